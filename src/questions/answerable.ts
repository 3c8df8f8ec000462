/**
 * The course as far as it may answer: without shapes, and without values, events and times that are
 * illustrative. Every question comes through this door, so none can use a drawing aid.
 */
import type { Course, CourseEvent, Point, Series } from '../model/course.ts';
import { weakestOf, type Facets } from '../model/evidence.ts';
import { unstated } from '../model/when.ts';

const known = new WeakMap<Course, Course>();

export function answerable(course: Course): Course {
  let found = known.get(course);
  if (found === undefined) {
    found = {
      ...course,
      events: course.events.filter(isFact).map(withoutDrawnTime),
      series: course.series.map(answerableSeries),
    };
    known.set(course, found);
    known.set(found, found);
  }
  return found;
}

function answerableSeries(series: Series): Series {
  const points = series.points.filter(isFact);
  const hasDrawnTime = points.some(({ evidence }) => evidence.when.kind === 'illustrative');
  return { ...series, shapes: [], points: hasDrawnTime ? points.map(pointWithoutTime) : points };
}

function isFact({ evidence }: { readonly evidence: Facets }): boolean {
  return weakestOf(evidence) !== 'illustrative';
}

function withoutDrawnTime(event: CourseEvent): CourseEvent {
  if (event.evidence.when.kind !== 'illustrative') return event;
  const { phase: _, ...rest } = event;
  return { ...rest, time: { kind: 'point', at: unstated() } };
}

function pointWithoutTime(point: Point): Point {
  if (point.evidence.when.kind !== 'illustrative') return point;
  const { phase: _, ...rest } = point;
  return { ...rest, at: unstated() };
}
