/**
 * Whether a series crossed a line between two places. Only values on both sides of the line show a
 * crossing, and its time is the stretch between two values, never a point on a curve.
 */
import type { Course, Point, Series } from '../model/course.ts';
import type { Verdict } from './extent.ts';
import { isBefore } from './gap.ts';
import type { Around } from './last-value.ts';
import { hasValue, isBeyond, linesOf, sayLine, type Line } from './line.ts';
import { compareSpots, type Spot } from './spot.ts';
import { countOf, listOf, nameOf, sayFact, sayPointWhen } from './words.ts';

export interface Crossing {
  readonly line: Line;
  /** "the upper limit", "150 ×10⁹/L". */
  readonly bound: string;
  /** `up`: the later value lies above it. Set wherever values show a crossing. */
  readonly direction?: 'up' | 'down';
  /** `unknown` too where a crossing may have come before the first place. */
  readonly whether: Verdict;
  /** "between 11 Jan 2022 and 8 Feb 2022"; why, where it is unknown. */
  readonly when: string;
}

export interface Stretch {
  readonly before: Around;
  readonly after: Around;
  readonly from: Spot;
}

export function crossingsOf(series: Series, stretch: Stretch, course: Course): readonly Crossing[] {
  const path = pathOf(series, stretch, course);
  const loose = new Set([...stretch.before.unplaced, ...stretch.after.unplaced]);
  const unplaced = [...loose].filter((point) => !path.includes(point));
  return linesOf(series, course.clock).map((line) => ({
    line,
    bound: sayLine(line, series).replace(/^(?:above|below) /, ''),
    ...crossingOf({ line, path, unplaced, from: stretch.from }, series, course),
  }));
}

/** "Rose above 150 ×10⁹/L between 11 Jan and 8 Feb 2022". */
export function sayCrossing({ bound, direction, when }: Crossing): string {
  return `${direction === 'up' ? 'rose above' : 'fell below'} ${bound} ${when}`;
}

/** From the last value before the one place to the last before the other, as far as their order is known. */
function pathOf(series: Series, { before, after }: Stretch, course: Course): readonly Point[] {
  const [first, last] = [before.last, after.last];
  if (last === undefined) return [];
  const end = series.points.indexOf(last);
  const start = first === undefined ? 0 : series.points.indexOf(first);
  if (first !== undefined && start > end) return [];
  const loose = new Set([...before.unplaced, ...after.unplaced]);
  const path = series.points
    .slice(start, end + 1)
    .filter((point) => hasValue(point) && (!loose.has(point) || point === last || point === first));
  return first !== undefined && first !== last && !isInOrder(first, last, course) ? [] : path;
}

const spotOfPoint = ({ id, at, phase }: Point, course: Course): Spot => ({
  id,
  kind: 'mark',
  when: at,
  label: nameOf(id, course),
  ...(phase !== undefined && { phase }),
});

function isInOrder(a: Point, b: Point, course: Course): boolean {
  return isBefore(spotOfPoint(a, course), spotOfPoint(b, course), course);
}

interface Asked {
  readonly line: Line;
  readonly path: readonly Point[];
  readonly unplaced: readonly Point[];
  readonly from: Spot;
}

type Found = Pick<Crossing, 'direction' | 'whether' | 'when'>;

function crossingOf({ line, path, unplaced, from }: Asked, series: Series, course: Course): Found {
  const known = path
    .map((point) => ({ point, verdict: isBeyond(point, line, series, course.clock) }))
    .filter(({ verdict }) => verdict !== 'unknown');
  const turns = known.flatMap(({ point, verdict }, n) => {
    const previous = known[n - 1];
    return previous && previous.verdict !== verdict
      ? [{ previous: previous.point, point, verdict }]
      : [];
  });
  const [turn] = turns;
  if (turn !== undefined) {
    const direction = (turn.verdict === 'yes') === (line.side === 'above') ? 'up' : 'down';
    const when = `between ${sayEdge(turn.previous, course)} and ${sayEdge(turn.point, course)}`;
    return { direction, ...placed(turn.previous, from, sayTurns(when, turns.length), course) };
  }
  return {
    whether: unplaced.length > 0 ? 'unknown' : verdictOf(path, known.length),
    when: sayWhy(),
  };

  function sayWhy(): string {
    if (unplaced.length > 2)
      return `${countOf(unplaced.length, 'value')} cannot be placed between the two`;
    if (unplaced.length > 0)
      return `${listOf(unplaced.map((point) => sayFact(point, series, course)))} cannot be placed between the two`;
    if (path.length < 2) return 'no value between the two';
    return known.length < path.length
      ? 'some values do not tell on which side they lie'
      : 'not at any value between the two';
  }
}

function verdictOf(path: readonly Point[], known: number): Verdict {
  return path.length < 2 || known < path.length ? 'unknown' : 'no';
}

const sayTurns = (when: string, turns: number): string =>
  turns === 1 ? when : `first ${when}, then crossed ${countOf(turns - 1, 'more time')}`;

/** A stretch that begins before the first place may hold the crossing before it. */
function placed(previous: Point, from: Spot, when: string, course: Course): Found {
  const order = compareSpots({ id: previous.id, when: previous.at }, from, course);
  return order === 'before'
    ? { whether: 'unknown', when: `${when}, perhaps before ${from.label}` }
    : { whether: 'yes', when };
}

function sayEdge(point: Point, course: Course): string {
  const words = sayPointWhen(point, course);
  return point.at.precision === 'none'
    ? `a date not stated${words.replace(/,? ?date not stated$/, '').replace(/^in /, ', in ')}`
    : words.replace(/^(?:on|at) /, '');
}
