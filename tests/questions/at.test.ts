import { describe, expect, test } from 'vitest';
import { DAY_MS } from '../../src/model/calendar.ts';
import type { Course } from '../../src/model/course.ts';
import { stateAt, type State } from '../../src/questions/at.ts';
import { DEFAULT_VIEW, type Cursor, type View } from '../../src/view/view.ts';
import { alt, aSeries, courseOf, courseWith, platelets } from './cases.ts';

const mark = (id: string): Cursor => ({ kind: 'mark', id });
const time = (frame: string, days: number): Cursor => ({ kind: 'time', frame, t: days * DAY_MS });

function state(course: Course, cursor: Cursor, view: Partial<View> = {}): State {
  const found = stateAt(course, cursor, { ...DEFAULT_VIEW, ...view });
  if (found === undefined) throw new Error('no such place');
  return found;
}

const items = ({ lanes }: State): Readonly<Record<string, string>> =>
  Object.fromEntries(
    lanes.flatMap((lane) => lane.items.map(({ eventId, certainty }) => [eventId, certainty])),
  );

describe('what is active', () => {
  const event = (id: string, more: object) => ({
    id,
    kind: 'medication',
    lane: 'all',
    label: id,
    ...more,
  });
  const course = courseWith({
    events: [
      event('exact', { start: 'start + 2 days', end: 'start + 9 days' }),
      event('wide', { start: 'between start and start + 8 days', end: 'start + 9 days' }),
      event('open', { start: 'start', end: 'unknown' }),
      event('ongoing', { start: 'start', end: 'ongoing' }),
      event('told', { start: 'start', end: 'ongoing as of start + 4 days' }),
      event('dateless', {}),
      event('point', { at: 'start + 5 days' }),
      event('elsewhere', { start: 'later', end: 'unknown' }),
      event('episodes', { episodes: { start: 'start', end: 'start + 9 days' } }),
      event('never', { start: 'start', end: 'start + 9 days', status: 'not-done' }),
    ],
  });

  test.each<[number, Record<string, string>]>([
    [-1, { dateless: 'not stated' }],
    [
      0,
      {
        wide: 'possibly',
        open: 'not stated',
        ongoing: 'active',
        told: 'active',
        dateless: 'not stated',
        episodes: 'possibly',
      },
    ],
    [
      2,
      {
        elsewhere: 'not stated',
        exact: 'active',
        wide: 'possibly',
        open: 'not stated',
        ongoing: 'active',
        told: 'active',
        dateless: 'not stated',
        episodes: 'possibly',
      },
    ],
    [
      5,
      {
        elsewhere: 'not stated',
        exact: 'active',
        wide: 'possibly',
        open: 'not stated',
        ongoing: 'active',
        told: 'not stated',
        dateless: 'not stated',
        point: 'active',
        episodes: 'possibly',
      },
    ],
    [
      9,
      {
        elsewhere: 'not stated',
        exact: 'active',
        wide: 'active',
        open: 'not stated',
        ongoing: 'active',
        told: 'not stated',
        dateless: 'not stated',
        episodes: 'possibly',
      },
    ],
    [
      10,
      {
        elsewhere: 'not stated',
        open: 'not stated',
        ongoing: 'active',
        told: 'not stated',
        dateless: 'not stated',
      },
    ],
  ])('on day %d', (day, expected) => {
    // Of “elsewhere” only that it comes after the start is stated.
    // Noon: what is stated to the day happens on the whole of it.
    expect(items(state(course, time('start', day + 0.5)))).toEqual(expected);
  });

  test('an event is active where it begins, whatever is known of its time', () => {
    expect(items(state(course, mark('exact')))['exact']).toBe('active');
    expect(items(state(course, mark('dateless')))['dateless']).toBe('active');
  });

  test('what the view hides is not told, and lanes come in its order', () => {
    expect(state(course, time('start', 1), { hiddenLanes: ['all'] }).lanes).toEqual([]);
    const purpura = state(courseOf('purpura'), mark('diagnosis'), { laneOrder: ['imaging'] });
    expect(purpura.lanes[0]?.lane).toBe('imaging');
  });
});

describe('the last value', () => {
  const course = courseWith({
    series: [
      alt(
        [
          ['start', 20],
          ['start + 3', 210],
          ['start + 20', 30],
        ],
        40,
      ),
      aSeries('crp', [
        ['start + 3', '<5'],
        ['after start', 40],
      ]),
    ],
  });

  test('is a value of its own date, never of the moment', () => {
    const [first, second] = state(course, time('start', 15.2)).panels;
    expect(first).toMatchObject({
      pointId: 'alt/2',
      isHere: false,
      value: '210 U/L',
      age: '12 days before',
      times: '5.25 × upper limit (40, laboratory)',
      grade: 'CTCAE v5.0 grade 3',
    });
    expect(first?.says).toMatch(/^last value 210 U\/L on day 3 after the start, 12 days before/);
    expect(second?.says).toMatch(
      /^last value < 5 U\/L .*; 40 U\/L after the start, date not stated: before or after/,
    );
    expect(second?.unplaced).toEqual(['crp/2']);
  });

  test('of the day itself is here', () => {
    const [first] = state(course, time('start', 3.9)).panels;
    expect(first).toMatchObject({ isHere: true, pointId: 'alt/2' });
    expect(first?.says).toMatch(/^210 U\/L/);
    expect(first?.age).toBeUndefined();
  });

  test('is not there before the first', () => {
    const [first] = state(course, time('start', -1)).panels;
    expect(first?.pointId).toBeUndefined();
    expect(first?.says).toBe('no value reported before this; first 20 U/L at the start');
  });

  test('is no number where only a reason for its absence is told', () => {
    const absent = courseWith({
      series: [
        { id: 's', label: 'S', unit: '', points: [{ at: 'start', value: { absent: 'lost' } }] },
      ],
    });
    expect(state(absent, time('start', 2)).panels[0]?.says).toBe('not reported');
  });

  test('may be one of two of which nobody knows the later', () => {
    const loose = courseWith({
      series: [
        platelets([
          ['before start', 30],
          ['before start', 90],
        ]),
      ],
    });
    expect(state(loose, mark('start')).panels[0]?.says).toMatch(
      /or 30 ×10⁹\/L .*their order not stated/,
    );
  });
});

describe('the moment', () => {
  test.each<[string, Cursor, string]>([
    ['calendar', time('calendar', 19063.4), '12 Mar 2022 · day 402 from the first visit'],
    ['purpura', { kind: 'order', phase: 'workup', along: 0.5 }, 'in Work-up, order only'],
    ['purpura', time('presentation', -56), 'day −56 from presentation'],
    ['purpura', time('first-infusion', 17.5), 'day 17 after the first infusion'],
    ['purpura', mark('presentation'), 'presentation · day zero'],
    [
      'dili',
      mark('sinusitis'),
      'Acute sinusitis, 23 days before presentation · day −23 from presentation',
    ],
  ])('%s %o', (id, cursor, says) => {
    expect(state(courseOf(id), cursor).when.says).toBe(says);
  });

  test('counts from the day zero of the view', () => {
    const { when } = state(courseOf('calendar'), time('calendar', 19063.4), {
      dayZero: 'arthritis',
    });
    expect(when.fromDayZero).toBe('day 375 from Rheumatoid arthritis');
  });

  test('carries the age only where the birth is known', () => {
    const born = courseWith({
      anchors: [
        { id: 'birth', at: '2010-05-04' },
        { id: 'start', at: '2020-05-04' },
      ],
    });
    expect(state(born, time('calendar', 18751.5)).when.age).toMatch(/^age 11 years$/);
    expect(state(courseOf('purpura'), mark('presentation')).when.age).toBeUndefined();
  });

  test('that this course does not hold is no moment', () => {
    for (const cursor of [
      mark('nobody'),
      time('nowhere', 1),
      { kind: 'order', phase: 'none', along: 0 } as const,
    ])
      expect(stateAt(courseOf('purpura'), cursor, DEFAULT_VIEW)).toBeUndefined();
  });
});

describe('the purpura', () => {
  const course = courseOf('purpura');

  test('gives no count in the weeks of therapy, only what is told before and without a date', () => {
    const { panels } = state(course, time('first-infusion', 24));
    expect(panels[0]?.says).toBe(
      'not reported; < 150 ×10⁹/L at presentation (derived); > 150 ×10⁹/L in Follow-up (order only), date not stated: before or after this is not stated',
    );
    expect(panels[0]).toMatchObject({ basis: 'derived', unplaced: ['platelets-after'] });
    expect(panels[0]?.grade).toBeUndefined();
  });

  test('knows of no drug that is surely active at the diagnosis', () => {
    const found = items(state(course, mark('diagnosis')));
    expect(found).toMatchObject({
      exposure: 'not stated',
      herbs: 'not stated',
      drugs: 'not stated',
    });
    expect(Object.entries(found).filter(([, sure]) => sure === 'active')).toEqual([
      ['diagnosis', 'active'],
    ]);
  });

  test('says doses that share an answer once', () => {
    const lane = state(course, mark('diagnosis')).lanes.find((each) => each.lane === 'treatment');
    const doses = lane?.items.find(({ eventId }) => eventId === 'infusions-1');
    expect(doses?.eventIds).toHaveLength(8);
    expect(doses?.label).toBe('ucMSC infusion, 8 of the series');
  });

  test('shows an empty lane as not reported', () => {
    const lane = state(course, mark('diagnosis')).lanes.find(
      (each) => each.lane === 'adverse-events',
    );
    expect(lane).toMatchObject({ items: [], empty: 'not reported' });
  });
});
