/**
 * A table as CSV (RFC 4180): one line of names, every line of the same length, CRLF. It begins with a
 * byte order mark, without which Excel misreads "×10⁹/L". Notes are lines too, marked as such in the
 * first column, because a CSV file has no other place that every reader keeps.
 */
import { cellsOf, type Cell, type TableDoc } from '../describe/table-doc.ts';
import { printable } from './table-text.ts';

export function csvText(table: TableDoc): string {
  const { columns, sections } = table;
  const lines = [
    columns.map(({ label }) => field(label)),
    ...sections.flatMap(({ rows }) => rows.map(({ cells }) => cells.map(cellField))),
    ...notesOf(table).map((text) => noteCells(table, text).map(cellField)),
  ];
  return `\uFEFF${lines.map((line) => `${line.join(',')}\r\n`).join('')}`;
}

/** What is said around a table, in the order in which it is read. */
export function notesOf({ title, notes, foot }: TableDoc): readonly string[] {
  return [title, ...notes, ...foot];
}

function noteCells({ columns, noteColumn }: TableDoc, text: string): readonly Cell[] {
  return cellsOf(columns, { row: 'note', [noteColumn]: text });
}

function cellField({ text, number }: Cell): string {
  return number === undefined ? field(text) : String(number);
}

/**
 * A text that a spreadsheet would take for a formula begins with an apostrophe (OWASP, CSV
 * injection); numbers of ours are written by `cellField` and need none.
 */
function field(text: string): string {
  const line = printable(text);
  const safe = /^[=+\-@\uff1d\uff0b\uff0d\uff20]/.test(line) ? `'${line}` : line;
  return /[",]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
