/**
 * Moments that days can be counted from: the anchors of the case, and events whose start is stated
 * to the day. From a month, or from an order alone, no day can be counted.
 */
import { CALENDAR, DAY_MS, locate } from '../model/clock.ts';
import type { Course, CourseEvent } from '../model/course.ts';
import { startOf } from '../model/when.ts';

export interface DayZero {
  readonly id: string;
  readonly label: string;
}

export interface DaysZero {
  /** The case's own. */
  readonly own: DayZero | undefined;
  readonly anchors: readonly DayZero[];
  readonly events: readonly DayZero[];
}

const known = new WeakMap<Course, DaysZero>();

export function daysZeroOf(course: Course): DaysZero {
  const found = known.get(course) ?? findDaysZero(course);
  known.set(course, found);
  return found;
}

/** Whether days can be counted from this event. */
export function canBeDayZero(id: string, course: Course): boolean {
  return daysZeroOf(course).events.some((event) => event.id === id);
}

function findDaysZero(course: Course): DaysZero {
  const { anchors, dayZero } = course.clock;
  const named = [...anchors.values()].filter(({ id }) => id !== CALENDAR);
  return {
    own: named.find(({ id }) => id === dayZero),
    anchors: named.filter(({ id }) => id !== dayZero).map(({ id, label }) => ({ id, label })),
    events: course.events
      .filter((event) => !anchors.has(event.id) && isDated(event, course))
      .map((event) => ({ id: event.id, label: nameOf(event) })),
  };
}

function isDated({ time }: CourseEvent, { clock }: Course): boolean {
  const place = time.kind === 'episodes' ? undefined : locate(startOf(time), clock);
  return place !== undefined && place.latest - place.earliest <= DAY_MS;
}

function nameOf({ label, part }: CourseEvent): string {
  return part === undefined ? label : `${label} ${part.number}`;
}
