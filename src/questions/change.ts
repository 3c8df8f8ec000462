/**
 * How a series changed between two places: from value to value, never from curve to curve. A bound
 * counts as crossed only where values on both sides of it say so.
 */
import type { Course, Point, Series } from '../model/course.ts';
import { crossingsOf, sayCrossing, type Crossing } from './crossing.ts';
import { exactOf, extentOf, ratio } from './extent.ts';
import { valuesAround, type Around } from './last-value.ts';
import type { Spot } from './spot.ts';
import { listOf, sayFact, sayNumber, sayRounded, withUnit } from './words.ts';

export interface SeriesChange {
  readonly series: string;
  readonly label: string;
  readonly says: string;
  /** Values with their dates; undefined where none is known before the place. */
  readonly from?: string;
  readonly to?: string;
  readonly fromId?: string;
  readonly toId?: string;
  /** "+ 217 U/L"; "above 0" where only bounds are known. */
  readonly change?: string;
  /** "+ 900 %", of exact values above zero. */
  readonly percent?: string;
  readonly crossed: readonly Crossing[];
}

export function changeBetween(series: Series, from: Spot, to: Spot, course: Course): SeriesChange {
  const [before, after] = [valuesAround(series, from, course), valuesAround(series, to, course)];
  const [first, last] = [before.last, after.last];
  const change = first && last && first !== last ? sayChange(first, last, series) : undefined;
  const percent = first && last && first !== last ? sayPercent(first, last) : undefined;
  const told = {
    ...(first && { from: sayFact(first, series, course), fromId: first.id }),
    ...(last && { to: sayFact(last, series, course), toId: last.id }),
    ...(change !== undefined && { change }),
    ...(percent !== undefined && { percent }),
  };
  const crossed = crossingsOf(series, { before, after, from }, course);
  const base = { series: series.id, label: series.label, ...told, crossed };
  return { ...base, says: sayAll(base, after, series, course) };
}

function sayAll(
  change: Omit<SeriesChange, 'says'>,
  after: Around,
  series: Series,
  course: Course,
): string {
  const { label, from, to, crossed } = change;
  const undated = after.unplaced.filter(({ id }) => id !== change.toId && id !== change.fromId);
  const rest = [
    ...(undated.length > 0 && undated.length < 3
      ? [`${listOf(undated.map((point) => sayFact(point, series, course)))} cannot be placed`]
      : []),
    ...crossed.filter(({ direction }) => direction !== undefined).map(sayCrossing),
  ];
  const what =
    to === undefined
      ? 'no value before either'
      : from === undefined
        ? `no value before the first; then ${to}`
        : change.fromId === change.toId
          ? `no value between them; last ${to}`
          : `from ${from} to ${to}${sayBy(change)}`;
  return [`${label}: ${what}`, ...rest].join('; ');
}

function sayBy({ change, percent }: Pick<SeriesChange, 'change' | 'percent'>): string {
  const by = [change, percent].filter((part) => part !== undefined);
  return by.length === 0 ? '' : ` (${by.join(', ')})`;
}

function sayChange(first: Point, last: Point, series: Series): string | undefined {
  const [a, b] = [extentOf(first.value, series), extentOf(last.value, series)];
  if (a === undefined || b === undefined) return undefined;
  const low = b.low - a.high;
  const high = b.high - a.low;
  if (low === high && Number.isFinite(low)) return withUnit(signed(tidy(low)), series.unit);
  if (low > 0 && Number.isFinite(low))
    return `rise of at least ${withUnit(sayNumber(tidy(low)), series.unit)}`;
  if (high < 0 && Number.isFinite(high))
    return `fall of at least ${withUnit(sayNumber(tidy(-high)), series.unit)}`;
  if (low === 0) return 'rise, its size not stated';
  return high === 0 ? 'fall, its size not stated' : 'change not known';
}

function sayPercent(first: Point, last: Point): string | undefined {
  const [a, b] = [exactOf(first), exactOf(last)];
  if (a === undefined || b === undefined || !(a > 0)) return undefined;
  return `${signed(Number(sayRounded(Math.abs(ratio((b - a) * 100, a)))) * Math.sign(b - a))} %`;
}

const tidy = (value: number): number => Number(value.toPrecision(12));
const signed = (value: number): string => (value > 0 ? `+${sayNumber(value)}` : sayNumber(value));
