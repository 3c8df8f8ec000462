/** What an axis is made of before it has a width: timed stretches and stretches of mere order. */
import { CALENDAR, type Clock } from '../model/clock.ts';
import type { Course } from '../model/course.ts';
import type { Phase } from '../model/phase.ts';
import type { AlignedView, View } from '../view/view.ts';
import { extentsOf, leastOf, padded, type Extents } from '../model/extents.ts';
import { zeroOf } from './zero.ts';

/** Data may overhang a phase by this part of it (an imprecise start) before they get a stretch of their own. */
const SLACK = 0.1;
/** Up to this part of it an overhang is taken for imprecision, and the phase keeps its stated length. */
const IMPRECISE = 0.3;
/** The stretches of a course, left to right; on a linear axis neighbours of one frame are joined. */
export function piecesOf(course: Course, view: View | AlignedView): readonly Piece[] {
  const kind = view.axis;
  const extents = extentsOf(course);
  const zero = 'span' in view ? zeroOf(course, view) : undefined;
  if (zero && 'span' in view) {
    const [from, to] = view.span;
    return [
      {
        kind: 'time',
        frame: zero.frame,
        t0: zero.t + from,
        t1: zero.t + Math.max(to, from + 60_000),
      },
    ];
  }
  if (kind === 'calendar') return calendarPieces(extents, leastOf(course));
  if (course.phases.length === 0) return framePieces(course.clock, extents, leastOf(course));
  const pieces = phasePieces(course, extents);
  return kind === 'linear' ? joinTimed(pieces) : pieces;
}

export type Piece =
  | {
      readonly kind: 'time';
      readonly frame: string;
      readonly t0: number;
      readonly t1: number;
      readonly phase?: Phase;
    }
  | { readonly kind: 'order'; readonly phase?: Phase };

function calendarPieces(extents: ReadonlyMap<string, Extents>, least: number): readonly Piece[] {
  const { start, end } = extents.get(CALENDAR) ?? { start: 0, end: 1 };
  return [{ kind: 'time', frame: CALENDAR, ...padded(start, end, least) }];
}

function framePieces(
  clock: Clock,
  extents: ReadonlyMap<string, Extents>,
  least: number,
): readonly Piece[] {
  const frames = clock.frames.filter((frame) => extents.has(frame.id));
  const pieces = frames.flatMap((frame, at): Piece[] => {
    const { start, end } = extents.get(frame.id) ?? { start: 0, end: 1 };
    const time: Piece = { kind: 'time', frame: frame.id, ...padded(start, end, least) };
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
    pieces.push({ kind: 'time', frame: frame.id, ...padded(start, end, leastOf(course)) });
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
