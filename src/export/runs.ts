/**
 * A text cut into runs of one face each: Inter first, Noto Sans SC for what Inter lacks, and the
 * replacement character for what neither has, so that a gap is seen and can be named. Places agree
 * with the layout, which counts one em for every character outside Inter.
 */
import type { Drawing, Mark, Text } from '../draw/mark.ts';
import { METRICS } from '../layout/metrics.ts';
import { measure } from '../layout/text.ts';
import { hasChinese } from './chinese.ts';
import { faceOf, type Face } from './fonts.ts';

export interface Run {
  /** What is to be drawn; without characters that have no width and no look. */
  readonly text: string;
  readonly face: Face;
  /** Its left edge, whatever the anchor of the text. */
  readonly x: number;
  /** In the drawing's unit, as the layout measured it. */
  readonly width: number;
}

const REPLACEMENT = '\ufffd';

/** From left to right; none for a text that shows nothing. */
export function runsOf(text: Text): readonly Run[] {
  const inter = faceOf(text);
  const runs: Run[] = [];
  let x = leftOf(text, measure(text.text, inter, text.size));
  for (const { kind, text: words, count } of piecesOf(text.text)) {
    const width = kind === 'inter' ? measure(words, inter, text.size) : count * text.size;
    const face = kind === 'chinese' ? 'chinese' : inter;
    if (kind !== 'blank') runs.push({ text: words, face, x, width });
    x += width;
  }
  return runs;
}

/** The characters that are drawn as a replacement, each once, in the order of their first use. */
export function missingOf(drawing: Drawing): readonly string[] {
  return [...new Set(textsOf(drawing.marks).flatMap(({ text }) => missingIn(text)))];
}

/** "😀 (U+1F600)", for the words that tell of a missing character. */
export function sayCharacter(character: string): string {
  const code = (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
  return `${character} (U+${code})`;
}

/** Every text of the marks, those in groups included, in the order of drawing. */
export function textsOf(marks: readonly Mark[]): readonly Text[] {
  return marks.flatMap((mark) =>
    mark.type === 'group' ? textsOf(mark.marks) : mark.type === 'text' ? [mark] : [],
  );
}

function leftOf({ x, anchor }: Text, width: number): number {
  return anchor === 'start' ? x : anchor === 'middle' ? x - width / 2 : x - width;
}

type Kind = 'inter' | 'chinese' | 'missing' | 'blank' | 'invisible';

interface Piece {
  text: string;
  readonly kind: Kind;
  /** Characters. */
  count: number;
}

function piecesOf(text: string): readonly Piece[] {
  const pieces: Piece[] = [];
  for (const character of text) {
    const kind = kindOf(character.codePointAt(0) ?? 0);
    if (kind === 'invisible') continue;
    const last = pieces.at(-1);
    // A replacement is not one em wide, so it must not push the next one from its place.
    if (last?.kind === kind && kind !== 'missing') {
      last.text += character;
      last.count++;
    } else {
      pieces.push({ text: kind === 'missing' ? REPLACEMENT : character, kind, count: 1 });
    }
  }
  return pieces;
}

function kindOf(code: number): Kind {
  const advance = METRICS.regular.advance(code);
  if (advance === 0) return 'invisible';
  if (advance > 0) return 'inter';
  if (hasChinese(code)) return 'chinese';
  return code === 9 || code === 10 || code === 13 ? 'blank' : 'missing';
}

function missingIn(text: string): readonly string[] {
  return Array.from(text).filter(
    (character) => kindOf(character.codePointAt(0) ?? 0) === 'missing',
  );
}
