import { describe, expect, test } from 'vitest';
import { captionOf } from '../../src/describe/caption.ts';
import { printedValue } from '../../src/model/printed.ts';
import { courseOf } from '../../src/model/resolve.ts';
import { toUnit } from '../../src/model/unit.ts';
import { DEFAULT_VIEW } from '../../src/view/view.ts';

const printed = (value: number, comparator: '=' | '<' | '~' = '='): unknown =>
  printedValue({ kind: 'number', comparator, value });
const number = (value: number, comparator = '=') => ({ kind: 'number', comparator, value });

describe('a printed value', () => {
  test('of more than six significant digits is rounded to four', () => {
    expect(printed(340.221525041894)).toEqual(number(340.2));
    expect(printed(-0.0934609248815394)).toEqual(number(-0.09346));
    expect(printed(1.234567e-9)).toEqual(number(1.235e-9));
    expect(printed(1.0258737824616193, '~')).toEqual(number(1.026, '~'));
  });

  test('of six digits or fewer is the one of the source', () => {
    for (const value of [0, 7.5, 123.456, 0.000123456, 171.968, 1e-7, 1e21])
      expect(printed(value)).toEqual(number(value));
  });

  test('never loses a digit of its whole part, and a count none at all', () => {
    expect(printed(123456.789)).toEqual(number(123457));
    expect(printed(1234567)).toEqual(number(1234567));
  });

  test('that is a bound stays that bound', () => {
    expect(printed(0.12345678, '<')).toEqual(number(0.12345678, '<'));
  });

  test('of a range or a pair is rounded part by part', () => {
    const range = { kind: 'range', low: 1.23456789, high: 2, median: 1.5 } as const;
    expect(printedValue(range)).toEqual({ ...range, low: 1.235 });
    const pair = { kind: 'pair', first: 120.123456, second: 80 } as const;
    expect(printedValue(pair)).toEqual({ ...pair, first: 120.1 });
  });
});

test('powers of a unit that lost their raised digits are written as powers', () => {
  expect(toUnit('x 109/L')).toEqual({ display: '×10⁹/L', ucum: '10*9/L' });
  expect(toUnit('x 1012 cells/L')).toEqual({ display: '×10¹²/L', ucum: '10*12/L' });
  expect(toUnit('×10*9/L').display).toBe('×10⁹/L');
  // Without the sign of multiplication it may be a number.
  expect(toUnit('109/L')).toEqual({ display: '109/L' });
});

test('the caption says that values are rounded, where a panel with such values is drawn', () => {
  const course = (value: number) =>
    courseOf({
      caseline: 1,
      id: 'digits',
      title: 'Digits',
      patient: { label: 'Patient' },
      source: { basis: 'synthetic' },
      lanes: [],
      events: [],
      series: [{ id: 's', label: 'Test', unit: 'g/L', points: [{ at: '2021-01-01', value }] }],
    });
  const says = 'Printed values of many digits are rounded to four; the table holds all digits.';
  expect(captionOf(course(340.221525041894), DEFAULT_VIEW)).toContain(says);
  expect(captionOf(course(340.2), DEFAULT_VIEW)).not.toContain('rounded');
  const hidden = { ...DEFAULT_VIEW, hiddenPanels: ['s'] };
  expect(captionOf(course(340.221525041894), hidden)).not.toContain('rounded');
});
