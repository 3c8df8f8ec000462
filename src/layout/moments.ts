/**
 * Where a moment lies on the axis: the whole extent that its words allow. Order alone gives a place
 * only inside an untimed phase; elsewhere no glyph may claim one.
 */
import { locate } from '../model/clock.ts';
import type { Course } from '../model/course.ts';
import { eventOf } from '../model/event-by-id.ts';
import { besideOf } from '../model/sample-points.ts';
import type { Precision, When } from '../model/when.ts';
import { holdsFrame, orderX, timeX, type Axis } from './axis.ts';

export interface Extent {
  /** px, x0 ≤ x1. */
  readonly x0: number;
  readonly x1: number;
  /** `exact`: one place. `bounded`: two stated bounds. `order`: a place in an order. `open`: fades. */
  readonly sure: 'exact' | 'bounded' | 'order' | 'open';
}

/**
 * Narrower than this a moment is drawn as one place, px. What is exact to the day or finer looks
 * exact until a day is clearly wider than its mark.
 */
const EXACT = { coarse: 8, fine: 26 } as const;
const FINE: ReadonlySet<Precision> = new Set(['second', 'minute', 'hour', 'day']);

/** Knows the course and its axis; asked for every moment of a figure. */
export interface Moments {
  readonly axis: Axis;
  /** `id` of the event or point; `phase` where order alone gives it a place. */
  extentOf(when: When, id: string, phase?: string): Extent;
}

export function momentsOf(course: Course, axis: Axis): Moments {
  const ranks = orderRanks(course);

  const edgeX = (id: string, side: 'x0' | 'x1'): number | undefined => {
    const anchor = course.clock.anchors.get(id);
    if (anchor)
      return holdsFrame(axis, anchor.frame)
        ? timeX(axis, anchor.frame, anchor.earliest)
        : undefined;
    const event = eventOf(course, id);
    if (event === undefined || event.phase === undefined) return undefined;
    const along = ranks.get(id);
    const x = along === undefined ? undefined : orderX(axis, event.phase, along);
    return x ?? (side === 'x0' ? axis.x0 : axis.x1);
  };

  const extentOf = (when: When, id: string, phase?: string): Extent => {
    const place = locate(when, course.clock);
    const stated = place !== undefined && holdsFrame(axis, place.frame);
    if (stated && Number.isFinite(place.earliest) && Number.isFinite(place.latest)) {
      const x0 = timeX(axis, place.frame, place.earliest);
      const x1 = Math.max(x0, timeX(axis, place.frame, place.latest));
      const width = FINE.has(when.precision) ? EXACT.fine : EXACT.coarse;
      const sharp = x1 - x0 <= width && when.precision !== 'order' && when.precision !== 'interval';
      return sharp ? { x0, x1, sure: 'exact' } : { x0, x1, sure: 'bounded' };
    }
    const along = ranks.get(id);
    const x = phase !== undefined && along !== undefined ? orderX(axis, phase, along) : undefined;
    if (x !== undefined) return { x0: x, x1: x, sure: 'order' };
    return openExtent(when, phase, stated ? place : undefined);
  };

  const openExtent = (
    when: When,
    phase: string | undefined,
    place: { frame: string; earliest: number; latest: number } | undefined,
  ): Extent => {
    const inPhase =
      phase === undefined ? undefined : axis.segments.find((s) => s.phase?.id === phase);
    const from = [
      inPhase?.x0 ?? timeX(axis, '', -Infinity),
      ...(place && Number.isFinite(place.earliest)
        ? [timeX(axis, place.frame, place.earliest)]
        : []),
      ...when.after.flatMap((id) => edgeX(id, 'x0') ?? []),
    ];
    const to = [
      inPhase?.x1 ?? timeX(axis, '', Infinity),
      ...(place && Number.isFinite(place.latest) ? [timeX(axis, place.frame, place.latest)] : []),
      ...when.before.flatMap((id) => edgeX(id, 'x1') ?? []),
    ];
    const x0 = Math.max(...from);
    return { x0, x1: Math.max(x0, Math.min(...to)), sure: 'open' };
  };

  return { axis, extentOf };
}

const known = new WeakMap<Course, ReadonlyMap<string, number>>();

/** Ids that only order places → how far along their phase, 0…1, by their declared order in it. */
export function orderRanks(course: Course): ReadonlyMap<string, number> {
  let ranks = known.get(course);
  if (ranks === undefined) {
    ranks = findRanks(course);
    known.set(course, ranks);
  }
  return ranks;
}

function findRanks(course: Course): ReadonlyMap<string, number> {
  const members = new Map<string, string[]>();
  const join = (phase: string, id: string): void =>
    void members.set(phase, [...(members.get(phase) ?? []), id]);
  for (const event of course.events) if (event.phase !== undefined) join(event.phase, event.id);
  for (const series of course.series) {
    for (const point of besideOf(series))
      if (point.phase !== undefined) join(point.phase, point.id);
  }
  const ranks = new Map<string, number>();
  for (const ids of members.values()) {
    const levels = levelsOf(ids, course.clock.later);
    const deepest = Math.max(...levels.values());
    // Left of the middle: labels stand to the right of their marks.
    for (const [id, level] of levels) ranks.set(id, (level + 0.4) / (deepest + 1));
  }
  return ranks;
}

/** Longest chain of declared order that leads to each id; ids of no known order share a level. */
function levelsOf(
  ids: readonly string[],
  later: ReadonlyMap<string, ReadonlySet<string>>,
): ReadonlyMap<string, number> {
  // `later` is transitively closed, so its sets only shrink along a chain: longest sets go first.
  const sizeOf = (id: string): number => later.get(id)?.size ?? 0;
  const levels = new Map(ids.map((id) => [id, 0]));
  for (const id of [...ids].sort((a, b) => sizeOf(b) - sizeOf(a))) {
    for (const after of later.get(id) ?? []) {
      if (levels.has(after))
        levels.set(after, Math.max(levels.get(after) ?? 0, (levels.get(id) ?? 0) + 1));
    }
  }
  return levels;
}
