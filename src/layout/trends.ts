/**
 * The marks of one panel: where each value stands, the steps of its reference range, and the
 * illustrative shapes. Lines through the values are made in lines.ts.
 */
import { weakestOf } from '../model/evidence.ts';
import type { Course, Point, Shape } from '../model/course.ts';
import type { ReferenceRange } from '../model/range.ts';
import { orderX } from './axis.ts';
import { cutOf } from './bars.ts';
import { hull, type Box, type PlacedGlyph, type PlacedPanel, type PlacedPoint } from './figure.ts';
import type { Extent, Moments } from './moments.ts';
import type { ValueScale } from './scale.ts';
import type { ShownSeries } from './shown.ts';
import type { Sizes } from './sizes.ts';

export interface TrendContext {
  readonly course: Course;
  readonly series: ShownSeries;
  readonly moments: Moments;
  readonly scale: ValueScale;
  readonly sizes: Sizes;
  readonly plot: Box;
  /** Top of the strip for results that have no place on the value axis; undefined: none needed. */
  readonly stripY: number | undefined;
  /** The honesty lens: words of what is not reported go quiet. */
  readonly lens: boolean;
}

/** What a panel draws of its data. */
export type PanelMarks = Pick<PlacedPanel, 'points' | 'lines' | 'run' | 'shapes' | 'regions'>;

export interface Spot {
  readonly point: Point;
  /** Its place among all points of the series. */
  readonly place: number;
  readonly extent: Extent;
  readonly x: number;
}

/** Where a value stands: on the scale, on a bound with an arrow, over a span, or in the strip. */
type Stand =
  | { readonly kind: 'at'; readonly y: number; readonly arrow?: -1 | 1 }
  | { readonly kind: 'span'; readonly y0: number; readonly y1: number; readonly y?: number }
  | { readonly kind: 'strip' };

export function standOf(point: Point, x: number, context: TrendContext): Stand {
  const { value } = point;
  const y = (number: number): number =>
    context.plot.y + context.scale.y(number / (context.scale.limit ?? 1));
  if (value.kind === 'number') {
    const arrow = value.comparator.startsWith('<')
      ? -1
      : value.comparator.startsWith('>')
        ? 1
        : undefined;
    return { kind: 'at', y: y(value.value), ...(arrow ? { arrow } : {}) };
  }
  if (value.kind === 'range') {
    return {
      kind: 'span',
      y0: y(value.high),
      y1: y(value.low),
      ...(value.median === undefined ? {} : { y: y(value.median) }),
    };
  }
  if (value.kind === 'pair')
    return {
      kind: 'span',
      y0: y(Math.max(value.first, value.second)),
      y1: y(Math.min(value.first, value.second)),
    };
  if (value.kind !== 'level') return { kind: 'strip' };
  const { low, high, side } = limitsAt(point, x, context);
  if (value.level === 'low' && low !== undefined) return { kind: 'at', y: y(low), arrow: -1 };
  if (value.level === 'high' && high !== undefined) return { kind: 'at', y: y(high), arrow: 1 };
  if (value.level !== 'normal') return { kind: 'strip' };
  if (low !== undefined && high !== undefined && side === undefined)
    return { kind: 'span', y0: y(high), y1: y(low) };
  if (high !== undefined) return { kind: 'at', y: y(high), arrow: -1 };
  return low === undefined ? { kind: 'strip' } : { kind: 'at', y: y(low), arrow: 1 };
}

/** Limits for a level: the point's own range, the series' range at that time, or the source's bound. */
function limitsAt(
  point: Point,
  x: number,
  context: TrendContext,
): { low?: number; high?: number; side?: string } {
  const range = point.range ?? rangeAtX(x, context);
  if (range) return { low: range.low, high: range.high };
  const bound = context.series.bounds[0];
  if (bound === undefined) return {};
  return bound.side === 'below'
    ? { high: bound.at, side: 'below' }
    : { low: bound.at, side: 'above' };
}

interface Step {
  readonly range: ReferenceRange;
  readonly x0: number;
  readonly x1: number;
}

/** Reference ranges as they step along the axis. */
export function rangeSteps({ series, moments }: TrendContext): readonly Step[] {
  const { axis } = moments;
  const from = series.ranges.map((range) =>
    range.from ? Math.max(axis.x0, moments.extentOf(range.from, '').x0) : axis.x0,
  );
  return series.ranges.flatMap((range, at) => {
    const x0 = from[at] ?? axis.x0;
    const x1 = Math.min(axis.x1, from[at + 1] ?? axis.x1);
    return x1 > x0 ? [{ range, x0, x1 }] : [];
  });
}

function rangeAtX(x: number, context: TrendContext): ReferenceRange | undefined {
  const steps = rangeSteps(context);
  return (
    steps.find((step) => x >= step.x0 && x < step.x1)?.range ??
    (x < context.moments.axis.x0 ? steps[0] : steps.at(-1))?.range
  );
}

export function placePoints(spots: readonly Spot[], context: TrendContext): readonly PlacedPoint[] {
  const { axis } = context.moments;
  const shown = spots.filter(
    ({ extent }) => extent.x1 >= axis.x0 - 0.5 && extent.x0 <= axis.x1 + 0.5,
  );
  const r = radiusFor(shown, context);
  return shown.flatMap((spot) => {
    const stand = standOf(spot.point, spot.x, context);
    const special =
      stand.kind !== 'at' || stand.arrow !== undefined || spot.extent.sure !== 'exact';
    return r === 0 && !special
      ? []
      : [placePoint(spot, stand, Math.max(r, special ? 3 * context.sizes.em : 0), context)];
  });
}

/** Closer than this values have no symbols, only their line. px */
export const CLOSE = 4;

/** Crowded values get smaller symbols, and none where they would run together into a line. */
function radiusFor(spots: readonly Spot[], { sizes, moments: { axis } }: TrendContext): number {
  const room = (axis.x1 - axis.x0) / Math.max(spots.length, 1);
  if (room < CLOSE * sizes.em) return 0;
  return (room < 8 * sizes.em ? 1.8 : room < 24 * sizes.em ? 2.8 : 4.2) * sizes.em;
}

/** Only bounds or an order: no place between them is likelier than another. */
const UNPLACED: ReadonlySet<string> = new Set(['order', 'interval']);

function placePoint(
  { point, extent, x }: Spot,
  stand: Stand,
  r: number,
  context: TrendContext,
): PlacedPoint {
  const { axis } = context.moments;
  const { em } = context.sizes;
  const cut = cutOf(extent, axis);
  const cx = Math.min(Math.max(x, axis.x0), axis.x1);
  const evidence = weakestOf(point.evidence);
  // An order alone, or an open time, gives no place: only the allowed extent is drawn. Nor is the
  // edge of the window the place of what has its middle beyond it.
  const placed =
    extent.sure !== 'open' &&
    !(
      extent.sure === 'bounded' &&
      (UNPLACED.has(point.at.precision) || x < axis.x0 || x > axis.x1)
    );
  const y =
    stand.kind === 'strip'
      ? (context.stripY ?? 0) + 8 * em
      : stand.kind === 'at'
        ? stand.y
        : (stand.y ?? (stand.y0 + stand.y1) / 2);
  const shape =
    !placed || (stand.kind === 'span' && stand.y === undefined)
      ? 'none'
      : stand.kind === 'strip'
        ? 'dash'
        : 'circle';
  const glyph: PlacedGlyph = { shape, cx, cy: y, rx: r, ry: r, filled: evidence === 'reported' };
  const bracket =
    extent.sure === 'exact' || extent.sure === 'order'
      ? undefined
      : {
          x0: Math.max(extent.x0, axis.x0),
          x1: Math.min(extent.x1, axis.x1),
          y,
          ...(cut && { cut }),
        };
  const arrow =
    stand.kind === 'at' && stand.arrow !== undefined
      ? arrowAt(stand.y, stand.arrow, context)
      : undefined;
  const spread = stand.kind === 'span' ? { x: cx, y0: stand.y0, y1: stand.y1 } : undefined;
  return {
    id: point.id,
    evidence,
    evidenceWhen: point.evidence.when.kind,
    glyph,
    ...(arrow ? { arrow } : {}),
    ...(bracket ? { bracket } : {}),
    ...(spread ? { spread } : {}),
    box: boxOfPoint(glyph, arrow, bracket, spread, em),
  };
}

/** As long as the plot has room for, so that an arrow never leaves it. */
function arrowAt(
  y: number,
  direction: -1 | 1,
  { plot, sizes }: TrendContext,
): { direction: -1 | 1; length: number } {
  const room = direction === 1 ? y - plot.y : plot.y + plot.height - y;
  return { direction, length: Math.max(Math.min(32 * sizes.em, room - 1), 7 * sizes.em) };
}

function boxOfPoint(
  glyph: PlacedGlyph,
  arrow: PlacedPoint['arrow'],
  bracket: PlacedPoint['bracket'],
  spread: PlacedPoint['spread'],
  em: number,
): Box {
  const half = arrow ? Math.max(glyph.rx, 5 * em) : Math.max(glyph.rx, 2 * em);
  const corners: [number, number][] = [
    [glyph.cx - half, glyph.cy - glyph.ry],
    [glyph.cx + half, glyph.cy + glyph.ry],
  ];
  if (arrow) corners.push([glyph.cx, glyph.cy - arrow.direction * arrow.length]);
  if (bracket) corners.push([bracket.x0, bracket.y - 4 * em], [bracket.x1, bracket.y + 4 * em]);
  if (spread) corners.push([spread.x, spread.y0], [spread.x, spread.y1]);
  return hull(corners);
}

/** A shape's vertices on the page: px, rising in x. Levels count in units of the bound. */
export function shapeVertices(
  shape: Shape,
  context: TrendContext,
): readonly (readonly [number, number])[] {
  const { moments, scale, plot, series } = context;
  const unit = (series.bounds[0]?.at ?? series.ranges[0]?.high ?? 1) / (scale.limit ?? 1);
  const vertices = shape.vertices.flatMap((vertex): [number, number][] => {
    const x =
      'at' in vertex
        ? middleOf(moments.extentOf(vertex.at, ''))
        : orderX(moments.axis, vertex.phase, vertex.along);
    const y = plot.y + Math.min(Math.max(scale.y(vertex.level * unit), 2), plot.height - 2);
    return x === undefined ? [] : [[x, y]];
  });
  return vertices.filter(([x], at) => at === 0 || x >= (vertices[at - 1]?.[0] ?? 0));
}

export function middleOf({ x0, x1 }: Extent): number {
  return (x0 + x1) / 2;
}
