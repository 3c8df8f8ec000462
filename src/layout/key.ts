/** The numbered key below a figure on paper: what found no room beside its mark, in columns. */
import type { KeyEntry, Placed, PlacedText } from './figure.ts';
import type { Sizes } from './sizes.ts';
import { LINE, measure, placeLines, placeText, wrap, baselineOf } from './text.ts';

/** What a number stands for, in words. */
export type SayEntry = (id: string) => string;

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
  const items = entries.map(({ number, id }) => ({
    number: String(number),
    lines: wrap(say(id), 'regular', size, columnWidth - hang, 4),
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

/** Filled from top to bottom, about equally high. */
function columnsOf(items: readonly Item[], count: number): readonly (readonly Item[])[] {
  const target = Math.ceil(heightOf(items) / count);
  const columns: Item[][] = [[]];
  for (const item of items) {
    const column = columns.at(-1) as Item[];
    if (
      column.length > 0 &&
      heightOf(column) + item.lines.length > target &&
      columns.length < count
    )
      columns.push([item]);
    else column.push(item);
  }
  return columns;
}

/** In lines. */
function heightOf(items: readonly Item[]): number {
  return items.reduce((sum, { lines }) => sum + lines.length, 0);
}
