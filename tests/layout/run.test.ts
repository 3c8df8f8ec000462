import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { timeX } from '../../src/layout/axis.ts';
import { figureAxis, layout } from '../../src/layout/layout.ts';
import type { PlacedPanel } from '../../src/layout/figure.ts';
import type { PlacedRun } from '../../src/layout/run.ts';
import type { Course } from '../../src/model/course.ts';
import type { CaseDocument, SeriesDoc } from '../../src/model/document.ts';
import { Pyramid } from '../../src/model/pyramid.ts';
import { longestGap } from '../../src/model/rhythm.ts';
import { courseOf } from '../../src/model/resolve.ts';
import { sayMoment } from '../../src/model/samples.ts';
import { renderCourse } from '../../src/render.ts';
import { DEFAULT_PAGE, DEFAULT_VIEW, type View } from '../../src/view/view.ts';

const START = Date.UTC(2024, 0, 1);
const MINUTE = 60_000;
const PAGE = { ...DEFAULT_PAGE, width: 900 };

function courseWith(series: Omit<SeriesDoc, 'id' | 'label' | 'unit'>): Course {
  const document: CaseDocument = {
    caseline: 1,
    id: 'run',
    title: 'Run',
    patient: { label: 'Adult' },
    source: { basis: 'synthetic' },
    lanes: [],
    series: [{ id: 'pulse', label: 'Pulse', unit: '/min', ...series }],
  };
  return courseOf(document);
}

function sampledCourse(values: Float64Array, timeOf = (n: number) => START + n * MINUTE): Course {
  const times = Float64Array.from(values, (_, n) => timeOf(n));
  return courseWith({ samples: { precision: 'minute', times, values } });
}

const VIEW: View = { ...DEFAULT_VIEW, axis: 'calendar' };

function panelOf(course: Course, window: View['window'] = [0, 1]): PlacedPanel {
  const words = { title: '', source: '', caption: '' };
  const [panel] = layout(course, { ...VIEW, window }, words, PAGE).panels;
  if (panel === undefined) throw new Error('no panel');
  return panel;
}

/** Every y drawn, with its x: of the run, of the lines, of the symbols. */
function drawnOf({ run, lines, points }: PlacedPanel): readonly (readonly [number, number])[] {
  const dense = Array.from(run?.xs ?? [], (x, at) => [x, run?.ys[at] ?? 0] as const);
  return [...dense, ...lines.flat(), ...points.map(({ glyph: { cx, cy } }) => [cx, cy] as const)];
}

function wavy(count: number): Float64Array {
  return Float64Array.from({ length: count }, (_, n) => 70 + 9 * Math.sin(n / 50) + (n % 3));
}

describe('a series of more values than pixels', () => {
  it('shows a spike of a single sample at every zoom', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 10, max: 30_000 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.double({ min: 0.00001, max: 1, noNaN: true }),
        fc.double({ min: 0.01, max: 0.99, noNaN: true }),
        (count, where, width, inside) => {
          const at = Math.floor(where * (count - 1));
          const values = wavy(count).fill(190, at, at + 1);
          const course = sampledCourse(values);
          const whole = panelOf(course);
          const top = Math.min(...drawnOf(whole).map(([, y]) => y));
          const axis = figureAxis(course, VIEW, PAGE);
          const x = timeX(axis, 'calendar', START + (at + 0.5) * MINUTE);
          const place = (x - axis.x0) / (axis.x1 - axis.x0);
          const from = Math.min(Math.max(0, place - inside * width), 1 - width);
          const drawn = drawnOf(panelOf(course, [from, from + width]));
          expect(Math.min(...drawn.map(([, y]) => y))).toBeCloseTo(top, 3);
        },
      ),
      { seed: 7, numRuns: 40 },
    );
  });

  it('draws in each column of pixels from the least to the greatest value in it', () => {
    const values = wavy(20_000);
    const { run } = panelOf(sampledCourse(values));
    const spans = spansOf(run);
    // Of so regular a series each column holds the same number of samples, give or take one.
    const middle = [...spans].slice(20, -20);
    expect(middle.length).toBeGreaterThan(600);
    for (const [, [low, high]] of middle) expect(high).toBeGreaterThan(low);
    expect(run?.count).toBe(20_000);
  });

  it('keeps the vertices that were asked for when another run is drawn', () => {
    const [one, other] = [wavy(5000), wavy(9000).reverse()].map((values) => {
      const { run } = panelOf(sampledCourse(values));
      if (run === undefined) throw new Error('no run');
      return run;
    }) as [PlacedRun, PlacedRun];
    const drawn = Array.from(one.passing().ys);
    other.passing();
    const { ys, ends } = one;
    other.passing();
    expect(Array.from(ys)).toEqual(drawn);
    expect(Array.from(one.passing().ys)).toEqual(drawn);
    expect(ends.map(({ y }) => Math.fround(y))).toEqual([Math.max(...ys), Math.min(...ys)]);
  });

  it('costs no more vertices for a hundred times as many values', () => {
    const [few, many] = [5000, 500_000].map((count) => panelOf(sampledCourse(wavy(count))).run);
    expect(many?.xs.length).toBeLessThan(2 * 900 + 10);
    expect(many?.xs.length).toBeLessThanOrEqual((few?.xs.length ?? 0) * 1.2);
  });

  it('breaks its line where a gap is longer than its rhythm', () => {
    const course = sampledCourse(wavy(4000), (n) => START + (n + (n >= 2000 ? 900 : 0)) * MINUTE);
    const { run } = panelOf(course);
    expect(run?.starts).toHaveLength(2);
    const [, second = 0] = run?.starts ?? [];
    expect((run?.xs[second] ?? 0) - (run?.xs[second - 1] ?? 0)).toBeGreaterThan(50);
  });

  it('breaks its line at a value that lies between two samples and is no number', () => {
    const values = wavy(500);
    const times = values.map((_, n) => START + n * MINUTE);
    const at = sayMoment({ anchor: 'calendar', precision: 'minute' }, START + 250 * MINUTE);
    const with_ = (value: string | number) =>
      panelOf(
        courseWith({
          samples: { precision: 'minute', times, values },
          points: [{ at, value, note: 'by hand' }],
        }),
      );
    expect(with_('<5').run?.starts).toHaveLength(2);
    expect(with_('<5').points).toHaveLength(1);
    // A number is a part of the line, whatever is noted with it.
    const spike = with_(400);
    expect(spike.run?.starts).toHaveLength(1);
    expect(Math.min(...(spike.run?.ys ?? []))).toBeLessThan(
      Math.min(...(with_(70).run?.ys ?? [])) + 1,
    );
  });

  it('is the same figure as that of the same points, where they have room', () => {
    const values = Float64Array.from({ length: 150 }, (_, n) =>
      Math.round(50 + 40 * Math.sin(n / 9)),
    );
    const timeOf = (n: number) => START + (n + (n > 70 ? 40 : 0)) * 60 * MINUTE;
    const say = (n: number) => sayMoment({ anchor: 'calendar', precision: 'minute' }, timeOf(n));
    const points = Array.from(values, (value, n) => ({ at: say(n), value }));
    const [one, other] = [sampledCourse(values, timeOf), courseWith({ points })];
    for (const window of [
      [0, 1],
      [0.2, 0.5],
      [0.4, 0.41],
    ] as const)
      for (const axis of ['calendar', 'phases', 'linear'] as const) {
        const view: View = { ...VIEW, axis, window };
        expect(renderCourse(one, view, PAGE).drawing).toEqual(
          renderCourse(other, view, PAGE).drawing,
        );
      }
  });
});

/** From the top to the bottom of what is drawn in each column. */
function spansOf(run: PlacedRun | undefined): ReadonlyMap<number, readonly [number, number]> {
  const spans = new Map<number, readonly [number, number]>();
  run?.xs.forEach((x, at) => {
    const [low, high] = spans.get(Math.floor(x)) ?? [Infinity, -Infinity];
    const y = run.ys[at] ?? 0;
    spans.set(Math.floor(x), [Math.min(low, y), Math.max(high, y)]);
  });
  return spans;
}

describe('a pyramid', () => {
  it('knows the extremes of any stretch, and where they are', () => {
    const numbers = fc.array(fc.integer({ min: -99, max: 99 }), { minLength: 1, maxLength: 900 });
    fc.assert(
      fc.property(numbers, fc.nat(), fc.nat(), (list, a, b) => {
        const values = Float64Array.from(list);
        const [from, last] = [a % list.length, b % list.length].sort((x, y) => x - y) as [
          number,
          number,
        ];
        const pyramid = new Pyramid(values);
        const found = { low: 0, high: 0 };
        pyramid.read(from, last + 1, found);
        const part = list.slice(from, last + 1);
        expect(found).toEqual({ low: Math.min(...part), high: Math.max(...part) });
        expect(pyramid.find(from, last + 1, 'low')).toBe(from + part.indexOf(found.low));
        expect(pyramid.find(from, last + 1, 'high')).toBe(from + part.indexOf(found.high));
      }),
      { seed: 8, numRuns: 300 },
    );
  });
});

describe('a rhythm', () => {
  it('is three times the gap in the middle of all gaps', () => {
    const gaps = fc.array(fc.integer({ min: 0, max: 50 }), { minLength: 3, maxLength: 60 });
    fc.assert(
      fc.property(gaps, (list) => {
        const times = list.reduce((all, gap) => [...all, (all.at(-1) ?? 0) + gap], [0]);
        const sorted = [...list].sort((x, y) => x - y);
        expect(longestGap(times)).toBe((sorted[sorted.length >> 1] ?? 0) * 3);
      }),
      { seed: 9 },
    );
  });
});
