/** Measurements in order: by time as far as time is known, by the file where it is not. */
import { locate, type Clock } from './clock.ts';
import type { Point, Series } from './course.ts';
import type { Phase } from './phase.ts';
import { placeBeside, withSamples } from './sample-points.ts';

/** Frame by its place in the order of frames, then ms of the frame. */
type Key = readonly [number, number];

/** The series with its points in order, those of its samples among them. */
export function sortSeries(series: Series, clock: Clock, phases: readonly Phase[]): Series {
  const points = sortPoints(series.points, clock, phases);
  const { samples } = series;
  const anchor = samples && clock.anchors.get(samples.anchor);
  if (samples === undefined || anchor === undefined) return { ...series, points };
  const timeOf = ({ at }: Point): number | undefined => {
    const place = locate(at, clock);
    const isNear = place?.frame === anchor.frame && Number.isFinite(place.earliest);
    return isNear ? place.earliest - anchor.earliest : undefined;
  };
  return withSamples(series, samples, placeBeside(points, samples, timeOf));
}

/**
 * Sorts points by time. A point of which only an order is known stands after what it is stated to
 * follow; one of which nothing is known keeps its place behind the point before it in the file.
 */
function sortPoints(
  points: readonly Point[],
  clock: Clock,
  phases: readonly Phase[],
): readonly Point[] {
  if (areInOrder(points, clock)) return points;
  const frames = new Map(clock.frames.map(({ id }, at) => [id, at]));
  const phaseKeys = keysOfPhases(phases, frames);
  let last: Key = [-1, -Infinity];
  let isSorted = true;
  const keys = points.map((point) => {
    const key = keyOf(point, clock, frames, phaseKeys) ?? last;
    isSorted &&= compareKeys(last, key) <= 0;
    last = key;
    return key;
  });
  if (isSorted) return points;
  const keyed = points.map((point, at) => ({ point, at, key: keys[at] ?? last }));
  return keyed.sort((a, b) => compareKeys(a.key, b.key) || a.at - b.at).map(({ point }) => point);
}

/** As most records have them: each at a time of one anchor, and none before the one before it. */
function areInOrder(points: readonly Point[], { anchors }: Clock): boolean {
  let last = -Infinity;
  const anchor = points[0]?.at.anchor ?? '';
  if (!anchors.has(anchor)) return points.length === 0;
  for (const { at } of points) {
    const isPlaced = at.anchor === anchor && Number.isFinite(at.earliest);
    if (!isPlaced || !Number.isFinite(at.latest) || at.earliest < last) return false;
    last = at.earliest;
  }
  return true;
}

function compareKeys(a: Key, b: Key): number {
  if (a[0] !== b[0]) return a[0] - b[0];
  return a[1] === b[1] ? 0 : a[1] < b[1] ? -1 : 1;
}

function keyOf(
  { at, phase }: Point,
  clock: Clock,
  frames: ReadonlyMap<string, number>,
  phaseKeys: ReadonlyMap<string, Key>,
): Key | undefined {
  const inPhase = phase === undefined ? undefined : phaseKeys.get(phase);
  const place = locate(at, clock);
  if (!place) return inPhase;
  const frame = frames.get(place.frame) ?? 0;
  if (Number.isFinite(place.earliest) && Number.isFinite(place.latest))
    return [frame, place.earliest];
  if (inPhase) return inPhase;
  return [frame, Number.isFinite(place.earliest) ? place.earliest : place.latest];
}

/** A timed phase begins at its start; an untimed one follows the end of the phase before it. */
function keysOfPhases(
  phases: readonly Phase[],
  frames: ReadonlyMap<string, number>,
): ReadonlyMap<string, Key> {
  const keys = new Map<string, Key>();
  let end: Key = [-1, -Infinity];
  for (const { id, extent } of phases) {
    if (extent.kind === 'timed') {
      const frame = frames.get(extent.frame) ?? 0;
      keys.set(id, [frame, extent.start]);
      end = [frame, extent.end];
    } else keys.set(id, end);
  }
  return keys;
}
