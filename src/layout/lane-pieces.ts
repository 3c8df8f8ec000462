/**
 * A lane that is higher than a page, as several pieces of whole rows: each row, the crowd and the
 * strip of what has no label stand in one of them.
 */
import type { EventContext } from './events.ts';
import { heightOf, type LanePlan, type LaneRoom } from './lanes.ts';

/** One piece where the lane is no higher than `most` px, or cannot be lower. */
export function lanePieces(
  plan: LanePlan,
  most: number,
  context: EventContext,
  room: LaneRoom,
): readonly LanePlan[] {
  if (plan.height <= most) return [plan];
  const pieces: LanePlan[] = [];
  let rest = plan;
  while (rest.height > most) {
    const count = rowsWithin(rest, most, context, room);
    if (count === 0) break;
    pieces.push(withRows(rest, 0, count, context, room));
    rest = withRows(rest, count, Infinity, context, room);
  }
  pieces.push(rest);
  return pieces.map((piece, at) => named(piece, at + 1, pieces.length));
}

/** How many rows go before the rest; at least one, and 0 where there are none to divide. */
function rowsWithin(plan: LanePlan, most: number, context: EventContext, room: LaneRoom): number {
  const { rows, left } = plan.packing;
  const all = left.length > 0 ? rows.length : rows.length - 1;
  let count = all;
  while (count > 1 && withRows(plan, 0, count, context, room).height > most) count--;
  return Math.max(count, 0);
}

/** Of what is cut in two the crowd stands in the first, the strip in the last. */
function withRows(
  plan: LanePlan,
  from: number,
  to: number,
  context: EventContext,
  room: LaneRoom,
): LanePlan {
  const { packing, crowd, crowdHeight } = plan;
  const chosen = packing.rows.slice(from, to);
  const y0 = chosen[0]?.y ?? 0;
  const rows = chosen.map((row) => ({ ...row, y: row.y - y0 }));
  const last = rows.at(-1);
  const piece = {
    ...plan,
    packing: {
      rows,
      height: last === undefined ? 0 : last.y + last.height,
      left: to === Infinity ? packing.left : [],
    },
    crowd: from === 0 ? crowd : [],
    crowdHeight: from === 0 ? crowdHeight : 0,
  };
  return { ...piece, height: heightOf(piece, context, room) };
}

/** "Medications (2 of 3)" */
function named(plan: LanePlan, at: number, of: number): LanePlan {
  if (of === 1) return plan;
  return { ...plan, lane: { ...plan.lane, label: `${plan.lane.label} (${at} of ${of})` } };
}
