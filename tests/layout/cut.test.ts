import fc from 'fast-check';
import { expect, test } from 'vitest';
import { svgText } from '../../src/export/svg.ts';
import type { PlacedBar } from '../../src/layout/figure.ts';
import type { CaseDocument } from '../../src/model/document.ts';
import { DEFAULT_VIEW, type View } from '../../src/view/view.ts';
import { renderView } from '../render-view.ts';
import { CASES, caseOf } from './cases.ts';

type Figure = ReturnType<typeof renderView>['figure'];

const barsOf = ({ lanes }: Figure): ReadonlyMap<string, PlacedBar> =>
  new Map(
    lanes.flatMap(({ events }) =>
      events.flatMap(({ id, bar }) => (bar ? [[id, bar] as const] : [])),
    ),
  );

const render = (name: string, patch: Partial<View>): ReturnType<typeof renderView> =>
  renderView(caseOf(name), { ...DEFAULT_VIEW, ...patch });

test.each(CASES)('%s: nothing of a whole course is cut', (name) => {
  const { figure } = render(name, {});
  for (const bar of barsOf(figure).values()) expect(bar.cut).toBeUndefined();
  expect(figure.legend.map(({ key }) => key)).not.toContain('cut');
});

test('a bar is cut where the window ends before it does, and only there; the legend says so', () => {
  const whole = barsOf(render('calendar', { axis: 'calendar' }).figure);
  const { axis } = render('calendar', { axis: 'calendar' }).figure;
  // The axis of a figure is set in a little from both ends of its line.
  const [x0, x1] = [Math.min(...[...whole.values()].map(({ box }) => box.x)), axis.x1];
  const at = fc.integer({ min: 0, max: 14 });
  fc.assert(
    fc.property(at, fc.integer({ min: 3, max: 16 }), (from, length) => {
      const window = [from / 20, Math.min(1, (from + length) / 20)] as const;
      const { figure } = render('calendar', { axis: 'calendar', window });
      const bars = barsOf(figure);
      for (const [id, bar] of bars) {
        const full = whole.get(id)?.box;
        if (full === undefined) continue;
        const [left, right] = window.map((part) => x0 + part * (x1 - x0));
        // Places within a few px of the window's edge depend on how the axis is set in.
        const near = (x: number, edge = 0): boolean => Math.abs(x - edge) < 24;
        if (!near(full.x, left)) expect(bar.cut?.start === true).toBe(full.x < (left ?? 0));
        if (!near(full.x + full.width, right) && !bar.ongoing)
          expect(bar.cut?.end === true).toBe(full.x + full.width > (right ?? 0));
        if (bar.ongoing) expect(bar.cut?.end).toBeUndefined();
      }
      const isCut = figure.lanes.some(({ events }) => events.some(({ bar }) => bar?.cut));
      expect(figure.legend.some(({ key }) => key === 'cut')).toBe(isCut);
    }),
    { numRuns: 12 },
  );
});

test('a cut end is drawn unlike an end, a fade and an arrow, within the place of its bar', () => {
  const { figure, drawing } = render('calendar', { axis: 'calendar', window: [0.3, 0.5] });
  const svg = svgText(drawing);
  const cut = [...barsOf(figure)].filter(([, bar]) => bar.cut);
  expect(cut.length).toBeGreaterThan(3);
  for (const [id, { box, cut: ends }] of cut) {
    const group = new RegExp(`<g data-event="${id}".*?</g>`).exec(svg)?.[0] ?? '';
    const slits = [...group.matchAll(/<path d="([^"]*)" fill="#/g)];
    expect(slits).toHaveLength(2 * Object.keys(ends ?? {}).length);
    for (const [, d = ''] of slits)
      for (const [, x] of d.matchAll(/[ML]([\d.]+),/g)) {
        expect(Number(x)).toBeGreaterThan(box.x - 0.01);
        expect(Number(x)).toBeLessThan(box.x + box.width + 0.01);
      }
  }
});

const MONTH: CaseDocument = {
  caseline: 1,
  id: 'month',
  title: 'A month',
  patient: { label: 'Nobody' },
  source: { basis: 'synthetic' },
  lanes: [{ id: 'one', label: 'One' }],
  events: ['2021-01-01', '2021-03', '2021-06-01'].map((at) => ({
    ...{ id: `e${at}`, kind: 'finding', lane: 'one', label: 'Seen', at },
  })),
  series: [
    {
      ...{ id: 'count', label: 'Count', unit: 'U/L' },
      points: ['2021-01-01', '2021-03', '2021-06-01'].map((at) => ({ id: `p${at}`, at, value: 5 })),
    },
  ],
};

test('a moment whose middle lies beyond the window has a bracket there and no glyph', () => {
  const at = (window: View['window']): Figure =>
    renderView({ name: 'month', document: MONTH }, { ...DEFAULT_VIEW, axis: 'calendar', window })
      .figure;
  const glyphs = Array.from({ length: 40 }, (_, from) => {
    const { lanes, panels } = at([from / 40, (from + 1) / 40]);
    const event = lanes[0]?.events.find(({ id }) => id === 'e2021-03');
    const point = panels[0]?.points.find(({ id }) => id === 'p2021-03');
    if (!event?.bracket || !point?.bracket) return [];
    return [[event.glyph !== undefined, point.glyph.shape !== 'none']];
  }).flat();
  // The month is seen in several windows, and its middle in one of them.
  expect(glyphs.length).toBeGreaterThan(5);
  expect(glyphs.filter(([event]) => event)).toHaveLength(1);
  expect(glyphs.filter(([, point]) => point)).toHaveLength(1);
});
