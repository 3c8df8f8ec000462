/** Events and points by their id, found once a course. */
import type { Course, CourseEvent, Point, Series } from '../model/course.ts';
import { besideOf, sampleOf, samplePoint } from '../model/sample-points.ts';

interface Found {
  readonly point: Point;
  readonly series: Series;
}

const events = new WeakMap<Course, ReadonlyMap<string, CourseEvent>>();
const points = new WeakMap<Course, ReadonlyMap<string, Found>>();

export function eventsById(course: Course): ReadonlyMap<string, CourseEvent> {
  const found = events.get(course) ?? new Map(course.events.map((event) => [event.id, event]));
  events.set(course, found);
  return found;
}

/** A point by its id; a sample by its number. */
export function pointById(id: string, course: Course): Found | undefined {
  const found = beside(course).get(id);
  if (found !== undefined) return found;
  for (const series of course.series) {
    const n = sampleOf(id, series);
    if (series.samples && n !== undefined)
      return { point: samplePoint(series.id, series.samples, n), series };
  }
  return undefined;
}

function beside(course: Course): ReadonlyMap<string, Found> {
  const found =
    points.get(course) ??
    new Map(
      course.series.flatMap((series) =>
        besideOf(series).map((point) => [point.id, { point, series }] as const),
      ),
    );
  points.set(course, found);
  return found;
}
