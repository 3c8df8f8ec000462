/**
 * Lines that values cross: a bound of the source, a threshold with its citation, or the limit of the
 * reference range that holds for each value, which may change on the way.
 */
import { analyteOf } from '../model/analytes.ts';
import type { Clock } from '../model/clock.ts';
import type { Point, Series } from '../model/course.ts';
import { pyramidOf } from '../model/pyramid.ts';
import { rangeOf, type ReferenceRange } from '../model/range.ts';
import { besideOf, samplePoint } from '../model/sample-points.ts';
import {
  every,
  extentOf,
  isAbove,
  isBelow,
  not,
  timesOf,
  type Extent,
  type Verdict,
} from './extent.ts';
import { sayNumber, withUnit } from './words.ts';

export type Line =
  | {
      readonly kind: 'value';
      readonly side: 'above' | 'below';
      readonly at: number;
      readonly source: string;
    }
  /** The upper limit (above) or the lower limit (below) of each value's own range. */
  | { readonly kind: 'limit'; readonly side: 'above' | 'below' };

/** A value that is there: a reason for absence is none. */
export function hasValue({ value }: Point): boolean {
  return value.kind !== 'absent';
}

/** Is the value strictly beyond the line? */
export function isBeyond(point: Point, line: Line, series: Series, clock: Clock): Verdict {
  if (line.kind === 'value') {
    const extent = extentOf(point.value, series);
    if (extent === undefined) return 'unknown';
    return line.side === 'above' ? isAbove(extent, line.at) : isBelow(extent, line.at);
  }
  return line.side === 'above'
    ? isAboveLimit(point, series, clock)
    : isBelowLimit(point, series, clock);
}

/** Whether anything says what is in range for it: limits, or a level that is the answer itself. */
export function hasRange(point: Point, series: Series, clock: Clock): boolean {
  return point.value.kind === 'level' || rangeFor(point, series, clock) !== undefined;
}

/** Within its own reference range, both ends included. */
export function isInRange(point: Point, series: Series, clock: Clock): Verdict {
  if (point.value.kind === 'level') return point.value.level === 'normal' ? 'yes' : 'no';
  const range = rangeFor(point, series, clock);
  if (range === undefined) return 'unknown';
  return every(
    range.high === undefined ? 'yes' : not(isAboveLimit(point, series, clock)),
    range.low === undefined ? 'yes' : not(isBelowLimit(point, series, clock)),
  );
}

/** The range a value is read by; of a series in multiples of an unstated limit that limit is 1. */
export function rangeFor(point: Point, series: Series, clock: Clock): ReferenceRange | undefined {
  if (series.relative) return { high: 1, source: 'multiples of an upper limit that is not stated' };
  return rangeOf(series, point, clock);
}

/** The value in multiples of its own upper limit. */
export function timesLimit(point: Point, series: Series, clock: Clock): Extent | undefined {
  const extent = extentOf(point.value, series);
  const high = rangeFor(point, series, clock)?.high;
  return extent && high !== undefined ? timesOf(extent, high) : undefined;
}

function isAboveLimit(point: Point, series: Series, clock: Clock): Verdict {
  if (point.value.kind === 'level') return point.value.level === 'high' ? 'yes' : 'no';
  const times = timesLimit(point, series, clock);
  return times ? isAbove(times, 1) : 'unknown';
}

function isBelowLimit(point: Point, series: Series, clock: Clock): Verdict {
  if (point.value.kind === 'level') return point.value.level === 'low' ? 'yes' : 'no';
  const low = rangeFor(point, series, clock)?.low;
  const extent = extentOf(point.value, series);
  return low !== undefined && extent ? isBelow(extent, low) : 'unknown';
}

/** "above 150 ×10⁹/L", "above the upper limit". */
export function sayLine(line: Line, series: Series): string {
  if (line.kind === 'value') return `${line.side} ${withUnit(sayNumber(line.at), series.unit)}`;
  return `${line.side} the ${line.side === 'above' ? 'upper' : 'lower'} limit`;
}

export function lineKey(line: Line): string {
  return line.kind === 'value' ? `${line.side}-${line.at}` : `${line.side}-limit`;
}

/**
 * The lines of a series that are worth a question: the bounds of its source, the limits of its
 * ranges, and those thresholds of the test that its values lie on both sides of.
 */
export function linesOf(series: Series, clock: Clock): readonly Line[] {
  const bounds = series.relative ? [] : series.bounds;
  const ranges = [...series.ranges, ...besideOf(series).flatMap(({ range }) => range ?? [])];
  const hasUpper = series.relative || ranges.some(({ high }) => high !== undefined);
  const hasLower = ranges.some(({ low }) => low !== undefined);
  const analyte = analyteOf(series);
  const thresholds =
    analyte !== undefined && analyte.ucum === series.unit.ucum && !series.relative
      ? analyte.thresholds.filter(({ of }) => of === 'value')
      : [];
  const all: readonly Line[] = [
    ...bounds.map(({ at, side, source }): Line => ({ kind: 'value', side, at, source })),
    ...(hasUpper ? [{ kind: 'limit', side: 'above' } as const] : []),
    ...(hasLower ? [{ kind: 'limit', side: 'below' } as const] : []),
    ...thresholds
      // Its citations speak of reaching it from below.
      .map(({ value, source }): Line => ({ kind: 'value', side: 'above', at: value, source }))
      .filter((line) => hasBothSides(line, series, clock)),
  ];
  return [...new Map(all.map((line) => [lineKey(line), line])).values()];
}

function hasBothSides(line: Line, series: Series, clock: Clock): boolean {
  // Of a run its ends tell: a threshold is one number for all of it.
  const points = [...besideOf(series), ...endPoints(series)];
  const verdicts = points.map((point) => isBeyond(point, line, series, clock));
  return verdicts.includes('yes') && verdicts.includes('no');
}

function endPoints({ id, samples }: Series): readonly Point[] {
  if (samples === undefined) return [];
  const { values } = samples;
  return (['low', 'high'] as const).map((side) =>
    samplePoint(id, samples, pyramidOf(values).find(0, values.length, side)),
  );
}
