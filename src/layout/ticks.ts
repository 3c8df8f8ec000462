/**
 * Ticks of the axis, segment by segment: dates on the calendar, "wk 3" or "−3 mo" from an anchor
 * elsewhere. Labels never overlap: what has no room stays an unlabelled tick.
 */
import { calendarParts, startOfUnit } from '../model/calendar.ts';
import { addUnits, CALENDAR, type Clock } from '../model/clock.ts';
import type { Course } from '../model/course.ts';
import type { Axis, TimeSegment } from './axis.ts';
import type { Box, PlacedText, PlacedTick } from './figure.ts';
import type { Sizes } from './sizes.ts';
import { placeText } from './text.ts';
import { overlap } from './labels.ts';
import type { View } from '../view/view.ts';
import { zeroOf, type Zero } from './zero.ts';

type TickUnit = 'minute' | 'hour' | 'day' | 'week' | 'month' | 'year';

interface Step {
  readonly unit: TickUnit;
  readonly every: number;
}

interface Tick {
  readonly x: number;
  readonly label: string;
  readonly major: boolean;
  /** Labelled before its neighbours. */
  readonly first?: boolean;
}

const MS: Readonly<Record<TickUnit, number>> = {
  minute: 60_000,
  hour: 3_600_000,
  day: 86_400_000,
  week: 604_800_000,
  // Mean Gregorian month and year, for choosing a step only.
  month: 2_629_746_000,
  year: 31_556_952_000,
};

const STEPS: readonly Step[] = [
  ...[1, 5, 15, 30].map((every): Step => ({ unit: 'minute', every })),
  ...[1, 3, 6, 12].map((every): Step => ({ unit: 'hour', every })),
  ...[1, 2].map((every): Step => ({ unit: 'day', every })),
  ...[1, 2].map((every): Step => ({ unit: 'week', every })),
  ...[1, 2, 3, 6].map((every): Step => ({ unit: 'month', every })),
  ...[1, 2, 5, 10, 20, 50].map((every): Step => ({ unit: 'year', every })),
];

export function placeTicks(
  course: Course,
  view: View,
  axis: Axis,
  y: number,
  sizes: Sizes,
): readonly PlacedTick[] {
  const label = tickLabels(axis, y, sizes);
  const zero = zeroOf(course, view);
  const anchors = anchorTicks(course, axis, zero).map(({ x, label: text }): PlacedTick => {
    const placed = label(text, x) ?? label(text, x, 'end') ?? label(text, x, 'start');
    return { x, major: true, ...(placed ? { text: placed } : {}) };
  });
  const regular = axis.segments
    .flatMap((segment) =>
      segment.kind === 'time' ? segmentTicks(course, axis, segment, zero, sizes) : [],
    )
    .filter((tick) => tick.x >= axis.x0 - 0.5 && tick.x <= axis.x1 + 0.5)
    .filter((tick) => !anchors.some((anchor) => Math.abs(anchor.x - tick.x) < 1))
    .sort((a, b) => Number(b.first === true) - Number(a.first === true))
    .map(({ x, label: text, major }): PlacedTick => {
      const placed = label(text, x);
      return { x, major: major || placed !== undefined, ...(placed ? { text: placed } : {}) };
    });
  return [...anchors, ...regular].sort((a, b) => a.x - b.x);
}

/** px where the axis in the window is torn. */
export function breaksOf(axis: Axis): readonly number[] {
  return axis.segments
    .flatMap((segment) => (segment.kind === 'order' ? [(segment.x0 + segment.x1) / 2] : []))
    .filter((x) => x >= axis.x0 && x <= axis.x1);
}

type TickLabel = (text: string, x: number, anchor?: PlacedText['anchor']) => PlacedText | undefined;

/** Places labels one by one, clear of each other, of the breaks, and of the page's edges. */
function tickLabels(axis: Axis, y: number, { em, tick: size }: Sizes): TickLabel {
  const taken: Box[] = breaksOf(axis).map((x) => ({
    x: x - 8 * em,
    y: y - 8 * em,
    width: 16 * em,
    height: 16 * em,
  }));
  return (text, x, anchor = 'middle') => {
    if (text === '') return undefined;
    const placed = placeText(text, x, y - 5 * em, { size, tone: 'muted', anchor });
    const { box } = placed;
    const roomy = { ...box, x: box.x - 4 * em, width: box.width + 8 * em };
    const isOutside = box.x < axis.x0 - 14 * em || box.x + box.width > axis.x1 + 10 * em;
    if (isOutside || taken.some((other) => overlap(roomy, other))) return undefined;
    taken.push(box);
    return placed;
  };
}

/** Named moments on the axis: the zero that everything near it is told from. */
function anchorTicks(
  course: Course,
  axis: Axis,
  zero: Zero | undefined,
): readonly { readonly x: number; readonly label: string }[] {
  if (axis.kind === 'calendar') return [];
  return axis.segments.flatMap((segment) => {
    if (segment.kind !== 'time') return [];
    const named = namedZero(course, axis, segment, zero);
    if (named === undefined || named.t < segment.t0 || named.t > segment.t1) return [];
    const along = (named.t - segment.t0) / (segment.t1 - segment.t0);
    const x = segment.x0 + along * (segment.x1 - segment.x0);
    return x >= axis.x0 - 0.5 && x <= axis.x1 + 0.5 ? [{ x, label: named.label }] : [];
  });
}

function namedZero(
  course: Course,
  axis: Axis,
  segment: TimeSegment,
  zero: Zero | undefined,
): { readonly t: number; readonly label: string } | undefined {
  if (zero?.isChosen === true && zero.frame === segment.frame) return zero;
  if (segment.frame === CALENDAR) {
    return axis.kind === 'linear' && zero?.frame === CALENDAR ? zero : undefined;
  }
  if (segment.phase?.ticks?.style === 'ordinal') return undefined;
  const anchor = course.clock.anchors.get(segment.frame);
  return anchor && { t: 0, label: anchor.label };
}

function segmentTicks(
  course: Course,
  axis: Axis,
  segment: TimeSegment,
  zero: Zero | undefined,
  sizes: Sizes,
): readonly Tick[] {
  const pxPerMs = (segment.x1 - segment.x0) / (segment.t1 - segment.t0);
  const from = Math.max(segment.t0, segment.t0 + (axis.x0 - segment.x0) / pxPerMs);
  const to = Math.min(segment.t1, segment.t0 + (axis.x1 - segment.x0) / pxPerMs);
  if (!(to > from)) return [];
  const toX = (t: number): number => segment.x0 + (t - segment.t0) * pxPerMs;
  const plan = segment.phase?.ticks;
  // A phase told by the calendar alone counts from nothing: its ticks are dates.
  const isChosen = zero?.isChosen === true && zero.frame === segment.frame;
  if (axis.kind === 'calendar' || (plan?.anchor === CALENDAR && !isChosen)) {
    return calendarTicks(from, to, stepFor(pxPerMs, 46 * sizes.em)).map((tick) => ({
      ...tick,
      x: toX(tick.t),
    }));
  }
  const from0 = isChosen ? zero.t : ownZero(course.clock, segment);
  const ordinal = plan?.style === 'ordinal' && !isChosen;
  const step = stepFor(pxPerMs, (ordinal ? 36 : 46) * sizes.em, plan?.unit);
  const edge = ordinal ? undefined : edgeOf(segment, from0, step.unit);
  const calendar = segment.frame === CALENDAR;
  const regular = offsetTicks(from0, from, to, step, calendar, pxPerMs, sizes);
  const missing = edge !== undefined && !regular.some(({ n }) => n === edge);
  const start = missing ? [{ t: from0 + edge * MS[step.unit], n: edge, major: true }] : [];
  return [...start, ...regular].map(({ t, n, major }): Tick => {
    const labelled = major || n === edge;
    const words = ordinal ? sayOrdinal(n, step.unit) : sayOffset(n, step.unit);
    return { x: toX(t), label: labelled ? words : '', major: labelled, first: n === edge };
  });
}

/** The whole unit at which a phase is stated to begin: the one label it should not lose. */
function edgeOf({ phase }: TimeSegment, zero: number, unit: TickUnit): number | undefined {
  if (phase?.extent.kind !== 'timed') return undefined;
  const n = (phase.extent.start - zero) / MS[unit];
  return n !== 0 && Math.abs(n - Math.round(n)) < 0.05 ? Math.round(n) : undefined;
}

/** ms of the frame that the segment's ticks count from. */
function ownZero(clock: Clock, segment: TimeSegment): number {
  const id = segment.phase?.ticks?.anchor ?? clock.dayZero;
  const anchor = clock.anchors.get(id);
  if (anchor?.frame === segment.frame) return anchor.earliest;
  return segment.frame === CALENDAR ? segment.t0 : 0;
}

/** Multiples of a phase's own unit that count well. */
const OWN: Readonly<Record<TickUnit, readonly number[]>> = {
  minute: [1, 5, 10, 15, 30],
  hour: [1, 2, 3, 6, 12],
  day: [1, 2, 7, 14, 28],
  week: [1, 2, 4, 8, 12, 26],
  month: [1, 2, 3, 6],
  year: [1, 2, 5, 10, 20],
};

/** The finest step whose labels have `room`; in multiples of the phase's own unit, unless zoomed far beyond it. */
function stepFor(pxPerMs: number, room: number, own?: TickUnit): Step {
  const fits = (step: Step): boolean => MS[step.unit] * step.every * pxPerMs >= room;
  const finest = STEPS.find(fits) ?? { unit: 'year', every: 100 };
  if (own === undefined || MS[own] * pxPerMs > room * 8) return finest;
  const every = OWN[own].find((count) => fits({ unit: own, every: count }));
  return every === undefined ? finest : { unit: own, every };
}

/** Labelled every step; a small tick at every single unit where there is room for it. */
function offsetTicks(
  zero: number,
  from: number,
  to: number,
  step: Step,
  calendar: boolean,
  pxPerMs: number,
  sizes: Sizes,
): readonly { readonly t: number; readonly n: number; readonly major: boolean }[] {
  const unit = MS[step.unit];
  const minor = unit * pxPerMs >= 7 * sizes.em ? 1 : step.every;
  const at = (n: number): number =>
    calendar && (step.unit === 'month' || step.unit === 'year')
      ? addUnits(zero, n, step.unit)
      : zero + n * unit;
  const ticks: { t: number; n: number; major: boolean }[] = [];
  const first = Math.ceil((from - zero) / unit / minor - 0.01) * minor;
  for (let n = first; at(n) <= to + unit * 0.001 && ticks.length < 500; n += minor) {
    if (at(n) >= from - unit * 0.001) ticks.push({ t: at(n), n, major: n % step.every === 0 });
  }
  return ticks;
}

const SHORT: Readonly<Record<TickUnit, string>> = {
  minute: 'min',
  hour: 'h',
  day: 'd',
  week: 'wk',
  month: 'mo',
  year: 'y',
};

/** "−3 mo", "0", "+2 wk". */
function sayOffset(n: number, unit: TickUnit): string {
  return n === 0 ? '0' : `${n < 0 ? '−' : '+'}${Math.abs(n)} ${SHORT[unit]}`;
}

/** The nth unit counted from one: "wk 1" begins at day 0. */
function sayOrdinal(n: number, unit: TickUnit): string {
  return n < 0 ? '' : `${unit === 'day' ? 'day' : SHORT[unit]} ${n + 1}`;
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

function calendarTicks(
  from: number,
  to: number,
  step: Step,
): readonly { readonly t: number; readonly label: string; readonly major: boolean }[] {
  const ticks: { t: number; label: string; major: boolean }[] = [];
  let t = firstCalendarTick(from, step);
  for (let guard = 0; t <= to && guard < 400; guard++) {
    if (t >= from)
      ticks.push({ t, label: calendarLabel(t, step, ticks.length === 0), major: true });
    t = addUnits(t, step.every, step.unit);
  }
  return ticks;
}

/** Steps start at round places: January, the first of the month, midnight. */
function firstCalendarTick(from: number, step: Step): number {
  const coarser: Readonly<Record<TickUnit, TickUnit>> = {
    minute: 'day',
    hour: 'day',
    day: 'month',
    week: 'week',
    month: 'year',
    year: 'year',
  };
  const start = startOfUnit(from, coarser[step.unit]);
  if (step.unit !== 'year') return start;
  const { year } = calendarParts(start);
  return addUnits(start, -(year % step.every), 'year');
}

/** The first label on the axis and each January say the year. */
function calendarLabel(t: number, step: Step, first: boolean): string {
  const { year, month, day, hour, minute } = calendarParts(t);
  const name = MONTHS[month - 1] ?? '';
  if (step.unit === 'year') return String(year);
  if (step.unit === 'month') return month === 1 ? String(year) : first ? `${name} ${year}` : name;
  const date = `${day} ${name}${first || (month === 1 && day <= 7) ? ` ${year}` : ''}`;
  if (step.unit === 'day' || step.unit === 'week') return date;
  return hour === 0 && minute === 0
    ? date
    : `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
}
