import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Obstacles, overlap, touches } from '../../src/layout/labels.ts';

const AREA = { x: 0, y: 0, width: 200, height: 100 };
const box = fc.record({
  x: fc.integer({ min: 0, max: 180 }),
  y: fc.integer({ min: 0, max: 90 }),
  width: fc.integer({ min: 1, max: 60 }),
  height: fc.integer({ min: 1, max: 20 }),
});

describe('Obstacles', () => {
  test('never lets two labels share a place', () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(box, { minLength: 1, maxLength: 5 }), { maxLength: 20 }),
        (requests) => {
          const obstacles = new Obstacles(AREA);
          const taken = requests.flatMap((candidates) => obstacles.take(candidates) ?? []);
          taken.forEach((a, at) =>
            taken.slice(at + 1).forEach((b) => expect(overlap(a, b)).toBe(false)),
          );
        },
      ),
    );
  });

  test('keeps labels inside their area', () => {
    expect(new Obstacles(AREA).take([{ x: 190, y: 0, width: 20, height: 10 }])).toBeUndefined();
  });
});

describe('touches', () => {
  test.each([
    [{ x: 40, y: 40, width: 20, height: 10 }, true],
    [{ x: 40, y: 56, width: 20, height: 10 }, false],
    [{ x: 120, y: 40, width: 20, height: 10 }, false],
  ])('%o: %s', (label, expected) => {
    expect(
      touches(
        label,
        [
          [0, 0],
          [100, 90],
        ],
        0,
      ),
    ).toBe(expected);
  });

  test('agrees with sampling the curve densely', () => {
    const vertices = fc
      .array(fc.tuple(fc.integer({ min: 0, max: 200 }), fc.integer({ min: 0, max: 100 })), {
        minLength: 2,
        maxLength: 12,
      })
      .map((points) => [...points].sort((a, b) => a[0] - b[0]));
    fc.assert(
      fc.property(box, vertices, (label, curve) => {
        const sampled = curve.slice(1).some(([bx, by], at) => {
          const [ax, ay] = curve[at] ?? [0, 0];
          return Array.from({ length: 400 }, (_, k) => k / 399).some((s) => {
            const [x, y] = [ax + s * (bx - ax), ay + s * (by - ay)];
            return (
              x > label.x && x < label.x + label.width && y > label.y && y < label.y + label.height
            );
          });
        });
        // Sampling may miss a graze, never the other way round.
        if (sampled) expect(touches(label, curve, 0)).toBe(true);
      }),
    );
  });
});
