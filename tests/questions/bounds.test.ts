// Every family of questions on small courses, with answers worked out by hand.
import { describe, expect, test } from 'vitest';
import type { Course } from '../../src/model/course.ts';
import { ask } from '../../src/questions/questions.ts';
import type { Answer, Params } from '../../src/questions/question.ts';
import { DEFAULT_VIEW } from '../../src/view/view.ts';
import { alt, courseWith, platelets, type Rows } from './cases.ts';

const answer = (course: Course, id: string, params: Params = {}): Answer =>
  ask(course, DEFAULT_VIEW, id, params).answer;

const above = (at: number) => ({ kind: 'value', side: 'above', at, source: 'test' }) as const;
const raised = { kind: 'limit', side: 'above' } as const;

describe('first value in range', () => {
  const first = (rows: Rows, from = 'start') =>
    answer(courseWith({ series: [alt(rows, 40)] }), 'first-in-range', { series: 'alt', from });

  test('is the first that was measured, and the return lies before it', () => {
    const found = first([
      ['start', 90],
      ['start + 8', 41],
      ['start + 15', 40],
      ['start + 20', 30],
    ]);
    expect(found).toMatchObject({
      kind: 'value',
      evidence: ['alt/2', 'alt/3'],
      length: { min: 15 * 864e5 },
    });
    expect(found.says).toMatch(
      /^2 weeks 1 day after the start: 40 U\/L .* The value before was not: 41 U\/L/,
    );
  });

  test.each<[string, Rows, Answer['kind'], RegExp]>([
    [
      'none is in range',
      [['start', 90]],
      'not-stated',
      /No value in range is reported after the start/,
    ],
    [
      'its time is not stated',
      [
        ['start', 90],
        ['after start - 90 days', 20],
      ],
      'not-stated',
      /without a date that can be set against/,
    ],
    [
      'an earlier one does not tell',
      [
        ['start', '<90'],
        ['start + 9', 20],
      ],
      'unknown',
      /1 earlier value may have been in range too/,
    ],
    [
      'none surely is',
      [['start', '<90']],
      'unknown',
      /no value after the start is surely in range/i,
    ],
    [
      'a level says so',
      [
        ['start', 'high'],
        ['start + 3', 'normal'],
      ],
      'value',
      /^3 days after/,
    ],
  ])('%s', (_, rows, kind, says) => {
    const found = first(rows);
    expect([found.kind, found.says]).toEqual([kind, expect.stringMatching(says)]);
  });

  test('counts from the moment chosen', () => {
    const rows = [
      ['start', 20],
      ['start + 5', 90],
      ['start + 9', 30],
    ] as const;
    const course = courseWith({
      events: [
        { id: 'stop', kind: 'medication', lane: 'all', label: 'Stop', at: 'start + 4 days' },
      ],
      series: [alt(rows, 40)],
    });
    expect(answer(course, 'first-in-range', { series: 'alt', from: 'stop' }).says).toMatch(
      /^5 days after Stop/,
    );
    expect(answer(course, 'first-in-range', { series: 'alt', from: 'nobody' }).kind).toBe(
      'not-assessable',
    );
  });

  test('needs a range', () => {
    const course = courseWith({ series: [alt([['start', 20]], undefined)] });
    expect(ask(course, DEFAULT_VIEW, 'first-in-range', { series: 'alt' })).toMatchObject({
      applies: false,
      answer: { kind: 'not-assessable', reason: 'no reference range is stated' },
    });
  });
});

describe('first value beyond a bound', () => {
  test.each<[string | number, Answer['kind']]>([
    [151, 'value'],
    [150, 'not-stated'],
    ['>150', 'value'],
    ['>=150', 'unknown'],
    ['>149', 'unknown'],
    ['<150', 'not-stated'],
  ])('%s against above 150: %s', (value, kind) => {
    const course = courseWith({
      series: [
        platelets([
          ['start', 20],
          ['start + 9', value],
        ]),
      ],
    });
    expect(answer(course, 'first-beyond', { series: 'platelets', line: above(150) }).kind).toBe(
      kind,
    );
  });
});

describe('time beyond a bound', () => {
  const beyond = (rows: Rows) =>
    answer(courseWith({ series: [alt(rows, 40)] }), 'time-beyond', { series: 'alt', line: raised });
  const days = (min: number, max: number) => ({ min: min * 864e5, max: max * 864e5 });

  test.each<[string, Rows, Answer['kind'], { min: number; max: number } | undefined]>([
    [
      'two inner values, closed',
      [
        ['start', 30],
        ['start + 2', 50],
        ['start + 9', 60],
        ['start + 12', 20],
      ],
      'value',
      days(7, 12),
    ],
    [
      'one value, closed',
      [
        ['start', 30],
        ['start + 2', 50],
        ['start + 12', 20],
      ],
      'value',
      days(0, 12),
    ],
    [
      'open at the end',
      [
        ['start', 30],
        ['start + 2', 50],
        ['start + 9', 60],
      ],
      'value',
      { min: 7 * 864e5, max: Infinity },
    ],
    ['one value alone', [['start', 50]], 'not-stated', { min: 0, max: Infinity }],
    [
      'two runs that share a gap',
      [
        ['start', 30],
        ['start + 2', 50],
        ['start + 4', 30],
        ['start + 6', 50],
        ['start + 8', 30],
      ],
      'value',
      days(0, 8),
    ],
    [
      'two runs apart',
      [
        ['start', 30],
        ['start + 2', 50],
        ['start + 4', 30],
        ['start + 6', 30],
        ['start + 8', 50],
        ['start + 9', 30],
      ],
      'value',
      days(0, 7),
    ],
    [
      'a value that does not tell ends a run',
      [
        ['start', 30],
        ['start + 2', 50],
        ['start + 4', '<90'],
        ['start + 6', 50],
        ['start + 8', 30],
      ],
      'value',
      days(0, 8),
    ],
    [
      'never',
      [
        ['start', 30],
        ['start + 2', 40],
      ],
      'value',
      undefined,
    ],
    ['none tells', [['start', '<90']], 'unknown', undefined],
  ])('%s', (_, rows, kind, length) => {
    const found = beyond(rows);
    expect(found.kind).toBe(kind);
    expect(found.length).toEqual(length);
  });

  test('says that it holds only if it did not leave between values', () => {
    expect(
      beyond([
        ['start', 30],
        ['start + 2', 50],
        ['start + 9', 60],
        ['start + 12', 20],
      ]).says,
    ).toMatch(/at least 7 days if it did not leave between values; at most 12 days\.$/);
  });
});
