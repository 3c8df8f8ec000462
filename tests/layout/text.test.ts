import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { measure, placeText, wrap } from '../../src/layout/text.ts';

describe('wrap', () => {
  test('never makes a line wider than asked, unless one character is', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 200 }),
        fc.integer({ min: 30, max: 400 }),
        (text, width) => {
          for (const line of wrap(text, 'regular', 12, width)) {
            expect(measure(line, 'regular', 12) <= width || [...line].length === 1).toBe(true);
          }
        },
      ),
    );
  });

  test('loses no character but white space', () => {
    fc.assert(
      fc.property(
        fc.string({ maxLength: 200 }),
        fc.integer({ min: 20, max: 300 }),
        (text, width) => {
          const bare = (words: string): string => words.replace(/\s/g, '');
          expect(bare(wrap(text, 'italic', 11, width).join(''))).toBe(bare(text));
        },
      ),
    );
  });

  test('ends in an ellipsis where lines run out', () => {
    const lines = wrap('word '.repeat(100), 'regular', 12, 100, 3);
    expect(lines).toHaveLength(3);
    expect(lines[2]).toMatch(/…$/);
  });

  test('does not cut a range of numbers, and cuts after a hyphen', () => {
    expect(wrap('median 5.65 (5.48–5.98)', 'regular', 12, 90)).toEqual([
      'median 5.65',
      '(5.48–5.98)',
    ]);
    expect(wrap('Henoch–Schönlein', 'regular', 12, 70)).toEqual(['Henoch–', 'Schönlein']);
  });

  test('cuts Chinese between characters', () => {
    expect(wrap('血小板计数', 'regular', 12, 36)).toEqual(['血小板', '计数']);
  });

  test('takes 100,000 characters without trouble', () => {
    expect(wrap('a'.repeat(100_000), 'regular', 12, 100, 4)).toHaveLength(4);
  });
});

describe('placeText', () => {
  test('puts the box around the anchor', () => {
    const [start, middle, end] = (['start', 'middle', 'end'] as const).map((anchor) =>
      placeText('word', 100, 50, { size: 12, anchor }),
    );
    expect(start?.box.x).toBe(100);
    expect((middle?.box.x ?? 0) + (middle?.box.width ?? 0) / 2).toBeCloseTo(100);
    expect((end?.box.x ?? 0) + (end?.box.width ?? 0)).toBeCloseTo(100);
  });
});
