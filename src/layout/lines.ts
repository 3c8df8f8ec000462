/**
 * Lines that join measurements. They break where a gap is longer than the series' own rhythm, and
 * at every place where the distance in time is not known; no value is carried forward.
 */
import { locate } from '../model/clock.ts';
import type { Axis } from './axis.ts';
import { standOf, type Spot, type TrendContext } from './trends.ts';

/** A gap this many times the usual one breaks a line. */
const RHYTHM = 3;

/** Lines through measured numbers, clipped to the window. */
export function joinPoints(
  spots: readonly Spot[],
  context: TrendContext,
): readonly (readonly (readonly [number, number])[])[] {
  const { axis } = context.moments;
  const steps = spots.flatMap((spot) => {
    const { point, extent, x } = spot;
    if (
      point.value.kind !== 'number' ||
      point.value.comparator === '<' ||
      point.value.comparator === '>'
    )
      return [];
    if (extent.sure === 'open' || extent.sure === 'order' || point.at.precision === 'order')
      return [];
    const place = locate(point.at, context.course.clock);
    const stand = standOf(point, x, context);
    return place && stand.kind === 'at'
      ? [{ frame: place.frame, t: (place.earliest + place.latest) / 2, x, y: stand.y }]
      : [];
  });
  const longest = longestGap(steps);
  const lines: [number, number][][] = [];
  steps.forEach((step, at) => {
    const before = steps[at - 1];
    const broken =
      before === undefined || before.frame !== step.frame || step.t - before.t > longest;
    if (broken) lines.push([[step.x, step.y]]);
    else lines.at(-1)?.push([step.x, step.y]);
  });
  return lines.flatMap((line) => clipLine(line, axis)).filter((line) => line.length > 1);
}

function longestGap(steps: readonly { readonly t: number }[]): number {
  if (steps.length < 4) return Infinity;
  const gaps = steps
    .slice(1)
    .map((step, at) => step.t - (steps[at]?.t ?? 0))
    .sort((a, b) => a - b);
  return (gaps[gaps.length >> 1] ?? Infinity) * RHYTHM;
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
