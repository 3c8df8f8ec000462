/**
 * Lines that join measurements. They break where a gap is longer than the series' own rhythm, and
 * at every place where the distance in time is not known; no value is carried forward.
 */
import { locate } from '../model/clock.ts';
import { longestGap, longestGapOf } from '../model/rhythm.ts';
import type { Axis } from './axis.ts';
import { standOf, type Spot, type TrendContext } from './trends.ts';

/** Lines through measured numbers, clipped to the window. */
export function joinPoints(
  spots: readonly Spot[],
  context: TrendContext,
): readonly (readonly (readonly [number, number])[])[] {
  const steps = spots.map((spot) => stepOf(spot, context));
  const { samples } = context.series;
  // Of a long run only a part is at hand here; its rhythm is that of the whole.
  const longest = samples
    ? longestGapOf(samples.times)
    : longestGap(steps.flatMap((step) => step?.t ?? []));
  const lines: [number, number][][] = [];
  steps.forEach((step, at) => {
    // A value that is only bounded or undated lies between its neighbours: no line may skip it.
    const before = steps[at - 1];
    if (step === undefined) return;
    const isNew =
      before === undefined ||
      before.frame !== step.frame ||
      step.place !== before.place + 1 ||
      step.t - before.t > longest ||
      context.series.breaksAfter?.has(before.id) === true;
    if (isNew) lines.push([[step.x, step.y]]);
    else lines.at(-1)?.push([step.x, step.y]);
  });
  return lines
    .flatMap((line) => clipLine(line, context.moments.axis))
    .filter((line) => line.length > 1);
}

interface Step {
  readonly id: string;
  readonly place: number;
  readonly frame: string;
  readonly t: number;
  readonly x: number;
  readonly y: number;
}

/** A measured number at a stated time; undefined for anything a line cannot pass through. */
function stepOf(spot: Spot, context: TrendContext): Step | undefined {
  const { point, extent, x } = spot;
  const { value, at, id } = point;
  if (value.kind !== 'number' || (value.comparator !== '=' && value.comparator !== '~'))
    return undefined;
  if (extent.sure === 'open' || extent.sure === 'order' || at.precision === 'order')
    return undefined;
  const place = locate(at, context.course.clock);
  const stand = standOf(point, x, context);
  if (place === undefined || stand.kind !== 'at') return undefined;
  const t = (place.earliest + place.latest) / 2;
  return { id, place: spot.place, frame: place.frame, t, x, y: stand.y };
}

export function clipLine(
  line: readonly (readonly [number, number])[],
  { x0, x1 }: Axis,
): readonly (readonly [number, number])[][] {
  const pieces: [number, number][][] = [];
  let piece: [number, number][] = [];
  const at = (
    a: readonly [number, number],
    b: readonly [number, number],
    x: number,
  ): [number, number] => [x, a[1] + ((x - a[0]) / (b[0] - a[0])) * (b[1] - a[1])];
  line.forEach((vertex, index) => {
    const before = line[index - 1];
    const inside = vertex[0] >= x0 && vertex[0] <= x1;
    if (before !== undefined && before[0] < x0 && vertex[0] >= x0)
      piece.push(at(before, vertex, x0));
    if (inside) piece.push([vertex[0], vertex[1]]);
    if (before !== undefined && before[0] <= x1 && vertex[0] > x1) {
      piece.push(at(before, vertex, x1));
      pieces.push(piece);
      piece = [];
    }
  });
  if (piece.length > 1) pieces.push(piece);
  return pieces;
}
