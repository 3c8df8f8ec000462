import { dataOf } from '../../src/describe/datum.ts';
import { sayMark } from '../../src/describe/marks.ts';
import type { Course } from '../../src/model/course.ts';

/** What is said of every mark of the course, by its id. */
export function markWords(course: Course): ReadonlyMap<string, string> {
  return new Map(dataOf(course).map(({ id }) => [id, sayMark(id, course) ?? '']));
}
