/**
 * A table as it stands in a file: a header, rows that know their number, and cells as text or, from
 * spreadsheets, as numbers and dates. Finding the header is the business of this file; what the
 * columns mean is that of `table-mapping.ts`.
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

export interface Found {
  readonly above: readonly string[];
  readonly header: readonly string[];
  readonly rows: readonly Row[];
  /** Rows that have cells beyond the last heading. */
  readonly beyond: readonly number[];
  /** The row of the header, from 0; -1: there is none. */
  readonly headerAt: number;
}

/** How far down a header is looked for: below titles, authors and notes. */
const DEEPEST = 25;

/** The header of a grid and the rows below it. A grid of values alone has headings "column A" … */
export function findHeader(grid: Grid): Found {
  const at = headerIndex(grid);
  const width = at < 0 ? Math.max(0, ...grid.slice(0, 100).map(({ length }) => length)) : 0;
  const header = at < 0 ? lettered(width) : headings(grid, at);
  const body = grid.slice(at + 1);
  const rows = body.flatMap((cells, index): readonly Row[] => {
    const isRepeated = at >= 0 && sameWords(cells, grid[at] ?? []);
    if (isRepeated || cells.every(isBlank)) return [];
    return [{ number: at + 2 + index, cells: header.map((_, column) => cells[column] ?? '') }];
  });
  const beyond = rows
    .map(({ number }) => number)
    .filter((number) => (grid[number - 1] ?? []).slice(header.length).some((c) => !isBlank(c)));
  const isGrouped = at > 0 && isGroupedBy(grid, at);
  return { above: titlesAbove(grid, isGrouped ? at - 1 : at), header, rows, beyond, headerAt: at };
}

/** The first row that names most of the columns in words, none of them a number or a date. */
function headerIndex(grid: Grid): number {
  const top = grid.slice(0, DEEPEST);
  const width = Math.max(0, ...grid.slice(0, 200).map(filled));
  return top.findIndex(
    (cells) => filled(cells) >= Math.max(1, width * 0.6) && cells.every(isHeading),
  );
}

function filled(cells: readonly Cell[]): number {
  return cells.filter((cell) => !isBlank(cell)).length;
}

function isHeading(cell: Cell): boolean {
  if (typeof cell !== 'string') return false;
  const text = cell.trim();
  return !/^[<>≤≥]?\s*[+-]?\d[\d.,/: -]*$/.test(text) && !/^\d{4}-\d\d-\d\dT/.test(text);
}

/** Names repeated in the header are told apart by the line above it: "Visit 1 BP", "Visit 2 BP". */
function headings(grid: Grid, at: number): readonly string[] {
  const names = namesIn(grid[at] ?? []);
  if (!isGroupedBy(grid, at)) return names;
  const groups = groupsAbove(grid[at - 1] ?? [], names.length);
  return names.map((name, index) => `${groups[index] ?? ''} ${name}`.trim());
}

function isGroupedBy(grid: Grid, at: number): boolean {
  const names = namesIn(grid[at] ?? []).filter((name) => name !== '');
  return new Set(names).size < names.length && filled(grid[at - 1] ?? []) >= 2;
}

/** Up to the last that is written. */
function namesIn(cells: readonly Cell[]): readonly string[] {
  const names = cells.map((cell) => textOf(cell).replace(/\s+/g, ' '));
  return names.slice(
    0,
    names.reduce((last, text, index) => (text === '' ? last : index + 1), 0),
  );
}

/** A merged cell stands for the columns up to the next one. */
function groupsAbove(cells: readonly Cell[], length: number): readonly string[] {
  let last = '';
  return Array.from({ length }, (_, index) => {
    last = textOf(cells[index]) || last;
    return last;
  });
}

function titlesAbove(grid: Grid, at: number): readonly string[] {
  return grid
    .slice(0, Math.max(0, at))
    .map((cells) => cells.map(textOf).filter((text) => text !== ''))
    .filter((words) => words.length > 0)
    .map((words) => words.join(' '));
}

export function sameWords(a: readonly Cell[], b: readonly Cell[]): boolean {
  return a.length === b.length && a.every((cell, index) => textOf(cell) === textOf(b[index]));
}

function lettered(width: number): readonly string[] {
  return Array.from({ length: width }, (_, index) => `column ${columnLetters(index)}`);
}

/** 0 is A, 26 is AA. */
function columnLetters(index: number): string {
  const rest = Math.floor(index / 26);
  return `${rest > 0 ? columnLetters(rest - 1) : ''}${String.fromCharCode(65 + (index % 26))}`;
}
