/**
 * The last value of a series before or at a place, as a value of its own moment: it is never carried
 * forward as the value here. Values whose order to the place, or among themselves, is not stated are
 * named beside it.
 */
import type { Course, Point, Series } from '../model/course.ts';
import { DAY_MS, locate, type Comparison, type Place } from '../model/clock.ts';
import { placeOfSample, samplePoint } from '../model/sample-points.ts';
import { countBefore, sampleWidth } from '../model/samples.ts';
import { compareSpots, type Spot } from './spot.ts';
import { hasValue } from './line.ts';

export interface Around {
  readonly last?: Point;
  /** `last` was taken at the very moment, or on its day. */
  readonly isHere: boolean;
  /** The first value surely after. */
  readonly next?: Point;
  /** May lie before or after the place. */
  readonly unplaced: readonly Point[];
  /** Surely before, and not surely before `last`: one of them may be the later one. */
  readonly rivals: readonly Point[];
}

export function valuesAround(given: Series, spot: Spot, course: Course): Around {
  const series = nearby(given, spot, course);
  const order = orderTo(series, spot, course);
  const points = series.points.map((point, at) => ({ point, order: order[at] ?? 'unknown' }));
  const past = points.filter(
    ({ order, point }) => order !== 'after' && order !== 'unknown' && hasValue(point),
  );
  const last = past.at(-1);
  const next = points.find(({ order, point }) => order === 'after' && hasValue(point))?.point;
  return {
    ...(last && { last: last.point }),
    isHere: last?.order === 'same',
    ...(next && { next }),
    unplaced: points.flatMap(({ point, order }) =>
      order === 'unknown' && hasValue(point) ? point : [],
    ),
    rivals:
      last === undefined
        ? []
        : rivalsOf(
            last.point,
            past.map(({ point }) => point),
            course,
          ),
  };
}

/** Samples at the place that are looked at one by one; of more, the first and the last. */
const MOST_HERE = 2000;

/**
 * The series with only those of its samples that can be the last, the next, or of unknown order to
 * the place: the columns are sorted, so a search finds them among a million.
 */
function nearby(series: Series, { when }: Spot, { clock }: Course): Series {
  const { samples, beside = [] } = series;
  const anchor = samples && clock.anchors.get(samples.anchor);
  if (samples === undefined || anchor === undefined || series.points.length <= MOST_HERE)
    return series;
  const here = locate(when, clock);
  const isNear = here?.frame === anchor.frame;
  const from = isNear ? here.earliest - anchor.earliest - anchor.slack - sampleWidth(samples) : 0;
  const to = isNear ? here.latest - anchor.earliest : 0;
  const count = samples.times.length;
  const first = isNear ? Math.max(0, countBefore(samples, from) - 2) : 0;
  const last = isNear ? Math.min(count, countBefore(samples, to) + 2) : Math.min(count, MOST_HERE);
  const numbers = Array.from({ length: Math.min(last - first, MOST_HERE) }, (_, at) => first + at);
  const near = new Set([...numbers, ...(last > first ? [last - 1] : [])]);
  const all = [
    ...[...near].map((n) => ({
      point: samplePoint(series.id, samples, n),
      place: placeOfSample(n, beside),
    })),
    ...beside,
  ].sort((a, b) => a.place - b.place);
  const { samples: _, beside: __, ...rest } = series;
  return { ...rest, points: all.map(({ point }) => point) };
}

/** Dated values are sorted, so only those without a date can rival the last. */
function rivalsOf(last: Point, past: readonly Point[], course: Course): readonly Point[] {
  const isLoose = (point: Point): boolean => {
    const place = placeOf(point, course);
    return place === undefined || place.latest - place.earliest > DAY_MS;
  };
  const among = isLoose(last) ? past : past.filter(isLoose);
  return among.filter(
    (point) =>
      point !== last &&
      compareSpots({ id: point.id, when: point.at }, { id: last.id, when: last.at }, course) ===
        'unknown',
  );
}

const places = new WeakMap<Course, Map<string, Place | undefined>>();

function placeOf({ id, at }: Point, course: Course): Place | undefined {
  const found = places.get(course) ?? new Map<string, Place | undefined>();
  places.set(course, found);
  if (!found.has(id)) found.set(id, locate(at, course.clock));
  return found.get(id);
}

/** How each point stands to the place; a cursor asks at every move, so dated points take a short way. */
function orderTo(series: Series, spot: Spot, course: Course): readonly Comparison[] {
  const here = locate(spot.when, course.clock);
  return series.points.map((point) => {
    const place = here && placeOf(point, course);
    if (place && here && place.frame === here.frame && point.id !== spot.id) {
      if (place.latest <= here.earliest) return 'before';
      if (place.earliest >= here.latest && here.earliest !== here.latest) return 'after';
      if (place.earliest > here.latest) return 'after';
    }
    return compareSpots({ id: point.id, when: point.at }, spot, course);
  });
}
