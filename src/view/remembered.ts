/** Answers about a course and a view, computed once for the parts of the view that they depend on. */
import type { Course } from '../model/course.ts';
import type { View } from './view.ts';

interface Answer<T> {
  readonly parts: readonly unknown[];
  readonly value: T;
}

/** Enough for the views that are drawn in turn: a figure, its overview, a comparison, an export. */
const KEPT = 4;

/** `partsOf` names the parts, compared by identity: a View is replaced, never mutated. */
export function remembered<T>(
  partsOf: (view: View) => readonly unknown[],
  compute: (course: Course, view: View) => T,
): (course: Course, view: View) => T {
  const known = new WeakMap<Course, readonly Answer<T>[]>();
  return (course, view) => {
    const parts = partsOf(view);
    const answers = known.get(course) ?? [];
    const found = answers.find((answer) => parts.every((part, at) => part === answer.parts[at]));
    if (found !== undefined) return found.value;
    const value = compute(course, view);
    known.set(course, [{ parts, value }, ...answers].slice(0, KEPT));
    return value;
  };
}
