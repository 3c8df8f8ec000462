/** The keyboard's cursor on a pad: which keys move it where, and what it says of itself. */
import type { Course } from '../../model/course.ts';
import { rounded, sayAbout, sayPlace, stepOf } from '../../questions/drawn.ts';
import { valueAt, type Prediction, type Vertex } from '../../view/prediction.ts';
import type { Board } from './board.ts';

/** At the first stop, at the curve's own height where it has one, else halfway up. */
export function startOn(board: Board, drawn: Prediction): Vertex {
  return standOn(board.stops[0] ?? 0, board.valueAt(middleOf(board)), board, drawn);
}

/** Undefined where the key means nothing here. Shift moves five steps. */
export function moveCursor(
  { x, value }: Vertex,
  { key, shiftKey }: Pick<KeyboardEvent, 'key' | 'shiftKey'>,
  board: Board,
  drawn: Prediction,
): Vertex | undefined {
  const by = shiftKey ? 5 : 1;
  const step = stepOf(value, board.room) * by;
  switch (key) {
    case 'ArrowLeft':
    case 'ArrowRight': {
      const at = nearest(board.stops, x) + (key === 'ArrowLeft' ? -1 : 1);
      return standOn(board.stops[at] ?? x, value, board, drawn);
    }
    case 'ArrowUp':
      return { x, value: inRoom(rounded(value, board.room) + step, board) };
    case 'ArrowDown':
      return { x, value: inRoom(rounded(value, board.room) - step, board) };
    default:
      return undefined;
  }
}

/** "about 120 ×10⁹/L, in week 3 after the first infusion". */
export function sayVertex(
  { x, value }: Vertex,
  { room, unit, stretches }: Board,
  course: Course,
): string {
  const number = unit === '' ? sayAbout(value, room) : `${sayAbout(value, room)} ${unit}`;
  return `${number}, ${sayPlace(x, stretches, course)}`;
}

function standOn(x: number, value: number, board: Board, drawn: Prediction): Vertex {
  return { x, value: inRoom(valueAt(drawn, x) ?? rounded(value, board.room), board) };
}

const middleOf = ({ box }: Board): number => box.y + box.height / 2;

function inRoom(value: number, { room: { domain } }: Board): number {
  return Math.min(Math.max(value, domain[0]), domain[1]);
}

function nearest(stops: readonly number[], x: number): number {
  return stops.reduce(
    (best, stop, at) => (Math.abs(stop - x) < Math.abs((stops[best] ?? Infinity) - x) ? at : best),
    0,
  );
}
