/** Every moment of a course from left to right, and the way of the keyboard from one to the next. */
import type { Moments } from '../layout/moments.ts';
import type { Course } from '../model/course.ts';
import { visibleEvents, visibleSeries } from '../view/select.ts';
import type { View } from '../view/view.ts';
import { extentOf } from './cursors.ts';
import type { Session } from './session.svelte.ts';
import { membersOf } from './words.ts';

/** To the next moment at which anything is known; the window follows where it has to. */
export async function goInTime(session: Session, by: 1 | -1): Promise<void> {
  const { course, view, moments, focused, figure } = session;
  const places = momentsInOrder(course, view, moments);
  const held = focused === undefined ? [] : [focused, ...membersOf(focused, figure)];
  const isHere = places.map(({ ids }) => ids.some((id) => held.includes(id)));
  const start = by > 0 ? isHere.lastIndexOf(true) : isHere.indexOf(true);
  const { x0, x1 } = moments.axis;
  const isSeen = (x: number): boolean => x >= x0 - 0.5 && x <= x1 + 0.5;
  const next = start < 0 ? places.find(({ x }) => isSeen(x)) : places[start + by];
  if (next === undefined) session.say(`This is the ${by > 0 ? 'last' : 'first'} moment.`);
  else if (isSeen(next.x)) await session.goToAny(next.ids);
  else {
    // A third of the window before it, so that what follows is seen too.
    const part = (next.x - x0) / (x1 - x0) - (by > 0 ? 1 / 3 : 2 / 3);
    session.zoom.pan(part, () => void session.goToAny(next.ids));
  }
}

/** A moment of the course and what begins, happens or was measured then. */
export interface Moment {
  readonly x: number;
  readonly ids: readonly string[];
}

/** Every moment that has a place, from left to right, also beyond the window; events before values. */
export function momentsInOrder(course: Course, view: View, moments: Moments): readonly Moment[] {
  const ids = [
    ...visibleEvents(course, view).map(({ id }) => id),
    ...visibleSeries(course, view).flatMap(({ points }) => points.map(({ id }) => id)),
  ];
  const byPlace = new Map<number, string[]>();
  for (const id of ids) {
    const extent = extentOf({ kind: 'mark', id }, course, moments);
    if (extent === undefined || extent.sure === 'open') continue;
    const x = (extent.x0 + extent.x1) / 2;
    byPlace.set(x, [...(byPlace.get(x) ?? []), id]);
  }
  return Array.from(byPlace, ([x, here]) => ({ x, ids: here })).sort((a, b) => a.x - b.x);
}
