/** The columns of a page: margins, titles, printed values, axis. */
import type { Course } from '../model/course.ts';
import type { Page, View } from '../view/view.ts';
import { tickWidth } from './panels.ts';
import { lanesOf, panelsOf } from './shown.ts';
import type { Sizes } from './sizes.ts';
import { measure } from './text.ts';

/** Height of a plot where the page leaves it free. px */
export const PLOT_HEIGHT = 116;

/** px. */
export interface Frame {
  readonly left: number;
  readonly right: number;
  readonly gutter: number;
  readonly plotX: number;
  readonly axisX0: number;
  readonly axisX1: number;
}

/** Below this width titles stand above their lanes instead of beside them. */
const NARROW = 620;

export function frameOf(course: Course, view: View, page: Page, sizes: Sizes): Frame {
  const { em } = sizes;
  const narrow = page.width < NARROW * em;
  const margin = (narrow ? 12 : 24) * em;
  const gutter = narrow
    ? 0
    : Math.min(Math.max(104 * em, titleWidth(course, view, page, sizes) + 28 * em), 176 * em);
  const plotX = margin + gutter;
  const values = panelsOf(course, view).map(({ series }) =>
    tickWidth(series, view, PLOT_HEIGHT * em, sizes),
  );
  const inset = Math.max(14 * em, Math.max(0, ...values) + 14 * em);
  const right = page.width - margin;
  const axisX0 = Math.max(plotX + inset, page.axisFrom ?? 0);
  return { left: margin, right, gutter, plotX, axisX0, axisX1: right - 10 * em };
}

/** The widest title; on a page of fixed height a panel's name and unit may share a line. */
function titleWidth(course: Course, view: View, page: Page, sizes: Sizes): number {
  const lanes = lanesOf(course, view).map(({ label }) => measure(label, 'semibold', sizes.lane));
  const panels = panelsOf(course, view).map(({ series: { label, unit } }) => {
    const name = measure(label, 'semibold', sizes.lane);
    return page.height === undefined
      ? name
      : name + 6 * sizes.em + measure(unit.display, 'regular', sizes.small);
  });
  return Math.max(0, ...lanes, ...panels);
}
