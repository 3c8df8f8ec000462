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
  const steps = spots.map((spot) => stepOf(spot, context));
  const longest = longestGap(steps.flatMap((step) => step ?? []));
  const lines: [number, number][][] = [];
  steps.forEach((step, at) => {
    // A value that is only bounded or undated lies between its neighbours: no line may skip it.
    const before = steps[at - 1];
    if (step === undefined) return;
    const isNew =
      before === undefined ||
      before.frame !== step.frame ||
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
  readonly frame: string;
  readonly t: number;
  readonly x: number;
  readonly y: number;
}

/** A measured number at a stated time; undefined for anything a line cannot pass through. */
function stepOf({ point, extent, x }: Spot, context: TrendContext): Step | undefined {
  const { value, at, id } = point;
  if (value.kind !== 'number' || (value.comparator !== '=' && value.comparator !== '~'))
    return undefined;
  if (extent.sure === 'open' || extent.sure === 'order' || at.precision === 'order')
    return undefined;
  const place = locate(at, context.course.clock);
  const stand = standOf(point, x, context);
  if (place === undefined || stand.kind !== 'at') return undefined;
  return { id, frame: place.frame, t: (place.earliest + place.latest) / 2, x, y: stand.y };
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
