/** What an event looks like: filled when reported, open when derived. */
import type { PlacedGlyph } from '../layout/figure.ts';
import type { Mark, Stroke } from './mark.ts';
import { polygon, polyline, round, segment } from './paths.ts';

export interface GlyphPaint {
  readonly color: string;
  readonly background: string;
  readonly lineScale: number;
}

/** The marks of one glyph, at most two. */
export function drawGlyph(glyph: PlacedGlyph, paint: GlyphPaint): readonly Mark[] {
  const { cx, cy, rx, ry, shape } = glyph;
  if (shape === 'none') return [];
  if (shape === 'arrow-down') return drawArrow(glyph, paint);
  const width = Math.min(1.8, rx * 0.45 + 0.6) * paint.lineScale;
  const stroke: Stroke = { color: paint.color, width };
  const fill = glyph.filled ? paint.color : paint.background;
  // An open glyph keeps its outer size: the stroke lies inside it.
  const inset = width / 2;
  const [w, h] = [rx - inset, ry - inset];
  if (shape === 'circle')
    return [{ type: 'circle', cx: round(cx), cy: round(cy), r: round(w), fill, stroke }];
  if (shape === 'square' || shape === 'pill') {
    const tall = shape === 'pill' ? h * 0.7 : h;
    const radius = shape === 'pill' ? tall : 1.5;
    return [
      {
        type: 'rect',
        x: round(cx - w),
        y: round(cy - tall),
        width: round(2 * w),
        height: round(2 * tall),
        radius: round(radius),
        fill,
        stroke,
      },
    ];
  }
  const strokes = STROKES[shape];
  if (strokes) {
    const bold = { color: paint.color, width: width * 1.35, cap: 'round' as const };
    return strokes.map((line) => ({
      type: 'path',
      d: polyline(line.map(([x, y]) => [cx + x * w, cy + y * h])),
      stroke: bold,
    }));
  }
  const corners = CORNERS[shape] ?? [];
  return [
    {
      type: 'path',
      d: polygon(corners.map(([x, y]) => [cx + x * w, cy + y * h])),
      fill,
      stroke: { ...stroke, join: 'round' },
    },
  ];
}

type Corner = readonly [number, number];

/** Unit polygons, −1…1. */
const CORNERS: Readonly<Partial<Record<PlacedGlyph['shape'], readonly Corner[]>>> = {
  diamond: [
    [0, -1.15],
    [1.15, 0],
    [0, 1.15],
    [-1.15, 0],
  ],
  triangle: [
    [0, -1],
    [1, 0.85],
    [-1, 0.85],
  ],
  'triangle-down': [
    [0, 1],
    [1, -0.85],
    [-1, -0.85],
  ],
  hexagon: [
    [-0.5, -0.9],
    [0.5, -0.9],
    [1, 0],
    [0.5, 0.9],
    [-0.5, 0.9],
    [-1, 0],
  ],
  flag: [
    [-0.7, -1],
    [0.9, -0.45],
    [-0.7, 0.1],
    [-0.7, 1],
  ],
};

const STROKES: Readonly<Partial<Record<PlacedGlyph['shape'], readonly (readonly Corner[])[]>>> = {
  cross: [
    [
      [-0.8, -0.8],
      [0.8, 0.8],
    ],
    [
      [-0.8, 0.8],
      [0.8, -0.8],
    ],
  ],
  dagger: [
    [
      [0, -1],
      [0, 1],
    ],
    [
      [-0.6, -0.4],
      [0.6, -0.4],
    ],
  ],
  plus: [
    [
      [0, -0.9],
      [0, 0.9],
    ],
    [
      [-0.9, 0],
      [0.9, 0],
    ],
  ],
  dash: [
    [
      [-0.9, 0],
      [0.9, 0],
    ],
  ],
};

/** A dose: an arrow down onto its moment. */
function drawArrow(
  { cx, cy, rx, ry, filled }: PlacedGlyph,
  { color, background, lineScale }: GlyphPaint,
): readonly Mark[] {
  const head = Math.min(rx * 1.6, ry);
  const neck = cy + ry - head;
  const width = Math.max(0.8, Math.min(2.4, rx * 0.5)) * lineScale;
  return [
    {
      type: 'path',
      d: segment(cx, cy - ry, cx, neck + 0.5),
      stroke: { color, width: round(width) },
    },
    {
      type: 'path',
      d: polygon([
        [cx - rx, neck],
        [cx + rx, neck],
        [cx, cy + ry],
      ]),
      fill: filled ? color : background,
      stroke: { color, width: round(Math.min(1.2, rx * 0.3) * lineScale), join: 'round' },
    },
  ];
}

/** A value beyond the one drawn: an arrow away from the bound. */
export function drawBoundArrow(
  x: number,
  y: number,
  direction: -1 | 1,
  length: number,
  reach: number,
  stroke: Stroke,
): readonly Mark[] {
  const tip = y - direction * length;
  const head = Math.min(5, length * 0.4);
  return [
    { type: 'path', d: segment(x, y - direction * reach, x, tip), stroke },
    {
      type: 'path',
      d: polyline([
        [x - head, tip + direction * head * 1.3],
        [x, tip],
        [x + head, tip + direction * head * 1.3],
      ]),
      stroke: { ...stroke, join: 'round', cap: 'round' },
    },
  ];
}
