/** The numbered key below a figure on paper: what found no room beside its mark, in columns. */
import type { KeyEntry, Placed, PlacedText } from './figure.ts';
import type { Sizes } from './sizes.ts';
import { LINE, measure, placeLines, placeText, wrap, baselineOf } from './text.ts';

/** What a number stands for, in words. */
export type SayEntry = (ids: readonly string[]) => string;

/** Lines that an entry may take for each mark it stands for. */
const LINES = 6;

const COLUMN = 210;

interface Item {
  readonly number: string;
  readonly lines: readonly string[];
}

export function placeKey(
  entries: readonly KeyEntry[],
  say: SayEntry,
  x: number,
  top: number,
  width: number,
  sizes: Sizes,
): Placed<PlacedText> {
  if (entries.length === 0) return { items: [], height: 0 };
  const { em, caption: size } = sizes;
  const gap = 14 * em;
  const count = Math.max(1, Math.floor((width + gap) / (COLUMN * em + gap)));
  const columnWidth = (width - (count - 1) * gap) / count;
  const digits = '0'.repeat(String(entries.at(-1)?.number ?? 0).length);
  const hang = measure(digits, 'semibold', size) + 5 * em;
  const items = entries.map(({ number, ids }) => ({
    number: String(number),
    lines: wrap(say(ids), 'regular', size, columnWidth - hang, LINES * ids.length),
  }));
  const columns = columnsOf(items, count);
  const line = size * LINE;
  const texts = columns.flatMap((column, at) => {
    const left = x + at * (columnWidth + gap);
    let y = top;
    return column.flatMap(({ number, lines }) => {
      const first = y;
      y += lines.length * line;
      return [
        placeText(number, left, baselineOf(first, size), { size, font: 'semibold' }),
        ...placeLines(lines, left + hang, first, { size }),
      ];
    });
  });
  return { items: texts, height: Math.max(...columns.map(heightOf)) * line };
}

/** Filled from top to bottom, as low as the columns can be. */
function columnsOf(items: readonly Item[], count: number): readonly (readonly Item[])[] {
  for (let height = Math.ceil(heightOf(items) / count); ; height++) {
    const columns = filled(items, height);
    if (columns.length <= count) return columns;
  }
}

/** An item that is higher than the height has a column to itself. */
function filled(items: readonly Item[], height: number): readonly (readonly Item[])[] {
  const columns: Item[][] = [];
  let left = 0;
  for (const item of items) {
    left -= item.lines.length;
    if (left < 0 || columns.length === 0) {
      columns.push([]);
      left = height - item.lines.length;
    }
    columns.at(-1)?.push(item);
  }
  return columns;
}

/** In lines. */
function heightOf(items: readonly Item[]): number {
  return items.reduce((sum, { lines }) => sum + lines.length, 0);
}
