/**
 * The name of a curve at its end: the first place near it that covers no mark, no word and no other
 * curve. A name without a place is left to the list beside the figure, where its line stands too.
 */
import { Obstacles } from '../../layout/labels.ts';
import type { Box } from '../../layout/figure.ts';
import { measure } from '../../layout/text.ts';
import type { Board } from './board.ts';

export interface Curve {
  readonly id: string;
  readonly name: string;
  readonly vertices: readonly (readonly [number, number])[];
}

export interface Label {
  readonly id: string;
  readonly text: string;
  readonly x: number;
  /** Baseline. */
  readonly y: number;
}

/** `size` in px of the figure; `dot` is the radius of the dot at a curve's end. */
export function placeNames(
  curves: readonly Curve[],
  { panel, box }: Board,
  size: number,
  dot: number,
): readonly Label[] {
  const area = { ...box, width: panel.plot.x + panel.plot.width - box.x };
  const obstacles = new Obstacles(area);
  const pad = size * 0.2;
  for (const { box: mark } of panel.points) obstacles.add(grown(mark, pad));
  for (const text of panel.texts) obstacles.add(grown(text.box, pad));
  for (const region of panel.regions) obstacles.add(region);
  for (const line of panel.lines) obstacles.addCurve(line, pad);
  for (const { vertices } of panel.shapes) obstacles.addCurve(vertices, pad);
  for (const { vertices } of curves) {
    obstacles.addCurve(vertices, pad);
    const end = vertices.at(-1);
    if (end) obstacles.add({ x: end[0] - dot, y: end[1] - dot, width: 2 * dot, height: 2 * dot });
  }
  return curves.flatMap(({ id, name, vertices }) => {
    const width = measure(name, 'regular', size);
    const found = obstacles.take(candidates(vertices, width, size, dot));
    return found ? [{ id, text: name, x: found.x, y: found.y + size * 0.95 }] : [];
  });
}

/** Beside the end, then above and below the curve on the way back from it. */
function* candidates(
  vertices: Curve['vertices'],
  width: number,
  size: number,
  dot: number,
): Generator<Box> {
  const height = size * 1.25;
  const gap = dot + size * 0.35;
  const end = vertices.at(-1);
  if (end === undefined) return;
  const box = (x: number, y: number): Box => ({ x, y, width, height });
  yield box(end[0] + gap, end[1] - height / 2);
  for (const away of [1, 1.6, 2.4, 3.4]) {
    for (const part of [0.5, 1, 0.75, 0.25, 0]) {
      yield box(end[0] - part * width, end[1] - height * (away - 0.5) - gap);
      yield box(end[0] - part * width, end[1] + height * (away - 1) * 0.8 + gap);
    }
  }
  for (let at = vertices.length - 1; at >= 0; at--) {
    const [x, y] = vertices[at] ?? end;
    for (const away of [0.4, 1.2, 2.2]) {
      yield box(x - width / 2, y - height - away * size);
      yield box(x - width / 2, y + away * size);
    }
  }
}

function grown({ x, y, width, height }: Box, by: number): Box {
  return { x: x - by, y: y - by, width: width + 2 * by, height: height + 2 * by };
}
