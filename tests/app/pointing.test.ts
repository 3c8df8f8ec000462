import { expect, test } from 'vitest';
import { nearestTarget } from '../../src/app/pointing.ts';
import type { Figure } from '../../src/layout/figure.ts';
import type { Target } from '../../src/layout/targets.ts';

const target = (id: string, x: number, width: number, type: Target['type'] = 'event'): Target => ({
  id,
  type,
  row: 'row',
  box: { x, y: 0, width, height: 10 },
});
const curve = {
  id: 'curve',
  vertices: [
    [0, 200],
    [400, 100],
  ] as const,
};
const figure = { panels: [{ shapes: [curve] }] } as unknown as Figure;
const targets: readonly Target[] = [
  target('bar', 0, 300),
  target('dot', 100, 10),
  target('near', 118, 10),
  { ...target('curve', 0, 400, 'shape'), box: { x: 0, y: 100, width: 400, height: 100 } },
];
const at = (x: number, y: number): string | undefined => nearestTarget(figure, targets, x, y)?.id;

test('what lies under the pointer wins over what is near', () => {
  expect(at(50, 5)).toBe('bar');
  expect(at(-8, 5)).toBe('bar');
});

test('a small mark wins over the large one it lies on', () => {
  expect(at(105, 5)).toBe('dot');
  expect(at(120, 5)).toBe('near');
});

test('a curve is meant along its line, not in its box', () => {
  expect(at(200, 151)).toBe('curve');
  expect(at(50, 120)).toBeUndefined();
});

test('out of reach nothing is meant', () => {
  expect(at(320, 30)).toBeUndefined();
});
