/**
 * Events of which the source allows the very same extent and no place in it, alike in all else that
 * a mark shows: they share one fading bar a row, with their labels side by side below it. Fifty
 * features of unknown onset are then a list that can be read, and nothing is claimed of any of them.
 */
import type { CourseEvent } from '../model/course.ts';
import type { BarPlan } from './bars.ts';
import { composeLabel, type Composed } from './compose.ts';
import { barOf, identity, placeBar, type EventBlock, type EventContext } from './events.ts';
import type { PlacedEvent } from './figure.ts';
import { measure, placeText } from './text.ts';

/** Two bars below each other are no crowd yet. */
const LEAST = 3;
/** Between labels, with a dot in it; room for the stroke of what is excluded. Scaled px. */
const GAP = 18;
const STROKE = 18;

/** The blocks of such events, and the events that are none of them. */
export function sharedBlocks(
  events: readonly CourseEvent[],
  context: EventContext,
): { readonly blocks: readonly EventBlock[]; readonly others: readonly CourseEvent[] } {
  const groups = new Map<string, { readonly bar: BarPlan; readonly events: CourseEvent[] }>();
  for (const event of events) {
    const bar = event.part === undefined && isOpen(event) ? barOf(event, context) : undefined;
    if (bar === undefined || !isUnplaced(bar)) continue;
    const key = keyOf(event, bar);
    const group = groups.get(key);
    if (group) group.events.push(event);
    else groups.set(key, { bar, events: [event] });
  }
  const shared = [...groups.values()].filter((group) => group.events.length >= LEAST);
  if (shared.length === 0) return { blocks: [], others: events };
  const taken = new Set(shared.flatMap((group) => group.events));
  return {
    blocks: shared.flatMap((group) => rowsOf(group.events, group.bar, context)),
    others: events.filter((event) => !taken.has(event)),
  };
}

/** Told without working out any place: most events are dated, and a frame has no time to lose. */
function isOpen({ time }: CourseEvent): boolean {
  const { earliest, latest, precision } = time.kind === 'point' ? time.at : time.start;
  return earliest === -Infinity || latest === Infinity || precision === 'order';
}

/** It is solid nowhere. */
function isUnplaced({ fadeIn, fadeOut, look }: BarPlan): boolean {
  return look === 'solid' && fadeIn !== undefined && fadeOut?.from === fadeIn.to;
}

function keyOf(event: CourseEvent, bar: BarPlan): string {
  const { kind, evidence, evidenceWhen, struck } = identity(event);
  return JSON.stringify([kind, evidence, evidenceWhen, struck, bar]);
}

interface Word {
  readonly event: CourseEvent;
  readonly label: Composed;
  /** From the left edge of the row, px. */
  readonly dx: number;
}

function rowsOf(
  events: readonly CourseEvent[],
  bar: BarPlan,
  context: EventContext,
): readonly EventBlock[] {
  const { sizes, moments } = context;
  const width = moments.axis.x1 - moments.axis.x0;
  const stroke = events.some((event) => identity(event).struck) ? STROKE * sizes.em : 0;
  const rows: Word[][] = [];
  let end = Infinity;
  for (const event of events) {
    const label = composeLabel(event, sizes, width - stroke);
    const isAlone = label.lines > 1;
    let dx = end + GAP * sizes.em;
    if (isAlone || dx + stroke + label.width > width) {
      rows.push([]);
      dx = 0;
    }
    rows.at(-1)?.push({ event, label, dx: dx + stroke });
    end = isAlone ? Infinity : dx + stroke + label.width;
  }
  return rows.map((row) => rowBlock(row, bar, stroke, context));
}

function rowBlock(
  words: readonly Word[],
  bar: BarPlan,
  stroke: number,
  { sizes, moments: { axis } }: EventContext,
): EventBlock {
  const last = words.at(-1);
  const width = (last?.dx ?? 0) + (last?.label.width ?? 0);
  // Start at the bar; move left only as far as the right edge asks.
  const x = Math.max(axis.x0, Math.min(bar.x0, axis.x1 - width));
  const below = bar.height + sizes.em;
  return {
    events: words.map(({ event }) => event),
    markX: bar.x0,
    x0: Math.min(bar.x0, x),
    x1: Math.max(bar.x1, x + width),
    height: below + Math.max(...words.map(({ label }) => label.height)),
    place: (y) =>
      words.map(({ event, label, dx }, at): PlacedEvent => {
        const texts = [...label.at(x + dx, y + below)];
        if (at < words.length - 1)
          texts.push(dotAfter(x + dx + label.width, y + below, label, sizes));
        const mark = at === 0 ? placeBar(event, bar, y, texts) : { ...identity(event), texts };
        const height = 7 * sizes.em;
        const box = {
          x: x + dx - stroke + (stroke > 0 ? 4 * sizes.em : 0),
          y: y + below + (label.lineHeight - height) / 2,
          width: label.width + Math.max(0, stroke - 4 * sizes.em),
          height,
        };
        return { ...mark, box };
      }),
  };
}

function dotAfter(
  right: number,
  top: number,
  label: Composed,
  sizes: EventContext['sizes'],
): PlacedEvent['texts'][number] {
  const { y } = label.at(0, top)[0] ?? { y: top };
  const x = right + (GAP * sizes.em - measure('·', 'regular', sizes.label)) / 2;
  return placeText('·', x, y, { size: sizes.label, tone: 'muted' });
}
