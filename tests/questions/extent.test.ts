import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseValue } from '../../src/model/parse-value.ts';
import type { Value } from '../../src/model/quantity.ts';
import {
  every,
  extentOf,
  isAbove,
  isBelow,
  ratio,
  timesOf,
  type Verdict,
} from '../../src/questions/extent.ts';

const extent = (text: string, relative = false) => {
  const value = /^(?:low|normal|high)$/.test(text)
    ? { kind: 'level', level: text }
    : parseValue(text);
  return extentOf(value as Value, { relative });
};

test.each<[string, Verdict, Verdict]>([
  ['151', 'yes', 'no'],
  ['150', 'no', 'no'],
  ['149.9', 'no', 'yes'],
  ['>150', 'yes', 'no'],
  ['>=150', 'unknown', 'no'],
  ['<150', 'no', 'yes'],
  ['<=150', 'no', 'unknown'],
  ['>149', 'unknown', 'unknown'],
  ['<151', 'unknown', 'unknown'],
  ['<100', 'no', 'yes'],
  ['>200', 'yes', 'no'],
  ['about 500', 'unknown', 'unknown'],
  ['140-160', 'unknown', 'unknown'],
  ['151-160', 'yes', 'no'],
  ['100-150', 'no', 'unknown'],
])('%s is above 150: %s, below: %s', (text, above, below) => {
  const found = extent(text);
  if (found === undefined) throw new Error('no extent');
  expect([isAbove(found, 150), isBelow(found, 150)]).toEqual([above, below]);
});

describe('levels', () => {
  test('are numbers only in multiples of the upper limit', () => {
    expect(extent('high')).toBeUndefined();
    const [normal, high] = [extent('normal', true), extent('high', true)];
    expect([normal && isAbove(normal, 1), high && isAbove(high, 1)]).toEqual(['no', 'yes']);
    expect(high && isAbove(high, 3)).toBe('unknown');
  });
});

test('what is above is never below, and both follow every number the value may stand for', () => {
  const numbers = fc.double({ min: -1e6, max: 1e6, noNaN: true });
  fc.assert(
    fc.property(numbers, numbers, numbers, numbers, (a, b, at, within) => {
      const [low, high] = a <= b ? [a, b] : [b, a];
      const range = { low, high, isLowOpen: false, isHighOpen: false };
      const verdicts = [isAbove(range, at), isBelow(range, at)];
      expect(verdicts.filter((verdict) => verdict === 'yes').length).toBeLessThan(2);
      if (within < low || within > high) return;
      if (verdicts[0] === 'yes') expect(within).toBeGreaterThan(at);
      if (verdicts[0] === 'no') expect(within).toBeLessThanOrEqual(at);
      if (verdicts[1] === 'yes') expect(within).toBeLessThan(at);
    }),
  );
});

test.each([
  [2.1, 0.7, 3],
  [0.3, 0.1, 3],
  [105, 35, 3],
  [0.9, 0.6, 1.5],
])('%d is %d times its limit without the noise of binary fractions', (value, limit, times) => {
  expect(ratio(value, limit)).toBe(times);
});

test('a limit that is not above zero gives no multiples', () => {
  expect(timesOf({ low: 1, high: 1, isLowOpen: false, isHighOpen: false }, 0)).toBeUndefined();
});

test('unknown stays unknown unless something else decides', () => {
  expect(every('yes', 'unknown')).toBe('unknown');
  expect(every('no', 'unknown')).toBe('no');
});
