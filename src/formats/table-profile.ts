/** What a column holds, counted over its rows: how many numbers, dates and words, and how they vary. */
import { readMoment } from './table-date.ts';
import { isBlank, textOf, type Cell, type Row } from './table-sheet.ts';
import { readValue } from './table-value.ts';

export interface Profile {
  /** Rows with something in this column. */
  readonly filled: number;
  /** Fractions of the filled ones. */
  readonly numbers: number;
  readonly dates: number;
  /** Numbers, results such as "<5", "++", "120/80", and words for "no value". */
  readonly valued: number;
  readonly distinct: number;
  /** The same in all rows of each patient, at least one of whom has three. */
  readonly constant: boolean;
}

const MOST = 1500;
/** A column is profiled as if the order of its dates were known. */
const ANY_ORDER = { order: 'dmy', century: 2000 } as const;
const ANY_VALUE = { decimal: '.', missing: [] } as const;

export function profileOf(
  rows: readonly Row[],
  column: number,
  patients: readonly string[],
): Profile {
  const sample = rows.slice(0, MOST);
  const cells = sample.map(({ cells: each }) => each[column] ?? '');
  const filled = cells.filter((cell) => !isBlank(cell));
  // Columns repeat themselves: each of their words is judged once.
  const counts = new Map<string, { readonly cell: Cell; count: number }>();
  for (const cell of filled) {
    const seen = counts.get(textOf(cell));
    if (seen) seen.count += 1;
    else counts.set(textOf(cell), { cell, count: 1 });
  }
  const fraction = (test: (cell: Cell) => boolean) => {
    let sum = 0;
    for (const { cell, count } of counts.values()) if (test(cell)) sum += count;
    return filled.length === 0 ? 0 : sum / filled.length;
  };
  return {
    filled: filled.length,
    numbers: fraction(isNumber),
    dates: fraction(isDate),
    valued: fraction(isValued),
    distinct: counts.size,
    constant: isConstant(cells, patients),
  };
}

function isNumber(cell: Cell): boolean {
  return typeof cell === 'number' || /^[+-]?\d{1,15}(?:[.,]\d+)?$/.test(textOf(cell));
}

/** Bare numbers are dates only where a heading says so. */
function isDate(cell: Cell): boolean {
  if (typeof cell === 'object') return true;
  if (typeof cell === 'number' || /^[\d.,]+$/.test(cell.trim()))
    return /^\d{1,2}\.\d{1,2}\.\d{2,4}$/.test(textOf(cell));
  return readMoment(cell, ANY_ORDER).kind === 'time';
}

function isValued(cell: Cell): boolean {
  const read = readValue(cell, ANY_VALUE);
  return read !== undefined && !(typeof read.value === 'object' && 'text' in read.value);
}

function isConstant(cells: readonly Cell[], patients: readonly string[]): boolean {
  const first = new Map<string, { readonly text: string; rows: number }>();
  for (const [at, cell] of cells.entries()) {
    const text = textOf(cell);
    const seen = first.get(patients[at] ?? '');
    if (seen === undefined) first.set(patients[at] ?? '', { text, rows: 1 });
    else if (seen.text === text) seen.rows += 1;
    else return false;
  }
  return [...first.values()].some(({ rows }) => rows >= 3);
}
