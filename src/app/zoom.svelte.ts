/**
 * The verbs of the window on the axis. A gesture shows window after window, one a frame, and is one
 * step of the history once it has come to rest; a key or a button glides there.
 */
import { setWindow } from '../view/changes.ts';
import type { View } from '../view/view.ts';
import { clampWindow, panWindow, showAll, zoomWindow } from '../view/window.ts';
import type { AxisWindow } from '../view/window.ts';
import { glide } from './glide.ts';

/** What zooming needs of the session. */
export interface Zoomed {
  readonly view: View;
  change(view: View, says: string, joint?: string): void;
  say(text: string): void;
  /** "Shown: 3 Mar 2021 – 5 May 2022." */
  sayWindow(): string;
}

/** A wheel gives no sign of its end: after this it has come to rest. ms */
const REST_MS = 350;
/** A hand that clicks a button again should find it where it was. ms */
const SETTLE_MS = 700;

export class Zoom {
  readonly #session: Zoomed;
  #gesture = 1;
  #resting: ReturnType<typeof setTimeout> | undefined;
  #stop: (() => void) | undefined;
  #goal: AxisWindow | undefined;
  #pending: AxisWindow | undefined;
  #frame = 0;
  /** Since the first change of a gesture until it rests. */
  #isUnderWay = $state(false);
  #settling: ReturnType<typeof setTimeout> | undefined;
  #isMoving = $state(false);
  #isLearnt = $state(false);

  constructor(session: Zoomed) {
    this.#session = session;
  }

  /** The window, or where it is on its way to. */
  get window(): AxisWindow {
    return this.#pending ?? this.#goal ?? this.#session.view.window;
  }
  /** Marks that no one can reach meanwhile need not follow. */
  get isUnderWay(): boolean {
    return this.#isUnderWay;
  }
  /** From the first change until a while after the last: what is below should not jump meanwhile. */
  get isMoving(): boolean {
    return this.#isMoving;
  }
  /** Whether the window was ever moved by hand: whoever did needs no word on how. */
  get isLearnt(): boolean {
    return this.#isLearnt;
  }

  /** Above 1 zooms in, below 1 out; `around` is a fraction of the whole axis. */
  by(factor: number, around: number): void {
    this.glideTo(zoomWindow(this.window, factor, around));
  }
  /** By a part of the window: 0.5 is half a window to the right. */
  pan(part: number, then?: () => void): void {
    const [from, to] = this.window;
    this.glideTo(panWindow(this.window, part * (to - from)), then);
  }
  all(): void {
    this.glideTo(showAll());
  }
  toEnd(end: 'start' | 'end'): void {
    this.glideTo(panWindow(this.window, end === 'start' ? -1 : 1));
  }
  glideTo(wanted: AxisWindow, then?: () => void): void {
    this.rest();
    const goal = clampWindow(wanted);
    this.#goal = goal;
    this.#stop = glide(
      this.#session.view.window,
      goal,
      (window) => this.#take(window),
      () => {
        this.rest();
        then?.();
      },
    );
  }

  /** One of many windows of a hand, however long it stays: the last one of each frame is drawn. */
  drag(window: AxisWindow): void {
    this.#halt();
    this.#pending = clampWindow(window);
    if (this.#frame === 0) this.#frame = requestAnimationFrame(() => this.#flush());
    clearTimeout(this.#resting);
  }
  /** One of many windows of a wheel. */
  turn(window: AxisWindow): void {
    this.drag(window);
    this.#resting = setTimeout(() => this.rest(), REST_MS);
  }
  /** The gesture is over: what comes next is another step. */
  rest(): void {
    clearTimeout(this.#resting);
    this.#resting = undefined;
    this.#flush();
    this.#halt();
    if (!this.#isUnderWay) return;
    this.#isUnderWay = false;
    this.#gesture += 1;
    this.#settling = setTimeout(() => (this.#isMoving = false), SETTLE_MS);
    this.#session.say(this.#session.sayWindow());
  }
  /** Another case or another view: nothing that is under way may touch it. */
  drop(): void {
    this.#pending = undefined;
    this.#isUnderWay = false;
    this.rest();
  }

  #flush(): void {
    cancelAnimationFrame(this.#frame);
    this.#frame = 0;
    const window = this.#pending;
    this.#pending = undefined;
    if (window !== undefined) this.#take(window);
  }
  #halt(): void {
    this.#stop?.();
    this.#stop = this.#goal = undefined;
  }
  #take(window: AxisWindow): void {
    const { view } = this.#session;
    const next = setWindow(view, window);
    if (next === view) return;
    this.#isUnderWay = this.#isMoving = this.#isLearnt = true;
    clearTimeout(this.#settling);
    this.#session.change(next, '', `gesture ${this.#gesture}`);
  }
}
