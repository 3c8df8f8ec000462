/**
 * Everything of a course that can be pointed at: events, points and shapes, each under the id its
 * mark carries. Built once a course, because every hover asks for it.
 */
import type { Course, CourseEvent, Lane, Point, Series, Shape } from '../model/course.ts';
import { besideOf, placeOfSample, sampleOf } from '../model/sample-points.ts';
import { memo } from './memo.ts';

export type Datum =
  | {
      readonly type: 'event';
      readonly id: string;
      readonly event: CourseEvent;
      readonly lane?: Lane;
    }
  | { readonly type: 'point'; readonly id: string; readonly point: Point; readonly series: Series }
  | { readonly type: 'shape'; readonly id: string; readonly shape: Shape; readonly series: Series };

/** In the order of the file: events, then each series with its points and shapes. */
export const dataOf: (course: Course) => readonly Datum[] = memo((course) => [
  ...eventsOf(course),
  ...course.series.flatMap((series) => dataOfSeries(series, listedPoints(series))),
]);

const eventsOf: (course: Course) => readonly Datum[] = memo(({ lanes: all, events }) => {
  const lanes = new Map(all.map((lane) => [lane.id, lane]));
  return events.map((event): Datum => {
    const lane = lanes.get(event.lane);
    return { type: 'event', id: event.id, event, ...(lane && { lane }) };
  });
});

export function datumOf(id: string, course: Course): Datum | undefined {
  return index(course).get(id) ?? sampleDatum(id, course);
}

/** Samples are found by their number: an index of a million would cost more than they do. */
function sampleDatum(id: string, { series: all }: Course): Datum | undefined {
  for (const series of all) {
    const n = sampleOf(id, series);
    if (n === undefined) continue;
    const point = series.points[placeOfSample(n, series.beside ?? [])];
    return point && { type: 'point', id, point, series };
  }
  return undefined;
}

/** The id of the nth shape of a series, which has no name of its own. */
export function shapeIdOf(series: Series, index: number): string {
  return `${series.id}/shape-${index + 1}`;
}

const index = memo((course) => {
  const byId = new Map<string, Datum>();
  const add = (datum: Datum): void => {
    if (!byId.has(datum.id)) byId.set(datum.id, datum);
  };
  eventsOf(course).forEach(add);
  for (const series of course.series) dataOfSeries(series, besideOf(series)).forEach(add);
  return byId;
});

/** So many values of one series are listed; the rest of them is counted. */
export const MOST_LISTED = 5000;

/** The points that lists hold: all, or of a long run the first of them. */
export function listedPoints({ points, samples }: Series): readonly Point[] {
  return samples === undefined || points.length <= MOST_LISTED
    ? points
    : points.slice(0, MOST_LISTED);
}

function dataOfSeries(series: Series, points: readonly Point[]): readonly Datum[] {
  return [
    ...points.map((point): Datum => ({ type: 'point', id: point.id, point, series })),
    ...series.shapes.map((shape, n): Datum => ({
      type: 'shape',
      id: shapeIdOf(series, n),
      shape,
      series,
    })),
  ];
}
