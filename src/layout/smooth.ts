/** Illustrative shapes only: a monotone cubic through a few vertices. Measured data are never smoothed. */

type Vertex = readonly [number, number];

/**
 * Samples the monotone cubic of Fritsch and Carlson (SIAM J Numer Anal 1980;17:238) about every
 * 8 px, so that labels can keep clear of exactly the curve that is drawn.
 */
export function smoothShape(vertices: readonly Vertex[]): readonly Vertex[] {
  if (vertices.length < 3) return vertices;
  const tangents = tangentsOf(vertices);
  const smooth: Vertex[] = [];
  for (let at = 0; at < vertices.length - 1; at++) {
    const [x0, y0] = vertices[at] as Vertex;
    const [x1, y1] = vertices[at + 1] as Vertex;
    const width = x1 - x0;
    const steps = Math.max(1, Math.min(64, Math.round(width / 8)));
    for (let step = 0; step < steps; step++) {
      smooth.push([
        x0 + (step / steps) * width,
        hermite(step / steps, y0, y1, (tangents[at] ?? 0) * width, (tangents[at + 1] ?? 0) * width),
      ]);
    }
  }
  return [...smooth, vertices.at(-1) as Vertex];
}

function hermite(s: number, y0: number, y1: number, m0: number, m1: number): number {
  const s2 = s * s;
  const s3 = s2 * s;
  return (
    (2 * s3 - 3 * s2 + 1) * y0 + (s3 - 2 * s2 + s) * m0 + (3 * s2 - 2 * s3) * y1 + (s3 - s2) * m1
  );
}

function tangentsOf(vertices: readonly Vertex[]): readonly number[] {
  const slopes = vertices.slice(1).map(([x, y], at) => {
    const [bx, by] = vertices[at] as Vertex;
    return x > bx ? (y - by) / (x - bx) : 0;
  });
  const tangents = vertices.map((_, at) => {
    const before = slopes[at - 1];
    const after = slopes[at];
    if (before === undefined) return after ?? 0;
    if (after === undefined) return before;
    return before * after <= 0 ? 0 : (before + after) / 2;
  });
  slopes.forEach((slope, at) => {
    const [a, b] = [tangents[at] ?? 0, tangents[at + 1] ?? 0];
    if (slope === 0) return void ([tangents[at], tangents[at + 1]] = [0, 0]);
    const reach = Math.hypot(a / slope, b / slope);
    if (reach > 3) [tangents[at], tangents[at + 1]] = [(3 * a) / reach, (3 * b) / reach];
  });
  return tangents;
}
