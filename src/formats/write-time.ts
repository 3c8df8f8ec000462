/**
 * Moments of a course as other formats can say them, never narrower than what is known: a partial
 * date, two bounds that enclose it, an age, a number of units from day zero; where none of them says
 * it, words are left.
 */
import {
  addUnits,
  BIRTH,
  CALENDAR,
  calendarParts,
  DAY_MS,
  HOUR_MS,
  locate,
  MINUTE_MS,
  type Clock,
  type TimeUnit,
} from '../model/clock.ts';
import { civilMs, SECOND_MS, UNIT_MS } from '../model/calendar.ts';
import type { When } from '../model/when.ts';

/** Inclusive, as partial dates: "2021", "2021-03", "2021-03-04", "2021-03-04T10:30". */
export interface DateBounds {
  readonly from?: string;
  readonly to?: string;
  /** One partial date says all of it. */
  readonly one?: string;
  /** The dates allow more than is known: a time of day that they leave out. */
  readonly isWider: boolean;
  /** Of a time of day, the offset that its words give: "Z", "+01:00". */
  readonly zone?: string;
}

/** The dates that enclose a moment of the calendar; undefined where no date bounds it. */
export function datesOf(when: When, clock: Clock): DateBounds | undefined {
  const place = locate(when, clock);
  if (place?.frame !== CALENDAR) return undefined;
  const { earliest, latest } = place;
  if (!Number.isFinite(earliest) && !Number.isFinite(latest)) return undefined;
  const one = oneDate(earliest, latest);
  if (one !== undefined) {
    const zone = one.includes('T') ? zoneOf(when.words) : undefined;
    return { from: one, to: one, one, isWider: false, ...(zone !== undefined && { zone }) };
  }
  const unit = unitOfBounds(earliest, latest);
  return {
    ...(Number.isFinite(earliest) && { from: partial(earliest, unit) }),
    ...(Number.isFinite(latest) && { to: partial(latest - 1, unit) }),
    isWider: [earliest, latest].some((ms) => Number.isFinite(ms) && ms % DAY_MS !== 0),
  };
}

/** The day, month or year of a date without its time of day. */
export const withoutClock = (date: string): string => date.slice(0, 10);

type DateUnit = 'year' | 'month' | 'day' | 'hour' | 'minute' | 'second';

function oneDate(earliest: number, latest: number): string | undefined {
  if (!Number.isFinite(earliest) || !Number.isFinite(latest)) return undefined;
  const unit = (['year', 'month', 'day', 'hour', 'minute', 'second'] as const).find(
    (each) => isStart(earliest, each) && nextOf(earliest, each) === latest,
  );
  return unit && partial(earliest, unit);
}

function isStart(ms: number, unit: DateUnit): boolean {
  const { year, month } = calendarParts(ms);
  if (unit === 'year') return ms === civilMs(year);
  if (unit === 'month') return ms === civilMs(year, month);
  return ms % lengthOf(unit) === 0;
}

function nextOf(ms: number, unit: DateUnit): number {
  return unit === 'year' || unit === 'month' ? addUnits(ms, 1, unit) : ms + lengthOf(unit);
}

function lengthOf(unit: 'day' | 'hour' | 'minute' | 'second'): number {
  return { day: DAY_MS, hour: HOUR_MS, minute: MINUTE_MS, second: SECOND_MS }[unit];
}

/** Years where both bounds are those of years, months where they are of months, else days. */
function unitOfBounds(earliest: number, latest: number): DateUnit {
  const finite = [earliest, latest].filter(Number.isFinite);
  return (
    (['year', 'month'] as const).find((unit) => finite.every((ms) => isStart(ms, unit))) ?? 'day'
  );
}

function partial(ms: number, unit: DateUnit): string {
  const { year, month, day, hour, minute } = calendarParts(ms);
  const two = (n: number): string => String(n).padStart(2, '0');
  const date = [String(year).padStart(4, '0'), two(month), two(day)];
  if (unit === 'year') return date.slice(0, 1).join('-');
  if (unit === 'month') return date.slice(0, 2).join('-');
  if (unit === 'day') return date.join('-');
  const second = Math.floor((ms - Math.floor(ms / MINUTE_MS) * MINUTE_MS) / SECOND_MS);
  const clock = [two(hour), two(minute), two(second)];
  return `${date.join('-')}T${clock.slice(0, { hour: 1, minute: 2, second: 3 }[unit]).join(':')}`;
}

/** A time of day keeps its offset in its words alone. */
function zoneOf(words: string): string | undefined {
  const match = /\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)? ?(Z|[+-]\d{2}:?\d{2})$/.exec(words);
  const zone = match?.[1];
  if (zone === undefined || zone === 'Z') return zone;
  return zone.includes(':') ? zone : `${zone.slice(0, 3)}:${zone.slice(3)}`;
}

export interface Count {
  readonly amount: number;
  readonly unit: TimeUnit;
}

const AGE_UNITS: readonly TimeUnit[] = ['year', 'month', 'week', 'day'];

/** "Age 12 years", [12, 13) years of life; undefined where the moment is no such age. */
export function ageOf(when: When, clock: Clock): Count | undefined {
  if (when.anchor !== BIRTH) return undefined;
  const born = clock.anchors.get(BIRTH);
  const date = born?.frame === CALENDAR && born.slack === 0 ? born.earliest : undefined;
  const add = (n: number, unit: TimeUnit): number =>
    date === undefined ? Math.round(n * UNIT_MS[unit]) : addUnits(date, n, unit) - date;
  for (const unit of AGE_UNITS) {
    const amount = Math.round(when.earliest / UNIT_MS[unit]);
    if (amount >= 0 && add(amount, unit) === when.earliest && add(amount + 1, unit) === when.latest)
      return { amount, unit };
  }
  return undefined;
}

/** What offsets count from: the zero of the frame in which day zero stands. */
export interface ZeroFrame {
  readonly frame: string;
  readonly label: string;
}

export function zeroOf(clock: Clock): ZeroFrame | undefined {
  const frame = clock.anchors.get(clock.dayZero)?.frame;
  if (frame === undefined || frame === CALENDAR) return undefined;
  return { frame, label: clock.anchors.get(frame)?.label ?? frame };
}

/** A whole number of units from zero that says all that is known; months as long as the mean month. */
export function countOf(when: When, clock: Clock, zero: ZeroFrame | undefined): Count | undefined {
  const place = locate(when, clock);
  if (place === undefined || place.frame !== zero?.frame) return undefined;
  const { earliest, latest } = place;
  const width = latest - earliest;
  const isWhole = (ms: number): boolean => earliest % ms === 0 && width === ms;
  for (const unit of ['day', 'hour', 'minute'] as const)
    if (isWhole(UNIT_MS[unit])) return { amount: earliest / UNIT_MS[unit], unit };
  for (const unit of ['month', 'year'] as const) {
    const amount = Math.round(earliest / UNIT_MS[unit] + 0.5);
    const [from, to] = [(amount - 0.5) * UNIT_MS[unit], (amount + 0.5) * UNIT_MS[unit]].map(
      Math.round,
    );
    if (amount !== 0 && from === earliest && to === latest) return { amount, unit };
  }
  return undefined;
}

/** The day from zero on which all of the moment lies. */
export function dayOf(
  when: When,
  clock: Clock,
  zero: ZeroFrame | undefined,
): { readonly day: number; readonly isWider: boolean } | undefined {
  const place = locate(when, clock);
  if (place === undefined || place.frame !== zero?.frame) return undefined;
  const { earliest, latest } = place;
  if (!Number.isFinite(earliest) || !Number.isFinite(latest)) return undefined;
  const day = Math.floor(earliest / DAY_MS);
  if (Math.floor((latest - 1) / DAY_MS) !== day) return undefined;
  return { day, isWider: latest - earliest < DAY_MS };
}

/** True where nothing bounds the moment and nothing orders it. */
export function isUnstated({ precision }: When): boolean {
  return precision === 'none';
}
