/** Tables as Markdown (GitHub's dialect): sections are bold rows, so that each table stays one. */
import type { TableDoc } from '../describe/table-doc.ts';
import { documentColumns, printable, textAt } from './table-text.ts';

export function markdownText(tables: readonly TableDoc[]): string {
  return tables.map(markdownTable).join('\n');
}

function markdownTable(table: TableDoc): string {
  const columns = documentColumns(table);
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  const rows = table.sections.flatMap(({ title, rows: own }) => [
    ...(title === '' ? [] : [line(columns.map((_, n) => (n === 0 ? `**${escape(title)}**` : '')))]),
    ...own.map(({ cells }) => line(columns.map(({ at }) => escape(textAt(cells, at))))),
  ]);
  return [
    `## ${escape(table.title)}`,
    ...table.notes.map(escapeParagraph),
    [line(columns.map(({ label }) => label)), line(columns.map(() => '---')), ...rows].join('\n'),
    ...table.foot.map(escapeParagraph),
    '',
  ].join('\n\n');
}

/** Signs that would end the cell, or become markup: a "<" alone, as in "< 5", stays readable. */
function escape(text: string): string {
  return printable(text)
    .replace(/[\\|`*[\]~]/g, '\\$&')
    .replace(/<(?=[a-z/!?])/gi, '\\<')
    .replace(/&(?=#|[a-z])/gi, '\\&')
    .replace(/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, '\\_');
}

/** At the start of a line a few signs more would make a heading, a list or a quotation. */
function escapeParagraph(text: string): string {
  return escape(text)
    .replace(/^(?:[#>+-]|=+$)/, '\\$&')
    .replace(/^(\d+)([.)])/, '$1\\$2');
}
