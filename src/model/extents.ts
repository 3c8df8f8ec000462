/**
 * How far the stated moments of a course reach in each frame, so that an axis can hold them all, and
 * the room that the axis gives them.
 */
import { DAY_MS, locate, type Clock } from './clock.ts';
import type { Course } from './course.ts';
import { besideOf } from './sample-points.ts';
import { endsOf } from './samples.ts';
import type { EventTime, Precision, When } from './when.ts';

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
    const stated = new Set<Precision>();
    eachMoment(course, ({ precision }) => void stated.add(precision));
    finest =
      stated.has('second') || stated.has('minute') ? 'minute' : stated.has('hour') ? 'hour' : 'day';
    finestKnown.set(course, finest);
  }
  return finest;
}

const finestKnown = new WeakMap<Course, 'minute' | 'hour' | 'day'>();

/** A little room at both ends, so that no mark stands on the edge; `least` ms in all. */
export function padded(start: number, end: number, least: number): { t0: number; t1: number } {
  const length = Math.max(end - start, 60_000);
  const room = Math.max(0, (least - length) / 2);
  return { t0: start - length * 0.01 - room, t1: end + length * 0.015 + room };
}

/** One day alone would fill the axis with hours that nobody stated. */
const LEAST_DAYS = 6 * DAY_MS;

/** ms that the axis of a frame holds at least. */
export function leastOf(course: Course): number {
  return finestOf(course) === 'day' ? LEAST_DAYS : 0;
}

function findExtents(course: Course): ReadonlyMap<string, Extents> {
  const found = new Map<string, { start: number; end: number }>();
  const reachOne = (frame: string, t: number): void => {
    if (!Number.isFinite(t)) return;
    const extent = found.get(frame);
    if (extent === undefined) found.set(frame, { start: t, end: t });
    else if (t < extent.start) extent.start = t;
    else if (t > extent.end) extent.end = t;
  };
  const reach = (frame: string, earliest: number, latest: number): void => {
    reachOne(frame, earliest);
    reachOne(frame, latest);
  };
  eachMoment(course, (when) => {
    const place = locate(when, course.clock);
    if (place) reach(place.frame, place.earliest, place.latest);
  });
  for (const { extent } of course.phases) {
    if (extent.kind === 'timed') reach(extent.frame, extent.start, extent.end);
  }
  const dated = new Map([...found].map(([frame, extent]) => [frame, { ...extent }]));
  reachAnchors(course.clock, (frame, earliest, latest) => {
    const extent = dated.get(frame);
    if (extent === undefined || isNear(extent, earliest, latest)) reach(frame, earliest, latest);
  });
  return found;
}

/** Nearer than a third of the dated part. */
function isNear({ start, end }: Extents, earliest: number, latest: number): boolean {
  const away = Math.max(start - earliest, latest - end);
  return !Number.isFinite(away) || away <= (end - start) / 3;
}

/**
 * A lone anchor with nothing dated around it still needs a place, if anything hangs on it. Far from
 * all that is dated (a date of birth) it needs none: decades without a mark would be most of the axis.
 */
function reachAnchors(
  clock: Clock,
  reach: (frame: string, earliest: number, latest: number) => void,
): void {
  for (const anchor of clock.anchors.values()) {
    if (anchor.id === anchor.frame) continue;
    reach(anchor.frame, anchor.earliest, anchor.latest);
  }
}

function eachMoment(course: Course, visit: (when: When) => void): void {
  for (const { time } of course.events) {
    if (time.kind === 'point') visit(time.at);
    else for (const when of whensOf(time)) visit(when);
  }
  for (const series of course.series) {
    if (series.samples) endsOf(series.samples).forEach(visit);
    for (const point of besideOf(series)) visit(point.at);
    for (const range of series.ranges) if (range.from) visit(range.from);
    for (const shape of series.shapes) {
      for (const vertex of shape.vertices) if ('at' in vertex) visit(vertex.at);
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
