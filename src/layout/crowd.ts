/**
 * A crowd: the events that a lane only counts, as one skyline. Its height at a time is the number of
 * events there, each over the whole extent that its words allow; layers tell kinds and evidence
 * apart. Every event is counted in exactly one layer. Cells are what a pointer or a key can reach.
 */
import type { CourseEvent } from '../model/course.ts';
import { eventsIn, type Sort } from '../model/event-index.ts';
import { weakestOf } from '../model/evidence.ts';
import { atMost, below } from '../model/sorted-column.ts';
import type { EventBlock, EventContext } from './events.ts';
import type { CrowdCell, CrowdLayer, PlacedCrowd } from './figure.ts';
import type { CrowdRun, LaneShare } from './shares.ts';
import { raise, type Scale } from './skyline.ts';
import { sayStep, type Stretch } from './stretches.ts';
import { LINE, placeLines, placeText } from './text.ts';

/** Height of a crowd in scaled px. */
export const CROWD = { free: 30, tight: 22 } as const;

/** What is there can be seen, however small its share is. px */
const LEAST_HEIGHT = 1;
const LEAST_CELL = 28;
/** All crowds of a figure are cut into about this many cells. */
const MOST_CELLS = 360;

export interface CrowdRoom {
  readonly y: number;
  readonly height: number;
  /** How many lanes of the figure have a crowd. */
  readonly among: number;
}

/** Undefined where the lane counts nothing. */
export function placeCrowd(
  lane: string,
  { crowd }: Pick<LaneShare, 'crowd'>,
  { y, height, among }: CrowdRoom,
  context: EventContext,
): PlacedCrowd | undefined {
  if (crowd.length === 0) return undefined;
  const { sizes, moments } = context;
  const { em } = sizes;
  const { axis } = moments;
  const pieces = crowd.flatMap(piecesOf);
  const most = pieces.reduce((top, piece) => Math.max(top, mostOf(piece)), 0);
  const base = Math.round(y + height);
  const scale = { top: niceAbove(most), base, height, least: LEAST_HEIGHT * em };
  const cell = Math.max(LEAST_CELL * em, ((axis.x1 - axis.x0) * among) / MOST_CELLS);
  const steps = new Set(pieces.map(({ stretch }) => stretch.step));
  const [step] = steps;
  const tick = { size: sizes.count, anchor: 'end', tone: 'muted' } as const;
  let cells: readonly CrowdCell[] | undefined;
  return {
    lane,
    count: crowd.reduce((sum, { count }) => sum + count, 0),
    box: { x: axis.x0, y, width: axis.x1 - axis.x0, height },
    ...(steps.size === 1 && step !== undefined ? { step: sayStep(step) } : {}),
    top: placeText(short(scale.top), axis.x0 - 5 * em, y + sizes.count * 0.97, tick),
    layers: layersOf(crowd, pieces, scale),
    // While a window moves nobody points at any: made when asked for.
    get cells() {
      return (cells ??= crowd.flatMap((each) => cellsOf(lane, each, cell, { y, height })));
    },
  };
}

/** Events without an extent of their own, too many to be drawn: one fading bar, and how many they are. */
export function unplacedBlock(events: readonly CourseEvent[], context: EventContext): EventBlock {
  const { sizes, moments } = context;
  const { x0, x1 } = moments.axis;
  const height = sizes.thinBar;
  const lineHeight = sizes.note * LINE;
  const [first] = events as readonly [CourseEvent];
  const isReported = events.every(({ evidence }) => weakestOf(evidence) === 'reported');
  const middle = (x0 + x1) / 2;
  return {
    events,
    markX: x0,
    x0,
    x1,
    height: height + sizes.em + lineHeight,
    place: (y) => {
      const box = { x: x0, y, width: x1 - x0, height };
      return [
        {
          id: `cluster:${first.id}`,
          kind: first.kind,
          evidence: isReported ? 'reported' : 'derived',
          evidenceWhen: 'derived',
          bar: {
            box,
            look: 'solid',
            fadeIn: { from: x0, to: middle },
            fadeOut: { from: middle, to: x1 },
            ongoing: false,
            filled: isReported,
          },
          texts: placeLines(
            [`${events.length} events, dates not stated or only in part`],
            x0,
            y + height + sizes.em,
            { size: sizes.note, tone: 'muted' },
          ),
          struck: false,
          count: events.length,
          members: events.map(({ id }) => id),
          box,
        },
      ];
    },
  };
}

/** One stretch of one run: how many events of each sort stand in each column. */
interface Piece {
  readonly run: CrowdRun;
  readonly stretch: Stretch;
  /** Edges of the columns, one more than there are columns. px */
  readonly edges: Float64Array;
  /** A row for each sort. */
  readonly counts: readonly Float64Array[];
}

function piecesOf(crowd: CrowdRun): readonly Piece[] {
  const { run, sight, apart } = crowd;
  const last = sight.stretches.length - 1;
  return sight.stretches.map((stretch, at): Piece => {
    const from = at === 0 ? sight.from : stretch.t0;
    const to = at === last ? sight.to : stretch.t1;
    const cuts = apart.length > 0 ? [from, to] : cutsOf(stretch, from, to);
    const edges = new Float64Array(cuts.length);
    for (let n = 0; n < edges.length; n++) edges[n] = toX(stretch, cuts[n] as number);
    const counts = run.sorts.map((sort, number) => {
      const found = countsOf(sort, cuts);
      // What is drawn apart begins or ends in sight: what is left passes through.
      for (const event of apart) if (run.sortOf[event] === number) found[0] = (found[0] ?? 0) - 1;
      return found;
    });
    return { run: crowd, stretch, edges, counts };
  });
}

function cutsOf({ t0, t1, step }: Stretch, from: number, to: number): readonly number[] {
  const cuts = [from];
  for (let t = (Math.floor(t0 / step) + 1) * step; t < t1; t += step) cuts.push(t);
  cuts.push(to);
  return cuts;
}

function toX({ t0, t1, x0, x1 }: Stretch, t: number): number {
  return t <= t0 ? x0 : t >= t1 ? x1 : x0 + ((t - t0) / (t1 - t0)) * (x1 - x0);
}

function countsOf({ from, to }: Sort, cuts: readonly number[]): Float64Array {
  const found = new Float64Array(cuts.length - 1);
  let [begun, ended] = [0, 0];
  for (let at = 0; at < found.length; at++) {
    begun = below(from, cuts[at + 1] as number, begun);
    ended = atMost(to, cuts[at] as number, ended);
    found[at] = begun - ended;
  }
  return found;
}

/** Events in the fullest column. */
function mostOf({ counts, edges }: Piece): number {
  let most = 0;
  for (let at = 0; at < edges.length - 1; at++) {
    let total = 0;
    for (const row of counts) total += row[at] as number;
    if (total > most) most = total;
  }
  return most;
}

function layersOf(
  crowd: readonly CrowdRun[],
  pieces: readonly Piece[],
  scale: Scale,
): readonly CrowdLayer[] {
  const floors = new Map(
    pieces.map((piece) => [piece, new Float64Array(piece.edges.length - 1).fill(scale.base)]),
  );
  return crowd.flatMap((each) =>
    each.run.sorts.flatMap((sort, number): CrowdLayer[] => {
      const count = countOfSort(each, sort, number);
      if (count === 0) return [];
      const outlines = pieces
        .filter(({ run }) => run === each)
        .flatMap((piece) =>
          raise(piece.edges, piece.counts[number] as Float64Array, floors.get(piece), scale),
        );
      const { kind, evidence, evidenceWhen, struck, sure } = sort;
      return [{ kind, evidence, evidenceWhen, struck, sure, count, outlines }];
    }),
  );
}

function countOfSort({ run, sight, apart }: CrowdRun, sort: Sort, number: number): number {
  const all = below(sort.from, sight.to) - atMost(sort.to, sight.from);
  return all - apart.filter((event) => run.sortOf[event] === number).length;
}

/** What many events of one place are reached by; cells begin at multiples of their length. */
function cellsOf(
  lane: string,
  crowd: CrowdRun,
  width: number,
  { y, height }: Pick<CrowdRoom, 'y' | 'height'>,
): readonly CrowdCell[] {
  const { run, sight, apart } = crowd;
  const isApart = new Set(apart);
  const last = sight.stretches.length - 1;
  return sight.stretches.flatMap((stretch, at) => {
    const { t0, t1, x0, x1, step } = stretch;
    const columns = Math.max(1, Math.ceil((width / (x1 - x0)) * ((t1 - t0) / step)));
    const from = at === 0 ? sight.from : t0;
    const to = at === last ? sight.to : t1;
    const cuts =
      apart.length > 0 ? [from, to] : cutsOf({ ...stretch, step: columns * step }, from, to);
    return cuts.slice(1).flatMap((end, before): CrowdCell[] => {
      const start = cuts[before] ?? end;
      const all = below(run.from, end) - atMost(run.ends, start);
      const count = all - apart.length;
      if (count <= 0) return [];
      const left = toX(stretch, start);
      const box = { x: left, y, width: toX(stretch, end) - left, height };
      return [
        {
          id: `crowd:${lane} ${run.frame} ${start} ${end}`,
          count,
          box,
          frame: run.frame,
          from: Math.max(start, t0),
          to: Math.min(end, t1),
          // Read on demand: there may be thousands.
          get members() {
            return eventsIn(run, start, end)
              .filter((event) => !isApart.has(event))
              .map((event) => run.events[event]?.id ?? '');
          },
        },
      ];
    });
  });
}

/** The least round number that is not below it, so that the scale keeps while the window moves. */
export function niceAbove(count: number): number {
  const power = 10 ** Math.floor(Math.log10(Math.max(count, 1)));
  const factor = [1, 1.5, 2, 3, 4, 5, 6, 8, 10].find(
    (each) => each * power >= count && Number.isInteger(each * power),
  );
  return (factor ?? 10) * power;
}

/** "40", "1.5k": there is room for four signs. */
function short(count: number): string {
  return count < 1000 ? String(count) : `${Math.round(count / 100) / 10}k`;
}
