/** Everything that carries no data: ground, phases, axis, guides, rules, legend. */
import type { Figure } from '../layout/figure.ts';
import type { LegendKey } from '../layout/legend-keys.ts';
import { drawCut } from './cut.ts';
import { drawBlocks, drawBracket } from './events.ts';
import { drawBoundArrow, drawGlyph } from './glyphs.ts';
import type { Group, Mark, Stroke } from './mark.ts';
import type { Paints } from './paints.ts';
import { polyline, round, segment } from './paths.ts';
import { drawText, drawTexts } from './text.ts';
import { kindColor, type Theme } from './theme.ts';
import { drawCrossing } from './trends.ts';

export function drawPhases({ phases, plot }: Figure, theme: Theme, lineScale: number): Group {
  const bottom = plot.y + plot.height;
  const marks = phases.flatMap((phase, at): Mark[] => {
    const shade: Mark = {
      type: 'rect',
      x: round(phase.x0),
      y: round(plot.y),
      width: round(phase.x1 - phase.x0),
      height: round(plot.height),
      fill: theme.shade,
    };
    const edge: Mark = {
      type: 'path',
      d: segment(phase.x0, plot.y, phase.x0, bottom),
      stroke: { color: theme.rule, width: lineScale },
    };
    return [...(phase.timed ? [shade] : []), ...(at > 0 ? [edge] : [])];
  });
  return {
    type: 'group',
    name: 'phases',
    marks: [...marks, ...phases.flatMap((phase) => drawTexts(phase.texts, theme, theme.ink))],
  };
}

export function drawAxis({ axis, lineScale }: Figure, theme: Theme): Group {
  const stroke: Stroke = { color: theme.axis, width: lineScale };
  const ticks = axis.ticks.flatMap((tick): Mark[] => [
    {
      type: 'path',
      d: segment(tick.x, axis.y, tick.x, axis.y + (tick.major ? 6 : 3) * lineScale),
      stroke,
    },
    ...(tick.text ? [drawText(tick.text, theme, theme.ink)] : []),
  ]);
  const breaks = axis.breaks.flatMap((x) => drawBreak(x, axis.y, theme, lineScale));
  return {
    type: 'group',
    name: 'axis',
    marks: [
      { type: 'path', d: segment(axis.x0, axis.y, axis.x1, axis.y), stroke },
      ...ticks,
      ...breaks,
    ],
  };
}

/** The axis is torn: beyond this only order counts. */
function drawBreak(x: number, y: number, theme: Theme, scale: number): readonly Mark[] {
  const zigzag = polyline([
    [x - 7 * scale, y],
    [x - 3 * scale, y - 6 * scale],
    [x + 3 * scale, y + 6 * scale],
    [x + 7 * scale, y],
  ]);
  return [
    {
      type: 'path',
      d: segment(x - 6 * scale, y, x + 6 * scale, y),
      stroke: { color: theme.background, width: 3 * scale },
    },
    { type: 'path', d: zigzag, stroke: { color: theme.axis, width: 1.1 * scale, join: 'round' } },
  ];
}

export function drawGuides({ guides: all, lineScale }: Figure, theme: Theme): Group {
  const guides = theme.without?.gridlines === true ? [] : all;
  const color = kindColor(theme, 'infusion');
  const stroke: Stroke = {
    color,
    width: lineScale,
    dash: `${round(1.5 * lineScale)} ${round(3 * lineScale)}`,
    opacity: 0.3,
  };
  return {
    type: 'group',
    name: 'guides',
    marks: guides.map(({ x, y0, y1 }) => ({ type: 'path', d: segment(x, y0, x, y1), stroke })),
  };
}

export function drawRules({ rules: all, lineScale }: Figure, theme: Theme): Group {
  const rules = theme.without?.gridlines === true ? [] : all;
  const stroke: Stroke = { color: theme.rule, width: lineScale };
  return {
    type: 'group',
    name: 'rules',
    marks: rules.map(({ y, x0, x1 }) => ({ type: 'path', d: segment(x0, y, x1, y), stroke })),
  };
}

export function drawLegend({ legend, lineScale }: Figure, theme: Theme, paints: Paints): Group {
  const marks = legend.flatMap((item) => [
    ...drawSwatch(item.key, item.swatch, theme, paints, lineScale),
    drawText(item.text, theme, theme.ink),
  ]);
  return { type: 'group', name: 'legend', marks };
}

/** Two rulers that count differently. */
function rulers({ x, width }: Area, y: number): string {
  const [middle, right] = [x + width / 2, x + width];
  const ticks = [0, 0.5, 1].map((part) =>
    segment(x + part * (middle - x - 2), y, x + part * (middle - x - 2), y + 4),
  );
  const wide = [0, 1].map((part) =>
    segment(
      middle + 2 + part * (right - middle - 2),
      y,
      middle + 2 + part * (right - middle - 2),
      y + 4,
    ),
  );
  return [segment(x, y, middle - 2, y), segment(middle + 2, y, right, y), ...ticks, ...wide].join(
    '',
  );
}

/** A few columns of different height. */
function skyline({ x, y, width, height }: Area): string {
  const heights = [0.35, 0.8, 0.55, 0.2, 0.65, 1];
  const column = width / heights.length;
  const base = y + height;
  const tops = heights.map((part, at): string => {
    const top = base - part * height;
    return `L${round(x + at * column)},${round(top)}L${round(x + (at + 1) * column)},${round(top)}`;
  });
  return `M${round(x)},${round(base)}${tops.join('')}L${round(x + width)},${round(base)}Z`;
}

interface Area {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

function drawSwatch(
  key: LegendKey,
  box: Area,
  theme: Theme,
  paints: Paints,
  lineScale: number,
): readonly Mark[] {
  const cx = box.x + box.width / 2;
  const cy = box.y + box.height / 2;
  const r = box.height * 0.3;
  const ink = { color: theme.ink, background: theme.background, lineScale };
  const stroke: Stroke = { color: theme.ink, width: 1.8 * lineScale };
  const glyph = { shape: 'circle' as const, cx, cy, rx: r, ry: r, filled: true };
  const bar = {
    type: 'rect' as const,
    x: round(box.x),
    y: round(cy - r * 0.9),
    width: round(box.width),
    height: round(r * 1.8),
  };
  const swatches: Readonly<Record<LegendKey, () => readonly Mark[]>> = {
    reported: () => drawGlyph(glyph, ink),
    derived: () => drawGlyph({ ...glyph, filled: false }, ink),
    illustrative: () => [
      {
        type: 'path',
        d: segment(box.x, cy, box.x + box.width, cy),
        stroke: {
          ...stroke,
          width: 2 * lineScale,
          dash: `${round(5 * lineScale)} ${round(4 * lineScale)}`,
        },
      },
    ],
    bound: () => [...drawBoundArrow(cx, cy - box.height * 0.3, -1, box.height * 0.85, 0, stroke)],
    crossing: () =>
      drawCrossing(
        { x: box.x, y: cy - 3 * lineScale, width: box.width, height: 6 * lineScale },
        theme,
        paints,
        lineScale,
      ),
    fade: () => [
      {
        ...bar,
        fill: paints.gradient(round(box.x), round(box.x + box.width), [
          { offset: 0, color: theme.ink, opacity: 0.8 },
          { offset: 1, color: theme.ink, opacity: 0 },
        ]),
      },
    ],
    bracket: () => [
      drawBracket({ x0: box.x + 2, x1: box.x + box.width - 2, y: cy }, theme.ink, lineScale),
    ],
    episodes: () =>
      theme.without?.patterns === true
        ? drawBlocks({ ...bar, fill: theme.ink }, () => 1)
        : [{ ...bar, fill: paints.hatch(theme.ink) }],
    ongoing: () => [
      { ...bar, width: round(box.width - r * 1.8), fill: theme.muted },
      {
        type: 'path',
        d: `M${round(box.x + box.width - r * 1.8)},${round(cy - r * 0.9)}L${round(box.x + box.width)},${round(cy)}L${round(box.x + box.width - r * 1.8)},${round(cy + r * 0.9)}Z`,
        fill: theme.muted,
      },
    ],
    cut: () => {
      const { slit, marks } = drawCut({ ...bar, end: 'start' }, theme.muted);
      const [x, width] = [round(bar.x + slit), round(bar.width - slit)];
      return [...marks(1), { ...bar, x, width, fill: theme.muted }];
    },
    struck: () => [
      ...drawGlyph({ ...glyph, filled: false }, ink),
      {
        type: 'path',
        d: segment(cx - r - 2, cy + r + 2, cx + r + 2, cy - r - 2),
        stroke: { ...stroke, width: 1.6 * lineScale },
      },
    ],
    cluster: () => [
      ...drawGlyph({ ...glyph, cx: cx - r * 0.7 }, ink),
      ...drawGlyph({ ...glyph, cx: cx + r * 0.7, filled: false }, ink),
    ],
    crowd: () => [{ type: 'path', d: skyline(box), fill: theme.ink }],
    unsure: () => [{ type: 'path', d: skyline(box), fill: theme.ink, fillOpacity: 0.42 }],
    break: () => drawBreak(cx, cy, theme, lineScale),
    scales: () => [
      { type: 'path', d: rulers(box, cy), stroke: { color: theme.axis, width: 1.1 * lineScale } },
    ],
  };
  return swatches[key]();
}
