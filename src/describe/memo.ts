/** Words are asked for at every frame and hover; a course never changes, so each is said once. */
import type { Course } from '../model/course.ts';

export function memo<T>(compute: (course: Course) => T): (course: Course) => T {
  const known = new WeakMap<Course, { readonly value: T }>();
  return (course) => {
    const found = known.get(course) ?? { value: compute(course) };
    known.set(course, found);
    return found.value;
  };
}
