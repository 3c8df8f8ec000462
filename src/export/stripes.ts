/**
 * Hatches as stripes: the rasteriser tiles patterns, and its tiles show seams across every stripe.
 * A hatched rectangle becomes one path with the part of each stripe that lies within it.
 */
import type { Drawing, Mark, PaintDef, Path, Rect } from '../draw/mark.ts';

type Hatch = Extract<PaintDef, { type: 'hatch' }>;
type Point = readonly [x: number, y: number];

/** The same picture without patterns. */
export function withStripes(drawing: Drawing): Drawing {
  const hatches = new Map<string, Hatch>();
  for (const paint of drawing.paints) if (paint.type === 'hatch') hatches.set(paint.id, paint);
  if (hatches.size === 0) return drawing;
  return { ...drawing, marks: drawing.marks.map((mark) => striped(mark, hatches)) };
}

function striped(mark: Mark, hatches: ReadonlyMap<string, Hatch>): Mark {
  if (mark.type === 'group') {
    return { ...mark, marks: mark.marks.map((inner) => striped(inner, hatches)) };
  }
  if (mark.type !== 'rect' || typeof mark.fill !== 'object') return mark;
  const hatch = hatches.get(mark.fill.paint);
  if (hatch === undefined) return mark;
  const { fill: _, ...outline } = mark;
  return { type: 'group', marks: [stripesOf(mark, hatch), outline] };
}

function stripesOf(rect: Rect, { color, spacing, lineWidth }: Hatch): Path {
  const { x, y, width, height, fillOpacity } = rect;
  // As the pattern has it, turned by 45°: stripe n covers these sums of x and y.
  const step = spacing * Math.SQRT2;
  const thick = lineWidth * Math.SQRT2;
  let d = '';
  for (let n = Math.floor((x + y) / step); n * step < x + y + width + height; n++) {
    d += pathOf(between(cornersOf(rect), n * step, n * step + thick));
  }
  return { type: 'path', d, fill: color, ...(fillOpacity === undefined ? {} : { fillOpacity }) };
}

function cornersOf({ x, y, width, height }: Rect): readonly Point[] {
  return [
    [x, y],
    [x + width, y],
    [x + width, y + height],
    [x, y + height],
  ];
}

/** The part of a convex shape where x + y is from … to. */
function between(shape: readonly Point[], from: number, to: number): readonly Point[] {
  const beyond = clipped(shape, ([x, y]) => x + y - from);
  return clipped(beyond, ([x, y]) => to - x - y);
}

/** The part of a convex shape where the measure is not negative. */
function clipped(shape: readonly Point[], measure: (point: Point) => number): readonly Point[] {
  return shape.flatMap((point, at): readonly Point[] => {
    const next = shape[(at + 1) % shape.length] ?? point;
    const [here, there] = [measure(point), measure(next)];
    const kept = here >= 0 ? [point] : [];
    if (here >= 0 === there >= 0) return kept;
    const part = here / (here - there);
    return [
      ...kept,
      [point[0] + part * (next[0] - point[0]), point[1] + part * (next[1] - point[1])],
    ];
  });
}

function pathOf(shape: readonly Point[]): string {
  if (shape.length < 3) return '';
  const points = shape.map(([x, y]) => `${x.toFixed(4)},${y.toFixed(4)}`);
  return `M${points.join('L')}Z`;
}
