/**
 * What a value allows: the numbers it may stand for, and whether it lies above or below a bound.
 * "< 150" against 100 is unknown, and stays so; "about 155" is never told from 150.
 */
import type { Point, Series } from '../model/course.ts';
import type { Value } from '../model/quantity.ts';

export type Verdict = 'yes' | 'no' | 'unknown';

/** From low to high; an open end is not itself possible. */
export interface Extent {
  readonly low: number;
  readonly high: number;
  readonly isLowOpen: boolean;
  readonly isHighOpen: boolean;
}

/** Undefined where the value has no number at all. */
export function extentOf(value: Value, { relative }: Pick<Series, 'relative'>): Extent | undefined {
  switch (value.kind) {
    case 'number':
      return ofNumber(value.value, value.comparator);
    case 'range':
      return closed(value.low, value.high);
    case 'level':
      // In multiples of an upper limit, "normal" and "high" are numbers: at most 1, above 1.
      if (!relative) return undefined;
      return value.level === 'high' ? ofNumber(1, '>') : ofNumber(1, '<=');
    default:
      return undefined;
  }
}

function ofNumber(value: number, comparator: '=' | '<' | '<=' | '>' | '>=' | '~'): Extent {
  switch (comparator) {
    case '=':
      return closed(value, value);
    case '<':
      return { low: -Infinity, high: value, isLowOpen: true, isHighOpen: true };
    case '<=':
      return { low: -Infinity, high: value, isLowOpen: true, isHighOpen: false };
    case '>':
      return { low: value, high: Infinity, isLowOpen: true, isHighOpen: true };
    case '>=':
      return { low: value, high: Infinity, isLowOpen: false, isHighOpen: true };
    case '~':
      // Nobody says how wide "about" is.
      return { low: -Infinity, high: Infinity, isLowOpen: true, isHighOpen: true };
  }
}

const closed = (low: number, high: number): Extent => ({
  low,
  high,
  isLowOpen: false,
  isHighOpen: false,
});

/** Strictly above. */
export function isAbove({ low, high, isLowOpen }: Extent, bound: number): Verdict {
  if (low > bound || (low === bound && isLowOpen)) return 'yes';
  return high <= bound ? 'no' : 'unknown';
}

/** Strictly below. */
export function isBelow({ low, high, isHighOpen }: Extent, bound: number): Verdict {
  if (high < bound || (high === bound && isHighOpen)) return 'yes';
  return low >= bound ? 'no' : 'unknown';
}

export function not(verdict: Verdict): Verdict {
  return verdict === 'yes' ? 'no' : verdict === 'no' ? 'yes' : 'unknown';
}

/** Yes where all are, no where one is not. */
export function every(...verdicts: readonly Verdict[]): Verdict {
  if (verdicts.includes('no')) return 'no';
  return verdicts.includes('unknown') ? 'unknown' : 'yes';
}

/** As multiples of a limit. Twelve digits are kept, so that 2.1 is three times 0.7. */
export function timesOf(extent: Extent, limit: number): Extent | undefined {
  if (!(limit > 0)) return undefined;
  const times = (n: number): number => (Number.isFinite(n) ? ratio(n, limit) : n);
  return { ...extent, low: times(extent.low), high: times(extent.high) };
}

export function ratio(value: number, of: number): number {
  return Number((value / of).toPrecision(12));
}

/** The number of a value that is exactly one. */
export function exactOf({ value }: Pick<Point, 'value'>): number | undefined {
  return value.kind === 'number' && value.comparator === '=' ? value.value : undefined;
}
