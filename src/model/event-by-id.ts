/** The events of a course by their ids: built once a course, for what is asked in every frame. */
import type { Course, CourseEvent } from './course.ts';

const known = new WeakMap<Course, ReadonlyMap<string, CourseEvent>>();

export function eventOf(course: Course, id: string): CourseEvent | undefined {
  let events = known.get(course);
  if (events === undefined) {
    events = new Map(course.events.map((event) => [event.id, event]));
    known.set(course, events);
  }
  return events.get(id);
}
