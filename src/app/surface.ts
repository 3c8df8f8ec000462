/**
 * The plot as gestures see it: what a click, a double click and a hovering pointer mean there. A
 * click on a mark pins it, on a cluster opens it, on an empty place sets a cursor.
 */
import type { Target } from '../layout/targets.ts';
import type { Cursor } from '../view/view.ts';
import type { AxisWindow } from '../view/window.ts';
import { openCluster } from './cluster.ts';
import { cursorAt, cursorOn } from './cursors.ts';
import type { Surface } from './gestures.ts';
import { nearestTarget } from './pointing.ts';
import type * as RunTarget from './run-target.ts';
import type { Session } from './session.svelte.ts';

/** What a double click and a key zoom by. */
export const STEP = 2;

export class Plot implements Surface {
  readonly #session: Session;
  readonly #element: HTMLElement;
  #click = 0;
  #runTargetAt: typeof RunTarget.runTargetAt | undefined;

  constructor(session: Session, element: HTMLElement) {
    this.#session = session;
    this.#element = element;
  }

  get window(): AxisWindow {
    return this.#session.zoom.window;
  }
  fractionAt(x: number): number {
    const { x0, x1 } = this.#session.moments.axis;
    const [from, to] = this.window;
    return from + Math.min(Math.max((x - x0) / (x1 - x0), 0), 1) * (to - from);
  }
  partOf(px: number): number {
    const { x0, x1 } = this.#session.moments.axis;
    return (px / (x1 - x0)) * (this.window[1] - this.window[0]);
  }
  wheelZooms(y: number): boolean {
    const { plot, axis } = this.#session.figure;
    return y >= plot.y && y <= axis.y + 10;
  }
  turn(window: AxisWindow): void {
    this.#session.zoom.turn(window);
  }
  drag(window: AxisWindow): void {
    this.#session.zoom.drag(window);
  }
  rest(): void {
    this.#session.zoom.rest();
  }

  hover(event: PointerEvent | undefined): void {
    const session = this.#session;
    if (event === undefined) {
      session.point(undefined);
      return;
    }
    const [x, y] = this.#at(event);
    const target = this.#under(x, y);
    session.point(target, this.#cursorAt(x, y, target));
  }
  press(event: MouseEvent): void {
    const session = this.#session;
    const [x, y] = this.#at(event);
    const target = this.#under(x, y);
    const joint = this.#newClick();
    const cursor = this.#cursorAt(x, y, target);
    if (target === undefined) {
      if (cursor === undefined) session.pin(undefined, joint);
      else void session.setCursor(cursor, joint);
    } else if (event.shiftKey) void session.setCursor(cursor, joint);
    else if (!openCluster(session, target)) {
      session.point(target, cursor);
      session.pin(target.id, joint);
      session.goTo(target.id);
    }
  }
  pressTwice(event: MouseEvent): void {
    const [x] = this.#at(event);
    this.#session.retract(`click ${this.#click}`);
    this.#session.zoom.by(event.shiftKey ? 1 / STEP : STEP, this.fractionAt(x));
  }

  #newClick(): string {
    this.#click += 1;
    return `click ${this.#click}`;
  }
  #at({ clientX, clientY }: MouseEvent): readonly [number, number] {
    const { left, top } = this.#element.getBoundingClientRect();
    return [clientX - left, clientY - top];
  }
  #under(x: number, y: number): Target | undefined {
    const { figure, targets } = this.#session;
    return nearestTarget(figure, targets, x, y) ?? this.#amongMany(x, y);
  }
  /** Of a line of more values than pixels: the value that it draws under the pointer. */
  #amongMany(x: number, y: number): Target | undefined {
    const { figure, course, drawn, moments } = this.#session;
    if (figure.panels.every(({ run }) => run === undefined)) return undefined;
    if (this.#runTargetAt === undefined) void this.#loadRuns();
    return this.#runTargetAt?.(figure, course, drawn, moments.axis, [x, y]);
  }
  async #loadRuns(): Promise<void> {
    this.#runTargetAt = (await import('./run-target.ts')).runTargetAt;
  }
  #cursorAt(x: number, y: number, target: Target | undefined): Cursor | undefined {
    const { course, moments, figure } = this.#session;
    const { plot } = figure;
    const isInside = y >= plot.y && y <= plot.y + plot.height;
    const snapped = target && cursorOn(target, course, moments);
    return isInside ? (snapped ?? cursorAt(moments.axis, x)) : undefined;
  }
}
