/**
 * Fills and outlines in DrawingML. A fade is one real gradient and a hatch one real pattern, so
 * that a designer can change either.
 */
import type { Drawing, Paint, PaintDef, Stroke } from '../draw/mark.ts';
import type { Box } from './pptx-geometry.ts';
import { element } from './pptx-xml.ts';

type Gradient = Extract<PaintDef, { type: 'gradient' }>;
type Hatch = Extract<PaintDef, { type: 'hatch' }>;

export interface Palette {
  readonly background: string;
  readonly paints: ReadonlyMap<string, PaintDef>;
}

export function paletteOf({ background, paints }: Drawing): Palette {
  return { background, paints: new Map(paints.map((paint) => [paint.id, paint])) };
}

/** `box` is the mark's own, in the drawing's units: a gradient lies in the drawing, not in the mark. */
export function fillXml(
  fill: Paint | undefined,
  opacity: number | undefined,
  box: Box,
  palette: Palette,
): string {
  if (fill === undefined) return '<a:noFill/>';
  if (typeof fill === 'string') return solid(fill, opacity);
  const paint = palette.paints.get(fill.paint);
  if (paint === undefined) return '<a:noFill/>';
  return paint.type === 'gradient'
    ? gradientXml(stopsWithin(paint, box, opacity))
    : hatchXml(paint, palette.background, opacity ?? 1);
}

/** The children of a:ln stand in the order the schema asks for: fill, dash, join. */
export function lineXml(stroke: Stroke | undefined, scale: number): string {
  if (stroke === undefined) return '<a:ln><a:noFill/></a:ln>';
  const { color, width, dash, opacity, cap, join } = stroke;
  return element(
    'a:ln',
    { w: Math.max(1, Math.round(width * scale)), cap: cap === 'round' ? 'rnd' : 'flat' },
    solid(color, opacity),
    dash === undefined ? '<a:prstDash val="solid"/>' : dashXml(dash, width),
    // 4 is the limit of SVG.
    join === 'round' ? '<a:round/>' : '<a:miter lim="400000"/>',
  );
}

/** Dashes and gaps count in thousandths of a percent of the line's width. */
function dashXml(dash: string, width: number): string {
  const lengths = dash.split(/[ ,]+/).map(Number);
  const share = (length: number): number => Math.max(1, Math.round((length / width) * 100_000));
  // An odd list repeats, so that every dash has its gap.
  const all = lengths.length % 2 === 0 ? lengths : [...lengths, ...lengths];
  const stops = all.flatMap((length, at) =>
    at % 2 === 0 ? [element('a:ds', { d: share(length), sp: share(all[at + 1] ?? length) })] : [],
  );
  return element('a:custDash', {}, ...stops);
}

export function solid(color: string, opacity?: number): string {
  return element('a:solidFill', {}, colorXml(color, opacity));
}

function colorXml(color: string, opacity = 1): string {
  const alpha = Math.round(Math.min(1, Math.max(0, opacity)) * 100_000);
  return element(
    'a:srgbClr',
    { val: color.slice(1).toUpperCase() },
    alpha === 100_000 ? '' : element('a:alpha', { val: alpha }),
  );
}

function gradientXml(stops: readonly Stop[]): string {
  const list = stops.map(({ position, color, opacity }) =>
    element('a:gs', { pos: position }, colorXml(color, opacity)),
  );
  const way = '<a:lin ang="0" scaled="0"/>';
  return element('a:gradFill', { rotWithShape: 1 }, element('a:gsLst', {}, ...list), way);
}

export interface Stop {
  /** 0 at the left edge of the box, 100000 at its right edge. */
  readonly position: number;
  /** The same place in the drawing, unrounded. */
  readonly x: number;
  readonly color: string;
  readonly opacity: number;
}

/**
 * The part of the gradient that the box shows. A slide's gradient always reaches from edge to edge,
 * so both edges get a stop of what the gradient is there.
 */
export function stopsWithin(
  { x1, x2, stops }: Gradient,
  box: Box,
  opacityOfAll = 1,
): readonly Stop[] {
  const all = stops.map(({ offset, color, opacity }): Stop => {
    const x = x1 + offset * (x2 - x1);
    const position = Math.round(((x - box.x) / Math.max(box.width, 1e-6)) * 100_000);
    return { position, x, color, opacity: opacity * opacityOfAll };
  });
  const inner = all.filter(({ position }, index) => {
    const isFirst = all.findIndex((other) => other.position === position) === index;
    return isFirst && position > 0 && position < 100_000;
  });
  return [stopAt(0, box.x, all), ...inner, stopAt(100_000, box.x + box.width, all)];
}

function stopAt(position: number, x: number, stops: readonly Stop[]): Stop {
  const right = stops.find((stop) => stop.position >= position) ?? stops.at(-1);
  const left = stops.filter((stop) => stop.position <= position).at(-1) ?? stops[0];
  if (left === undefined || right === undefined) throw new Error('a gradient without stops');
  const width = right.position - left.position;
  const share = width > 0 ? Math.min(1, Math.max(0, (position - left.position) / width)) : 0;
  return {
    position,
    x,
    color: mix(right.color, left.color, share),
    opacity: left.opacity + share * (right.opacity - left.opacity),
  };
}

/**
 * The preset whose lines cover about the same share. Programs differ on transparency in patterns:
 * a faint hatch is mixed with the ground, because a fade that is lost would say "certain".
 */
function hatchXml({ color, spacing, lineWidth }: Hatch, ground: string, opacity: number): string {
  return element(
    'a:pattFill',
    { prst: lineWidth / spacing > 0.3 ? 'wdUpDiag' : 'ltUpDiag' },
    element('a:fgClr', {}, colorXml(mix(color, ground, opacity))),
    element('a:bgClr', {}, colorXml(ground, 0)),
  );
}

/** `share` of the first colour, the rest of the second. */
function mix(first: string, second: string, share: number): string {
  const channel = (color: string, at: number): number =>
    Number.parseInt(color.slice(1 + 2 * at, 3 + 2 * at), 16);
  const mixed = [0, 1, 2].map((at) =>
    Math.round(channel(first, at) * share + channel(second, at) * (1 - share))
      .toString(16)
      .padStart(2, '0'),
  );
  return `#${mixed.join('')}`;
}
