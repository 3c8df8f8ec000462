/**
 * A curve on another axis than the one it was drawn on: every point keeps its moment, or its place
 * in an order. What the other axis does not hold is left out rather than moved.
 */
import type { Prediction, Stretch, Vertex } from './prediction.ts';

/** The curve as `stretches` place it; unchanged where nobody kept the axis it was drawn on. */
export function carried(prediction: Prediction, stretches: readonly Stretch[]): Prediction {
  const own = prediction.stretches;
  if (own === undefined || isSame(own, stretches)) return prediction;
  const points = prediction.points.flatMap((point) => moved(point, own, stretches) ?? []);
  const inOrder = points.filter(({ x }, at) => at === 0 || x > (points[at - 1]?.x ?? 0));
  return { ...prediction, points: inOrder, stretches };
}

/** The stretch at a place of the axis: the nearest, where it stands between two. */
export function stretchAt(stretches: readonly Stretch[], x: number): Stretch | undefined {
  const away = ({ x0, x1 }: Stretch): number => Math.max(x0 - x, x - x1, 0);
  return stretches.reduce<Stretch | undefined>(
    (best, each) => (best === undefined || away(each) < away(best) ? each : best),
    undefined,
  );
}

/** ms of the stretch's frame. */
export function timeOn({ x0, x1, t0, t1 }: Stretch & { kind: 'time' }, x: number): number {
  const along = x1 > x0 ? (x - x0) / (x1 - x0) : 0;
  return t0 + Math.min(Math.max(along, 0), 1) * (t1 - t0);
}

const isSame = (a: readonly Stretch[], b: readonly Stretch[]): boolean =>
  JSON.stringify(a) === JSON.stringify(b);

function moved(
  point: Vertex,
  from: readonly Stretch[],
  to: readonly Stretch[],
): Vertex | undefined {
  const stretch = stretchAt(from, point.x);
  if (stretch === undefined) return undefined;
  const x = stretch.kind === 'time' ? timeX(timeOn(stretch, point.x), stretch, to) : orderX();
  return x === undefined || x < -1e-9 || x > 1 + 1e-9
    ? undefined
    : { ...point, x: Math.min(Math.max(x, 0), 1) };

  function orderX(): number | undefined {
    const other = to.find((each) => each.kind === 'order' && each.phase === stretch?.phase);
    if (other === undefined || stretch === undefined) return undefined;
    const along = (point.x - stretch.x0) / Math.max(stretch.x1 - stretch.x0, 1e-12);
    return other.x0 + Math.min(Math.max(along, 0), 1) * (other.x1 - other.x0);
  }
}

function timeX(
  t: number,
  { frame, phase }: Stretch & { kind: 'time' },
  to: readonly Stretch[],
): number | undefined {
  const holding = to.filter(
    (each): each is Stretch & { kind: 'time' } =>
      each.kind === 'time' && each.frame === frame && t >= each.t0 && t <= each.t1,
  );
  const other = holding.find((each) => each.phase === phase) ?? holding[0];
  return other && other.x0 + ((t - other.t0) / (other.t1 - other.t0)) * (other.x1 - other.x0);
}
