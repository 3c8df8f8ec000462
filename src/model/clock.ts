/**
 * Anchors and the frames they form. Anchors at a stated distance from each other share a frame;
 * frames stand in an order but at an unknown distance. Here moments are placed and compared;
 * `build-clock.ts` makes the clock.
 */
import { DAY_MS } from './calendar.ts';
import type { Anchor, Frame } from './frames.ts';
import { startOf, type EventTime, type When } from './when.ts';

export {
  BIRTH,
  CALENDAR,
  calendarParts,
  DAY_MS,
  HOUR_MS,
  MEAN_MONTH_MS,
  MEAN_YEAR_MS,
  MINUTE_MS,
  startOfUnit,
  WEEK_MS,
  type CalendarParts,
  type TimeUnit,
} from './calendar.ts';
export type { Anchor, AnchorSpec, Frame } from './frames.ts';
export { addUnits } from './when.ts';

export interface Clock {
  readonly anchors: ReadonlyMap<string, Anchor>;
  /** Earliest first, as far as the order is declared. */
  readonly frames: readonly Frame[];
  /** Declared order between moments (events or anchors), before → afters, transitively closed. */
  readonly later: ReadonlyMap<string, ReadonlySet<string>>;
  /** The anchor of day zero; '' when the case has no anchor. */
  readonly dayZero: string;
}

export interface Place {
  readonly frame: string;
  /** [earliest, latest) ms of the frame; a side may be unbounded. */
  readonly earliest: number;
  readonly latest: number;
}

/** Where a moment stands in its frame; undefined when no anchor bounds it. */
export function locate(when: When, clock: Clock): Place | undefined {
  const anchor = clock.anchors.get(when.anchor);
  if (!anchor) return undefined;
  return {
    frame: anchor.frame,
    earliest: anchor.earliest + when.earliest,
    latest: anchor.earliest + anchor.slack + when.latest,
  };
}

export type Comparison = 'before' | 'same' | 'after' | 'unknown';

/**
 * Compares two moments. `same` means that both state the same day or finer; where neither a frame
 * nor a declared order links them, the answer is `unknown`.
 */
export function compareWhens(a: When, b: When, clock: Clock): Comparison {
  const placed = comparePlaces(a, b, clock);
  if (placed !== 'unknown') return placed;
  if (isDeclaredBefore(a, b, clock)) return 'before';
  return isDeclaredBefore(b, a, clock) ? 'after' : 'unknown';
}

/** A moment that others may name: an event's start, an anchor. */
export interface Moment {
  readonly id: string;
  readonly when: When;
}

/** As `compareWhens`, and knows what the case declares of the two by name: "marrow before diagnosis". */
export function compareMoments(a: Moment, b: Moment, clock: Clock): Comparison {
  if (a.id === b.id) return 'same';
  if (clock.later.get(a.id)?.has(b.id)) return 'before';
  if (clock.later.get(b.id)?.has(a.id)) return 'after';
  const named = ({ id, when }: Moment): When => ({
    ...when,
    before: [...when.before, ...(clock.later.get(id) ?? [])],
  });
  return compareWhens(named(a), named(b), clock);
}

/** Compares where two events begin. */
export function compareEvents(
  a: { readonly id: string; readonly time: EventTime },
  b: { readonly id: string; readonly time: EventTime },
  clock: Clock,
): Comparison {
  return compareMoments(
    { id: a.id, when: startOf(a.time) },
    { id: b.id, when: startOf(b.time) },
    clock,
  );
}

/** How long after `a` comes `b`, at least and at most, in ms; undefined where no stated distance links them. */
export function between(
  a: When,
  b: When,
  clock: Clock,
): { readonly min: number; readonly max: number } | undefined {
  const [from, to] = inOneFrame(a, b, clock) ?? [];
  return from && to && { min: to.earliest - from.latest, max: to.latest - from.earliest };
}

function inOneFrame(a: When, b: When, clock: Clock): readonly [Place, Place] | undefined {
  // On one anchor its own uncertainty does not matter.
  if (a.anchor !== '' && a.anchor === b.anchor)
    return [
      { frame: a.anchor, ...a },
      { frame: b.anchor, ...b },
    ];
  const [first, second] = [locate(a, clock), locate(b, clock)];
  return first && second && first.frame === second.frame ? [first, second] : undefined;
}

function comparePlaces(a: When, b: When, clock: Clock): Comparison {
  const [first, second] = inOneFrame(a, b, clock) ?? [];
  if (!first || !second) return 'unknown';
  if (first.latest <= second.earliest) return 'before';
  if (second.latest <= first.earliest) return 'after';
  const isSame = first.earliest === second.earliest && first.latest === second.latest;
  return isSame && first.latest - first.earliest <= DAY_MS && isStated(a) && isStated(b)
    ? 'same'
    : 'unknown';
}

function isStated({ precision }: When): boolean {
  return (
    precision === 'day' || precision === 'hour' || precision === 'minute' || precision === 'second'
  );
}

function isDeclaredBefore(a: When, b: When, clock: Clock): boolean {
  const floor = floorOf(b, clock);
  for (const [id, isStrict] of ceilingOf(a, clock)) {
    const other = floor.get(id);
    if (other !== undefined && (isStrict || other)) return true;
    for (const later of clock.later.get(id) ?? []) if (floor.has(later)) return true;
  }
  return false;
}

/** Ids that the moment does not come after; true where it surely comes before. */
function ceilingOf(when: When, clock: Clock): ReadonlyMap<string, boolean> {
  const ids = new Map(when.before.map((id) => [id, true]));
  const { anchor, latest } = when;
  if (clock.anchors.has(anchor) && !ids.has(anchor)) {
    if (latest <= 0) ids.set(anchor, true);
    else if (isAtAnchor(when)) ids.set(anchor, false);
  }
  return ids;
}

/** Ids that the moment does not come before; true where it surely comes after. */
function floorOf(when: When, clock: Clock): ReadonlyMap<string, boolean> {
  const ids = new Map(when.after.map((id) => [id, true]));
  const { anchor, earliest } = when;
  if (clock.anchors.has(anchor) && !ids.has(anchor) && earliest >= 0) {
    ids.set(anchor, earliest >= DAY_MS);
  }
  return ids;
}

function isAtAnchor({ earliest, latest }: When): boolean {
  return earliest >= 0 && latest <= DAY_MS;
}
