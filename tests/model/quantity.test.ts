import fc from 'fast-check';
import { expect, test } from 'vitest';
import { analyteOf, ANALYTES } from '../../src/model/analytes.ts';
import type { ValueDoc } from '../../src/model/document.ts';
import { parseValue } from '../../src/model/parse-value.ts';
import { sayDose, sayValue } from '../../src/model/quantity.ts';
import { toUnit } from '../../src/model/unit.ts';

test.each<[ValueDoc, object, string]>([
  [0, { kind: 'number', comparator: '=', value: 0 }, '0 U/L'],
  [20, { kind: 'number', comparator: '=', value: 20 }, '20 U/L'],
  ['20', { kind: 'number', comparator: '=', value: 20 }, '20 U/L'],
  ['-1.5', { kind: 'number', comparator: '=', value: -1.5 }, '−1.5 U/L'],
  ['1.2e3', { kind: 'number', comparator: '=', value: 1200 }, '1200 U/L'],
  ['<150', { kind: 'number', comparator: '<', value: 150 }, '< 150 U/L'],
  ['> 150', { kind: 'number', comparator: '>', value: 150 }, '> 150 U/L'],
  ['>= 3.2', { kind: 'number', comparator: '>=', value: 3.2 }, '≥ 3.2 U/L'],
  ['≤5', { kind: 'number', comparator: '<=', value: 5 }, '≤ 5 U/L'],
  ['~5', { kind: 'number', comparator: '~', value: 5 }, 'about 5 U/L'],
  ['about 5', { kind: 'number', comparator: '~', value: 5 }, 'about 5 U/L'],
  ['120/80', { kind: 'pair', first: 120, second: 80 }, '120/80 U/L'],
  ['1:80', { kind: 'titre', comparator: '=', dilution: 80 }, '1:80'],
  ['>1:1280', { kind: 'titre', comparator: '>', dilution: 1280 }, '> 1:1280'],
  ['++', { kind: 'ordinal', text: '++' }, '++'],
  ['negative', { kind: 'ordinal', text: 'negative' }, 'negative'],
  ['5.48–5.98', { kind: 'range', low: 5.48, high: 5.98 }, '5.48–5.98 U/L'],
  [
    { low: 5.48, high: 5.98, median: 5.65 },
    { kind: 'range', low: 5.48, high: 5.98, median: 5.65 },
    'median 5.65 (5.48–5.98) U/L',
  ],
  ['normal', { kind: 'level', level: 'normal' }, 'normal'],
  [
    { level: 'high', trend: 'falling' },
    { kind: 'level', level: 'high', trend: 'falling' },
    'high, falling',
  ],
  [{ absent: 'not published' }, { kind: 'absent', reason: 'not published' }, 'not published'],
  ['', { kind: 'absent', reason: 'not stated' }, 'not stated'],
  // A comma may divide thousands or decimals: nobody can know, so it stays text.
  ['1,234', { kind: 'text', text: '1,234' }, '1,234'],
  ['haemolysed', { kind: 'text', text: 'haemolysed' }, 'haemolysed'],
])('%j is %j', (doc, value, said) => {
  const parsed = parseValue(doc);
  expect(parsed).toEqual(value);
  if (typeof parsed !== 'string') expect(sayValue(parsed, toUnit('U/L'))).toBe(said);
});

test.each<[ValueDoc, string]>([
  [NaN, 'not-finite'],
  [Infinity, 'not-finite'],
  ['NaN', 'not-finite'],
  ['-Infinity', 'not-finite'],
  ['1e999', 'not-finite'],
  [{ low: 2, high: 1 }, 'unreadable-value'],
  [{ low: 1, high: 2, median: 3 }, 'unreadable-value'],
  [{ low: NaN, high: 2 }, 'not-finite'],
  [null as unknown as ValueDoc, 'unreadable-value'],
])('%j is refused', (doc, code) => {
  expect(parseValue(doc)).toBe(code);
});

test('every finite number survives being written and read', () => {
  fc.assert(
    fc.property(
      fc.double({ noNaN: true, noDefaultInfinity: true }),
      fc.constantFrom('', '<', '>=', '~'),
      (n, sign) => {
        expect(parseValue(`${sign}${n}`)).toEqual({
          kind: 'number',
          comparator: sign === '' ? '=' : sign,
          value: Number(String(n)),
        });
      },
    ),
    { seed: 20210304 },
  );
});

test('no string crashes or delays the reading of values', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => void parseValue(text)),
    { seed: 20210304 },
  );
  // A search that grows with the square of a text would not end within the time of a test.
  for (const piece of ['1', '1/', '-', ' ', '<', '1.', '+', 'e1', '1:1'])
    parseValue(piece.repeat(1_000_000 / piece.length));
});

test('a dose says its route and how often', () => {
  const value = parseValue({ low: 5.48, high: 5.98, median: 5.65 });
  if (typeof value === 'string') throw new Error(value);
  expect(sayDose({ value, unit: toUnit('×10⁷/L'), frequency: 'weekly' })).toBe(
    'median 5.65 (5.48–5.98) ×10⁷/L, weekly',
  );
});

test('a unit has a UCUM code only where it is sure', () => {
  expect(toUnit('10*9/L')).toEqual({ display: '×10⁹/L', ucum: '10*9/L' });
  expect(toUnit('×10⁷/L')).toEqual({ display: '×10⁷/L' });
  expect(toUnit('K/uL')).toEqual({ display: 'K/uL' });
  expect(toUnit('constructor')).toEqual({ display: 'constructor' });
});

test('a test is known by its LOINC code, or by its whole name', () => {
  const named = (label: string) => analyteOf({ codes: [], label })?.name;
  expect(analyteOf({ codes: [{ system: 'LOINC', code: '777-3' }], label: 'x' })?.name).toBe(
    'Platelets',
  );
  expect([named('Platelet count'), named('ALT'), named('ALT/AST'), named('Transaminases')]).toEqual(
    ['Platelets', 'ALT', undefined, undefined],
  );
  // A code that is not in the table outweighs a name that is.
  expect(analyteOf({ codes: [{ system: 'LOINC', code: '9-9' }], label: 'ALT' })).toBeUndefined();
});

test('every threshold carries its source', () => {
  for (const { thresholds } of ANALYTES)
    for (const { source } of thresholds) expect(source).not.toBe('');
});
