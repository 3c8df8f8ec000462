/** A case, a view and a page become a drawing: the one path to everything that is seen or exported. */
import { captionOf, sourceLineOf } from './describe/caption.ts';
import { describeCourse } from './describe/description.ts';
import { draw, drawOverview } from './draw/draw.ts';
import type { Drawing } from './draw/mark.ts';
import type { Figure } from './layout/figure.ts';
import { layout } from './layout/layout.ts';
import { layoutOverview, type Overview } from './layout/overview.ts';
import type { Course } from './model/course.ts';
import type { Case } from './model/case.ts';
import type { Issue } from './model/issue.ts';
import { resolveCase } from './model/resolve.ts';
import { DEFAULT_PAGE, DEFAULT_VIEW, type Page, type View } from './view/view.ts';

export interface Rendered {
  readonly course: Course;
  readonly issues: readonly Issue[];
  readonly figure: Figure;
  readonly drawing: Drawing;
}

/** Throws only where `axisPossible` gives a reason against the view's axis. */
export function renderView(
  file: Case,
  view: View = DEFAULT_VIEW,
  page: Page = DEFAULT_PAGE,
): Rendered {
  const { course, issues } = resolveCase(file.document, view.reading);
  return { course, issues, ...renderCourse(course, view, page) };
}

export function renderCourse(
  course: Course,
  view: View,
  page: Page,
): { readonly figure: Figure; readonly drawing: Drawing } {
  const words = {
    title: course.title,
    source: sourceLineOf(course),
    caption: captionOf(course, view),
  };
  const figure = layout(course, view, words, page);
  const drawing = draw(figure, {
    theme: view.theme,
    lens: view.lens,
    unit: page.unit,
    title: course.title,
    description: describeCourse(course, view),
  });
  return { figure, drawing };
}

/** The strip below the figure: the whole course, and where on it the axis begins and ends (px). */
export function renderOverview(
  course: Course,
  view: View,
  page: Page,
): { readonly overview: Overview; readonly drawing: Drawing } {
  const overview = layoutOverview(course, view, page);
  const drawing = drawOverview(overview, {
    theme: view.theme,
    unit: page.unit,
    title: `Overview: ${course.title}`,
    description: 'The whole course in small; the window above it is a part of this.',
  });
  return { overview, drawing };
}
