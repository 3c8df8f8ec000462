/**
 * What can be read off a curve that somebody drew: values to what the plot can show, each said with
 * "about", and places no finer than a hand can point.
 */
import { CALENDAR, DAY_MS, HOUR_MS, MEAN_MONTH_MS, MEAN_YEAR_MS, WEEK_MS } from '../model/clock.ts';
import type { Course, Series } from '../model/course.ts';
import type { Unit } from '../model/quantity.ts';
import { sayDate, sayWhen } from '../model/say.ts';
import { momentOn, type Precision } from '../model/when.ts';
import { stretchAt, timeOn } from '../view/carry-prediction.ts';
import {
  valueAt,
  valuesOver,
  type Prediction,
  type Room,
  type Stretch,
} from '../view/prediction.ts';
import { sayNumber, withUnit } from './words.ts';

/** Where a value may stand on the axis, as fractions of it. */
export interface Place {
  readonly from: number;
  readonly to: number;
  /** Drawn as one place: a hand cannot point finer. */
  readonly isMoment: boolean;
}

/** Where the values of a course stand, without a figure. */
export interface DrawnAxis {
  readonly stretches: readonly Stretch[];
  /** By id of the value: the whole extent that its time allows. */
  readonly places: ReadonlyMap<string, Place>;
  /** Of the plot, where the prediction does not know its own. In the unit of the series. */
  readonly room: Room;
}

/** `open`: not assessable, or not stated; the sentence says why. */
export type Accord = 'agrees' | 'differs' | 'open';

export interface Finding {
  readonly about: 'value' | 'crossing' | 'direction' | 'source';
  readonly accord: Accord;
  /** A full sentence or two. */
  readonly says: string;
}

/** What is compared: a series without drawing aids, and the curve on the axis of its values. */
export interface Compared {
  readonly prediction: Prediction;
  readonly series: Series;
  readonly course: Course;
  readonly axis: DrawnAxis;
  /** Of the plot that the curve was drawn on. */
  readonly room: Room;
}

/** What was drawn over a place. */
export interface Own {
  readonly low: number;
  readonly high: number;
  /** At the edge of the plot the hand could go no further. */
  readonly isAtTop: boolean;
  readonly isAtBottom: boolean;
  readonly says: string;
}

/** A plot shows so many different values. */
const SHOWN = 50;
/** A hand misses a moment by so much of the axis. */
export const SLOP = 0.012;

/** The difference that a plot can show at a value: one, two or five of a power of ten. */
export function stepOf(value: number, { domain: [low, high], scale }: Room): number {
  const raw =
    scale === 'log'
      ? Math.max(Math.abs(value), low) * ((high / low) ** (1 / SHOWN) - 1)
      : (high - low) / SHOWN;
  const power = 10 ** Math.floor(Math.log10(raw));
  const times = [1, 2, 5].find((each) => each * power >= raw * 0.8) ?? 10;
  return times * power;
}

/** Rounded to what the plot can show, and never outside it. */
export function rounded(value: number, room: Room): number {
  const step = stepOf(value, room);
  const [low, high] = room.domain;
  const nearest = Math.round(value / step);
  const inside =
    nearest * step > high ? Math.floor(high / step) : nearest * step < low ? nearest + 1 : nearest;
  return Number((inside * step).toPrecision(10));
}

/** "about 45": a hand is never more exact. */
export function sayAbout(value: number, room: Room): string {
  return `about ${sayNumber(rounded(value, room))}`;
}

/** Undefined where nothing is drawn there. */
export function ownOver(
  prediction: Prediction,
  place: Place,
  room: Room,
  unit: Unit = { display: '' },
): Own | undefined {
  const found = place.isMoment
    ? atMoment(prediction, place)
    : valuesOver(prediction, place.from, place.to);
  if (found === undefined) return undefined;
  const [low, high] = found;
  const step = stepOf(high, room) / 2;
  const [bottom, top] = room.domain;
  const isAtTop = high >= top - step;
  const isAtBottom = bottom !== 0 && low <= bottom + stepOf(low, room) / 2;
  const [from, to] = [sayAbout(low, room), sayAbout(high, room)];
  const edge = isAtTop ? ' or more, the top of the plot' : isAtBottom ? ' or less, its bottom' : '';
  return {
    ...{ low, high, isAtTop, isAtBottom },
    says: withUnit(from === to ? from : `between ${from} and ${to}`, unit) + edge,
  };
}

/** A curve that just misses the moment is meant to begin or end there. */
function atMoment(
  prediction: Prediction,
  { from, to }: Place,
): readonly [number, number] | undefined {
  const x = (from + to) / 2;
  const [first, last] = [prediction.points[0], prediction.points.at(-1)];
  if (first === undefined || last === undefined) return undefined;
  const near = x < first.x ? first : x > last.x ? last : undefined;
  if (near !== undefined)
    return Math.abs(near.x - x) <= SLOP ? [near.value, near.value] : undefined;
  const value = valueAt(prediction, x);
  return value === undefined ? undefined : [value, value];
}

/** Places where the curve passes a value, and which way. */
export function crossingsOf(
  { points }: Prediction,
  bound: number,
): readonly { readonly x: number; readonly direction: 'up' | 'down' }[] {
  let last: (typeof points)[number] | undefined;
  return points.flatMap((point) => {
    const from = last;
    if (point.value !== bound) last = point;
    if (from === undefined || point.value === bound) return [];
    if (from.value > bound === point.value > bound) return [];
    const along = (bound - from.value) / (point.value - from.value);
    const direction = point.value > bound ? ('up' as const) : ('down' as const);
    return [{ x: from.x + along * (point.x - from.x), direction }];
  });
}

/** "in week 3 after the first infusion", "about 5 months before presentation", "in Follow-up (order only)". */
export function sayPlace(x: number, stretches: readonly Stretch[], course: Course): string {
  const stretch = stretchAt(stretches, x);
  if (stretch === undefined) return 'at a place not on the axis';
  const phase = course.phases.find(({ id }) => id === stretch.phase);
  if (stretch.kind === 'order')
    return phase ? `in ${phase.label} (order only)` : 'where the length of time is not stated';
  const t = timeOn(stretch, x);
  const reach = ((stretch.t1 - stretch.t0) / Math.max(stretch.x1 - stretch.x0, 1e-9)) * SLOP;
  if (stretch.frame === CALENDAR) return sayOnCalendar(t, reach);
  return sayFromAnchor(t, reach, stretch.frame, phase?.ticks?.anchor, course);
}

function sayOnCalendar(t: number, reach: number): string {
  if (reach > MEAN_MONTH_MS * 2) return `in ${sayDate(t, 'year')}`;
  if (reach > 10 * DAY_MS) return `in ${sayDate(t, 'month')}`;
  const day = reach > HOUR_MS * 2;
  return `about ${sayDate(day ? Math.round(t / DAY_MS) * DAY_MS : t, day ? 'day' : 'hour')}`;
}

const UNITS: readonly (readonly [Precision, number])[] = [
  ['hour', HOUR_MS],
  ['day', DAY_MS],
  ['week', WEEK_MS],
  ['month', MEAN_MONTH_MS],
  ['year', MEAN_YEAR_MS],
];

function sayFromAnchor(
  t: number,
  reach: number,
  frame: string,
  wanted: string | undefined,
  course: Course,
): string {
  const { anchors, dayZero } = course.clock;
  const inFrame = [...anchors.values()].filter((each) => each.frame === frame);
  const anchor =
    [wanted, dayZero].flatMap((id) => inFrame.find((each) => each.id === id) ?? [])[0] ??
    inFrame[0];
  if (anchor === undefined) return 'at a place without a name';
  const from = t - anchor.earliest;
  if (Math.abs(from) < reach / 8)
    return `at ${sayWhen(momentOn(anchor.id, 0, DAY_MS, 'day'), course.clock)}`;
  const [unit, length] = UNITS.find(([, each]) => each >= reach) ?? ['year', MEAN_YEAR_MS];
  // After an anchor weeks are counted; before it a length is told.
  const isCounted = from >= 0;
  const n = isCounted ? Math.floor(from / length + 1e-6) : Math.round(from / length);
  const start = isCounted || unit === 'day' || unit === 'week' || unit === 'hour' ? n : n - 0.5;
  const when = momentOn(anchor.id, start * length, (start + 1) * length, unit);
  const words = sayWhen(when, course.clock).replace(/ \(to the \w+\)$/, '');
  return /^(?:week|month|year) \d/.test(words)
    ? `in ${words}`
    : /^day \d/.test(words)
      ? `on ${words}`
      : /^\d/.test(words)
        ? `about ${words}`
        : /^within/.test(words)
          ? words
          : `at ${words}`;
}
