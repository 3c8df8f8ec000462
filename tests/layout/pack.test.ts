import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { packRows, type Block } from '../../src/layout/pack.ts';

const block: fc.Arbitrary<Block> = fc
  .record({
    x0: fc.double({ min: 0, max: 1000, noNaN: true }),
    width: fc.double({ min: 0, max: 400, noNaN: true }),
    height: fc.integer({ min: 1, max: 60 }),
  })
  .map(({ x0, width, height }) => ({ x0, x1: x0 + width, height }));

describe('packRows', () => {
  test('never brings two blocks of a row closer than the gap', () => {
    fc.assert(
      fc.property(
        fc.array(block, { maxLength: 60 }),
        fc.integer({ min: 0, max: 20 }),
        (blocks, gapX) => {
          for (const row of packRows(blocks, { gapX, gapY: 4 }).rows) {
            const sorted = [...row.blocks].sort((a, b) => a.x0 - b.x0 || a.x1 - b.x1);
            sorted
              .slice(1)
              .forEach((next, at) =>
                expect(next.x0).toBeGreaterThanOrEqual((sorted[at]?.x1 ?? 0) + gapX - 1e-9),
              );
          }
        },
      ),
    );
  });

  test('places every block once, or hands it back', () => {
    fc.assert(
      fc.property(
        fc.array(block, { maxLength: 60 }),
        fc.integer({ min: 1, max: 8 }),
        (blocks, maxRows) => {
          const packing = packRows(blocks, { gapX: 2, gapY: 4, maxRows });
          expect(packing.rows.length).toBeLessThanOrEqual(maxRows);
          expect([...packing.rows.flatMap((row) => row.blocks), ...packing.left]).toHaveLength(
            blocks.length,
          );
        },
      ),
    );
  });

  test('keeps rows apart by their height', () => {
    const packing = packRows(
      [
        { x0: 0, x1: 10, height: 20 },
        { x0: 5, x1: 15, height: 30 },
      ],
      { gapX: 0, gapY: 4 },
    );
    expect(packing.rows.map((row) => row.y)).toEqual([0, 24]);
    expect(packing.height).toBe(54);
  });
});
