/** A case as the command and the page draw it, from its document to its drawing. */
import type { Drawing } from '../src/draw/mark.ts';
import type { Figure } from '../src/layout/figure.ts';
import type { Case } from '../src/model/case.ts';
import type { Course } from '../src/model/course.ts';
import type { Issue } from '../src/model/issue.ts';
import { resolveCase } from '../src/model/resolve.ts';
import { seen } from '../src/model/resolved.ts';
import { renderCourse } from '../src/render.ts';
import { DEFAULT_PAGE, DEFAULT_VIEW, type Page, type View } from '../src/view/view.ts';

export interface Rendered {
  readonly course: Course;
  readonly issues: readonly Issue[];
  readonly figure: Figure;
  readonly drawing: Drawing;
}

export function renderView(
  file: Case,
  view: View = DEFAULT_VIEW,
  page: Page = DEFAULT_PAGE,
): Rendered {
  const { course: told, issues } = resolveCase(file.document, view.reading);
  const course = seen(told, view);
  return { course, issues, ...renderCourse(course, view, page) };
}
