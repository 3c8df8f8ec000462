/**
 * A dense series as layout reads it: the columns of the numbers that its line passes, where the line
 * breaks, and which part of them a window shows. Made once for a series, asked in every frame.
 */
import { locate, type Clock } from '../model/clock.ts';
import type { Point, Series } from '../model/course.ts';
import { DAY_MS } from '../model/calendar.ts';
import { longestGapOf } from '../model/rhythm.ts';
import { sampleOf } from '../model/sample-points.ts';
import { lowerBound, sampleWidth, type Samples } from '../model/samples.ts';
import type { Axis, TimeSegment } from './axis.ts';

export interface Curve {
  readonly frame: string;
  /** ms; `times[n] + offset` is the middle of the n-th moment in the frame. */
  readonly times: Float64Array;
  readonly offset: number;
  readonly values: Float64Array;
  /** A line never reaches these from the one before. */
  readonly breaks: ReadonlySet<number>;
  /** ms. */
  readonly longest: number;
}

const known = new WeakMap<readonly Point[], Curve>();

/** Undefined where a series has no samples, or they have no place in time. */
export function curveOf(
  series: Series & { readonly breaksAfter?: ReadonlySet<string> },
  clock: Clock,
): Curve | undefined {
  const { samples, points } = series;
  if (samples === undefined) return undefined;
  const found = known.get(points) ?? makeCurve(series, samples, clock);
  if (found) known.set(points, found);
  return found;
}

function makeCurve(
  { id, beside = [], breaksAfter }: Series & { readonly breaksAfter?: ReadonlySet<string> },
  samples: Samples,
  clock: Clock,
): Curve | undefined {
  const anchor = clock.anchors.get(samples.anchor);
  if (anchor === undefined) return undefined;
  const offset = anchor.earliest + (anchor.slack + sampleWidth(samples)) / 2 + samples.by;
  const joined: Joined[] = [];
  const breaks = new Set<number>();
  beside.forEach(({ point, place }, at) => {
    const value = lineValue(point);
    const where = locate(point.at, clock);
    const isNear = where?.frame === anchor.frame && where.latest - where.earliest <= DAY_MS;
    const before = place - at;
    if (value === undefined || where === undefined || !isNear) breaks.add(before + joined.length);
    else joined.push({ before, t: (where.earliest + where.latest) / 2 - offset, value });
  });
  const { times, values } = joined.length === 0 ? samples : merged(samples, joined);
  for (const left of breaksAfter ?? []) {
    const n = sampleOf(left, { id, samples });
    if (n !== undefined) breaks.add(n + 1 + joined.filter((each) => each.before <= n).length);
  }
  return {
    ...{ frame: anchor.frame, times, offset, values, breaks },
    longest: longestGapOf(samples.times),
  };
}

interface Joined {
  /** So many samples come before it. */
  readonly before: number;
  readonly t: number;
  readonly value: number;
}

/** A number that a line passes; anything else lies between its neighbours. */
function lineValue({ value }: Point): number | undefined {
  const isNumber =
    value.kind === 'number' && (value.comparator === '=' || value.comparator === '~');
  return isNumber ? value.value : undefined;
}

function merged(samples: Samples, joined: readonly Joined[]): Pick<Curve, 'times' | 'values'> {
  const length = samples.times.length + joined.length;
  const [times, values] = [new Float64Array(length), new Float64Array(length)];
  let taken = 0;
  joined.forEach(({ before, t, value }, at) => {
    times.set(samples.times.subarray(taken, before), taken + at);
    values.set(samples.values.subarray(taken, before), taken + at);
    taken = before;
    times[before + at] = Math.max(t, times[before + at - 1] ?? -Infinity);
    values[before + at] = value;
  });
  times.set(samples.times.subarray(taken), taken + joined.length);
  values.set(samples.values.subarray(taken), taken + joined.length);
  return { times, values };
}

/** A part of a curve and the stretch of the axis that it lies on. */
export interface Stretch {
  readonly segment: TimeSegment;
  /** Indices [from, to). */
  readonly from: number;
  readonly to: number;
}

/** What the window shows of a curve, left to right; a moment beyond all stretches is at the nearest edge. */
export function stretchesOf(
  { frame, times, offset }: Pick<Curve, 'frame' | 'times' | 'offset'>,
  axis: Axis,
): readonly Stretch[] {
  const segments = axis.segments.filter(
    (segment): segment is TimeSegment => segment.kind === 'time' && segment.frame === frame,
  );
  const before = (t: number): number => lowerBound(times, t - offset);
  return segments.flatMap((segment, at): Stretch[] => {
    const { x0, x1, t0, t1 } = segment;
    if (x1 < axis.x0 || x0 > axis.x1) return [];
    const timeAt = (x: number): number => t0 + ((x - x0) / Math.max(x1 - x0, 1e-9)) * (t1 - t0);
    const left = segments[at - 1];
    const right = segments[at + 1];
    const from = x0 < axis.x0 ? before(timeAt(axis.x0)) : left ? before((left.t1 + t0) / 2) : 0;
    const to =
      x1 > axis.x1 ? before(timeAt(axis.x1)) : right ? before((t1 + right.t0) / 2) : times.length;
    return [{ segment, from, to: Math.max(from, to) }];
  });
}
