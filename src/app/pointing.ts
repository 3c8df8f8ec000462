/**
 * Which mark a pointer means: the nearest one within reach. Small marks win over large ones, so a
 * point that lies on a bar or on a curve can still be reached.
 */
import type { Box, Figure } from '../layout/figure.ts';
import type { Target } from '../layout/targets.ts';

/** A finger needs 24 px, half to each side. */
const REACH = 12;

type Vertices = readonly (readonly [number, number])[];

export function nearestTarget(
  figure: Figure,
  targets: readonly Target[],
  x: number,
  y: number,
): Target | undefined {
  const curves = curvesOf(figure);
  const distanceOf = (target: Target): number => {
    const curve = curves.get(target.id);
    return curve === undefined ? toBox(target.box, x, y) : toCurve(curve, x, y);
  };
  let best: Target | undefined;
  let bestRank = Infinity;
  for (const target of targets) {
    const distance = distanceOf(target);
    // The half diagonal breaks the tie between marks that all lie under the pointer.
    const size = curves.has(target.id) ? 1e3 : Math.hypot(target.box.width, target.box.height) / 2;
    const rank = distance * 1e3 + size;
    if (distance <= REACH && rank < bestRank) [best, bestRank] = [target, rank];
  }
  return best;
}

const curvesOf = (figure: Figure): ReadonlyMap<string, Vertices> =>
  new Map(figure.panels.flatMap((panel) => panel.shapes.map(({ id, vertices }) => [id, vertices])));

function toBox(box: Box, x: number, y: number): number {
  const dx = Math.max(box.x - x, 0, x - box.x - box.width);
  const dy = Math.max(box.y - y, 0, y - box.y - box.height);
  return Math.hypot(dx, dy);
}

function toCurve(vertices: Vertices, x: number, y: number): number {
  let least = Infinity;
  for (let i = 1; i < vertices.length; i++) {
    const [from, to] = [vertices[i - 1], vertices[i]];
    if (from && to) least = Math.min(least, toSegment(from, to, x, y));
  }
  return least;
}

function toSegment(
  [x0, y0]: readonly [number, number],
  [x1, y1]: readonly [number, number],
  x: number,
  y: number,
): number {
  const [dx, dy] = [x1 - x0, y1 - y0];
  const square = dx * dx + dy * dy;
  const along = square === 0 ? 0 : ((x - x0) * dx + (y - y0) * dy) / square;
  const t = Math.min(1, Math.max(0, along));
  return Math.hypot(x - x0 - t * dx, y - y0 - t * dy);
}
