import { expect, test } from 'vitest';
import { rowsWith, sortRows, toTsv, type ShownRow } from '../../src/app/table.ts';

const row = (id: string, what: string, row = 'Lane'): ShownRow => ({
  id,
  what,
  row,
  type: 'event',
  when: '',
  phase: '',
  rowId: row,
  value: '',
  evidence: { what: 'reported', when: 'reported' },
  source: '',
  isDrawn: true,
  fromDayZero: '',
});
const rows = [row('1', 'week 10'), row('2', 'Week 9'), row('3', 'age'), row('4', 'age')];
const idsBy = (key: string, descending: boolean): readonly string[] =>
  sortRows(rows, { key, descending }).map(({ id }) => id);

test('without an order the rows stay in reading order', () => {
  expect(sortRows(rows, undefined)).toBe(rows);
  expect(idsBy('no such column', false)).toEqual(['1', '2', '3', '4']);
});

test('texts sort as a person counts, equal ones in reading order', () => {
  expect(idsBy('what', false)).toEqual(['3', '4', '2', '1']);
  expect(idsBy('what', true)).toEqual(['1', '2', '3', '4']);
});

test('time sorts in reading order, never by its words', () => {
  expect(idsBy('when', false)).toEqual(['1', '2', '3', '4']);
  expect(idsBy('when', true)).toEqual(['4', '3', '2', '1']);
});

test('a row is found by all words, in whichever column each stands', () => {
  const found = rowsWith([row('1', 'Scan', 'Imaging'), row('2', 'Scan', 'Other')], 'scan IMAG');
  expect(found.map(({ id }) => id)).toEqual(['1']);
  expect(rowsWith(rows, '  ')).toBe(rows);
});

test('the text to paste has a head, a line a row, no stray tab and no formula', () => {
  const text = toTsv([row('1', '=cmd|calc'), row('2', 'two\nlines\tand a tab')], 'Weekly');
  const cells = text.split('\n').map((line) => line.split('\t'));
  expect(cells).toHaveLength(3);
  expect(new Set(cells.map(({ length }) => length))).toEqual(new Set([9]));
  expect(cells[0]).toContain('Evidence');
  expect(cells[1]?.[0]).toBe("'=cmd|calc");
  expect(cells[2]?.[0]).toBe('two lines and a tab');
  expect(cells[2]?.[8]).toBe('Weekly');
});
