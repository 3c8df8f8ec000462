/**
 * A drawing in its place on a larger sheet: every number of it is moved, because primitives are
 * absolute, and its paints take a name of their own beside those of other drawings.
 */
import type { Drawing, Mark, Paint, PaintDef } from './mark.ts';
import { round } from './paths.ts';

export interface Moved {
  readonly paints: readonly PaintDef[];
  readonly marks: readonly Mark[];
}

export interface Move {
  readonly dx: number;
  readonly dy: number;
  /** In front of the ids of the paints. */
  readonly prefix: string;
}

export function moved({ paints, marks }: Pick<Drawing, 'paints' | 'marks'>, move: Move): Moved {
  return {
    paints: paints.map((paint) => movedPaint(paint, move)),
    marks: marks.map((mark) => movedMark(mark, move)),
  };
}

/** A hatch is fixed to the sheet: it has no place. */
function movedPaint(paint: PaintDef, { dx, prefix }: Move): PaintDef {
  const id = prefix + paint.id;
  if (paint.type === 'hatch') return { ...paint, id };
  return { ...paint, id, x1: round(paint.x1 + dx), x2: round(paint.x2 + dx) };
}

function movedMark(mark: Mark, move: Move): Mark {
  const { dx, dy } = move;
  switch (mark.type) {
    case 'group':
      return { ...mark, marks: mark.marks.map((each) => movedMark(each, move)) };
    case 'text':
      return { ...mark, x: round(mark.x + dx), y: round(mark.y + dy) };
    case 'rect':
      return painted({ ...mark, x: round(mark.x + dx), y: round(mark.y + dy) }, move);
    case 'circle':
      return painted({ ...mark, cx: round(mark.cx + dx), cy: round(mark.cy + dy) }, move);
    case 'path':
      return painted({ ...mark, d: movedPath(mark.d, move) }, move);
  }
}

function painted<T extends { readonly fill?: Paint }>(mark: T, { prefix }: Move): T {
  const { fill } = mark;
  return typeof fill === 'object' ? { ...mark, fill: { paint: prefix + fill.paint } } : mark;
}

/** Only M and L are absolute; arcs are told from where the pen stands. */
function movedPath(d: string, { dx, dy }: Move): string {
  return d.replace(
    /([ML])\s*(-?[\d.]+)[\s,]+(-?[\d.]+)/g,
    (_, command: string, x: string, y: string) =>
      `${command}${round(Number(x) + dx)},${round(Number(y) + dy)}`,
  );
}
