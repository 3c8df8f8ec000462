/**
 * The two paints in PDF's words, both vector and both without what readers leave out: soft masks,
 * which LibreOffice paints as a solid bar, and tiling patterns, which show seams. A fade is layers
 * of even opacity; a hatch is stripes.
 */
import type { Mark, PaintDef } from '../draw/mark.ts';

export type Shape = Extract<Mark, { type: 'rect' | 'circle' | 'path' }>;
export type Gradient = Extract<PaintDef, { type: 'gradient' }>;
export type Hatch = Extract<PaintDef, { type: 'hatch' }>;

type Document = PDFKit.PDFDocument;

/** Left, top, right, bottom. */
export type Bounds = readonly [number, number, number, number];

/**
 * From clear to full a fade takes 16 layers, and 4 slices between each two. More layers would lie on
 * each other than eight bits a channel can add up; slices alone would show their seams.
 */
const LAYERS = 16;
const SLICES = 4;

/** Fills with even pieces of even opacity. */
export function fillGradient(
  document: Document,
  shape: Shape,
  trace: () => void,
  paint: Gradient,
  opacity: number,
): void {
  const stops = orderedStops(paint);
  const bounds = boundsOf(shape);
  clipUnlessRect(document, shape, trace);
  const even = stops.every(({ color }) => color === stops[0]?.color);
  const pieces = even ? fadeOf(stops, bounds, opacity) : slicesOf(stops, bounds, opacity);
  for (const { x0, x1, color, alpha } of pieces) {
    document.fillOpacity(alpha);
    document.rect(x0, bounds[1], x1 - x0, bounds[3] - bounds[1]).fill(color);
  }
}

/** Clips that abut show seams, so what can be cut to a rectangle is not clipped to it. */
function clipUnlessRect(document: Document, shape: Shape, trace: () => void): void {
  if (shape.type === 'rect' && (shape.radius ?? 0) === 0) return;
  trace();
  document.clip();
}

/** At an x of the drawing, ascending. */
interface PlacedStop {
  readonly x: number;
  readonly color: string;
  readonly opacity: number;
}

/** An offset below the one before it counts as that one, as in SVG. */
function orderedStops({ stops, x1, x2 }: Gradient): readonly PlacedStop[] {
  let least = 0;
  const placed = stops.map(({ offset, color, opacity }) => {
    least = Math.min(1, Math.max(least, offset));
    return { x: x1 + least * (x2 - x1), color, opacity };
  });
  return x1 <= x2 ? placed : placed.reverse();
}

type Span = readonly [number, number];

interface Piece {
  readonly x0: number;
  readonly x1: number;
  readonly color: string;
  readonly alpha: number;
}

/**
 * A layer lies wherever its level is reached, and makes all layers so far as opaque as that. Where
 * the next level is not reached, slices beside each other add what is still missing.
 */
function fadeOf(
  stops: readonly PlacedStop[],
  [left, , right]: Bounds,
  opacity: number,
): readonly Piece[] {
  const color = stops[0]?.color ?? '';
  const top = Math.max(0, ...stops.map((stop) => stop.opacity));
  const layers = Math.ceil(top * opacity * LAYERS);
  const levelOf = (layer: number): number => top * (layer / layers);
  const paint = (spans: readonly Span[], from: number, to: number): readonly Piece[] =>
    spans.map(([x0, x1]) => ({ x0, x1, color, alpha: alphaBetween(from, to, opacity) }));
  return Array.from({ length: layers }, (_, layer) => {
    const [low, high] = [levelOf(layer), levelOf(layer + 1)];
    const part = (high - low) / SLICES;
    const slices = Array.from({ length: SLICES }, (_, at) =>
      paint(
        spansBetween(stops, low + at * part, low + (at + 1) * part, left, right),
        low,
        low + (at + 0.5) * part,
      ),
    );
    return [...slices.flat(), ...paint(spansAbove(stops, high, left, right), low, high)];
  }).flat();
}

/** What brings a place from one level to another. */
function alphaBetween(from: number, to: number, opacity: number): number {
  return Math.min(1, ((to - from) * opacity) / (1 - from * opacity));
}

/** Where between two places the opacity is at least `level`. */
function spansAbove(
  stops: readonly PlacedStop[],
  level: number,
  left: number,
  right: number,
): readonly Span[] {
  const crossings = stops.flatMap((to, at) => {
    const from = stops[at - 1] ?? to;
    if (from.opacity >= level === to.opacity >= level) return [];
    const share = (level - from.opacity) / (to.opacity - from.opacity);
    return [from.x + share * (to.x - from.x)];
  });
  const opensAbove = (stops[0]?.opacity ?? 0) >= level;
  const edges = [...(opensAbove ? [-Infinity] : []), ...crossings, Infinity];
  const spans: Span[] = [];
  for (let at = 0; at + 1 < edges.length; at += 2) {
    const x0 = Math.max(left, edges[at] ?? left);
    const x1 = Math.min(right, edges[at + 1] ?? right);
    if (x1 > x0) spans.push([x0, x1]);
  }
  return spans;
}

/** Where the opacity lies from `low` to below `high`, for each stretch between two stops. */
function spansBetween(
  stops: readonly PlacedStop[],
  low: number,
  high: number,
  left: number,
  right: number,
): readonly Span[] {
  return stretchesOf(stops, left, right).flatMap(([from, to]): readonly Span[] => {
    const rise = to.opacity - from.opacity;
    if (rise === 0) {
      const within = from.opacity > 0 && from.opacity >= low && from.opacity < high;
      return within && to.x > from.x ? [[from.x, to.x]] : [];
    }
    const placeOf = (level: number): number =>
      from.x + ((level - from.opacity) / rise) * (to.x - from.x);
    const [first, last] = rise > 0 ? [low, high] : [high, low];
    const x0 = Math.max(left, from.x, placeOf(first));
    const x1 = Math.min(right, to.x, placeOf(last));
    return x1 > x0 ? [[x0, x1]] : [];
  });
}

/** The first and the last stop reach to the edges. */
function stretchesOf(
  stops: readonly PlacedStop[],
  left: number,
  right: number,
): readonly (readonly [PlacedStop, PlacedStop])[] {
  const [first] = stops;
  const last = stops.at(-1);
  if (first === undefined || last === undefined) return [];
  const all = [
    { ...first, x: Math.min(left, first.x) },
    ...stops,
    { ...last, x: Math.max(right, last.x) },
  ];
  return all.slice(1).map((to, at) => [all[at] ?? to, to] as const);
}

/** Beside each other, where the colour changes as well: no drawing of ours has that yet. */
function slicesOf(
  stops: readonly PlacedStop[],
  [left, , right]: Bounds,
  opacity: number,
): readonly Piece[] {
  const count = LAYERS * SLICES;
  const width = (right - left) / count;
  return Array.from({ length: count }, (_, at): Piece => {
    const x0 = left + at * width;
    const look = lookAt(stops, x0 + width / 2);
    return { x0, x1: x0 + width, color: look.color, alpha: look.opacity * opacity };
  });
}

function lookAt(stops: readonly PlacedStop[], x: number): PlacedStop {
  const after = stops.findIndex((stop) => stop.x > x);
  const to = stops[after] ?? stops.at(-1);
  const from = stops[after - 1] ?? to;
  if (from === undefined || to === undefined) throw new Error('a gradient without stops');
  const share = from.x === to.x ? 1 : (x - from.x) / (to.x - from.x);
  const mix = (a: number, b: number): number => a + share * (b - a);
  const channels = [1, 3, 5].map((at) =>
    Math.round(mix(channelOf(from.color, at), channelOf(to.color, at))),
  );
  const color = `#${channels.map((value) => value.toString(16).padStart(2, '0')).join('')}`;
  return { x, color, opacity: mix(from.opacity, to.opacity) };
}

function channelOf(color: string, at: number): number {
  return parseInt(color.slice(at, at + 2), 16);
}

/** The stripes that the SVG tiles at 45°, each a shape of its own, cut to the shape's bounds. */
export function fillHatch(
  document: Document,
  shape: Shape,
  trace: () => void,
  paint: Hatch,
  opacity: number,
): void {
  clipUnlessRect(document, shape, trace);
  const stripes = hatchStripes(boundsOf(shape), paint);
  if (stripes.length === 0) return;
  for (const stripe of stripes) document.polygon(...stripe.map(([x, y]) => [x, y]));
  document.fillOpacity(opacity).fill(paint.color);
}

type Vertex = readonly [number, number];

/** The parts of the stripes within the bounds. A stripe lies between two values of x + y. */
export function hatchStripes(
  [left, top, right, bottom]: Bounds,
  { spacing, lineWidth }: Pick<Hatch, 'spacing' | 'lineWidth'>,
): readonly (readonly Vertex[])[] {
  if (!(spacing > 0 && lineWidth > 0)) return [];
  const step = spacing * Math.SQRT2;
  const width = Math.min(lineWidth, spacing) * Math.SQRT2;
  const box: readonly Vertex[] = [
    [left, top],
    [right, top],
    [right, bottom],
    [left, bottom],
  ];
  const first = Math.ceil((left + top - width) / step);
  const last = Math.floor((right + bottom) / step);
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, at) => {
    const sum = (first + at) * step;
    return cut(cut(box, 1, sum), -1, -sum - width);
  }).filter((stripe) => stripe.length > 2);
}

/** What of a convex polygon has `sign` × (x + y) of at least `least`. */
function cut(polygon: readonly Vertex[], sign: 1 | -1, least: number): readonly Vertex[] {
  const room = ([x, y]: Vertex): number => sign * (x + y) - least;
  return polygon.flatMap((here, at): readonly Vertex[] => {
    const next = polygon[(at + 1) % polygon.length] ?? here;
    const [a, b] = [room(here), room(next)];
    const kept = a >= 0 ? [here] : [];
    if (a >= 0 === b >= 0) return kept;
    const share = a / (a - b);
    return [
      ...kept,
      [here[0] + share * (next[0] - here[0]), here[1] + share * (next[1] - here[1])],
    ];
  });
}

/** Of the fill, without the stroke. */
export function boundsOf(shape: Shape): Bounds {
  switch (shape.type) {
    case 'rect':
      return [shape.x, shape.y, shape.x + shape.width, shape.y + shape.height];
    case 'circle':
      return [shape.cx - shape.r, shape.cy - shape.r, shape.cx + shape.r, shape.cy + shape.r];
    case 'path':
      return pathBounds(shape.d);
  }
}

/** Of the commands that drawings know: M, L, Z, l for runs and a for dots. */
function pathBounds(d: string): Bounds {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  let [x, y] = [0, 0];
  const reach = (room: number): void => {
    [left, right] = [Math.min(left, x - room), Math.max(right, x + room)];
    [top, bottom] = [Math.min(top, y - room), Math.max(bottom, y + room)];
  };
  for (const [, command, text = ''] of d.matchAll(/([MLla])([^MLlZa]*)/g)) {
    const numbers = text
      .split(/[\s,]+/)
      .filter((part) => part !== '')
      .map(Number);
    const [dx = 0, dy = 0] = numbers.slice(-2);
    if (command === 'a' || command === 'l') [x, y] = [x + dx, y + dy];
    else [x, y] = [dx, dy];
    reach(command === 'a' ? 2 * (numbers[0] ?? 0) : 0);
  }
  return [left, top, right, bottom];
}
