/**
 * Values as they are printed beside their marks. A laboratory's export may hold fifteen digits, of
 * which most are noise of its arithmetic; the label rounds them, the table and the detail do not.
 * A bound is never rounded: it would be another bound. The caption says so where it happens.
 */
import type { Series } from './course.ts';
import { besideOf } from './sample-points.ts';
import type { Value } from './quantity.ts';

/** More significant digits than this are more than anyone measures, and so many are printed. */
const MOST_DIGITS = 6;
const PRINTED_DIGITS = 4;
/** Of a long run so many samples are asked: noise is in all of them or in none. */
const ASKED = 2000;

const known = new WeakMap<Series, boolean>();

/** Are values of this series rounded for print? */
export function isRounded(series: Series): boolean {
  const found = known.get(series) ?? hasNoise(series);
  known.set(series, found);
  return found;
}

/** The value with the digits that are printed. */
export function printedValue(value: Value): Value {
  if (value.kind === 'number')
    return value.comparator === '=' || value.comparator === '~'
      ? { ...value, value: rounded(value.value) }
      : value;
  if (value.kind === 'pair')
    return { ...value, first: rounded(value.first), second: rounded(value.second) };
  if (value.kind !== 'range') return value;
  const { low, high, median } = value;
  return {
    ...value,
    low: rounded(low),
    high: rounded(high),
    ...(median === undefined ? {} : { median: rounded(median) }),
  };
}

function hasNoise(series: Series): boolean {
  if (besideOf(series).some(({ value }) => printedNoise(value))) return true;
  const values = series.samples?.values ?? [];
  const step = Math.max(1, Math.floor(values.length / ASKED));
  for (let at = 0; at < values.length; at += step) if (isNoisy(values[at] ?? 0)) return true;
  return false;
}

function printedNoise(value: Value): boolean {
  if (value.kind === 'number')
    return (value.comparator === '=' || value.comparator === '~') && isNoisy(value.value);
  if (value.kind === 'pair') return isNoisy(value.first) || isNoisy(value.second);
  if (value.kind !== 'range') return false;
  return isNoisy(value.low) || isNoisy(value.high) || isNoisy(value.median ?? 0);
}

/** A whole number is a count, and has no digits that are noise. */
function isNoisy(value: number): boolean {
  if (Number.isInteger(value)) return false;
  const digits = String(value)
    .replace(/e.*$/, '')
    .replace(/^[-0.]+/, '');
  return digits.replace('.', '').length > MOST_DIGITS;
}

/** To four significant digits, and never within the whole part of the number. */
function rounded(value: number): number {
  if (!isNoisy(value)) return value;
  const whole = Math.floor(Math.log10(Math.abs(value))) + 1;
  return Number(value.toPrecision(Math.min(100, Math.max(PRINTED_DIGITS, whole))));
}
