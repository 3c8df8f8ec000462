/**
 * A table as it stands in a file: a header, rows that know their number, and cells as text or, from
 * spreadsheets, as numbers and dates. `table-header.ts` finds the header; what the columns mean is
 * the business of `table-mapping.ts`.
 */
import type { Issue } from '../model/issue.ts';

/** A date cell of a spreadsheet carries its words: "2021-03-04", "2021-03-04 08:30". */
export type Cell = string | number | { readonly date: string };

export interface Row {
  /** As a spreadsheet numbers it, the header's among them. */
  readonly number: number;
  /** As many as the header has. */
  readonly cells: readonly Cell[];
}

export interface Sheet {
  readonly file: string;
  /** Undefined where the file is one table. */
  readonly name?: string;
  /** The lines above the header. */
  readonly above: readonly string[];
  readonly header: readonly string[];
  /** Of each column, where a row below the header says so: its reference range, as written. */
  readonly limits?: readonly string[];
  /** Of a long table the first ones: `eachRow` visits them all. */
  readonly rows: readonly Row[];
  readonly long?: LongTable;
  readonly issues: readonly Issue[];
}

/** The rows of a table that is too long to be held. */
export interface LongTable {
  /** Bytes of the file. */
  readonly size: number;
  /** Rows, once they were gone through. */
  readonly count: number;
  /** Visits every row; `passed` is told the bytes of each piece. */
  each(visit: (row: Row, at: number) => void, passed?: (bytes: number) => void): void;
  /** What was met on the last way through the rows. */
  issues(sayRows: (numbers: readonly number[]) => string): readonly Issue[];
}

/** Visits every row, in the order of the table. */
export function eachRow(
  { rows, long }: Sheet,
  visit: (row: Row, at: number) => void,
  passed?: (bytes: number) => void,
): void {
  if (long) long.each(visit, passed);
  else rows.forEach(visit);
}

/** Rows of cells, blank ones among them, the first of which is row 1. */
export type Grid = readonly (readonly Cell[])[];

/** The words of a cell, without the space around them. */
export function textOf(cell: Cell | undefined): string {
  if (cell === undefined) return '';
  if (typeof cell === 'string') return cell.trim();
  return typeof cell === 'number' ? String(cell) : cell.date;
}

export function isBlank(cell: Cell | undefined): boolean {
  return textOf(cell) === '';
}

/** What a sheet is remembered by: its headings, whatever their case. */
export function signatureOf({ header }: Pick<Sheet, 'header'>): string {
  return header.map((name) => name.trim().toLowerCase()).join('|');
}

export function sameWords(a: readonly Cell[], b: readonly Cell[]): boolean {
  return a.length === b.length && a.every((cell, index) => textOf(cell) === textOf(b[index]));
}

/** 0 is A, 26 is AA. */
export function columnLetters(index: number): string {
  const rest = Math.floor(index / 26);
  return `${rest > 0 ? columnLetters(rest - 1) : ''}${String.fromCharCode(65 + (index % 26))}`;
}
