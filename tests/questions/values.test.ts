// Every family of questions on small courses, with answers worked out by hand.
import { describe, expect, test } from 'vitest';
import type { Course } from '../../src/model/course.ts';
import { ask } from '../../src/questions/questions.ts';
import type { Answer, Params } from '../../src/questions/question.ts';
import { DEFAULT_VIEW } from '../../src/view/view.ts';
import { aSeries, courseWith, type Rows } from './cases.ts';

const answer = (course: Course, id: string, params: Params = {}): Answer =>
  ask(course, DEFAULT_VIEW, id, params).answer;

describe('highest and lowest', () => {
  const both = (rows: Rows) => {
    const course = courseWith({ series: [aSeries('crp', rows)] });
    return ['highest', 'lowest'].map((id) => answer(course, id, { series: 'crp' }));
  };

  test.each<[string, Rows, string, string]>([
    [
      'numbers',
      [
        ['start', 5],
        ['start + 1', 9],
        ['start + 2', 3],
      ],
      'value 9 U/L',
      'value 3 U/L',
    ],
    [
      'twice the same',
      [
        ['start', 5],
        ['start + 1', 9],
        ['start + 2', 9],
      ],
      'value 9 U/L',
      'value 5 U/L',
    ],
    [
      'below a limit',
      [
        ['start', '<5'],
        ['start + 1', 9],
        ['start + 2', '<5'],
      ],
      'value 9 U/L',
      'value < 5 U/L',
    ],
    [
      'an open top',
      [
        ['start', 5],
        ['start + 1', '>9'],
        ['start + 2', 9],
      ],
      'value > 9 U/L',
      'value 5 U/L',
    ],
    [
      'two open tops',
      [
        ['start', '>5'],
        ['start + 1', '>9'],
      ],
      'unknown',
      'unknown',
    ],
    [
      'what cannot be ranked',
      [
        ['start', '<8'],
        ['start + 1', 7],
      ],
      'unknown',
      'unknown',
    ],
    [
      'about',
      [
        ['start', 'about 5'],
        ['start + 1', 9],
      ],
      'unknown',
      'unknown',
    ],
  ])('%s', (_, rows, highest, lowest) => {
    const says = both(rows).map(({ kind, says }) =>
      kind === 'value' ? `value ${/^(.*? U\/L)/.exec(says)?.[1]}` : kind,
    );
    expect(says).toEqual([highest, lowest]);
  });

  test('levels without a number are not ranked', () => {
    const [highest] = both([
      ['start', 'high'],
      ['start + 1', 'normal'],
    ]);
    expect(highest).toMatchObject({ kind: 'not-assessable', reason: 'no value has a number' });
  });
});

describe('doubling and halving', () => {
  const change = (id: string, rows: Rows) =>
    answer(courseWith({ series: [aSeries('s', rows)] }), id, { series: 's' });

  test.each<[string, string, Rows, Answer['kind'], RegExp]>([
    [
      'doubling',
      'exactly twice',
      [
        ['start', 20],
        ['start + 3', 39],
        ['start + 8', 40],
      ],
      'value',
      /^Doubled within 8 days: from 20 .* to 40/,
    ],
    [
      'doubling',
      'never',
      [
        ['start', 20],
        ['start + 3', 39],
      ],
      'value',
      /no later value is twice/,
    ],
    [
      'doubling',
      'from a bound',
      [
        ['start', '<20'],
        ['start + 3', 90],
        ['start + 4', 95],
      ],
      'not-assessable',
      /first value is not an exact number/,
    ],
    [
      'doubling',
      'surely beyond',
      [
        ['start', 20],
        ['start + 3', '>50'],
        ['start + 4', 60],
      ],
      'value',
      /^Doubled within 3 days/,
    ],
    [
      'doubling',
      'perhaps',
      [
        ['start', 20],
        ['start + 3', '>30'],
        ['start + 4', 60],
      ],
      'unknown',
      /does not tell whether it doubled/,
    ],
    [
      'halving',
      'from the highest',
      [
        ['start', 20],
        ['start + 3', 90],
        ['start + 9', 45],
      ],
      'value',
      /^Halved within 6 days: from 90 .* to 45/,
    ],
    [
      'halving',
      'no value after',
      [
        ['start', 20],
        ['start + 3', 90],
      ],
      'not-stated',
      /no value is reported after it/,
    ],
    [
      'halving',
      'highest not known',
      [
        ['start', 20],
        ['start + 3', '>30'],
        ['start + 9', 40],
      ],
      'not-assessable',
      /highest cannot be told/,
    ],
    [
      'halving',
      'time not known',
      [
        ['start', 90],
        ['after start', 20],
      ],
      'value',
      /^Halved in a time that is not stated/,
    ],
  ])('%s: %s', (id, _, rows, kind, says) => {
    const found = change(id, rows);
    expect([found.kind, found.says]).toEqual([kind, expect.stringMatching(says)]);
  });
});

describe('durations', () => {
  const event = (id: string, more: object) => ({
    id,
    kind: 'medication',
    lane: 'all',
    label: id,
    ...more,
  });
  const course = courseWith({
    events: [
      event('dated', { start: 'start', end: 'start + 21 days' }),
      event('length', { start: 'after start', lasts: '10 days' }),
      event('open', { start: 'start', end: 'unknown' }),
      event('ongoing', { start: 'start', end: 'ongoing' }),
      event('point', { at: 'start' }),
      event('never', { start: 'start', end: 'start + 2 days', status: 'planned' }),
      event('doses', { repeat: { from: 'start', every: '1 week', count: 4 } }),
    ],
  });

  test.each<[string, Answer['kind'], RegExp]>([
    ['dated', 'value', /^3 weeks: from the start until/],
    ['length', 'value', /^10 days, as stated/],
    ['open', 'not-stated', /its end is not stated/],
    ['ongoing', 'not-stated', /It is ongoing/],
    ['point', 'not-assessable', /a moment/],
    ['never', 'not-assessable', /did not take place/],
    ['doses-1', 'value', /^3 weeks, from the first to the last of 4/],
  ])('%s', (id, kind, says) => {
    const found = answer(course, 'duration', { event: id });
    expect([found.kind, found.says]).toEqual([kind, expect.stringMatching(says)]);
  });
});
