/**
 * Ticks of the axis, segment by segment: dates on the calendar, "wk 3" or "−3 mo" from an anchor
 * elsewhere. Labels never overlap: what has no room stays an unlabelled tick.
 */
import { addUnits, CALENDAR, type Clock } from '../model/clock.ts';
import type { Course } from '../model/course.ts';
import type { Axis, TimeSegment } from './axis.ts';
import { finestOf } from '../model/extents.ts';
import type { Box, PlacedText, PlacedTick } from './figure.ts';
import { calendarTicks } from './calendar-ticks.ts';
import type { Sizes } from './sizes.ts';
import { MS, stepFor, type Step, type TickUnit } from './tick-steps.ts';
import { placeText } from './text.ts';
import { overlap } from './labels.ts';
import type { View } from '../view/view.ts';
import { zeroOf, type Zero } from './zero.ts';

interface Tick {
  readonly x: number;
  readonly label: string;
  readonly major: boolean;
  /** Labelled before its neighbours. */
  readonly first?: boolean;
}

export interface PlacedTicks {
  readonly ticks: readonly PlacedTick[];
  /** A named moment found no room beside the other labels and stands on a line above them. */
  readonly isTall: boolean;
}

/** Extra px that the axis needs for a second line of labels. */
export function secondRow(sizes: Sizes): number {
  return sizes.tick * 1.3;
}

export function placeTicks(
  course: Course,
  view: View,
  axis: Axis,
  y: number,
  sizes: Sizes,
): PlacedTicks {
  const label = tickLabels(axis, y, sizes);
  const zero = zeroOf(course, view);
  // A moment between two phases of one frame is the edge of both, and is named once.
  const named = anchorTicks(course, axis, zero).filter(
    ({ x }, at, all) => all.findIndex((other) => Math.abs(other.x - x) < 1) === at,
  );
  const ticks = axis.segments
    .flatMap((segment) =>
      segment.kind === 'time' ? segmentTicks(course, axis, segment, zero, sizes) : [],
    )
    .filter((tick) => tick.x >= axis.x0 - 0.5 && tick.x <= axis.x1 + 0.5)
    .filter((tick) => !named.some((anchor) => Math.abs(anchor.x - tick.x) < 1));
  const place = ({ x, label: text, major, first }: Tick): PlacedTick => {
    const placed = label(text, x) ?? (first === true ? label(text, x, 'start') : undefined);
    return { x, major: major || placed !== undefined, ...(placed ? { text: placed } : {}) };
  };
  // Where a phase begins, then the named moments, then whatever still has room.
  const edges = ticks.filter((tick) => tick.first === true).map(place);
  let isTall = false;
  const anchors = named.map(({ x, label: text }): PlacedTick => {
    const beside = label(text, x) ?? label(text, x, 'end') ?? label(text, x, 'start');
    const above = beside ? undefined : (label(text, x, 'middle', 1) ?? label(text, x, 'end', 1));
    isTall ||= above !== undefined;
    const placed = beside ?? above;
    return { x, major: true, ...(placed ? { text: placed } : {}) };
  });
  const regular = ticks.filter((tick) => tick.first !== true).map(place);
  return { ticks: [...edges, ...anchors, ...regular].sort((a, b) => a.x - b.x), isTall };
}

/** px where the axis in the window is torn. */
export function breaksOf(axis: Axis): readonly number[] {
  return axis.segments
    .flatMap((segment) => (segment.kind === 'order' ? [(segment.x0 + segment.x1) / 2] : []))
    .filter((x) => x >= axis.x0 && x <= axis.x1);
}

type TickLabel = (
  text: string,
  x: number,
  anchor?: PlacedText['anchor'],
  row?: number,
) => PlacedText | undefined;

/** Places labels one by one, clear of each other, of the breaks, and of the page's edges. */
function tickLabels(axis: Axis, y: number, { em, tick: size }: Sizes): TickLabel {
  const taken: Box[] = breaksOf(axis).map((x) => ({
    x: x - 8 * em,
    y: y - 8 * em,
    width: 16 * em,
    height: 16 * em,
  }));
  return (text, x, anchor = 'middle', row = 0) => {
    if (text === '') return undefined;
    const placed = placeText(text, x, y - 5 * em - row * 1.3 * size, {
      size,
      tone: 'muted',
      anchor,
    });
    const { box } = placed;
    const roomy = { ...box, x: box.x - 4 * em, width: box.width + 8 * em };
    const isOutside = box.x < axis.x0 - 14 * em || box.x + box.width > axis.x1 + 10 * em;
    if (isOutside || taken.some((other) => overlap(roomy, other))) return undefined;
    taken.push(box);
    return placed;
  };
}

/** Beyond this nobody counts in months. ms */
const LONG = 4 * MS.year;

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
  // Deep in, hours are a ruler and no claim: what is stated to the day is drawn as wide as the day.
  const finest = to - from < 3 * MS.day ? 'minute' : finestOf(course);
  // Where nothing else is told, a phase of the calendar or a dated case without phases, ticks are dates.
  const isDated = segment.frame === CALENDAR && plan === undefined && axis.kind === 'phases';
  const isChosen = zero?.isChosen === true && zero.frame === segment.frame;
  if (axis.kind === 'calendar' || ((plan?.anchor === CALENDAR || isDated) && !isChosen)) {
    return calendarTicks(from, to, stepFor(pxPerMs, 46 * sizes.em, finest)).map((tick) => ({
      ...tick,
      x: toX(tick.t),
    }));
  }
  const from0 = isChosen ? zero.t : ownZero(course.clock, segment);
  const ordinal = plan?.style === 'ordinal' && !isChosen;
  const months = to - from > LONG ? 'year' : finest;
  const step = stepFor(pxPerMs, (ordinal ? 36 : 46) * sizes.em, months, plan?.unit);
  const unit = plan?.unit ?? step.unit;
  const edge = ordinal ? undefined : edgeOf(segment, from0, unit);
  const start: Tick[] =
    edge === undefined
      ? []
      : [
          {
            x: toX(from0 + edge * MS[unit]),
            label: sayOffset(edge, unit),
            major: true,
            first: true,
          },
        ];
  const calendar = segment.frame === CALENDAR;
  const regular = offsetTicks(from0, from, to, step, calendar, pxPerMs, sizes).map(
    ({ t, n, major }): Tick => ({
      x: toX(t),
      label: major ? (ordinal ? sayOrdinal(n, step.unit) : sayOffset(n, step.unit)) : '',
      major,
    }),
  );
  return [
    ...start,
    ...regular.filter((tick) => start.every((own) => Math.abs(own.x - tick.x) > 1)),
  ];
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
