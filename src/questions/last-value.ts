/**
 * The last value of a series before or at a place, as a value of its own moment: it is never carried
 * forward as the value here. Values whose order to the place, or among themselves, is not stated are
 * named beside it.
 */
import type { Course, Point, Series } from '../model/course.ts';
import { DAY_MS, locate, type Comparison, type Place } from '../model/clock.ts';
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

export function valuesAround(series: Series, spot: Spot, course: Course): Around {
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
