/**
 * Samples as points, for whoever asks for points: a list that makes each when it is looked at. What
 * is asked in every frame reads the columns instead.
 */
import type { Beside, Point, Series } from './course.ts';
import { lazyList } from './lazy-list.ts';
import { countBefore, sampleWhen, type Samples } from './samples.ts';

/** The points of a series that are not samples: all of them where it has no samples. */
export function besideOf({ points, samples, beside }: Series): readonly Point[] {
  return samples === undefined ? points : (beside ?? []).map(({ point }) => point);
}

/** The series with these samples and points, in the place of those it had. */
export function withSamples(series: Series, samples: Samples, beside: readonly Beside[]): Series {
  return { ...series, samples, beside, points: samplePoints(series.id, samples, beside) };
}

/** Places for points that are in order: after the samples that are not later. */
export function placeBeside(
  points: readonly Point[],
  samples: Samples,
  timeOf: (point: Point) => number | undefined,
): readonly Beside[] {
  let before = 0;
  return points.map((point, at) => {
    const t = timeOf(point);
    // An order alone keeps its place behind the point before it.
    if (t !== undefined) before = Math.max(before, countBefore(samples, t + 0.5));
    return { point, place: before + at };
  });
}

/** The point that a sample is; its id counts from 1. */
export function samplePoint(series: string, samples: Samples, n: number): Point {
  return {
    id: sampleId(series, n),
    at: sampleWhen(samples, n),
    value: { kind: 'number', comparator: '=', value: samples.values[n] ?? NaN },
    evidence: samples.evidence,
  };
}

export function sampleId(series: string, n: number): string {
  return `${series}/${n + 1}`;
}

/** The number of a sample from its id, from 0; undefined for any other id. */
export function sampleOf(
  id: string,
  { id: series, samples }: Pick<Series, 'id' | 'samples'>,
): number | undefined {
  if (samples === undefined || !id.startsWith(`${series}/`)) return undefined;
  const digits = id.slice(series.length + 1);
  const n = /^[1-9]\d{0,8}$/.test(digits) ? Number(digits) - 1 : -1;
  return n >= 0 && n < samples.values.length ? n : undefined;
}

/** The point at a place, and the place of a sample among all points. */
export function placeOfSample(n: number, beside: readonly Beside[]): number {
  let low = 0;
  let high = beside.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((beside[middle]?.place ?? 0) - middle <= n) low = middle + 1;
    else high = middle;
  }
  return n + low;
}

/** Up to so many points are kept once made, so that the same question gives the same object. */
const KEPT = 20_000;

/** A list of all points that holds none: `length` is known, each is made when it is read. */
export function samplePoints(
  series: string,
  samples: Samples,
  beside: readonly Beside[],
): readonly Point[] {
  const length = samples.values.length + beside.length;
  const kept: Point[] | undefined = length <= KEPT ? [] : undefined;
  const make = (place: number): Point => {
    const at = firstFrom(beside, place);
    const other = beside[at];
    return other?.place === place ? other.point : samplePoint(series, samples, place - at);
  };
  const read = (place: number): Point => {
    if (kept === undefined) return make(place);
    return (kept[place] ??= make(place));
  };
  const placeOf = (point: unknown): number => {
    const { id } = point as Point;
    const other = beside.find((each) => each.point.id === id);
    const n = sampleOf(id, { id: series, samples });
    return other?.place ?? (n === undefined ? -1 : placeOfSample(n, beside));
  };
  // Made anew each time, a point is known by its id.
  return lazyList(length, read, {
    indexOf: placeOf,
    lastIndexOf: placeOf,
    includes: (point: unknown) => placeOf(point) >= 0,
  });
}

/** Index of the first that stands at the place or after it. */
function firstFrom(beside: readonly Beside[], place: number): number {
  let low = 0;
  let high = beside.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((beside[middle]?.place ?? 0) < place) low = middle + 1;
    else high = middle;
  }
  return low;
}
