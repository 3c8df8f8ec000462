/**
 * A Drawing as SVG text: live text, no script, no CSS, no external reference. The same drawing
 * gives the same bytes in a browser and in Node.
 */
import type { Datum, Drawing, Group, Mark, Paint, PaintDef, Stroke, Text } from '../draw/mark.ts';

export interface SvgOptions {
  /** @font-face rules to embed; undefined: the reader's own Inter or sans-serif. */
  readonly fontCss?: string;
  /** Families of all text, in the order they are tried. */
  readonly fonts?: string;
  /** Writes a text in another way than as live text. */
  readonly writeText?: (text: Text) => string;
}

/** Where Inter is not installed: faces no wider than it, so that no label meets another. */
const FONTS = "Inter, Helvetica, Arial, 'Liberation Sans', sans-serif";

export function svgText(drawing: Drawing, options: SvgOptions = {}): string {
  const { width, height } = drawing;
  const { fontCss, fonts = FONTS } = options;
  const size =
    drawing.printedInMm === true
      ? `width="${toMm(width)}mm" height="${toMm(height)}mm"`
      : `width="${width}" height="${height}"`;
  const style = fontCss === undefined ? '' : `<style>${fontCss}</style>`;
  // Hinting rounds each letter's width to pixels: labels laid out side by side would meet.
  let out = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" ${size} role="graphics-document" aria-labelledby="title desc" font-family="${fonts}" text-rendering="geometricPrecision">`;
  out += `<title id="title">${escapeText(drawing.title)}</title><desc id="desc">${escapeText(drawing.description)}</desc>`;
  return `${out}${style}${contentText(drawing, options.writeText)}</svg>\n`;
}

/** Paints, background and marks, for an svg element of one's own. */
export function contentText(drawing: Drawing, writeText = liveText): string {
  const { width, height, background } = drawing;
  const defs = drawing.paints.map(paintText).join('');
  let out = defs === '' ? '' : `<defs>${defs}</defs>`;
  out += `<rect width="${width}" height="${height}" fill="${background}"/>`;
  for (const mark of drawing.marks) out += markText(mark, writeText);
  return out;
}

type WriteText = (text: Text) => string;

/** To the micrometre: 96 px are an inch. */
function toMm(px: number): number {
  return Math.round(px * (25.4 / 96) * 1000) / 1000;
}

function markText(mark: Mark, writeText: WriteText): string {
  switch (mark.type) {
    case 'group':
      return groupText(mark, writeText);
    case 'rect': {
      const radius = mark.radius === undefined ? '' : ` rx="${mark.radius}"`;
      return `<rect x="${mark.x}" y="${mark.y}" width="${mark.width}" height="${mark.height}"${radius}${fillText(mark.fill, mark.fillOpacity)}${strokeText(mark.stroke)}/>`;
    }
    case 'circle':
      return `<circle cx="${mark.cx}" cy="${mark.cy}" r="${mark.r}"${fillText(mark.fill, mark.fillOpacity)}${strokeText(mark.stroke)}/>`;
    case 'path':
      return `<path d="${mark.d}"${fillText(mark.fill, mark.fillOpacity)}${strokeText(mark.stroke)}/>`;
    case 'text':
      return writeText(mark);
  }
}

/** A text element. */
export function liveText(mark: Text): string {
  const anchor = mark.anchor === 'start' ? '' : ` text-anchor="${mark.anchor}"`;
  const weight = mark.weight === 400 ? '' : ` font-weight="${mark.weight}"`;
  const italic = mark.italic === true ? ' font-style="italic"' : '';
  return `<text x="${mark.x}" y="${mark.y}" font-size="${mark.size}"${weight}${italic}${anchor} fill="${mark.color}">${escapeText(mark.text)}</text>`;
}

function groupText({ name, datum, marks }: Group, writeText: WriteText): string {
  if (marks.length === 0) return '';
  const id = name === undefined ? '' : ` id="${escapeAttribute(name.replaceAll(' ', '-'))}"`;
  let out = `<g${id}${datum ? datumText(datum) : ''}>`;
  for (const mark of marks) out += markText(mark, writeText);
  return `${out}</g>`;
}

function datumText(datum: Datum): string {
  return (
    attribute('data-event', datum.event) +
    attribute('data-series', datum.series) +
    attribute('data-point', datum.point) +
    attribute('data-kind', datum.kind) +
    attribute('data-evidence', datum.evidence) +
    attribute('data-evidence-when', datum.evidenceWhen) +
    attribute('data-count', datum.count)
  );
}

function attribute(name: string, value: string | number | undefined): string {
  return value === undefined ? '' : ` ${name}="${escapeAttribute(String(value))}"`;
}

function fillText(fill: Paint | undefined, opacity: number | undefined): string {
  if (fill === undefined) return ' fill="none"';
  const paint = typeof fill === 'string' ? fill : `url(#${fill.paint})`;
  return ` fill="${paint}"${opacity === undefined ? '' : ` fill-opacity="${opacity}"`}`;
}

function strokeText(stroke: Stroke | undefined): string {
  if (stroke === undefined) return '';
  const { color, width, dash, opacity, cap, join } = stroke;
  let out = ` stroke="${color}" stroke-width="${Math.round(width * 100) / 100}"`;
  if (dash !== undefined) out += ` stroke-dasharray="${dash}"`;
  if (opacity !== undefined) out += ` stroke-opacity="${opacity}"`;
  if (cap !== undefined) out += ` stroke-linecap="${cap}"`;
  if (join !== undefined) out += ` stroke-linejoin="${join}"`;
  return out;
}

function paintText(paint: PaintDef): string {
  if (paint.type === 'hatch') {
    const { id, color, spacing, lineWidth } = paint;
    return `<pattern id="${id}" width="${spacing}" height="${spacing}" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><path d="M${lineWidth / 2},0V${spacing}" stroke="${color}" stroke-width="${lineWidth}"/></pattern>`;
  }
  const stops = paint.stops
    .map(
      ({ offset, color, opacity }) =>
        `<stop offset="${offset}" stop-color="${color}" stop-opacity="${opacity}"/>`,
    )
    .join('');
  return `<linearGradient id="${paint.id}" gradientUnits="userSpaceOnUse" x1="${paint.x1}" y1="0" x2="${paint.x2}" y2="0">${stops}</linearGradient>`;
}

/** What XML 1.0 forbids or discourages: control characters, lone surrogates, non-characters. */
const FORBIDDEN = /[^\P{Cc}\t\n\r]|\p{Cs}|[\ufffe\uffff]/gu;

const SPECIAL = /[&<>"]/;

function escapeText(text: string): string {
  const clean = text.replace(FORBIDDEN, '\ufffd');
  // Most words need nothing; one look is cheaper than three passes.
  if (!SPECIAL.test(clean)) return clean;
  return clean.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

export function escapeAttribute(text: string): string {
  const escaped = escapeText(text);
  return SPECIAL.test(escaped) ? escaped.replaceAll('"', '&quot;') : escaped;
}
