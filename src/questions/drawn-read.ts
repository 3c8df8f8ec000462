/** What a reported value allows a curve to be: a number, a side of a bound, a span, or nothing that can be compared. */
import type { Point } from '../model/course.ts';
import type { Value } from '../model/quantity.ts';
import type { Compared } from './drawn.ts';
import { extentOf, type Extent } from './extent.ts';
import { rangeFor } from './line.ts';

/** The numbers that a value may stand for, and how much of it is said; or why there are none. */
export interface Read {
  readonly extent: Extent;
  readonly kind: 'exact' | 'about' | 'side' | 'within';
  /** "above", where the value is a side of a bound. */
  readonly side?: 'above' | 'below';
  readonly bound?: number;
  /** How a word was read. */
  readonly by?: string;
}

/** The extent of a value, for a comparison with a curve; a string says why there is none. */
export function readOf(point: Point, { series, course }: Compared): Read | string {
  const { value } = point;
  switch (value.kind) {
    case 'number':
      return readNumber(value);
    case 'range':
      return { extent: closed(value.low, value.high), kind: 'within' };
    case 'level': {
      if (series.relative && value.level !== 'low') {
        const extent = extentOf(value, series);
        const side = value.level === 'high' ? 'above' : 'below';
        if (extent)
          return {
            extent,
            kind: 'side',
            side,
            bound: 1,
            by: 'the upper limit, which is not stated',
          };
      }
      return readLevel(value.level, limitsOf(point, { series, course }));
    }
    case 'pair':
      return 'two values stand here and one curve';
    case 'titre':
      return 'a titre has no place on this axis';
    default:
      return 'it is no number';
  }
}

function readNumber({ comparator, value }: Extract<Value, { kind: 'number' }>): Read {
  if (comparator === '=' || comparator === '~')
    return { extent: closed(value, value), kind: comparator === '=' ? 'exact' : 'about' };
  const side = comparator.startsWith('>') ? 'above' : 'below';
  const extent =
    side === 'above'
      ? { ...closed(value, Infinity), isLowOpen: comparator === '>' }
      : { ...closed(-Infinity, value), isHighOpen: comparator === '<' };
  return { extent, kind: 'side', side, bound: value };
}

interface Limits {
  readonly low?: number;
  readonly high?: number;
  readonly by: string;
}

/** The range that holds for the value, or the bound that the source uses. */
function limitsOf(point: Point, { series, course }: Pick<Compared, 'series' | 'course'>): Limits {
  const range = series.relative ? undefined : rangeFor(point, series, course.clock);
  const limits = {
    ...(range?.low !== undefined && { low: range.low }),
    ...(range?.high !== undefined && { high: range.high }),
  };
  if (range) return { ...limits, by: `the reference range of ${range.source}` };
  const bound = series.bounds[0];
  if (bound === undefined) return { by: '' };
  const by = 'the bound that the source uses';
  return bound.side === 'above' ? { low: bound.at, by } : { high: bound.at, by };
}

function readLevel(level: 'low' | 'normal' | 'high', { low, high, by }: Limits): Read | string {
  if (level === 'high' && high !== undefined)
    return {
      extent: { ...closed(high, Infinity), isLowOpen: true },
      kind: 'side',
      side: 'above',
      bound: high,
      by,
    };
  if (level === 'low' && low !== undefined)
    return {
      extent: { ...closed(-Infinity, low), isHighOpen: true },
      kind: 'side',
      side: 'below',
      bound: low,
      by,
    };
  if (level !== 'normal' || (low === undefined && high === undefined))
    return 'the source states no limit for this word';
  if (low !== undefined && high !== undefined)
    return { extent: closed(low, high), kind: 'within', by };
  return high !== undefined
    ? { extent: closed(-Infinity, high), kind: 'side', side: 'below', bound: high, by }
    : { extent: closed(low ?? 0, Infinity), kind: 'side', side: 'above', bound: low ?? 0, by };
}

const closed = (low: number, high: number): Extent => ({
  low,
  high,
  isLowOpen: false,
  isHighOpen: false,
});
