/** Doubling from the first value and halving from the highest, between values as reported. */
import type { Point, Series } from '../model/course.ts';
import { notAssessable, notStated, unknown, value } from './answer.ts';
import { exactOf, ratio } from './extent.ts';
import { gapOf } from './gap.ts';
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

function hasTwoNumbers({ points }: Series): boolean {
  return points.filter((point) => exactOf(point) !== undefined).length > 1;
}

type Change = 'doubled' | 'halved';

function answerFactor({ course, series, from }: Ask, change: Change): Answer {
  const spot = spotAt(from, course);
  if (series === undefined || spot === undefined)
    return notAssessable('the moment chosen is not in this case');
  const orderOf = ({ id, at }: Point) => compareSpots({ id, when: at }, spot, course);
  const numbers = series.points.filter((point) => exactOf(point) !== undefined);
  const since = numbers.filter((point) => ['same', 'after'].includes(orderOf(point)));
  const start = change === 'doubled' ? since[0] : highestOf(since);
  if (start === undefined)
    return numbers.some((point) => orderOf(point) === 'unknown')
      ? unknown(`which values come after ${spot.label} is not stated`, { on: numbers })
      : notStated(`No value is reported after ${spot.label}`);
  const base = exactOf(start) ?? 0;
  if (base <= 0) return notAssessable('the first value is not above zero', { on: [start] });
  const later = since.slice(since.indexOf(start) + 1);
  const found = later.find((point) => isReached(ratio(exactOf(point) ?? NaN, base), change));
  const fact = sayFact(start, series, course);
  if (found === undefined) {
    const none =
      later.length === 0
        ? 'no value is reported after it'
        : `no later value ${change === 'doubled' ? 'is twice' : 'is half'} of it`;
    return (later.length === 0 ? notStated : value)(`from ${fact}: ${none}`, {
      on: [start, ...later],
    });
  }
  const gap = gapOf({ id: start.id, when: start.at }, { id: found.id, when: found.at }, course);
  const times = sayRounded(ratio(exactOf(found) ?? NaN, base));
  const within =
    gap === undefined
      ? 'in a time that is not stated'
      : `within ${gap.length.says.replace(/^at most /, '')}`;
  return value(
    `${change} ${within}: from ${fact} to ${sayFact(found, series, course)}, ${times} times`,
    {
      on: [start, found],
      isTimed: true,
      when: sayPointWhen(found, course),
      ...(gap && { length: { min: 0, max: gap.max } }),
    },
  );
}

const isReached = (times: number, change: Change): boolean =>
  change === 'doubled' ? times >= 2 : times <= 0.5;

function highestOf(points: readonly Point[]): Point | undefined {
  let found: Point | undefined;
  for (const point of points)
    if (found === undefined || (exactOf(point) ?? 0) > (exactOf(found) ?? 0)) found = point;
  return found;
}
