/** Doubling from the first value and halving from the highest, between values as reported. */
import type { Course, Point, Series } from '../model/course.ts';
import { notAssessable, notStated, unknown, value } from './answer.ts';
import {
  exactOf,
  extentOf,
  isAbove,
  isBelow,
  not,
  ratio,
  timesOf,
  type Verdict,
} from './extent.ts';
import { candidates, rankable } from './extremes.ts';
import { gapOf } from './gap.ts';
import { sayLengthWith } from './length.ts';
import { hasValue } from './line.ts';
import type { Answer, Ask, Question } from './question.ts';
import { compareSpots, spotAt } from './spot.ts';
import { sayFact, sayPointWhen, sayRounded } from './words.ts';

const SOURCE = 'A definition of this program: arithmetic on the values as reported';

export const doubling: Question = {
  id: 'doubling',
  of: 'series',
  title: 'Doubling',
  rule: 'The first value at least twice the first value at or after the chosen moment; both must be exact numbers, and the doubling itself came at or before that value.',
  source: SOURCE,
  applies: isCounted,
  answer: (ask) => answerFactor(ask, 'doubled'),
  subjects: ({ series }) => series.filter(hasTwoNumbers).map(({ id }) => ({ series: id })),
};

export const halving: Question = {
  id: 'halving',
  of: 'series',
  title: 'Halving',
  rule: 'The first value at most half of the highest at or after the chosen moment; both must be exact numbers, and the halving itself came at or before that value.',
  source: SOURCE,
  applies: isCounted,
  answer: (ask) => answerFactor(ask, 'halved'),
  subjects: ({ series }) => series.filter(hasTwoNumbers).map(({ id }) => ({ series: id })),
};

function isCounted({ series }: Ask): true | string {
  if (series === undefined || !series.points.some(hasValue)) return 'no value is reported';
  return hasTwoNumbers(series) ? true : 'fewer than two values are exact numbers';
}

function hasTwoNumbers({ points, samples }: Series): boolean {
  if (samples !== undefined && samples.values.length > 1) return true;
  return points.filter((point) => exactOf(point) !== undefined).length > 1;
}

type Change = 'doubled' | 'halved';

function answerFactor({ course, series, from }: Ask, change: Change): Answer {
  const spot = spotAt(from, course);
  if (series === undefined || spot === undefined)
    return notAssessable('the moment chosen is not in this case');
  const orderOf = (point: Point) => compareSpots(spotOf(point), spot, course);
  const all = series.points.filter(hasValue);
  const since = all.filter((point) => ['same', 'after'].includes(orderOf(point)));
  const undated = all.filter((point) => orderOf(point) === 'unknown');
  if (since.length === 0)
    return undated.length > 0
      ? unknown(`which values come after ${spot.label} is not stated`, { on: undated })
      : notStated(`no value is reported after ${spot.label}`);
  const start = change === 'doubled' ? since[0] : highestOf(since, series);
  const base = start && exactOf(start);
  if (start === undefined || base === undefined)
    return notAssessable(WHY_NO_START[change], { on: start ? [start] : since });
  if (base <= 0)
    return notAssessable('the value it starts from is not above zero', { on: [start] });
  return answerFrom({ start, base, since, change }, series, course);
}

const WHY_NO_START: Readonly<Record<Change, string>> = {
  doubled: 'the first value is not an exact number',
  halved: 'which value is the highest cannot be told, or it is not an exact number',
};

interface Start {
  readonly start: Point;
  readonly base: number;
  readonly since: readonly Point[];
  readonly change: Change;
}

function answerFrom({ start, base, since, change }: Start, series: Series, course: Course): Answer {
  const later = since
    .slice(since.indexOf(start) + 1)
    .filter((point) =>
      ['before', 'same'].includes(compareSpots(spotOf(start), spotOf(point), course)),
    );
  const fact = sayFact(start, series, course);
  if (later.length === 0)
    return notStated(`from ${fact}: no value is reported after it`, { on: [start] });
  const judged = later.map((point) => ({ point, verdict: isReached(point, base, change, series) }));
  const at = judged.findIndex(({ verdict }) => verdict !== 'no');
  const found = judged[at];
  const on = [start, ...(found ? [found.point] : later)];
  if (found === undefined)
    return value(
      `from ${fact}: no later value is ${change === 'doubled' ? 'twice' : 'half'} of it`,
      { on },
    );
  const told = `from ${fact} to ${sayFact(found.point, series, course)}`;
  if (found.verdict === 'unknown')
    return unknown(`${told}, which does not tell whether it ${change}`, { on });
  return value(
    `${change} ${sayWithin(start, found.point, course)}: ${told}${sayTimes(found.point, base)}`,
    {
      on,
      isTimed: true,
      when: sayPointWhen(found.point, course),
      ...lengthTo(start, found.point, course),
    },
  );
}

const spotOf = ({ id, at }: Point) => ({ id, when: at });

function isReached(point: Point, base: number, change: Change, series: Series): Verdict {
  const extent = extentOf(point.value, series);
  const times = extent && timesOf(extent, base);
  if (times === undefined) return 'unknown';
  return not(change === 'doubled' ? isBelow(times, 2) : isAbove(times, 0.5));
}

function sayTimes(point: Point, base: number): string {
  const exact = exactOf(point);
  return exact === undefined ? '' : `, ${sayRounded(ratio(exact, base))} times`;
}

/** It was reached at or before the later value: the time is the most it took. */
function lengthTo(start: Point, found: Point, course: Course): Pick<Answer, 'length'> {
  const gap = gapOf(spotOf(start), spotOf(found), course);
  return gap ? { length: { min: 0, max: gap.max } } : {};
}

function sayWithin(start: Point, found: Point, course: Course): string {
  const gap = gapOf(spotOf(start), spotOf(found), course);
  if (gap === undefined) return 'in a time that is not stated';
  return `within ${sayLengthWith(gap.length).replace(/^at most /, '')}`;
}

/** The one that is surely the highest; of several equal ones the first. */
function highestOf(points: readonly Point[], series: Series): Point | undefined {
  const { samples: _, beside: __, ...rest } = series;
  const best = candidates(rankable({ ...rest, points }), 'highest').map(({ point }) => point);
  const [first] = best;
  const isEqual = best.every((point) => first && exactOf(point) === exactOf(first));
  return isEqual ? first : undefined;
}
