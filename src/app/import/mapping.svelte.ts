/**
 * The columns of opened tables while a person says what they mean: the beginning of each table, the
 * mapping as chosen so far, and the case that it would make. Nothing changes in the open case until
 * the choice is applied.
 */
import { createContext } from 'svelte';
import { asksOf, type Ask, type TableRead } from '../../formats/table-asks.ts';
import type { Head } from '../../formats/table-head.ts';
import type { Mapping } from '../../formats/table-mapping.ts';
import { toRemembered } from '../../formats/table-remember.ts';
import { signatureOf, type Sheet } from '../../formats/table-sheet.ts';
import type { Imported } from '../files.ts';
import { tryOut, type Trial } from './mapping-trial.ts';
import { forget, remember } from './remember.ts';

export const [getDesk, setDesk] = createContext<MappingDesk>();

/** After the last of several quick choices. */
const PAUSE_MS = 120;

export class MappingDesk {
  readonly #imported: Imported;
  readonly #head: Head;
  /** Tables with the same headings are one to the person: the first stands for all. */
  readonly tables: readonly TableRead[];
  #mappings: readonly Mapping[] = $state.raw([]);
  /** What the preview shows: it follows a moment later. */
  #tried: readonly Mapping[] = $state.raw([]);
  #at = $state(0);
  #keeps = $state(false);
  #said = $state('');
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(imported: Imported, head: Head) {
    this.#imported = imported;
    this.#head = head;
    this.tables = tablesIn(imported.tables ?? [], head.sheets);
    this.#tried = this.#mappings = this.tables.map(({ mapping }) => mapping);
    this.#at = Math.max(
      0,
      this.tables.findIndex(({ asks }) => asks.length > 0),
    );
    this.#keeps = this.tables.some(({ from }) => from === 'remembered');
  }

  get at(): number {
    return this.#at;
  }
  get keeps(): boolean {
    return this.#keeps;
  }
  get said(): string {
    return this.#said;
  }
  get isCut(): boolean {
    return this.#head.isCut;
  }
  readonly mapping: Mapping | undefined = $derived.by(() => this.#mappings[this.#at]);
  readonly sheet: Sheet | undefined = $derived.by(() => this.#sheetOf(this.mapping));
  readonly asks: readonly Ask[] = $derived.by(() =>
    this.sheet && this.mapping ? asksOf(this.sheet, this.mapping) : [],
  );
  readonly trial: Trial = $derived.by(() =>
    tryOut(this.#head.sheets, this.#tried, this.#imported.patient),
  );

  show(at: number): void {
    this.#at = at;
  }
  keep(keeps: boolean): void {
    this.#keeps = keeps;
  }
  change(mapping: Mapping, says = ''): void {
    this.#mappings = this.#mappings.map((each, at) => (at === this.#at ? mapping : each));
    this.#said = says;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => (this.#tried = this.#mappings), PAUSE_MS);
  }

  /** What the person said of all tables; kept in this browser only if that was asked for. */
  settle(): { readonly mapping: readonly Mapping[]; readonly patient?: string } {
    clearTimeout(this.#timer);
    this.#tried = this.#mappings;
    for (const mapping of this.#mappings) {
      const sheet = this.#sheetOf(mapping);
      if (this.#keeps && sheet) remember(toRemembered(mapping, sheet));
      else forget(mapping.signature);
    }
    const { patient } = this.#imported;
    const isKnown = patient !== undefined && this.trial.patients.includes(patient);
    return { mapping: this.#mappings, ...(isKnown && { patient }) };
  }

  #sheetOf(mapping: Mapping | undefined): Sheet | undefined {
    return this.#head.sheets.find((sheet) => signatureOf(sheet) === mapping?.signature);
  }
}

function tablesIn(tables: readonly TableRead[], sheets: readonly Sheet[]): readonly TableRead[] {
  const signatures = tables.map(({ mapping }) => mapping.signature);
  return tables.filter(
    ({ mapping }, at) =>
      signatures.indexOf(mapping.signature) === at &&
      sheets.some((sheet) => signatureOf(sheet) === mapping.signature),
  );
}
