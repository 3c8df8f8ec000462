/** One panel an analyte, below the lanes on the same axis: title, value axis, bands, marks, labels. */
import type { Point, Series } from '../model/course.ts';
import type { ShownSeries } from './shown.ts';
import type { PanelView, View } from '../view/view.ts';
import type { Box, PlacedPanel } from './figure.ts';
import { clipLine, joinPoints } from './lines.ts';
import { placePanelLabels } from './panel-labels.ts';
import {
  moreText,
  PANEL_AIR,
  placeTitle,
  type PanelContext,
  type PanelRoom,
} from './panel-title.ts';
import { scaleOf, type ValueScale } from './scale.ts';
import type { Sizes } from './sizes.ts';
import { smoothShape } from './smooth.ts';
import { runOf, spotsOf } from './spots.ts';
import { placeText } from './text.ts';
import {
  placePoints,
  rangeSteps,
  shapeVertices,
  standOf,
  type PanelMarks,
  type Spot,
  type TrendContext,
} from './trends.ts';

export function panelView(series: Series, view: View): PanelView {
  return view.panels[series.id] ?? {};
}

/** Height of a strip for results without a place on the value axis. px */
const STRIP = 18;
const GROWTH = 36;
const MOST_GROWTH = 4;

/**
 * Places a panel with its upper edge at `y`; grows it until its labels have room, if it may.
 * `nextKey` is the number of the first label that has none.
 */
export function placePanel(
  series: ShownSeries,
  index: number,
  y: number,
  context: PanelContext,
  room: PanelRoom,
  nextKey = 1,
): PlacedPanel {
  const least = Math.min(room.plotHeight, heightFor(series, room, context.sizes.em));
  for (let growth = 0; ; growth++) {
    const plotHeight = least + growth * GROWTH * context.sizes.em;
    const panel = placeAt(series, index, y, context, { ...room, plotHeight }, nextKey);
    const isWhole = panel.more === undefined && panel.keyed.length === 0;
    if (isWhole || !room.mayGrow || growth === MOST_GROWTH) return panel;
  }
}

/** One value is told by its label alone; it needs its place in time, and no axis of values. */
const ONE_VALUE = 26;
/** Beside many others, two are told so too, and a course is as high as a small multiple. */
const TWO_VALUES = 40;
const AMONG_MANY = 84;
const MANY = 4;
/** Lower than this one or two values have no axis. */
const LEAST_SCALED = 60;

function heightFor(series: ShownSeries, { among, grown = 1 }: PanelRoom, em: number): number {
  const few = fewOf(series);
  if (few === 1) return ONE_VALUE * em;
  if (among <= MANY) return Infinity;
  return (few === 2 ? TWO_VALUES : AMONG_MANY * grown) * em;
}

/**
 * How many values there are to tell apart, where they are one or two numbers and nothing else is
 * drawn of them. Many that are all the same need the room of two: their one label, and their line.
 */
function fewOf(series: ShownSeries): number | undefined {
  const { samples, shapes, bounds, points } = series.whole ?? series;
  if (samples !== undefined || shapes.length > 0 || bounds.length > 0) return undefined;
  const isExact = points.every(({ value }) => value.kind === 'number' && value.comparator === '=');
  if (!isExact || points.length === 0) return undefined;
  if (points.length < 3) return points.length;
  const [first] = points;
  const isConstant = points.every(
    ({ value, label }) => label === undefined && isEqual(value, first),
  );
  return isConstant ? 2 : undefined;
}

function isEqual(value: Point['value'], first: Point | undefined): boolean {
  return (
    value.kind === 'number' && first?.value.kind === 'number' && value.value === first.value.value
  );
}

function placeAt(
  series: ShownSeries,
  index: number,
  y: number,
  context: PanelContext,
  room: PanelRoom,
  nextKey: number,
): PlacedPanel {
  const { sizes, moments, course, view } = context;
  const { em } = sizes;
  const scale = scaleOf(series.whole ?? series, panelView(series, view), room.plotHeight, em);
  const air = (room.tight ? PANEL_AIR.tight : PANEL_AIR.roomy) * em;
  const title = placeTitle(series, scale, y, context, room);
  const plotTop = y + air / 2 + (room.gutter > 0 ? 0 : title.height);
  const plot: Box = {
    x: room.plotX,
    y: plotTop,
    width: room.right - room.plotX,
    height: room.plotHeight,
  };
  const bare = { course, series, moments, scale, sizes, plot, stripY: undefined, lens: view.lens };
  const spots = spotsOf(bare);
  const needsStrip = spots.some((spot) => standOf(spot.point, spot.x, bare).kind === 'strip');
  const trend: TrendContext = {
    ...bare,
    stripY: needsStrip ? plot.y + plot.height + 2 * em : undefined,
  };
  const bottom = plot.y + plot.height + (needsStrip ? STRIP * em : 0) + air / 2;
  const height = Math.max(bottom - y, room.gutter > 0 && !room.tight ? title.height + 12 * em : 0);
  const marks = placeMarks(spots, trend, view);
  // A word may stand in the air above and below the plot.
  const top = room.gutter > 0 ? y + 2 * em : plot.y;
  const area: Box = {
    x: moments.axis.x0,
    y: top,
    width: room.right - moments.axis.x0,
    height: bottom - 4 * em - top,
  };
  const labels = placePanelLabels(marks, spots, trend, area, room.isKeyed ? nextKey : undefined);
  return {
    id: series.id,
    index,
    box: { x: room.left, y, width: room.right - room.left, height },
    plot,
    title: title.texts,
    ticks:
      fewOf(series) !== undefined && room.plotHeight < LEAST_SCALED * em && labels.texts.length > 0
        ? []
        : placeTicks(scale, plot, sizes),
    bands: bandsOf(trend),
    ...marks,
    texts: labels.texts,
    leaders: labels.leaders,
    keyed: labels.keyed,
    ...(labels.left.length > 0
      ? { more: { ids: labels.left, text: moreText(labels.left.length, title.texts, sizes) } }
      : {}),
  };
}

function placeMarks(spots: readonly Spot[], trend: TrendContext, view: View): PanelMarks {
  const { series, moments } = trend;
  const shapes =
    view.illustrative && !view.lens
      ? series.shapes.flatMap((shape, at) =>
          clipLine(smoothShape(shapeVertices(shape, trend)), moments.axis)
            .filter((vertices) => vertices.length > 1)
            .map((vertices) => ({ id: `${series.id}/shape-${at + 1}`, vertices })),
        )
      : [];
  const run = runOf(trend);
  return {
    points: placePoints(spots, trend),
    lines: run ? [] : joinPoints(spots, trend),
    ...(run && { run }),
    shapes,
    // A crossing is derived: the lens leaves it out.
    regions: view.lens ? [] : crossings(spots, trend),
  };
}

/**
 * Two neighbouring values on opposite sides of one bound: it was crossed between them, at a time
 * that is not stated. The hatched strip along the bound says so.
 */
function crossings(spots: readonly Spot[], trend: TrendContext): readonly Box[] {
  const { axis } = trend.moments;
  return spots.flatMap((spot, at): Box[] => {
    const next = spots[at + 1];
    if (next?.place !== spot.place + 1) return [];
    const from = standOf(spot.point, spot.x, trend);
    const to = standOf(next.point, next.x, trend);
    if (from.kind !== 'at' || to.kind !== 'at' || from.y !== to.y) return [];
    if (from.arrow === undefined || to.arrow === undefined || from.arrow === to.arrow) return [];
    const x0 = Math.max(axis.x0, spot.extent.x1);
    const x1 = Math.min(axis.x1, next.extent.x0);
    const half = 3 * trend.sizes.em;
    return x1 - x0 > 4 ? [{ x: x0, y: from.y - half, width: x1 - x0, height: 2 * half }] : [];
  });
}

function bandsOf(trend: TrendContext): PlacedPanel['bands'] {
  const { series, scale, plot, moments } = trend;
  const per = scale.limit ?? 1;
  const clampY = (value: number): number =>
    plot.y + Math.min(Math.max(scale.y(value / per), 0), plot.height);
  const steps = rangeSteps(trend).map(({ range, x0, x1 }) => {
    const top = range.high === undefined ? plot.y : clampY(range.high);
    const bottom = range.low === undefined ? plot.y + plot.height : clampY(range.low);
    const left = x0 <= moments.axis.x0 ? plot.x : x0;
    const right = x1 >= moments.axis.x1 ? plot.x + plot.width : x1;
    return { box: { x: left, y: top, width: right - left, height: Math.max(0, bottom - top) } };
  });
  const bounds = series.bounds.map(({ at, side }) => {
    const y = clampY(at);
    const box =
      side === 'above'
        ? { y: plot.y, height: y - plot.y }
        : { y, height: plot.y + plot.height - y };
    return { box: { x: plot.x, width: plot.width, ...box }, bound: y };
  });
  return [...steps, ...bounds];
}

function placeTicks(scale: ValueScale, plot: Box, sizes: Sizes): PlacedPanel['ticks'] {
  return scale.ticks.map(({ value, text, bound }) => {
    const y = plot.y + scale.y(value);
    // Above its rule, but never above the plot.
    const baseline = Math.max(y - 3 * sizes.em, plot.y + sizes.tick * 0.97);
    return {
      y,
      rule: !bound,
      text: placeText(text, plot.x + 6 * sizes.em, baseline, { size: sizes.tick, tone: 'muted' }),
    };
  });
}

/** The widest printed value, so that the axis can begin to the right of it. px */
export function tickWidth(
  series: ShownSeries,
  view: View,
  plotHeight: number,
  sizes: Sizes,
): number {
  const { ticks } = scaleOf(series.whole ?? series, panelView(series, view), plotHeight, sizes.em);
  return Math.max(
    0,
    ...ticks.map(({ text }) => placeText(text, 0, 0, { size: sizes.tick }).box.width),
  );
}
