import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { captionOf } from '../../src/describe/caption.ts';
import type { CaseDocument } from '../../src/model/document.ts';
import { courseOf } from '../../src/model/resolve.ts';
import { setWindow } from '../../src/view/changes.ts';
import { firstView } from '../../src/view/first.ts';
import { outsideOf, wholeSpan } from '../../src/view/outside.ts';
import { visibleSeries } from '../../src/view/select.ts';
import { DEFAULT_VIEW } from '../../src/view/view.ts';

const documentOf = (tests: number, events: number, label = 'Visit'): CaseDocument => ({
  caseline: 1,
  id: 'many',
  title: 'Many',
  patient: { label: 'Patient' },
  source: { basis: 'synthetic' },
  lanes: [{ id: 'visits', label: 'Visits' }],
  events: Array.from({ length: events }, (_, at) => ({
    id: `e${at}`,
    kind: 'encounter',
    lane: 'visits',
    label,
    at: `20${String(10 + (at % 80))}-01-02`,
  })),
  // The later a test, the more values it has.
  series: Array.from({ length: tests }, (_, nth) => ({
    id: `s${nth}`,
    label: `Test ${nth}`,
    unit: 'g/L',
    points: Array.from({ length: nth + 1 }, (_each, at) => ({
      at: `2021-01-${String(1 + (at % 28)).padStart(2, '0')}`,
      value: at,
    })),
  })),
});

describe('the first view', () => {
  test('of a few panels and events is the plain one', () => {
    expect(firstView(courseOf(documentOf(12, 40)))).toBe(DEFAULT_VIEW);
  });

  test('of many panels draws the fullest, in their order, and hides the others', () => {
    const course = courseOf(documentOf(20, 1));
    const shown = visibleSeries(course, firstView(course)).map(({ id }) => id);
    expect(shown).toEqual(Array.from({ length: 8 }, (_, at) => `s${12 + at}`));
  });

  test('makes a strip of a lane of many labels that come again and again, and of no other', () => {
    const labelled = (labels: number): CaseDocument => {
      const given = documentOf(1, 50);
      const events = (given.events ?? []).map((event, at) => ({
        ...event,
        label: `Visit ${at % labels}`,
      }));
      return { ...given, events };
    };
    expect(firstView(courseOf(labelled(12))).collapsedLanes).toEqual(['visits']);
    expect(firstView(courseOf(labelled(50)))).toBe(DEFAULT_VIEW);
    // Few labels are as many rows.
    expect(firstView(courseOf(labelled(3)))).toBe(DEFAULT_VIEW);
  });

  const dated = (events: readonly string[], values: readonly string[]): CaseDocument => ({
    ...documentOf(0, 0),
    events: events.map((at, nth) => ({
      id: `e${nth}`,
      kind: 'encounter',
      lane: 'visits',
      label: `Visit ${nth}`,
      at,
    })),
    series: [{ id: 's', label: 'S', unit: 'g/L', points: values.map((at) => ({ at, value: 1 })) }],
  });
  const monthly = (year: number): readonly string[] =>
    Array.from({ length: 12 }, (_, at) => `${year}-${String(at + 1).padStart(2, '0')}-02`);

  test('begins where a record becomes dense, and the caption counts what lies before', () => {
    const course = courseOf(dated(['1975-03-01', '1999-03-01', '2020-06-01'], monthly(2020)));
    const view = firstView(course);
    expect(view.window[0]).toBeGreaterThan(0.9);
    expect(view.window[1]).toBe(1);
    expect(captionOf(course, view)).toMatch(/Outside the window: 2 events before \d+ Dec 2019\./);
  });

  test('shows all of a course without a dense end, and never loses its latest', () => {
    const even = Array.from({ length: 20 }, (_, at) => `${1990 + at}-01-02`);
    expect(firstView(courseOf(dated(even, []))).window).toEqual([0, 1]);
    expect(firstView(courseOf(dated(['2024-01-01'], monthly(1980)))).window).toEqual([0, 1]);
  });
});

describe('what lies outside a window', () => {
  test('is all that the course has, less what meets the window', () => {
    const times = fc.array(fc.integer({ min: 0, max: 20_000 }), { minLength: 2, maxLength: 30 });
    const part = fc.double({ min: 0, max: 1, noNaN: true });
    const dayOf = (n: number): string => new Date(n * 86_400_000).toISOString().slice(0, 10);
    fc.assert(
      fc.property(times, times, part, part, (events, values, a, b) => {
        const course = courseOf({
          ...documentOf(0, 0),
          events: events.map((n, at) => ({
            id: `e${at}`,
            kind: 'note',
            lane: 'visits',
            label: 'Note',
            at: dayOf(n),
          })),
          series: [
            {
              id: 's',
              label: 'S',
              unit: 'g/L',
              points: values.map((n) => ({ at: dayOf(n), value: 1 })),
            },
          ],
        });
        const view = setWindow(DEFAULT_VIEW, [Math.min(a, b), Math.max(a, b) + 1e-3]);
        const { t0, t1 } = wholeSpan(course, view) ?? { t0: NaN, t1: NaN };
        const [from, to] = view.window.map((at) => t0 + at * (t1 - t0)) as [number, number];
        const { before, after } = outsideOf(course, view);
        const day = 86_400_000;
        const isBefore = (n: number): boolean => (n + 1) * day <= from;
        expect(before?.events ?? 0).toBe(events.filter(isBefore).length);
        const isBegun = (n: number): boolean => n * day < from && !isBefore(n);
        expect(before?.begun ?? 0).toBe(events.filter(isBegun).length);
        expect(before?.values ?? 0).toBe(values.filter((n) => n * day < from).length);
        expect(after?.events ?? 0).toBe(events.filter((n) => n * day > to).length);
        expect(after?.values ?? 0).toBe(values.filter((n) => n * day > to).length);
      }),
      { numRuns: 60 },
    );
  });
});
