/**
 * The part of the axis that is in the window, as fractions of the whole axis: zoom and pan are
 * arithmetic on two numbers. What stands at a fraction is the business of layout.
 */
import type { View } from './view.ts';

export type AxisWindow = View['window'];

/** A case of three years opens down to a minute and a half. */
export const LEAST_WIDTH = 1e-6;

/** Ends are kept to this part of the window's width: a hundredth of a pixel of a wide screen. */
const GRAIN = 1e-5;

/** The whole axis. */
export function showAll(): AxisWindow {
  return [0, 1];
}

export function isWhole([from, to]: AxisWindow): boolean {
  return from === 0 && to === 1;
}

/** The window between two fractions in either order: a strip may be dragged backwards. */
export function windowOf(from: number, to: number): AxisWindow {
  return clampWindow(from <= to ? [from, to] : [to, from]);
}

/** The nearest window of the same width that lies on the axis; all of it where there is no number. */
export function clampWindow([from, to]: AxisWindow): AxisWindow {
  if (!Number.isFinite(from) || !Number.isFinite(to)) return showAll();
  if (to < from) return windowOf(to, from);
  // Rounded ends may be nearer than the least width by as much as their grain.
  const isTooNarrow = to - from < LEAST_WIDTH * (1 - 4 * GRAIN);
  if (isTooNarrow) return within((from + to - LEAST_WIDTH) / 2, LEAST_WIDTH);
  return from >= 0 && to <= 1 ? [from, to] : within(from, Math.min(to - from, 1));
}

/**
 * Zooms in by a factor above 1, out below it. `around` is the fraction of the whole axis that keeps
 * its place in the window, unless an end of the axis comes in the way.
 */
export function zoomWindow(window: AxisWindow, factor: number, around: number): AxisWindow {
  if (!(factor > 0) || !Number.isFinite(around)) return window;
  const [from, to] = window;
  const width = Math.min(Math.max((to - from) / factor, LEAST_WIDTH), 1);
  return within(around - (around - from) * (width / (to - from)), width);
}

/** Moves the window by a fraction of the whole axis, as far as the axis goes. */
export function panWindow([from, to]: AxisWindow, by: number): AxisWindow {
  return Number.isFinite(by) ? within(from + by, to - from) : [from, to];
}

/** The same window with no more digits than can be seen, for a link that can be read. */
export function tidyWindow(window: AxisWindow): AxisWindow {
  const [from, to] = clampWindow(window);
  // Zoomed in and out again by hand: what is missing of the whole cannot be seen.
  if (to - from > 1 - 10 * GRAIN) return showAll();
  // A rounded width may call for one digit fewer; after that nothing changes.
  return roundEnds(roundEnds([from, to]));
}

function roundEnds([from, to]: AxisWindow): AxisWindow {
  const digits = Math.ceil(-Math.log10((to - from) * GRAIN));
  const round = (end: number): number => Number(end.toFixed(digits));
  return [round(from), round(to)];
}

function within(from: number, width: number): AxisWindow {
  const start = Math.min(Math.max(from, 0), 1 - width);
  return [start, Math.min(start + width, 1)];
}
