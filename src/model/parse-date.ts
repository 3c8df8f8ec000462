/**
 * Dates as written: ISO 8601 with partial dates, the EDTF marks `~` and `?`, unspecified parts
 * (`2021-XX`), and plain English ("4 March 2021"). A partial date is never narrowed to its first day.
 */
import { daysInMonth, HOUR_MS, MINUTE_MS, SECOND_MS } from './calendar.ts';

/** What went wrong; `subject` is the part of the text it is about. */
export interface Fault {
  readonly kind: 'fault';
  readonly code: 'unreadable-time' | 'unknown-reference' | 'impossible-date' | 'time-too-long';
  readonly subject: string;
}

export interface DateExpression {
  readonly kind: 'date';
  readonly year: number;
  readonly month?: number;
  readonly day?: number;
  /** Of the day, and how exact. */
  readonly clock?: { readonly ms: number; readonly precision: 'hour' | 'minute' | 'second' };
  readonly approximate: boolean;
}

const ISO =
  /^(\d{4})(?:-(\d{2}|XX)(?:-(\d{2}|XX)(?:[T ](\d{2})(?::(\d{2})(?::(\d{2})(?:\.\d{1,9})?)?)?(?: ?(?:Z|[+-]\d{2}:?\d{2}))?)?)?)?([~?%]?)$/i;
const MONTH = '(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\\.?';
const DAY_FIRST = new RegExp(`^(?:(\\d{1,2}) )?${MONTH},? (\\d{4})(?:, (\\d{2}):(\\d{2}))?$`, 'i');
const MONTH_FIRST = new RegExp(`^${MONTH} (\\d{1,2}),? (\\d{4})$`, 'i');
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** One record tells many things of one moment, and each is asked for several times. */
const read = new Map<string, DateExpression | Fault>();
const MOST_READ = 20_000;
const LONGEST = 40;

/** The date, a Fault when it looks like a date but cannot be one, or undefined when it is none. */
export function readDate(text: string): DateExpression | Fault | undefined {
  const known = read.get(text);
  if (known !== undefined) return known;
  const date = parseDate(text);
  if (date === undefined || text.length > LONGEST) return date;
  if (read.size >= MOST_READ) read.clear();
  read.set(text, date);
  return date;
}

function parseDate(text: string): DateExpression | Fault | undefined {
  const iso = ISO.exec(text);
  if (iso) return checked(text, isoParts(iso), iso[7] !== '');
  const spoken = DAY_FIRST.exec(text);
  if (spoken) {
    const [, day, month, year, hour, minute] = spoken;
    return checked(text, [year, monthNumber(month), day, hour, minute, undefined], false);
  }
  const american = MONTH_FIRST.exec(text);
  if (!american) return undefined;
  const [, month, day, year] = american;
  return checked(text, [year, monthNumber(month), day, undefined, undefined, undefined], false);
}

type Parts = readonly (string | undefined)[];

function isoParts(match: RegExpExecArray): Parts {
  return match
    .slice(1, 7)
    .map((part) => (part === undefined || /x/i.test(part) ? undefined : part));
}

function monthNumber(name: string | undefined): string {
  return String(MONTHS.indexOf((name ?? '').slice(0, 3).toLowerCase()) + 1);
}

function checked(text: string, parts: Parts, approximate: boolean): DateExpression | Fault {
  const [year = NaN, month, day, hour, minute, second] = parts.map((part) =>
    part === undefined ? undefined : Number(part),
  );
  const impossible =
    (month !== undefined && (month < 1 || month > 12)) ||
    (day !== undefined && (day < 1 || day > daysInMonth(year, month ?? 1))) ||
    (day !== undefined && month === undefined) ||
    (hour ?? 0) > 24 ||
    (hour === 24 && (minute ?? 0) + (second ?? 0) > 0) ||
    (minute ?? 0) > 59 ||
    (second ?? 0) > 59;
  if (impossible) return { kind: 'fault', code: 'impossible-date', subject: text };
  const clock = clockOf(hour, minute, second);
  return {
    kind: 'date',
    year,
    approximate,
    ...(month !== undefined && { month }),
    ...(day !== undefined && { day }),
    ...(clock && { clock }),
  };
}

function clockOf(hour?: number, minute?: number, second?: number): DateExpression['clock'] {
  if (hour === undefined) return undefined;
  const ms = hour * HOUR_MS + (minute ?? 0) * MINUTE_MS + (second ?? 0) * SECOND_MS;
  if (second !== undefined) return { ms, precision: 'second' };
  return { ms, precision: minute === undefined ? 'hour' : 'minute' };
}
