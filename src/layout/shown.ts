/** What the view shows, as layout takes it: lanes with their events, panels with their ranges. */
import type { Course, CourseEvent } from '../model/course.ts';
import { chosenSeries } from '../view/ranges.ts';
import {
  visibleEvents,
  visibleLanes,
  visibleSeries,
  type ShownLane,
  type ShownSeries,
} from '../view/select.ts';
import type { View } from '../view/view.ts';

export { visibleLanes as lanesOf };
export type { ShownLane, ShownSeries };

export interface ShownPanel {
  readonly series: ShownSeries;
  /** Its place in the case: what gives a series its colour, wherever it is moved. */
  readonly index: number;
}

export function panelsOf(course: Course, view: View): readonly ShownPanel[] {
  return visibleSeries(course, view).map((series) => ({
    series: read(series, view),
    index: course.series.findIndex(({ id }) => id === series.id),
  }));
}

/** The range that the reader chose goes for the axis of values as well, which is that of the whole. */
function read(series: ShownSeries, view: View): ShownSeries {
  if (view.panels[series.id]?.range === undefined) return series;
  const chosen: ShownSeries = chosenSeries(series, view);
  return series.whole === undefined
    ? chosen
    : { ...chosen, whole: chosenSeries(series.whole, view) };
}

const known = new WeakMap<readonly CourseEvent[], ReadonlyMap<string, readonly CourseEvent[]>>();

/** Kept as long as the view shows the same events: panning and zooming group nothing anew. */
export function eventsByLane(
  course: Course,
  view: View,
): ReadonlyMap<string, readonly CourseEvent[]> {
  const events = visibleEvents(course, view);
  let lanes = known.get(events);
  if (lanes === undefined) {
    const found = new Map<string, CourseEvent[]>();
    for (const event of events) {
      const lane = found.get(event.lane);
      if (lane) lane.push(event);
      else found.set(event.lane, [event]);
    }
    lanes = found;
    known.set(events, lanes);
  }
  return lanes;
}

const filled = new WeakMap<Course, ReadonlySet<string>>();

/** Lanes in which the case has anything, whatever the view shows of it. */
export function filledLanes(course: Course): ReadonlySet<string> {
  const lanes = filled.get(course) ?? new Set(course.events.map(({ lane }) => lane));
  filled.set(course, lanes);
  return lanes;
}
