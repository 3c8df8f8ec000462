import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkCase } from '../../src/model/check.ts';
import { compareEvents } from '../../src/model/clock.ts';
import type { CaseDocument, EventDoc, SeriesDoc } from '../../src/model/document.ts';
import { tally } from '../../src/model/evidence.ts';
import { courseOf, resolveCase } from '../../src/model/resolve.ts';
import { startOf } from '../../src/model/when.ts';
import { DAY_MS, MEAN_MONTH_MS } from '../../src/model/calendar.ts';
import { PURPURA } from './purpura.ts';

const BARE: CaseDocument = {
  caseline: 1,
  id: 'bare',
  title: 'Bare',
  patient: { label: 'Someone' },
  source: { basis: 'record', locator: 'record' },
  anchors: [{ id: 'presentation' }],
  lanes: [{ id: 'lane', label: 'Lane' }],
};
const event = (doc: Partial<EventDoc>): EventDoc => ({
  id: 'e',
  kind: 'note',
  lane: 'lane',
  label: 'Event',
  ...doc,
});
const series = (doc: Partial<SeriesDoc>): SeriesDoc => ({
  id: 's',
  label: 'Series',
  unit: 'U/L',
  ...doc,
});
const withEvents = (...events: Partial<EventDoc>[]): CaseDocument => ({
  ...BARE,
  events: events.map(event),
});
const codes = (document: CaseDocument) =>
  checkCase(document).map(({ code, path }) => `${code} ${path}`);

describe('the purpura case', () => {
  test('resolves without an issue, in every reading', () => {
    expect(checkCase(PURPURA)).toEqual([]);
  });

  test('weekly: eight infusions on days 0 to 49, their spacing derived', () => {
    const infusions = courseOf(PURPURA).events.filter(({ kind }) => kind === 'infusion');
    expect(infusions.map(({ id }) => id)).toEqual(
      [1, 2, 3, 4, 5, 6, 7, 8].map((n) => `infusion-${n}`),
    );
    expect(infusions.map(({ time }) => startOf(time).earliest / DAY_MS)).toEqual([
      0, 7, 14, 21, 28, 35, 42, 49,
    ]);
    expect(infusions.map(({ evidence }) => evidence.when.kind)).toEqual([
      'reported',
      ...Array<string>(7).fill('derived'),
    ]);
    expect(infusions.map(({ part }) => part?.of)).toEqual(Array(8).fill(8));
  });

  test('literal: about seventy, each somewhere in its week', () => {
    const course = courseOf(PURPURA, 'literal');
    const infusions = course.events.filter(({ kind }) => kind === 'infusion');
    expect(infusions.length).toBe(70);
    expect(infusions[8]?.time).toMatchObject({
      at: { earliest: 7 * DAY_MS, latest: 14 * DAY_MS, precision: 'week', approximate: true },
    });
    expect(infusions[8]?.part).toEqual({ series: 'infusion', number: 9 });
    expect(course.phases[2]?.subtitle).toBe('about 70 infusions over 2 months');
    expect(course.reading).toBe('literal');
  });

  test('unspaced: one stretch that carries the count', () => {
    const infusion = courseOf(PURPURA, 'unspaced').events.find(({ kind }) => kind === 'infusion');
    expect(infusion).toMatchObject({
      id: 'infusion',
      part: { number: 1, of: 8 },
      time: { kind: 'episodes', count: 8, end: { kind: 'at' } },
    });
  });

  test('timed phases stand in their frame, the others say that nothing is stated', () => {
    const { phases } = courseOf(PURPURA);
    expect(phases[0]?.extent).toEqual({
      kind: 'timed',
      frame: 'presentation',
      start: -11 * MEAN_MONTH_MS,
      end: 0,
    });
    expect(phases[2]?.extent).toEqual({
      kind: 'timed',
      frame: 'first-infusion',
      start: 0,
      end: 2 * MEAN_MONTH_MS,
    });
    expect(phases.map(({ subtitle }) => subtitle)).toEqual([
      '11 months before presentation',
      'duration not stated',
      '8 infusions over 2 months',
      'duration not stated',
    ]);
  });

  test('marrow comes before diagnosis, and nobody knows where the rash comes', () => {
    const { events, clock } = courseOf(PURPURA);
    const [marrow, diagnosis, rash] = ['marrow', 'diagnosis', 'rash'].map((id) =>
      events.find((each) => each.id === id),
    );
    if (!marrow || !diagnosis || !rash) throw new Error('the case lost an event');
    expect(compareEvents(marrow, diagnosis, clock)).toBe('before');
    expect(compareEvents(rash, diagnosis, clock)).toBe('unknown');
  });

  test('points are sorted, and keep the ids of their place in the file', () => {
    expect(courseOf(PURPURA).series[0]?.points.map(({ id }) => id)).toEqual([
      'platelets/2',
      'platelets/1',
    ]);
  });

  test('every mark is counted by its evidence', () => {
    expect(tally(courseOf(PURPURA))).toEqual({ reported: 16, derived: 1, illustrative: 1 });
  });

  test('is resolved once for each reading', () => {
    expect(courseOf(PURPURA, 'literal')).toBe(courseOf(PURPURA, 'literal'));
    expect(resolveCase(PURPURA)).toBe(resolveCase(PURPURA));
  });
});

describe('times of events', () => {
  const timeOf = (doc: Partial<EventDoc>) => courseOf(withEvents(doc)).events[0]?.time;
  test('no time is a point not stated', () => {
    expect(timeOf({})).toMatchObject({ kind: 'point', at: { precision: 'none' } });
  });
  test('a start alone has an unknown end', () => {
    expect(timeOf({ start: 'presentation' })).toMatchObject({
      kind: 'span',
      end: { kind: 'unknown' },
    });
  });
  test('ongoing may say as of when', () => {
    expect(timeOf({ start: 'presentation', end: 'ongoing' })).toMatchObject({
      end: { kind: 'ongoing' },
    });
    expect(timeOf({ start: 'presentation', end: 'ongoing as of day 9' })).toMatchObject({
      end: { asOf: { earliest: 9 * DAY_MS } },
    });
  });
  test('ten days from day 0 end with day 9', () => {
    expect(timeOf({ start: 'presentation', lasts: '10 days' })).toMatchObject({
      lasts: { amount: 10, unit: 'day' },
      end: { at: { earliest: 9 * DAY_MS, latest: 10 * DAY_MS } },
    });
  });
  test('a length without a start keeps the length', () => {
    expect(timeOf({ lasts: '10-day' })).toMatchObject({
      kind: 'span',
      lasts: { amount: 10 },
      start: { precision: 'none' },
      end: { kind: 'unknown' },
    });
  });
  test('an event may bear the name of the anchor that it stands at', () => {
    const document = withEvents(
      { id: 'presentation', at: 'presentation' },
      { id: 'x', at: 'presentation + 1 day' },
    );
    expect(codes(document)).toEqual([]);
    expect(courseOf(document).events.map(({ id }) => id)).toEqual(['presentation', 'x']);
  });
  test('without an anchor the first date is day zero', () => {
    const { anchors: _, ...rest } = withEvents(
      { id: 'b', at: '2021-03-09' },
      { id: 'a', at: '2021-03' },
    );
    expect(courseOf(rest).clock).toMatchObject({ dayZero: 'first-date' });
    expect(courseOf(rest).clock.anchors.get('first-date')?.label).toBe('1 Mar 2021');
  });
  test('a series of doses is named by its first', () => {
    const document = withEvents(
      { id: 'dose', repeat: { from: 'presentation', every: '2 weeks', count: 3 } },
      { id: 'x', at: 'dose + 1 day', links: [{ to: 'dose', relation: 'after' }] },
    );
    expect(codes(document)).toEqual([]);
    expect(courseOf(document).events.at(-1)).toMatchObject({
      time: { at: { earliest: DAY_MS } },
      links: [{ to: 'dose-1' }],
    });
  });
});

describe('evidence by default', () => {
  const of = (doc: Partial<EventDoc>, source: CaseDocument['source'] = BARE.source) =>
    courseOf({ ...withEvents(doc), source }).events[0]?.evidence;
  test('what is reported at the locator of the source, and so is a stated time', () => {
    expect(of({ at: 'presentation' })).toEqual({
      what: { kind: 'reported', locator: 'record' },
      when: { kind: 'reported', locator: 'record' },
    });
  });
  test('a time not stated is derived', () => {
    expect(of({})?.when.kind).toBe('derived');
    expect(of({ at: 'after presentation' })?.when.kind).toBe('derived');
  });
  test('a synthetic case is reported at "synthetic"', () => {
    expect(of({}, { basis: 'synthetic' })?.what).toEqual({
      kind: 'reported',
      locator: 'synthetic',
    });
  });
  test('words with a reasoning are derived, and keep both', () => {
    expect(of({ evidence: { reported: 'drug abuse', derived: 'herbs follow' } })?.what).toEqual({
      kind: 'derived',
      locator: 'record',
      quote: 'drug abuse',
      reasoning: 'herbs follow',
    });
  });
  test('a shape is illustrative whatever the file says', () => {
    const document = {
      ...BARE,
      series: [series({ shapes: [{ label: 'x', evidence: { reported: true }, vertices: [] }] })],
    };
    expect(courseOf(document).series[0]?.shapes[0]?.evidence.kind).toBe('illustrative');
  });
});

describe('a faulty case is drawn as far as it is sound', () => {
  test.each<[string, CaseDocument, readonly string[]]>([
    ['an unknown lane', withEvents({ lane: 'nowhere' }), ['unknown-lane events[0].lane']],
    ['an unknown phase', withEvents({ phase: 'nowhere' }), ['unknown-phase events[0].phase']],
    ['an unknown kind', withEvents({ kind: 'miracle' }), ['unknown-kind events[0].kind']],
    ['an unknown status', withEvents({ status: 'perhaps' }), ['unknown-status events[0].status']],
    [
      'an unknown link',
      withEvents({ links: [{ to: 'x', relation: 'y' }] }),
      ['unknown-link events[0].links[0].to'],
    ],
    [
      'an unknown reference',
      withEvents({ at: 'arrival + 1 day' }),
      ['unknown-reference events[0].at'],
    ],
    [
      'an impossible date',
      withEvents({ start: '2021-02-31' }),
      ['impossible-date events[0].start'],
    ],
    [
      'an unreadable end',
      withEvents({ start: 'presentation', end: '???' }),
      ['unreadable-time events[0].end'],
    ],
    [
      'an end before the start',
      withEvents({ start: 'presentation', end: 'presentation - 2 days' }),
      ['end-before-start events[0].end'],
    ],
    [
      'an unreadable length',
      withEvents({ lasts: 'ages' }),
      ['unreadable-duration events[0].lasts'],
    ],
    ['twice the same id', withEvents({}, {}), ['duplicate-id events[1].id']],
    [
      'times of two kinds',
      withEvents({ at: 'presentation', start: 'presentation' }),
      ['conflicting-times events[0].start'],
    ],
    [
      'no doses',
      withEvents({ repeat: { from: 'presentation', every: '1 week', count: 0 } }),
      ['repeat-count events[0].repeat.count'],
    ],
    [
      'a million doses',
      withEvents({ repeat: { from: 'presentation', every: '1 day', count: 1e6 } }),
      ['repeat-count events[0].repeat.count'],
    ],
    [
      'a spacing of nothing',
      withEvents({ repeat: { from: 'presentation', every: '0 days', count: 3 } }),
      ['unreadable-duration events[0].repeat.every'],
    ],
    [
      'a faulty start of doses',
      withEvents({ repeat: { from: 'nowhere', every: '1 day', count: 3 } }),
      ['unknown-reference events[0].repeat.from'],
    ],
    [
      'events counted from each other',
      withEvents({ id: 'a', at: 'b + 1 day' }, { id: 'b', at: 'a + 1 day' }),
      ['time-cycle events[1].at', 'time-cycle events[0].at'],
    ],
    [
      'a circle in the order',
      {
        ...withEvents({ id: 'a' }, { id: 'b' }),
        order: [
          ['a', 'b'],
          ['b', 'a'],
        ],
      },
      ['order-cycle order'],
    ],
    [
      'an order of nobody',
      { ...withEvents({ id: 'a' }), order: [['a', 'b']] },
      ['unknown-reference order[0]'],
    ],
    [
      'an order against time',
      {
        ...withEvents({ id: 'a', at: 'presentation + 2 days' }, { id: 'b', at: 'presentation' }),
        order: [['a', 'b']],
      },
      ['order-contradicts-time order[0]'],
    ],
    [
      'an anchor after nobody',
      { ...BARE, anchors: [{ id: 'a', after: 'b' }] },
      ['unknown-reference anchors[0].after'],
    ],
    [
      'an anchor called calendar',
      { ...BARE, anchors: [{ id: 'calendar' }] },
      ['reserved-id anchors[0].id'],
    ],
    ['a day zero of nobody', { ...BARE, dayZero: 'x' }, ['unknown-reference dayZero']],
    [
      'an impossible birth',
      { ...BARE, patient: { label: 'x', birth: '2021-02-30' } },
      ['impossible-date patient.birth'],
    ],
    [
      'a value that is no number',
      { ...BARE, series: [series({ points: [{ value: NaN }] })] },
      ['not-finite series[0].points[0].value'],
    ],
    [
      'a range upside down',
      { ...BARE, series: [series({ range: { low: 2, high: 1, source: 'x' } })] },
      ['range-reversed series[0].range'],
    ],
    [
      'an infinite bound',
      {
        ...BARE,
        series: [series({ bounds: [{ at: Infinity, side: 'above', label: 'x', source: 'y' }] })],
      },
      ['not-finite series[0].bounds[0].at'],
    ],
    [
      'a shape without a level',
      { ...BARE, series: [series({ shapes: [{ label: 'x', vertices: [{ level: NaN }] }] })] },
      ['not-finite series[0].shapes[0].vertices[0]'],
    ],
    [
      'twice the same point',
      {
        ...BARE,
        series: [
          series({
            points: [
              { id: 'p', value: 1 },
              { id: 'p', value: 2 },
            ],
          }),
        ],
      },
      ['duplicate-id series[0].points[1].id'],
    ],
    [
      'two default readings',
      {
        ...BARE,
        readings: [
          { id: 'a', label: 'a', says: 'a', default: true },
          { id: 'b', label: 'b', says: 'b', default: true },
        ],
      },
      ['several-defaults readings'],
    ],
    [
      'a patch of nobody',
      {
        ...BARE,
        readings: [
          { id: 'a', label: 'a', says: 'a', patch: { events: { 'x.y': { label: 'z' } } } },
        ],
      },
      ['unknown-patch readings[0].patch.events["x.y"]'],
    ],
    [
      'a faulty patch',
      {
        ...withEvents({ at: 'presentation' }),
        readings: [{ id: 'a', label: 'a', says: 'a', patch: { events: { e: { at: 'x' } } } }],
      },
      ['unknown-reference readings[0].patch.events.e.at'],
    ],
    [
      'no locator',
      { ...withEvents({}), source: { basis: 'record' } },
      ['no-locator source.locator'],
    ],
    [
      'a phase that ends before it begins',
      {
        ...BARE,
        phases: [{ id: 'p', label: 'P', start: 'presentation', end: 'presentation - 1 week' }],
      },
      ['end-before-start phases[0].end'],
    ],
  ])('%s', (_, document, expected) => {
    expect(codes(document)).toEqual(expected);
    const { events } = courseOf(document);
    const wanted = (document.events ?? []).filter(({ status }) => status !== 'perhaps').length;
    expect(events.length).toBeGreaterThanOrEqual(wanted);
    expect(new Set(events.map(({ id }) => id)).size).toBe(events.length);
  });

  test('a reading that is not there gives the default one, and says so', () => {
    const { course, issues } = resolveCase(PURPURA, 'nonsense');
    expect([course.reading, issues.map(({ code }) => code)]).toEqual([
      'weekly',
      ['unknown-reading'],
    ]);
  });

  test('fifty thousand events in a chain resolve to their end', () => {
    const events = Array.from({ length: 50_000 }, (_, at) => ({
      id: `e${at}`,
      at: at === 49_999 ? 'presentation' : `e${at + 1} + 1 day`,
    }));
    expect(
      startOf(
        courseOf(withEvents(...events)).events[0]?.time ?? {
          kind: 'point',
          at: startOf({ kind: 'point', at: {} as never }),
        },
      ).earliest,
    ).toBe(49_999 * DAY_MS);
  });

  const id = fc.constantFrom(
    'a',
    'b',
    'c',
    'presentation',
    'birth',
    'calendar',
    '__proto__',
    'constructor',
    '',
  );
  const words = fc.oneof(
    id,
    fc
      .tuple(id, fc.constantFrom('+', '-'), fc.nat(9), fc.constantFrom('days', 'months'))
      .map((parts) => parts.join(' ')),
    id.map((of) => `after ${of}`),
    fc.tuple(id, id).map((of) => `between ${of[0]} and ${of[1]}`),
    fc.constantFrom(
      '2021-03-04',
      '2021',
      'age 3',
      'not stated',
      'ongoing',
      '2021-02-31',
      'before 2020',
    ),
    fc.string(),
  );
  const maybe = <T>(of: fc.Arbitrary<T>) => fc.option(of, { nil: undefined });
  const number = fc.oneof(fc.double(), fc.integer({ min: -3, max: 1200 }));
  const anyEvent = fc.record({
    id,
    label: fc.string(),
    lane: id,
    kind: fc.constantFrom('note', 'death', 'x'),
    at: maybe(words),
    start: maybe(words),
    end: maybe(words),
    lasts: maybe(words),
    phase: maybe(id),
    episodes: maybe(fc.record({ start: maybe(words), end: maybe(words), count: maybe(number) })),
    repeat: maybe(
      fc.record({
        from: words,
        every: maybe(fc.constantFrom('1 week', '8 per week', 'day', '-1 day', 'x')),
        count: maybe(number),
        until: maybe(words),
      }),
    ),
  });
  const anySeries = fc.record({
    id,
    label: fc.string(),
    unit: fc.string(),
    points: fc.array(
      fc.record({
        id: maybe(id),
        at: maybe(words),
        phase: maybe(id),
        value: fc.oneof(number, fc.string(), fc.record({ low: number, high: number })),
      }),
      { maxLength: 4 },
    ),
    shapes: fc.array(
      fc.record({
        label: fc.string(),
        vertices: fc.array(fc.record({ at: maybe(words), phase: maybe(id), level: number }), {
          maxLength: 3,
        }),
      }),
      { maxLength: 2 },
    ),
  });
  const anyCase = fc.record({
    anchors: fc.array(
      fc.record({
        id,
        at: maybe(words),
        after: maybe(id),
        before: maybe(fc.array(id, { maxLength: 2 })),
      }),
      { maxLength: 4 },
    ),
    dayZero: maybe(id),
    phases: fc.array(
      fc.record({
        id,
        label: fc.string(),
        start: maybe(words),
        end: maybe(words),
        lasts: maybe(words),
      }),
      { maxLength: 3 },
    ),
    events: fc.array(anyEvent, { maxLength: 5 }),
    series: fc.array(anySeries, { maxLength: 2 }),
    order: fc.array(fc.tuple(id, id), { maxLength: 4 }),
  });

  test('no document that the schema accepts throws, and nothing in its course is NaN', () => {
    fc.assert(
      fc.property(anyCase, (parts) => {
        const document = withoutUndefined({ ...BARE, ...parts }) as CaseDocument;
        const before = JSON.stringify(document);
        const { course } = resolveCase(document);
        checkCase(document);
        expect(JSON.stringify(document)).toBe(before);
        expect(findNaN(course)).toBeUndefined();
        expect(new Set(course.events.map((each) => each.id)).size).toBe(course.events.length);
        const points = course.series.flatMap((each) => each.points.map((point) => point.id));
        expect(new Set(points).size).toBe(points.length);
        const lanes = new Set(course.lanes.map((lane) => lane.id));
        expect(course.events.every(({ lane }) => lanes.has(lane))).toBe(true);
        expect(
          course.clock.anchors.has(course.clock.dayZero) || course.clock.anchors.size === 0,
        ).toBe(true);
      }),
      { seed: 20210304, numRuns: 400 },
    );
  });
});

function withoutUndefined(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutUndefined);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, each]) => each !== undefined)
      .map(([key, each]) => [key, withoutUndefined(each)]),
  );
}

function findNaN(value: unknown, path = ''): string | undefined {
  if (typeof value === 'number') return Number.isNaN(value) ? path : undefined;
  if (value === null || typeof value !== 'object') return undefined;
  const entries =
    value instanceof Map ? [...(value as Map<string, unknown>)] : Object.entries(value);
  return entries
    .map(([key, each]) => findNaN(each, `${path}.${key}`))
    .find((found) => found !== undefined);
}
