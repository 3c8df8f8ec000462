/** A case as words are to tell it: opened, resolved, its dates shown as asked, and the view of it. */
import type { Course } from '../model/course.ts';
import type { Issue } from '../model/issue.ts';
import { withDates } from '../model/shift.ts';
import type { View } from '../view/view.ts';
import { openCourse, type OpenHow } from './open.ts';
import { readingOf, viewOf, type ViewOptions } from './render-view.ts';

export interface Told {
  readonly name: string;
  readonly issues: readonly Issue[];
  /** Undefined where nothing of the file is sound. */
  readonly told?: { readonly course: Course; readonly view: View };
}

export async function openTold(
  file: string,
  options: ViewOptions,
  how: OpenHow = {},
): Promise<Told> {
  const { name, course, issues, foreign } = await openCourse(
    file,
    (opened) => readingOf(options, opened),
    how,
  );
  if (course === undefined) return { name, issues };
  const view = viewOf(options, course, foreign !== undefined);
  return { name, issues, told: { course: withDates(course, view.dates), view } };
}
