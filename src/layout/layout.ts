/** layout(): a course, a view and a page become a Figure, in named stages. */
import type { Course } from '../model/course.ts';
import { DEFAULT_PAGE, type Page, type View } from '../view/view.ts';
import { makeAxis, type Axis } from './axis.ts';
import type { EventContext } from './events.ts';
import type { Figure, PlacedLane, PlacedPanel } from './figure.ts';
import {
  legendKeys,
  phaseMinWidth,
  placeCaption,
  placeHeading,
  placeLegend,
  placePhases,
  type Words,
} from './furniture.ts';
import {
  laneBlocks,
  placeLane,
  planLane,
  type LaneBlocks,
  type LanePlan,
  type LaneRoom,
} from './lanes.ts';
import { momentsOf } from './moments.ts';
import { PANEL_AIR, type PanelContext, type PanelRoom } from './panel-title.ts';
import { placePanel, tickWidth } from './panels.ts';
import { eventsByLane, lanesOf, panelsOf } from './shown.ts';
import { pxPer, sizesOf, type Sizes } from './sizes.ts';
import { measure } from './text.ts';
import { breaksOf, placeTicks, secondRow } from './ticks.ts';

export type { Words } from './furniture.ts';

const PLOT_HEIGHT = 116;
/** On a page of fixed height plots shrink to this before lanes lose rows. */
const LEAST_PLOT = 30;
/** Where even lanes of one row leave less, everything moves together. */
const TIGHT_PLOT = 14;

/** The columns of the page: margins, titles, printed values, axis. px */
export interface Frame {
  readonly left: number;
  readonly right: number;
  readonly gutter: number;
  readonly plotX: number;
  readonly axisX0: number;
  readonly axisX1: number;
}

/** Lays out the whole figure. Throws where `axisPossible` gives a reason. */
export function layout(
  course: Course,
  view: View,
  words: Words,
  page: Page = DEFAULT_PAGE,
): Figure {
  const sizes = sizesOf(page);
  const { em } = sizes;
  const frame = frameOf(course, view, page, sizes);
  const axis = axisOf(course, view, frame, sizes);
  const moments = momentsOf(course, axis);
  const width = frame.right - frame.left;

  const heading = placeHeading(words, frame.left, 16 * em, width, sizes);
  const plotTop = 16 * em + heading.height + 14 * em;
  const phases = placePhases(course, axis, frame.plotX, plotTop + 6 * em, sizes);
  const flatY = plotTop + (phases.items.length > 0 ? phases.height + 12 * em : 0) + 24 * em;
  const flat = placeTicks(course, view, axis, flatY, sizes);
  const axisY = flat.isTall ? flatY + secondRow(sizes) : flatY;
  const { ticks } = flat.isTall ? placeTicks(course, view, axis, axisY, sizes) : flat;
  const bodyTop = axisY + 10 * em;

  const context: EventContext & PanelContext = { course, view, moments, sizes };
  const bottom = { legend: 46 * em, caption: placeCaption(words, 0, 0, width, sizes).height };
  const room =
    page.height === undefined
      ? undefined
      : page.height - bodyTop - bottom.legend - bottom.caption - 12 * em;
  const plan = planBody(course, context, frame, room);

  const lanes: PlacedLane[] = [];
  let y = bodyTop;
  for (const lane of plan.lanes) {
    lanes.push(placeLane(lane, y, context, plan.laneRoom));
    y += lane.height;
  }
  const panels: PlacedPanel[] = [];
  panelsOf(course, view).forEach(({ series, index }) => {
    const panel = placePanel(series, index, y, context, plan.panelRoom);
    panels.push(panel);
    y += panel.box.height;
  });
  const plot = {
    x: frame.plotX,
    y: plotTop,
    width: frame.right - frame.plotX,
    height: y - plotTop,
  };
  const breaks = breaksOf(axis);
  const legend = placeLegend(
    legendKeys(lanes, panels, axis),
    frame.left,
    y + 14 * em,
    width,
    sizes,
  );
  const captionTop = y + 14 * em + legend.height + 4 * em;
  const caption = placeCaption(words, frame.left, captionTop, width, sizes);
  return {
    width: page.width,
    height: page.height ?? Math.ceil(captionTop + caption.height + 12 * em),
    typeScale: page.typeScale * pxPer(page.unit),
    lineScale: page.lineScale * pxPer(page.unit),
    heading: heading.items,
    plot,
    phases: phases.items,
    axis: { y: axisY, x0: frame.plotX, x1: frame.right, ticks, breaks },
    lanes,
    panels,
    guides: guidesOf(lanes, panels, em),
    rules: [...lanes, ...panels.slice(0, -1)].map(({ box }) => ({
      y: box.y + box.height,
      x0: frame.left,
      x1: frame.right,
    })),
    legend: legend.items,
    caption: caption.items,
  };
}

/** Below this width titles stand above their lanes instead of beside them. */
const NARROW = 620;

export function frameOf(course: Course, view: View, page: Page, sizes: Sizes): Frame {
  const { em } = sizes;
  const narrow = page.width < NARROW * em;
  const margin = (narrow ? 12 : 24) * em;
  const gutter = narrow
    ? 0
    : Math.min(Math.max(104 * em, titleWidth(course, view, page, sizes) + 28 * em), 176 * em);
  const plotX = margin + gutter;
  const values = panelsOf(course, view).map(({ series }) =>
    tickWidth(series, view, PLOT_HEIGHT * em, sizes),
  );
  const inset = Math.max(14 * em, Math.max(0, ...values) + 14 * em);
  const right = page.width - margin;
  const axisX0 = Math.max(plotX + inset, page.axisFrom ?? 0);
  return { left: margin, right, gutter, plotX, axisX0, axisX1: right - 10 * em };
}

/** The widest title; on a page of fixed height a panel's name and unit may share a line. */
function titleWidth(course: Course, view: View, page: Page, sizes: Sizes): number {
  const lanes = lanesOf(course, view).map(({ label }) => measure(label, 'semibold', sizes.lane));
  const panels = panelsOf(course, view).map(({ series: { label, unit } }) => {
    const name = measure(label, 'semibold', sizes.lane);
    return page.height === undefined
      ? name
      : name + 6 * sizes.em + measure(unit.display, 'regular', sizes.small);
  });
  return Math.max(0, ...lanes, ...panels);
}

function axisOf(course: Course, view: View, frame: Frame, sizes: Sizes): Axis {
  return makeAxis(course, view, {
    x0: frame.axisX0,
    x1: frame.axisX1,
    minWidth: (phase) => phaseMinWidth(phase, sizes),
  });
}

/** The axis of a figure by itself, for gestures and readouts. */
export function figureAxis(course: Course, view: View, page: Page = DEFAULT_PAGE): Axis {
  const sizes = sizesOf(page);
  return axisOf(course, view, frameOf(course, view, page, sizes), sizes);
}

interface BodyPlan {
  readonly lanes: readonly LanePlan[];
  readonly laneRoom: LaneRoom;
  readonly panelRoom: PanelRoom;
}

/** Lanes as high as they need; on a page of fixed height plots give way first, then rows of lanes. */
function planBody(
  course: Course,
  context: EventContext & PanelContext,
  frame: Frame,
  room: number | undefined,
): BodyPlan {
  const { em } = context.sizes;
  const eventsOf = eventsByLane(course, context.view);
  const laneRoom: LaneRoom = { ...columnsOf(frame), tight: room !== undefined };
  const blocks = lanesOf(course, context.view).map((lane) => {
    const events = eventsOf.get(lane.id) ?? [];
    const isEmpty = events.length === 0 && !course.events.some((event) => event.lane === lane.id);
    return laneBlocks(lane, events, isEmpty, context);
  });
  const plan = (at: number, maxRows: number): LanePlan =>
    planLane(blocks[at] as LaneBlocks, context, { ...laneRoom, maxRows });
  const lanes = blocks.map((_, at) => plan(at, MOST_ROWS));
  const panelRoom: PanelRoom = {
    ...columnsOf(frame),
    plotX: frame.plotX,
    plotHeight: PLOT_HEIGHT * em,
    mayGrow: true,
    tight: false,
  };
  if (room === undefined) return { lanes, laneRoom, panelRoom };
  const count = Math.max(panelsOf(course, context.view).length, 1);
  const around = (PANEL_AIR.tight + (frame.gutter > 0 ? 0 : 22)) * em;
  const fitted = fitRows(lanes, plan, (used) => (room - used) / count - around >= LEAST_PLOT * em);
  const used = fitted.reduce((sum, lane) => sum + lane.height, 0);
  const plotHeight = Math.max(TIGHT_PLOT * em, (room - used) / count - around);
  return {
    lanes: fitted,
    laneRoom,
    panelRoom: { ...panelRoom, plotHeight, mayGrow: false, tight: true },
  };
}

/** Takes rows from the highest lane until the rest of the page has enough; lanes keep one row. */
function fitRows(
  lanes: readonly LanePlan[],
  plan: (at: number, maxRows: number) => LanePlan,
  enough: (used: number) => boolean,
): readonly LanePlan[] {
  const fitted = [...lanes];
  for (;;) {
    const used = fitted.reduce((sum, lane) => sum + lane.height, 0);
    const rowsOf = (at: number): number => fitted[at]?.packing.rows.length ?? 0;
    const tallest = fitted.reduce((most, _, at) => (rowsOf(at) > rowsOf(most) ? at : most), 0);
    if (enough(used) || rowsOf(tallest) <= 1) return fitted;
    fitted[tallest] = plan(tallest, rowsOf(tallest) - 1);
  }
}

function columnsOf({ gutter, left, right }: Frame): {
  gutter: number;
  left: number;
  right: number;
} {
  return { gutter, left, right };
}

/** Beyond this many rows a lane counts its labels instead of printing them. */
const MOST_ROWS = 24;

/** Doses of a numbered series run as guides through every panel, as far as they stay apart. */
function guidesOf(
  lanes: readonly PlacedLane[],
  panels: readonly PlacedPanel[],
  em: number,
): Figure['guides'] {
  const xs = lanes
    .flatMap((lane) => lane.events)
    .flatMap(({ glyph }) => (glyph?.shape === 'arrow-down' ? [glyph.cx] : []))
    .sort((a, b) => a - b);
  return apart(xs, 5 * em).flatMap((x) =>
    panels.map(({ plot }) => ({ x, y0: plot.y - 6 * em, y1: plot.y + plot.height + 4 * em })),
  );
}

/** Thinned to the distance; the first and the last always stay. */
function apart(xs: readonly number[], distance: number): readonly number[] {
  const kept: number[] = [];
  for (const x of xs) if (x - (kept.at(-1) ?? -Infinity) >= distance) kept.push(x);
  const last = xs.at(-1);
  return last === undefined || kept.at(-1) === last
    ? kept
    : [...kept.slice(0, Math.max(1, kept.length - 1)), last];
}
