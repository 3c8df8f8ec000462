/**
 * A talk being given: its state, and the verbs that keys, buttons, the other window and the
 * browser's history use. It knows nothing of the page; the clock is handed in. What belongs to one
 * window alone (a number being typed, the overview, the pointer) is kept apart from the state.
 */
import type { Choice, Prediction } from '../../view/prediction.ts';
import type { Step, Story } from '../../view/story.ts';
import {
  blankWith,
  elapsedOf,
  goTo,
  keepChoices,
  keepPredictions,
  rest,
  startAgain,
  timesOf,
  wear,
  type Blank,
  type TalkState,
} from './state.ts';

/** A place on the slide, as fractions of its width and height. */
export interface Dot {
  readonly x: number;
  readonly y: number;
}

export type Sheet = 'overview' | 'help';

/** Told after every change that this window made. */
export type Heard = (state: TalkState, before: TalkState) => void;

export class Talk {
  readonly story: Story;
  readonly #now: () => number;
  readonly #heard: Heard;
  #state: TalkState = $state.raw() as TalkState;
  #typed = $state('');
  #sheet: Sheet | undefined = $state();
  #isPointing = $state(false);
  #dot: Dot | undefined = $state.raw();

  constructor(story: Story, state: TalkState, now: () => number, heard: Heard = () => undefined) {
    this.story = story;
    this.#state = state;
    this.#now = now;
    this.#heard = heard;
  }

  get state(): TalkState {
    return this.#state;
  }
  get at(): number {
    return this.#state.step;
  }
  get step(): Step {
    return this.story.steps[this.at] as Step;
  }
  /** The step whose question is answered by the step shown. */
  get asked(): Step | undefined {
    const before = this.story.steps[this.at - 1];
    return before?.question === undefined ? undefined : before;
  }
  get count(): number {
    return this.story.steps.length;
  }
  get isLast(): boolean {
    return this.at === this.count - 1;
  }
  /** Digits of a step to jump to. */
  get typed(): string {
    return this.#typed;
  }
  get sheet(): Sheet | undefined {
    return this.#sheet;
  }
  get isPointing(): boolean {
    return this.#isPointing;
  }
  get dot(): Dot | undefined {
    return this.#dot;
  }

  elapsed(): number {
    return elapsedOf(this.#state, this.#now());
  }
  elapsedOfStep(): number {
    return timesOf(this.#state, this.#now())[this.at] ?? 0;
  }
  choicesOf(step: Step): readonly Choice[] {
    return this.#state.choices[step.id] ?? [];
  }
  predictionsOf(step: Step): readonly Prediction[] {
    return this.#state.predictions[step.id] ?? [];
  }

  next(): void {
    this.go(this.at + 1);
  }
  previous(): void {
    this.go(this.at - 1);
  }
  first(): void {
    this.go(0);
  }
  last(): void {
    this.go(this.count - 1);
  }
  /** Beyond an end it stays at the end. */
  go(step: number): void {
    const index = Math.min(Math.max(step, 0), this.count - 1);
    this.#typed = '';
    this.#sheet = undefined;
    this.#take(goTo(this.#state, index, this.#now()));
  }
  blank(color: Blank | undefined): void {
    this.#take(blankWith(this.#state, color));
  }
  changeLook(): void {
    this.#take(wear(this.#state, this.#state.look === 'dark' ? 'projector' : 'dark'));
  }
  /** Stops the clock, or lets it go on. */
  rest(isResting: boolean): void {
    this.#take(rest(this.#state, isResting, this.#now()));
  }
  startAgain(): void {
    this.#take(startAgain(this.#state, this.#now()));
  }

  /** A digit of a number; it counts when it is entered. */
  type(digit: string): void {
    this.#typed = `${this.#typed}${digit}`.replace(/^0+/, '').slice(0, 3);
  }
  forgetTyped(): void {
    this.#typed = '';
  }
  /** Jumps to the number typed; without one it goes on. */
  enter(): void {
    if (this.#typed === '') this.next();
    else this.go(Number(this.#typed) - 1);
  }

  show(sheet: Sheet | undefined): void {
    this.#sheet = sheet;
  }
  usePointer(use: boolean): void {
    this.#isPointing = use;
    if (!use) this.#dot = undefined;
  }
  point(dot: Dot | undefined): void {
    this.#dot = dot;
  }

  choose(given: readonly Choice[]): void {
    this.#take(keepChoices(this.#state, this.step.id, given));
  }
  predict(given: readonly Prediction[]): void {
    this.#take(keepPredictions(this.#state, this.step.id, given));
  }

  /** What the other window has made of it, unless this one knows better; nobody is told. */
  arrive(state: TalkState): boolean {
    if (state.turn <= this.#state.turn) return false;
    if (state.step !== this.at) this.#sheet = undefined;
    this.#state = state;
    return true;
  }

  #take(state: TalkState): void {
    const before = this.#state;
    if (state === before) return;
    this.#state = state;
    this.#heard(state, before);
  }
}
