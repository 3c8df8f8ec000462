/** Values of several tests that were taken at one time: on the same day, or at the same stated moment. */
import { analyteOf } from '../model/analytes.ts';
import type { Course, Point, Series } from '../model/course.ts';
import { exactOf, timesOf, type Extent } from './extent.ts';
import { hasValue, rangeFor } from './line.ts';
import { compareSpots } from './spot.ts';

export const LOINC = { alt: '1742-6', ast: '1920-8', alp: '6768-6', bilirubin: '1975-2' } as const;
export type Test = keyof typeof LOINC;

export interface Reading {
  readonly point: Point;
  readonly series: Series;
  /** In multiples of its own upper limit; undefined where no limit is stated. */
  readonly times: Extent | undefined;
}

export type Panel = { readonly [test in Test]?: Reading };

export function seriesOf(test: Test, course: Course): Series | undefined {
  return course.series.find((series) => analyteOf(series)?.loinc === LOINC[test]);
}

/** One panel for each value of the leading test: what else was taken at its time. */
export function panelsOf(lead: Test, course: Course): readonly Panel[] {
  const leading = seriesOf(lead, course);
  if (leading === undefined) return [];
  const tests = (Object.keys(LOINC) as Test[]).filter((test) => test !== lead);
  return leading.points.filter(isCounted).map((point) => {
    const others = tests.flatMap((test) => {
      const series = seriesOf(test, course);
      const found = series?.points.find(
        (other) => isCounted(other) && isAtOnce(point, other, course),
      );
      return series && found ? [[test, readingOf(found, series, course)] as const] : [];
    });
    return { [lead]: readingOf(point, leading, course), ...Object.fromEntries(others) };
  });
}

const isCounted = (point: Point): boolean => hasValue(point);

function isAtOnce(a: Point, b: Point, course: Course): boolean {
  return compareSpots({ id: a.id, when: a.at }, { id: b.id, when: b.at }, course) === 'same';
}

function readingOf(point: Point, series: Series, course: Course): Reading {
  const value = exactOf(point);
  const high = series.relative ? undefined : rangeFor(point, series, course.clock)?.high;
  const times =
    value === undefined || high === undefined
      ? undefined
      : timesOf({ low: value, high: value, isLowOpen: false, isHighOpen: false }, high);
  return { point, series, times };
}
