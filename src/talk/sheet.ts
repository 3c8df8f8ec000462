/**
 * Words on a slide or a page around a figure, from top to bottom: each block knows its height, so
 * that what follows stands clear of it. All of it is primitives, which every writer draws alike.
 */
import type { Mark, Text } from '../draw/mark.ts';
import type { FontStyle } from '../layout/figure.ts';
import { LINE, placeLines, wrap } from '../layout/text.ts';

export interface Block {
  readonly marks: readonly Mark[];
  readonly height: number;
}

export const EMPTY: Block = { marks: [], height: 0 };

export interface Column {
  readonly x: number;
  readonly top: number;
  readonly width: number;
}

export interface Type {
  readonly size: number;
  readonly color: string;
  readonly font?: FontStyle;
  readonly mostLines?: number;
}

/** A paragraph; nothing for nothing. */
export function wordsAt(text: string, { x, top, width }: Column, type: Type): Block {
  if (text.trim() === '') return EMPTY;
  const { size, font = 'regular', mostLines } = type;
  const lines = text.split('\n').flatMap((part) => wrap(part, font, size, width, mostLines));
  return {
    marks: placeLines(lines, x, top, { size, font }).map((line) => lineOf(line, type)),
    height: lines.length * size * LINE,
  };
}

/** A single line hung on its right or its left edge. */
export function lineAt(
  text: string,
  place: { readonly x: number; readonly y: number; readonly anchor?: Text['anchor'] },
  { size, color, font = 'regular' }: Type,
): Text {
  const { x, y, anchor = 'start' } = place;
  return {
    type: 'text',
    ...{ x, y, text, size, anchor, color },
    weight: font === 'semibold' ? 600 : 400,
    ...(font === 'italic' ? { italic: true } : {}),
  };
}

function lineOf(
  line: { readonly x: number; readonly y: number; readonly text: string },
  type: Type,
): Text {
  return lineAt(line.text, { x: hundredth(line.x), y: hundredth(line.y) }, type);
}

export function hundredth(value: number): number {
  return Math.round(value * 100) / 100;
}

/** Blocks below each other with a gap between those that are there. */
export function stack(
  top: number,
  gap: number,
  blocks: readonly ((top: number) => Block)[],
): Block {
  const marks: Mark[] = [];
  let y = top;
  for (const blockAt of blocks) {
    const start = y > top ? y + gap : y;
    const block = blockAt(start);
    if (block.height === 0) continue;
    marks.push(...block.marks);
    y = start + block.height;
  }
  return { marks, height: y - top };
}

/** "A", "B" … beside the answers of a question. */
export function letterOf(index: number): string {
  return String.fromCharCode(65 + (index % 26));
}
