/** Formats of tables in words, and the making of a file. */
import type { TableDoc, TableId } from '../../describe/table-doc.ts';
import { exportTable, type TableFormat } from '../../export/table.ts';
import type { Made } from './saving.ts';

export interface TableWords {
  readonly format: TableFormat;
  readonly name: string;
  readonly says: string;
  readonly mime: string;
  /** Both tables in one file; the others hold the one that is looked at. */
  readonly holdsAll: boolean;
}

const OFFICE = 'application/vnd.openxmlformats-officedocument';

export const TABLE_WORDS: readonly TableWords[] = [
  {
    format: 'docx',
    name: 'DOCX',
    says: 'both tables as a Word document',
    mime: `${OFFICE}.wordprocessingml.document`,
    holdsAll: true,
  },
  {
    format: 'xlsx',
    name: 'XLSX',
    says: 'both tables as sheets',
    mime: `${OFFICE}.spreadsheetml.sheet`,
    holdsAll: true,
  },
  {
    format: 'csv',
    name: 'CSV',
    says: 'this table, for a program',
    mime: 'text/csv',
    holdsAll: false,
  },
  {
    format: 'md',
    name: 'Markdown',
    says: 'this table as plain text',
    mime: 'text/markdown',
    holdsAll: false,
  },
  {
    format: 'html',
    name: 'HTML',
    says: 'this table as a page',
    mime: 'text/html',
    holdsAll: false,
  },
];

interface Options {
  readonly name: string;
  readonly which: TableId | undefined;
}

/** Throws in words where it cannot be done. */
export async function makeTable(
  tables: readonly TableDoc[],
  { format, mime }: TableWords,
  { name, which }: Options,
): Promise<Made> {
  const bytes = await exportTable(tables, format, which === undefined ? {} : { which });
  const part = which === undefined ? '' : `-${which}`;
  return { blob: new Blob([bytes], { type: mime }), name: `${name}${part}.${format}` };
}
