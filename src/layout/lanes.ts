/** Lanes: events of one kind of concern, packed into as few rows as their labels allow. */
import type { CourseEvent, Lane } from '../model/course.ts';
import { blockOf, type EventBlock, type EventContext } from './events.ts';
import type { PlacedLane } from './figure.ts';
import { packRows, type Packing } from './pack.ts';
import { partsBlock } from './parts.ts';
import type { ShownLane } from './shown.ts';
import { keyedHeight, placeKeyedStrip, type KeyedStrip } from './strip-key.ts';
import { placeStrip, STRIP } from './strip.ts';
import type { Sizes } from './sizes.ts';
import { baselineOf, LINE, placeLines, placeText, wrap } from './text.ts';

/** A lane laid out but not yet given its y. */
export interface LanePlan {
  readonly lane: Lane;
  readonly packing: Packing<EventBlock>;
  readonly height: number;
  /** The case has nothing in this lane; not only the window. */
  readonly isEmpty: boolean;
}

export interface LaneRoom {
  /** px of the title column; 0: titles stand above their lanes. */
  readonly gutter: number;
  readonly left: number;
  readonly right: number;
  readonly maxRows?: number;
  /** Less air between lanes, on a page of fixed height. */
  readonly tight?: boolean;
  /** On paper: events without a label get numbers, which a key explains. */
  readonly isKeyed: boolean;
}

/** A lane's blocks, made once; rows may then be tried more than once. */
export interface LaneBlocks {
  readonly lane: Lane;
  readonly blocks: readonly EventBlock[];
  readonly isEmpty: boolean;
  /** One strip of marks without labels. */
  readonly isCollapsed: boolean;
}

export function laneBlocks(
  lane: ShownLane,
  events: readonly CourseEvent[],
  isEmpty: boolean,
  context: EventContext,
): LaneBlocks {
  return { lane, blocks: blocksOf(events, context), isEmpty, isCollapsed: lane.collapsed };
}

export function planLane(
  { lane, blocks, isEmpty, isCollapsed }: LaneBlocks,
  context: EventContext,
  room: LaneRoom,
): LanePlan {
  const gapY = (room.tight === true ? 3 : 4) * context.sizes.em;
  const maxRows = isCollapsed ? 0 : room.maxRows;
  const packing = packRows(blocks, { gapX: 12 * context.sizes.em, gapY, maxRows });
  return { lane, packing, isEmpty, height: heightOf(lane, packing, context, room) };
}

function heightOf(
  lane: Lane,
  packing: Packing<EventBlock>,
  context: EventContext,
  room: LaneRoom,
): number {
  const { sizes } = context;
  const hasStrip = packing.left.length > 0;
  const title = titleLines(lane, context, room).length * sizes.lane * LINE;
  const strip = !hasStrip
    ? 0
    : room.isKeyed
      ? keyedHeight(packing.left, context)
      : STRIP * sizes.em;
  const rows = packing.rows.length > 0 ? packing.height : hasStrip ? 0 : sizes.label * LINE;
  const body = rows + strip;
  const padding = paddingOf(room) * sizes.em;
  const more = hasStrip && !room.isKeyed ? sizes.small * LINE : 0;
  return room.gutter > 0 ? Math.max(body, title + more) + padding : title + body + padding;
}

function paddingOf(room: LaneRoom): number {
  return room.tight === true ? 8 : 15;
}

function titleLines(lane: Lane, { sizes }: EventContext, room: LaneRoom): readonly string[] {
  const width = room.gutter > 0 ? room.gutter - 26 * sizes.em : (room.right - room.left) * 0.7;
  return wrap(lane.label, 'semibold', sizes.lane, width, 3);
}

/** Series of parts stand together; other events follow by start, then as written. */
function blocksOf(events: readonly CourseEvent[], context: EventContext): readonly EventBlock[] {
  const series = new Map<string, CourseEvent[]>();
  for (const event of events) {
    if (event.part)
      series.set(event.part.series, [...(series.get(event.part.series) ?? []), event]);
  }
  const grouped = new Set<CourseEvent>();
  const blocks: EventBlock[] = [];
  for (const parts of series.values()) {
    if (parts.length < 2) continue;
    const block = partsBlock(parts, context);
    if (block === undefined) continue;
    blocks.push(block);
    for (const part of parts) grouped.add(part);
  }
  for (const event of events) {
    if (grouped.has(event)) continue;
    const block = blockOf(event, context);
    if (block) blocks.push(block);
  }
  return blocks.sort((a, b) => a.markX - b.markX);
}

/** `nextKey` is the number of the first event that gets one. */
export function placeLane(
  plan: LanePlan,
  y: number,
  context: EventContext,
  room: LaneRoom,
  nextKey = 1,
): PlacedLane {
  const { sizes, moments } = context;
  const { em } = sizes;
  const top = y + (paddingOf(room) / 2) * em;
  const beside = room.gutter > 0;
  const lines = titleLines(plan.lane, context, room);
  const titleX = beside ? room.left + room.gutter - 14 * em : room.left;
  const title = placeLines(lines, titleX, top, {
    size: sizes.lane,
    font: 'semibold',
    anchor: beside ? 'end' : 'start',
  });
  const titleHeight = lines.length * sizes.lane * LINE;
  const bodyTop = beside ? top : top + titleHeight;
  const empty =
    plan.isEmpty && plan.lane.empty !== undefined
      ? placeLines([plan.lane.empty], moments.axis.x0, bodyTop, {
          size: sizes.note,
          font: 'italic',
          tone: 'muted',
        })
      : [];
  const stripY = bodyTop + plan.packing.height;
  const strip: KeyedStrip = room.isKeyed
    ? placeKeyedStrip(plan.packing.left, stripY, nextKey, context)
    : { events: placeStrip(plan.packing.left, stripY, context), keyed: [] };
  const more = room.isKeyed
    ? undefined
    : placeMore(plan.packing.left, titleX, top + titleHeight, title[0]?.y ?? top, sizes, room);
  return {
    id: plan.lane.id,
    box: { x: room.left, y, width: room.right - room.left, height: plan.height },
    title: [...title, ...empty],
    events: [
      ...plan.packing.rows.flatMap((row) =>
        row.blocks.flatMap((block) => block.place(bodyTop + row.y)),
      ),
      ...strip.events,
    ],
    keyed: strip.keyed,
    ...(more ? { more } : {}),
  };
}

/** "+3 more", under the title or at the far end of its line. */
function placeMore(
  strip: readonly EventBlock[],
  titleX: number,
  under: number,
  titleBaseline: number,
  sizes: Sizes,
  room: LaneRoom,
): PlacedLane['more'] {
  const ids = strip.flatMap((block) => block.events.map((event) => event.id));
  if (ids.length === 0) return undefined;
  const style = { size: sizes.small, anchor: 'end' as const, tone: 'muted' as const };
  const words = `+${ids.length} more`;
  const [x, y] =
    room.gutter > 0 ? [titleX, baselineOf(under, sizes.small)] : [room.right, titleBaseline];
  return {
    ids,
    text: placeText(words, x, y, style),
  };
}
