/**
 * What of the case lies in the window, and the same window on the axis of what is told: a step draws
 * only that, so its axis is another one than that of the whole case.
 */
import { invert, orderX, timeX, type Axis } from '../../layout/axis.ts';
import type { Figure } from '../../layout/figure.ts';
import { targetsOf } from '../../layout/targets.ts';
import { figureAxis } from '../../layout/layout.ts';
import { momentsOf } from '../../layout/moments.ts';
import type { Course } from '../../model/course.ts';
import { startOf, type When } from '../../model/when.ts';
import { seen } from '../../model/resolved.ts';
import type { Cursor, Page, View } from '../../view/view.ts';
import { isWhole, showAll, tidyWindow, windowOf } from '../../view/window.ts';
import { membersOf, reachableOf } from '../words.ts';

/** Ids of the events, values and phases that are drawn in the window. */
export function inSight(figure: Figure, axis: Axis): ReadonlySet<string> {
  const marks = reachableOf(figure).flatMap(({ id }) => [id, ...membersOf(id, figure)]);
  const phases = axis.segments.flatMap(({ phase, x0, x1 }) =>
    phase !== undefined && x1 > axis.x0 + 1 && x0 < axis.x1 - 1 ? [phase.id] : [],
  );
  return new Set([...marks, ...targetsOf(figure).map(({ id }) => id), ...phases]);
}

/** The window of `view` on the axis of the whole case, as fractions of the axis of what `told` tells. */
export function windowAmong(course: Course, view: View, told: View, page: Page): View['window'] {
  if (isWhole(view.window)) return view.window;
  const from = figureAxis(course, view, page);
  const to = figureAxis(seen(course, told), { ...told, window: showAll() }, page);
  const [left, right] = [from.x0, from.x1].map((x) => {
    const place = invert(from, x);
    if (place === undefined) return undefined;
    if (place.kind === 'time') return timeX(to, place.frame, place.t);
    return place.phase === undefined ? undefined : orderX(to, place.phase, place.along);
  });
  const share = (x: number): number => (x - to.x0) / (to.x1 - to.x0);
  const window = tidyWindow(windowOf(share(left ?? to.x0), share(right ?? to.x1)));
  // What is told may end inside the window: a sliver of it would show nothing.
  return window[1] - window[0] < 0.02 ? showAll() : window;
}

/**
 * Ids of what begins, and of the phases that begin, before a place: the newest cursor, or else the
 * right edge of what is seen. What may lie on either side of it is left out.
 */
export function upToHere(course: Course, view: View, page: Page): readonly string[] {
  const whole = figureAxis(course, { ...view, window: showAll() }, page);
  const moments = momentsOf(course, whole);
  const here = xOf(view.cursors.at(-1), course, moments) ?? rightEdge(course, view, whole, page);
  const isBefore = (when: When, id: string, phase?: string): boolean => {
    const { x0, x1, sure } = moments.extentOf(when, id, phase);
    return (sure === 'open' ? x1 : x0) <= here + 0.5;
  };
  return [
    ...whole.segments.flatMap(({ phase, x0 }) => (phase && x0 < here ? [phase.id] : [])),
    ...course.events.flatMap(({ id, time, phase }) =>
      isBefore(startOf(time), id, phase) ? [id] : [],
    ),
    ...course.series.flatMap(({ points }) =>
      points.flatMap(({ id, at, phase }) => (isBefore(at, id, phase) ? [id] : [])),
    ),
  ];
}

function rightEdge(course: Course, view: View, whole: Axis, page: Page): number {
  const axis = figureAxis(seen(course, view), view, page);
  if (view.reveal === undefined && isWhole(view.window)) return whole.x1;
  const place = invert(axis, axis.x1);
  if (place?.kind === 'time') return timeX(whole, place.frame, place.t);
  return (place?.phase && orderX(whole, place.phase, place.along)) || whole.x1;
}

function xOf(
  cursor: Cursor | undefined,
  course: Course,
  moments: ReturnType<typeof momentsOf>,
): number | undefined {
  if (cursor?.kind === 'time') return timeX(moments.axis, cursor.frame, cursor.t);
  if (cursor?.kind === 'order') return orderX(moments.axis, cursor.phase, cursor.along);
  const event = course.events.find(({ id }) => id === cursor?.id);
  const point = course.series.flatMap(({ points }) => points).find(({ id }) => id === cursor?.id);
  if (event) return moments.extentOf(startOf(event.time), event.id, event.phase).x1;
  return point && moments.extentOf(point.at, point.id, point.phase).x1;
}
