/**
 * The pipeline for what is higher than its page: several drawings, each told for what it shows.
 * Apart from `render.ts`, because a screen is one page however high.
 */
import { sourceLineOf } from './describe/caption.ts';
import { sayKeyEntry } from './describe/key.ts';
import { altOfPart, describePart, type Part } from './describe/part.ts';
import { draw, type DrawOptions } from './draw/draw.ts';
import type { Drawing } from './draw/mark.ts';
import type { Figure } from './layout/figure.ts';
import { layoutPages, titleOfPage } from './layout/pages.ts';
import type { Course } from './model/course.ts';
import { seen } from './model/resolved.ts';
import { emphasisOf, renderCourse, wordsOf } from './render.ts';
import type { Page, View } from './view/view.ts';

export interface Rendered {
  /** Of the whole: what the file says of itself. */
  readonly words: DrawOptions['words'];
  readonly pages: readonly { readonly figure: Figure; readonly drawing: Drawing }[];
}

/**
 * Where the page says no `mostHeight`, or holds the figure legibly, the one drawing of
 * `renderCourse`. Throws only where `axisPossible` gives a reason against the view's axis.
 */
export function renderPages(given: Course, view: View, page: Page): Rendered {
  const course = seen(given, view);
  const words = wordsOf(course, view, page);
  if (page.mostHeight === undefined) return { words, pages: [renderCourse(given, view, page)] };
  const entry = (ids: readonly string[]): string => sayKeyEntry(ids, course);
  const figures = layoutPages(
    course,
    view,
    { ...words, source: sourceLineOf(course), entry },
    page,
  );
  const { theme, lens } = view;
  const pages = figures.map((figure, at) => {
    const part = partOf(figure, at, figures.length);
    const own = part.of === 1 ? words : wordsOfPart(part, words, course, view, page);
    const emphasis = emphasisOf(course, view);
    return { figure, drawing: draw(figure, { theme, lens, page, words: own, ...emphasis }) };
  });
  return { words, pages };
}

function partOf({ lanes, panels }: Figure, at: number, of: number): Part {
  const ids = (rows: readonly { readonly id: string }[]): readonly string[] =>
    rows.map(({ id }) => id);
  return { at, of, lanes: ids(lanes), panels: ids(panels) };
}

/** What an author wrote is told of every page. */
function wordsOfPart(
  part: Part,
  words: DrawOptions['words'],
  course: Course,
  view: View,
  { paper }: Page,
): DrawOptions['words'] {
  return {
    ...words,
    title: titleOfPage(words.title, part.at, part.of),
    alt: altOfPart(part, words.alt, course),
    ...(paper?.words?.description === undefined && {
      description: describePart(part, course, view),
    }),
  };
}
