import { expect, test } from 'vitest';
import { sortRows } from '../../src/app/table.ts';
import type { TableRow } from '../../src/describe/table.ts';

const row = (id: string, what: string, row = 'Lane'): TableRow => ({
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
