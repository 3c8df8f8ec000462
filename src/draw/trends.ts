/** Panels: bands, lines through measurements, dashed illustrative shapes, points with their bounds. */
import type { PlacedPanel, PlacedPoint } from '../layout/figure.ts';
import { drawBracket, drawLeader } from './events.ts';
import { drawBoundArrow, drawGlyph } from './glyphs.ts';
import type { Group, Mark, Stroke } from './mark.ts';
import type { Paints } from './paints.ts';
import { hundredth, polyline, round, runPath, segment } from './paths.ts';
import { drawText, drawTexts } from './text.ts';
import { lookOf, seriesColor, type Theme } from './theme.ts';

/** What stands behind everything: bands and rules. Guides come between it and the data. */
export function drawPanelGround(
  panel: PlacedPanel,
  theme: Theme,
  lineScale: number,
): readonly Mark[] {
  const { plot } = panel;
  const rule: Stroke = { color: theme.rule, width: 0.8 * lineScale };
  return [
    ...panel.bands.map(({ box }): Mark => ({
      type: 'rect',
      x: round(box.x),
      y: round(box.y),
      width: round(box.width),
      height: round(box.height),
      fill: theme.band,
      fillOpacity: theme.bandOpacity,
    })),
    ...(theme.without?.gridlines === true ? [] : panel.ticks)
      .filter((tick) => tick.rule)
      .map((tick): Mark => ({
        type: 'path',
        d: segment(plot.x, tick.y, plot.x + plot.width, tick.y),
        stroke: rule,
      })),
    ...panel.bands.flatMap(({ bound }): Mark[] =>
      bound === undefined
        ? []
        : [
            {
              type: 'path',
              d: segment(plot.x, bound, plot.x + plot.width, bound),
              stroke: { ...rule, color: theme.axis, opacity: 0.9 },
            },
          ],
    ),
  ];
}

export function drawPanel(
  panel: PlacedPanel,
  theme: Theme,
  paints: Paints,
  lineScale: number,
): Group {
  const color = seriesColor(theme, panel.index);
  const datum = { series: panel.id };
  const weakest = panel.points.some((point) => point.evidence === 'derived')
    ? 'derived'
    : 'reported';
  const marks: Mark[] = [
    ...drawTexts(panel.title, theme, color),
    ...drawTexts(
      panel.ticks.map((tick) => tick.text),
      theme,
      color,
    ),
    ...(panel.more ? [drawText(panel.more.text, theme, color)] : []),
    ...panel.regions.map((box): Group => ({
      type: 'group',
      datum: { ...datum, kind: 'region', evidence: 'derived' },
      marks: drawCrossing(box, theme, paints, lineScale),
    })),
    ...panel.lines.map((line): Group => ({
      type: 'group',
      datum: { ...datum, kind: 'line', evidence: weakest },
      marks: [
        {
          type: 'path',
          d: polyline(line),
          stroke: { color, width: 1.6 * lineScale, join: 'round' },
        },
      ],
    })),
    ...(panel.run === undefined
      ? []
      : [
          {
            type: 'group' as const,
            datum: {
              ...datum,
              kind: 'line' as const,
              evidence: panel.run.evidence,
              count: panel.run.count,
            },
            marks: [
              {
                type: 'path' as const,
                d: runPath(panel.run.passing()),
                // A column of pixels is wide enough for a line that fills it.
                stroke: { color, width: 1.2 * lineScale, join: 'round' as const },
              },
            ],
          },
        ]),
    ...panel.shapes.map(({ vertices }): Group => ({
      type: 'group',
      datum: { ...datum, kind: 'shape', evidence: 'illustrative' },
      marks: [
        {
          type: 'path',
          d: polyline(vertices),
          stroke: {
            color,
            width: 2 * lineScale,
            dash: `${round(5 * lineScale)} ${round(4 * lineScale)}`,
          },
        },
      ],
    })),
    ...panel.leaders.map((leader) => drawLeader(leader, theme, lineScale)),
    ...drawPoints(panel, color, theme, lineScale),
    ...drawTexts(panel.texts, theme, color),
  ];
  return { type: 'group', name: `panel ${panel.id}`, marks };
}

/** A bound was crossed here, at a time that is not stated: hatched, or pale between two edges. */
export function drawCrossing(
  box: PlacedPanel['regions'][number],
  theme: Theme,
  paints: Paints,
  lineScale: number,
): readonly Mark[] {
  const rect = {
    type: 'rect' as const,
    x: round(box.x),
    y: round(box.y),
    width: round(box.width),
    height: round(box.height),
  };
  if (theme.without?.patterns !== true) return [{ ...rect, fill: paints.hatch(theme.hatch, 5, 1) }];
  const stroke: Stroke = { color: theme.hatch, width: 0.8 * lineScale };
  const [left, right] = [box.x, box.x + box.width];
  return [
    { ...rect, fill: theme.hatch, fillOpacity: 0.22 },
    { type: 'path', d: segment(left, box.y, right, box.y), stroke },
    { type: 'path', d: segment(left, box.y + box.height, right, box.y + box.height), stroke },
  ];
}

/** From here on plain values of a panel are one path: a frame must not cost a node for each. */
const CROWD = 40;

function drawPoints(
  panel: PlacedPanel,
  color: string,
  theme: Theme,
  lineScale: number,
): readonly Group[] {
  const crowd = panel.points.filter(isPlain);
  const isCrowded = crowd.length >= CROWD;
  const single = isCrowded ? panel.points.filter((point) => !isPlain(point)) : panel.points;
  const together: Group = {
    type: 'group',
    datum: { series: panel.id, kind: 'point', evidence: 'reported', count: crowd.length },
    marks: [
      {
        type: 'path',
        d: dotsPath(crowd),
        fill: color,
      },
    ],
  };
  return [
    ...(isCrowded ? [together] : []),
    ...single.map((point) => drawPoint(point, panel, theme, lineScale)),
  ];
}

function isPlain({ glyph, arrow, bracket, spread, evidence }: PlacedPoint): boolean {
  return glyph.shape === 'circle' && evidence === 'reported' && !arrow && !bracket && !spread;
}

function dotsPath(points: readonly PlacedPoint[]): string {
  let d = '';
  let [r, shape] = [NaN, ''];
  for (const { glyph } of points) {
    if (glyph.rx !== r) {
      r = glyph.rx;
      const [radius, width] = [round(r), round(2 * r)];
      shape = `a${radius},${radius} 0 1,0 ${width},0a${radius},${radius} 0 1,0 ${-width},0Z`;
    }
    d += `M${hundredth(glyph.cx - r)},${hundredth(glyph.cy)}${shape}`;
  }
  return d;
}

function drawPoint(
  point: PlacedPoint,
  { id, index }: PlacedPanel,
  theme: Theme,
  lineScale: number,
): Group {
  const { glyph } = point;
  const color = seriesColor(lookOf(theme, point.evidence), index);
  const stroke: Stroke = { color, width: 2 * lineScale };
  return {
    type: 'group',
    datum: {
      series: id,
      point: point.id,
      kind: 'point',
      evidence: point.evidence,
      evidenceWhen: point.evidenceWhen,
    },
    marks: [
      ...(point.spread ? [drawSpread(point.spread, color, lineScale)] : []),
      ...(point.bracket ? [drawBracket(point.bracket, color, lineScale)] : []),
      ...(point.arrow
        ? drawBoundArrow(
            glyph.cx,
            glyph.cy,
            point.arrow.direction,
            point.arrow.length,
            glyph.shape === 'none' ? 0 : glyph.ry,
            stroke,
          )
        : []),
      ...drawGlyph(glyph, { color, background: theme.background, lineScale }),
    ],
  };
}

function drawSpread(
  { x, y0, y1 }: NonNullable<PlacedPoint['spread']>,
  color: string,
  lineScale: number,
): Mark {
  const half = 4 * lineScale;
  const d = `${segment(x - half, y0, x + half, y0)}${segment(x, y0, x, y1)}${segment(x - half, y1, x + half, y1)}`;
  return { type: 'path', d, stroke: { color, width: 1.6 * lineScale } };
}
