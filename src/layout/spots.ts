/**
 * Where the values of a panel stand: each by itself, or those of a long series as one run wherever
 * the window shows more of them than it has room for.
 */
import type { Point } from '../model/course.ts';
import { weakestOf } from '../model/evidence.ts';
import { placeOfSample, sampleId } from '../model/sample-points.ts';
import type { Axis } from './axis.ts';
import { keptColumns, plotColumns, type Columns } from './columns.ts';
import { curveOf, stretchesOf, type Stretch } from './curve.ts';
import type { PlacedRun } from './run.ts';
import type { Sizes } from './sizes.ts';
import { CLOSE, middleOf, type Spot, type TrendContext } from './trends.ts';

/**
 * The places of all points; those outside the window too, since lines lead to them. Of samples only
 * those in the window and one on either side, and none where they are drawn as a run.
 */
export function spotsOf(context: TrendContext): readonly Spot[] {
  const { series } = context;
  const { samples, beside = [] } = series;
  const spot = (point: Point, place: number): Spot => {
    const extent = context.moments.extentOf(point.at, point.id, point.phase);
    return { point, place, extent, x: middleOf(extent) };
  };
  if (samples === undefined) return series.points.map(spot);
  const [from, to] = windowOf(context);
  const inside = Array.from({ length: to - from }, (_, at) => {
    const point = series.points[from + at];
    return point ? [spot(point, from + at)] : [];
  }).flat();
  const outside = beside.filter(({ place }) => place < from || place >= to);
  const others = outside.map(({ point, place }) => spot(point, place));
  if (others.length === 0) return inside;
  return [...inside, ...others].sort((a, b) => a.place - b.place);
}

/** Places [from, to) of the points that are drawn one by one: around the samples in the window. */
function windowOf({ course, series, moments, sizes }: TrendContext): readonly [number, number] {
  const { samples, beside = [] } = series;
  const curve = curveOf(series, course.clock);
  if (samples === undefined || curve === undefined) return [0, 0];
  if (isDense(stretchesOf(curve, moments.axis), moments.axis, sizes)) return [0, 0];
  const { times } = samples;
  const stretches = stretchesOf({ ...curve, times }, moments.axis);
  const [first, last] = [stretches[0], stretches.at(-1)];
  if (first === undefined || last === undefined) return [0, 0];
  const from = placeOfSample(Math.max(0, first.from - 1), beside);
  return [from, placeOfSample(Math.min(times.length - 1, last.to), beside) + 1];
}

/** The samples in the window as one run, where they stand closer than their symbols. */
export function runOf({
  course,
  series,
  moments,
  scale,
  sizes,
  plot,
}: TrendContext): PlacedRun | undefined {
  const curve = curveOf(series, course.clock);
  if (curve === undefined) return undefined;
  const stretches = stretchesOf(curve, moments.axis);
  if (!isDense(stretches, moments.axis, sizes)) return undefined;
  const per = scale.limit ?? 1;
  const y = (value: number): number => plot.y + scale.y(value / per);
  const options = { axis: moments.axis, y, grain: sizes.grain };
  const evidence = series.samples ? weakestOf(series.samples.evidence) : 'reported';
  // While a window moves, its vertices are read once, to be drawn: kept when asked for again.
  let kept: Columns | undefined;
  const made = (): Columns => plotColumns(curve, stretches, options);
  const columns = (): Columns => (kept ??= keptColumns(made()));
  // Where numbers beside the samples are a part of the line, its places are not those of samples.
  const isOwn = curve.times === series.samples?.times;
  return {
    count: countOf(stretches),
    evidence,
    get xs() {
      return columns().xs;
    },
    get ys() {
      return columns().ys;
    },
    get starts() {
      return columns().starts;
    },
    get ends() {
      if (!isOwn) return [];
      return columns().ends.map(({ n, x, y: at }) => ({ id: sampleId(series.id, n), x, y: at }));
    },
    passing: () => kept ?? made(),
  };
}

function countOf(stretches: readonly Stretch[]): number {
  return stretches.reduce((sum, { from, to }) => sum + to - from, 0);
}

function isDense(stretches: readonly Stretch[], { x0, x1 }: Axis, { em }: Sizes): boolean {
  return countOf(stretches) * CLOSE * em > x1 - x0;
}
