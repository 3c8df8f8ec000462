import { expect, test } from 'vitest';
import { advance, back, forth, startHistory } from '../../src/app/history.ts';

const steps = [1, 2, 3].reduce(advance<number>, startHistory(0));

test('undo then redo gives the present back', () => {
  expect(back(steps).present).toBe(2);
  expect(forth(back(back(steps))).present).toBe(2);
  expect(forth(forth(back(back(steps))))).toEqual(steps);
});

test('at either end nothing changes', () => {
  const start = startHistory('only');
  expect(back(start)).toEqual(start);
  expect(forth(start)).toEqual(start);
});

test('a new step forgets what was undone', () => {
  expect(forth(advance(back(steps), 9)).present).toBe(9);
});

test('the past is bounded', () => {
  const long = Array.from({ length: 500 }, (_, n) => n).reduce(advance<number>, startHistory(-1));
  expect(long.past.length).toBe(100);
  expect(long.past.at(-1)).toBe(498);
});
