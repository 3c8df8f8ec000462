/**
 * On paper nothing can be pointed at: the marks of a strip get numbers, which a key below the
 * figure explains. So that every number finds a place, they stand in as many rows as they need.
 */
import type { EventBlock, EventContext } from './events.ts';
import type { KeyEntry, PlacedEvent } from './figure.ts';
import { packRows, type Block, type Packing } from './pack.ts';
import { stripMarks, STRIP, type StripMark } from './strip.ts';
import { baselineOf, LINE, measure, placeText } from './text.ts';

export interface KeyedStrip {
  readonly events: readonly PlacedEvent[];
  readonly keyed: readonly KeyEntry[];
}

/** Height of the strip with its rows of numbers. px */
export function keyedHeight(blocks: readonly EventBlock[], context: EventContext): number {
  return STRIP * context.sizes.em + packNumbers(stripMarks(blocks, 0, context), context).height;
}

/** Numbers count up from `from`, in the order of the marks; a cluster shows its first and last. */
export function placeKeyedStrip(
  blocks: readonly EventBlock[],
  y: number,
  from: number,
  context: EventContext,
): KeyedStrip {
  const { sizes } = context;
  const marks = stripMarks(blocks, y, context);
  const firsts = firstNumbers(marks, from);
  const packing = packNumbers(marks, context);
  const events: PlacedEvent[] = [];
  for (const row of packing.rows) {
    const baseline = baselineOf(y + STRIP * sizes.em + row.y, sizes.count);
    for (const slot of row.blocks) {
      const { placed, ids } = slot.mark;
      const first = firsts.get(slot.mark) ?? from;
      const words = ids.length === 1 ? String(first) : `${first}–${first + ids.length - 1}`;
      const style = { size: sizes.count, anchor: 'middle', tone: 'muted' } as const;
      const text = placeText(words, (slot.x0 + slot.x1) / 2, baseline, style);
      events.push({ ...placed, texts: [text] });
    }
  }
  const keyed = marks.flatMap((mark) =>
    mark.ids.map((id, at) => ({ number: (firsts.get(mark) ?? from) + at, id })),
  );
  return { events, keyed };
}

function firstNumbers(marks: readonly StripMark[], from: number): ReadonlyMap<StripMark, number> {
  let next = from;
  return new Map(
    marks.map((mark) => {
      const first = next;
      next += mark.ids.length;
      return [mark, first];
    }),
  );
}

interface Slot extends Block {
  readonly mark: StripMark;
}

/** Slots are wide enough for any number of three digits, so that rows do not depend on the count. */
function packNumbers(marks: readonly StripMark[], context: EventContext): Packing<Slot> {
  const { sizes, moments } = context;
  const { axis } = moments;
  const slots = marks.map((mark): Slot => {
    const { box } = mark.placed;
    const width = measure(mark.ids.length === 1 ? '000' : '000–000', 'regular', sizes.count);
    const centred = box.x + box.width / 2 - width / 2;
    const x0 = Math.max(axis.x0, Math.min(centred, axis.x1 - width));
    return { mark, x0, x1: x0 + width, height: sizes.count * LINE };
  });
  return packRows(slots, { gapX: 2 * sizes.em, gapY: 0 });
}
