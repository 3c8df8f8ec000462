/** Where a label of a panel may go, in order of preference, and in which wrapping. */
import type { Axis } from './axis.ts';
import type { Box, PlacedPanel, PlacedPoint } from './figure.ts';
import type { Obstacles } from './labels.ts';
import { LINE, measure, wrap } from './text.ts';

export type Leader = PlacedPanel['leaders'][number];

export interface Words {
  readonly lines: readonly string[];
  readonly width: number;
  readonly height: number;
}

/** The label on one line, then wrapped ever narrower. */
export function shapesOf(
  text: string,
  font: 'regular' | 'semibold' | 'italic',
  size: number,
  widths: readonly number[],
): readonly Words[] {
  const found: Words[] = [];
  for (const width of widths) {
    const lines = wrap(text, font, size, width, 4);
    if (found.some((other) => other.lines.length === lines.length)) continue;
    found.push({
      lines,
      width: Math.max(...lines.map((line) => measure(line, font, size))),
      height: lines.length * size * LINE,
    });
  }
  return found;
}

/** Beside, above and below the mark; with `reach` 2 in rings around it. */
export function* aroundMark(
  mark: PlacedPoint,
  { width, height }: Words,
  em: number,
  reach: number,
): Generator<Box> {
  const { box } = mark;
  const gap = 5 * em;
  const [right, left] = [box.x + box.width + gap, box.x - gap - width];
  const middle = mark.glyph.cy - height / 2;
  if (reach === 1) {
    // Beside an arrow, clear of the line of its bound, first on the side it points to.
    const side = mark.arrow ? -mark.arrow.direction : 1;
    const clear = height / em / 2 + 6;
    const steps = mark.arrow
      ? [clear * side, -clear * side, (clear + 6) * side, -(clear + 6) * side, 0]
      : [0, 10, -10, 18, -18];
    for (const dy of steps) {
      yield { x: right, y: middle + dy * em, width, height };
      yield { x: left, y: middle + dy * em, width, height };
    }
    for (const dx of [-0.5, -0.2, -0.8, 0, -1]) {
      const x = mark.glyph.cx + dx * width;
      yield { x, y: box.y - gap - height, width, height };
      yield { x, y: box.y + box.height + gap, width, height };
    }
    return;
  }
  for (let ring = 1; ring <= 8; ring++) {
    for (const dy of [0, -1, 1, -2, 2, -3, 3, -4, 4]) {
      const y = middle + dy * 14 * em;
      yield { x: right + ring * 20 * em, y, width, height };
      yield { x: left - ring * 20 * em, y, width, height };
    }
  }
}

/** From just outside the mark's own clearance to the near side of the label. */
export function leaderTo(mark: PlacedPoint, box: Box, em: number): Leader {
  const right = box.x > mark.glyph.cx;
  const clearance = 3.5 * em;
  const fromX = right ? mark.box.x + mark.box.width + clearance : mark.box.x - clearance;
  return [
    fromX,
    mark.glyph.cy,
    right ? box.x - 2 * em : box.x + box.width + 2 * em,
    box.y + box.height / 2,
  ];
}

export function addLeader([x0, y0, x1, y1]: Leader, obstacles: Obstacles): void {
  obstacles.addCurve(
    x0 <= x1
      ? [
          [x0, y0],
          [x1, y1],
        ]
      : [
          [x1, y1],
          [x0, y0],
        ],
    1,
  );
}

export function* alongAxis(
  { width, height }: Words,
  y: number,
  axis: Axis,
  em: number,
): Generator<Box> {
  for (let x = axis.x0; x + width <= axis.x1; x += 16 * em) yield { x, y, width, height };
}
