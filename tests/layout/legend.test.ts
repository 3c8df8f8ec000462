import { expect, test } from 'vitest';
import type { Box } from '../../src/layout/figure.ts';
import { LEGEND, type LegendKey } from '../../src/layout/legend-keys.ts';
import { placeLegend } from '../../src/layout/furniture.ts';
import { sizesOf } from '../../src/layout/sizes.ts';
import { DEFAULT_PAGE } from '../../src/view/view.ts';

const KEYS = Object.keys(LEGEND) as LegendKey[];
const sizes = sizesOf(DEFAULT_PAGE);
const GAP = 22 * sizes.em;

test.each([300, 336, 700, 900, 1232, 1460])(
  'at %s px the legend keeps its order, has as few rows as fit, and none is much longer',
  (width) => {
    for (let count = 1; count <= KEYS.length; count++) {
      const { items } = placeLegend(KEYS.slice(0, count), 0, 0, width, sizes);
      expect(items.map(({ key }) => key)).toEqual(KEYS.slice(0, count));
      const tops = [...new Set(items.map(({ swatch }) => swatch.y))];
      expect(tops).toEqual([...tops].sort((a, b) => a - b));
      const rows = tops.map((top) => items.filter(({ swatch }) => swatch.y === top));
      const wide = items.map(({ swatch, text }) => rightOf(text) - swatch.x);
      expect(rows.length).toBe(rowsWithin(wide, width));
      const longest = Math.max(...rows.flatMap((row) => row.map(({ text }) => rightOf(text))));
      expect(longest).toBeLessThanOrEqual(width);
      // Any shorter and it took another row.
      expect(rowsWithin(wide, longest - 0.1)).toBeGreaterThan(rows.length);
    }
  },
);

const rightOf = ({ box }: { readonly box: Box }): number => box.x + box.width;

/** How many rows it takes when each is filled before the next. */
function rowsWithin(wide: readonly number[], limit: number): number {
  let [rows, left] = [1, 0];
  for (const each of wide) {
    if (left > 0 && left + each > limit) [rows, left] = [rows + 1, 0];
    if (each > limit) return Infinity;
    left += each + GAP;
  }
  return rows;
}
