/**
 * A dense run of exact numbers as columns: what a monitor or a wearable writes. A million of them
 * are two arrays, not a million objects; `sample-points.ts` answers each as a point all the same.
 */
import { CALENDAR, calendarParts, DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS } from './calendar.ts';
import type { Facets } from './evidence.ts';
import type { When } from './when.ts';

/** How exact the times are; one for the whole run. */
export const SAMPLE_PRECISIONS = ['day', 'hour', 'minute', 'second'] as const;
export type SamplePrecision = (typeof SAMPLE_PRECISIONS)[number];

export interface Samples {
  readonly anchor: string;
  readonly precision: SamplePrecision;
  /** ms, ascending; `times[n] + by` counts from the anchor. */
  readonly times: Float64Array;
  /** ms by which the whole run is moved: dates that are shifted copy no column. */
  readonly by: number;
  /** Finite, one for each time. */
  readonly values: Float64Array;
  /** Of every one of them. */
  readonly evidence: Facets;
}

/** ms from the anchor. */
export function sampleTime({ times, by }: Samples, n: number): number {
  return (times[n] ?? NaN) + by;
}

const WIDTH_MS: Readonly<Record<SamplePrecision, number>> = {
  day: DAY_MS,
  hour: HOUR_MS,
  minute: MINUTE_MS,
  second: SECOND_MS,
};

/** ms that a stated time covers: a day, a minute. */
export function sampleWidth({ precision }: Pick<Samples, 'precision'>): number {
  return WIDTH_MS[precision];
}

/** How many times lie before `t`, ms from the anchor: the index of the first at or after it. */
export function countBefore({ times, by }: Samples, t: number): number {
  return lowerBound(times, t - by);
}

/** Index of the first number that is not below `least`, in an ascending column. */
export function lowerBound(column: Float64Array, least: number, from = 0): number {
  let low = from;
  let high = column.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((column[middle] ?? Infinity) < least) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The moment of one sample. */
export function sampleWhen(samples: Samples, n: number): When {
  const earliest = sampleTime(samples, n);
  return {
    anchor: samples.anchor,
    earliest,
    latest: earliest + sampleWidth(samples),
    precision: samples.precision,
    approximate: false,
    // Said when it is asked for: lists of a million times are looked through without a word.
    get words() {
      return sayMoment(samples, earliest);
    },
    after: [],
    before: [],
  };
}

/** The first and the last: all that bounds of time need to know. */
export function endsOf(samples: Samples): readonly When[] {
  return [sampleWhen(samples, 0), sampleWhen(samples, samples.times.length - 1)];
}

/** As a case file writes it: "2021-03-04T10:30", "presentation + 90 minutes". */
export function sayMoment(
  { anchor, precision }: Pick<Samples, 'anchor' | 'precision'>,
  ms: number,
): string {
  if (anchor !== CALENDAR) {
    const amount = Math.round(ms / WIDTH_MS[precision]);
    const unit = `${precision}${Math.abs(amount) === 1 ? '' : 's'}`;
    return `${anchor} ${amount < 0 ? '-' : '+'} ${Math.abs(amount)} ${unit}`;
  }
  const { year, month, day, hour, minute } = calendarParts(ms);
  const two = (n: number): string => String(n).padStart(2, '0');
  const date = `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`;
  if (precision === 'day') return date;
  const second = Math.floor((ms - Math.floor(ms / MINUTE_MS) * MINUTE_MS) / SECOND_MS);
  const parts = [hour, minute, second].slice(
    0,
    precision === 'hour' ? 1 : precision === 'minute' ? 2 : 3,
  );
  return `${date}T${parts.map(two).join(':')}`;
}
