/**
 * Where a label may stand: the first of its candidates that touches nothing placed before it. Marks
 * and curves go in first, so that no label ever covers them.
 */
import type { Box } from './figure.ts';

type Vertex = readonly [number, number];

export class Obstacles {
  readonly #bounds: Box;
  readonly #boxes: Box[] = [];
  readonly #curves: { readonly vertices: readonly Vertex[]; readonly pad: number }[] = [];

  constructor(bounds: Box) {
    this.#bounds = bounds;
  }

  add(box: Box): void {
    this.#boxes.push(box);
  }

  /** A polyline whose x never falls; `pad` px on either side of it stay free. */
  addCurve(vertices: readonly Vertex[], pad: number): void {
    if (vertices.length > 1) this.#curves.push({ vertices, pad });
  }

  isFree(box: Box): boolean {
    return (
      inside(box, this.#bounds) &&
      !this.#boxes.some((other) => overlap(box, other)) &&
      !this.#curves.some((curve) => touches(box, curve.vertices, curve.pad))
    );
  }

  /** True when a straight line between two places crosses no label and no mark. */
  isClear(from: Vertex, to: Vertex): boolean {
    const line = from[0] <= to[0] ? [from, to] : [to, from];
    return !this.#boxes.some((box) => touches(box, line, 0));
  }

  /** The first free candidate, which is then taken. */
  take(candidates: Iterable<Box>): Box | undefined {
    for (const box of candidates) {
      if (!this.isFree(box)) continue;
      this.add(box);
      return box;
    }
    return undefined;
  }
}

export function overlap(a: Box, b: Box, slack = 0.01): boolean {
  return (
    a.x < b.x + b.width - slack &&
    b.x < a.x + a.width - slack &&
    a.y < b.y + b.height - slack &&
    b.y < a.y + a.height - slack
  );
}

function inside(box: Box, bounds: Box): boolean {
  return (
    box.x >= bounds.x - 0.01 &&
    box.y >= bounds.y - 0.01 &&
    box.x + box.width <= bounds.x + bounds.width + 0.01 &&
    box.y + box.height <= bounds.y + bounds.height + 0.01
  );
}

/** True when the polyline passes within `pad` of the box. */
export function touches(box: Box, vertices: readonly Vertex[], pad: number): boolean {
  const [x0, x1] = [box.x - pad, box.x + box.width + pad];
  const [y0, y1] = [box.y - pad, box.y + box.height + pad];
  for (let at = firstReaching(vertices, x0); at < vertices.length; at++) {
    const [ax, ay] = vertices[at - 1] as Vertex;
    const [bx, by] = vertices[at] as Vertex;
    if (ax > x1) return false;
    const span = bx - ax;
    const from = span > 0 ? Math.max(0, (x0 - ax) / span) : 0;
    const to = span > 0 ? Math.min(1, (x1 - ax) / span) : 1;
    if (from > to) continue;
    const [ya, yb] = [ay + from * (by - ay), ay + to * (by - ay)];
    if (Math.max(ya, yb) >= y0 && Math.min(ya, yb) <= y1) return true;
  }
  return false;
}

/** Index (≥ 1) of the first vertex at or right of x. */
function firstReaching(vertices: readonly Vertex[], x: number): number {
  let low = 1;
  let high = vertices.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((vertices[middle] as Vertex)[0] < x) low = middle + 1;
    else high = middle;
  }
  return low;
}
