/**
 * The first value in range, or beyond a line, from a chosen moment on. It is the first that was
 * measured: the true moment lies between it and the value before, and no curve is asked.
 */
import type { Course, Point, Series } from '../model/course.ts';
import { notAssessable, notStated, unknown, value } from './answer.ts';
import type { Verdict } from './extent.ts';
import { gapOf } from './gap.ts';
import { sayLengthWith } from './length.ts';
import { hasValue, isBeyond, hasRange, isInRange, linesOf, sayLine } from './line.ts';
import type { Answer, Ask, Question } from './question.ts';
import { compareSpots, spotAt, type Spot } from './spot.ts';
import { countOf, listOf, nameOf, sayFact, sayPointWhen } from './words.ts';

const OURS = 'A definition of this program: arithmetic on the values as reported';

export const firstInRange: Question = {
  id: 'first-in-range',
  of: 'series',
  title: 'First value in range',
  rule: 'The first reported value within its own reference range, both ends included, at or after the chosen moment; the return itself lies between it and the value before.',
  source: `${OURS}; the range is the laboratory’s, else the author’s, else the one chosen`,
  titleOf: ({ course, from }) => `First value in range after ${nameOf(from, course)}`,
  applies: ({ series, course }) => {
    if (series === undefined || !series.points.some(hasValue)) return 'no value is reported';
    return series.points.some((point) => hasRange(point, series, course.clock))
      ? true
      : 'no reference range is stated';
  },
  answer: (ask) =>
    answerFirst(ask, 'in range', (point, series) => isInRange(point, series, ask.course.clock)),
  subjects: ({ series }) => series.map(({ id }) => ({ series: id })),
};

export const firstBeyond: Question = {
  id: 'first-beyond',
  of: 'line',
  title: 'First value beyond a bound',
  rule: 'The first reported value strictly beyond the bound at or after the chosen moment; the crossing itself lies between it and the value before.',
  source: OURS,
  titleOf: ({ course, series, line, from }) =>
    `First value ${series && line ? sayLine(line, series) : 'beyond a bound'} after ${nameOf(from, course)}`,
  applies: ({ series, line }) => {
    if (series === undefined || line === undefined) return 'no bound is chosen';
    return series.points.some(hasValue) ? true : 'no value is reported';
  },
  answer: (ask) => {
    const { line, series, course } = ask;
    if (line === undefined || series === undefined) return notAssessable('no bound is chosen');
    return answerFirst(ask, sayLine(line, series), (point) =>
      isBeyond(point, line, series, course.clock),
    );
  },
  subjects: ({ series, clock }) =>
    series.flatMap((each) => linesOf(each, clock).map((line) => ({ series: each.id, line }))),
};

type Test = (point: Point, series: Series) => Verdict;

interface Judged {
  readonly point: Point;
  readonly verdict: Verdict;
  /** How it stands to the chosen moment. */
  readonly order: 'before' | 'same' | 'after' | 'unknown';
}

function answerFirst({ course, series, from }: Ask, what: string, test: Test): Answer {
  const spot = spotAt(from, course);
  if (series === undefined || spot === undefined)
    return notAssessable('the moment chosen is not in this case');
  const judged = series.points.filter(hasValue).map((point): Judged => ({
    point,
    verdict: test(point, series),
    order: compareSpots({ id: point.id, when: point.at }, spot, course),
  }));
  const since = judged.filter(({ order }) => order === 'same' || order === 'after');
  const found = since.find(({ verdict }) => verdict === 'yes');
  const undated = judged.filter(({ order, verdict }) => order === 'unknown' && verdict === 'yes');
  if (found === undefined)
    return answerNone({ since, undated, judged, what, spot, series, course });
  return answerFound(found, { since, undated, judged, what, spot, series, course });
}

interface Search {
  readonly since: readonly Judged[];
  readonly undated: readonly Judged[];
  readonly judged: readonly Judged[];
  readonly what: string;
  readonly spot: Spot;
  readonly series: Series;
  readonly course: Course;
}

function answerNone({ since, undated, what, spot, series, course }: Search): Answer {
  if (undated.length > 0) {
    const told = listOf(undated.slice(0, 3).map(({ point }) => sayFact(point, series, course)));
    return notStated(
      `A value ${what} is reported without a date that can be set against ${spot.label}: ${told}`,
      { on: undated.map(({ point }) => point), isTimed: true },
    );
  }
  const unsure = since.filter(({ verdict }) => verdict === 'unknown');
  if (unsure.length > 0)
    return unknown(
      `no value after ${spot.label} is surely ${what}; ${countOf(unsure.length, 'value does not tell', 'values do not tell')}`,
      { on: unsure.map(({ point }) => point) },
    );
  return notStated(`No value ${what} is reported after ${spot.label}`, {
    on: since.map(({ point }) => point),
  });
}

function answerFound(found: Judged, search: Search): Answer {
  const { since, judged, what, spot, series, course } = search;
  const { point } = found;
  const when = sayPointWhen(point, course);
  const gap = gapOf(spot, { id: point.id, when: point.at }, course);
  const previous = judged[judged.indexOf(found) - 1];
  const earlier = since
    .slice(0, since.indexOf(found))
    .filter(({ verdict }) => verdict === 'unknown');
  const time =
    gap === undefined
      ? `how long after ${spot.label} is not stated`
      : gap.days === 0
        ? `on the day of ${spot.label}`
        : sayLengthWith(gap.length, `after ${spot.label}`);
  const undated = search.undated.length;
  const says = [
    `${time}: ${sayFact(point, series, course)}`,
    sayPrevious(previous, found, search),
    earlier.length > 0
      ? `${countOf(earlier.length, 'earlier value')} may have been ${what} too`
      : undefined,
    undated > 0
      ? `${countOf(undated, 'value')} ${what} cannot be placed and may be earlier`
      : undefined,
  ];
  return (earlier.length > 0 || search.undated.length > 0 ? unsureValue : value)(says, {
    on: [...(previous ? [previous.point] : []), point],
    isTimed: true,
    when,
    ...(gap && { length: gap }),
  });
}

/** Another value may have come first. */
function unsureValue(...made: Parameters<typeof value>): Answer {
  return { ...value(...made), kind: 'unknown', reason: 'another value may have come first' };
}

const spotOf = ({ point }: Judged) => ({ id: point.id, when: point.at });

function sayPrevious(
  previous: Judged | undefined,
  found: Judged,
  { what, series, course }: Search,
): string {
  if (previous === undefined) return 'No value is reported before it';
  const order = compareSpots(spotOf(previous), spotOf(found), course);
  if (order !== 'before') return 'Which value came before it is not stated';
  const fact = sayFact(previous.point, series, course);
  switch (previous.verdict) {
    case 'yes':
      return `It was ${what} before that too: ${fact}`;
    case 'no':
      return `The value before was not: ${fact}, so the change lies between the two`;
    case 'unknown':
      return `The value before does not tell: ${fact}`;
  }
}
