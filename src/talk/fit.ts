/**
 * The figure of a step in the room that a slide or a page leaves it: set in the largest type in
 * which everything has its label, so that a step with little to show is read from the last row.
 */
import type { Drawing } from '../draw/mark.ts';
import type { Figure } from '../layout/figure.ts';
import type { Course } from '../model/course.ts';
import { renderCourse } from '../render.ts';
import type { Page, View } from '../view/view.ts';

export interface Room {
  readonly width: number;
  readonly height: number;
}

export interface Fitted {
  readonly figure: Figure;
  readonly drawing: Drawing;
}

/** Largest first; each is about a fourteenth smaller than the one before. */
const SCALES = [2, 1.86, 1.73, 1.61, 1.5, 1.4, 1.3, 1.2, 1.12, 1.04, 0.97, 0.9];
/** Plots higher than this many times their usual height look empty, lower ones hide their course. */
const MOST_PLOT = 2.2;
const LEAST_PLOT = 0.7;

export interface FitOptions {
  readonly view: View;
  /** Whatever else the page is to keep to. */
  readonly page?: Partial<Page>;
  /** The largest type. */
  readonly most?: number;
  /** Times the usual height that a plot may not fall below: more where it is drawn in by hand. */
  readonly leastPlot?: number;
  /** Times the usual height that a plot may grow to. */
  readonly mostPlot?: number;
}

/** In px. Where even the smallest type leaves something without a label, that is counted in it. */
export function fitFigure(course: Course, room: Room, options: FitOptions): Fitted {
  const { view, page = {}, most = SCALES[0] ?? 1 } = options;
  const { leastPlot = LEAST_PLOT, mostPlot = MOST_PLOT } = options;
  const pageAt = (scale: number): Page => ({
    unit: 'px',
    bare: true,
    ...page,
    width: room.width,
    typeScale: scale,
    lineScale: Math.max(1, scale),
  });
  const scales = SCALES.filter((scale) => scale <= most);
  // Smaller type always has room where larger type has, so the largest is found by halving.
  let found: Fitted | undefined;
  let [from, to] = [0, scales.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    const fitted = maybeFit(course, view, pageAt(scales[middle] ?? 1), {
      ...room,
      leastPlot,
      mostPlot,
    });
    found = fitted ?? found;
    if (fitted === undefined) from = middle + 1;
    else to = middle;
  }
  return (
    found ?? renderCourse(course, view, { ...pageAt(scales.at(-1) ?? 1), height: room.height })
  );
}

/** Plots take what is left of the height; without them the figure is as high as its lanes. */
function maybeFit(
  course: Course,
  view: View,
  page: Page,
  room: Room & { readonly leastPlot: number; readonly mostPlot: number },
): Fitted | undefined {
  const free = renderCourse(course, view, page);
  const plots = plotsOf(free.figure);
  if (plots === 0) return free.figure.height <= room.height && isWhole(free) ? free : undefined;
  const most = free.figure.height + plots * (room.mostPlot - 1);
  const fitted = renderCourse(course, view, { ...page, height: Math.min(room.height, most) });
  return plotsOf(fitted.figure) >= plots * room.leastPlot && isWhole(fitted) ? fitted : undefined;
}

/** px of height of all plots. */
function plotsOf({ panels }: Figure): number {
  return panels.reduce((sum, { plot }) => sum + plot.height, 0);
}

/** Everything has its label. */
function isWhole({ figure: { lanes, panels } }: Fitted): boolean {
  return [...lanes, ...panels].every(({ more }) => more === undefined);
}
