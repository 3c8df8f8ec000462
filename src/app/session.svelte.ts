/**
 * What one person is looking at: the open case, the view and its history, the mark under the
 * pointer, under the keyboard and pinned. Figure and drawing follow from these. Everything is
 * replaced, never mutated; components call verbs and hold no state of the course themselves.
 */
import { createContext } from 'svelte';
import type { Target } from '../layout/figure.ts';
import { detailOf } from '../describe/detail.ts';
import type { Course } from '../model/course.ts';
import type { Issue } from '../model/issue.ts';
import { resolveCase } from '../model/resolve.ts';
import { renderCourse } from '../render.ts';
import { DEFAULT_PAGE, DEFAULT_VIEW, type View } from '../view/view.ts';
import { focusOn, maybeStored, painted, store } from './browser.ts';
import { BUILT_IN, FIRST, openBuiltIn, openFirst } from './cases.ts';
import { fitView } from './changes.ts';
import { openOwn, type OpenCase } from './files.ts';
import { sayError, sayIssueCount, type Notice } from './notice.ts';
import { keepPlace, placeKept, viewKept } from './place.ts';
import { reachableOf } from './words.ts';
import { advance, back, forth, startHistory, type History } from './history.ts';

const SINGLE_KEYS = 'caseline:single-keys';

export const [getSession, setSession] = createContext<Session>();

export class Session {
  #open: OpenCase = $state.raw(openFirst());
  #views: History<View> = $state.raw(startHistory(DEFAULT_VIEW));
  #width = $state(0);
  #pointed: string | undefined = $state();
  #focused: string | undefined = $state();
  #walked: string | undefined = $state();
  #pinned: string | undefined = $state();
  #busy: string | undefined = $state();
  #notice: Notice | undefined = $state.raw();
  #said = $state.raw({ text: '', turn: 0 });
  #helpOpen = $state(false);
  #tableOpen = $state(false);
  #issuesOpen = $state(true);
  #singleKeys = $state(maybeStored(SINGLE_KEYS, 'local') !== false);
  /** A later request to open wins over an earlier one that is still loading. */
  #request = 0;

  constructor(theme: View['theme']) {
    this.#views = startHistory(viewKept(this.#open, placeKept().theme ?? theme));
  }

  get open(): OpenCase {
    return this.#open;
  }
  get view(): View {
    return this.#views.present;
  }
  readonly page = $derived({ ...DEFAULT_PAGE, width: Math.max(this.#width, 240) });
  readonly #reading = $derived(this.#views.present.reading);
  readonly course = $derived(resolveCase(this.#open.caseFile.document, this.#reading).course);
  readonly #rendered = $derived(renderCourse(this.course, this.#views.present, this.page));
  readonly figure = $derived(this.#rendered.figure);
  readonly drawing = $derived(this.#rendered.drawing);
  readonly issues: readonly Issue[] = $derived(this.#open.issues);
  readonly issuesTitle = $derived(sayIssueCount(this.#open.caseFile.name, this.issues));
  readonly targets: readonly Target[] = $derived(reachableOf(this.figure));
  readonly hasWidth = $derived(this.#width > 0);

  get canUndo(): boolean {
    return this.#views.past.length > 0;
  }
  get canRedo(): boolean {
    return this.#views.future.length > 0;
  }
  /** The mark to speak of now, apart from the pinned one. */
  readonly passing = $derived(this.#onFigure(this.#pointed) ?? this.#onFigure(this.#focused));
  /** Pinned by the reader; it may since have been hidden from the figure. */
  readonly pinned = $derived(
    isKnown(this.#pinned, this.course) ? this.#pinned : this.#onFigure(this.#pinned),
  );
  /** The one mark that Tab reaches. */
  readonly tabStop = $derived(this.#onFigure(this.#walked) ?? this.targets[0]?.id);
  get focused(): string | undefined {
    return this.#focused;
  }
  get pointed(): string | undefined {
    return this.#pointed;
  }
  get busy(): string | undefined {
    return this.#busy;
  }
  get notice(): Notice | undefined {
    return this.#notice;
  }
  get said(): { readonly text: string; readonly turn: number } {
    return this.#said;
  }
  get helpOpen(): boolean {
    return this.#helpOpen;
  }
  get tableOpen(): boolean {
    return this.#tableOpen;
  }
  get issuesOpen(): boolean {
    return this.#issuesOpen;
  }
  /** “?” is heard anywhere, or only in the figure when single keys are off. */
  get hearsHelpKey(): boolean {
    return this.#singleKeys || this.#focused !== undefined;
  }
  get singleKeys(): boolean {
    return this.#singleKeys;
  }

  resize(width: number): void {
    this.#width = Math.floor(width);
  }

  /** Changes the view as one step that can be undone, and says so. */
  change(view: View, says: string): void {
    this.#views = advance(this.#views, view);
    this.#keep();
    this.say(says);
  }
  undo(): void {
    this.#step(back(this.#views), 'Undone.');
  }
  redo(): void {
    this.#step(forth(this.#views), 'Redone.');
  }

  point(id: string | undefined): void {
    this.#pointed = id;
  }
  focus(id: string | undefined): void {
    this.#focused = id;
    if (id !== undefined) this.#walked = id;
  }
  /** Pins the mark in the panel; the pinned mark is let go. */
  pin(id: string | undefined): void {
    const isSame = id !== undefined && id === this.#pinned;
    if (this.#pinned !== undefined && (isSame || id === undefined)) this.say('Let go.');
    this.#pinned = isSame ? undefined : id;
    if (this.#pinned !== undefined) this.say('Pinned.');
  }
  /** Lets go of everything that is told of marks, though the keyboard stays where it is. */
  release(): void {
    if (this.#pinned !== undefined) this.say('Let go.');
    this.#pinned = this.#pointed = this.#focused = undefined;
  }
  /** Moves the keyboard to a mark of the figure. */
  goTo(id: string): void {
    const index = this.targets.findIndex((target) => target.id === id);
    if (index < 0) this.say('This is not drawn: its lane or panel is hidden.');
    else focusOn(elementIdOf(index));
  }

  async openBuiltIn(id: string): Promise<void> {
    const label = BUILT_IN.find((each) => each.id === id)?.label ?? id;
    await this.#load(label, () => openBuiltIn(id));
  }
  async openFiles(files: readonly File[]): Promise<void> {
    const [file] = files;
    if (file === undefined) return;
    await this.#load(file.name, () => openOwn(file));
    if (files.length > 1 && this.#notice === undefined) {
      this.#notice = { tone: 'note', text: `${files.length} files were given; the first is open.` };
    }
  }

  /** The case that was open before the page was reloaded, where it is one of ours. */
  async restore(): Promise<void> {
    const { builtIn, fileName } = placeKept();
    if (builtIn !== undefined && builtIn !== FIRST) {
      await this.openBuiltIn(builtIn);
    } else if (fileName !== undefined) {
      const text = `${fileName} is not kept by this browser: open it again. Its view is kept.`;
      this.#notice = { tone: 'note', text };
    }
  }

  say(text: string): void {
    this.#said = { text, turn: this.#said.turn + 1 };
  }
  tell(notice: Notice | undefined): void {
    this.#notice = notice;
  }
  showHelp(open: boolean): void {
    this.#helpOpen = open;
  }
  showTable(open: boolean): void {
    this.#tableOpen = open;
    this.say(open ? 'Table shown below the figure.' : 'Table hidden.');
  }
  showIssues(open: boolean): void {
    this.#issuesOpen = open;
  }
  useSingleKeys(use: boolean): void {
    this.#singleKeys = use;
    store(SINGLE_KEYS, use, 'local');
  }
  /** Does what may fail; a failure is said, nothing is lost. */
  async attempt(failing: string, action: () => Promise<void>): Promise<void> {
    try {
      await action();
    } catch (error) {
      this.#notice = { tone: 'error', text: `${failing}: ${sayError(error)}.` };
      this.say(this.#notice.text);
    }
  }
  /** Something unexpected outside of drawing: said, and the case stays as it is. */
  fail(error: unknown): void {
    const what = error instanceof ErrorEvent ? error.message : sayError(error);
    const text = `Something unexpected happened (${what}). The case is unharmed and can be saved.`;
    this.#notice = { tone: 'error', text };
  }
  /** Back to the first view, when a view could not be drawn. */
  resetView(): void {
    this.#views = startHistory({ ...fitView({}, this.#open.course), theme: this.view.theme });
    this.#keep();
  }

  async #load(name: string, load: () => Promise<OpenCase | Notice>): Promise<void> {
    const request = ++this.#request;
    this.#busy = `Opening ${name} …`;
    this.say(this.#busy);
    this.#notice = undefined;
    await painted();
    const opened = await load().catch((error: unknown): Notice => {
      return { tone: 'error', text: `${name} could not be opened: ${sayError(error)}` };
    });
    if (request !== this.#request) return;
    this.#busy = undefined;
    if ('tone' in opened) this.#notice = opened;
    else this.#show(opened);
    this.say('tone' in opened ? opened.text : `${opened.course.title} is open.`);
  }

  #show(opened: OpenCase): void {
    this.#pointed = this.#focused = this.#walked = this.#pinned = undefined;
    this.#issuesOpen = true;
    this.#open = opened;
    this.#views = startHistory(viewKept(opened, this.view.theme));
    this.#keep();
  }

  #step(views: History<View>, says: string): void {
    if (views.present === this.#views.present) return;
    this.#views = views;
    this.#keep();
    this.say(says);
  }

  #keep(): void {
    keepPlace(this.#open, this.view);
  }

  #onFigure(id: string | undefined): string | undefined {
    return this.targets.some((target) => target.id === id) ? id : undefined;
  }
}

const isKnown = (id: string | undefined, course: Course): boolean =>
  id !== undefined && detailOf(id, course) !== undefined;

/** The DOM id of the nth mark: an id of the case may hold anything. */
export function elementIdOf(index: number): string {
  return `mark-${index}`;
}
