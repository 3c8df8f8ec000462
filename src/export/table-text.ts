/**
 * What every table writer asks of a text and of a table. Words of a foreign file may hold anything;
 * what no document may hold is taken out here, once, so that all formats say the same.
 */
import type { Cell, Column, TableDoc } from '../describe/table-doc.ts';

/**
 * One line that XML may hold: control characters and signs that turn the direction of what follows
 * are gone, halves of a pair become the sign of a missing character. Letters of any script stay.
 */
export function printable(text: string): string {
  return text
    .replace(/\p{Cs}/gu, '\uFFFD')
    .replace(/[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff]/g, '')
    .replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ')
    .trim();
}

/** Text for XML and HTML, between tags or in a quoted attribute. */
export function escapeMarkup(text: string): string {
  return printable(text).replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

/** The columns of a document: what only data needs is in its headings, what is empty is left out. */
export function documentColumns({ columns, sections }: TableDoc): readonly DocumentColumn[] {
  const all = sections.flatMap(({ rows }) => rows);
  const isFilled = columns.map(
    (_, at) => all.length === 0 || all.some(({ cells }) => cells[at]?.text !== ''),
  );
  return columns
    .map((column, at) => ({ ...column, at }))
    .filter(({ isDetail, at }) => isDetail !== true && isFilled[at] === true);
}

/** A column and its place among the cells of a row. */
export interface DocumentColumn extends Column {
  readonly at: number;
}

export function textAt(cells: readonly Cell[], at: number): string {
  return printable(cells[at]?.text ?? '');
}
