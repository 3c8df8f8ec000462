/**
 * What paper asks of paint: greys for colours, no hatches, no coloured text, no rules, and lines
 * within a venue's weights. Nothing is moved.
 */
import type { Drawing, Mark, Paint, PaintDef, Stroke } from './mark.ts';
import { round } from './paths.ts';
import type { Theme } from './theme.ts';

/** The part of a page that draw knows. */
export interface PaperLook {
  readonly grey: boolean;
  readonly patterns: boolean;
  readonly gridlines: boolean;
  readonly coloredText: boolean;
  /** pt. */
  readonly leastLine?: number;
  readonly mostLine?: number;
}

/** The theme as the paper allows it; on a screen the theme itself. */
export function paperTheme(theme: Theme, paper: PaperLook | undefined): Theme {
  if (paper === undefined) return theme;
  const { patterns, coloredText, gridlines } = paper;
  const without = { patterns: !patterns, coloredText: !coloredText, gridlines: !gridlines };
  return { ...theme, without };
}

/** The drawing with its lines and colours as the paper allows them. */
export function onPaper(drawing: Drawing, paper: PaperLook | undefined): Drawing {
  if (paper === undefined) return drawing;
  const color = paper.grey ? toGrey : (same: string): string => same;
  const width = clampWidth(paper);
  const strokeOf = (stroke: Stroke): Stroke => ({
    ...stroke,
    color: color(stroke.color),
    width: width(stroke.width),
  });
  const fillOf = (fill: Paint): Paint => (typeof fill === 'string' ? color(fill) : fill);
  const markOf = (mark: Mark): Mark => {
    if (mark.type === 'group') return { ...mark, marks: mark.marks.map(markOf) };
    if (mark.type === 'text') return { ...mark, color: color(mark.color) };
    return {
      ...mark,
      ...(mark.fill === undefined ? {} : { fill: fillOf(mark.fill) }),
      ...(mark.stroke === undefined ? {} : { stroke: strokeOf(mark.stroke) }),
    };
  };
  return {
    ...drawing,
    background: color(drawing.background),
    paints: drawing.paints.map((paint) => paintOf(paint, color, width)),
    marks: drawing.marks.map(markOf),
  };
}

function paintOf(
  paint: PaintDef,
  color: (hex: string) => string,
  width: (px: number) => number,
): PaintDef {
  if (paint.type === 'hatch')
    return { ...paint, color: color(paint.color), lineWidth: width(paint.lineWidth) };
  return { ...paint, stops: paint.stops.map((stop) => ({ ...stop, color: color(stop.color) })) };
}

/** Between a venue's thinnest and thickest line; 1 pt is 4/3 px. */
function clampWidth({ leastLine = 0, mostLine = Infinity }: PaperLook): (px: number) => number {
  const [least, most] = [(leastLine * 4) / 3, (mostLine * 4) / 3];
  return (px) => (px < least ? ceilTo(least) : px > most ? floorTo(most) : px);
}

const ceilTo = (px: number): number => Math.ceil(px * 100) / 100;
const floorTo = (px: number): number => Math.floor(px * 100) / 100;

/**
 * The grey of the same luminance (relative luminance of WCAG 2.2 and Rec. 709: computed on linear
 * light, so that what looks as bright prints as bright).
 */
export function toGrey(hex: string): string {
  const [r, g, b] = [1, 3, 5].map((at) => linear(parseInt(hex.slice(at, at + 2), 16) / 255));
  const luminance = 0.2126 * (r ?? 0) + 0.7152 * (g ?? 0) + 0.0722 * (b ?? 0);
  const level = Math.round(255 * gamma(luminance));
  return `#${level.toString(16).padStart(2, '0').repeat(3)}`;
}

/** The transfer function of sRGB, IEC 61966-2-1, and back. */
function linear(share: number): number {
  return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
}
function gamma(light: number): number {
  return light <= 0.0031308 ? light * 12.92 : 1.055 * light ** (1 / 2.4) - 0.055;
}

/** What stands for a hatch where none is allowed: separate blocks along the bar. */
export function blocks(x: number, width: number, block: number, gap: number): readonly number[] {
  const count = Math.max(1, Math.floor((width + gap) / (block + gap)));
  const used = count * block + (count - 1) * gap;
  return Array.from({ length: count }, (_, at) =>
    round(x + (width - used) / 2 + at * (block + gap)),
  );
}
