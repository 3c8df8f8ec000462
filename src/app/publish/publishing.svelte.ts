/**
 * One figure on its way into a paper or onto a slide: the choices and the steps that led to them,
 * and the drawing that follows. The view on the screen is read, never changed.
 */
import { createContext } from 'svelte';
import type { Drawing } from '../../draw/mark.ts';
import type { SvgTextMode } from '../../export/export.ts';
import { asOne, type FileWords } from '../../export/pages.ts';
import { LABEL_PT, applyPreset, maybePreset, type Settings } from '../../export/presets.ts';
import { shownCourse } from '../../model/shown.ts';
import { preflight } from '../../export/preflight.ts';
import { renderPages } from '../../render-pages.ts';
import { wordsOf } from '../../render.ts';
import {
  DEFAULT_PAPER,
  type Page,
  type Paper,
  type PaperWords,
  type View,
} from '../../view/view.ts';
import { maybeStored, store } from '../browser.ts';
import type { Finding } from '../../export/finding.ts';
import { idOf } from '../place.ts';
import type { Session } from '../session.svelte.ts';
import { Steps } from '../steps.svelte.ts';
import type { Purpose } from '../workspace.svelte.ts';
import {
  choicesOf,
  FIRST,
  SVG_TEXTS,
  firstChoices,
  reviveChoices,
  viewOf,
  type Choices,
} from './choices.ts';

const SLIDE = 'slide';
/** ISO 216. mm */
const A4_HEIGHT = 297;

export const [getPublishing, setPublishing] = createContext<Publishing>();

export class Publishing {
  readonly #session: Session;
  readonly #steps: Steps<Choices>;
  #said = $state.raw({ text: '', turn: 0 });

  constructor(session: Session) {
    this.#session = session;
    const kept = maybeStored(keyOf(session));
    const { view } = session;
    this.#steps = new Steps(kept === undefined ? firstChoices(view) : reviveChoices(kept, view));
  }

  get #choices(): Choices {
    return this.#steps.present;
  }
  get page(): Page {
    return this.#choices.page;
  }
  get paper(): Paper {
    return this.page.paper ?? DEFAULT_PAPER;
  }
  readonly view: View = $derived.by(() => viewOf(this.#session.view, this.#choices.view));
  readonly course = $derived.by(() => shownCourse(this.#session.open.caseFile.document, this.view));
  readonly #rendered = $derived.by(() => renderPages(this.course, this.view, this.page));
  /** One, unless the page is to go on and does not hold the figure. */
  readonly pages: readonly Drawing[] = $derived.by(() =>
    this.#rendered.pages.map(({ drawing }) => drawing),
  );
  readonly preset = $derived.by(() => maybePreset(this.paper.preset));
  /** Those of the whole figure, the author's where there are any. */
  get words(): FileWords {
    return this.#rendered.words;
  }
  /** The words that we make for this view, whatever the author wrote. */
  readonly ours = $derived.by(() => {
    const { words: _, ...paper } = this.paper;
    return wordsOf(this.course, this.view, { ...this.page, paper });
  });
  /** pt, of the labels of events. */
  readonly typeSize = $derived.by(() => this.page.typeScale * LABEL_PT);

  readonly findings: readonly Finding[] = $derived.by(() => {
    const { pages, course, view, page, fileName } = this;
    const drawing = asOne(pages);
    return preflight({ drawing, pages: pages.length, course, view, page, fileName });
  });

  get canUndo(): boolean {
    return this.#steps.canUndo;
  }
  get canRedo(): boolean {
    return this.#steps.canRedo;
  }
  get said(): { readonly text: string; readonly turn: number } {
    return this.#said;
  }
  get settings(): Settings {
    return { view: this.view, page: this.page };
  }
  get svgText(): SvgTextMode {
    return this.#choices.svgText ?? 'embedded';
  }
  /** Nothing that tells who it is about: a file of the reader's own may be called by a name. */
  get fileName(): string {
    const { builtIn } = this.#session.open;
    const width = Math.round(this.page.width);
    return (
      this.#choices.fileName ?? `${builtIn ?? 'timeline'}-${this.paper.preset ?? `${width}mm`}`
    );
  }

  /** Opened for a paper or a talk: the figure is made for that, if it was not already. */
  begin(purpose: Purpose | undefined): void {
    const isSlide = this.paper.preset === SLIDE;
    if (purpose === 'slide' && !isSlide) this.choose(SLIDE);
    if (purpose === 'paper' && isSlide) this.choose(FIRST);
  }
  get tableName(): string {
    const { builtIn } = this.#session.open;
    return this.#choices.fileName ?? builtIn ?? 'timeline';
  }

  choose(presetId: string): void {
    const preset = maybePreset(presetId);
    if (preset !== undefined)
      this.change(applyPreset(preset, this.view, this.page), `${preset.name}.`);
  }
  /** No venue's rules any more; the size stays to begin with. */
  chooseOwn(): void {
    const { words } = this.paper;
    const paper = { ...DEFAULT_PAPER, ...(words === undefined ? {} : { words }) };
    this.setPage({ paper }, 'A size of your own.');
  }
  setPage(change: Patch<Page>, says = ''): void {
    this.change({ view: this.view, page: without({ ...this.page, ...change }) }, says);
  }
  /** mm; undefined: as high as its content. Further pages are as high as the first. */
  setHeight(height: number | undefined): void {
    const { mostHeight } = this.page;
    this.setPage({ height, ...(mostHeight !== undefined && this.#goingOn(height)) });
  }
  /** What is higher than a page goes on on further ones, or stays on one. */
  goOn(onFurther: boolean): void {
    this.setPage(onFurther ? this.#goingOn(this.page.height) : { mostHeight: undefined });
  }
  #goingOn(height: number | undefined): { readonly mostHeight: number } {
    return { mostHeight: height ?? this.preset?.maxHeightMm ?? A4_HEIGHT };
  }
  setPaper(change: Partial<Paper>, says = ''): void {
    this.setPage({ paper: { ...this.paper, ...change } }, says);
  }
  /** pt; lines follow the type. */
  setType(size: number): void {
    const scale = size / LABEL_PT;
    this.setPage({ typeScale: scale, lineScale: scale });
  }
  wear(theme: View['theme']): void {
    this.change({ view: { ...this.view, theme }, page: this.page }, '');
  }
  /** Undefined: ours again. One field at a stretch is one step. */
  write(field: keyof PaperWords, text: string | undefined): void {
    const words = without({ ...this.paper.words, [field]: text });
    const page = { ...this.page, paper: { ...this.paper, words } };
    this.change({ view: this.view, page }, '', text === undefined ? undefined : `write ${field}`);
  }
  /** '': ours. */
  nameFile(name: string): void {
    const { fileName: _, ...choices } = this.#choices;
    this.#take(name === '' ? choices : { ...choices, fileName: name });
  }
  setSvgText(wanted: string): void {
    const svgText = SVG_TEXTS.find((each) => each === wanted);
    if (svgText !== undefined) this.#take({ ...this.#choices, svgText });
  }
  /** Other settings as one step that can be undone; `joint` names what it is a part of. */
  change(settings: Settings, says: string, joint?: string): void {
    this.#take({ ...this.#choices, ...choicesOf(this.#session.view, settings) }, joint);
    if (says !== '') this.say(says);
  }
  undo(): void {
    if (this.#steps.undo()) this.#stepped('Undone.');
  }
  redo(): void {
    if (this.#steps.redo()) this.#stepped('Redone.');
  }
  say(text: string): void {
    this.#said = { text, turn: this.#said.turn + 1 };
  }

  #take(choices: Choices, joint?: string): void {
    if (this.#steps.take(choices, joint)) this.#keep();
  }
  #stepped(says: string): void {
    this.#keep();
    this.say(says);
  }
  /** In the tab alone: what an author writes is never part of a link. */
  #keep(): void {
    store(keyOf(this.#session), this.#choices);
  }
}

const keyOf = ({ open }: Session): string => `caseline:publish:${idOf(open)}`;

/** What is undefined is taken away. */
type Patch<T> = { readonly [Key in keyof T]?: T[Key] | undefined };

function without<T extends object>(value: Patch<T>): T {
  return Object.fromEntries(Object.entries(value).filter(([, each]) => each !== undefined)) as T;
}
