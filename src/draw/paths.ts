/** Path strings with numbers rounded to a hundredth of a px: the same digits on every machine. */

type Vertex = readonly [number, number];

/** Two decimals, no exponent, no negative zero. */
export function round(value: number): number {
  return Math.round(value * 100) / 100 + 0;
}

export function polyline(vertices: readonly Vertex[]): string {
  let d = '';
  for (const [x, y] of vertices) d += `${d === '' ? 'M' : 'L'}${round(x)},${round(y)}`;
  return d;
}

export function polygon(vertices: readonly Vertex[]): string {
  return `${polyline(vertices)}Z`;
}

export function segment(x0: number, y0: number, x1: number, y1: number): string {
  return `M${round(x0)},${round(y0)}L${round(x1)},${round(y1)}`;
}
