/**
 * The shared time axis: a monotone, invertible, piecewise-linear map between moments and px. Timed
 * segments are to scale; an `order` segment stands for time of unknown length, where only order has
 * a place. Phase, linear and calendar axes differ in the segments they make, and in nothing else.
 */
import { CALENDAR, type Clock } from '../model/clock.ts';
import type { Course } from '../model/course.ts';
import type { Phase } from '../model/phase.ts';
import type { AxisKind, View } from '../view/view.ts';
import { extentsOf, type Extents } from './extents.ts';

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
/** Data may overhang a phase by this part of it (an imprecise start) before they get a stretch of their own. */
const SLACK = 0.1;
/** Up to this part of it an overhang is taken for imprecision, and the phase keeps its stated length. */
const IMPRECISE = 0.3;
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
  const whole = wholeAxis(course, view.axis, options);
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

function wholeAxis(course: Course, kind: AxisKind, options: AxisOptions): readonly Segment[] {
  const extents = extentsOf(course);
  if (kind === 'calendar') return spread(calendarPieces(extents), options, kind);
  const pieces =
    course.phases.length > 0 ? phasePieces(course, extents) : framePieces(course.clock, extents);
  return spread(kind === 'linear' ? joinTimed(pieces) : pieces, options, kind);
}

type Piece =
  | {
      readonly kind: 'time';
      readonly frame: string;
      readonly t0: number;
      readonly t1: number;
      readonly phase?: Phase;
    }
  | { readonly kind: 'order'; readonly phase?: Phase };

function calendarPieces(extents: ReadonlyMap<string, Extents>): readonly Piece[] {
  const { start, end } = extents.get(CALENDAR) ?? { start: 0, end: 1 };
  return [{ kind: 'time', frame: CALENDAR, ...padded(start, end) }];
}

/** A little room at both ends, so that no mark stands on the edge. */
function padded(start: number, end: number): { t0: number; t1: number } {
  const length = Math.max(end - start, 60_000);
  return { t0: start - length * 0.01, t1: end + length * 0.015 };
}

function framePieces(clock: Clock, extents: ReadonlyMap<string, Extents>): readonly Piece[] {
  const frames = clock.frames.filter((frame) => extents.has(frame.id));
  const pieces = frames.flatMap((frame, at): Piece[] => {
    const { start, end } = extents.get(frame.id) ?? { start: 0, end: 1 };
    const time: Piece = { kind: 'time', frame: frame.id, ...padded(start, end) };
    return at === 0 ? [time] : [{ kind: 'order' }, time];
  });
  return pieces.length > 0 ? pieces : [{ kind: 'order' }];
}

/** The phases, and unnamed stretches for data of a frame that no phase covers. */
function phasePieces(course: Course, extents: ReadonlyMap<string, Extents>): readonly Piece[] {
  const pieces: Piece[] = [];
  const reached = new Map<string, number>();
  course.phases.forEach((phase, at) => {
    if (phase.extent.kind === 'untimed') return void pieces.push({ kind: 'order', phase });
    const { frame, start, end } = phase.extent;
    const length = end - start;
    const before = reached.get(frame);
    const earliest = Math.min(start, extents.get(frame)?.start ?? start);
    const from = before ?? start - overhang(start - earliest, length);
    // A short overhang belongs to the phase; a long one, or a gap between phases, has no name.
    const isOwn = before === undefined ? start - from <= length * SLACK : before >= start;
    const t0 = isOwn ? from : start;
    if (from < t0) pieces.push({ kind: 'time', frame, t0: from, t1: t0 });
    const later = course.phases
      .slice(at + 1)
      .some((p) => p.extent.kind === 'timed' && p.extent.frame === frame);
    const latest = Math.max(end, extents.get(frame)?.end ?? end);
    const last = later ? end : end + overhang(latest - end, length);
    const t1 = last - end <= length * SLACK ? last : end;
    if (t1 <= t0) return;
    pieces.push({ kind: 'time', frame, t0, t1, phase });
    if (last > t1) pieces.push({ kind: 'time', frame, t0: t1, t1: last });
    reached.set(frame, t1);
  });
  const missing = course.clock.frames.filter(
    (frame) =>
      extents.has(frame.id) && !pieces.some((p) => p.kind === 'time' && p.frame === frame.id),
  );
  for (const frame of missing) {
    const { start, end } = extents.get(frame.id) ?? { start: 0, end: 1 };
    pieces.push({ kind: 'time', frame: frame.id, ...padded(start, end) });
  }
  return pieces;
}

/** What reaches beyond a phase because its words are imprecise is drawn up to the phase's edge. */
function overhang(beyond: number, length: number): number {
  return beyond > length * SLACK && beyond < length * IMPRECISE ? 0 : beyond;
}

/** On a linear axis neighbouring stretches of one frame are one stretch, to one scale. */
function joinTimed(pieces: readonly Piece[]): readonly Piece[] {
  const joined: Piece[] = [];
  for (const piece of pieces) {
    const last = joined.at(-1);
    if (
      piece.kind === 'time' &&
      last?.kind === 'time' &&
      last.frame === piece.frame &&
      last.t1 === piece.t0
    ) {
      joined[joined.length - 1] = { kind: 'time', frame: piece.frame, t0: last.t0, t1: piece.t1 };
    } else joined.push(piece);
  }
  return joined;
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
