/**
 * Events without room for a label share a strip: small marks, all of them in their place. Moments
 * that would lie on each other become one cluster with a count; it opens on zooming in.
 */
import { weakestOf } from '../model/evidence.ts';
import type { CourseEvent } from '../model/course.ts';
import { blockOf, type EventContext } from './events.ts';
import type { PlacedEvent, PlacedText } from './figure.ts';
import type { EventBlock } from './events.ts';
import type { Sizes } from './sizes.ts';
import { measure, placeText } from './text.ts';

/** Height of a strip in scaled px. */
export const STRIP = 12;

const RADIUS = 3.6;
const COUNT_SIZE = 9.5;

interface Spot {
  readonly event: CourseEvent;
  readonly placed: PlacedEvent;
  readonly x0: number;
  readonly x1: number;
}

export function placeStrip(
  blocks: readonly EventBlock[],
  y: number,
  context: EventContext,
): readonly PlacedEvent[] {
  const { em } = context.sizes;
  const sizes: Sizes = { ...context.sizes, glyph: RADIUS * em, bar: 5 * em, thinBar: 3 * em };
  const middle = y + (STRIP / 2) * em;
  const spots = blocks
    .flatMap((block) => block.events)
    .flatMap((event) => spotOf(event, middle, { ...context, sizes }));
  const bars = spots.filter(({ placed }) => placed.bar !== undefined);
  const runs = runsOf(spots.filter(({ placed }) => placed.bar === undefined));
  const clusters = runs.map((run, at) => {
    const next = runs[at + 1]?.[0]?.x0 ?? context.moments.axis.x1;
    return run.length === 1
      ? run.map(({ placed }) => placed)
      : [clusterOf(run, middle, next, bars, sizes)];
  });
  return [...bars.map(({ placed }) => placed), ...clusters.flat()];
}

function spotOf(event: CourseEvent, middle: number, context: EventContext): readonly Spot[] {
  const block = blockOf(event, context, false);
  if (block === undefined) return [];
  return block
    .place(middle - block.height / 2)
    .map((placed) => ({ event, placed, x0: block.x0, x1: block.x1 }));
}

/** Neighbours that overlap by more than a third stand together. */
function runsOf(spots: readonly Spot[]): readonly (readonly Spot[])[] {
  const runs: Spot[][] = [];
  for (const spot of [...spots].sort((a, b) => a.x0 - b.x0)) {
    const last = runs.at(-1)?.at(-1);
    const overlaps = last !== undefined && spot.x0 < last.x1 - (last.x1 - last.x0) / 3;
    if (overlaps) runs.at(-1)?.push(spot);
    else runs.push([spot]);
  }
  return runs;
}

function clusterOf(
  run: readonly Spot[],
  middle: number,
  next: number,
  bars: readonly Spot[],
  sizes: Sizes,
): PlacedEvent {
  const [first] = run as readonly [Spot];
  const { em, glyph: r } = sizes;
  const x0 = Math.min(...run.map((spot) => spot.x0));
  const x1 = Math.max(...run.map((spot) => spot.x1));
  const texts = countText(String(run.length), x1, next, middle, bars, em);
  const isReported = run.every(({ event }) => weakestOf(event.evidence) === 'reported');
  const box = { x: x0, y: middle - r, width: x1 - x0, height: 2 * r };
  return {
    id: `cluster:${first.event.id}`,
    kind: first.event.kind,
    evidence: isReported ? 'reported' : 'derived',
    evidenceWhen: run.every(({ event }) => event.evidence.when.kind === 'reported')
      ? 'reported'
      : 'derived',
    glyph: {
      shape: 'pill',
      cx: (x0 + x1) / 2,
      cy: middle,
      rx: (x1 - x0) / 2,
      ry: r * 1.2,
      filled: isReported,
    },
    texts,
    struck: false,
    count: run.length,
    members: run.map(({ event }) => event.id),
    box,
  };
}

/** The count stands right of its cluster where it covers nothing; it is said on demand everywhere. */
function countText(
  words: string,
  x: number,
  next: number,
  middle: number,
  bars: readonly Spot[],
  em: number,
): readonly PlacedText[] {
  const size = COUNT_SIZE * em;
  const left = x + 2 * em;
  const right = left + measure(words, 'semibold', size);
  const isFree = right + 2 * em <= next && bars.every((bar) => bar.x1 < left || bar.x0 > right);
  if (!isFree) return [];
  return [placeText(words, left, middle + size * 0.36, { size, font: 'semibold', tone: 'muted' })];
}
