import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  clampWindow,
  isWhole,
  LEAST_WIDTH,
  panWindow,
  showAll,
  tidyWindow,
  windowOf,
  zoomWindow,
  type AxisWindow,
} from '../../src/view/window.ts';

fc.configureGlobal({ seed: 20210304 });

const any = fc.double();
const fraction = fc.double({ min: 0, max: 1, noNaN: true });
const aWindow = fc.tuple(fraction, fraction).map(([from, to]) => windowOf(from, to));
const width = ([from, to]: AxisWindow): number => to - from;

function expectOnAxis(window: AxisWindow): void {
  const [from, to] = window;
  expect(from).toBeGreaterThanOrEqual(0);
  expect(to).toBeLessThanOrEqual(1);
  expect(width(window)).toBeGreaterThanOrEqual(LEAST_WIDTH * 0.9999);
}

test('no number leads off the axis, out of order or below the least width', () => {
  fc.assert(
    fc.property(any, any, any, any, aWindow, (a, b, c, d, window) => {
      expectOnAxis(windowOf(a, b));
      expectOnAxis(clampWindow([a, b]));
      expectOnAxis(tidyWindow([a, b]));
      expectOnAxis(zoomWindow(window, c, d));
      expectOnAxis(panWindow(window, c));
    }),
  );
});

test('clampWindow leaves a window on the axis alone, and keeps the width of one beside it', () => {
  fc.assert(
    fc.property(aWindow, fc.double({ min: -3, max: 3, noNaN: true }), (window, by) => {
      expect(clampWindow(window)).toEqual(window);
      const beside = clampWindow([window[0] + by, window[1] + by]);
      expect(width(beside)).toBeCloseTo(width(window), 12);
    }),
  );
});

test('the place zoomed around keeps its place in the window', () => {
  fc.assert(
    fc.property(
      aWindow,
      fc.double({ min: 1, max: 1e6, noNaN: true }),
      fraction,
      (w, factor, at) => {
        const around = w[0] + at * width(w);
        const zoomed = zoomWindow(w, factor, around);
        expect((around - zoomed[0]) / width(zoomed)).toBeCloseTo(at, 6);
      },
    ),
  );
});

test('zooming in and out again gives the same window', () => {
  const wide = aWindow.filter((window) => width(window) > 1e-3);
  fc.assert(
    fc.property(wide, fc.double({ min: 1, max: 999, noNaN: true }), fraction, (w, factor, at) => {
      const around = w[0] + at * width(w);
      const [from, to] = zoomWindow(zoomWindow(w, factor, around), 1 / factor, around);
      expect(Math.abs(from - w[0])).toBeLessThan(1e-9);
      expect(Math.abs(to - w[1])).toBeLessThan(1e-9);
    }),
  );
});

test('zooming out far enough shows all', () => {
  fc.assert(
    fc.property(aWindow, fraction, (w, around) => {
      expect(isWhole(zoomWindow(w, 1e-7, around))).toBe(true);
    }),
  );
});

test('panning keeps the width, and goes as far as the axis', () => {
  fc.assert(
    fc.property(aWindow, fc.double({ min: -2, max: 2, noNaN: true }), (window, by) => {
      const panned = panWindow(window, by);
      expect(Math.abs(width(panned) - width(window))).toBeLessThan(1e-12);
      const isFree = window[0] + by >= 0 && window[1] + by <= 1;
      if (isFree) expect(panned[0]).toBeCloseTo(window[0] + by, 12);
      else expect(panned[0] === 0 || Math.abs(panned[1] - 1) < 1e-12).toBe(true);
    }),
  );
});

test('a tidy window is the same to a hundredth of a pixel, and stays as it is', () => {
  fc.assert(
    fc.property(aWindow, (window) => {
      const tidy = tidyWindow(window);
      const grain = width(window) * (isWhole(tidy) ? 1e-4 : 1.1e-5);
      expect(Math.abs(tidy[0] - window[0])).toBeLessThanOrEqual(grain);
      expect(Math.abs(tidy[1] - window[1])).toBeLessThanOrEqual(grain);
      expect(tidyWindow(tidy)).toEqual(tidy);
    }),
    { numRuns: 1000 },
  );
});

test('a case of three years opens down to hours', () => {
  const hours = 3 * 365.25 * 24 * width(zoomWindow(showAll(), 1e9, 0.4));
  expect(hours).toBeLessThan(1);
});

test('zoomed in and out again in steps, the whole is the whole again', () => {
  const step = (window: AxisWindow, factor: number): AxisWindow =>
    tidyWindow(zoomWindow(window, factor, 0.4));
  const factors = [...Array<number>(30).fill(1.3), ...Array<number>(30).fill(1 / 1.3)];
  expect(isWhole(factors.reduce(step, showAll()))).toBe(true);
});
