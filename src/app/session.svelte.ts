/**
 * What one person is looking at: the open case, the view and its history, the mark under the
 * pointer and under the keyboard. Figure and drawing follow from these. Everything is replaced,
 * never mutated; components call verbs and hold no state of the course themselves.
 */
import { createContext, tick } from 'svelte';
import type { Target } from '../layout/targets.ts';
import { figureAxis } from '../layout/layout.ts';
import { momentsOf } from '../layout/moments.ts';
import type { Issue } from '../model/issue.ts';
import { seen } from '../model/resolved.ts';
import { renderCourse } from '../render.ts';
import { addCursor, clearCursors, pin } from '../view/changes.ts';
import { isMark, knownMark } from '../view/known.ts';
import { DEFAULT_PAGE, type Cursor, type Page, type View } from '../view/view.ts';
import { focusOn, maybeStored, store } from './browser.ts';
import { openFirst } from './cases.ts';
import type { Sharing } from './compare.ts';
import { apartFrom } from './drawn.ts';
import { courseFor, type OpenCase } from './files.ts';
import { sayError, sayIssueCount, type Notice } from './notice.ts';
import { placeKept, plainView, viewKept } from './place.ts';
import { Spoken } from './spoken.svelte.ts';
import { Steps } from './steps.svelte.ts';
import { Visit } from './visit.svelte.ts';
import { reachableOf, targetHolding, targetsById } from './words.ts';
import { Zoom } from './zoom.svelte.ts';

const SINGLE_KEYS = 'caseline:single-keys';

export const [getSession, setSession] = createContext<Session>();

export class Session {
  #open: OpenCase = $state.raw(openFirst());
  readonly #steps: Steps<View>;
  #width = $state(0);
  #pointed: string | undefined = $state();
  /** A value of a long line is no target until it is pointed at. */
  #aimed: Target | undefined = $state.raw();
  #hovered: Cursor | undefined = $state.raw();
  #focused: string | undefined = $state();
  #walked: string | undefined = $state();
  /** What stands for several marks is told like a pinned one, but is no part of the view. */
  #listed: string | undefined = $state();
  /** How the figure shares its axis with another one, while two are compared. */
  #sharing: Sharing | undefined = $state.raw();
  #notice: Notice | undefined = $state.raw();
  #said = $state.raw({ text: '', turn: 0 });
  #helpOpen = $state(false);
  #tableOpen = $state(false);
  #issuesOpen = $state(true);
  #singleKeys = $state(maybeStored(SINGLE_KEYS, 'local') !== false);
  /** Opening cases, and the link of what is open. */
  readonly visit: Visit = new Visit(this);
  readonly zoom: Zoom = new Zoom(this);
  readonly spoken: Spoken = new Spoken();

  constructor(theme: View['theme']) {
    this.#steps = new Steps(viewKept(this.#open, placeKept().theme ?? theme));
  }

  get open(): OpenCase {
    return this.#open;
  }
  get view(): View {
    return this.#steps.present;
  }
  readonly #sheet: Page = $derived({ ...DEFAULT_PAGE, width: Math.max(this.#width, 240) });
  readonly course = $derived(seen(courseFor(this.#open, this.view), this.view));
  readonly #drawnOf = apartFrom('cursors', 'pinned');
  readonly #apart = $derived(this.#drawnOf(this.view));
  readonly #shared = $derived(
    this.#sharing?.(this.course, this.#apart, this.#sheet) ?? {
      view: this.#apart,
      page: this.#sheet,
    },
  );
  readonly drawn: View = $derived(this.#shared.view);
  readonly page: Page = $derived(this.#shared.page);
  readonly #rendered = $derived(renderCourse(this.course, this.drawn, this.page));
  readonly figure = $derived(this.#rendered.figure);
  readonly drawing = $derived(this.#rendered.drawing);
  readonly moments = $derived(
    momentsOf(this.course, figureAxis(this.course, this.drawn, this.page)),
  );
  readonly issues: readonly Issue[] = $derived(this.#open.issues);
  readonly issuesTitle = $derived(sayIssueCount(this.#open.caseFile.name, this.issues));
  readonly targets: readonly Target[] = $derived(reachableOf(this.figure));
  readonly #targetsById = $derived(targetsById(this.targets, this.#aimed));
  readonly hasWidth = $derived(this.#width > 0);

  get canUndo(): boolean {
    return this.#steps.canUndo;
  }
  get canRedo(): boolean {
    return this.#steps.canRedo;
  }
  /** The mark to speak of now, apart from the pinned one. */
  readonly passing = $derived(this.#onFigure(this.#pointed) ?? this.#onFigure(this.#focused));
  /** Pinned by the reader; it may since have been hidden from the figure. */
  readonly pinned = $derived(
    this.#onFigure(this.#listed) ?? knownMark(this.course, this.view.pinned),
  );
  /** The one mark that Tab reaches. */
  readonly tabStop = $derived(this.#onFigure(this.#walked) ?? this.targets[0]?.id);
  get cursors(): readonly Cursor[] {
    return this.view.cursors;
  }
  /** Where the pointer is; undefined beside the axis. */
  get hovered(): Cursor | undefined {
    return this.#hovered;
  }
  /** Where the reader is: under the pointer, at the mark of the keyboard, or at the newest cursor. */
  readonly here: Cursor | undefined = $derived(
    this.#hovered ?? this.#markCursor(this.#focused) ?? this.view.cursors.at(-1),
  );
  get focused(): string | undefined {
    return this.#focused;
  }
  get pointed(): string | undefined {
    return this.#pointed;
  }
  get busy(): string | undefined {
    return this.visit.busy;
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

  shareAxis(sharing: Sharing | undefined): void {
    this.#sharing = sharing;
  }
  resize(width: number): void {
    this.#width = Math.floor(width);
  }

  /** Changes the view as one step that can be undone, and says so; `joint` names a gesture. */
  change(view: View, says: string, joint?: string): void {
    if (this.#steps.take(view, joint)) this.visit.keep();
    if (says !== '') this.say(says);
  }
  /** As if a gesture had not been made: a click that was the first half of a double click. */
  retract(joint: string): void {
    if (this.#steps.retract(joint)) this.visit.keep();
  }
  undo(): void {
    this.zoom.rest();
    if (this.#steps.undo()) this.#stepped('Undone.');
  }
  redo(): void {
    this.zoom.rest();
    if (this.#steps.redo()) this.#stepped('Redone.');
  }

  point(target: Target | undefined, hovered?: Cursor): void {
    [this.#aimed, this.#pointed, this.#hovered] = [target, target?.id, hovered];
  }
  focus(id: string | undefined): void {
    this.#focused = id;
    if (id !== undefined) this.#walked = id;
  }
  /** Pins the mark in the panel; the pinned mark is let go. */
  pin(id: string | undefined, joint?: string): void {
    const before = this.pinned;
    const wanted = id === before ? undefined : id;
    const isOwn = wanted === undefined || isMark(this.course, wanted);
    this.#listed = isOwn ? undefined : wanted;
    this.change(pin(this.view, this.course, isOwn ? wanted : undefined), '', joint);
    if (wanted !== undefined) this.say('Pinned.');
    else if (before !== undefined) this.say('Let go.');
  }
  /** Pins a cursor: first A, then B; a third takes the place of the oldest. */
  async setCursor(cursor: Cursor | undefined = this.here, joint?: string): Promise<void> {
    const { sayCursor } = await this.spoken.load();
    const words = cursor && sayCursor(cursor, this.course, this.view);
    if (cursor === undefined || words === undefined) return;
    const view = addCursor(this.view, this.course, cursor);
    this.change(view, `Cursor ${view.cursors.length === 2 ? 'B' : 'A'}: ${words.says}.`, joint);
  }
  /** Lets go of the pinned mark, or else of the cursors, though the keyboard stays where it is. */
  release(): void {
    const isPinned = this.pinned !== undefined;
    this.#pointed = this.#focused = this.#hovered = undefined;
    if (isPinned) this.pin(undefined);
    else if (this.cursors.length > 0) this.change(clearCursors(this.view), 'Cursors taken away.');
  }
  targetOf(id: string | undefined): Target | undefined {
    return id === undefined ? undefined : this.#targetsById.get(id);
  }
  /** Moves the keyboard to a mark of the figure, or to what stands for it there. */
  goTo(id: string): void {
    const target = this.targetOf(id) ?? targetHolding([id], this.targets, this.figure);
    if (target === undefined) this.say('This is not drawn: its lane or panel is hidden.');
    else focusOn(elementIdOf(this.targets.indexOf(target)));
  }
  /** To the first of these marks that is drawn, alone or in a cluster. */
  async goToAny(ids: readonly string[]): Promise<void> {
    await tick();
    const found = targetHolding(ids, this.targets, this.figure);
    if (found !== undefined) this.goTo(found.id);
  }

  openBuiltIn(id: string): Promise<void> {
    return this.visit.openById(id);
  }
  openFiles(files: readonly File[]): Promise<void> {
    return this.visit.openFiles(files);
  }
  /** Another case: its history begins here. */
  show(open: OpenCase, view: View): void {
    this.zoom.drop();
    this.#pointed = this.#hovered = this.#focused = this.#walked = this.#listed = undefined;
    this.#issuesOpen = true;
    this.#open = open;
    this.#steps.restart(view);
  }

  say(text: string): void {
    this.#said = { text, turn: this.#said.turn + 1 };
  }
  sayWindow(): string {
    return this.spoken.now?.sayWindow(this.course, this.view, this.moments.axis) ?? '';
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
    this.zoom.drop();
    this.#steps.restart(plainView(this.view.theme));
    this.visit.keep();
  }

  #stepped(says: string): void {
    this.visit.keep();
    this.say(says);
  }
  #markCursor(id: string | undefined): Cursor | undefined {
    const type = this.targetOf(id)?.type;
    return id !== undefined && (type === 'event' || type === 'point')
      ? { kind: 'mark', id }
      : undefined;
  }
  #onFigure(id: string | undefined): string | undefined {
    return this.targetOf(id)?.id;
  }
}

/** The DOM id of the nth mark: an id of the case may hold anything. */
export function elementIdOf(index: number): string {
  return `mark-${index}`;
}
