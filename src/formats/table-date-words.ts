/**
 * Dates that are told by other means than day, month and year of one calendar: weeks and quarters,
 * the eras of Japan, and milliseconds or seconds since 1970. Each becomes what the model reads: a date,
 * or the stretch that the words allow. Undefined: it is none of these.
 */
import { calendarParts, civilMs, DAY_MS } from '../model/calendar.ts';

export function otherDate(text: string): string | undefined {
  return week(text) ?? quarter(text) ?? era(text) ?? sinceEpoch(text);
}

/** ISO 8601: "2021-W10" from Monday to Sunday, "2021-W10-3" its Wednesday; "KW 10/2021" (DIN 1355). */
function week(text: string): string | undefined {
  const iso = /^(\d{4})-?W(\d{2})(?:-?([1-7]))?$/i.exec(text);
  const german = iso ? undefined : /^KW ?(\d{1,2})[ /.]+(\d{4})$/i.exec(text);
  const year = Number(iso?.[1] ?? german?.[2]);
  const number = Number(iso?.[2] ?? german?.[1]);
  if (!isYear(year) || !(number >= 1 && number <= weeksOf(year))) return undefined;
  const monday = firstMonday(year) + (number - 1) * 7 * DAY_MS;
  const day = iso?.[3];
  if (day !== undefined) return dayOf(monday + (Number(day) - 1) * DAY_MS);
  return `${dayOf(monday)}/${dayOf(monday + 6 * DAY_MS)}`;
}

/** Of the week with the year's first Thursday, which is that of 4 January. */
function firstMonday(year: number): number {
  const fourth = civilMs(year, 1, 4);
  // 1970-01-01 was a Thursday.
  const weekday = (((Math.round(fourth / DAY_MS) + 3) % 7) + 7) % 7;
  return fourth - weekday * DAY_MS;
}

function weeksOf(year: number): number {
  return Math.round((firstMonday(year + 1) - firstMonday(year)) / (7 * DAY_MS));
}

/** "2021-Q2", "Q2 2021": from its first day to its last. */
function quarter(text: string): string | undefined {
  const match = /^(?:(\d{4})[- ]?Q([1-4])|Q([1-4])[- /]?(\d{4}))$/i.exec(text);
  const year = Number(match?.[1] ?? match?.[4]);
  const number = Number(match?.[2] ?? match?.[3]);
  if (!match || !isYear(year)) return undefined;
  const next = number === 4 ? civilMs(year + 1, 1, 1) : civilMs(year, 3 * number + 1, 1);
  return `${dayOf(civilMs(year, 3 * number - 2, 1))}/${dayOf(next - DAY_MS)}`;
}

/** The years before the first of each era: https://www.ndl.go.jp/koyomi/e/chapter1/s1.html */
const ERAS: readonly (readonly [RegExp, number])[] = [
  [/^(?:令和|R)/, 2018],
  [/^(?:平成|H)/, 1988],
  [/^(?:昭和|S)/, 1925],
];

/** "令和3年3月4日", "R3.3.4"; 元 is the first year. */
function era(text: string): string | undefined {
  const found = ERAS.find(([name]) => name.test(text));
  const match =
    /^(?:令和|平成|昭和|[RHS]) ?(\d{1,2}|元)(?: ?年 ?|[./-])(\d{1,2})(?:(?: ?月 ?|[./-])(\d{1,2}) ?日?| ?月)$/.exec(
      text,
    );
  if (!found || !match) return undefined;
  const year = found[1] + (match[1] === '元' ? 1 : Number(match[1]));
  return [String(year), match[2], match[3]]
    .filter((part) => part !== undefined)
    .map((part) => part.padStart(2, '0'))
    .join('-');
}

/** Unix time in milliseconds, or in seconds of the years 2001 to 2030; told in UTC. */
function sinceEpoch(text: string): string | undefined {
  const ms = /^1\d{12}$/.test(text)
    ? Number(text)
    : /^1[0-8]\d{8}$/.test(text)
      ? Number(text) * 1000
      : undefined;
  if (ms === undefined) return undefined;
  const { hour, minute } = calendarParts(ms);
  const second = Math.floor(ms / 1000) % 60;
  return `${dayOf(ms)} ${[hour, minute, second].map((part) => String(part).padStart(2, '0')).join(':')}`;
}

/** True of a number that only a column of times can mean as a time. */
export function isSinceEpoch(text: string): boolean {
  return sinceEpoch(text) !== undefined;
}

function dayOf(ms: number): string {
  const { year, month, day } = calendarParts(ms);
  const two = (n: number): string => String(n).padStart(2, '0');
  return `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`;
}

function isYear(year: number): boolean {
  return year >= 1850 && year < 2150;
}
