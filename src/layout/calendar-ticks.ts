/** Ticks that are dates. */
import { addUnits } from '../model/clock.ts';
import { calendarParts, startOfUnit } from '../model/calendar.ts';
import type { Step, TickUnit } from './tick-steps.ts';

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

export function calendarTicks(
  from: number,
  to: number,
  step: Step,
): readonly {
  readonly t: number;
  readonly label: string;
  readonly major: boolean;
  /** Says the year or the date for all that follow. */
  readonly first: boolean;
}[] {
  const ticks: { t: number; label: string; major: boolean; first: boolean }[] = [];
  let t = firstCalendarTick(from, step);
  for (let guard = 0; t <= to && guard < 400; guard++) {
    const first = ticks.length === 0;
    if (t >= from) ticks.push({ t, label: calendarLabel(t, step, first), major: true, first });
    t = addUnits(t, step.every, step.unit);
  }
  return ticks;
}

/** Steps start at round places: January, the first of the month, midnight. */
function firstCalendarTick(from: number, step: Step): number {
  const coarser: Readonly<Record<TickUnit, TickUnit>> = {
    minute: 'hour',
    hour: 'day',
    day: 'month',
    week: 'week',
    month: 'year',
    year: 'year',
  };
  const start = startOfUnit(from, coarser[step.unit]);
  if (step.unit !== 'year') return start;
  const { year } = calendarParts(start);
  return addUnits(start, -(year % step.every), 'year');
}

/** The first label on the axis and each January say the year; among hours, midnight and the first the date. */
function calendarLabel(t: number, step: Step, first: boolean): string {
  const { year, month, day, hour, minute } = calendarParts(t);
  const name = MONTHS[month - 1] ?? '';
  if (step.unit === 'year') return String(year);
  if (step.unit === 'month') return month === 1 ? String(year) : first ? `${name} ${year}` : name;
  const date = `${day} ${name}${first || (month === 1 && day <= 7) ? ` ${year}` : ''}`;
  if (step.unit === 'day' || step.unit === 'week') return date;
  if (hour === 0 && minute === 0) return date;
  const time = `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
  return first ? `${date}, ${time}` : time;
}
