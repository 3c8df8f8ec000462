/**
 * The Gregorian calendar in whole numbers. Moments are milliseconds from 1970-01-01T00:00 of the
 * wall clock that wrote them, so nothing here knows a time zone, and nothing needs a `Date`.
 */

/** The anchor of dates: 1970-01-01T00:00 on the wall. */
export const CALENDAR = 'calendar';
/** The anchor of ages. */
export const BIRTH = 'birth';

export const SECOND_MS = 1000;
export const MINUTE_MS = 60 * SECOND_MS;
export const HOUR_MS = 60 * MINUTE_MS;
export const DAY_MS = 24 * HOUR_MS;
export const WEEK_MS = 7 * DAY_MS;
/** A twelfth of the mean Gregorian year of 365.2425 days: for months where no date is known. */
export const MEAN_MONTH_MS = (365.2425 / 12) * DAY_MS;
export const MEAN_YEAR_MS = 365.2425 * DAY_MS;

/** The largest moment kept, in either direction: the range of ECMAScript dates. */
export const MAX_MS = 8.64e15;

export type TimeUnit = 'minute' | 'hour' | 'day' | 'week' | 'month' | 'year';

/** Mean length of each unit. */
export const UNIT_MS: Readonly<Record<TimeUnit, number>> = {
  minute: MINUTE_MS,
  hour: HOUR_MS,
  day: DAY_MS,
  week: WEEK_MS,
  month: MEAN_MONTH_MS,
  year: MEAN_YEAR_MS,
};

export interface CalendarParts {
  readonly year: number;
  /** 1…12. */
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
}

/** Milliseconds of a wall-clock moment; month 1…12. Does not check the date: see `daysInMonth`. */
export function civilMs(year: number, month = 1, day = 1, ofDayMs = 0): number {
  return daysFromCivil(year, month, day) * DAY_MS + ofDayMs;
}

export function daysInMonth(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** Year, month, day, hour and minute of a wall-clock moment. */
export function calendarParts(ms: number): CalendarParts {
  const days = Math.floor(ms / DAY_MS);
  const ofDay = ms - days * DAY_MS;
  return {
    ...civilFromDays(days),
    hour: Math.floor(ofDay / HOUR_MS),
    minute: Math.floor((ofDay % HOUR_MS) / MINUTE_MS),
  };
}

/** The start of the minute, hour, day, ISO week (Monday), month or year that holds the moment. */
export function startOfUnit(ms: number, unit: TimeUnit): number {
  switch (unit) {
    case 'minute':
    case 'hour':
    case 'day':
      return Math.floor(ms / UNIT_MS[unit]) * UNIT_MS[unit];
    case 'week': {
      // 1970-01-01 was a Thursday, three days after a Monday.
      const days = Math.floor(ms / DAY_MS);
      return (days - ((((days + 3) % 7) + 7) % 7)) * DAY_MS;
    }
    case 'month': {
      const { year, month } = calendarParts(ms);
      return civilMs(year, month);
    }
    case 'year':
      return civilMs(calendarParts(ms).year);
  }
}

// Howard Hinnant, "chrono-compatible low-level date algorithms": years that begin in March put the
// leap day last, so months have a closed form.
function daysFromCivil(year: number, month: number, day: number): number {
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const dayOfEra =
    yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146097 + dayOfEra - 719468;
}

function civilFromDays(days: number): { year: number; month: number; day: number } {
  const z = days + 719468;
  const era = Math.floor(z / 146097);
  const dayOfEra = z - era * 146097;
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1460) +
      Math.floor(dayOfEra / 36524) -
      Math.floor(dayOfEra / 146096)) /
      365,
  );
  const dayOfYear =
    dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shifted = Math.floor((5 * dayOfYear + 2) / 153);
  const month = shifted < 10 ? shifted + 3 : shifted - 9;
  return {
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    day: dayOfYear - Math.floor((153 * shifted + 2) / 5) + 1,
  };
}
