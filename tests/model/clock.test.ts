import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { buildClock } from '../../src/model/build-clock.ts';
import { CALENDAR, civilMs, DAY_MS, MEAN_MONTH_MS } from '../../src/model/calendar.ts';
import {
  between,
  compareMoments,
  compareWhens,
  locate,
  startOfUnit,
} from '../../src/model/clock.ts';
import { momentOfAnchor, type AnchorSpec } from '../../src/model/frames.ts';
import { resolveMoments, type MomentDoc } from '../../src/model/moments.ts';
import { closeOrder } from '../../src/model/order.ts';
import { anchors, context, whenOf } from './times.ts';

const SEED = { seed: 20210304 };
const CALENDAR_ANCHOR: AnchorSpec = { id: CALENDAR, label: 'Calendar', after: [], before: [] };

const { clock } = buildClock({
  anchors: [...anchors, CALENDAR_ANCHOR],
  order: [
    ['presentation', 'first-infusion'],
    ['marrow', 'diagnosis'],
    ['diagnosis', 'first-infusion'],
  ],
  dayZero: 'presentation',
});
const compare = (a: string, b: string) => compareWhens(whenOf(a), whenOf(b), clock);

function clockOf(docs: readonly Partial<MomentDoc & { at: string }>[], dayZero?: string) {
  const specs = docs.map(({ id = '', at, after = [], before = [] }) => ({
    id,
    label: id,
    after,
    before,
    ...(at !== undefined && { time: { words: at } }),
  }));
  const resolved = resolveMoments({ anchors: specs, events: [] });
  const isDated = resolved.anchors.some(({ at }) => at?.anchor === CALENDAR);
  return {
    ...buildClock({
      anchors: [...resolved.anchors, ...(isDated ? [CALENDAR_ANCHOR] : [])],
      ...(dayZero !== undefined && { dayZero }),
    }),
    faults: resolved.faults,
  };
}
const places = (built: ReturnType<typeof clockOf>) =>
  Object.fromEntries(
    [...built.clock.anchors.values()].map(({ id, frame, earliest, latest }) => [
      id,
      [frame, earliest, latest],
    ]),
  );

describe('frames', () => {
  test('anchors at a stated distance share one, others do not', () => {
    const built = clockOf([{ id: 'a' }, { id: 'b', at: 'a + 3 weeks' }, { id: 'c', after: ['b'] }]);
    expect(places(built)).toEqual({
      a: ['a', 0, DAY_MS],
      b: ['a', 21 * DAY_MS, 22 * DAY_MS],
      c: ['c', 0, DAY_MS],
    });
    expect(built.clock.frames.map(({ id }) => id)).toEqual(['a', 'c']);
  });

  test('an anchor known only to the month spreads its uncertainty', () => {
    const built = clockOf([{ id: 'a' }, { id: 'b', at: 'a - 11 months' }]);
    const place = locate({ ...whenOf('day 3 of presentation'), anchor: 'b' }, built.clock);
    expect(place).toEqual({
      frame: 'a',
      earliest: -11.5 * MEAN_MONTH_MS + 3 * DAY_MS,
      latest: -10.5 * MEAN_MONTH_MS + 3 * DAY_MS,
    });
  });

  test('day zero is the zero of its frame', () => {
    const built = clockOf([{ id: 'a' }, { id: 'b', at: 'a + 3 weeks' }], 'b');
    expect(places(built)).toEqual({ a: ['b', -21 * DAY_MS, -20 * DAY_MS], b: ['b', 0, DAY_MS] });
  });

  test('a dated anchor puts its frame on the calendar', () => {
    const day = civilMs(2021, 3, 4);
    const built = clockOf([
      { id: 'a', at: '2021-03-04' },
      { id: 'b', at: 'a + 1 week' },
    ]);
    expect(places(built)).toMatchObject({
      a: [CALENDAR, day, day + DAY_MS],
      b: [CALENDAR, day + 7 * DAY_MS, day + 8 * DAY_MS],
    });
  });

  test('a year alone dates nothing to the day: the frame keeps its own zero', () => {
    expect(places(clockOf([{ id: 'a', at: '2018' }]))).toMatchObject({ a: ['a', 0, DAY_MS] });
    const aged = clockOf([{ id: 'birth' }, { id: 'a', at: 'age 12' }], 'a');
    expect(aged.clock.anchors.get('a')).toMatchObject({ frame: 'a', earliest: 0, slack: 0 });
  });

  test('frames stand in their declared order, whatever the order of the file', () => {
    const built = clockOf([{ id: 'c', after: ['b'] }, { id: 'b', after: ['a'] }, { id: 'a' }]);
    expect(built.clock.frames.map(({ id }) => id)).toEqual(['a', 'b', 'c']);
  });

  test('a circle of anchors is reported and followed by nobody', () => {
    const built = clockOf([
      { id: 'a', at: 'b + 1 day' },
      { id: 'b', at: 'c + 1 day' },
      { id: 'c', at: 'a + 1 day' },
      { id: 'd', at: 'a + 1 day' },
    ]);
    expect(built.faults.map(({ code, id }) => [code, id])).toEqual([
      ['time-cycle', 'c'],
      ['time-cycle', 'b'],
      ['time-cycle', 'a'],
    ]);
    expect(built.clock.anchors.get('d')).toMatchObject({ frame: 'a', earliest: DAY_MS });
  });

  test('a chain of twenty thousand anchors resolves', () => {
    const chain = Array.from({ length: 20_000 }, (_, at) => ({
      id: `a${at}`,
      at: `a${at + 1} + 1 day`,
    }));
    const built = clockOf([...chain, { id: 'a20000' }], 'a20000');
    expect(built.clock.anchors.get('a0')?.earliest).toBe(20_000 * DAY_MS);
  });
});

describe('comparing', () => {
  test.each<[string, string, string]>([
    ['presentation - 11 months', 'presentation', 'before'],
    ['presentation + 3 days', 'presentation + 2 days', 'after'],
    ['scan', 'presentation + 2 days', 'same'],
    ['2021-03-04', '2021-03-04', 'same'],
    ['2021-03-04', 'admission', 'same'],
    ['2021-03', '2021-03', 'unknown'],
    ['2021-03', '2021-03-04', 'unknown'],
    ['2021-02', '2021-03-04', 'before'],
    ['admission', 'discharge', 'before'],
    ['admission + 3 weeks', 'discharge', 'same'],
    ['presentation - 1 day', 'first-infusion', 'before'],
    ['presentation', 'first-infusion', 'before'],
    ['presentation', 'first-infusion + 5 days', 'before'],
    ['presentation + 1 day', 'first-infusion', 'unknown'],
    ['first-infusion - 1 day', 'presentation', 'unknown'],
    ['before presentation', 'after first-infusion', 'before'],
    ['before presentation', 'presentation', 'before'],
    ['after presentation', 'presentation', 'after'],
    ['at or after presentation', 'presentation', 'unknown'],
    ['after presentation', 'presentation + 5 days', 'unknown'],
    ['2021-03-04', 'presentation', 'unknown'],
    ['not stated', 'presentation', 'unknown'],
    ['not stated', 'not stated', 'unknown'],
    ['age 11', 'admission', 'before'],
  ])('%s against %s: %s', (a, b, expected) => {
    expect(compare(a, b)).toBe(expected);
  });

  test('what the case declares of two events is known by their names', () => {
    const moment = (id: string, words: string) => ({ id, when: whenOf(words) });
    const [marrow, diagnosis] = [
      moment('marrow', 'after presentation'),
      moment('diagnosis', 'after presentation'),
    ];
    expect(compareMoments(marrow, diagnosis, clock)).toBe('before');
    expect(compareMoments(diagnosis, marrow, clock)).toBe('after');
    expect(compareMoments(marrow, moment('x', 'after first-infusion'), clock)).toBe('before');
    expect(compareMoments(marrow, moment('x', 'first-infusion + 3 days'), clock)).toBe('before');
    expect(compareMoments(marrow, moment('x', 'after presentation'), clock)).toBe('unknown');
  });

  const name = fc.constantFrom(
    'presentation',
    'first-infusion',
    'admission',
    'discharge',
    'injury',
    'scan',
    'rash',
  );
  const text = fc.oneof(
    fc
      .tuple(
        name,
        fc.constantFrom('+', '-'),
        fc.integer({ min: 0, max: 40 }),
        fc.constantFrom('days', 'weeks', 'months', 'hours'),
      )
      .map((parts) => parts.join(' ')),
    name,
    name.map((of) => `after ${of}`),
    name.map((of) => `before ${of}`),
    fc
      .tuple(fc.integer({ min: 2019, max: 2022 }), fc.integer({ min: 1, max: 12 }))
      .map(([y, m]) => `${y}-${String(m).padStart(2, '0')}`),
    fc.constantFrom(
      'not stated',
      'marrow',
      'age 11',
      'at or after presentation',
      'after marrow, before first-infusion',
    ),
  );
  const mirror = { before: 'after', after: 'before', same: 'same', unknown: 'unknown' } as const;

  test('is antisymmetric', () => {
    fc.assert(
      fc.property(text, text, (a, b) => {
        expect(compare(b, a)).toBe(mirror[compare(a, b)]);
      }),
      { ...SEED, numRuns: 2000 },
    );
  });

  test('is transitive where it answers', () => {
    fc.assert(
      fc.property(text, text, text, (a, b, c) => {
        if (compare(a, b) !== 'before' || compare(b, c) !== 'before') return;
        expect(compare(a, c)).not.toBe('after');
        expect(compare(a, c)).not.toBe('same');
      }),
      { ...SEED, numRuns: 5000 },
    );
  });

  test('is transitive within a frame', () => {
    const inFrame = fc
      .tuple(
        fc.constantFrom('admission', 'discharge', 'injury'),
        fc.constantFrom('+', '-'),
        fc.integer({ min: 0, max: 30 }),
        fc.constantFrom('days', 'weeks', 'months'),
      )
      .map((parts) => parts.join(' '));
    fc.assert(
      fc.property(inFrame, inFrame, inFrame, (a, b, c) => {
        if (compare(a, b) === 'before' && compare(b, c) === 'before')
          expect(compare(a, c)).toBe('before');
      }),
      { ...SEED, numRuns: 2000 },
    );
  });

  test('the time between two moments is bounded by their widths', () => {
    expect(between(whenOf('presentation'), whenOf('scan'), clock)).toEqual({
      min: DAY_MS,
      max: 3 * DAY_MS,
    });
    expect(between(whenOf('admission'), whenOf('discharge'), clock)).toEqual({
      min: 20 * DAY_MS,
      max: 22 * DAY_MS,
    });
    expect(between(whenOf('presentation'), whenOf('first-infusion'), clock)).toBeUndefined();
    expect(between(whenOf('presentation'), whenOf('after presentation'), clock)?.max).toBe(
      Infinity,
    );
  });
});

describe('declared order', () => {
  test('is closed transitively', () => {
    const { later } = closeOrder([
      ['c', 'd'],
      ['a', 'b'],
      ['b', 'c'],
    ]);
    expect([...(later.get('a') ?? [])].sort()).toEqual(['b', 'c', 'd']);
  });

  test('a circle is reported, and the rest still holds', () => {
    const { later, cycles } = closeOrder([
      ['a', 'b'],
      ['b', 'a'],
      ['b', 'c'],
      ['x', 'x'],
      ['x', 'y'],
    ]);
    expect(cycles.map((members) => [...members].sort())).toEqual([['a', 'b'], ['x']]);
    expect([later.get('a')?.has('b'), later.get('b')?.has('c'), later.get('x')?.has('y')]).toEqual([
      undefined,
      true,
      true,
    ]);
  });

  test('a closure too large to keep falls back to the pairs', () => {
    const chain = Array.from({ length: 5000 }, (_, at) => [`e${at}`, `e${at + 1}`] as const);
    const { later, isClosed } = closeOrder(chain);
    expect(isClosed).toBe(false);
    expect([...(later.get('e0') ?? [])]).toEqual(['e1']);
  });

  test('closing agrees with walking, for any pairs', () => {
    const id = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f');
    fc.assert(
      fc.property(fc.array(fc.tuple(id, id), { maxLength: 12 }), (pairs) => {
        const { later, cycles } = closeOrder(pairs);
        const inCircle = (x: string, y: string) =>
          cycles.some((members) => members.includes(x) && members.includes(y));
        const kept = pairs.filter(([x, y]) => !inCircle(x, y));
        for (const [x, set] of later) {
          expect(set.has(x)).toBe(false);
          for (const y of set) expect(reaches(kept, x, y)).toBe(true);
        }
        for (const [x, y] of kept) expect(later.get(x)?.has(y)).toBe(true);
      }),
      SEED,
    );
  });
});

function reaches(pairs: readonly (readonly [string, string])[], from: string, to: string): boolean {
  const seen = new Set([from]);
  for (const id of seen) for (const [x, y] of pairs) if (x === id) seen.add(y);
  return seen.has(to);
}

test('weeks begin on Monday', () => {
  expect(startOfUnit(civilMs(2021, 3, 7), 'week')).toBe(civilMs(2021, 3, 1));
  expect(startOfUnit(civilMs(1969, 12, 30), 'week')).toBe(civilMs(1969, 12, 29));
  expect(startOfUnit(civilMs(2021, 3, 7), 'month')).toBe(civilMs(2021, 3, 1));
});

test('the moment of an anchor is its day, unless it is stated finer', () => {
  const moments = anchors.map((anchor) => [anchor.id, momentOfAnchor(anchor).precision]);
  expect(moments).toContainEqual(['injury', 'minute']);
  expect(moments).toContainEqual(['presentation', 'day']);
  expect(context.dateOf('discharge')).toBe(civilMs(2021, 3, 25));
});
