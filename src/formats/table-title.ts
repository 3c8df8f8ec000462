/** What a case of tables is called. Folders are left out: they may name a person. */
import type { Sheet } from './table-sheet.ts';
import type { Table } from './table-time.ts';

export function fileNames(sheets: readonly Sheet[]): string {
  return [...new Set(sheets.map(nameOf))].join(', ');
}

export function titleOf(tables: readonly Table[]): string {
  const above = tables[0]?.sheet.above[0];
  if (above !== undefined && tables.length === 1) return above.slice(0, 200);
  const stems = tables.map(({ sheet }) => nameOf(sheet).replace(/\.\w{1,5}$/, ''));
  return [...new Set(stems)].join(', ').slice(0, 200) || 'Table';
}

function nameOf({ file }: Sheet): string {
  return file.replace(/^.*[\\/]/, '');
}
