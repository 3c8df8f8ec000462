/**
 * A course whose dates tell nobody when it was: moved as a whole, or told as days from one of them.
 * Both keep every distance and every width exactly. The amount of a move follows from the course
 * alone and is written nowhere, so neither a link nor a figure gives it away.
 */
import { BIRTH, CALENDAR, civilMs, DAY_MS, startOfUnit } from './calendar.ts';
import { moveCourse, whensOf, type Move } from './shift-course.ts';
import type { Anchor, Clock } from './clock.ts';
import type { Course, DateForm } from './course.ts';
import type { When } from './when.ts';

const known = new WeakMap<Course, Map<DateForm, Course>>();

/** The same object for the same course, and the course itself where it has no dates. */
export function withDates(course: Course, dates: DateForm | undefined): Course {
  if (dates === undefined || course.dates !== undefined || !isDated(course)) return course;
  const ofCourse = known.get(course) ?? new Map<DateForm, Course>();
  known.set(course, ofCourse);
  const found = ofCourse.get(dates) ?? (dates === 'shifted' ? shift(course) : relate(course));
  ofCourse.set(dates, found);
  return found;
}

/** Whether any of its times is a date. */
export function isDated({ clock }: Course): boolean {
  return clock.anchors.has(CALENDAR);
}

/** Day zero, or the first date, is shown as this day: every case ends up there, so it tells nothing. */
const LANDING = civilMs(2001);
/** The calendar repeats itself after four years, from March 1900 to February 2100. */
const CYCLE_MS = 1461 * DAY_MS;
const CYCLES_HOLD = [civilMs(1901), civilMs(2100)] as const;

/** A day moves by days. A month or a year keeps its meaning only when it moves by whole cycles. */
function shift(course: Course): Course {
  const wanted = LANDING - zeroDay(course);
  const by = hasPartialDates(course)
    ? Math.round(wanted / CYCLE_MS) * CYCLE_MS || CYCLE_MS
    : wanted || CYCLE_MS;
  return moveCourse(course, shiftBy(by), 'shifted');
}

/**
 * Whether any date is only a month or a year. Such a course can only be shifted by whole cycles of
 * four years, so its days and months stay those of the source: less is hidden by that.
 */
export function hasPartialDates(course: Course): boolean {
  for (const when of whensOf(course)) if (isPartialDate(when)) return true;
  return false;
}

function shiftBy(by: number): Move {
  return {
    frame: CALENDAR,
    by,
    when: (when) => {
      const moved = { ...when, earliest: when.earliest + by, latest: when.latest + by };
      return isSaidByUnit(when) && !keepsUnits(when, moved)
        ? { ...moved, precision: 'interval' }
        : moved;
    },
  };
}

function isSaidByUnit({ precision }: When): boolean {
  return precision === 'month' || precision === 'year';
}

/** "March 2021" is a whole month after the move as well. */
function keepsUnits(before: When, after: When): boolean {
  const [least, most] = CYCLES_HOLD;
  const holds = ({ earliest, latest }: When) => earliest >= least && latest <= most;
  return (after.earliest - before.earliest) % CYCLE_MS === 0 && holds(before) && holds(after);
}

/** A month, a year, or bounds that were told by them. */
function isPartialDate(when: When): boolean {
  if (when.anchor !== CALENDAR) return false;
  if (isSaidByUnit(when)) return true;
  if (when.precision !== 'interval' && when.precision !== 'order') return false;
  return [when.earliest, when.latest]
    .filter(Number.isFinite)
    .every((ms) => startOfUnit(ms, 'month') === ms);
}

/** Everything on the calendar is told from one day of it; the calendar itself is gone. */
function relate(course: Course): Course {
  const { clock } = course;
  const day = zeroDay(course);
  const named = [...clock.anchors.values()].find((anchor) => isDay(anchor, day));
  const zero = named?.id ?? freeId(clock);
  return moveCourse(course, relateTo(zero, day, named === undefined), 'relative');
}

function relateTo(zero: string, day: number, isNew: boolean): Move {
  return {
    frame: zero,
    by: -day,
    ...(isNew ? { added: { id: zero, label: 'first date' } } : {}),
    when: (when) => ({
      ...when,
      anchor: zero,
      earliest: when.earliest - day,
      latest: when.latest - day,
      // A month of the calendar is no "2 months after": only its two ends say it exactly.
      precision: isSaidByUnit(when) || when.precision === 'week' ? 'interval' : when.precision,
    }),
  };
}

/** Known to that very day, so that days counted from it are exact. */
function isDay({ id, frame, earliest, slack }: Anchor, day: number): boolean {
  return id !== CALENDAR && id !== BIRTH && frame === CALENDAR && slack === 0 && earliest === day;
}

function freeId({ anchors }: Clock): string {
  let id = 'first-date';
  while (anchors.has(id)) id += '-';
  return id;
}

/** The day of day zero where it is a date, else of the first date. ms */
function zeroDay(course: Course): number {
  const { anchors, dayZero } = course.clock;
  const zero = anchors.get(dayZero);
  const isDate = zero?.frame === CALENDAR && zero.id !== BIRTH && zero.slack === 0;
  const first = isDate ? zero.earliest : firstDate(course);
  return Math.floor(first / DAY_MS) * DAY_MS;
}

function firstDate(course: Course): number {
  let first = Infinity;
  const birth = course.clock.anchors.get(BIRTH)?.at;
  for (const when of whensOf(course)) {
    const { anchor, earliest, latest } = when;
    if (when === birth) continue;
    const start = Number.isFinite(earliest) ? earliest : latest;
    if (anchor === CALENDAR && Number.isFinite(start)) first = Math.min(first, start);
  }
  return first === Infinity ? LANDING : first;
}
