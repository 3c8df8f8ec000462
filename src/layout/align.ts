/** Two courses on one axis: each counts from an event of its own, and both show the same stretch. */
import type { Course } from '../model/course.ts';
import type { AlignedView, View } from '../view/view.ts';
import { extentsOf } from '../model/extents.ts';
import { zeroOf, type Zero } from './zero.ts';

export interface Aligned {
  readonly a: AlignedView;
  readonly b: AlignedView;
}

/** The event or anchor a course is aligned on. */
export interface Alignment {
  readonly course: Course;
  readonly view: View;
  readonly on: string;
}

/** Views that align the two; undefined when one of the events has no stated place to count from. */
export function alignViews(a: Alignment, b: Alignment): Aligned | undefined {
  const [viewA, viewB] = [onDayZero(a), onDayZero(b)];
  const [zeroA, zeroB] = [zeroOf(a.course, viewA), zeroOf(b.course, viewB)];
  if (zeroA === undefined || zeroB === undefined) return undefined;
  const [fromA, toA] = reachOf(a.course, zeroA);
  const [fromB, toB] = reachOf(b.course, zeroB);
  const [from, to] = [Math.min(fromA, fromB), Math.max(toA, toB)];
  const room = Math.max(to - from, DAY) * 0.02;
  const span: readonly [number, number] = [from - room, to + room];
  return { a: { ...viewA, span }, b: { ...viewB, span } };
}

const DAY = 86_400_000;

function onDayZero({ view, on }: Alignment): View {
  return { ...view, axis: 'linear', dayZero: on };
}

/** How far the course is known before and after the moment, ms. */
function reachOf(course: Course, { frame, t }: Zero): readonly [number, number] {
  const extent = extentsOf(course).get(frame);
  return extent ? [extent.start - t, extent.end - t] : [0, DAY];
}
