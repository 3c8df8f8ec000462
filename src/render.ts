/** A case, a view and a page become a drawing: the one path to everything that is seen or exported. */
import { captionOf, sourceLineOf } from './describe/caption.ts';
import { altTextOf } from './describe/alt.ts';
import { describeCourse } from './describe/description.ts';
import { sayKeyEntry } from './describe/key.ts';
import { draw, drawOverview, type DrawOptions } from './draw/draw.ts';
import type { Drawing } from './draw/mark.ts';
import type { Figure } from './layout/figure.ts';
import { layout } from './layout/layout.ts';
import { layoutOverview, type Overview } from './layout/overview.ts';
import type { Course } from './model/course.ts';
import { seen } from './model/resolved.ts';
import type { Page, View } from './view/view.ts';

/** Throws only where `axisPossible` gives a reason against the view's axis. */
export function renderCourse(
  given: Course,
  view: View,
  page: Page,
): { readonly figure: Figure; readonly drawing: Drawing } {
  const course = seen(given, view);
  const words = wordsOf(course, view, page);
  const entry = (ids: readonly string[]): string => sayKeyEntry(ids, course);
  const figure = layout(course, view, { ...words, source: sourceLineOf(course), entry }, page);
  const { theme, lens } = view;
  const drawing = draw(figure, { theme, lens, page, words, ...emphasisOf(course, view) });
  return { figure, drawing };
}

/** With every member of a numbered series that is named, and every event of a lane. */
export function emphasisOf({ events }: Course, { emphasis }: View): Pick<DrawOptions, 'emphasis'> {
  if (emphasis.length === 0) return {};
  const named = new Set(emphasis);
  for (const { id, lane, part } of events)
    if (named.has(lane) || (part !== undefined && named.has(part.series))) named.add(id);
  return { emphasis: named };
}

/** The words that go with the figure: ours, unless the author wrote their own. */
export function wordsOf(course: Course, view: View, page: Page): DrawOptions['words'] {
  const { caption, alt, description, author } = page.paper?.words ?? {};
  return {
    title: course.title,
    alt: alt ?? altTextOf(course, view),
    description: description ?? describeCourse(course, view),
    caption: caption ?? captionOf(course, view),
    ...(author === undefined ? {} : { author }),
  };
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
    page,
    words: {
      title: `Overview: ${course.title}`,
      alt: 'The whole course in small; the window above it is a part of this.',
      description: 'The whole course in small; the window above it is a part of this.',
      caption: '',
    },
  });
  return { overview, drawing };
}
