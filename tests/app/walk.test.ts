import { expect, test } from 'vitest';
import { walk } from '../../src/app/walk.ts';
import type { Target } from '../../src/layout/targets.ts';

const target = (id: string, row: string, x: number): Target => ({
  id,
  row,
  type: 'event',
  box: { x, y: 0, width: 10, height: 10 },
});

const targets = [
  target('a1', 'a', 0),
  target('a2', 'a', 50),
  target('a3', 'a', 100),
  target('b1', 'b', 40),
  target('c1', 'c', 0),
  target('c2', 'c', 90),
];

test.each([
  ['a1', 'ArrowRight', 'a2'],
  ['a3', 'ArrowRight', 'a3'],
  ['a2', 'ArrowLeft', 'a1'],
  ['a1', 'ArrowLeft', 'a1'],
  ['a3', 'ArrowDown', 'b1'],
  ['b1', 'ArrowDown', 'c1'],
  ['b1', 'ArrowUp', 'a2'],
  ['c2', 'ArrowDown', 'c2'],
  ['a1', 'ArrowUp', 'a1'],
  ['a2', 'Home', 'a1'],
  ['a1', 'End', 'a3'],
])('from %s, %s leads to %s', (from, key, to) => {
  expect(walk(targets, from, key)?.id).toBe(to);
});

test('a key that leads nowhere is left to the browser', () => {
  expect(walk(targets, 'a1', 'Tab')).toBeUndefined();
  expect(walk(targets, 'a1', 'constructor')).toBeUndefined();
  expect(walk([], undefined, 'ArrowRight')).toBeUndefined();
});

test('the first mark is the start when none has the focus', () => {
  expect(walk(targets, undefined, 'ArrowRight')?.id).toBe('a2');
  expect(walk(targets, 'gone', 'End')?.id).toBe('a3');
});

test('every mark can be reached by arrows from every other', () => {
  for (const start of targets) {
    const reached = new Set([start.id]);
    for (const id of reached) {
      for (const key of ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown']) {
        const next = walk(targets, id, key);
        if (next) reached.add(next.id);
      }
    }
    expect(reached.size, `from ${start.id}`).toBe(targets.length);
  }
});
