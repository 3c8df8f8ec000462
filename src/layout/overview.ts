/**
 * The whole course in a strip: every lane one thin row of marks without words, on the same px as
 * the figure's axis, so that the strip can stand below the figure and show its window.
 */
import type { Course } from '../model/course.ts';
import { DEFAULT_PAGE, type Page, type View } from '../view/view.ts';
import { makeAxis } from './axis.ts';
import { placeCrowd } from './crowd.ts';
import { blockOf, type EventContext } from './events.ts';
import type { Box, CrowdLayer, PlacedEvent } from './figure.ts';
import { frameOf } from './frame.ts';
import { phaseMinWidth } from './furniture.ts';
import { momentsOf } from './moments.ts';
import { sharesOf } from './shares.ts';
import { eventsByLane, lanesOf } from './shown.ts';
import { sheetOf, sizesOf } from './sizes.ts';

export interface Overview {
  readonly width: number;
  readonly height: number;
  /** The whole axis, px: fractions of a view's window count along it. */
  readonly x0: number;
  readonly x1: number;
  readonly ground: Box;
  readonly events: readonly PlacedEvent[];
  /** Events that are only counted. */
  readonly layers: readonly CrowdLayer[];
  /** Where phases meet. */
  readonly edges: readonly number[];
  readonly lineScale: number;
}

const ROW = 6;
/** Half the height of a crowd. */
const CROWD = 2.4;
const PADDING = 6;
const LEAST_ROWS = 4;

export function layoutOverview(course: Course, view: View, sheet: Page = DEFAULT_PAGE): Overview {
  const page = sheetOf(sheet);
  const sizes = sizesOf(page);
  const { em } = sizes;
  const whole: View = { ...view, window: [0, 1] };
  const frame = frameOf(course, view, page, sizes);
  const axis = makeAxis(course, whole, {
    x0: frame.axisX0,
    x1: frame.axisX1,
    minWidth: (phase) => phaseMinWidth(phase, sizes),
  });
  const thin = { ...sizes, glyph: 2.4 * em, bar: 3.2 * em, thinBar: 2 * em };
  const context: EventContext = { moments: momentsOf(course, axis), sizes: thin };
  const lanes = lanesOf(course, view);
  const byLane = eventsByLane(course, view);
  const rows = Math.max(lanes.length, LEAST_ROWS);
  const shares = sharesOf(course, whole, axis);
  const middleOf = (at: number): number => (PADDING + (at + 0.5) * ROW) * em;
  const events = lanes.flatMap((lane, at) =>
    (shares?.get(lane.id)?.single ?? byLane.get(lane.id) ?? []).flatMap((event) => {
      const block = blockOf(event, context, false);
      return block ? block.place(middleOf(at) - block.height / 2) : [];
    }),
  );
  const layers = lanes.flatMap((lane, at) => {
    const share = shares?.get(lane.id);
    const room = { y: middleOf(at) - CROWD * em, height: 2 * CROWD * em, among: 1 };
    return (share && placeCrowd(lane.id, share, room, context)?.layers) ?? [];
  });
  const height = (rows * ROW + 2 * PADDING) * em;
  return {
    width: page.width,
    height,
    x0: axis.x0,
    x1: axis.x1,
    ground: { x: frame.plotX, y: 0, width: frame.right - frame.plotX, height },
    events,
    layers,
    edges: axis.segments.slice(1).map((segment) => segment.x0),
    lineScale: sizes.em,
  };
}
