/** What a pointer over a line of more values than pixels means. Loaded with the first such line. */
import type { Axis } from '../layout/axis.ts';
import type { Figure } from '../layout/figure.ts';
import { crowdOf, runValueAt } from '../layout/run-values.ts';
import { sampleTarget, type Target } from '../layout/targets.ts';
import type { Course } from '../model/course.ts';
import { visibleSeries } from '../view/select.ts';
import type { View } from '../view/view.ts';

export function runTargetAt(
  figure: Figure,
  course: Course,
  view: View,
  axis: Axis,
  place: readonly [number, number],
): Target | undefined {
  for (const series of visibleSeries(course, view)) {
    const panel = figure.panels.find(({ id }) => id === series.id);
    const found = panel && runValueAt(panel, series, course, axis, place);
    if (found) return sampleTarget(found, series.id);
  }
  return undefined;
}

/** "Lowest of the 312 values that share its column of pixels"; undefined where it stands alone. */
export function sayCrowd(
  id: string,
  figure: Figure,
  course: Course,
  axis: Axis,
): string | undefined {
  if (figure.panels.every(({ run }) => run === undefined)) return undefined;
  const crowd = crowdOf(id, course, axis);
  if (crowd === undefined) return undefined;
  const many = `${crowd.count} values that share this column of pixels`;
  return crowd.is === undefined ? `One of ${many}` : `The ${crowd.is} of ${many}`;
}
