/** Events and points by their id, found once a course. */
import type { Course, CourseEvent, Point, Series } from '../model/course.ts';

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

export function pointsById(course: Course): ReadonlyMap<string, Found> {
  const found =
    points.get(course) ??
    new Map(
      course.series.flatMap((series) =>
        series.points.map((point) => [point.id, { point, series }] as const),
      ),
    );
  points.set(course, found);
  return found;
}
