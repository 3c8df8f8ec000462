/**
 * On paper nothing can be pointed at: the marks of a strip get numbers, which a key below the
 * figure explains. So that every number finds a place, they stand in as many rows as they need.
 */
import type { CourseEvent } from '../model/course.ts';
import type { EventBlock, EventContext } from './events.ts';
import type { KeyEntry, PlacedEvent } from './figure.ts';
import { packRows, type Block, type Packing } from './pack.ts';
import { keyOf } from './repeats.ts';
import { stripMarks, STRIP, type StripMark } from './strip.ts';
import { baselineOf, LINE, measure, placeText } from './text.ts';

export interface KeyedStrip {
  readonly events: readonly PlacedEvent[];
  readonly keyed: readonly KeyEntry[];
}

/** Height of the strip with its rows of numbers. px */
export function keyedHeight(blocks: readonly EventBlock[], context: EventContext): number {
  const marks = stripMarks(blocks, 0, context);
  return STRIP * context.sizes.em + packNumbers(marks, groupsOf(marks), context).height;
}

/** Numbers count up from `from`, in the order of the marks; marks that say the same share one. */
export function placeKeyedStrip(
  blocks: readonly EventBlock[],
  y: number,
  from: number,
  context: EventContext,
): KeyedStrip {
  const { sizes } = context;
  const marks = stripMarks(blocks, y, context);
  const groups = groupsOf(marks);
  const events: PlacedEvent[] = [];
  for (const row of packNumbers(marks, groups, context).rows) {
    const baseline = baselineOf(y + STRIP * sizes.em + row.y, sizes.count);
    for (const slot of row.blocks) {
      const words = slot.runs
        .map(([first, last]) => (first === last ? from + first : `${from + first}–${from + last}`))
        .join(', ');
      const style = { size: sizes.count, anchor: 'middle', tone: 'muted' } as const;
      const text = placeText(words, (slot.x0 + slot.x1) / 2, baseline, style);
      events.push({ ...slot.mark.placed, texts: [text] });
    }
  }
  return { events, keyed: [...groups.values()].map((ids, at) => ({ number: from + at, ids })) };
}

/** What says the same, in the order of its first mark; the doses of a numbered series are told apart. */
function groupsOf(marks: readonly StripMark[]): ReadonlyMap<string, readonly string[]> {
  const groups = new Map<string, string[]>();
  for (const event of marks.flatMap(({ events }) => events)) {
    const group = groups.get(groupOf(event));
    if (group) group.push(event.id);
    else groups.set(groupOf(event), [event.id]);
  }
  return groups;
}

/** Asked once for every height that a page of fixed height tries. */
const groupOf = remembered((event: CourseEvent) =>
  event.part === undefined ? keyOf(event) : event.id,
);

function remembered(say: (event: CourseEvent) => string): (event: CourseEvent) => string {
  const said = new WeakMap<CourseEvent, string>();
  return (event) => {
    const words = said.get(event) ?? say(event);
    said.set(event, words);
    return words;
  };
}

type Run = readonly [first: number, last: number];

interface Slot extends Block {
  readonly mark: StripMark;
  /** Places of its numbers in the key of the strip, neighbours together. */
  readonly runs: readonly Run[];
}

function runsOf(numbers: readonly number[]): readonly Run[] {
  const runs: Run[] = [];
  for (const number of [...new Set(numbers)].sort((a, b) => a - b)) {
    const last = runs.at(-1);
    if (last && number === last[1] + 1) runs[runs.length - 1] = [last[0], number];
    else runs.push([number, number]);
  }
  return runs;
}

/** Slots are wide enough for any number of three digits, so that rows do not depend on the count. */
function packNumbers(
  marks: readonly StripMark[],
  groups: ReadonlyMap<string, readonly string[]>,
  context: EventContext,
): Packing<Slot> {
  const { sizes, moments } = context;
  const { axis } = moments;
  const places = new Map([...groups.keys()].map((key, at) => [key, at]));
  const slots = marks.map((mark): Slot => {
    const { box } = mark.placed;
    const runs = runsOf(mark.events.map((event) => places.get(groupOf(event)) ?? 0));
    const widest = runs.map(([first, last]) => (first === last ? '000' : '000–000')).join(', ');
    const width = measure(widest, 'regular', sizes.count);
    const centred = box.x + box.width / 2 - width / 2;
    const x0 = Math.max(axis.x0, Math.min(centred, axis.x1 - width));
    return { mark, runs, x0, x1: x0 + width, height: sizes.count * LINE };
  });
  return packRows(slots, { gapX: 2 * sizes.em, gapY: 0 });
}
