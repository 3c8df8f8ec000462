/**
 * What lies outside the window of a view, counted. Answered where the whole axis is one stretch of
 * one frame, so that a fraction of it is a moment; elsewhere px decide, which only layout knows.
 */
import { CALENDAR, locate } from '../model/clock.ts';
import type { Course } from '../model/course.ts';
import { indexEvents } from '../model/event-index.ts';
import { extentsOf, leastOf, padded } from '../model/extents.ts';
import { besideOf, samplePoint } from '../model/sample-points.ts';
import { atMost, below } from '../model/sorted-column.ts';
import { remembered } from './remembered.ts';
import { visibleEvents, visibleSeries } from './select.ts';
import type { View } from './view.ts';
import { isWhole } from './window.ts';

/** The whole axis; ms of the frame. */
export interface Span {
  readonly frame: string;
  readonly t0: number;
  readonly t1: number;
}

export interface Beyond {
  /** The edge of the window; ms of the frame. */
  readonly frame: string;
  readonly edge: number;
  /** ms of the window. */
  readonly length: number;
  readonly events: number;
  readonly values: number;
  /** Events of which only the beginning lies there. */
  readonly begun: number;
}

/** Undefined where the axis is made of several stretches, or of none. */
export function wholeSpan(course: Course, { axis }: Pick<View, 'axis'>): Span | undefined {
  if (course.phases.length > 0) return undefined;
  const extents = extentsOf(course);
  const [frame, ...others] = axis === 'calendar' ? [CALENDAR] : [...extents.keys()];
  const extent = frame === undefined ? undefined : extents.get(frame);
  if (frame === undefined || extent === undefined || others.length > 0) return undefined;
  return { frame, ...padded(extent.start, extent.end, leastOf(course)) };
}

/** What ends before the window and what begins after it, of all that the view shows. */
export function outsideOf(
  course: Course,
  view: View,
): { readonly before?: Beyond; readonly after?: Beyond } {
  const span = isWhole(view.window) ? undefined : wholeSpan(course, view);
  if (span === undefined) return {};
  const { frame, t0, t1 } = span;
  const [from, to] = view.window.map((part) => t0 + part * (t1 - t0)) as [number, number];
  const length = to - from;
  const { runs, columns } = momentsOf(course, view);
  const count = (of: (column: Float64Array) => number): number =>
    (columns.get(frame) ?? []).reduce((sum, column) => sum + of(column), 0);
  const own = runs.filter((run) => run.frame === frame);
  const gone = own.reduce((sum, { ends }) => sum + atMost(ends, from), 0);
  const before = {
    events: gone,
    begun: own.reduce((sum, run) => sum + below(run.from, from), 0) - gone,
    values: count((column) => below(column, from)),
  };
  const after = {
    events: own.reduce((sum, run) => sum + run.from.length - atMost(run.from, to), 0),
    begun: 0,
    values: count((column) => column.length - atMost(column, to)),
  };
  return {
    ...(before.events + before.values + before.begun > 0 && {
      before: { frame, edge: from, length, ...before },
    }),
    ...(after.events + after.values > 0 && { after: { frame, edge: to, length, ...after } }),
  };
}

/** Sorted once for what the view shows: a window then costs a few halvings. */
export const momentsOf = remembered(
  ({ hiddenLanes, hiddenPanels, filter, illustrative, lens }) => [
    hiddenLanes,
    hiddenPanels,
    filter,
    illustrative,
    lens,
  ],
  (course, view) => {
    const lanes = indexEvents(visibleEvents(course, view), course.clock);
    const columns = new Map<string, Float64Array[]>();
    const add = (frame: string, column: Float64Array): void =>
      void columns.set(frame, [...(columns.get(frame) ?? []), column]);
    const loose = new Map<string, number[]>();
    for (const series of visibleSeries(course, view)) {
      const { samples } = series;
      const place = samples && locate(samplePoint(series.id, samples, 0).at, course.clock);
      if (samples && place) {
        const by = place.earliest - (samples.times[0] ?? 0);
        add(place.frame, by === 0 ? samples.times : samples.times.map((t) => t + by));
      }
      for (const { at } of besideOf(series)) {
        const point = locate(at, course.clock);
        if (point === undefined || !Number.isFinite(point.earliest)) continue;
        const found = loose.get(point.frame) ?? [];
        loose.set(point.frame, found);
        found.push(point.earliest);
      }
    }
    for (const [frame, times] of loose) add(frame, Float64Array.from(times).sort());
    return { runs: [...lanes.values()].flatMap(({ runs }) => runs), columns };
  },
);
