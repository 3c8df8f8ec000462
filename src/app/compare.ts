/**
 * Two figures on one axis: of one case under two readings the axis is the same anyway; two cases
 * share one on the linear axis, each counting from an event of its own.
 */
import { alignViews } from '../layout/align.ts';
import { axisPossible } from '../layout/axis.ts';
import { figureAxis } from '../layout/layout.ts';
import type { Course } from '../model/course.ts';
import { DEFAULT_VIEW, type Page, type View } from '../view/view.ts';

/** What becomes of the view and page of a figure that shares its axis. */
export type Sharing = (course: Course, view: View, page: Page) => Shown;

interface Shown {
  readonly view: View;
  readonly page: Page;
}

export interface Other {
  readonly course: Course;
  /** The event or anchor that stands on day zero of the first; undefined: the same case. */
  readonly on?: string;
}

export interface Pair {
  readonly first: Shown;
  readonly second: Shown;
  /** Both stand on one axis: a px means the same in both. */
  readonly isShared: boolean;
}

export function pairOf(course: Course, view: View, other: Other, page: Page): Pair {
  const own = viewOfOther(view, other);
  const aligned =
    other.on === undefined || view.axis !== 'linear'
      ? undefined
      : alignViews(
          { course, view, on: view.dayZero ?? course.clock.dayZero },
          { course: other.course, view: own, on: other.on },
        );
  const [a, b] = [aligned?.a ?? view, aligned?.b ?? own];
  const starts = [figureAxis(course, a, page).x0, figureAxis(other.course, b, page).x0];
  const shared: Page = { ...page, axisFrom: Math.max(...starts) };
  return {
    first: { view: a, page: shared },
    second: { view: b, page: shared },
    isShared: other.on === undefined || aligned !== undefined,
  };
}

/** Window, layers and paint are shared; what names parts of a case is that case's own. */
function viewOfOther(view: View, { course, on }: Other): View {
  const { window, illustrative, lens, theme } = view;
  if (on === undefined) {
    const { reading: _, ...rest } = view;
    return course.reading === undefined ? rest : { ...rest, reading: course.reading };
  }
  const axis = axisPossible(course, view.axis) === undefined ? view.axis : DEFAULT_VIEW.axis;
  return { ...DEFAULT_VIEW, axis, window, illustrative, lens, theme };
}
