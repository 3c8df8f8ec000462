/** What a figure must not do: text over text, mark or curve, or beyond the page. */
import { hull, type Box, type Figure } from '../../src/layout/figure.ts';
import { textsOf } from './figure-texts.ts';
import { overlap, touches } from '../../src/layout/labels.ts';

/** A tenth of a px may be lost to rounding. */
const SLACK = 0.1;

export function overlapsOf(figure: Figure): readonly string[] {
  const texts = textsOf(figure);
  const solids = solidsOf(figure);
  const curves = curvesOf(figure);
  const faults: string[] = [];
  texts.forEach((text, at) => {
    const { box } = text;
    if (
      box.x < -SLACK ||
      box.y < -SLACK ||
      box.x + box.width > figure.width + SLACK ||
      box.y + box.height > figure.height + SLACK
    ) {
      faults.push(`cut off: ${text.text}`);
    }
    for (const other of texts.slice(at + 1))
      if (overlap(box, other.box, SLACK)) faults.push(`text: ${text.text} | ${other.text}`);
    for (const solid of solids)
      if (overlap(box, solid.box, SLACK)) faults.push(`mark: ${text.text} | ${solid.id}`);
    for (const curve of curves)
      if (touches(box, curve.vertices, -SLACK)) faults.push(`curve: ${text.text} | ${curve.id}`);
  });
  return faults;
}

function solidsOf(figure: Figure): readonly { id: string; box: Box }[] {
  const events = figure.lanes.flatMap((lane) =>
    lane.events.flatMap((event) => [
      ...(event.bar ? [{ id: event.id, box: event.bar.box }] : []),
      ...(event.glyph ? [{ id: event.id, box: glyphBox(event.glyph) }] : []),
      ...(event.bracket
        ? [
            {
              id: event.id,
              box: {
                x: event.bracket.x0,
                y: event.bracket.y - 3,
                width: event.bracket.x1 - event.bracket.x0,
                height: 6,
              },
            },
          ]
        : []),
    ]),
  );
  const points = figure.panels.flatMap((panel) => panel.points.map(({ id, box }) => ({ id, box })));
  const breaks = figure.axis.breaks.map((x) => ({
    id: 'break',
    box: { x: x - 7, y: figure.axis.y - 6, width: 14, height: 12 },
  }));
  return [...events, ...points, ...breaks];
}

function glyphBox({ cx, cy, rx, ry }: { cx: number; cy: number; rx: number; ry: number }): Box {
  return { x: cx - rx, y: cy - ry, width: 2 * rx, height: 2 * ry };
}

function curvesOf(
  figure: Figure,
): readonly { id: string; vertices: readonly (readonly [number, number])[] }[] {
  return figure.panels.flatMap((panel) => [
    ...panel.lines.map((vertices) => ({ id: panel.id, vertices })),
    ...panel.shapes.map(({ id, vertices }) => ({ id, vertices })),
    ...panel.leaders.map(([x0, y0, x1, y1]) => ({
      id: `${panel.id} leader`,
      vertices:
        x0 <= x1
          ? ([
              [x0, y0],
              [x1, y1],
            ] as const)
          : ([
              [x1, y1],
              [x0, y0],
            ] as const),
    })),
  ]);
}

/** Numbers that no back end could draw. */
export function brokenNumbers(figure: Figure): readonly string[] {
  const broken: string[] = [];
  const walk = (value: unknown, path: string): void => {
    if (typeof value === 'number' && !Number.isFinite(value)) broken.push(path);
    else if (typeof value === 'object' && value !== null) {
      for (const [key, inner] of Object.entries(value)) walk(inner, `${path}.${key}`);
    }
  };
  walk(figure, 'figure');
  return broken;
}

export { hull };
