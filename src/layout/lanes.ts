/** Lanes: events of one kind of concern, packed into as few rows as their labels allow. */
import type { CourseEvent, Lane } from '../model/course.ts';
import { CROWD, placeCrowd, unplacedBlock } from './crowd.ts';
import { blockOf, type EventBlock, type EventContext } from './events.ts';
import type { PlacedLane, PlacedText } from './figure.ts';
import { packRows, type Packing } from './pack.ts';
import { partsBlock } from './parts.ts';
import type { LaneShare } from './shares.ts';
import type { ShownLane } from './shown.ts';
import { repeatBlocks } from './repeats.ts';
import { sharedBlocks } from './shared.ts';
import { keyedHeight, placeKeyedStrip, type KeyedStrip } from './strip-key.ts';
import { placeStripWords } from './strip-words.ts';
import { placeStrip, STRIP } from './strip.ts';
import type { Sizes } from './sizes.ts';
import { baselineOf, LINE, measure, placeLines, placeText, wrap } from './text.ts';

/** A lane laid out but not yet given its y. */
export interface LanePlan {
  readonly lane: Lane;
  readonly packing: Packing<EventBlock>;
  readonly height: number;
  /** Events that are only counted, and how much of the height they take. */
  readonly crowd: LaneShare['crowd'];
  readonly crowdHeight: number;
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
  /** How many lanes only count some of their events. */
  readonly crowds: number;
}

/** A lane's blocks, made once; rows may then be tried more than once. */
export interface LaneBlocks {
  readonly lane: Lane;
  readonly blocks: readonly EventBlock[];
  readonly isEmpty: boolean;
  /** One strip of marks without labels. */
  readonly isCollapsed: boolean;
  readonly crowd: LaneShare['crowd'];
}

export function laneBlocks(
  lane: ShownLane,
  { single, crowd, unplaced }: LaneShare,
  isEmpty: boolean,
  context: EventContext,
): LaneBlocks {
  const own = blocksOf(single, context);
  const blocks = unplaced.length === 0 ? own : [unplacedBlock(unplaced, context), ...own];
  return { lane, blocks, isEmpty, isCollapsed: lane.collapsed, crowd };
}

export function planLane(
  { lane, blocks, isEmpty, isCollapsed, crowd }: LaneBlocks,
  context: EventContext,
  room: LaneRoom,
): LanePlan {
  const gapY = (room.tight === true ? 3 : 4) * context.sizes.em;
  const maxRows = isCollapsed ? 0 : room.maxRows;
  const packing = packRows(blocks, { gapX: 12 * context.sizes.em, gapY, maxRows });
  const crowdHeight =
    crowd.length === 0
      ? 0
      : (isCollapsed ? STRIP : CROWD[room.tight === true ? 'tight' : 'free']) * context.sizes.em;
  const plan = { lane, packing, isEmpty, crowd, crowdHeight };
  return { ...plan, height: heightOf(plan, context, room) };
}

export function heightOf(
  { lane, packing, crowdHeight }: Omit<LanePlan, 'height'>,
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
      : STRIP * sizes.em + (saysStrip(room) ? sizes.small * LINE : 0);
  const least = hasStrip || crowdHeight > 0 ? 0 : sizes.label * LINE;
  const rows = packing.rows.length > 0 ? packing.height : least;
  const body = bodyOf(crowdHeight, rows + strip, sizes);
  const padding = paddingOf(room) * sizes.em;
  const lines = (hasStrip && !room.isKeyed ? 1 : 0) + (crowdHeight > 0 && room.gutter > 0 ? 1 : 0);
  const more = lines * sizes.small * LINE;
  return room.gutter > 0 ? Math.max(body, title + more) + padding : title + body + padding;
}

/** A page that cannot be asked says what a mark is by a number; one of fixed height has no room. */
function saysStrip({ isKeyed, tight }: LaneRoom): boolean {
  return !isKeyed && tight !== true;
}

/** A crowd stands above what is drawn one by one. */
function bodyOf(crowdHeight: number, below: number, { em }: Sizes): number {
  return crowdHeight + (crowdHeight > 0 && below > 0 ? CROWD_GAP * em : 0) + below;
}

const CROWD_GAP = 6;

function paddingOf(room: LaneRoom): number {
  return room.tight === true ? 8 : 15;
}

function titleLines(lane: Lane, { sizes }: EventContext, room: LaneRoom): readonly string[] {
  const width = room.gutter > 0 ? room.gutter - 26 * sizes.em : (room.right - room.left) * 0.7;
  return wrap(lane.label, 'semibold', sizes.lane, width, 3);
}

/** Series of parts stand together, what has no place of its own, and what says the same; other events follow by start, then as written. */
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
  const single = grouped.size === 0 ? events : events.filter((event) => !grouped.has(event));
  const shared = sharedBlocks(single, context);
  blocks.push(...shared.blocks);
  const repeated = repeatBlocks(shared.others, context);
  blocks.push(...repeated.blocks);
  for (const event of repeated.others) {
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
  const crowdAt = { y: bodyTop, height: plan.crowdHeight, among: room.crowds };
  const crowd = placeCrowd(plan.lane.id, plan, crowdAt, context);
  const counted = crowd && placeCount(crowd.count, lines, titleX, top, sizes, room);
  const rowsTop = bodyTop + bodyOf(plan.crowdHeight, 1, sizes) - 1;
  const stripY = rowsTop + plan.packing.height;
  const strip: KeyedStrip = room.isKeyed
    ? placeKeyedStrip(plan.packing.left, stripY, nextKey, context)
    : { events: placeStrip(plan.packing.left, stripY, context), keyed: [] };
  const stripWords = saysStrip(room)
    ? placeStripWords(
        plan.packing.left.flatMap((block) => block.events),
        Math.min(...plan.packing.left.map(({ markX }) => markX)),
        stripY + STRIP * sizes.em,
        context,
      )
    : [];
  const more = room.isKeyed
    ? undefined
    : placeMore(
        plan.packing.left,
        titleX,
        top + titleHeight + (counted && beside ? sizes.small * LINE : 0),
        title[0]?.y ?? top,
        sizes,
        room,
      );
  return {
    id: plan.lane.id,
    box: { x: room.left, y, width: room.right - room.left, height: plan.height },
    title: [...title, ...empty, ...(counted ? [counted] : []), ...stripWords],
    ...(crowd ? { crowd } : {}),
    events: [
      ...plan.packing.rows.flatMap((row) =>
        row.blocks.flatMap((block) => block.place(rowsTop + row.y)),
      ),
      ...strip.events,
    ],
    keyed: strip.keyed,
    ...(more ? { more } : {}),
  };
}

/** "9812 events", under the title or behind it: how many are only counted. */
function placeCount(
  count: number,
  title: readonly string[],
  titleX: number,
  top: number,
  sizes: Sizes,
  room: LaneRoom,
): PlacedText {
  const words = `${String(count).replace(/\B(?=(\d{3})+$)/g, '\u00a0')} events`;
  const style = { size: sizes.small, tone: 'muted' } as const;
  const under = top + title.length * sizes.lane * LINE;
  if (room.gutter > 0)
    return placeText(words, titleX, baselineOf(under, sizes.small), { ...style, anchor: 'end' });
  const x = titleX + measure(title.at(-1) ?? '', 'semibold', sizes.lane) + 10 * sizes.em;
  return placeText(words, x, baselineOf(under - sizes.lane * LINE, sizes.lane), style);
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
