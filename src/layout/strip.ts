/**
 * Events without room for a label share a strip: small marks, all of them in their place. Moments
 * that would lie on each other become one cluster with a count; it opens on zooming in.
 */
import { weakestOf } from '../model/evidence.ts';
import type { CourseEvent } from '../model/course.ts';
import { blockOf, type EventContext } from './events.ts';
import type { Box, PlacedEvent, PlacedText } from './figure.ts';
import type { EventBlock } from './events.ts';
import type { Sizes } from './sizes.ts';
import { measure, placeText } from './text.ts';

/** Height of a strip in scaled px. */
export const STRIP = 12;

const RADIUS = 3.6;

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
  const { bars, runs, sizes, middle } = standsOf(blocks, y, context);
  const clusters = runs.map((run, at) => {
    const next = runs[at + 1]?.[0]?.x0 ?? context.moments.axis.x1;
    const placed = markOf(run, middle, sizes);
    return run.length === 1
      ? placed
      : { ...placed, texts: countText(String(run.length), placed.box, next, middle, bars, sizes) };
  });
  return [...bars.map(({ placed }) => placed), ...clusters];
}

/** Moments alike, in their true size, on one line; those that would lie on each other stand together. */
export function placeMoments(
  events: readonly CourseEvent[],
  middle: number,
  context: EventContext,
): readonly PlacedEvent[] {
  const { sizes, moments } = context;
  const runs = runsOf(events.flatMap((event) => spotOf(event, middle, context)));
  return runs.map((run, at) => {
    const next = runs[at + 1]?.[0]?.x0 ?? moments.axis.x1;
    const placed = markOf(run, middle, sizes);
    if (run.length === 1) return placed;
    return {
      ...placed,
      texts: countText(String(run.length), placed.box, next, middle, [], sizes),
    };
  });
}

interface Stands {
  readonly bars: readonly Spot[];
  readonly runs: readonly (readonly Spot[])[];
  readonly sizes: Sizes;
  readonly middle: number;
}

function standsOf(blocks: readonly EventBlock[], y: number, context: EventContext): Stands {
  const { em } = context.sizes;
  const sizes: Sizes = { ...context.sizes, glyph: RADIUS * em, bar: 5 * em, thinBar: 3 * em };
  const middle = y + (STRIP / 2) * em;
  const spots = blocks
    .flatMap((block) => block.events)
    .flatMap((event) => spotOf(event, middle, { ...context, sizes }));
  return {
    bars: spots.filter(({ placed }) => placed.bar !== undefined),
    runs: runsOf(spots.filter(({ placed }) => placed.bar === undefined)),
    sizes,
    middle,
  };
}

/** A mark of the strip with the events it stands for, in the order of time. */
export interface StripMark {
  readonly placed: PlacedEvent;
  readonly events: readonly CourseEvent[];
}

/** The marks of a strip without any words, from left to right. */
export function stripMarks(
  blocks: readonly EventBlock[],
  y: number,
  context: EventContext,
): readonly StripMark[] {
  const { bars, runs, sizes, middle } = standsOf(blocks, y, context);
  return [
    ...bars.map(({ placed, event }) => ({ placed, events: [event] })),
    ...runs.map((run) => ({
      placed: markOf(run, middle, sizes),
      events: run.map(({ event }) => event),
    })),
  ].sort((a, b) => a.placed.box.x - b.placed.box.x);
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

/** The mark of one moment, or the cluster of several; without words. */
function markOf(run: readonly Spot[], middle: number, sizes: Sizes): PlacedEvent {
  const [first] = run as readonly [Spot];
  if (run.length === 1) return first.placed;
  const { glyph: r } = sizes;
  const x0 = Math.min(...run.map((spot) => spot.x0));
  const x1 = Math.max(...run.map((spot) => spot.x1));
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
    texts: [],
    struck: false,
    count: run.length,
    members: run.map(({ event }) => event.id),
    box,
  };
}

/** The count stands right of its cluster where it covers nothing; it is said on demand everywhere. */
function countText(
  words: string,
  cluster: Box,
  next: number,
  middle: number,
  bars: readonly Spot[],
  sizes: Sizes,
): readonly PlacedText[] {
  const { em, count: size } = sizes;
  const left = cluster.x + cluster.width + 2 * em;
  const right = left + measure(words, 'semibold', size);
  const isFree = right + 2 * em <= next && bars.every((bar) => bar.x1 < left || bar.x0 > right);
  if (!isFree) return [];
  return [placeText(words, left, middle + size * 0.36, { size, font: 'semibold', tone: 'muted' })];
}
