/** What a course has: only that can be hidden, moved, marked or made day zero. */
import type { Course, Series } from '../model/course.ts';
import { catalogueFor } from '../model/ranges-catalogue.ts';
import { besideOf, sampleOf } from '../model/sample-points.ts';
import type { Cursor } from './view.ts';

export function hasLane({ lanes }: Course, id: string): boolean {
  return lanes.some((lane) => lane.id === id);
}

export function hasSeries({ series }: Course, id: string): boolean {
  return series.some((each) => each.id === id);
}

export function hasReading({ readings }: Course, id: string): boolean {
  return readings.some((reading) => reading.id === id);
}

/** A range of the catalogue that is for this test in this unit. */
export function hasRange(series: Series, id: string): boolean {
  return catalogueFor(series).some((range) => range.id === id);
}

/** An anchor or an event: what can be day zero. */
export function hasMoment({ clock, events }: Course, id: string): boolean {
  return clock.anchors.has(id) || events.some((event) => event.id === id);
}

/** An event, a point, or a shape under the id that drawings and words give it. */
export function isMark(course: Course, id: string): boolean {
  let marks = known.get(course);
  if (marks === undefined) {
    marks = new Set(marksOf(course));
    known.set(course, marks);
  }
  return marks.has(id) || course.series.some((series) => sampleOf(id, series) !== undefined);
}

/** The id, where the course has such a mark. */
export function knownMark(course: Course, id: string | undefined): string | undefined {
  return id !== undefined && isMark(course, id) ? id : undefined;
}

export function cursorFits(course: Course, cursor: Cursor): boolean {
  switch (cursor.kind) {
    case 'mark':
      return isMark(course, cursor.id);
    case 'time':
      return Number.isFinite(cursor.t) && course.clock.frames.some(({ id }) => id === cursor.frame);
    case 'order':
      return (
        cursor.along >= 0 &&
        cursor.along <= 1 &&
        course.phases.some(({ id, extent }) => id === cursor.phase && extent.kind === 'untimed')
      );
  }
}

const known = new WeakMap<Course, ReadonlySet<string>>();

function marksOf({ events, series }: Course): readonly string[] {
  return [
    ...events.map(({ id }) => id),
    ...series.flatMap((one) => [
      ...besideOf(one).map((point) => point.id),
      ...one.shapes.map((_, at) => `${one.id}/shape-${at + 1}`),
    ]),
  ];
}
