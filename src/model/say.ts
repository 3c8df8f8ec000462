/**
 * Moments and lengths of time in plain English, with their uncertainty: nothing said here is narrower
 * than what is stated. Dates are written "4 Mar 2021" everywhere.
 */
import {
  BIRTH,
  CALENDAR,
  calendarParts,
  DAY_MS,
  HOUR_MS,
  MEAN_MONTH_MS,
  MEAN_YEAR_MS,
  MINUTE_MS,
  startOfUnit,
  UNIT_MS,
  type TimeUnit,
} from './calendar.ts';
import type { Clock } from './clock.ts';
import type { Duration, Precision, When } from './when.ts';

const SHORT = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const LONG = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

/** What a label of an anchor or event is, for ids that the clock does not know. */
export type LabelOf = (id: string) => string | undefined;

/**
 * The moment in words.
 * @example "about 11 months before presentation (to the month)", "week 3 after the first infusion",
 * "March 2021", "after presentation, date not stated", "date not stated"
 */
export function sayWhen(when: When, clock: Pick<Clock, 'anchors'>, labelOf?: LabelOf): string {
  const name = (id: string) =>
    inSentence(labelOf?.(id) ?? clock.anchors.get(id)?.label ?? id.replace(/-/g, ' '));
  const isLoose = when.precision === 'none' || when.precision === 'order';
  const about = when.approximate && !isLoose ? 'about ' : '';
  return `${about}${sayExact(when, name)}`;
}

/** A wall-clock moment to its precision: "4 Mar 2021, 10:30", "March 2021", "2021". */
export function sayDate(ms: number, precision: Precision = 'day'): string {
  const { year, month, day, hour, minute } = calendarParts(ms);
  const two = (n: number) => String(n).padStart(2, '0');
  switch (precision) {
    case 'year':
      return String(year);
    case 'month':
      return `${LONG[month - 1]} ${year}`;
    case 'hour':
    case 'minute':
    case 'second':
      return `${day} ${SHORT[month - 1]} ${year}, ${two(hour)}:${two(minute)}`;
    default:
      return `${day} ${SHORT[month - 1]} ${year}`;
  }
}

/** A length as stated: "10 days", "1 month". */
export function sayLength({ amount, unit }: Duration): string {
  return `${amount} ${unit}${amount === 1 ? '' : 's'}`;
}

const STEPS: readonly (readonly [TimeUnit, number])[] = [
  // From these lengths on a clinician changes the unit: 24 months, 3 months, 8 weeks, 3 days, 2 hours.
  ['year', 2 * MEAN_YEAR_MS],
  ['month', 3 * MEAN_MONTH_MS - DAY_MS],
  ['week', 8 * 7 * DAY_MS],
  ['day', 2 * DAY_MS],
  ['hour', 2 * HOUR_MS],
];

/** A length in the unit that a clinician says, rounded to it: "21 days", "11 months", "2.5 years". */
export function sayDuration(ms: number): string {
  const length = Math.abs(ms);
  const isWhole = (unit: TimeUnit) =>
    Math.abs(length / UNIT_MS[unit] - Math.round(length / UNIT_MS[unit])) < 1e-9;
  const whole = (['year', 'month'] as const).find((each) => length > 0 && isWhole(each));
  const step = STEPS.find(([each, from]) => length >= from && (each !== 'week' || isWhole('week')));
  const unit = whole ?? (length === DAY_MS ? 'day' : (step?.[0] ?? 'minute'));
  const exact = length / UNIT_MS[unit];
  const amount = unit === 'year' && exact < 10 ? Math.round(exact * 2) / 2 : Math.round(exact);
  return sayLength({ amount, unit });
}

function sayExact(when: When, name: (id: string) => string): string {
  if (when.precision === 'none') return sayNothing(when.words);
  if (when.precision === 'order') return sayOrder(when, name);
  if (when.anchor === CALENDAR) return sayCalendar(when);
  if (when.anchor === BIRTH && when.precision !== 'interval') return sayAge(when);
  return sayOffset(when, name(when.anchor));
}

/** Silence of the source, or words that nobody could read as a time. */
function sayNothing(words: string): string {
  const isSilent = words === '' || /^(?:(?:date )?not stated|unknown)$/i.test(words.trim());
  return isSilent ? 'date not stated' : `“${words.slice(0, 80)}”, not readable as a time`;
}

function sayOrder(when: When, name: (id: string) => string): string {
  const list = (ids: readonly string[]) => [...new Set(ids)].map(name).join(' and ');
  const parts = [
    ...(when.after.length > 0 ? [`after ${list(when.after)}`] : []),
    ...(when.before.length > 0 ? [`before ${list(when.before)}`] : []),
  ];
  if (parts.length > 0 && !isBeyond(when)) return `${parts.join(', ')}, date not stated`;
  return sayBounds(when, name);
}

/** "More than 2 years before presentation": the name alone would lose the distance. */
function isBeyond({ anchor, earliest, latest, after, before }: When): boolean {
  const [id, ...others] = [...after, ...before];
  if (id !== anchor || others.length > 0) return false;
  return earliest > 0 || latest < 0;
}

/** Only bounds: "at or after 4 Mar 2021", "at or before surgery", "2 years or more before presentation". */
function sayBounds(when: When, name: (id: string) => string): string {
  const { anchor, earliest, latest } = when;
  const isFrom = Number.isFinite(earliest);
  const isTo = Number.isFinite(latest);
  if (!isFrom && !isTo) return 'date not stated';
  const say = (ms: number) => (anchor === CALENDAR ? sayDate(ms) : sayPlace(ms, name(anchor)));
  if (isFrom && isTo) return `between ${say(earliest)} and ${say(latest)}, date not stated`;
  const label = name(anchor);
  if (anchor !== CALENDAR && isFrom && earliest > 0)
    return `${sayDuration(earliest)} or more after ${label}, date not stated`;
  if (anchor !== CALENDAR && isTo && latest < 0)
    return `${sayDuration(latest)} or more before ${label}, date not stated`;
  // Up to the end of the anchor's own day: the anchor itself is not left out.
  if (anchor !== CALENDAR && isTo && latest === DAY_MS)
    return `at or before ${label}, date not stated`;
  return `${isFrom ? `at or after ${say(earliest)}` : `before ${say(latest)}`}, date not stated`;
}

function sayPlace(ms: number, label: string): string {
  return ms === 0 ? label : `${sayDuration(ms)} ${ms < 0 ? 'before' : 'after'} ${label}`;
}

function sayCalendar({ earliest, latest, precision }: When): string {
  if (precision !== 'interval' && precision !== 'week') return sayDate(earliest, precision);
  const isMonths =
    startOfUnit(earliest, 'month') === earliest && startOfUnit(latest, 'month') === latest;
  const isYears =
    isMonths &&
    startOfUnit(earliest, 'year') === earliest &&
    startOfUnit(latest, 'year') === latest;
  const unit = isYears
    ? 'year'
    : isMonths
      ? 'month'
      : latest - earliest < DAY_MS
        ? 'minute'
        : 'day';
  return `${sayDate(earliest, unit)} to ${sayDate(latest - 1, unit)}`;
}

/** By how much of the unit years and months counted from a known birth differ from mean ones. */
const CALENDAR_SLACK = { year: 0.02, month: 0.1, week: 0, day: 0 } as const;

function sayAge({ earliest, precision }: When): string {
  const unit =
    precision === 'month' || precision === 'week' || precision === 'day' ? precision : 'year';
  const exact = earliest / UNIT_MS[unit];
  const amount =
    [0, 1, 2]
      .map((digits) => Number(exact.toFixed(digits)))
      .find((rounded) => Math.abs(exact - rounded) <= CALENDAR_SLACK[unit]) ?? exact;
  return `age ${amount}${unit === 'year' ? '' : ` ${unit}${amount === 1 ? '' : 's'}`}`;
}

function sayOffset({ earliest, latest, precision }: When, label: string): string {
  switch (precision) {
    case 'month':
    case 'year':
      return saySpanOf(precision, earliest, latest, label);
    case 'week': {
      const week = Math.round(earliest / UNIT_MS.week);
      return week < 0 ? `week ${-week} before ${label}` : `week ${week + 1} after ${label}`;
    }
    case 'day': {
      const day = Math.floor(earliest / DAY_MS);
      if (day === 0) return label;
      return day < 0
        ? `${sayLength({ amount: -day, unit: 'day' })} before ${label}`
        : `day ${day} after ${label}`;
    }
    case 'interval':
      return sayInterval(earliest, latest, label);
    default:
      return earliest === 0 ? label : sayFine(earliest, precision, label);
  }
}

/** An end that stands half a month off came from "11 months before", and is said as it was stated. */
function sayInterval(earliest: number, latest: number, label: string): string {
  const isHalf = (ms: number) => {
    const off = Math.abs(Math.abs((ms / MEAN_MONTH_MS) % 1) - 0.5);
    // Short of three months, where days are said, only an exact half came from months.
    return off < (Math.abs(ms) > 3 * MEAN_MONTH_MS ? 0.03 : 1e-9);
  };
  const half = MEAN_MONTH_MS / 2;
  const from = isHalf(earliest) ? earliest + half : earliest;
  const to = isHalf(latest) ? latest - half : lastDay(earliest, latest);
  const grain = isHalf(earliest) || isHalf(latest) ? ' (to the month)' : '';
  return `between ${sayPlace(from, label)} and ${sayPlace(to, label)}${grain}`;
}

/** An end on a whole day means that day: up to, not including, day 10 is "day 9". From day 0 on it is a length. */
function lastDay(earliest: number, latest: number): number {
  const isDay = latest % DAY_MS === 0 && latest !== 0 && (earliest !== 0 || latest === DAY_MS);
  return isDay ? latest - DAY_MS : latest;
}

/** "11 months before" has half a month on either side; "month 2" is a month counted from its first day. */
function saySpanOf(
  unit: 'month' | 'year',
  earliest: number,
  latest: number,
  label: string,
): string {
  const length = UNIT_MS[unit];
  const middle = (earliest + latest) / 2 / length;
  const isOrdinal = Math.abs(middle - Math.round(middle)) > 0.25;
  if (isOrdinal && middle > 0) return `${unit} ${Math.round(middle + 0.5)} after ${label}`;
  const n = Math.round(middle);
  if (n === 0) return `within half a ${unit} of ${label}`;
  return `${sayLength({ amount: Math.abs(n), unit })} ${n < 0 ? 'before' : 'after'} ${label} (to the ${unit})`;
}

function sayFine(earliest: number, precision: Precision, label: string): string {
  const unit = precision === 'hour' && earliest % HOUR_MS === 0 ? 'hour' : 'minute';
  const amount = Math.abs(Math.round(earliest / (unit === 'hour' ? HOUR_MS : MINUTE_MS)));
  return `${sayLength({ amount, unit })} ${earliest < 0 ? 'before' : 'after'} ${label}`;
}

const ARTICLE =
  /^(?:first|second|third|last|final|next|previous|start|end|index|\d+(?:st|nd|rd|th))\b/i;

const COMMON =
  /^(?:admission|baseline|biopsy|birth|day|diagnosis|discharge|infusion|injury|onset|operation|presentation|referral|relapse|surgery|transplant|transplantation|treatment|vaccination|visit)\b/i;

/** A label inside a sentence: "First infusion" is "the first infusion"; names and "ITP" keep their capitals. */
function inSentence(label: string): string {
  const isArticled = ARTICLE.test(label);
  const lower =
    isArticled || COMMON.test(label) ? label.charAt(0).toLowerCase() + label.slice(1) : label;
  return isArticled ? `the ${lower}` : lower;
}
