/**
 * Many equal dots on a screen. A drawing tells them as circles of arcs, which every program reads; a
 * browser draws a point with a round cap in far less time, and of the same pixels.
 */
import type { Path } from './mark.ts';

/** The first of several circles, as the panels tell them, and how wide it is. */
const DOTS = /^M[\d.-]+,[\d.-]+(a([\d.]+),\2 0 1,0 ([\d.]+),0a\2,\2 0 1,0 -\3,0Z)M/;

/** What a screen draws instead of `path`: the same mark, unless it is nothing but equal dots. */
export function dotted(path: Path): Path {
  const { d, fill, fillOpacity, stroke } = path;
  if (stroke !== undefined || fillOpacity !== undefined || typeof fill !== 'string') return path;
  const [, circle, , width] = DOTS.exec(d) ?? [];
  if (circle === undefined) return path;
  const points = d.replaceAll(circle, `m${Number(width) / 2},0h0`);
  if (points.includes('a')) return path;
  return { type: 'path', d: points, stroke: { color: fill, width: Number(width), cap: 'round' } };
}
