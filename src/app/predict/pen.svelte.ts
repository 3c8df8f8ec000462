/**
 * Who draws, and what can be taken back. The curves belong to whoever gave them: every change is
 * handed back to him.
 */
import { shortName } from '../../view/revive-prediction.ts';
import type { Prediction } from '../../view/prediction.ts';
import { numberOf, sheetIdOf, sheetNumber, sheetsOf, type Sheet } from './sheets.ts';

interface Kept {
  readonly predictions: () => readonly Prediction[];
  readonly onchange: (predictions: readonly Prediction[]) => void;
}

/** More could not be told apart. */
export const MOST_SHEETS = 8;
const MOST_STEPS = 50;

export class Pen {
  readonly #kept: Kept;
  #chosen: string | undefined = $state.raw();
  #past: readonly (readonly Prediction[])[] = $state.raw([]);
  /** Begun, but nothing drawn on it yet. */
  #fresh: Sheet | undefined = $state.raw();

  constructor(kept: Kept) {
    this.#kept = kept;
  }

  get sheets(): readonly Sheet[] {
    const drawn = sheetsOf(this.#kept.predictions());
    const fresh = this.#fresh;
    const all =
      fresh === undefined || drawn.some(({ id }) => id === fresh.id) ? drawn : [...drawn, fresh];
    return all.length > 0 ? all : [sheetNumber(1)];
  }
  /** The one that is drawn on. */
  get sheet(): Sheet {
    const all = this.sheets;
    return all.find(({ id }) => id === this.#chosen) ?? all.at(-1) ?? sheetNumber(1);
  }
  get canUndo(): boolean {
    return this.#past.length > 0;
  }
  get canAdd(): boolean {
    return this.sheets.length < MOST_SHEETS && this.isDrawn;
  }
  /** Something is drawn on this sheet. */
  get isDrawn(): boolean {
    return this.#kept.predictions().some((each) => sheetIdOf(each) === this.sheet.id);
  }

  /** What this sheet has of a series, empty where nothing is drawn. */
  on(series: string): Prediction {
    const { id, name } = this.sheet;
    const own = `${id}/${series}`;
    const found = this.#kept.predictions().find((each) => each.id === own);
    return found ?? { id: own, name, series, points: [] };
  }
  draw(prediction: Prediction): void {
    const all = this.#kept.predictions();
    const isKnown = all.some(({ id }) => id === prediction.id);
    const next = isKnown
      ? all.map((each) => (each.id === prediction.id ? prediction : each))
      : [...all, prediction];
    this.#change(next.filter(({ points }) => points.length > 0));
  }
  choose(id: string): void {
    this.#chosen = id;
  }
  add(): void {
    if (!this.canAdd) return;
    const last = Math.max(...this.sheets.map(({ id }) => numberOf(id)));
    this.#fresh = sheetNumber(last + 1);
    this.#chosen = this.#fresh.id;
  }
  rename(name: string): void {
    const { sheet } = this;
    const given = shortName(name.trim()) || `Prediction ${sheet.at + 1}`;
    if (this.#fresh?.id === sheet.id) this.#fresh = { ...sheet, name: given };
    const all = this.#kept.predictions();
    if (all.every((each) => sheetIdOf(each) !== sheet.id)) {
      this.#fresh = { ...sheet, name: given };
      return;
    }
    this.#change(
      all.map((each) => (sheetIdOf(each) === sheet.id ? { ...each, name: given } : each)),
    );
  }
  clear(): void {
    const { id } = this.sheet;
    this.#fresh = this.sheet;
    this.#chosen = id;
    this.#change(this.#kept.predictions().filter((each) => sheetIdOf(each) !== id));
  }
  undo(): void {
    const last = this.#past.at(-1);
    if (last === undefined) return;
    this.#past = this.#past.slice(0, -1);
    this.#kept.onchange(last);
  }

  #change(next: readonly Prediction[]): void {
    this.#past = [...this.#past, this.#kept.predictions()].slice(-MOST_STEPS);
    this.#kept.onchange(next);
  }
}
