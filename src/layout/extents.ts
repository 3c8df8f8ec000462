/** How far the stated moments of a course reach in each frame, so that an axis can hold them all. */
import { locate, type Clock } from '../model/clock.ts';
import type { Course } from '../model/course.ts';
import { besideOf } from '../model/sample-points.ts';
import { endsOf } from '../model/samples.ts';
import type { EventTime, When } from '../model/when.ts';

export interface Extents {
  readonly start: number;
  readonly end: number;
}

const known = new WeakMap<Course, ReadonlyMap<string, Extents>>();

/** Per frame id, ms of the frame. Unbounded sides do not stretch it. */
export function extentsOf(course: Course): ReadonlyMap<string, Extents> {
  let extents = known.get(course);
  if (extents === undefined) {
    extents = findExtents(course);
    known.set(course, extents);
  }
  return extents;
}

/** Nothing in the course is stated finer than this; no tick may be finer either. */
export function finestOf(course: Course): 'minute' | 'hour' | 'day' {
  let finest = finestKnown.get(course);
  if (finest === undefined) {
    const stated = new Set([...momentsOf(course)].map((when) => when.precision));
    finest =
      stated.has('second') || stated.has('minute') ? 'minute' : stated.has('hour') ? 'hour' : 'day';
    finestKnown.set(course, finest);
  }
  return finest;
}

const finestKnown = new WeakMap<Course, 'minute' | 'hour' | 'day'>();

function findExtents(course: Course): ReadonlyMap<string, Extents> {
  const found = new Map<string, { start: number; end: number }>();
  const reach = (frame: string, ...moments: readonly number[]): void => {
    for (const t of moments) {
      if (!Number.isFinite(t)) continue;
      const extent = found.get(frame);
      if (extent === undefined) found.set(frame, { start: t, end: t });
      else {
        extent.start = Math.min(extent.start, t);
        extent.end = Math.max(extent.end, t);
      }
    }
  };
  for (const when of momentsOf(course)) {
    const place = locate(when, course.clock);
    if (place) reach(place.frame, place.earliest, place.latest);
  }
  for (const { extent } of course.phases) {
    if (extent.kind === 'timed') reach(extent.frame, extent.start, extent.end);
  }
  reachAnchors(course.clock, reach);
  return found;
}

/** A lone anchor with nothing dated around it still needs a place, if anything hangs on it. */
function reachAnchors(
  clock: Clock,
  reach: (frame: string, ...moments: readonly number[]) => void,
): void {
  for (const anchor of clock.anchors.values()) {
    if (anchor.id === anchor.frame) continue;
    reach(anchor.frame, anchor.earliest, anchor.latest);
  }
}

function* momentsOf(course: Course): Generator<When> {
  for (const event of course.events) yield* whensOf(event.time);
  for (const series of course.series) {
    if (series.samples) yield* endsOf(series.samples);
    for (const point of besideOf(series)) yield point.at;
    for (const range of series.ranges) if (range.from) yield range.from;
    for (const shape of series.shapes) {
      for (const vertex of shape.vertices) if ('at' in vertex) yield vertex.at;
    }
  }
}

export function whensOf(time: EventTime): readonly When[] {
  if (time.kind === 'point') return [time.at];
  const { end } = time;
  if (end.kind === 'at') return [time.start, end.at];
  if (end.kind === 'ongoing' && end.asOf) return [time.start, end.asOf];
  return [time.start];
}
