import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Course, CourseEvent } from '../../../src/model/course.ts';
import type { CaseDocument, EventDoc, PointDoc } from '../../../src/model/document.ts';
import { resolveCase } from '../../../src/model/resolve.ts';
import { startOf } from '../../../src/model/when.ts';
import { lossOf, placeOf, readBack, write } from './written.ts';

const two = (n: number): string => String(n).padStart(2, '0');

/** Times as people and other programs write them, on the calendar or from day zero. */
const date = fc
  .record({
    y: fc.integer({ min: 1950, max: 2030 }),
    m: fc.integer({ min: 1, max: 12 }),
    d: fc.integer({ min: 1, max: 28 }),
    h: fc.integer({ min: 0, max: 23 }),
    n: fc.integer({ min: 0, max: 59 }),
    grain: fc.integer({ min: 0, max: 4 }),
  })
  .map(({ y, m, d, h, n, grain }) => {
    const day = `${y}-${two(m)}-${two(d)}`;
    return (
      [String(y), day.slice(0, 7), day, `${day} ${two(h)}:${two(n)}`, `${y}-${two(m)}/${y + 1}`][
        grain
      ] ?? day
    );
  });
const offset = fc
  .record({
    n: fc.integer({ min: -400, max: 400 }),
    unit: fc.constantFrom('day', 'hour', 'minute', 'month', 'year'),
  })
  .map(({ n, unit }) =>
    n === 0 ? 'baseline' : `baseline ${n < 0 ? '-' : '+'} ${Math.abs(n)} ${unit}s`,
  );
const about = (moment: fc.Arbitrary<string>): fc.Arbitrary<string> =>
  fc
    .tuple(moment, fc.boolean())
    .map(([words, isAbout]) => (isAbout && !words.includes('/') ? `about ${words}` : words));

const number = fc.oneof(
  fc.integer({ min: 0, max: 5000 }),
  fc.integer({ min: 0, max: 99999 }).map((n) => n / 100),
);
const value: fc.Arbitrary<PointDoc['value']> = fc.oneof(
  number,
  fc.tuple(fc.constantFrom('<', '>', '<=', '>=', '~'), number).map(([sign, n]) => `${sign}${n}`),
  fc.tuple(number, number).map(([a, b]) => ({ low: Math.min(a, b), high: Math.max(a, b) })),
  fc.integer({ min: 1, max: 999 }).map((n) => `1:${n}`),
  fc.constantFrom('+', '++', '+++', 'trace', 'negative', '120/80'),
);

const made = (moment: fc.Arbitrary<string>): fc.Arbitrary<CaseDocument> =>
  fc
    .record({
      events: fc.array(
        fc.record({
          kind: fc.constantFrom(
            'medication',
            'diagnosis',
            'procedure',
            'symptom',
            'finding',
            'encounter',
          ),
          at: about(moment),
          status: fc.constantFrom(undefined, 'excluded', 'refuted', 'planned', 'not-done'),
          severity: fc.constantFrom(undefined, 'mild', '=SUM(A1)'),
          dose: fc.option(number, { nil: undefined }),
        }),
        { maxLength: 6 },
      ),
      points: fc.array(
        fc.record({
          at: about(moment),
          value,
          range: fc.constantFrom(undefined, { low: 1, high: 40 }, { high: 30 }),
        }),
        { minLength: 2, maxLength: 8 },
      ),
    })
    .map(({ events, points }): CaseDocument => ({
      caseline: 1,
      id: 'made',
      title: 'Made',
      patient: { label: 'Woman' },
      source: { basis: 'synthetic' },
      anchors: [{ id: 'baseline', label: 'baseline' }],
      lanes: [{ id: 'all', label: 'All' }],
      events: events.map(({ kind, at, status, severity, dose }, n): EventDoc => ({
        id: `e${n}`,
        kind,
        lane: 'all',
        label: `Thing ${'abcdef'.charAt(n)}, “as told”`,
        at,
        ...(status && { status }),
        ...(severity && { severity }),
        ...(dose !== undefined && { dose: { value: dose, unit: 'mg', route: 'oral' } }),
      })),
      series: [
        {
          id: 's',
          label: 'ALT',
          unit: 'U/L',
          points: points.map(({ range, ...point }) => ({
            ...point,
            ...(range && { range: { ...range, source: 'x' } }),
          })),
        },
      ],
    }));

const placed = (event: CourseEvent, course: Course): unknown => [
  placeOf(startOf(event.time), course),
  startOf(event.time).approximate,
  event.time.kind,
];

async function holds(document: CaseDocument): Promise<void> {
  const { course } = resolveCase(document);
  const written = await write('csv', course, document);
  const read = await readBack(written);
  if (!read) throw new Error('not read back');
  expect(read.events.map(({ label }) => label).sort()).toEqual(
    course.events.map(({ label }) => label).sort(),
  );
  for (const event of course.events) {
    const back = read.events.find(({ label }) => label === event.label);
    if (!back) continue;
    expect([
      back.kind,
      back.status,
      back.severity?.replace(/^'/, ''),
      back.dose?.value,
      back.dose?.route,
    ]).toEqual([event.kind, event.status, event.severity, event.dose?.value, event.dose?.route]);
    if (
      event.evidence.when.kind !== 'illustrative' &&
      lossOf(written.entries, 'event', event.id, 'time') === undefined
    )
      expect(placed(back, read), event.label).toEqual(placed(event, course));
  }
  const [own, back] = [course.series, read.series].map((series) =>
    series
      .flatMap(({ points, label, unit }) =>
        points.map(({ value: each }) => JSON.stringify([label, unit.display, each])),
      )
      .sort(),
  );
  expect(back).toEqual(own);
  const places = (of: Course): readonly string[] =>
    of.series
      .flatMap(({ points }) =>
        points.map(({ at, value: each }) =>
          JSON.stringify([placeOf(at, of), at.approximate, each]),
        ),
      )
      .sort();
  expect(places(read)).toEqual(places(course));
}

describe('tables that are written are read back', () => {
  test('with the same events and values at the same dates', async () => {
    await fc.assert(fc.asyncProperty(made(date), holds), { numRuns: 60, seed: 6 });
  });
  test('with the same events and values at the same distances from day zero', async () => {
    await fc.assert(fc.asyncProperty(made(offset), holds), { numRuns: 60, seed: 7 });
  });
});
