import { describe, expect, test } from 'vitest';
import { buildClock } from '../../src/model/build-clock.ts';
import { DAY_MS, HOUR_MS, MEAN_MONTH_MS } from '../../src/model/calendar.ts';
import { sayDate, sayDuration, sayWhen } from '../../src/model/say.ts';
import { anchors, whenOf } from './times.ts';

const { clock } = buildClock({
  anchors: anchors.map((anchor) =>
    anchor.id === 'first-infusion' ? { ...anchor, label: 'First infusion' } : anchor,
  ),
});

test.each<[string, string]>([
  ['about presentation - 11 months', 'about 11 months before presentation (to the month)'],
  ['admission - 11 months', '11 months before admission (to the month)'],
  ['presentation + 2 years', '2 years after presentation (to the year)'],
  ['presentation', 'presentation'],
  ['presentation + 3 weeks', 'day 21 after presentation'],
  ['first-infusion day 21', 'day 21 after the first infusion'],
  ['presentation - 23 days', '23 days before presentation'],
  ['presentation - 1 day', '1 day before presentation'],
  ['week 3 after first-infusion', 'week 3 after the first infusion'],
  ['month 2 of presentation', 'month 2 after presentation'],
  ['presentation + 6 hours', '6 hours after presentation'],
  ['within 2 months of presentation', 'between presentation and 2 months after presentation'],
  [
    'between presentation - 11 months and presentation',
    'between 11 months before presentation and presentation (to the month)',
  ],
  ['2021', '2021'],
  ['2021-03', 'March 2021'],
  ['~2021-03', 'about March 2021'],
  ['2021-03-04', '4 Mar 2021'],
  ['2021-03-04T10:30', '4 Mar 2021, 10:30'],
  ['2021-03-04/2021-03-10', '4 Mar 2021 to 10 Mar 2021'],
  ['2021-03 .. 2021-05', 'March 2021 to May 2021'],
  ['2020/2021', '2020 to 2021'],
  ['age 12', 'age 12'],
  ['age 3 months', 'age 3 months'],
  ['age 1.5 years', 'age 1.5'],
  ['age 12.5', 'age 12.5'],
  ['after presentation', 'after presentation, date not stated'],
  [
    'after presentation, before first-infusion',
    'after presentation, before the first infusion, date not stated',
  ],
  ['after marrow and scan', 'after marrow and scan, date not stated'],
  ['at or after presentation', 'at or after presentation, date not stated'],
  ['at or before presentation', 'at or before presentation, date not stated'],
  ['before presentation', 'before presentation, date not stated'],
  ['more than 2 years before presentation', '2 years or more before presentation, date not stated'],
  ['about after presentation', 'after presentation, date not stated'],
  [
    'between scan and presentation + 9 days',
    'between 2 days after presentation and 9 days after presentation',
  ],
  ['within 15 days of presentation', 'between presentation and 15 days after presentation'],
  ['not stated', 'date not stated'],
])('%s is said “%s”', (text, said) => {
  expect(sayWhen(whenOf(text), clock)).toBe(said);
});

describe('lengths', () => {
  test.each<[number, string]>([
    [0, '0 minutes'],
    [90 * 60_000, '90 minutes'],
    [6 * HOUR_MS, '6 hours'],
    [DAY_MS, '1 day'],
    [21 * DAY_MS, '21 days'],
    [-23 * DAY_MS, '23 days'],
    [2 * MEAN_MONTH_MS, '2 months'],
    [11 * MEAN_MONTH_MS, '11 months'],
    [30 * MEAN_MONTH_MS, '30 months'],
    [913 * DAY_MS, '2.5 years'],
  ])('%d ms is %s', (ms, said) => {
    expect(sayDuration(ms)).toBe(said);
  });
});

test('dates before 1970 and in leap years are said right', () => {
  expect(sayDate(-1)).toBe('31 Dec 1969');
  expect(sayDate(whenOf('2020-02-29').earliest)).toBe('29 Feb 2020');
});

test('names that the clock does not know come from the caller', () => {
  expect(
    sayWhen(whenOf('after marrow'), clock, (id) => (id === 'marrow' ? 'Bone marrow' : undefined)),
  ).toBe('after Bone marrow, date not stated');
});
