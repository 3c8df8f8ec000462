/** What a case of tables is called. Folders are left out where they may be: they may name a person. */
import { shortNames } from './short-names.ts';
import type { Sheet } from './table-sheet.ts';
import type { Table } from './table-time.ts';

/** Each file once; of two of one name as much of their folders as tells them apart. */
export function fileNames(sheets: readonly Sheet[]): string {
  return shortNames([...new Set(sheets.map(({ file }) => file))]).join(', ');
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
