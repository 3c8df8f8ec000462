/**
 * The words inside a panel: what a point means, what a shape is, what a bound says. Each takes the
 * first place where it covers no mark, no curve and no other word; a label that had to go far
 * gets a leader line; one that found no place is reported, never dropped in silence.
 */
import type { Point } from '../model/course.ts';
import { isRounded, printedValue } from '../model/printed.ts';
import { sayValue } from '../model/quantity.ts';
import type { Box, KeyEntry, PlacedPanel, PlacedPoint, PlacedText } from './figure.ts';
import { isPlain, runsOf } from './equal-values.ts';
import { Obstacles } from './labels.ts';
import { boxesOf } from './columns.ts';
import {
  addLeader,
  alongAxis,
  aroundMark,
  leaderTo,
  shapesOf,
  type Leader,
} from './label-places.ts';
import { placeLines } from './text.ts';
import type { PanelMarks, Spot, TrendContext } from './trends.ts';

export interface PanelLabels {
  readonly texts: readonly PlacedText[];
  readonly leaders: PlacedPanel['leaders'];
  /** Ids of points whose label found no place. */
  readonly left: readonly string[];
  /** The same where there is a key. */
  readonly keyed: readonly KeyEntry[];
}

/** Beyond this many different values only what cannot be read off the axis is labelled. */
const FEW = 12;

export function placePanelLabels(
  marks: PanelMarks,
  spots: readonly Spot[],
  trend: TrendContext,
  area: Box,
  nextKey: number | undefined,
): PanelLabels {
  const obstacles = obstaclesOf(marks, trend, area);
  const texts: PlacedText[] = [];
  const leaders: Leader[] = [];
  const left: string[] = [];
  const points = new Map(spots.map(({ point }) => [point.id, point]));
  const values = marks.points.filter(
    (mark) =>
      mark.glyph.shape === 'circle' || mark.glyph.shape === 'none' || mark.glyph.shape === 'dash',
  );
  const runs = runsOf(values, points);
  const few = (runs.at(-1) ?? 0) < FEW;
  const run = new Map(values.map(({ id }, at) => [id, runs[at]]));
  const said = new Set<number | undefined>();
  trend.series.bounds.forEach((bound, at) => {
    if (bound.label === '') return;
    const y = trend.plot.y + trend.scale.y(bound.at / (trend.scale.limit ?? 1));
    const placed = placeBoundLabel(bound.label, y, bound.side, obstacles, trend);
    if (placed) texts.push(...placed);
    else left.push(`${trend.series.id}/bound-${at + 1}`);
  });
  for (const mark of [...values].sort(
    (a, b) => Number(isPlain(points.get(a.id))) - Number(isPlain(points.get(b.id))),
  )) {
    const point = points.get(mark.id);
    const words = point && labelOf(point, few, isRounded(trend.series));
    if (point === undefined || words === undefined) continue;
    // Equal values that follow each other are said once, at the first that has room for it.
    if (said.has(run.get(mark.id))) continue;
    const placed = placePointLabel(words, mark, obstacles, trend);
    if (placed) {
      said.add(run.get(mark.id));
      texts.push(...placed.texts);
      if (placed.leader) leaders.push(placed.leader);
    } else if (!isPlain(point)) left.push(mark.id);
  }
  marks.shapes.forEach((shape, at) => {
    const label = trend.series.shapes[at]?.label ?? 'illustrative';
    const placed = placeShapeLabel(label, shape.vertices, obstacles, trend);
    if (placed) texts.push(...placed);
    else left.push(shape.id);
  });
  if (trend.series.points.length === 0 && marks.shapes.length === 0)
    texts.push(...notReported(trend));
  if (nextKey === undefined) return { texts, leaders, left, keyed: [] };
  const keyed = left.map((id, at) => ({ number: nextKey + at, ids: [id] }));
  const numbers = placeNumbers(keyed, marks, obstacles, trend);
  return {
    texts: [...texts, ...numbers.flatMap((number) => number.texts)],
    leaders: [...leaders, ...numbers.flatMap(({ leader }) => (leader ? [leader] : []))],
    left: [],
    keyed,
  };
}

/** A number needs less room than its words; a bound or a shape has no mark to stand at. */
function placeNumbers(
  keyed: readonly KeyEntry[],
  marks: PanelMarks,
  obstacles: Obstacles,
  trend: TrendContext,
): readonly PointLabel[] {
  return keyed.flatMap(({ number, ids }) => {
    const mark = marks.points.find((point) => ids.includes(point.id));
    const placed = mark && placePointLabel(String(number), mark, obstacles, trend);
    return placed ?? [];
  });
}

interface PointLabel {
  readonly texts: readonly PlacedText[];
  readonly leader?: Leader;
}

/** A panel without a value says so where a reader would look. */
function notReported({ sizes, moments, plot }: TrendContext): readonly PlacedText[] {
  const middle = plot.y + plot.height / 2 - sizes.note / 2;
  const style = { size: sizes.note, font: 'italic' as const, tone: 'muted' as const };
  return placeLines(['not reported'], moments.axis.x0, middle, style);
}

function isNumber(value: Point['value']): boolean {
  return (
    value.kind === 'range' ||
    (value.kind === 'number' && (value.comparator === '=' || value.comparator === '~'))
  );
}

function labelOf(point: Point, few: boolean, rounds: boolean): string | undefined {
  const value = rounds ? printedValue(point.value) : point.value;
  // The author's words do not replace a number that the source gives.
  if (point.label !== undefined)
    return isNumber(value) ? `${sayValue(value)} ${point.label}` : point.label;
  if (value.kind === 'number' && value.comparator === '=')
    return few ? String(value.value) : undefined;
  return few || value.kind !== 'number' ? sayValue(value) : undefined;
}

function obstaclesOf(
  marks: PanelMarks,
  { plot, series, sizes, scale, moments }: TrendContext,
  area: Box,
): Obstacles {
  const obstacles = new Obstacles(area);
  const pad = 2 * sizes.em;
  for (const { box } of marks.points) {
    obstacles.add({
      x: box.x - pad,
      y: box.y - pad,
      width: box.width + 2 * pad,
      height: box.height + 2 * pad,
    });
  }
  for (const box of marks.regions) obstacles.add(box);
  for (const line of marks.lines) obstacles.addCurve(line, pad);
  const isLabelled = series.bounds.length + marks.points.length + marks.shapes.length > 0;
  if (marks.run && isLabelled) for (const box of boxesOf(marks.run, pad)) obstacles.add(box);
  for (const shape of marks.shapes) obstacles.addCurve(shape.vertices, 2 * pad);
  // Printed values stand left of the axis; keep clear of them all the same.
  for (const { value } of scale.ticks) {
    obstacles.add({
      x: plot.x,
      y: plot.y + scale.y(value) - 12 * sizes.em,
      width: moments.axis.x0 - plot.x - 1,
      height: 12 * sizes.em,
    });
  }
  return obstacles;
}

function placePointLabel(
  label: string,
  mark: PlacedPoint,
  obstacles: Obstacles,
  { sizes, plot, lens }: TrendContext,
): PointLabel | undefined {
  const tone = lens && mark.evidence !== 'reported' ? ('muted' as const) : ('accent' as const);
  const font = mark.evidence === 'reported' ? ('semibold' as const) : ('regular' as const);
  const size = sizes.note;
  const forms = shapesOf(label, font, size, [
    plot.width,
    150 * sizes.em,
    112 * sizes.em,
    90 * sizes.em,
    60 * sizes.em,
  ]);
  for (const reach of [1, 2]) {
    for (const words of forms) {
      for (const box of aroundMark(mark, words, sizes.em, reach)) {
        if (!obstacles.isFree(box)) continue;
        const leader = reach === 1 ? undefined : leaderTo(mark, box, sizes.em);
        if (leader && !obstacles.isClear([leader[0], leader[1]], [leader[2], leader[3]])) continue;
        obstacles.add(box);
        if (leader) addLeader(leader, obstacles);
        const end = box.x + box.width / 2 < mark.glyph.cx - 1 && box.x + box.width < mark.box.x;
        const texts = placeLines(words.lines, end ? box.x + box.width : box.x, box.y, {
          size,
          font,
          tone,
          anchor: end ? 'end' : 'start',
        });
        return leader ? { texts, leader } : { texts };
      }
    }
  }
  return undefined;
}

function placeShapeLabel(
  label: string,
  vertices: readonly (readonly [number, number])[],
  obstacles: Obstacles,
  { sizes, plot, moments }: TrendContext,
): readonly PlacedText[] | undefined {
  const style = { size: sizes.note, font: 'italic' as const, tone: 'accent' as const };
  const first = vertices[0]?.[0] ?? moments.axis.x0;
  const last = vertices.at(-1)?.[0] ?? moments.axis.x1;
  for (const words of shapesOf(label, 'italic', sizes.note, [
    plot.width,
    160 * sizes.em,
    110 * sizes.em,
    80 * sizes.em,
  ])) {
    for (const along of [0.55, 0.65, 0.45, 0.75, 0.35, 0.25, 0.85, 0.15, 0.95, 0.05]) {
      const x = first + along * (last - first) - words.width / 2;
      const ys = vertices
        .filter(([vx]) => vx >= x - 9 && vx <= x + words.width + 9)
        .map(([, vy]) => vy);
      if (ys.length === 0) continue;
      const gap = 6 * sizes.em;
      const boxes = [
        { x, y: Math.max(...ys) + gap, width: words.width, height: words.height },
        { x, y: Math.min(...ys) - gap - words.height, width: words.width, height: words.height },
      ];
      const box = obstacles.take(boxes);
      if (box) return placeLines(words.lines, box.x, box.y, style);
    }
  }
  return undefined;
}

/** On the side the bound speaks of, close to it, ever narrower; only then on the other side. */
function placeBoundLabel(
  label: string,
  y: number,
  side: 'above' | 'below',
  obstacles: Obstacles,
  { sizes, moments: { axis }, plot }: TrendContext,
): readonly PlacedText[] | undefined {
  const { em, tick } = sizes;
  const forms = shapesOf(label, 'regular', tick, [
    plot.width,
    180 * em,
    120 * em,
    84 * em,
    68 * em,
  ]);
  const sides = side === 'above' ? (['above', 'below'] as const) : (['below', 'above'] as const);
  for (const here of sides) {
    for (const words of forms) {
      for (const away of [2, 10, 20]) {
        const top = here === 'above' ? y - away * em - words.height : y + away * em;
        const box = obstacles.take(alongAxis(words, top, axis, em));
        if (box) return placeLines(words.lines, box.x, box.y, { size: tick, tone: 'muted' });
      }
    }
  }
  return undefined;
}
