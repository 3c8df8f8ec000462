/** An A4 page in px of 1/96 inch (ISO 216: 210 × 297 mm), its type, and lines to write on. */
import type { Drawing, Mark } from '../draw/mark.ts';
import type { Theme } from '../draw/theme.ts';
import { EMPTY, lineAt, type Block } from './sheet.ts';

const MM = 96 / 25.4;
const px = (mm: number): number => Math.round(mm * MM * 100) / 100;

export const PAPER = {
  width: px(210),
  height: px(297),
  left: px(15),
  /** Width of what is printed. */
  column: px(180),
  /** Baselines of the lines above and below. */
  head: px(12),
  foot: px(289),
  top: px(19),
  bottom: px(281),
} as const;

/** px; 4/3 px are a point, and nothing is smaller than 7 pt. */
export const TYPE = { title: 19, text: 13, ask: 14, choice: 13, small: 9.6 } as const;

/** What stands on one page as a whole. */
export interface Part {
  readonly height: number;
  readonly at: (top: number) => Block;
  readonly paints: Drawing['paints'];
  readonly alt: string;
}

/** Distance of the lines: hands write on 7 mm. */
const RULE = px(7.5);

export function ruled(count: number, top: number, theme: Theme): Block {
  const marks = Array.from({ length: count }, (_, at): Mark => {
    const y = Math.round((top + RULE * (at + 1)) * 100) / 100;
    const d = `M${PAPER.left},${y}L${Math.round((PAPER.left + PAPER.column) * 100) / 100},${y}`;
    return { type: 'path', d, stroke: { color: theme.ghost, width: 0.8 } };
  });
  return { marks, height: count * RULE };
}

/** The rest of a page as room for notes, where there is enough of it. */
export function ruledTo(top: number, bottom: number, theme: Theme): Block {
  const size = TYPE.small;
  const count = Math.floor((bottom - top - 2 * size) / RULE);
  if (count < 2) return EMPTY;
  const name = lineAt('Notes', { x: PAPER.left, y: top + 2 * size }, { size, color: theme.muted });
  const lines = ruled(count, top + 2 * size, theme);
  return { marks: [name, ...lines.marks], height: lines.height + 2 * size };
}
