/**
 * The course as far as it may answer: without shapes, and without values, events and times that are
 * illustrative. Every question comes through this door, so none can use a drawing aid.
 */
import type { Beside, Course, CourseEvent, Point, Series } from '../model/course.ts';
import { weakestOf, type Facets } from '../model/evidence.ts';
import { withSamples } from '../model/sample-points.ts';
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
  const { samples, beside = [], ...rest } = series;
  const plain = samples && isFact(samples) && samples.evidence.when.kind !== 'illustrative';
  if (samples !== undefined && plain) {
    const facts = beside.filter(({ point }) => isFact(point));
    const isWhole = facts.length === beside.length && !facts.some(hasDrawn);
    // A long run is read where it lies: a copy of a million points would only be looked through.
    if (isWhole) return { ...series, shapes: [] };
    const places = facts.map(({ point, place }) => ({
      point: pointWithoutTime(point),
      place: place - beside.filter((each) => each.place < place && !facts.includes(each)).length,
    }));
    return { ...withSamples(series, samples, places), shapes: [] };
  }
  return answerablePoints({ ...rest, points: samples ? [...series.points] : series.points });
}

function hasDrawn({ point }: Beside): boolean {
  return point.evidence.when.kind === 'illustrative';
}

function answerablePoints(series: Series): Series {
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
