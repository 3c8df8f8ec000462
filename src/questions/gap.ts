/**
 * How long between two places of a course, and how sure that is. Dates are told in whole days, what
 * is less exact keeps its width, and what no stated distance links is "not stated", with the least
 * that the phases between allow.
 */
import { between, CALENDAR, DAY_MS, HOUR_MS, locate } from '../model/clock.ts';
import type { Course } from '../model/course.ts';
import type { When } from '../model/when.ts';
import { sayAbout, sayDays, saySpan, type Length, type Span } from './length.ts';
import { compareSpots, type Spot } from './spot.ts';

export interface Gap extends Span {
  /** Whole days, where both are known to the day. */
  readonly days?: number;
  readonly length: Length;
}

type End = Pick<Spot, 'id' | 'when'>;

/** How long after `a` comes `b`; negative where it comes before. Undefined where nothing links them. */
export function gapOf(a: End, b: End, course: Course): Gap | undefined {
  const days = daysBetween(a.when, b.when, course);
  if (days !== undefined) {
    const fine = fineGap(a.when, b.when, course);
    if (fine !== undefined) return fine;
    return {
      min: days * DAY_MS,
      max: days * DAY_MS,
      days,
      length: sayDays(days, dateOf(a.when, course)),
    };
  }
  const span = between(a.when, b.when, course.clock);
  if (span === undefined) return undefined;
  const clipped = clip(span, compareSpots(a, b, course));
  // An open side is a length only where the other end is away from zero.
  if (clipped.max === Infinity && clipped.min <= 0) return undefined;
  if (clipped.min === -Infinity && clipped.max >= 0) return undefined;
  // "About" widens the time by nobody knows how much, so no ± may stand beside it.
  const isAbout = a.when.approximate || b.when.approximate;
  return { ...clipped, length: isAbout ? sayAbout(clipped) : saySpan(clipped) };
}

/** What is declared to come later comes no earlier than at once. */
function clip({ min, max }: Span, order: ReturnType<typeof compareSpots>): Span {
  if (order === 'before') return { min: Math.max(0, min), max: Math.max(0, max) };
  if (order === 'after') return { min: Math.min(0, min), max: Math.min(0, max) };
  return { min, max };
}

const FINE: ReadonlySet<string> = new Set(['day', 'hour', 'minute', 'second']);
const isFine = ({ precision, approximate }: When): boolean => FINE.has(precision) && !approximate;

function daysBetween(a: When, b: When, { clock }: Course): number | undefined {
  if (!isFine(a) || !isFine(b)) return undefined;
  const [first, second] = a.anchor === b.anchor ? [a, b] : [locate(a, clock), locate(b, clock)];
  if (!first || !second) return undefined;
  if (a.anchor !== b.anchor) {
    const frames = [a, b].map(({ anchor }) => clock.anchors.get(anchor)?.frame);
    if (frames[0] !== frames[1]) return undefined;
  }
  const isExact = [first, second].every(({ earliest, latest }) => latest - earliest <= DAY_MS);
  if (!isExact) return undefined;
  return Math.floor(second.earliest / DAY_MS) - Math.floor(first.earliest / DAY_MS);
}

/** Hours and minutes, where both state them and the day says too little. */
function fineGap(a: When, b: When, { clock }: Course): Gap | undefined {
  if (a.precision === 'day' || b.precision === 'day') return undefined;
  const span = between(a, b, clock);
  if (span === undefined || Math.abs(span.max) >= 2 * DAY_MS) return undefined;
  const middle = (span.min + span.max) / 2;
  const isSharp = span.max - span.min <= 2 * HOUR_MS;
  return isSharp ? { ...span, length: saySpan({ min: middle, max: middle }) } : undefined;
}

function dateOf(when: When, { clock }: Course): number | undefined {
  const place = locate(when, clock);
  return place?.frame === CALENDAR ? Math.floor(place.earliest / DAY_MS) * DAY_MS : undefined;
}

export interface Least {
  readonly ms: number;
  /** The timed phases between, in words. */
  readonly phases: readonly string[];
  /** A datum stands in its phase by the case author's placing, which is an assumption. */
  readonly ifPlaced: readonly Spot[];
}

/** The time that timed phases between two places take at least, where their order is that of the phases. */
export function leastBetween(a: Spot, b: Spot, course: Course): Least | undefined {
  const [from, to] = [slotOf(a, course), slotOf(b, course)];
  if (from === undefined || to === undefined || from.at >= to.at) return undefined;
  const whole = course.phases
    .slice(from.at + 1, to.at)
    .flatMap(({ extent, label }) =>
      extent.kind === 'timed' ? [{ ms: extent.end - extent.start, label }] : [],
    );
  const parts = [
    ...(from.rest > 0 ? [`the rest of ${from.label}`] : []),
    ...whole.map(({ label }) => label),
    ...(to.gone > 0 ? [`what has passed of ${to.label}`] : []),
  ];
  const ms = whole.reduce((sum, phase) => sum + phase.ms, from.rest) + to.gone;
  if (ms <= 0) return undefined;
  const placed = [a, b].filter(({ kind, phase }) => kind === 'mark' && phase !== undefined);
  return { ms, phases: parts, ifPlaced: placed };
}

interface Slot {
  readonly at: number;
  readonly label: string;
  readonly gone: number;
  readonly rest: number;
}

/** The phase of a place, and how much of it lies before and after. */
function slotOf({ when, phase }: Spot, { phases, clock }: Course): Slot | undefined {
  if (phase !== undefined) {
    const at = phases.findIndex(({ id, extent }) => id === phase && extent.kind === 'untimed');
    return at < 0 ? undefined : { at, label: '', gone: 0, rest: 0 };
  }
  const place = locate(when, clock);
  if (!place || !Number.isFinite(place.earliest) || !Number.isFinite(place.latest))
    return undefined;
  const at = phases.findIndex(
    ({ extent }) =>
      extent.kind === 'timed' &&
      extent.frame === place.frame &&
      place.earliest >= extent.start &&
      place.earliest <= extent.end,
  );
  const found = phases[at];
  if (found?.extent.kind !== 'timed') return undefined;
  const { extent, label } = found;
  return {
    at,
    label,
    gone: Math.max(0, place.earliest - extent.start),
    rest: Math.max(0, extent.end - place.latest),
  };
}

/** Whether `a` comes before `b`: by what is stated, else by the phases in which the case places them. */
export function isBefore(a: Spot, b: Spot, course: Course): boolean {
  const order = compareSpots(a, b, course);
  if (order !== 'unknown') return order === 'before';
  const [from, to] = [slotOf(a, course), slotOf(b, course)];
  return from !== undefined && to !== undefined && from.at < to.at;
}
