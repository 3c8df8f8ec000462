/**
 * Lengths of time as a clinician says them: "6 weeks 3 days", "about 11 months ± 16 days", "at least
 * 3 weeks". What is said always covers what is known: `low` and `high` are the length as said.
 */
import {
  addUnits,
  calendarParts,
  DAY_MS,
  HOUR_MS,
  MEAN_MONTH_MS,
  MEAN_YEAR_MS,
  MINUTE_MS,
  WEEK_MS,
} from '../model/clock.ts';

/** ms; a side may be infinite. */
export interface Span {
  readonly min: number;
  readonly max: number;
}

export interface Length {
  readonly says: string;
  /** Said behind it: the source tells an end only as “about”. */
  readonly note?: string;
  readonly low: number;
  readonly high: number;
}

/** Whole days between two dated days; each date is known to its day and no finer. */
export function sayDays(days: number, fromDate?: number): Length {
  const span = { low: (days - 1) * DAY_MS, high: (days + 1) * DAY_MS };
  const isLong = Math.abs(days) >= 84;
  const says =
    isLong && fromDate !== undefined ? sayCalendar(days, fromDate) : sayWeeks(Math.abs(days));
  return { says, ...span };
}

/** A length known between two ends, in words that are never narrower. */
export function saySpan({ min, max }: Span): Length {
  if (min <= 0 && max >= 0) return sayAround(min, max);
  if (min < 0) {
    const { says, low, high } = saySpan({ min: -max, max: -min });
    return { says, low: -high, high: -low };
  }
  if (max === Infinity) {
    const [n, unit] = floored(min);
    return { says: `at least ${amount(n, unit)}`, low: n * unit.ms, high: Infinity };
  }
  return sayMiddle(min, max);
}

/** "3 weeks after presentation", with what must be said beside it. */
export function sayLengthWith({ says, note }: Length, words = ''): string {
  const told = words === '' ? says : `${says} ${words}`;
  return note === undefined ? told : `${told}, ${note}`;
}

/** A length between ends of which one is told as "about": no width is known, so none is said. */
export function sayAbout(span: Span): Length {
  const { min, max } = span;
  const { says } = saySpan(span);
  const middle = Math.abs(min + max) / 2;
  const isCounted = Number.isFinite(middle) && (min > 0 || max < 0);
  const near = isCounted ? amount(...rounded(middle)) : says.replace(/^about /, '');
  const told = /^(?:at |not |no )/.test(near) ? near : `about ${near}`;
  return { says: told, note: 'told only as “about”', low: -Infinity, high: Infinity };
}

function rounded(ms: number): readonly [number, Unit] {
  const isMonths =
    ms >= 0.9 * MONTH.ms && Math.abs(ms / MONTH.ms - Math.round(ms / MONTH.ms)) < 0.15;
  const unit = isMonths ? MONTH : unitFor(ms);
  return [Math.round(ms / unit.ms), unit];
}

interface Unit {
  readonly name: string;
  readonly ms: number;
}

const MINUTE: Unit = { name: 'minute', ms: MINUTE_MS };
const HOUR: Unit = { name: 'hour', ms: HOUR_MS };
const DAY: Unit = { name: 'day', ms: DAY_MS };
const WEEK: Unit = { name: 'week', ms: WEEK_MS };
const MONTH: Unit = { name: 'month', ms: MEAN_MONTH_MS };
const YEAR: Unit = { name: 'year', ms: MEAN_YEAR_MS };

/** From two of a unit on it is used; weeks only where they come out even. */
function unitFor(ms: number): Unit {
  if (ms >= 2 * YEAR.ms) return YEAR;
  if (ms >= 3 * MONTH.ms - DAY_MS || isWhole(ms, MONTH)) return MONTH;
  if (ms >= 2 * WEEK.ms && isWhole(ms, WEEK)) return WEEK;
  return ms >= DAY_MS ? DAY : ms >= 2 * HOUR.ms ? HOUR : MINUTE;
}

const isWhole = (ms: number, { ms: unit }: Unit): boolean =>
  ms >= unit && Math.abs(ms / unit - Math.round(ms / unit)) < 1e-9;

function amount(n: number, { name }: Unit): string {
  return `${n} ${name}${n === 1 ? '' : 's'}`;
}

function floored(ms: number): readonly [number, Unit] {
  const unit = unitFor(ms);
  return [Math.floor(ms / unit.ms + 1e-9), unit];
}

function ceiled(ms: number): readonly [number, Unit] {
  const unit = unitFor(ms);
  return [Math.ceil(ms / unit.ms - 1e-9), unit];
}

/** Either may be first, or only an upper end is known. */
function sayAround(min: number, max: number): Length {
  if (min >= -DAY_MS && max !== Infinity) {
    const [n, unit] = ceiled(max);
    return {
      says: max === 0 ? 'no time' : `at most ${amount(n, unit)}`,
      low: min,
      high: n * unit.ms,
    };
  }
  if (max <= DAY_MS && min !== -Infinity) {
    const { says, low, high } = sayAround(-max, -min);
    return { says, low: -high, high: -low };
  }
  if (!Number.isFinite(min) || !Number.isFinite(max))
    return { says: 'not stated', low: -Infinity, high: Infinity };
  const [before, first] = ceiled(-min);
  const [after, second] = ceiled(max);
  return {
    says: `between ${amount(before, first)} before and ${amount(after, second)} after`,
    low: -before * first.ms,
    high: after * second.ms,
  };
}

/** "About 11 months ± 16 days"; where half the width says little, "between 2 and 9 months". */
function sayMiddle(min: number, max: number): Length {
  const middle = (min + max) / 2;
  const half = (max - min) / 2;
  if (half === 0 && middle < 2 * DAY_MS) return exactly(middle);
  const unit = middleUnit(middle, half);
  const n = Math.round(middle / unit.ms);
  const by = Math.max(max - n * unit.ms, n * unit.ms - min);
  const [spread, spreadUnit] = ceiled(by);
  const reach = spread * spreadUnit.ms;
  if (reach > (n * unit.ms) / 2) return sayBetween(min, max);
  return {
    says: `about ${amount(n, unit)} ± ${amount(spread, spreadUnit)}`,
    low: n * unit.ms - reach,
    high: n * unit.ms + reach,
  };
}

/** Months where they are near, years only of what is very uncertain, else days. */
function middleUnit(middle: number, half: number): Unit {
  const months = middle / MONTH.ms;
  const isNearMonth =
    Math.abs(months - Math.round(months)) * MONTH.ms <= Math.max(2 * DAY_MS, half / 2);
  if (middle >= 1.5 * MONTH.ms && isNearMonth) return MONTH;
  if (middle >= 2 * YEAR.ms && half >= MONTH.ms * 3) return YEAR;
  return middle >= 2 * DAY_MS ? DAY : HOUR;
}

function exactly(ms: number): Length {
  const [n, unit] = floored(ms);
  return { says: amount(n, unit), low: n * unit.ms, high: (n + 1) * unit.ms };
}

function sayBetween(min: number, max: number): Length {
  const unit = unitFor(max);
  const low = Math.floor(min / unit.ms + 1e-9);
  const high = Math.ceil(max / unit.ms - 1e-9);
  const says =
    low === 0 ? `less than ${amount(high, unit)}` : `between ${low} and ${amount(high, unit)}`;
  return {
    says: low === high ? amount(low, unit) : says,
    low: low * unit.ms,
    high: high * unit.ms,
  };
}

/** "12 days", "6 weeks 3 days". */
function sayWeeks(days: number): string {
  if (days < 14) return amount(days, DAY);
  const rest = days % 7;
  const weeks = amount((days - rest) / 7, WEEK);
  return rest === 0 ? weeks : `${weeks} ${amount(rest, DAY)}`;
}

/** "1 year 2 months 3 days", by the calendar from the earlier of the two dates. */
function sayCalendar(days: number, fromDate: number): string {
  const from = days < 0 ? fromDate + days * DAY_MS : fromDate;
  const to = from + Math.abs(days) * DAY_MS;
  const [start, end] = [calendarParts(from), calendarParts(to)];
  const guess = (end.year - start.year) * 12 + end.month - start.month;
  const months = addUnits(from, guess, 'month') > to ? guess - 1 : guess;
  const rest = Math.round((to - addUnits(from, months, 'month')) / DAY_MS);
  const parts = [
    [Math.floor(months / 12), YEAR],
    [months % 12, MONTH],
    [rest, DAY],
  ] as const;
  return parts.flatMap(([n, unit]) => (n === 0 ? [] : [amount(n, unit)])).join(' ');
}
