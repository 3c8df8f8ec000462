/**
 * What a hand does to the window in the overview: an edge is moved, the window is moved, or, where
 * all of the course is in the window, a stretch of it is chosen. Fractions are of the whole axis.
 */
import { LEAST_WIDTH, clampWindow, isWhole, panWindow, windowOf } from '../view/window.ts';
import type { AxisWindow } from '../view/window.ts';

export type Held = 'start' | 'end' | 'window' | 'stretch';

/** What is taken hold of at a place; `reach` is how far from an edge it is still meant. */
export function heldAt(window: AxisWindow, at: number, reach: number): Held {
  const [from, to] = window;
  const [toStart, toEnd] = [Math.abs(at - from), Math.abs(at - to)];
  if (Math.min(toStart, toEnd) <= reach) return toStart < toEnd ? 'start' : 'end';
  return isWhole(window) ? 'stretch' : 'window';
}

/** The window after the hand went from one place to another. */
export function dragged(window: AxisWindow, held: Held, from: number, to: number): AxisWindow {
  switch (held) {
    case 'start':
      return withEdge(window, 'start', window[0] + to - from);
    case 'end':
      return withEdge(window, 'end', window[1] + to - from);
    case 'window':
      return panWindow(window, to - from);
    case 'stretch':
      return windowOf(clamp(from), clamp(to));
  }
}

/** An edge stops before the other. */
export function withEdge([from, to]: AxisWindow, edge: 'start' | 'end', at: number): AxisWindow {
  return edge === 'start'
    ? [Math.min(clamp(at), to - LEAST_WIDTH), to]
    : [from, Math.max(clamp(at), from + LEAST_WIDTH)];
}

/** The window with its middle at a place. */
export function centred([from, to]: AxisWindow, at: number): AxisWindow {
  return clampWindow([at - (to - from) / 2, at + (to - from) / 2]);
}

/** An arrow moves an edge by a tenth of the window, a page by a half; with Shift the whole window. */
export function keyed(
  window: AxisWindow,
  edge: 'start' | 'end',
  { key, shiftKey }: Pick<KeyboardEvent, 'key' | 'shiftKey'>,
): AxisWindow | undefined {
  const ends = { Home: 0, End: 1 } as const;
  if (key === 'Home' || key === 'End') return withEdge(window, edge, ends[key]);
  const part = Object.hasOwn(PARTS, key) ? PARTS[key] : undefined;
  if (part === undefined) return undefined;
  const by = part * (window[1] - window[0]);
  if (shiftKey) return panWindow(window, by);
  return withEdge(window, edge, window[edge === 'start' ? 0 : 1] + by);
}

const PARTS: Readonly<Record<string, number>> = {
  ArrowRight: 0.1,
  ArrowUp: 0.1,
  ArrowLeft: -0.1,
  ArrowDown: -0.1,
  PageUp: 0.5,
  PageDown: -0.5,
};

const clamp = (fraction: number): number => Math.min(Math.max(fraction, 0), 1);
