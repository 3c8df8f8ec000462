/** The highest and the lowest value with its date, as far as values can be ranked at all. */
import type { Beside, Point, Series } from '../model/course.ts';
import { extremesOf } from '../model/pyramid.ts';
import { besideOf, placeOfSample, samplePoint } from '../model/sample-points.ts';
import { notAssessable, unknown, value } from './answer.ts';
import { extentOf, type Extent } from './extent.ts';
import { hasValue } from './line.ts';
import type { Answer, Ask, Question } from './question.ts';
import { countOf, listOf, sayFact, sayPointWhen } from './words.ts';

const RULE =
  'by the numbers as reported; a value with a comparator counts for all it may stand for, a level without a number is not ranked, and values between the reported ones are not known.';

export const highest: Question = extreme(
  'highest',
  'Highest value',
  `The highest reported value, ${RULE}`,
);
export const lowest: Question = extreme(
  'lowest',
  'Lowest value',
  `The lowest reported value, ${RULE}`,
);

function extreme(id: 'highest' | 'lowest', title: string, rule: string): Question {
  return {
    id,
    of: 'series',
    readsRuns: true,
    title,
    rule,
    source: 'A definition of this program: arithmetic on the values as reported',
    applies: ({ series }) => {
      if (series === undefined || !series.points.some(hasValue)) return 'no value is reported';
      return rankable(series).length > 0 ? true : 'no value has a number';
    },
    answer: (ask) => answerExtreme(ask, id),
    subjects: ({ series }) => series.map((each) => ({ series: each.id })),
  };
}

export interface Ranked {
  readonly point: Point;
  readonly extent: Extent;
}

/** The values that can be ranked; of a run of samples those that are its lowest or its highest. */
export function rankable(series: Series): readonly Ranked[] {
  const beside = besideOf(series).map((point, at) => ({
    point,
    place: series.beside?.[at]?.place ?? at,
  }));
  const all = [...beside, ...extremeSamples(series)].sort((a, b) => a.place - b.place);
  return all.flatMap(({ point }) => {
    const extent = hasValue(point) ? extentOf(point.value, series) : undefined;
    return extent ? [{ point, extent }] : [];
  });
}

/** So many equal values are named; the rest of them is counted. */
const MOST_EQUAL = 500;

function extremeSamples({ id, samples, beside = [] }: Series): readonly Beside[] {
  if (samples === undefined) return [];
  const { low, high } = extremesOf(samples.values);
  return [
    ...placesOf(samples.values, low),
    ...(low === high ? [] : placesOf(samples.values, high)),
  ].map((n) => ({ point: samplePoint(id, samples, n), place: placeOfSample(n, beside) }));
}

function placesOf(values: Float64Array, wanted: number): readonly number[] {
  const found: number[] = [];
  for (let n = 0; n < values.length && found.length < MOST_EQUAL; n++)
    if (values[n] === wanted) found.push(n);
  return found;
}

/** How many samples are equal to this one and were not named. */
function countUnnamed({ samples }: Series, { value }: Point): number {
  if (samples === undefined || value.kind !== 'number') return 0;
  let count = 0;
  for (const each of samples.values) if (each === value.value) count += 1;
  return Math.max(0, count - MOST_EQUAL);
}

function answerExtreme({ course, series }: Ask, id: 'highest' | 'lowest'): Answer {
  if (series === undefined) return notAssessable('no series is chosen');
  const ranked = rankable(series);
  const best = candidates(ranked, id);
  const points = best.map(({ point }) => point);
  const [first] = points;
  if (first === undefined) return notAssessable('no value has a number');
  const fact = sayFact(first, series, course);
  const others = besideOf(series).filter(hasValue);
  const skipped = others.filter((each) => extentOf(each.value, series) === undefined).length;
  const rest = skipped === 0 ? '' : `; ${countOf(skipped, 'value')} without a number not counted`;
  const grounds = { on: points, isTimed: true, when: sayPointWhen(first, course) };
  if (best.length === 1) return value(`${fact}${rest}`, grounds);
  if (isSameWords(best))
    return value(
      `${fact}, the first of ${best.length + countUnnamed(series, first)} such values${rest}`,
      grounds,
    );
  const told = listOf(points.slice(0, 4).map((point) => sayFact(point, series, course)));
  const more = points.length > 4 ? ` and ${points.length - 4} more` : '';
  return unknown(
    `the ${id} is one of ${points.length} values that cannot be ranked: ${told}${more}${rest}`,
    grounds,
  );
}

/** Those that may be the extreme: no other value surely goes beyond them. */
export function candidates(ranked: readonly Ranked[], id: 'highest' | 'lowest'): readonly Ranked[] {
  const isHighest = id === 'highest';
  const sure = ranked.map(({ extent }) => (isHighest ? extent.low : -extent.high));
  const most = Math.max(...sure);
  // An open end at the best sure value lies beyond it: "> 150" beats 150.
  const isBeyondOpen = ranked.some(
    ({ extent }, at) => sure[at] === most && (isHighest ? extent.isLowOpen : extent.isHighOpen),
  );
  return ranked.filter(({ extent }) => {
    const reach = isHighest ? extent.high : -extent.low;
    const isOpen = isHighest ? extent.isHighOpen : extent.isLowOpen;
    return reach > most || (reach === most && !isOpen && !isBeyondOpen);
  });
}

/** Several exact values, or several of "< 5": they say the same. */
function isSameWords(best: readonly Ranked[]): boolean {
  const words = ({ point }: Ranked): string => JSON.stringify(point.value);
  const [first] = best;
  return first !== undefined && best.every((each) => words(each) === words(first));
}
