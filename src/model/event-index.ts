/**
 * Events in sorted columns, lane by lane: which of them a stretch of time meets is found by halving,
 * so that a window into a hundred thousand events costs what it shows and not what there is. Only
 * events whose whole extent is stated in one frame stand in columns; the rest are kept as they are.
 */
import { locate, type Clock, type Place } from './clock.ts';
import { EVENT_KINDS, type CourseEvent, type EventKind } from './course.ts';
import { weakestOf, type EvidenceKind } from './evidence.ts';
import { atMost, below } from './sorted-column.ts';
import { startOf, type Precision } from './when.ts';

/** Events alike in all that a drawing tells of many at once; their extents as two sorted columns. */
export interface Sort {
  readonly kind: EventKind;
  readonly evidence: EvidenceKind;
  /** Excluded, refuted or not done. */
  readonly struck: boolean;
  /** Stated to the day or finer, at both ends. */
  readonly sure: boolean;
  /** Weakest evidence of their times. */
  readonly evidenceWhen: EvidenceKind;
  /** Earliest moments, ascending; ms of the frame. */
  readonly from: Float64Array;
  /** Latest moments, ascending by themselves; Infinity where an end is open. */
  readonly to: Float64Array;
}

/** The events of one lane in one frame, by their earliest moment. */
export interface Run {
  readonly frame: string;
  readonly events: readonly CourseEvent[];
  /** Where each event stands among those that were indexed. */
  readonly order: Uint32Array;
  /** Which of `sorts` it is one of. */
  readonly sortOf: Uint8Array;
  readonly from: Float64Array;
  readonly to: Float64Array;
  /** The latest moments by themselves, ascending, and the indexes of their events. */
  readonly ends: Float64Array;
  readonly byEnd: Uint32Array;
  readonly sorts: readonly Sort[];
}

export interface LaneIndex {
  readonly runs: readonly Run[];
  /** Without an extent of their own in a frame: an order, a bound, nothing. */
  readonly rest: readonly CourseEvent[];
  /** Numbered series of several members, by their id. */
  readonly parts: ReadonlyMap<string, readonly CourseEvent[]>;
}

const known = new WeakMap<
  readonly CourseEvent[],
  { readonly clock: Clock; readonly lanes: ReadonlyMap<string, LaneIndex> }
>();

/** By id of the lane. Kept as long as the array of events is. */
export function indexEvents(
  events: readonly CourseEvent[],
  clock: Clock,
): ReadonlyMap<string, LaneIndex> {
  const found = known.get(events);
  if (found?.clock === clock) return found.lanes;
  const lanes = buildLanes(events, clock);
  known.set(events, { clock, lanes });
  return lanes;
}

/** How many extents of the columns meet [t0, t1). */
export function countIn({ from, to }: Pick<Sort, 'from' | 'to'>, t0: number, t1: number): number {
  return below(from, t1) - atMost(to, t0);
}

/** How many events of a run meet [t0, t1). */
export function countOfRun({ from, ends }: Run, t0: number, t1: number): number {
  return countIn({ from, to: ends }, t0, t1);
}

/** How many beginnings and ends lie in [t0, t1): at least one for each event that does not pass through. */
export function edgesIn({ from, ends }: Run, t0: number, t1: number): number {
  return below(from, t1) - below(from, t0) + (below(ends, t1) - atMost(ends, t0));
}

/** Indexes of the events that begin or end in [t0, t1), by their place among those indexed. */
export function edgeEvents(run: Run, t0: number, t1: number): readonly number[] {
  const found: number[] = [];
  for (let at = below(run.from, t0); at < run.from.length && (run.from[at] ?? 0) < t1; at++)
    found.push(at);
  for (let at = atMost(run.ends, t0); at < run.ends.length && (run.ends[at] ?? 0) < t1; at++) {
    const event = run.byEnd[at] ?? 0;
    if ((run.from[event] ?? 0) < t0) found.push(event);
  }
  return found.sort((a, b) => (run.order[a] ?? 0) - (run.order[b] ?? 0));
}

/** Indexes of all events that meet [t0, t1), by their place among those indexed. */
export function eventsIn(run: Run, t0: number, t1: number): readonly number[] {
  const found: number[] = [];
  const last = below(run.from, t1);
  // From the latest start backwards: no more are looked for than are known to be there.
  let left = countOfRun(run, t0, t1);
  for (let at = last - 1; at >= 0 && left > 0; at--) {
    if ((run.to[at] ?? 0) <= t0) continue;
    found.push(at);
    left -= 1;
  }
  return found.sort((a, b) => (run.order[a] ?? 0) - (run.order[b] ?? 0));
}

/** Columns that grow event by event. */
class Growing {
  readonly events: CourseEvent[] = [];
  readonly order: number[] = [];
  readonly from: number[] = [];
  readonly to: number[] = [];
  readonly codes: number[] = [];
}

interface GrowingLane {
  readonly frames: Map<string, Growing>;
  readonly rest: CourseEvent[];
  readonly parts: Map<string, CourseEvent[]>;
}

function buildLanes(events: readonly CourseEvent[], clock: Clock): ReadonlyMap<string, LaneIndex> {
  const lanes = new Map<string, GrowingLane>();
  events.forEach((event, order) => {
    const lane = at(lanes, event.lane, () => ({
      frames: new Map(),
      rest: [],
      parts: new Map(),
    }));
    if (event.part) at(lane.parts, event.part.series, () => []).push(event);
    const extent = extentOf(event, clock);
    if (extent === undefined) return void lane.rest.push(event);
    const run = at(lane.frames, extent.frame, () => new Growing());
    run.events.push(event);
    run.order.push(order);
    run.from.push(extent.from);
    run.to.push(extent.to);
    run.codes.push(codeOf(event, extent.sure));
  });
  return new Map(Array.from(lanes, ([id, lane]) => [id, finish(lane)]));
}

function at<K, T>(map: Map<K, T>, key: K, make: () => T): T {
  let found = map.get(key);
  if (found === undefined) map.set(key, (found = make()));
  return found;
}

function finish({ frames, rest, parts }: GrowingLane): LaneIndex {
  const runs = Array.from(frames, ([frame, growing]) => toRun(frame, growing));
  const several = [...parts].filter(([, members]) => members.length > 1);
  return { runs, rest, parts: new Map(several) };
}

function toRun(frame: string, growing: Growing): Run {
  const { events, order, from, to, codes } = inTime(growing);
  const used = [...new Set(codes)].sort((a, b) => a - b);
  const number = new Map(used.map((code, place) => [code, place]));
  const column = Float64Array.from(to);
  let byEnd: Uint32Array | undefined;
  return {
    frame,
    events,
    order: Uint32Array.from(order),
    sortOf: Uint8Array.from(codes, (code) => number.get(code) ?? 0),
    from: Float64Array.from(from),
    to: column,
    ends: column.slice().sort(),
    // Asked for only where events are told apart.
    get byEnd() {
      byEnd ??= Uint32Array.from(events, (_, place) => place).sort(
        (a, b) => compare(column[a] ?? 0, column[b] ?? 0) || a - b,
      );
      return byEnd;
    },
    sorts: toSorts(used, { events, order, from, to, codes }),
  };
}

/** By the earliest moment, then as written; records mostly come so. */
function inTime(growing: Growing): Growing {
  const { events, order, from, to, codes } = growing;
  if (from.every((t, place) => place === 0 || t >= (from[place - 1] ?? t))) return growing;
  const places = from.map((_, place) => place);
  places.sort((a, b) => (from[a] ?? 0) - (from[b] ?? 0) || a - b);
  const pick = <T>(column: readonly T[]): T[] => places.map((place) => column[place] as T);
  return {
    events: pick(events),
    order: pick(order),
    from: pick(from),
    to: pick(to),
    codes: pick(codes),
  };
}

/** Two infinities are equal. */
function compare(a: number, b: number): number {
  return a === b ? 0 : a < b ? -1 : 1;
}

const PLACE_OF_KIND = new Map(EVENT_KINDS.map((kind, place) => [kind, place]));
const PLACE_OF_EVIDENCE = { reported: 0, derived: 1, illustrative: 2 } as const;

/** One number for all that makes a sort; ascending in the order of kinds, then of evidence. */
function codeOf(event: CourseEvent, sure: boolean): number {
  const kind = PLACE_OF_KIND.get(event.kind) ?? 0;
  const evidence = PLACE_OF_EVIDENCE[weakestOf(event.evidence)];
  return ((kind * 3 + evidence) * 2 + (isStruck(event) ? 1 : 0)) * 2 + (sure ? 0 : 1);
}

/** In the order of the codes. */
function toSorts(used: readonly number[], { events, from, to, codes }: Growing): readonly Sort[] {
  const places = new Map(used.map((code): [number, number[]] => [code, []]));
  codes.forEach((code, place) => places.get(code)?.push(place));
  return Array.from(places.values(), (own): Sort => {
    const first = events[own[0] ?? 0] as CourseEvent;
    const isReported = own.every((place) => events[place]?.evidence.when.kind === 'reported');
    return {
      kind: first.kind,
      evidence: weakestOf(first.evidence),
      struck: isStruck(first),
      sure: isSure(first),
      evidenceWhen: isReported ? 'reported' : 'derived',
      from: Float64Array.from(own, (place) => from[place] ?? 0),
      to: Float64Array.from(own, (place) => to[place] ?? 0).sort(),
    };
  });
}

function isStruck({ status }: CourseEvent): boolean {
  return status === 'excluded' || status === 'refuted' || status === 'not-done';
}

interface EventExtent {
  readonly frame: string;
  readonly from: number;
  readonly to: number;
  readonly sure: boolean;
}

/** All that the words allow, where both sides of it are stated in one frame. */
function extentOf(event: CourseEvent, clock: Clock): EventExtent | undefined {
  const start = stated(locate(startOf(event.time), clock));
  if (start === undefined || event.phase !== undefined) return undefined;
  const to = endOf(event, start, clock);
  if (to === undefined) return undefined;
  // Even an instant has an extent: what is empty would meet nothing.
  const last = Math.max(to, start.earliest + 1);
  return { frame: start.frame, from: start.earliest, to: last, sure: isSure(event) };
}

function endOf({ time }: CourseEvent, start: Place, clock: Clock): number | undefined {
  if (time.kind === 'point') return start.latest;
  const { end } = time;
  const at = end.kind === 'at' ? end.at : end.kind === 'ongoing' ? end.asOf : undefined;
  // An open end reaches the end of the axis, which only a single frame is sure to be in.
  if (at === undefined) return clock.frames.length === 1 ? Infinity : undefined;
  const place = stated(locate(at, clock));
  return place?.frame === start.frame ? place.latest : undefined;
}

function stated(place: Place | undefined): Place | undefined {
  return place && Number.isFinite(place.earliest) && Number.isFinite(place.latest)
    ? place
    : undefined;
}

const FINE: ReadonlySet<Precision> = new Set(['second', 'minute', 'hour', 'day']);

function isSure({ time }: CourseEvent): boolean {
  if (time.kind === 'point') return FINE.has(time.at.precision);
  if (!FINE.has(time.start.precision) || time.end.kind === 'unknown') return false;
  return time.end.kind === 'ongoing' || FINE.has(time.end.at.precision);
}
