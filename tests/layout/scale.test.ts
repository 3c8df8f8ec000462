import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { scaleOf } from '../../src/layout/scale.ts';
import { extentsOf } from '../../src/model/extents.ts';
import type { CaseDocument, SeriesDoc } from '../../src/model/document.ts';
import { courseOf } from '../../src/model/resolve.ts';

const documentOf = (series: Partial<SeriesDoc>): CaseDocument => ({
  caseline: 1,
  id: 'one',
  title: 'One',
  patient: { label: 'Patient' },
  source: { basis: 'synthetic' },
  lanes: [],
  events: [],
  series: [{ id: 's', label: 'S', unit: 'mmol/L', ...series }],
});

const pointsOf = (values: readonly number[]): SeriesDoc['points'] =>
  values.map((value, at) => ({ at: `${2000 + at}-01-02`, value }));

const domainOf = (series: Partial<SeriesDoc>): readonly [number, number] => {
  const [one] = courseOf(documentOf(series)).series;
  if (one === undefined) throw new Error('no series');
  return scaleOf(one, {}, 116, 1).domain;
};

describe('the value axis', () => {
  test('holds every number, between two different ends', () => {
    const number = fc.integer({ min: -1e6, max: 1e6 }).map((n) => n / 100);
    fc.assert(
      fc.property(fc.array(number, { minLength: 1, maxLength: 12 }), (values) => {
        const [low, high] = domainOf({ points: pointsOf(values) });
        expect(high).toBeGreaterThan(low);
        expect(low).toBeLessThanOrEqual(Math.min(...values));
        expect(high).toBeGreaterThanOrEqual(Math.max(...values));
      }),
    );
  });

  test('prints two values at least, since one alone is no scale', () => {
    const number = fc.integer({ min: 0, max: 1e6 }).map((n) => n / 100);
    const values = fc.array(number, { minLength: 3, maxLength: 12 });
    fc.assert(
      fc.property(values, fc.integer({ min: 60, max: 160 }), (made, height) => {
        const [one] = courseOf(documentOf({ points: pointsOf(made) })).series;
        if (one === undefined) throw new Error('no series');
        const { ticks } = scaleOf(one, {}, height, 1);
        if (new Set(made).size > 1) expect(ticks.length).toBeGreaterThan(1);
        expect(new Set(ticks.map(({ text }) => text)).size).toBe(ticks.length);
      }),
      { numRuns: 400 },
    );
  });

  test('leaves zero where it would take most of the plot from a course', () => {
    expect(domainOf({ points: pointsOf([138, 141, 136]) })[0]).toBeGreaterThan(120);
    expect(domainOf({ points: pointsOf([172, 172, 172]) })[0]).toBeGreaterThan(150);
    expect(domainOf({ points: pointsOf([20, 5, 60]) })[0]).toBe(0);
  });

  test('keeps zero for two numbers, which are no course', () => {
    expect(domainOf({ points: pointsOf([132, 184]) })[0]).toBe(0);
    expect(domainOf({ points: pointsOf([37]) })[0]).toBe(0);
  });

  test('does not draw numbers that hardly differ as if they did', () => {
    const [low, high] = domainOf({ points: pointsOf([140, 140.1, 140.2]) });
    expect(high - low).toBeGreaterThan(14);
  });
});

describe('the extent of a course', () => {
  const spanOf = (birth: string): number => {
    const document: CaseDocument = {
      ...documentOf({ points: pointsOf([1, 2, 3]) }),
      anchors: [{ id: 'born', label: 'Born', at: birth }],
    };
    const [extent] = extentsOf(courseOf(document)).values();
    return ((extent?.end ?? 0) - (extent?.start ?? 0)) / (365.25 * 86_400_000);
  };

  test('goes to an anchor that is near, not to a date of birth decades before', () => {
    expect(spanOf('1940-05-01')).toBeLessThan(2.1);
    expect(spanOf('1999-10-01')).toBeGreaterThan(2.1);
  });
});
