/** Lanes: events of one kind of concern, packed into as few rows as their labels allow. */
import type { Course, CourseEvent, Lane } from '../model/course.ts';
import type { View } from '../view/view.ts';
import { blockOf, type EventBlock, type EventContext } from './events.ts';
import type { PlacedLane } from './figure.ts';
import { packRows, type Packing } from './pack.ts';
import { partsBlock } from './parts.ts';
import { LINE, placeLines, placeText, wrap } from './text.ts';

/** A lane laid out but not yet given its y. */
export interface LanePlan {
  readonly lane: Lane;
  readonly packing: Packing<EventBlock>;
  readonly unlabelled: readonly string[];
  readonly height: number;
}

export interface LaneRoom {
  /** px of the title column; 0: titles stand above their lanes. */
  readonly gutter: number;
  readonly left: number;
  readonly right: number;
  readonly maxRows?: number;
}

export function lanesOf(course: Course, view: View): readonly Lane[] {
  return course.lanes.filter((lane) => !view.hiddenLanes.includes(lane.id));
}

export function planLane(
  lane: Lane,
  events: readonly CourseEvent[],
  context: EventContext,
  room: LaneRoom,
): LanePlan {
  const { em } = context.sizes;
  const blocks = blocksOf(events, context);
  const options = { gapX: 12 * em, gapY: 4 * em, maxRows: room.maxRows };
  let packing = packRows(blocks, options);
  let unlabelled: readonly string[] = [];
  if (packing.left.length > 0) {
    const short = packing.left.flatMap((block) =>
      block.events.flatMap((event) => blockOf(event, context, false) ?? []),
    );
    const labelled = packing.rows.flatMap((row) => row.blocks);
    packing = packRows([...labelled, ...short], { ...options, gapX: 2 * em });
    unlabelled = short.flatMap((block) => block.events.map((event) => event.id));
  }
  const title = titleLines(lane, context, room).length * context.sizes.lane * LINE;
  const body = Math.max(packing.height, context.sizes.label * LINE);
  const padding = 15 * em;
  const more = unlabelled.length > 0 ? context.sizes.small * LINE : 0;
  const height = room.gutter > 0 ? Math.max(body, title + more) + padding : title + body + padding;
  return { lane, packing, unlabelled, height };
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
  return blocks.sort((a, b) => a.x0 - b.x0);
}

export function placeLane(
  plan: LanePlan,
  y: number,
  context: EventContext,
  room: LaneRoom,
): PlacedLane {
  const { sizes, moments } = context;
  const { em } = sizes;
  const top = y + 8 * em;
  const beside = room.gutter > 0;
  const lines = titleLines(plan.lane, context, room);
  const titleX = beside ? room.left + room.gutter - 14 * em : room.left;
  const anchor = beside ? ('end' as const) : ('start' as const);
  const title = placeLines(lines, titleX, top, { size: sizes.lane, font: 'semibold', anchor });
  const titleHeight = lines.length * sizes.lane * LINE;
  const bodyTop = beside ? top : top + titleHeight;
  const events = plan.packing.rows.flatMap((row) =>
    row.blocks.flatMap((block) => block.place(bodyTop + row.y)),
  );
  const count = plan.unlabelled.length;
  const empty =
    plan.packing.rows.length === 0 && plan.lane.empty !== undefined
      ? placeLines([plan.lane.empty], moments.axis.x0, bodyTop, {
          size: sizes.note,
          font: 'italic',
          tone: 'muted',
        })
      : [];
  return {
    id: plan.lane.id,
    box: { x: room.left, y, width: room.right - room.left, height: plan.height },
    title: [...title, ...empty],
    events,
    ...(count > 0
      ? {
          more: {
            ids: plan.unlabelled,
            text: beside
              ? placeLines([`+${count} more`], titleX, top + titleHeight, {
                  size: sizes.small,
                  anchor,
                  tone: 'muted',
                })[0]
              : placeText(`+${count} more`, room.right, title[0]?.y ?? top, {
                  size: sizes.small,
                  anchor: 'end',
                  tone: 'muted',
                }),
          },
        }
      : {}),
  } as PlacedLane;
}
