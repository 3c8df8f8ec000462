/** A table as a file: which formats there are, which of them hold several tables, and who writes them. */
import type { TableDoc, TableId } from '../describe/table-doc.ts';
import { ExportError } from './error.ts';

export const TABLE_FORMATS = ['csv', 'xlsx', 'md', 'html', 'docx'] as const;
export type TableFormat = (typeof TABLE_FORMATS)[number];

export interface TableExport {
  /** Only this one. Undefined: all that the format holds; CSV holds one, the first. */
  readonly which?: TableId;
}

/** Written as text, so that they can be read on a terminal and put on the clipboard. */
export function isTextFormat(format: TableFormat): boolean {
  return format !== 'xlsx' && format !== 'docx';
}

/** Throws `ExportError` where there is nothing to write. */
export async function exportTable(
  tables: readonly TableDoc[],
  format: TableFormat,
  { which }: TableExport = {},
): Promise<Uint8Array<ArrayBuffer>> {
  const chosen = which === undefined ? tables : tables.filter(({ id }) => id === which);
  const first = chosen[0];
  if (first === undefined) throw new ExportError('There is no table to write.');
  switch (format) {
    case 'csv':
      return encode((await import('./table-csv.ts')).csvText(first));
    case 'md':
      return encode((await import('./table-markdown.ts')).markdownText(chosen));
    case 'html':
      return encode((await import('./table-html.ts')).htmlText(chosen));
    case 'xlsx':
      return (await import('./table-xlsx.ts')).xlsxFile(chosen);
    case 'docx':
      return (await import('./table-docx.ts')).docxFile(chosen);
  }
}

function encode(text: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(text);
}
