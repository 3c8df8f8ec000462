/**
 * Events of a lane that say the same: one label for all of them, and their marks on one row. Twenty
 * check-ups are twenty flags behind one word, not a staircase of twenty lines.
 */
import type { CourseEvent } from '../model/course.ts';
import { compose, composeLabel, isBold, noteOf, type Composed } from './compose.ts';
import { blockOf, identity, type EventBlock, type EventContext } from './events.ts';
import type { PlacedEvent, PlacedText } from './figure.ts';
import { placeMoments } from './strip.ts';
import { measure } from './text.ts';

/** The rows of such events, and the events that are none of them. */
export function repeatBlocks(
  events: readonly CourseEvent[],
  context: EventContext,
): { readonly blocks: readonly EventBlock[]; readonly others: readonly CourseEvent[] } {
  const groups = new Map<string, CourseEvent[]>();
  for (const event of events) {
    const key = keyOf(event);
    const group = groups.get(key);
    if (group) group.push(event);
    else groups.set(key, [event]);
  }
  if (groups.size === events.length) return { blocks: [], others: events };
  const blocks: EventBlock[] = [];
  const alone: CourseEvent[] = [];
  for (const group of groups.values()) {
    const marks = group.length < 2 ? [] : marksOf(group, context);
    if (marks.length < 2) alone.push(...group);
    else {
      const moments = marks.filter(({ isBar }) => !isBar);
      const bars = chainsOf(marks, context);
      const stretches = bars.length > MOST_CHAINS ? [bars.flat()] : bars;
      const rows = [...(moments.length > 0 ? [moments] : []), ...stretches];
      for (const row of rows)
        if (row.length > 1) blocks.push(rowOf(row, context));
        else alone.push(...row.map(({ event }) => event));
    }
  }
  const left = new Set(alone);
  return { blocks, others: events.filter((event) => left.has(event)) };
}

/** Equal for events that look and say the same, but for their times. */
export function keyOf(event: CourseEvent): string {
  const { kind, evidence, evidenceWhen, struck } = identity(event);
  return JSON.stringify([event.label, noteOf(event), kind, evidence, evidenceWhen, struck]);
}

interface Mark {
  readonly event: CourseEvent;
  readonly block: EventBlock;
  readonly isBar: boolean;
}

/** Of those in the window, from left to right. */
function marksOf(events: readonly CourseEvent[], context: EventContext): readonly Mark[] {
  return events
    .flatMap((event): Mark[] => {
      const block = blockOf(event, context, false);
      const isBar = block?.place(0)[0]?.bar !== undefined;
      return block === undefined ? [] : [{ event, block, isBar }];
    })
    .sort((a, b) => a.block.x0 - b.block.x0);
}

/** A drug prescribed again each month, its ends not stated, is one row and a count. */
const MOST_CHAINS = 2;

/** Bars that overlap go to rows of their own, where they are few: each then shows its own ends. */
function chainsOf(marks: readonly Mark[], { sizes }: EventContext): readonly (readonly Mark[])[] {
  const chains: Mark[][] = [];
  for (const mark of marks) {
    if (!mark.isBar) continue;
    const chain = chains.find(
      (each) => mark.block.x0 >= (each.at(-1)?.block.x1 ?? 0) + 3 * sizes.em,
    );
    if (chain) chain.push(mark);
    else chains.push([mark]);
  }
  return chains;
}

/** A label stands before its marks, else behind the first or the last of them, else below. */
function rowOf(row: readonly Mark[], context: EventContext): EventBlock {
  const { sizes, moments } = context;
  const { axis } = moments;
  const first = Math.min(...row.map(({ block }) => block.x0));
  const last = Math.max(...row.map(({ block }) => block.x1)) + countRoom(row, context);
  const high = Math.max(...row.map(({ block }) => block.height));
  const [{ event }] = row as readonly [Mark];
  const width = axis.x1 - axis.x0;
  const label = doOverlap(row)
    ? compose(
        event.label,
        present(noteOf(event), `${row.length} times`),
        sizes,
        width,
        isBold(event),
      )
    : composeLabel(event, sizes, width);
  const spot = spotOf(label, first, last, row, context);
  const height = spot.below ? high + sizes.em + label.height : Math.max(high, label.height);
  return {
    events: row.map((mark) => mark.event),
    markX: first,
    x0: Math.min(first, spot.x),
    x1: Math.max(last, spot.x + label.width),
    height,
    place: (y) => {
      const middle = y + (spot.below ? high : height) / 2;
      const top = spot.below ? y + high + sizes.em : y + (height - label.height) / 2;
      return labelled(placeMarks(row, middle, context), label.at(spot.x, top));
    },
  };
}

function doOverlap(row: readonly Mark[]): boolean {
  const inOrder = [...row].sort((a, b) => a.block.x0 - b.block.x0);
  return inOrder.some(
    ({ isBar, block }, at) => isBar && block.x0 < (inOrder[at - 1]?.block.x1 ?? -Infinity),
  );
}

/** px behind the last mark for the count of those that stand together. */
function countRoom(row: readonly Mark[], { sizes }: EventContext): number {
  if (row.some(({ isBar }) => isBar)) return 0;
  const isCounted = row.some(({ block }, at) => block.x0 < (row[at - 1]?.block.x1 ?? -Infinity));
  return isCounted ? measure(String(row.length), 'semibold', sizes.count) + 4 * sizes.em : 0;
}

const present = (note: string | undefined, count: string): string =>
  note === undefined ? count : `${note} · ${count}`;

function placeMarks(
  row: readonly Mark[],
  middle: number,
  context: EventContext,
): readonly PlacedEvent[] {
  return row.some(({ isBar }) => isBar)
    ? row.flatMap(({ block }) => block.place(middle - block.height / 2))
    : placeMoments(
        row.map(({ event }) => event),
        middle,
        context,
      );
}

function labelled(
  [first, ...rest]: readonly PlacedEvent[],
  texts: readonly PlacedText[],
): readonly PlacedEvent[] {
  return first === undefined ? [] : [{ ...first, texts: [...texts, ...first.texts] }, ...rest];
}

/** A bar as long as this has its label below, as one alone has. Scaled px. */
const LONG = 36;

function spotOf(
  label: Composed,
  first: number,
  last: number,
  row: readonly Mark[],
  { sizes, moments: { axis } }: EventContext,
): { readonly x: number; readonly below: boolean } {
  const gap = 7 * sizes.em;
  const isLong = row.some(({ isBar, block }) => isBar && block.x1 - block.x0 > LONG * sizes.em);
  if (!isLong && first - gap - label.width >= axis.x0)
    return { x: first - gap - label.width, below: false };
  const [one, next] = row;
  const inside = (one?.block.x1 ?? 0) + gap;
  if (!isLong && next && inside + label.width + gap <= next.block.x0)
    return { x: inside, below: false };
  if (!isLong && last + gap + label.width <= axis.x1) return { x: last + gap, below: false };
  return { x: Math.max(axis.x0, Math.min(first, axis.x1 - label.width)), below: true };
}
