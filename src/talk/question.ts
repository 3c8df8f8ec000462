/** The question of a step as it stands on a slide or a page: what is asked, and its answers with a letter each. */
import type { Mark } from '../draw/mark.ts';
import type { Theme } from '../draw/theme.ts';
import { LINE } from '../layout/text.ts';
import type { Step } from '../view/story.ts';
import { EMPTY, letterOf, wordsAt, type Block, type Column } from './sheet.ts';

/** What is asked, unless the title of the step asks it already. */
export function askOf({ title, question }: Step): string {
  return question === undefined || sameWords(question.ask, title) ? '' : question.ask;
}

function sameWords(a: string, b: string): boolean {
  const plain = (text: string): string => text.trim().toLowerCase();
  return plain(a) === plain(b);
}

export interface ChoiceLook {
  readonly size: number;
  readonly columns: number;
  /** A box to tick in place of a letter in a circle. */
  readonly boxes: boolean;
}

/** The answers to choose from, row by row; nothing where there is nothing to choose. */
export function choicesAt(
  { question }: Step,
  column: Column,
  theme: Theme,
  look: ChoiceLook,
): Block {
  if (question?.kind !== 'choose') return EMPTY;
  const { size, columns } = look;
  const gap = size * 0.9;
  const width = (column.width - gap * (columns - 1)) / columns;
  const indent = size * 2;
  const placed = (question.choices ?? []).map(({ label }, at) => {
    const x = column.x + (at % columns) * (width + gap);
    return { at, label, x, words: { x: x + indent, width: width - indent } };
  });
  const marks: Mark[] = [];
  let top = column.top;
  for (let first = 0; first < placed.length; first += columns) {
    const row = placed.slice(first, first + columns);
    let height = size * LINE;
    for (const { at, label, x, words } of row) {
      const block = wordsAt(label, { ...words, top }, { size, color: theme.ink });
      marks.push(...signOf(at, x, top, theme, look), ...block.marks);
      height = Math.max(height, block.height);
    }
    top += height + size * 0.5;
  }
  return { marks, height: Math.max(0, top - size * 0.5 - column.top) };
}

function signOf(
  at: number,
  x: number,
  top: number,
  theme: Theme,
  look: ChoiceLook,
): readonly Mark[] {
  const { size, boxes } = look;
  const middle = top + (size * LINE) / 2;
  const stroke = { color: theme.axis, width: size / 14 };
  const letter: Mark = {
    type: 'text',
    x: x + size * 0.72,
    y: middle + size * 0.26,
    text: letterOf(at),
    size: size * 0.74,
    weight: 600,
    anchor: 'middle',
    color: theme.ink,
  };
  const side = size * 1.3;
  const edge = { x: x + size * 0.07, y: middle - side / 2, width: side, height: side };
  return [{ type: 'rect', ...edge, radius: boxes ? size * 0.12 : side / 2, stroke }, letter];
}
