/**
 * Uncertain moments. A When is the half-open interval [earliest, latest) of moments that the words
 * allow, in milliseconds from an anchor. Wall-clock times are kept as written: the calendar anchor
 * counts milliseconds from 1970-01-01T00:00 local, so no result depends on the host's time zone.
 */
import { UTCDateMini } from '@date-fns/utc/date/mini';
import { addMonths, addYears } from 'date-fns';
import { DAY_MS, UNIT_MS, type TimeUnit } from './calendar.ts';

export type Precision =
  | 'second'
  | 'minute'
  | 'hour'
  | 'day'
  | 'week'
  | 'month'
  | 'year'
  /** Somewhere between two stated moments. */
  | 'interval'
  /** Only an order against another moment is stated. */
  | 'order'
  | 'none';

export interface When {
  /** The anchor's id; `calendar` for dates; '' when no anchor bounds it. */
  readonly anchor: string;
  /** Milliseconds from the anchor, inclusive; -Infinity when unbounded. */
  readonly earliest: number;
  /** Milliseconds from the anchor, exclusive; Infinity when unbounded. */
  readonly latest: number;
  readonly precision: Precision;
  /** The source says "about"; adds no width of our invention. */
  readonly approximate: boolean;
  /** As written in the source or the case file. */
  readonly words: string;
  /** Ids of events or anchors that are stated to lie before this moment, and after it. */
  readonly after: readonly string[];
  readonly before: readonly string[];
}

export type SpanEnd =
  | { readonly kind: 'at'; readonly at: When }
  | { readonly kind: 'ongoing'; readonly asOf?: When }
  | { readonly kind: 'unknown' };

/** A length of time as stated: "10 days", "2 months". */
export interface Duration {
  readonly amount: number;
  readonly unit: TimeUnit;
}

export type EventTime =
  | { readonly kind: 'point'; readonly at: When }
  | {
      readonly kind: 'span';
      readonly start: When;
      readonly end: SpanEnd;
      readonly lasts?: Duration;
    }
  /** Repeated, with no date for any one of them. */
  | {
      readonly kind: 'episodes';
      readonly start: When;
      readonly end: SpanEnd;
      readonly count?: number;
    };

/** The moment an event begins, which is what its place in an order is about. */
export function startOf(time: EventTime): When {
  return time.kind === 'point' ? time.at : time.start;
}

/** An exact-as-stated moment on an anchor, ms from it; its words come with `toWhen`. */
export function momentOn(
  anchor: string,
  earliest: number,
  latest: number,
  precision: Precision,
): When {
  return { ...unstated(''), anchor, earliest, latest, precision };
}

/** A time that the source does not state. */
export function unstated(words = 'not stated'): When {
  return {
    anchor: '',
    earliest: -Infinity,
    latest: Infinity,
    precision: 'none',
    approximate: false,
    words,
    after: [],
    before: [],
  };
}

/**
 * Adds n calendar units to a wall-clock moment. The month's last day is kept where a month is
 * shorter (31 January + 1 month is 28 February); half a month is 15 days after the whole months, half
 * a year is six months; other fractions are rounded to the day.
 */
export function addUnits(ms: number, n: number, unit: TimeUnit): number {
  if (unit === 'month') {
    const whole = Math.trunc(n);
    return addMonths(new UTCDateMini(ms), whole).getTime() + Math.round((n - whole) * 30) * DAY_MS;
  }
  if (unit === 'year') {
    const whole = Math.trunc(n);
    const years = addYears(new UTCDateMini(ms), whole).getTime();
    return whole === n ? years : addUnits(years, (n - whole) * 12, 'month');
  }
  // A local day has 24 hours here: the wall clock's own jumps are not known.
  return ms + Math.round(n * UNIT_MS[unit]);
}
