import { describe, expect, test } from 'vitest';
import { DAY_MS } from '../../src/model/calendar.ts';
import type { Course } from '../../src/model/course.ts';
import { betweenCursors, type Between } from '../../src/questions/between.ts';
import { DEFAULT_VIEW, type Cursor } from '../../src/view/view.ts';
import { alt, courseOf, courseWith, platelets } from './cases.ts';

const mark = (id: string): Cursor => ({ kind: 'mark', id });
const time = (frame: string, days: number): Cursor => ({ kind: 'time', frame, t: days * DAY_MS });
const inPhase = (phase: string): Cursor => ({ kind: 'order', phase, along: 0.5 });

function measured(course: Course, a: Cursor, b: Cursor): Between {
  const found = betweenCursors(course, a, b, DEFAULT_VIEW);
  if (found === undefined) throw new Error('no such place');
  return found;
}

describe('the time', () => {
  test.each<[string, Cursor, Cursor, string]>([
    [
      'purpura',
      mark('infusions-2'),
      time('first-infusion', 52.3),
      '6 weeks 3 days after ucMSC infusion 2',
    ],
    ['purpura', mark('infusions-1'), mark('infusions-8'), '7 weeks after ucMSC infusion 1'],
    [
      'purpura',
      mark('purpura'),
      mark('presentation'),
      'about 11 months after Purpura, both lower limbs, told only as “about”',
    ],
    ['purpura', mark('stopped'), mark('transaminases-after'), 'not stated in the source'],
    [
      'purpura',
      mark('presentation'),
      mark('diagnosis'),
      'not stated in the source, only that it is after presentation',
    ],
    [
      'purpura',
      mark('presentation'),
      mark('platelets-after'),
      'not stated; at least 2 months, the length of ucMSC therapy if Platelets > 150 ×10⁹/L lies in Follow-up, where the case file places it without a date',
    ],
    [
      'purpura',
      mark('presentation'),
      inPhase('followup'),
      'not stated; at least 2 months, the length of ucMSC therapy',
    ],
    ['purpura', inPhase('workup'), inPhase('workup'), 'not stated in the source'],
    ['dili', mark('sinusitis'), mark('presentation'), '3 weeks 2 days after Acute sinusitis'],
    [
      'dili',
      mark('presentation'),
      mark('normalised'),
      'about 1 month after presentation, told only as “about”',
    ],
    [
      'calendar',
      mark('arthritis'),
      mark('visit-rheumatology'),
      'the same day as Rheumatoid arthritis',
    ],
    ['calendar', mark('igra'), mark('x-ray-chest-1'), '1 day after Latent tuberculosis'],
  ])('%s: %o to %o', (id, a, b, says) => {
    expect(measured(courseOf(id), a, b).time).toBe(says);
  });

  test('does not depend on which cursor was set first', () => {
    const course = courseOf('calendar');
    const [a, b] = [time('calendar', 18943.5), time('calendar', 19063.5)];
    expect(measured(course, b, a)).toEqual(measured(course, a, b));
    expect(measured(course, a, b)).toMatchObject({
      min: 120 * DAY_MS,
      max: 120 * DAY_MS,
      order: 'known',
    });
  });

  test('is no number of days where an anchor between them is not exact', () => {
    const course = courseWith({
      anchors: [
        { id: 'start' },
        { id: 'referral', at: 'between start + 10 days and start + 20 days' },
      ],
      events: [{ id: 'e', kind: 'note', lane: 'all', label: 'e', at: 'referral + 1 day' }],
    });
    expect(measured(course, mark('start'), mark('e')).time).toMatch(
      /^(?:about|between) .*after the start$/,
    );
  });

  test('has no length where nothing links the two', () => {
    const found = measured(courseOf('purpura'), mark('stopped'), mark('infusions-1'));
    expect(found).toMatchObject({ order: 'unknown', time: 'not stated in the source' });
    expect(found.min).toBeUndefined();
  });
});

describe('a series', () => {
  const course = courseWith({
    series: [
      alt(
        [
          ['start', 20],
          ['start + 10', 40],
          ['start + 20', 41],
          ['start + 30', 200],
          ['start + 40', 30],
        ],
        40,
      ),
      platelets([
        ['start', '<50'],
        ['start + 30', '>120'],
      ]),
    ],
  });
  const change = (a: number, b: number, at = 0) =>
    measured(course, time('start', a), time('start', b)).series[at];

  test('changes from value to value, with the dates of both', () => {
    expect(change(11, 35)).toMatchObject({
      from: '40 U/L on day 10 after the start',
      to: '200 U/L on day 30 after the start',
      change: '+160 U/L',
      percent: '+400 %',
    });
  });

  test('has no change where both places have the same last value', () => {
    const found = change(11, 15);
    expect(found?.change).toBeUndefined();
    expect(found?.says).toMatch(/no value between them/);
    expect(found?.crossed[0]).toMatchObject({
      whether: 'unknown',
      when: 'no value between the two',
    });
  });

  test.each([
    [0, 10, 'no', undefined],
    [0, 20, 'yes', 'up'],
    [10, 20, 'yes', 'up'],
    [15, 20, 'unknown', 'up'],
    [20, 30, 'no', undefined],
    [30, 40, 'yes', 'down'],
  ])('from day %d to %d crosses the upper limit: %s', (a, b, whether, direction) => {
    const crossing = change(a, b)?.crossed[0];
    expect(crossing?.whether).toBe(whether);
    expect(crossing?.direction).toBe(direction);
  });

  test('says between which values it crossed, and that an earlier crossing may have come before', () => {
    expect(change(0, 20)?.crossed[0]?.when).toBe(
      'between day 10 after the start and day 20 after the start',
    );
    expect(change(15, 20)?.crossed[0]?.when).toMatch(/perhaps before day 15 after the start$/);
  });

  test('of bounds changes by no more than they say', () => {
    expect(change(0, 35, 1)).toMatchObject({ change: 'rise of at least 70 ×10⁹/L' });
    expect(change(0, 35, 1)?.percent).toBeUndefined();
  });
});

describe('the purpura', () => {
  const course = courseOf('purpura');

  test('rose above 150 between its two statements, at no stated time', () => {
    const found = measured(course, mark('platelets-before'), mark('platelets-after'));
    const counts = found.series.find(({ series }) => series === 'platelets');
    expect(counts?.crossed[0]).toMatchObject({
      bound: '150 ×10⁹/L',
      direction: 'up',
      whether: 'yes',
      when: 'between presentation and a date not stated, in Follow-up (order only)',
    });
    expect(counts?.change).toBe('rise, its size not stated');
  });

  test('did not surely cross it within the weeks of therapy', () => {
    const found = measured(course, mark('infusions-1'), mark('infusions-8'));
    for (const { crossed } of found.series)
      for (const { whether } of crossed) expect(whether).toBe('unknown');
  });
});
