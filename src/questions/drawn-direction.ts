/** Whether the values and the drawn curve rise or fall together: a direction, and said to be no more. */
import type { Point } from '../model/course.ts';
import { ownOver, stepOf, type Compared, type Finding } from './drawn.ts';
import type { Extent } from './extent.ts';
import { readOf } from './drawn-read.ts';
import { weakestOf } from '../model/evidence.ts';
import { sentences } from './words.ts';

type Direction = 'rise' | 'fall';

export function sayDirection(compared: Compared): readonly Finding[] {
  const ends = endsOf(compared);
  const drawn = ends && drawnDirection(ends, compared);
  if (ends === undefined || drawn === undefined) return [];
  const isDerived = [ends.first, ends.last].some(
    ({ evidence }) => weakestOf(evidence) === 'derived',
  );
  const from = `from the first value to the last${isDerived ? ' (one of them derived)' : ''}`;
  const caveat = 'a direction is no measure of how much or how fast';
  if (drawn === ends.direction) return [finding('agrees', `both ${drawn} ${from}; ${caveat}`)];
  const own = drawn === 'level' ? 'stays about level' : `${drawn}s`;
  return [finding('differs', `the values ${ends.direction} ${from}; your curve ${own}; ${caveat}`)];
}

interface Ends {
  readonly first: Point;
  readonly last: Point;
  readonly direction: Direction;
}

/** The first and the last value that a curve can be compared with, where they surely differ. */
function endsOf(compared: Compared): Ends | undefined {
  const read = compared.series.points.flatMap((point) => {
    const value = readOf(point, compared);
    const place = compared.axis.places.get(point.id);
    return typeof value === 'string' || value.kind === 'about' || place === undefined
      ? []
      : [{ point, place, ...value.extent }];
  });
  const [first, last] = [read[0], read.at(-1)];
  if (first === undefined || last === undefined || first === last) return undefined;
  if (first.place.to > last.place.from + 1e-6) return undefined;
  const direction = directionOf(first, last);
  if (direction === undefined) return undefined;
  // Values that went up and came down again have no one direction.
  const turns = read.some((each, at) => {
    const before = read[at - 1];
    const step = before && directionOf(before, each);
    return step !== undefined && step !== direction;
  });
  if (turns) return undefined;
  return { first: first.point, last: last.point, direction };
}

/** Which way from one value to another, where they surely differ. */
function directionOf(a: Extent, b: Extent): Direction | undefined {
  if (b.low > a.high || (b.low === a.high && (b.isLowOpen || a.isHighOpen))) return 'rise';
  return b.high < a.low || (b.high === a.low && (b.isHighOpen || a.isLowOpen)) ? 'fall' : undefined;
}

function drawnDirection(
  { first, last }: Ends,
  { prediction, axis, room }: Compared,
): Direction | 'level' | undefined {
  const [from, to] = [first, last].map((point) => {
    const place = axis.places.get(point.id);
    return place && ownOver(prediction, place, room);
  });
  if (from === undefined || to === undefined) return undefined;
  const step = stepOf(from.high, room);
  if (to.high > from.high + step && to.low >= from.low) return 'rise';
  if (to.low < from.low - step && to.high <= from.high) return 'fall';
  return Math.abs(to.high - from.high) <= step && Math.abs(to.low - from.low) <= step
    ? 'level'
    : undefined;
}

function finding(accord: Finding['accord'], says: string): Finding {
  return { about: 'direction', accord, says: sentences(says) };
}
