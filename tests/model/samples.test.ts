import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readCase } from '../../src/formats/read.ts';
import { writeCase } from '../../src/formats/write.ts';
import type { CaseDocument, PointDoc, SeriesDoc } from '../../src/model/document.ts';
import { tally } from '../../src/model/evidence.ts';
import { resolveCase } from '../../src/model/resolve.ts';
import { withReveal } from '../../src/model/reveal.ts';
import { sampleOf } from '../../src/model/sample-points.ts';
import { sayMoment } from '../../src/model/samples.ts';
import { withDates } from '../../src/model/shift.ts';

const START = Date.UTC(2024, 1, 28, 23, 50);

function caseOf(...series: readonly SeriesDoc[]): CaseDocument {
  return {
    caseline: 1,
    id: 'dense',
    title: 'Dense',
    patient: { label: 'Adult' },
    source: { basis: 'synthetic' },
    lanes: [],
    series,
  };
}

const glucose = { id: 'glucose', label: 'Glucose', unit: 'mg/dL' };

function asPoints(times: readonly number[], values: readonly number[]): SeriesDoc {
  const say = (ms: number): string => sayMoment({ anchor: 'calendar', precision: 'minute' }, ms);
  return {
    ...glucose,
    points: times.map((t, at): PointDoc => ({ at: say(t), value: values[at] ?? 0 })),
  };
}

function asSamples(times: readonly number[], values: readonly number[]): SeriesDoc {
  return { ...glucose, samples: { precision: 'minute', times, values } };
}

const runs = fc
  .array(fc.tuple(fc.integer({ min: 0, max: 400 }), fc.integer({ min: 20, max: 400 })), {
    minLength: 1,
    maxLength: 40,
  })
  .map((steps) => {
    let t = START;
    return steps.map(([minutes, value]) => [(t += minutes * 60_000), value] as const);
  })
  .map((pairs) => ({ times: pairs.map(([t]) => t), values: pairs.map(([, value]) => value) }));

describe('samples', () => {
  it('say the same as points of the same times and values', () => {
    fc.assert(
      fc.property(runs, ({ times, values }) => {
        const [one, other] = [asSamples(times, values), asPoints(times, values)].map(
          (series) => resolveCase(caseOf(series)).course,
        );
        expect([...(one?.series[0]?.points ?? [])]).toEqual(other?.series[0]?.points);
        expect(tally(one as never)).toEqual(tally(other as never));
        for (const dates of ['shifted', 'relative'] as const) {
          const [moved, same] = [one, other].map((course) => course && withDates(course, dates));
          const placed = (course: typeof moved) =>
            course?.series[0]?.points.map(({ id, at: { words: _, ...at } }) => ({ id, at }));
          expect(placed(moved)).toEqual(placed(same));
        }
      }),
      { seed: 6, numRuns: 60 },
    );
  });

  it('are a list like any other', () => {
    const { course } = resolveCase(caseOf(asSamples([START, START + 60_000], [5, 6])));
    const points = course.series[0]?.points ?? [];
    expect(points).toHaveLength(2);
    expect(points.map(({ id }) => id)).toEqual(['glucose/1', 'glucose/2']);
    expect(points.at(-1)?.id).toBe('glucose/2');
    expect(points.at(5)).toBeUndefined();
    expect(points[0]).toBe(points[0]);
    expect(points.indexOf(points[1] as never)).toBe(1);
    expect([...points].reverse().map(({ id }) => id)).toEqual(['glucose/2', 'glucose/1']);
    expect(sampleOf('glucose/2', course.series[0] as never)).toBe(1);
    expect(sampleOf('glucose/3', course.series[0] as never)).toBeUndefined();
  });

  it('stand among the points beside them in the order of time', () => {
    const { course } = resolveCase(
      caseOf({
        ...asSamples([START, START + 120_000], [5, 6]),
        points: [{ at: '2024-02-28T23:51', value: '<3' }],
      }),
    );
    const points = course.series[0]?.points ?? [];
    expect(points.map(({ id }) => id)).toEqual(['glucose/1', 'glucose/3', 'glucose/2']);
    expect(points.indexOf(points[1] as never)).toBe(1);
  });

  it('lose nothing that is no number, has no partner or is out of order', () => {
    const { course, issues } = resolveCase(
      caseOf({
        ...glucose,
        samples: {
          precision: 'minute',
          times: [START + 60_000, START, START + 120_000, NaN, START + 180_000],
          values: [1, 2, NaN, 4],
        },
      }),
    );
    const [series] = course.series;
    expect(series?.points).toHaveLength(5);
    expect([...(series?.samples?.values ?? [])]).toEqual([2, 1]);
    expect(issues.map(({ code }) => code).sort()).toEqual([
      'samples-uneven',
      'samples-unreadable',
      'samples-unreadable',
      'samples-unsorted',
    ]);
    expect(series?.beside?.map(({ point }) => point.value.kind)).toEqual([
      'absent',
      'number',
      'absent',
    ]);
  });

  it('of an unknown anchor keep their values without a time', () => {
    const samples = { anchor: 'surgery', precision: 'day', times: [0], values: [7] } as const;
    const { course, issues } = resolveCase(caseOf({ ...glucose, samples }));
    expect(issues.map(({ code }) => code)).toContain('unknown-reference');
    expect(course.series[0]?.points[0]?.at.precision).toBe('none');
  });

  it('are told as a whole, or those that are named', () => {
    const { course } = resolveCase(caseOf(asSamples([START, START + 60_000], [5, 6])));
    const told = (...shown: string[]) => withReveal(course, { shown, masked: [] }).series[0];
    expect(told('glucose/*')?.points).toHaveLength(2);
    expect(told('glucose/2')?.points.map(({ id }) => id)).toEqual(['glucose/2']);
    expect(told('glucose')?.points).toHaveLength(0);
  });

  it('are written and read again, as YAML and as JSON', () => {
    for (const count of [3, 6000]) {
      const times = Float64Array.from({ length: count }, (_, at) => START + at * 60_000);
      const document = caseOf({
        ...glucose,
        samples: { precision: 'minute', times, values: times.map((_, at) => at / 8) },
      });
      const text = writeCase({ document });
      expect(text.split('\n').length).toBeLessThan(60);
      const read = readCase(text);
      expect(read.issues.filter(({ severity }) => severity === 'error')).toEqual([]);
      expect(read.case && resolveCase(read.case.document).course.series[0]?.points.length).toBe(
        count,
      );
      expect(writeCase(read.case as never)).toBe(text);
    }
  });
});
