import { expect, test } from 'vitest';
import { between } from '../../src/app/glide.ts';
import { flagOf, lineAt, placeFlags } from '../../src/app/flags.ts';
import { centred, dragged, heldAt, keyed, withEdge } from '../../src/app/strip.ts';
import { zoomWindow, type AxisWindow } from '../../src/view/window.ts';

const window: AxisWindow = [0.2, 0.6];

test.each([
  [window, 0.2, 'start'],
  [window, 0.61, 'end'],
  [window, 0.4, 'window'],
  [window, 0.9, 'window'],
  [[0, 1], 0.5, 'stretch'],
  [[0, 1], 0.99, 'end'],
] as const)('of %j, %s is %s', (given, at, held) => {
  expect(heldAt(given, at, 0.02)).toBe(held);
});

test('an edge stops before the other and at the end of the axis', () => {
  expect(withEdge(window, 'start', 0.9)[0]).toBeLessThan(0.6);
  expect(withEdge(window, 'end', 0.1)[1]).toBeGreaterThan(0.2);
  expect(withEdge(window, 'start', -3)).toEqual([0, 0.6]);
  expect(withEdge(window, 'end', 3)).toEqual([0.2, 1]);
});

test('dragging moves what is held; a stretch may be drawn backwards', () => {
  expect(dragged(window, 'start', 0.2, 0.3)).toEqual([0.3, 0.6]);
  const [from, to] = dragged(window, 'window', 0.5, 0.9);
  expect([from, to].map((end) => end.toFixed(6))).toEqual(['0.600000', '1.000000']);
  expect(dragged([0, 1], 'stretch', 0.8, 0.3)).toEqual([0.3, 0.8]);
});

test('the window comes where the strip was clicked, as far as the axis goes', () => {
  expect(centred([0.1, 0.3], 0.7).map((end) => end.toFixed(6))).toEqual(['0.600000', '0.800000']);
  expect(centred([0.1, 0.3], 0.95).map((end) => end.toFixed(6))).toEqual(['0.800000', '1.000000']);
});

test('keys move an edge, with Shift the window; others are left to the browser', () => {
  const press = (key: string, shiftKey = false): AxisWindow | undefined =>
    keyed(window, 'end', { key, shiftKey });
  expect(press('ArrowRight')?.[1]).toBeCloseTo(0.64);
  expect(press('PageDown')?.[1]).toBeCloseTo(0.4);
  expect(press('End')).toEqual([0.2, 1]);
  expect(press('ArrowLeft', true)?.[0]).toBeCloseTo(0.16);
  expect(press('Tab')).toBeUndefined();
  expect(press('constructor')).toBeUndefined();
});

test('what keeps its place in both windows keeps it all the way', () => {
  const from: AxisWindow = [0, 1];
  const to = zoomWindow(from, 8, 0.3);
  for (let along = 0; along <= 1; along += 0.1) {
    const [start, end] = between(from, to, along);
    expect((0.3 - start) / (end - start)).toBeCloseTo(0.3, 9);
  }
  expect(between(from, to, 0)).toEqual(from);
  expect(between(from, to, 1)).toEqual(to);
});

test('flags never lie over each other, nor outside of the figure', () => {
  const edges = { x0: 100, x1: 900 };
  const words = 'day 21 after the first infusion of the eight';
  for (let a = 60; a < 960; a += 35) {
    for (let b = 60; b < 960; b += 35) {
      const lines = [a, b].map((x, at) =>
        lineAt(String(at), words, { x0: x, x1: x, sure: 'exact' }, edges, 'AB'[at]),
      );
      const [first, second] = placeFlags(lines, 1000);
      if (!first || !second) throw new Error('two lines have two flags');
      expect(first.left).toBeGreaterThanOrEqual(4);
      expect(second.left + second.width).toBeLessThanOrEqual(996);
      expect(first.left + first.width, `${a} and ${b}`).toBeLessThanOrEqual(second.left);
    }
  }
});

test('a flag keeps inside of a narrow figure too', () => {
  const line = lineAt(
    'here',
    'x'.repeat(200),
    { x0: 350, x1: 350, sure: 'exact' },
    { x0: 30, x1: 350 },
  );
  const { left, width } = flagOf(line, 360);
  expect(left).toBeGreaterThanOrEqual(4);
  expect(left + width).toBeLessThanOrEqual(356);
});
