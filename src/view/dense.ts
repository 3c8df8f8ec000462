/**
 * The window in which a record is dense. One vaccination of childhood, or a condition noted decades
 * ago, would leave most of the axis empty, and the course itself a few px wide.
 */
import type { Course } from '../model/course.ts';
import { momentsOf, wholeSpan } from './outside.ts';
import type { View } from './view.ts';
import { showAll, tidyWindow, type AxisWindow } from './window.ts';

/** Of all moments the window holds at least this part… */
const MOST = 0.8;
/** …and only if it then takes less than this part of the axis: else the whole is shown. */
const NARROW = 0.5;
/** A wait longer than this part of the window parts what came before from it. */
const GAP = 0.15;
/** So much longer it may become until such a wait is found. */
const GROWTH = 0.3;
/** Room before it, as a part of it. */
const AIR = 0.04;
/** Fewer moments than this make no dense part. */
const LEAST = 12;

/**
 * The end of the axis, from where four fifths of the moments are in sight and the wait before them
 * was long; the whole axis where that is no small part of it. The latest is never out of sight.
 */
export function denseWindow(course: Course, view: View): AxisWindow {
  const span = wholeSpan(course, view);
  if (span === undefined) return showAll();
  const { frame, t0, t1 } = span;
  const { runs, columns } = momentsOf(course, view);
  const own = runs.filter((run) => run.frame === frame).map(({ from }) => from);
  const times = [...own, ...(columns.get(frame) ?? [])].flatMap((column) => thinned(column));
  if (times.length < LEAST) return showAll();
  times.sort((a, b) => a - b);
  let at = Math.floor(times.length * (1 - MOST));
  const start = (): number => times[at] ?? t0;
  const earliest = start() - (t1 - start()) * GROWTH;
  const isNext = (t: number): boolean => t >= earliest && start() - t <= (t1 - start()) * GAP;
  while (at > 0 && isNext(times[at - 1] ?? t0)) at -= 1;
  const from = (start() - (t1 - start()) * AIR - t0) / (t1 - t0);
  return 1 - from > NARROW ? showAll() : tidyWindow([from, 1]);
}

/** A million samples weigh no more than a thousand, and are as quickly looked through. */
const MOST_OF_ONE = 1000;

function thinned(column: Float64Array): readonly number[] {
  const step = Math.max(1, Math.floor(column.length / MOST_OF_ONE));
  return Array.from(column.filter((_, at) => at % step === 0)).filter(Number.isFinite);
}
