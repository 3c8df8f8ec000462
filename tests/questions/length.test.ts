import fc from 'fast-check';
import { expect, test } from 'vitest';
import { civilMs, DAY_MS, MEAN_MONTH_MS } from '../../src/model/calendar.ts';
import { sayAbout, sayDays, saySpan } from '../../src/questions/length.ts';

const days = (n: number): number => n * DAY_MS;

test.each([
  [0, '0 days'],
  [1, '1 day'],
  [13, '13 days'],
  [14, '2 weeks'],
  [45, '6 weeks 3 days'],
  [-45, '6 weeks 3 days'],
  [50, '7 weeks 1 day'],
  [100, '14 weeks 2 days'],
])('%d days without a date are %s', (n, says) => {
  expect(sayDays(n).says).toBe(says);
});

test.each([
  ['2021-03-04', 365, '1 year'],
  ['2021-03-04', 97, '3 months 5 days'],
  ['2021-01-31', 90, '3 months 1 day'],
  ['2020-02-29', 366, '1 year 1 day'],
  ['2021-03-04', 45, '6 weeks 3 days'],
])('from %s, %d days by the calendar are %s', (date, n, says) => {
  const [year, month, day] = date.split('-').map(Number);
  expect(sayDays(n, civilMs(year ?? 0, month, day)).says).toBe(says);
});

test.each([
  [days(20), Infinity, 'at least 20 days'],
  [days(100), Infinity, 'at least 3 months'],
  [0, days(46), 'at most 46 days'],
  [11 * MEAN_MONTH_MS - days(15), 11 * MEAN_MONTH_MS + days(15), 'about 11 months ± 15 days'],
  [2 * MEAN_MONTH_MS - days(15), 2 * MEAN_MONTH_MS + days(15), 'about 2 months ± 15 days'],
  [days(14), days(46), 'between 14 and 46 days'],
  [days(-5), days(3), 'between 5 days before and 3 days after'],
  [-Infinity, Infinity, 'not stated'],
  [0, 0, 'no time'],
])('%d to %d ms: %s', (min, max, says) => {
  expect(saySpan({ min, max }).says).toBe(says);
});

const ms = fc.integer({ min: -4e12, max: 4e12 });
const spans = fc
  .tuple(fc.oneof(ms, fc.constant(-Infinity)), fc.oneof(ms, fc.constant(Infinity)))
  .map(([a, b]) => (a <= b ? { min: a, max: b } : { min: b, max: a }));

test('a length as said always covers the length as known', () => {
  fc.assert(
    fc.property(spans, (span) => {
      const { low, high } = saySpan(span);
      // A millisecond for the rounding of mean months.
      expect(low).toBeLessThanOrEqual(span.min + 1);
      expect(high).toBeGreaterThanOrEqual(span.max - 1);
    }),
    { numRuns: 2000 },
  );
});

test('no length shows the machine behind it', () => {
  fc.assert(
    fc.property(spans, (span) => {
      for (const { says } of [saySpan(span), sayAbout(span)])
        expect(says).not.toMatch(/NaN|Infinity|undefined|-\d|\d{6}|\.\d/);
    }),
    { numRuns: 1000 },
  );
});

test('what is told as “about” gets no width', () => {
  const about = sayAbout({ min: days(15), max: days(46) });
  expect(about).toMatchObject({ says: 'about 1 month', note: 'told only as “about”' });
  expect(sayAbout({ min: days(320), max: days(350) }).says).not.toContain('±');
});
