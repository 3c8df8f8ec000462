import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { CaseDocument } from '../../src/model/document.ts';
import { DEFAULT_PAGE, DEFAULT_VIEW } from '../../src/view/view.ts';
import { renderView } from '../render-view.ts';
import { overlapsOf } from './overlaps.ts';

const dayOf = (n: number): string => `2020-01-${String(n + 1).padStart(2, '0')}`;

const documentOf = (levels: readonly (readonly number[])[]): CaseDocument => ({
  caseline: 1,
  id: 'made',
  title: 'Made',
  patient: { label: 'Nobody' },
  source: { basis: 'synthetic' },
  lanes: [],
  series: levels.map((values, at) => ({
    id: `s${at}`,
    label: `Test ${at}`,
    unit: 'mmol/L',
    points: values.map((value, n) => ({ at: dayOf(n), value })),
  })),
});

const panelsOf = (levels: readonly (readonly number[])[]) => {
  const page = { ...DEFAULT_PAGE, width: 1280 };
  const { figure } = renderView({ name: 'made', document: documentOf(levels) }, DEFAULT_VIEW, page);
  expect(overlapsOf(figure)).toEqual([]);
  return figure.panels;
};

test('equal values that follow each other are printed once, every point is drawn', () => {
  const level = fc.constantFrom(40, 50, 60);
  const levels = fc.array(level, { minLength: 3, maxLength: 9 });
  fc.assert(
    fc.property(levels, (values) => {
      const [panel] = panelsOf([values]);
      const runs = values.filter((value, at) => value !== values[at - 1]);
      const printed = panel?.texts.map(({ text }) => Number(text)) ?? [];
      expect(printed.sort()).toEqual(runs.sort());
      expect(panel?.points).toHaveLength(values.length);
    }),
    { numRuns: 40 },
  );
});

test('a value that never changes is printed once however often it was measured, or stands on the axis', () => {
  const others = Array.from({ length: 5 }, (_, n) => [n, n + 5, n + 2]);
  for (const length of [1, 2, 3, 12, 31]) {
    const values = Array.from({ length }, () => 172);
    const [alone] = panelsOf([values]);
    const [among, taller] = panelsOf([values, ...others]);
    for (const panel of [alone, among]) {
      const says = panel?.texts.filter(({ text }) => text === '172') ?? [];
      expect(says).toHaveLength(1);
      expect(panel?.points).toHaveLength(length);
    }
    expect(among?.plot.height).toBeLessThan(taller?.plot.height ?? 0);
  }
});

test('the highest value of a low panel is told at its point, though it stands at the upper edge', () => {
  const panels = panelsOf([1, 2, 3, 4, 5, 6].map((n) => [5.788 * n, 5.002 * n]));
  for (const { points, texts, leaders } of panels) {
    expect(texts).toHaveLength(2);
    expect(leaders).toEqual([]);
    for (const { y } of texts)
      expect(Math.min(...points.map(({ glyph }) => Math.abs(glyph.cy - y)))).toBeLessThan(25);
  }
});
