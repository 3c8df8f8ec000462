/**
 * The shared time axis: a monotone, invertible, piecewise-linear map between moments and px. Timed
 * segments are to scale; an `order` segment stands for time of unknown length, where only order has
 * a place. Phase, linear and calendar axes differ in the segments they make, and in nothing else.
 */
import { CALENDAR } from '../model/clock.ts';
import type { Course } from '../model/course.ts';
import type { Phase } from '../model/phase.ts';
import type { AxisKind, View } from '../view/view.ts';
import { extentsOf } from '../model/extents.ts';
import { piecesOf, type Piece } from './pieces.ts';

export interface TimeSegment {
  readonly kind: 'time';
  readonly frame: string;
  readonly t0: number;
  readonly t1: number;
  readonly x0: number;
  readonly x1: number;
  readonly phase?: Phase;
}
export interface OrderSegment {
  readonly kind: 'order';
  readonly x0: number;
  readonly x1: number;
  readonly phase?: Phase;
}
export type Segment = TimeSegment | OrderSegment;

/** What a place on the axis means: a moment, or only a place in an order. */
export type AxisPlace =
  | { readonly kind: 'time'; readonly frame: string; readonly t: number }
  | { readonly kind: 'order'; readonly phase?: string; /** 0…1 */ readonly along: number };

export interface Axis {
  readonly kind: AxisKind;
  /** Edges of the window, px. */
  readonly x0: number;
  readonly x1: number;
  /** Left to right; their px may lie outside the window when it is zoomed. */
  readonly segments: readonly Segment[];
}

/** Why this axis cannot be drawn for the course, in words; undefined when it can. */
export function axisPossible(course: Course, axis: AxisKind): string | undefined {
  if (axis !== 'calendar') return undefined;
  const dated = extentsOf(course).get(CALENDAR);
  return dated === undefined ? 'The case states no calendar dates.' : undefined;
}

/** px per weight that a phase takes of the axis: a timed phase needs room for its ticks. */
const SHARE = { timed: 2.3, untimed: 1, last: 1.5 } as const;
/** Room inside a timed phase before its first moment, so that a mark on it stays inside. px */
const INSET = 12;

export interface AxisOptions {
  readonly x0: number;
  readonly x1: number;
  /** Least px of each phase, for its name. */
  readonly minWidth?: (phase: Phase) => number;
}

/** Lays the axis of a view over [x0, x1] px. Throws where `axisPossible` gives a reason. */
export function makeAxis(course: Course, view: View, options: AxisOptions): Axis {
  const reason = axisPossible(course, view.axis);
  if (reason !== undefined) throw new Error(`axis ${view.axis}: ${reason}`);
  const { x0, x1 } = options;
  const whole = spread(piecesOf(course, view), options, view.axis);
  const [from, to] = view.window;
  const zoom = 1 / Math.max(to - from, 1e-9);
  const shift = (x: number): number => x0 + (x - x0 - from * (x1 - x0)) * zoom;
  return {
    kind: view.axis,
    x0,
    x1,
    segments: whole.map((segment) => ({
      ...segment,
      x0: shift(segment.x0),
      x1: shift(segment.x1),
    })),
  };
}

function spread(
  pieces: readonly Piece[],
  options: AxisOptions,
  kind: AxisKind,
): readonly Segment[] {
  const { x0, x1 } = options;
  const widths = widthsOf(pieces, x1 - x0, options, kind);
  let x = x0;
  return pieces.map((piece, at): Segment => {
    const width = widths[at] ?? 0;
    const before = pieces[at - 1];
    // Only where the distance is unknown anyway may the axis leave a gap.
    const inset =
      piece.kind === 'time' && before?.kind === 'order' ? Math.min(INSET, width / 4) : 0;
    const segment = { ...piece, x0: x + inset, x1: x + width };
    x += width;
    return segment;
  });
}

function widthsOf(
  pieces: readonly Piece[],
  room: number,
  options: AxisOptions,
  kind: AxisKind,
): readonly number[] {
  const least = pieces.map((piece) => {
    if (kind === 'linear') return piece.kind === 'order' ? Math.min(110, room * 0.14) : 0;
    return piece.phase ? (options.minWidth?.(piece.phase) ?? 0) : 0;
  });
  const weights = pieces.map((piece, at) => weightOf(piece, at === pieces.length - 1, kind));
  return share(room, weights, least);
}

function weightOf(piece: Piece, last: boolean, kind: AxisKind): number {
  if (kind === 'linear') return piece.kind === 'time' ? piece.t1 - piece.t0 : 0;
  if (piece.kind === 'order') return last ? SHARE.last : SHARE.untimed;
  return piece.phase ? SHARE.timed : SHARE.untimed;
}

/** Splits `room` by weight, giving none less than its least (all scaled down if they cannot fit). */
function share(
  room: number,
  weights: readonly number[],
  least: readonly number[],
): readonly number[] {
  const needed = least.reduce((sum, width) => sum + width, 0);
  if (needed >= room) return least.map((width) => (width / needed) * room);
  const fixed = new Set<number>();
  for (;;) {
    const free = room - [...fixed].reduce((sum, at) => sum + (least[at] ?? 0), 0);
    const total = weights.reduce((sum, weight, at) => sum + (fixed.has(at) ? 0 : weight), 0);
    const widths = weights.map((weight, at) =>
      fixed.has(at) || total === 0 ? (least[at] ?? 0) : (weight / total) * free,
    );
    const short = widths.findIndex(
      (width, at) => !fixed.has(at) && width < (least[at] ?? 0) - 1e-9,
    );
    if (short < 0) return widths;
    fixed.add(short);
  }
}

/** px of a moment; a moment that no segment holds goes to the nearest edge of its frame. */
export function timeX(axis: Axis, frame: string, t: number): number {
  if (t === -Infinity) return axis.segments[0]?.x0 ?? axis.x0;
  if (t === Infinity) return axis.segments.at(-1)?.x1 ?? axis.x1;
  let nearest: { x: number; away: number } | undefined;
  for (const segment of axis.segments) {
    if (segment.kind !== 'time' || segment.frame !== frame) continue;
    if (t >= segment.t0 && t <= segment.t1) {
      return (
        segment.x0 + ((t - segment.t0) / (segment.t1 - segment.t0)) * (segment.x1 - segment.x0)
      );
    }
    const [x, away] = t < segment.t0 ? [segment.x0, segment.t0 - t] : [segment.x1, t - segment.t1];
    if (nearest === undefined || away < nearest.away) nearest = { x, away };
  }
  return nearest?.x ?? axis.x0;
}

/** True when the axis has a stretch of this frame. */
export function holdsFrame(axis: Axis, frame: string): boolean {
  return axis.segments.some((segment) => segment.kind === 'time' && segment.frame === frame);
}

/** px of a place in an untimed phase; undefined when the axis does not draw the phase. */
export function orderX(axis: Axis, phase: string, along: number): number | undefined {
  const segment = axis.segments.find((s) => s.kind === 'order' && s.phase?.id === phase);
  return segment && segment.x0 + along * (segment.x1 - segment.x0);
}

/** What a px means. Between two segments it is the nearer edge; never undefined inside the axis. */
export function invert(axis: Axis, x: number): AxisPlace | undefined {
  let best: { segment: Segment; away: number } | undefined;
  for (const segment of axis.segments) {
    const away = x < segment.x0 ? segment.x0 - x : x > segment.x1 ? x - segment.x1 : 0;
    if (best === undefined || away < best.away) best = { segment, away };
  }
  if (best === undefined) return undefined;
  const { segment } = best;
  const along = Math.min(
    1,
    Math.max(0, (x - segment.x0) / Math.max(segment.x1 - segment.x0, 1e-9)),
  );
  if (segment.kind === 'order') return { kind: 'order', phase: segment.phase?.id, along };
  return { kind: 'time', frame: segment.frame, t: segment.t0 + along * (segment.t1 - segment.t0) };
}
