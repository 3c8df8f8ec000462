/**
 * Text measured from the baked advance table of the bundled font, wrapped and placed. Nothing here
 * asks a browser: the same words take the same room everywhere.
 */
import type { Box, FontStyle, PlacedText, Tone } from './figure.ts';
import type { FontMetrics } from './advances.ts';
import { METRICS } from './metrics.ts';

/** Height of a line in multiples of the type size; above Inter's ascent + descent of 1.21. */
export const LINE = 1.26;

const cache: Readonly<Record<FontStyle, Map<string, number>>> = {
  regular: new Map(),
  semibold: new Map(),
  italic: new Map(),
};
const CACHE_LIMIT = 20_000;

/** Width of one line in px at `size` px. A character outside the font counts as one em. */
export function measure(text: string, font: FontStyle, size: number): number {
  return unitsOf(text, font) * size;
}

/** In multiples of the type size. There is no kerning, so that a line is as wide as its pieces. */
function unitsOf(text: string, font: FontStyle): number {
  const known = cache[font];
  let units = known.get(text);
  if (units === undefined) {
    units = sumAdvances(text, METRICS[font]);
    if (known.size >= CACHE_LIMIT) known.clear();
    known.set(text, units);
  }
  return units;
}

function sumAdvances(text: string, metrics: FontMetrics): number {
  let units = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.codePointAt(at) ?? 0;
    if (code > 0xffff) at++;
    const advance = metrics.advance(code);
    units += advance < 0 ? metrics.unitsPerEm : advance;
  }
  return units / metrics.unitsPerEm;
}

const CJK = /[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef]/;
const HYPHEN = /[-–—/]/;
const DIGIT = /\d/;

/** Cuts after spaces, hyphens and slashes (not inside "5.48–5.98"), and between CJK characters. */
function wordsOf(text: string): readonly string[] {
  const words: string[] = [];
  let start = 0;
  for (let at = 0; at < text.length; at++) {
    const here = text.charAt(at);
    const next = text.charAt(at + 1);
    const ends = /\s/.test(here)
      ? !/\s/.test(next)
      : CJK.test(here) ||
        CJK.test(next) ||
        (HYPHEN.test(here) && !DIGIT.test(next) && next !== ' ');
    if (!ends && next !== '') continue;
    words.push(text.slice(start, at + 1));
    start = at + 1;
  }
  return words;
}

/**
 * Breaks into lines no wider than `maxWidth` px. Words wider than a line are cut between
 * characters. More than `maxLines` lines end in an ellipsis (the full text stays on demand).
 */
export function wrap(
  text: string,
  font: FontStyle,
  size: number,
  maxWidth: number,
  maxLines = Infinity,
): readonly string[] {
  if (measure(text, font, size) <= maxWidth) return [text];
  const lines: string[] = [];
  let line = '';
  let units = 0;
  for (const piece of piecesOf(text, font, size, maxWidth)) {
    const word = piece.trimEnd();
    const longer = word === '' ? unitsOf(line.trimEnd(), font) : units + unitsOf(word, font);
    if (line !== '' && longer * size > maxWidth) {
      lines.push(line.trimEnd());
      if (lines.length > maxLines) break;
      line = piece.trimStart();
      units = unitsOf(line, font);
    } else {
      line += piece;
      units += unitsOf(piece, font);
    }
  }
  if (line.trim() !== '') lines.push(line.trimEnd());
  return lines.length <= maxLines ? lines : cutOff(lines, maxLines, font, size, maxWidth);
}

function piecesOf(
  text: string,
  font: FontStyle,
  size: number,
  maxWidth: number,
): readonly string[] {
  // Far more than any figure shows; the rest is read on demand.
  return wordsOf(text.slice(0, 2000)).flatMap((piece) =>
    measure(piece.trimEnd(), font, size) <= maxWidth
      ? [piece]
      : splitWord(piece, font, size, maxWidth),
  );
}

function splitWord(
  word: string,
  font: FontStyle,
  size: number,
  maxWidth: number,
): readonly string[] {
  const parts: string[] = [];
  let part = '';
  for (const character of word) {
    if (part !== '' && measure(part + character, font, size) > maxWidth) {
      parts.push(part);
      part = '';
    }
    part += character;
  }
  return [...parts, part];
}

function cutOff(
  lines: readonly string[],
  maxLines: number,
  font: FontStyle,
  size: number,
  maxWidth: number,
): readonly string[] {
  const kept = lines.slice(0, maxLines);
  let last = kept[maxLines - 1] ?? '';
  while (last !== '' && measure(`${last}…`, font, size) > maxWidth) last = last.slice(0, -1);
  return [...kept.slice(0, -1), `${last.trimEnd()}…`];
}

export interface TextStyle {
  readonly size: number;
  readonly font?: FontStyle;
  readonly anchor?: 'start' | 'middle' | 'end';
  readonly tone?: Tone;
}

/** One line with its baseline at `y`; the box is the font's own, as a browser reports it. */
export function placeText(text: string, x: number, y: number, style: TextStyle): PlacedText {
  const { size, font = 'regular', anchor = 'start', tone = 'ink' } = style;
  const width = measure(text, font, size);
  const left = anchor === 'start' ? x : anchor === 'middle' ? x - width / 2 : x - width;
  const { ascent, descent, unitsPerEm } = METRICS[font];
  const box: Box = {
    x: left,
    y: y - (ascent / unitsPerEm) * size,
    width,
    height: ((ascent + descent) / unitsPerEm) * size,
  };
  return { text, x, y, size, font, anchor, tone, box };
}

/** Lines below each other; `top` is the upper edge of the first line. */
export function placeLines(
  lines: readonly string[],
  x: number,
  top: number,
  style: TextStyle,
): readonly PlacedText[] {
  return lines.map((line, at) =>
    placeText(line, x, baselineOf(top + at * style.size * LINE, style.size), style),
  );
}

/** Baseline of a line whose upper edge is `top`. */
export function baselineOf(top: number, size: number): number {
  return top + 0.97 * size + (LINE - 1.21) * size * 0.5;
}

/** The width of the widest word with its hyphens, the least room in which a text wraps well. */
export function widestWord(text: string, font: FontStyle, size: number): number {
  return Math.max(
    0,
    ...text
      .slice(0, 2000)
      .split(/\s+/)
      .map((word) => measure(word, font, size)),
  );
}
