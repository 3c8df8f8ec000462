/**
 * Which values a pixel column of a run holds: what a pointer over it means, and of how many values
 * that one is the lowest or the highest.
 */
import type { Course } from '../model/course.ts';
import { extremesOf, pyramidOf } from '../model/pyramid.ts';
import { sampleId, sampleOf } from '../model/sample-points.ts';
import type { Series } from '../model/course.ts';
import { timeX, type Axis } from './axis.ts';
import { curveOf, stretchesOf, type Curve } from './curve.ts';
import type { PlacedPanel } from './figure.ts';
import type { RunEnd } from './run.ts';

/** px on either side in which a column without values looks for one. */
const REACH = 6;

/** The extreme of the pointer's column that is nearer to it; undefined beside the run. */
export function runValueAt(
  panel: PlacedPanel,
  series: Series,
  course: Course,
  axis: Axis,
  [x, y]: readonly [number, number],
): RunEnd | undefined {
  const curve = curveOf(series, course.clock);
  const { plot, run } = panel;
  const isInside = x >= axis.x0 && x <= axis.x1 && y >= plot.y && y <= plot.y + plot.height;
  if (run === undefined || curve === undefined || !isInside) return undefined;
  const column = Math.floor(x);
  const [from, to] = filled(curve, axis, column);
  if (to <= from) return undefined;
  const drawn = reachOf(run, timeX(axis, curve.frame, middleOf(curve, from, to)));
  if (drawn === undefined) return undefined;
  const side = Math.abs(y - drawn.low) <= Math.abs(y - drawn.high) ? 'low' : 'high';
  const n = pyramidOf(curve.values).find(from, to, side);
  const own = sampleIndex(curve, series, n);
  if (own === undefined) return undefined;
  const at = timeX(axis, curve.frame, (curve.times[n] ?? 0) + curve.offset);
  return { id: sampleId(series.id, own), x: at, y: drawn[side] };
}

export interface RunCrowd {
  /** So many values stand in the same column of pixels. */
  readonly count: number;
  readonly is: 'lowest' | 'highest' | undefined;
}

/** Undefined where a value stands alone in its column, or is no sample. */
export function crowdOf(id: string, course: Course, axis: Axis): RunCrowd | undefined {
  const series = course.series.find((each) => sampleOf(id, each) !== undefined);
  const curve = series && curveOf(series, course.clock);
  const n = series && sampleOf(id, series);
  if (series === undefined || curve === undefined || n === undefined) return undefined;
  const value = series.samples?.values[n] ?? NaN;
  const x = timeX(axis, curve.frame, (series.samples?.times[n] ?? 0) + curve.offset);
  const [from, to] = insideOf(curve, axis, Math.floor(x), Math.floor(x) + 1);
  if (to - from < 2) return undefined;
  const { low, high } = extremesOf(curve.values.subarray(from, to));
  return {
    count: to - from,
    is:
      low === high ? undefined : value === low ? 'lowest' : value === high ? 'highest' : undefined,
  };
}

function filled(curve: Curve, axis: Axis, column: number): readonly [number, number] {
  const own = insideOf(curve, axis, column, column + 1);
  return own[1] > own[0] ? own : insideOf(curve, axis, column - REACH, column + 1 + REACH);
}

/** Indices [from, to) of the values between two px. */
function insideOf(curve: Curve, axis: Axis, x0: number, x1: number): readonly [number, number] {
  const stretches = stretchesOf(curve, { ...axis, x0, x1 });
  return [stretches[0]?.from ?? 0, stretches.at(-1)?.to ?? 0];
}

function middleOf({ times, offset }: Curve, from: number, to: number): number {
  return ((times[from] ?? 0) + (times[to - 1] ?? 0)) / 2 + offset;
}

/** From the lowest value drawn around a px to the highest. */
function reachOf(
  { xs, ys }: NonNullable<PlacedPanel['run']>,
  x: number,
): { readonly low: number; readonly high: number } | undefined {
  let [low, high] = [-Infinity, Infinity];
  for (let at = 0; at < xs.length; at++) {
    if (Math.abs((xs[at] ?? 0) - x) > 1) continue;
    low = Math.max(low, ys[at] ?? low);
    high = Math.min(high, ys[at] ?? high);
  }
  return low < high ? undefined : { low, high };
}

/** Numbers beside the samples may be a part of the line; they are marks of their own. */
function sampleIndex(curve: Curve, { samples }: Series, n: number): number | undefined {
  if (samples === undefined || curve.times === samples.times) return n;
  const own = samples.times.indexOf(curve.times[n] ?? NaN);
  return own < 0 ? undefined : own;
}
