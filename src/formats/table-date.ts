/**
 * Dates as people type them into tables become the words that the model reads. Nothing is guessed:
 * 03/04/2021 is two days and 4.3.21 two centuries until the column or a person says which.
 */
import { calendarParts, civilMs, DAY_MS, SECOND_MS } from '../model/calendar.ts';
import { readDate } from '../model/parse-date.ts';
import { otherDate } from './table-date-words.ts';
import { textOf, type Cell } from './table-sheet.ts';

/** An order of day, month and year; with the year first only where it has two digits: 21-03-04. */
export type KnownOrder = 'dmy' | 'mdy' | 'ymd';
export const ORDER_WORDS: Readonly<Record<KnownOrder, string>> = {
  dmy: 'day, month, year',
  mdy: 'month, day, year',
  ymd: 'year, month, day',
};
/** Which part of 03/04/2021 is the day; `none`: no cell asks. */
export type DateOrder = KnownOrder | 'ask' | 'none';
/** The century of 4.3.21. */
export type Century = 1900 | 2000 | 'ask' | 'none';

export interface DateRules {
  readonly order: DateOrder;
  readonly century: Century;
}

export type ReadMoment =
  /** `serial`: counted by a spreadsheet from 1900. */
  | { readonly kind: 'time'; readonly words: string; readonly serial?: boolean }
  /** Two readings; `shows` is the order that the text itself proves, if it does. */
  | { readonly kind: 'asked'; readonly what: 'order' | 'century' }
  | { readonly kind: 'none' };

const NONE: ReadMoment = { kind: 'none' };

const CLOCK =
  '(?:[T ,]+(\\d{1,2})(?:[:.h时](\\d{1,2})?(?:[:.分](\\d{2}))?(?:[.,]\\d+)?)?[秒分]? ?([ap]\\.?m\\.?|uhr)?)?';
const ZONE = '(?: ?(?:Z|UTC|GMT|[+-]\\d{2}:?\\d{2}))?';
const ISO = new RegExp(`^(\\d{4})[-/.](\\d{1,2})[-/.](\\d{1,2})\\.?${CLOCK}${ZONE}$`, 'i');
const NUMERIC = new RegExp(
  `^(\\d{1,2})([-/.])(\\d{1,2})\\.?\\2(\\d{4}|\\d{2})${CLOCK}${ZONE}$`,
  'i',
);
const CHINESE = new RegExp(
  `^(\\d{4}) ?年 ?(\\d{1,2}) ?月(?: ?(\\d{1,2}) ?[日号]?${CLOCK.replace('[T ,]+', '[T ,]*')})?$`,
  'i',
);
const COMPACT = /^(\d{4})(\d{2})(\d{2})(?:[T ]?(\d{2})(\d{2})(\d{2})?)?$/;
const MONTH_ONLY = /^(?:(\d{4})[-/.](\d{1,2})|(\d{1,2})[-/.](\d{4}))$/;
const NAMED = new RegExp(
  `^(?:(\\d{1,2})\\.?[ -]?(?:de )?)?([\\p{L}]{3,10})\\.?[ ,-]*(?:de )?(\\d{4}|\\d{2})${CLOCK}$`,
  'iu',
);
const NAMED_FIRST = new RegExp(
  `^([\\p{L}]{3,10})\\.? (\\d{1,2})(?:st|nd|rd|th)?,? (\\d{4})${CLOCK}$`,
  'iu',
);

/**
 * By the first letters that tell them apart, in English, German, French, Spanish, Portuguese,
 * Italian, Dutch and Russian.
 */
const MONTHS: readonly RegExp[] = [
  /^(?:jan|ene|jän|gen|янв)/,
  /^(?:feb|fév|fev|фев)/,
  /^(?:mar|mär|mrz|maa|мар)/,
  /^(?:apr|avr|abr|апр)/,
  /^(?:may|mai|mei|mag|ма[йя])/,
  /^(?:jun|juin|giu|июн)/,
  /^(?:jul|juil|lug|июл)/,
  /^(?:aug|aoû|aou|ago|авг)/,
  /^(?:sep|set|сен)/,
  /^(?:oct|okt|out|ott|окт)/,
  /^(?:nov|ноя)/,
  /^(?:dec|dez|déc|dic|дек)/,
];

/** The moment that a cell tells. Text that is no date, and numbers that are none, give `none`. */
export function readMoment(cell: Cell, rules: DateRules): ReadMoment {
  if (typeof cell === 'object') return { kind: 'time', words: cell.date };
  if (typeof cell === 'number') return ofNumber(cell);
  const text = cell
    .trim()
    .replace(/\s+/g, ' ')
    .replace(/ ?г(?:ода?|\.)?$/, '');
  if (text === '' || text.length > 60) return NONE;
  const about =
    /^(?:about|approx\.?|ca\.?|circa|~|um|etwa|vers|hacia|cerca de|около|约|頃) ?/i.exec(text);
  const read = ofText(about ? text.slice(about[0].length) : text, rules);
  return about && read.kind === 'time' ? { ...read, words: `about ${read.words}` } : read;
}

function ofText(text: string, rules: DateRules): ReadMoment {
  const iso = ISO.exec(text) ?? CHINESE.exec(text);
  if (iso) return spell([iso[1], iso[2], iso[3]], iso.slice(4, 8));
  const numeric = NUMERIC.exec(text);
  if (numeric) return ofNumeric(numeric, rules);
  const compact = COMPACT.exec(text);
  if (compact && isYear(compact[1])) return spell(compact.slice(1, 4), compact.slice(4, 7));
  const month = MONTH_ONLY.exec(text);
  if (month) return spell([month[1] ?? month[4], month[2] ?? month[3]], []);
  const named = NAMED.exec(text);
  if (named) return ofNamed(named[3], named[2], named[1], named.slice(4, 8), rules);
  const first = NAMED_FIRST.exec(text);
  if (first) return ofNamed(first[3], first[1], first[2], first.slice(4, 8), rules);
  if (/^\d{4}$/.test(text) && isYear(text)) return { kind: 'time', words: text };
  if (/^\d{5}(?:[.,]\d+)?$/.test(text)) return ofNumber(Number(text.replace(',', '.')));
  const other = otherDate(text);
  if (other !== undefined && isOwnDate(other)) return { kind: 'time', words: other };
  // What the model reads itself: "2021-XX", "2021-03~", "2021-03/2021-05", "../2021-03", "age 6 years".
  return isOwnDate(text) ? { kind: 'time', words: text } : NONE;
}

const isOwnDate = (text: string): boolean =>
  isModelDate(text) || isInterval(text) || AGE.test(text);

const AGE = /^age \d{1,5}(?:\.\d{1,4})? (?:day|week|month|year)s?$/;

const isModelDate = (text: string): boolean => readDate(text)?.kind === 'date';

/** Two bounds as EDTF (ISO 8601-2) writes them; an open one is "..". */
function isInterval(text: string): boolean {
  const ends = text.split('/');
  const isSound = ends.every((end) => end === '..' || (/^\d{4}-?/.test(end) && isModelDate(end)));
  return ends.length === 2 && isSound && ends.some((end) => end !== '..');
}

type Parts = readonly (string | undefined)[];

/** Of several readings the order of the table decides. */
function ofNumeric(match: RegExpExecArray, { order, century }: DateRules): ReadMoment {
  const [, a = '', , b = '', c = '', ...clock] = match;
  const readings = readingsOf(match);
  if (readings.length === 0) return NONE;
  const taken = readings.length === 1 ? readings[0] : readings.find((each) => each === order);
  if (taken === undefined) return { kind: 'asked', what: 'order' };
  const full = fullYear(taken === 'ymd' ? a : c, century);
  if (full === undefined) return { kind: 'asked', what: 'century' };
  const parts = { dmy: [full, b, a], mdy: [full, a, b], ymd: [full, b, c] };
  return spell(parts[taken], clock);
}

const isDay = (text: string): boolean => Number(text) >= 1 && Number(text) <= 31;
const isMonth = (text: string): boolean => Number(text) >= 1 && Number(text) <= 12;

/**
 * The orders that a date of three numbers allows: there is no month 13, and no day 32. Dots are the
 * day's own way of writing; slashes and hyphens say nothing of the order.
 */
function readingsOf([, a = '', sign, b = '', c = '']: RegExpExecArray): readonly KnownOrder[] {
  const isDmy = isDay(a) && isMonth(b);
  if (sign === '.' && isDmy) return ['dmy'];
  // 03/03/2021 is one day in either order.
  const isMdy = isMonth(a) && isDay(b) && sign !== '.' && Number(a) !== Number(b);
  const isYmd = a.length === 2 && c.length === 2 && isMonth(b) && isDay(c);
  return [
    ...(isDmy ? (['dmy'] as const) : []),
    ...(isMdy ? (['mdy'] as const) : []),
    ...(isYmd ? (['ymd'] as const) : []),
  ];
}

/** The orders that a cell of numbers allows; none of a cell that is no such date. */
export function ordersIn(cell: string): readonly KnownOrder[] {
  const match = NUMERIC.exec(cell.trim());
  return match ? readingsOf(match) : [];
}

/** Whether the year of a date has two digits, which no century is said of. */
export function isShortYear(cell: string): boolean {
  const match = NUMERIC.exec(cell.trim());
  if (match) return match[4]?.length === 2 && readingsOf(match).length > 0;
  return /[\p{L}]{3}\.?[ ,-]*\d{2}$/u.test(cell.trim());
}

/** What the cells of a table prove about the order of their dates. */
export class Orders {
  readonly #proven = new Set<KnownOrder>();
  /** What all cells allow that have several readings; undefined: there is none. */
  #common: ReadonlySet<KnownOrder> | undefined;

  add(cell: string): void {
    const match = NUMERIC.exec(cell.trim());
    const readings = match ? readingsOf(match) : [];
    const [first] = readings;
    if (first === undefined) return;
    if (readings.length > 1) {
      const common = this.#common;
      this.#common = new Set(readings.filter((each) => common?.has(each) ?? true));
    } else if (match?.[2] !== '.' && Number(match?.[1]) !== Number(match?.[3]))
      this.#proven.add(first);
  }

  /** `ask` where some date has several readings, and the others prove no order, or more than one. */
  order(): DateOrder {
    const candidates = this.#proven.size > 0 ? this.#proven : this.#common;
    if (candidates === undefined) return 'none';
    const [only] = candidates;
    const isShared = only !== undefined && (this.#common?.has(only) ?? true);
    return isShared && candidates.size === 1 ? only : 'ask';
  }
}

function fullYear(year: string, century: Century): string | undefined {
  if (year.length === 4) return year;
  return typeof century === 'number' ? String(century + Number(year)) : undefined;
}

function ofNamed(
  year: string | undefined,
  name: string | undefined,
  day: string | undefined,
  clock: Parts,
  { century }: DateRules,
): ReadMoment {
  const lower = (name ?? '').toLowerCase();
  const month = MONTHS.findIndex((pattern) => pattern.test(lower)) + 1;
  if (month === 0) return NONE;
  const full = fullYear(year ?? '', century);
  if (full === undefined) return { kind: 'asked', what: 'century' };
  return spell([full, String(month), day], clock);
}

function spell(date: Parts, clock: Parts): ReadMoment {
  const [year = '', ...rest] = date.filter((part) => part !== undefined);
  const words = [year.padStart(4, '0'), ...rest.map((part) => part.padStart(2, '0'))].join('-');
  const time = rest.length === 2 ? spellClock(clock) : '';
  // A day that the calendar does not have is no date; the words stay with the record.
  if (time === undefined || readDate(words + time)?.kind !== 'date') return NONE;
  return { kind: 'time', words: words + time };
}

function spellClock([hour, minute, second, half]: Parts): string | undefined {
  if (hour === undefined || hour === '') return '';
  const isHalf = /^[ap]/i.test(half ?? '');
  if (isHalf && (Number(hour) < 1 || Number(hour) > 12)) return undefined;
  const late = /^p/i.test(half ?? '') ? 12 : 0;
  const hours = isHalf ? (Number(hour) % 12) + late : Number(hour);
  const parts = [String(hours), minute, second].filter((part) => part !== undefined && part !== '');
  return ` ${parts.map((part) => String(part).padStart(2, '0')).join(':')}`;
}

/** Days since 1899-12-30, as spreadsheets count them (1954–2119); or 20210304, or a year. */
function ofNumber(value: number): ReadMoment {
  if (Number.isInteger(value) && isYear(String(value)))
    return { kind: 'time', words: String(value) };
  if (value >= 18_000_000 && value < 22_000_000) return ofText(String(value), NO_RULES);
  if (!(value >= 20_000 && value < 80_500)) return NONE;
  const { year, month, day, hour, minute } = calendarParts(
    EXCEL_ZERO + Math.round((value * DAY_MS) / SECOND_MS) * SECOND_MS,
  );
  const clock = Number.isInteger(value) ? [] : [String(hour), String(minute)];
  const read = spell([String(year), String(month), String(day)], clock);
  return read.kind === 'time' ? { ...read, serial: true } : read;
}
const EXCEL_ZERO = civilMs(1899, 12, 30);
const NO_RULES: DateRules = { order: 'none', century: 'none' };

function isYear(text: string | undefined): boolean {
  return Number(text) >= 1850 && Number(text) < 2150;
}

/** "08:30", "8.30 pm" of a column beside the dates, as words to stand after one. */
export function readClock(cell: Cell): string | undefined {
  if (typeof cell === 'number')
    return cell >= 0 && cell < 1 ? clockOf(Math.round(cell * 1440)) : undefined;
  // Of a sheet that shows the time of day as a duration, "[h]:mm".
  const hours = Number(/^(\d{1,2}(?:\.\d+)?) hours$/.exec(textOf(cell))?.[1]);
  if (hours < 24) return clockOf(Math.round(hours * 60));
  const digits = /^([01]\d|2[0-3])([0-5]\d)$/.exec(textOf(cell));
  if (digits) return `${digits[1] ?? ''}:${digits[2] ?? ''}`;
  const match = /^(\d{1,2})(?:[:.h](\d{2}))(?:[:.](\d{2}))?(?: ?([ap]\.?m\.?|uhr))?$/i.exec(
    textOf(cell),
  );
  const words = match ? spellClock(match.slice(1, 5))?.trim() : undefined;
  return words !== undefined && readDate(`2000-01-01 ${words}`)?.kind === 'date'
    ? words
    : undefined;
}

function clockOf(minutes: number): string {
  const two = (n: number) => String(n).padStart(2, '0');
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}
