/**
 * Text as shapes: the outlines of its glyphs from the bundled fonts, where the layout put them. The
 * words stay in the file as the label of the group, for a screen reader, a search and a designer.
 */
import type { Font, PathCommand } from 'fontkit';
import type { Drawing, Text } from '../draw/mark.ts';
import { loadFace, type Face } from './fonts.ts';
import { runsOf, textsOf, type Run } from './runs.ts';
import { escapeAttribute } from './svg.ts';

/** A step of a hundredth of a px is seen by nobody. */
const DIGITS = 2;

/** Writes a text of this drawing as a group with one path. */
export async function outlineText(drawing: Drawing): Promise<(text: Text) => string> {
  const fonts = await openFonts(drawing);
  return (text) => {
    let d = '';
    for (const run of runsOf(text)) {
      const font = fonts.get(run.face);
      if (font !== undefined) d += runPath(run, font, text);
    }
    const label = escapeAttribute(text.text);
    return `<g role="img" aria-label="${label}"><path d="${d}" fill="${text.color}"/></g>`;
  };
}

async function openFonts(drawing: Drawing): Promise<ReadonlyMap<Face, Font>> {
  const { create } = await import('fontkit');
  const faces = new Set(textsOf(drawing.marks).flatMap((text) => runsOf(text).map((r) => r.face)));
  const open = async (face: Face) => [face, create(await loadFace(face))] as const;
  return new Map(await Promise.all([...faces].map(open)));
}

function runPath(run: Run, font: Font, { y, size }: Text): string {
  const scale = size / font.unitsPerEm;
  let x = run.x;
  let d = '';
  for (const character of run.text) {
    const glyph = font.glyphForCodePoint(character.codePointAt(0) ?? 0);
    const place = (value: number, at: number): string =>
      String(Number((at % 2 === 0 ? x + value * scale : y - value * scale).toFixed(DIGITS)));
    for (const command of glyph.path.commands) {
      d += LETTERS[command.command] + command.args.map(place).join(' ');
    }
    x += glyph.advanceWidth * scale;
  }
  return d;
}

const LETTERS: Readonly<Record<PathCommand['command'], string>> = {
  moveTo: 'M',
  lineTo: 'L',
  quadraticCurveTo: 'Q',
  bezierCurveTo: 'C',
  closePath: 'Z',
};
