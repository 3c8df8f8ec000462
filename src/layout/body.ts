/**
 * The lanes and panels of a figure, one below the other. On a page of fixed height plots give way
 * first, then rows of lanes; what then has no label is counted, or on paper explained by a key.
 */
import type { Course } from '../model/course.ts';
import type { Page } from '../view/view.ts';
import type { EventContext } from './events.ts';
import { PLOT_HEIGHT, type Frame } from './frame.ts';
import type { KeyEntry, PlacedLane, PlacedPanel } from './figure.ts';
import {
  laneBlocks,
  placeLane,
  planLane,
  type LaneBlocks,
  type LanePlan,
  type LaneRoom,
} from './lanes.ts';
import { PANEL_AIR, type PanelContext, type PanelRoom } from './panel-title.ts';
import { placePanel } from './panels.ts';
import { MOST_SINGLE, sharesOf } from './shares.ts';
import { eventsByLane, filledLanes, lanesOf, panelsOf, type ShownPanel } from './shown.ts';

/** On a page of fixed height plots shrink to this before lanes lose rows. */
const LEAST_PLOT = 30;
/** Where even lanes of one row leave less, everything moves together. */
const TIGHT_PLOT = 14;

export interface Body {
  readonly lanes: readonly PlacedLane[];
  readonly panels: readonly PlacedPanel[];
  readonly keyed: readonly KeyEntry[];
  /** Lower edge, px. */
  readonly bottom: number;
}

/** Rows that a page of fixed height takes away make key and legend longer, which takes more rows. */
const MOST_TRIES = 4;

/** `belowOf` says how much a page of fixed height needs below such a body. px */
export function fitBody(
  course: Course,
  context: EventContext & PanelContext,
  frame: Frame,
  page: Page,
  top: number,
  belowOf: (tried: Body | undefined) => number,
): Body {
  const { height, paper } = page;
  const isKeyed = paper !== undefined;
  const place = (below: number): Body => {
    const room = height === undefined ? undefined : height - top - below;
    return placeBody(context, planBody(course, context, frame, room, isKeyed), top);
  };
  let below = belowOf(undefined);
  let body = place(below);
  for (let tries = 1; height !== undefined && isKeyed && tries < MOST_TRIES; tries++) {
    const needed = belowOf(body);
    if (needed === below) return body;
    below = needed;
    body = place(below);
  }
  return body;
}

/** `nextKey` is the number of the first mark that gets one. */
export function placeBody(
  context: EventContext & PanelContext,
  plan: BodyPlan,
  top: number,
  nextKey = 1,
): Body {
  const lanes: PlacedLane[] = [];
  const panels: PlacedPanel[] = [];
  const keyed: KeyEntry[] = [];
  let y = top;
  for (const planned of plan.lanes) {
    const lane = placeLane(planned, y, context, plan.laneRoom, nextKey + keyed.length);
    lanes.push(lane);
    keyed.push(...lane.keyed);
    y += planned.height;
  }
  for (const { series, index } of plan.panels) {
    const panel = placePanel(series, index, y, context, plan.panelRoom, nextKey + keyed.length);
    panels.push(panel);
    keyed.push(...panel.keyed);
    y += panel.box.height;
  }
  return { lanes, panels, keyed, bottom: y };
}

export interface BodyPlan {
  readonly lanes: readonly LanePlan[];
  readonly panels: readonly ShownPanel[];
  readonly laneRoom: LaneRoom;
  readonly panelRoom: PanelRoom;
}

/** Lanes as high as they need; on a page of fixed height plots give way first, then rows of lanes. */
export function planBody(
  course: Course,
  context: EventContext & PanelContext,
  frame: Frame,
  room: number | undefined,
  isKeyed: boolean,
): BodyPlan {
  const { em } = context.sizes;
  const eventsOf = eventsByLane(course, context.view);
  const most = MOST_SINGLE[isKeyed ? 'paper' : 'screen'];
  const shares = sharesOf(course, context.view, context.moments.axis, most);
  const blocks = lanesOf(course, context.view).map((lane) => {
    const events = eventsOf.get(lane.id) ?? [];
    const share = shares?.get(lane.id) ?? { single: events, crowd: [], unplaced: [] };
    const isEmpty = events.length === 0 && !filledLanes(course).has(lane.id);
    return laneBlocks(lane, share, isEmpty, context);
  });
  const laneRoom: LaneRoom = {
    ...columnsOf(frame),
    tight: room !== undefined,
    isKeyed,
    crowds: blocks.filter(({ crowd }) => crowd.length > 0).length,
  };
  const plan = (at: number, maxRows: number): LanePlan =>
    planLane(blocks[at] as LaneBlocks, context, { ...laneRoom, maxRows });
  const lanes = blocks.map((_, at) => plan(at, MOST_ROWS));
  const panels = panelsOf(course, context.view);
  const panelRoom: PanelRoom = {
    ...columnsOf(frame),
    plotX: frame.plotX,
    plotHeight: PLOT_HEIGHT * em,
    mayGrow: true,
    tight: false,
    isKeyed,
    among: panels.length,
  };
  if (room === undefined) return { lanes, panels, laneRoom, panelRoom };
  const count = Math.max(panels.length, 1);
  const around = (PANEL_AIR.tight + (frame.gutter > 0 ? 0 : 22)) * em;
  const fitted = fitRows(lanes, plan, (used) => (room - used) / count - around >= LEAST_PLOT * em);
  const used = fitted.reduce((sum, lane) => sum + lane.height, 0);
  const plotHeight = Math.max(TIGHT_PLOT * em, (room - used) / count - around);
  return {
    lanes: fitted,
    panels,
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
