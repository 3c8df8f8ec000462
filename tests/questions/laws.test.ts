// Statements are made about a hidden truth; a sure answer may never contradict it.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DAY_MS } from '../../src/model/calendar.ts';
import type { Course, Series } from '../../src/model/course.ts';
import { stateAt } from '../../src/questions/at.ts';
import { betweenCursors } from '../../src/questions/between.ts';
import { askAll, ask } from '../../src/questions/questions.ts';
import { DEFAULT_VIEW, type Cursor } from '../../src/view/view.ts';
import { aSeries, courseOf, courseWith, documents, platelets } from './cases.ts';

interface Stated<T> {
  readonly truth: number;
  readonly says: T;
}

/** A day, told exactly, as an interval, or only as an order. */
const moments = fc
  .tuple(
    fc.integer({ min: -300, max: 300 }),
    fc.integer({ min: 0, max: 4 }),
    fc.nat(60),
    fc.nat(60),
  )
  .map(([truth, kind, early, late]): Stated<string> => {
    const on = (day: number): string => `start ${day < 0 ? '-' : '+'} ${Math.abs(day)} days`;
    const says = [
      on(truth),
      on(truth),
      `between ${on(truth - early - 1)} and ${on(truth + late + 1)}`,
      truth > 0 ? 'after start' : truth < 0 ? 'before start' : 'start',
      'not stated',
    ][kind];
    return { truth, says: says ?? on(truth) };
  });

/** A count, told exactly, as a bound, or as a range. */
const counts = fc
  .tuple(
    fc.integer({ min: 1, max: 300 }),
    fc.integer({ min: 0, max: 6 }),
    fc.integer({ min: 1, max: 80 }),
  )
  .map(([truth, kind, by]): Stated<string> => {
    const low = Math.max(0, truth - by);
    const says = [
      `${truth}`,
      `${truth}`,
      `<${truth + by}`,
      `>${low}`,
      `<=${truth}`,
      `>=${truth}`,
      `${low}-${truth + by}`,
    ][kind];
    return { truth, says: says ?? `${truth}` };
  });

const rows = fc.array(counts, { minLength: 1, maxLength: 8 });

const course = (values: readonly Stated<string>[]): Course =>
  courseWith({
    series: [
      platelets(
        values.map(({ says }, at) => [`start + ${at * 5}`, says] as const),
        { range: { low: 150, high: 400, source: 'laboratory' } },
      ),
    ],
  });

const answer = (values: readonly Stated<string>[], id: string, at?: number) =>
  ask(course(values), DEFAULT_VIEW, id, {
    series: 'platelets',
    ...(at !== undefined && { line: { kind: 'value', side: 'above', at, source: 'law' } as const }),
  }).answer;

const indexOf = (id: string | undefined): number => Number(id?.split('/')[1]) - 1;

describe('a sure answer agrees with every truth behind the statements:', () => {
  test('the highest value is the highest', () => {
    fc.assert(
      fc.property(rows, (values) => {
        const { kind, evidence } = answer(values, 'highest');
        if (kind !== 'value') return;
        const best = Math.max(...values.map(({ truth }) => truth));
        expect(evidence.some((id) => values[indexOf(id)]?.truth === best)).toBe(true);
      }),
    );
  });

  test('the worst grade is the worst', () => {
    const gradeOf = (count: number): number =>
      [150, 75, 50, 25].filter((step) => count < step).length;
    fc.assert(
      fc.property(rows, (values) => {
        const { kind, says } = answer(values, 'ctcae');
        if (kind !== 'grade') return;
        const worst = Math.max(...values.map(({ truth }) => gradeOf(truth)));
        expect(says).toMatch(
          worst === 0 ? /^Worst below grade 1/ : new RegExp(`^Worst grade ${worst}:`),
        );
      }),
    );
  });

  test('the first value beyond a bound is the first', () => {
    fc.assert(
      fc.property(rows, fc.constantFrom(30, 100, 150), (values, at) => {
        const { kind, evidence, length } = answer(values, 'first-beyond', at);
        const first = values.findIndex(({ truth }) => truth > at);
        if (kind === 'not-stated') expect(first).toBe(-1);
        if (kind !== 'value') return;
        expect(indexOf(evidence.at(-1))).toBe(first);
        expect(length).toEqual({ min: first * 5 * DAY_MS, max: first * 5 * DAY_MS });
      }),
    );
  });

  test('the first value in range is the first', () => {
    fc.assert(
      fc.property(rows, (values) => {
        const { kind, evidence } = answer(values, 'first-in-range');
        if (kind !== 'value') return;
        expect(indexOf(evidence.at(-1))).toBe(values.findIndex(({ truth }) => truth >= 150));
      }),
    );
  });

  test('the time beyond a bound holds the time that the values themselves span', () => {
    fc.assert(
      fc.property(rows, fc.constantFrom(30, 100, 150), (values, at) => {
        const { length } = answer(values, 'time-beyond', at);
        if (length === undefined) return;
        const spanned = values.filter(
          ({ truth }, n) => n > 0 && truth > at && (values[n - 1]?.truth ?? 0) > at,
        );
        expect(length.min).toBeLessThanOrEqual(spanned.length * 5 * DAY_MS);
        expect(length.max).toBeGreaterThanOrEqual(spanned.length * 5 * DAY_MS);
      }),
    );
  });

  test('what doubled was doubled', () => {
    fc.assert(
      fc.property(rows, (values) => {
        const { kind, says, evidence } = answer(values, 'doubling');
        if (kind !== 'value' || !says.startsWith('Doubled')) return;
        const [from, to] = evidence.map((id) => values[indexOf(id)]?.truth ?? NaN);
        expect((to ?? 0) / (from ?? 1)).toBeGreaterThanOrEqual(2);
      }),
    );
  });
});

describe('time is never narrower than stated:', () => {
  const event = (id: string, { says }: Stated<string>) => ({
    id,
    kind: 'note',
    lane: 'all',
    label: id,
    at: says,
  });
  const mark = (id: string): Cursor => ({ kind: 'mark', id });

  test('the time between two events holds the true one', () => {
    fc.assert(
      fc.property(moments, moments, (a, b) => {
        const both = courseWith({ events: [event('a', a), event('b', b)] });
        const found = betweenCursors(both, mark('a'), mark('b'), DEFAULT_VIEW);
        const truth = (b.truth - a.truth) * DAY_MS * (found?.from === 'a' ? 1 : -1);
        if (found?.order === 'known') expect(truth).toBeGreaterThanOrEqual(0);
        if (found?.min === undefined || found.max === undefined) return;
        expect(truth).toBeGreaterThanOrEqual(found.min);
        expect(truth).toBeLessThanOrEqual(found.max);
      }),
      { numRuns: 500 },
    );
  });

  test('days are said only where both are told to the day', () => {
    fc.assert(
      fc.property(moments, moments, (a, b) => {
        const both = courseWith({ events: [event('a', a), event('b', b)] });
        const found = betweenCursors(both, mark('a'), mark('b'), DEFAULT_VIEW);
        const isExact = [a, b].every(({ says }) => /^start(?: [+-] \d+ days)?$/.test(says));
        if (!isExact)
          expect(found?.time).toMatch(/about|at least|at most|between|less than|not stated/);
      }),
      { numRuns: 500 },
    );
  });

  test('what is surely active is so at every truth, and what surely is not is not', () => {
    fc.assert(
      fc.property(moments, moments, fc.integer({ min: -400, max: 400 }), (a, b, day) => {
        fc.pre(a.truth <= b.truth);
        const span = {
          id: 'e',
          kind: 'medication',
          lane: 'all',
          label: 'e',
          start: a.says,
          end: b.says,
        };
        const cursor: Cursor = { kind: 'time', frame: 'start', t: (day + 0.5) * DAY_MS };
        const lane = stateAt(courseWith({ events: [span] }), cursor, DEFAULT_VIEW)?.lanes[0];
        const isActive = a.truth <= day && day <= b.truth;
        const [item] = lane?.items ?? [];
        if (item?.certainty === 'active') expect(isActive).toBe(true);
        if (item === undefined) expect(isActive).toBe(false);
      }),
      { numRuns: 500 },
    );
  });

  test('a last value was truly taken before or on the day', () => {
    fc.assert(
      fc.property(
        fc.array(moments, { minLength: 1, maxLength: 6 }),
        fc.integer({ min: -400, max: 400 }),
        (times, day) => {
          const series = aSeries(
            's',
            times.map(({ says }, at) => [says, at + 1] as const),
          );
          const points = times.map(({ says }, at) => ({
            id: `p/${at + 1}`,
            at: says,
            value: at + 1,
          }));
          const cursor: Cursor = { kind: 'time', frame: 'start', t: (day + 0.5) * DAY_MS };
          const [panel] =
            stateAt(courseWith({ series: [{ ...series, points }] }), cursor, DEFAULT_VIEW)
              ?.panels ?? [];
          if (panel?.pointId === undefined) return;
          expect(times[indexOf(panel.pointId)]?.truth).toBeLessThanOrEqual(day);
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe.each(documents.map(({ id }) => id))('%s', (id) => {
  const whole = courseOf(id);
  const cursors: readonly Cursor[] = [
    ...whole.events.slice(0, 12).map((event): Cursor => ({ kind: 'mark', id: event.id })),
    ...whole.phases.flatMap(({ id: phase, extent }): Cursor =>
      extent.kind === 'timed'
        ? { kind: 'time', frame: extent.frame, t: (extent.start + extent.end) / 2 }
        : { kind: 'order', phase, along: 0.5 },
    ),
  ];
  const everything = (course: Course): unknown => [
    askAll(course, DEFAULT_VIEW),
    cursors.map((cursor) => stateAt(course, cursor, DEFAULT_VIEW)),
    cursors.map((cursor, at) =>
      betweenCursors(course, cursor, cursors[at - 1] ?? cursor, DEFAULT_VIEW),
    ),
  ];

  test('no answer uses an illustrative shape, value, event or time', () => {
    const illustrative = { kind: 'illustrative' } as const;
    const drawn = (series: Series): Series => ({
      ...series,
      shapes: [
        {
          label: 'shape',
          evidence: illustrative,
          vertices: [{ phase: 'x', along: 0.5, level: 987 }],
        },
      ],
      points: [
        ...series.points,
        ...series.points.slice(0, 2).map((point) => ({
          ...point,
          id: `${point.id}-drawn`,
          value: { kind: 'number', comparator: '=', value: 987654 } as const,
          evidence: { ...point.evidence, value: illustrative },
        })),
      ],
    });
    const added = {
      ...whole,
      series: whole.series.map(drawn),
      events: [
        ...whole.events,
        ...whole.events.slice(0, 3).map((event) => ({
          ...event,
          id: `${event.id}-drawn`,
          evidence: { what: illustrative, when: illustrative },
        })),
      ],
    };
    const bare = { ...whole, series: whole.series.map((series) => ({ ...series, shapes: [] })) };
    const expected = JSON.stringify(everything(bare));
    expect(JSON.stringify(everything(added))).toBe(expected);
    expect(JSON.stringify(everything(whole))).toBe(expected);
  });

  test('answers leave the course as it was', () => {
    const before = JSON.stringify(whole);
    everything(whole);
    expect(JSON.stringify(whole)).toBe(before);
  });

  test('no state and no measure shows the machine behind it', () => {
    const texts = JSON.stringify(
      cursors.flatMap((cursor, at) =>
        [
          stateAt(whole, cursor, DEFAULT_VIEW),
          betweenCursors(whole, cursor, cursors[at - 1] ?? cursor, DEFAULT_VIEW),
        ].map(
          (found) =>
            JSON.parse(
              JSON.stringify(found, (key, value: unknown) =>
                key === 'min' || key === 'max' ? undefined : value,
              ),
            ) as unknown,
        ),
      ),
    );
    expect(texts).not.toMatch(/undefined|NaN|Infinity|\[object| {2}|,,|;;|\(\)| [,;](?! )/);
  });
});
