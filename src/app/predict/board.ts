/**
 * A panel as a surface to draw on: px of the figure to places and values, and back. What the curve
 * needs to know of it later, its stretches and its room, goes along with every prediction.
 */
import type { Axis } from '../../layout/axis.ts';
import type { Box, Figure, PlacedPanel } from '../../layout/figure.ts';
import { figureAxis } from '../../layout/layout.ts';
import { momentsOf } from '../../layout/moments.ts';
import { panelView } from '../../layout/panels.ts';
import { scaleOf } from '../../layout/scale.ts';
import { panelsOf } from '../../layout/shown.ts';
import type { Course } from '../../model/course.ts';
import type { DrawnAxis, Place } from '../../questions/drawn.ts';
import type { Room, Stretch } from '../../view/prediction.ts';
import type { Page, View } from '../../view/view.ts';

export interface Board {
  readonly series: string;
  readonly label: string;
  readonly unit: string;
  readonly panel: PlacedPanel;
  /** Where a curve may be drawn, px of the figure. */
  readonly box: Box;
  readonly stretches: readonly Stretch[];
  /** In the unit of the series. */
  readonly room: Room;
  /** px to a fraction of the whole axis, and back. */
  readonly fractionAt: (x: number) => number;
  readonly x: (fraction: number) => number;
  readonly valueAt: (y: number) => number;
  readonly y: (value: number) => number;
  /** Places that the keyboard stops at, as fractions in the window, rising. */
  readonly stops: readonly number[];
}

export interface Shown {
  readonly figure: Figure;
  readonly course: Course;
  readonly view: View;
  readonly page: Page;
}

/** The boards of the series that are drawn in the figure; a hidden panel has none. */
export function boardsOf(shown: Shown, series: readonly string[]): readonly Board[] {
  const { course, view, page, figure } = shown;
  const axis = figureAxis(course, view, page);
  const whole = figureAxis(course, { ...view, window: [0, 1] }, page);
  const stretches = stretchesOf(whole);
  const stops = stopsOf(figure, axis);
  const panels = panelsOf(course, view);
  return series.flatMap((id) => {
    const panel = figure.panels.find((each) => each.id === id);
    const found = panels.find((each) => each.series.id === id);
    if (panel === undefined || found === undefined) return [];
    const fractions = stops.map((x) => fractionOn(axis, view, x));
    return { ...boardOf(panel, found.series, axis, shown), stretches, stops: fractions };
  });
}

function boardOf(
  panel: PlacedPanel,
  series: ReturnType<typeof panelsOf>[number]['series'],
  axis: Axis,
  { view, page }: Shown,
): Omit<Board, 'stretches' | 'stops'> {
  const { plot } = panel;
  const shown = panelView(series, view);
  const scale = scaleOf(series.whole ?? series, shown, plot.height, page.typeScale);
  const per = scale.limit ?? 1;
  const [low, high] = scale.domain.map((value) => value * per) as [number, number];
  // The scale itself says which it is: halfway up a logarithm lies below the middle.
  const isLog = Math.abs(scale.y((scale.domain[0] + scale.domain[1]) / 2) - plot.height / 2) > 0.5;
  const room: Room = { domain: [low, high], scale: isLog ? 'log' : 'linear' };
  const [from, to] = view.window;
  return {
    series: series.id,
    label: series.label,
    unit: series.unit.display,
    panel,
    box: { x: axis.x0, y: plot.y, width: axis.x1 - axis.x0, height: plot.height },
    room,
    fractionAt: (x) => fractionOn(axis, view, x),
    x: (fraction) => axis.x0 + ((fraction - from) / (to - from)) * (axis.x1 - axis.x0),
    valueAt: (y) => {
      const up = Math.min(Math.max(1 - (y - plot.y) / plot.height, 0), 1);
      return isLog ? low * (high / low) ** up : low + up * (high - low);
    },
    y: (value) => plot.y + scale.y(value / per),
  };
}

function fractionOn({ x0, x1 }: Axis, { window: [from, to] }: View, x: number): number {
  const along = Math.min(Math.max((x - x0) / (x1 - x0), 0), 1);
  return from + along * (to - from);
}

function stretchesOf({ x0, x1, segments }: Axis): readonly Stretch[] {
  const part = (x: number): number => (x - x0) / (x1 - x0);
  return segments.map((segment): Stretch => {
    const common = {
      x0: part(segment.x0),
      x1: part(segment.x1),
      ...(segment.phase && { phase: segment.phase.id }),
    };
    if (segment.kind === 'order') return { kind: 'order', ...common };
    const { frame, t0, t1 } = segment;
    return { kind: 'time', frame, t0, t1, ...common };
  });
}

/** Least px between two stops of the keyboard. */
const APART = 6;

/** Ticks, doses, and in every stretch without a date its beginning, middle and end. */
function stopsOf(figure: Figure, axis: Axis): readonly number[] {
  const doses = figure.guides.map(({ x }) => x);
  const ticks = figure.axis.ticks.map(({ x }) => x);
  const orders = axis.segments.flatMap(({ kind, x0, x1 }) =>
    kind === 'order' ? [0.2, 0.5, 0.8].map((part) => x0 + part * (x1 - x0)) : [],
  );
  const inside = [axis.x0, axis.x1, ...doses, ...ticks, ...orders].filter(
    (x) => x >= axis.x0 - 0.01 && x <= axis.x1 + 0.01,
  );
  const kept: number[] = [];
  for (const x of inside) if (kept.every((other) => Math.abs(other - x) >= APART)) kept.push(x);
  return kept.sort((a, b) => a - b);
}

/** Where the values of a board's series stand, for `agreementOf`. */
export function drawnAxisOf(board: Board, { course, view, page }: Shown): DrawnAxis {
  const whole = figureAxis(course, { ...view, window: [0, 1] }, page);
  const moments = momentsOf(course, whole);
  const series = course.series.find(({ id }) => id === board.series);
  const part = (x: number): number =>
    Math.min(Math.max((x - whole.x0) / (whole.x1 - whole.x0), 0), 1);
  const places = (series?.points ?? []).map(({ id, at, phase }): [string, Place] => {
    const extent = moments.extentOf(at, id, phase);
    const inPhase = board.stretches.find((each) => each.kind === 'order' && each.phase === phase);
    // An order gives a value its rank on the page, but no moment: all of the stretch is allowed.
    if (extent.sure === 'order' && inPhase)
      return [id, { from: inPhase.x0, to: inPhase.x1, isMoment: false }];
    return [id, { from: part(extent.x0), to: part(extent.x1), isMoment: extent.sure === 'exact' }];
  });
  return { stretches: board.stretches, places: new Map(places), room: board.room };
}
