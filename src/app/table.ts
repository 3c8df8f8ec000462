/** The columns of the data table and their order. Times sort in reading order, not by their words. */
import type { TableRow } from '../describe/table.ts';

interface Column {
  readonly key: string;
  readonly label: string;
  readonly textOf: (row: TableRow) => string;
  /** Undefined: by its text. */
  readonly inReadingOrder?: true;
}

export const COLUMNS: readonly Column[] = [
  { key: 'what', label: 'What', textOf: (row) => row.what },
  { key: 'when', label: 'When', textOf: sayWhen, inReadingOrder: true },
  { key: 'value', label: 'Value', textOf: (row) => row.value },
  { key: 'row', label: 'Lane or panel', textOf: (row) => row.row },
  { key: 'evidence', label: 'Evidence', textOf: sayEvidence },
  { key: 'source', label: 'Source', textOf: (row) => row.source },
];

export interface Order {
  readonly key: string;
  readonly descending: boolean;
}

/** Rows come in reading order; equal ones stay in it. */
export function sortRows(rows: readonly TableRow[], order: Order | undefined): readonly TableRow[] {
  const column = COLUMNS.find(({ key }) => key === order?.key);
  if (order === undefined || column === undefined) return rows;
  const sign = order.descending ? -1 : 1;
  const keyed = rows.map((row, index) => ({ row, index, text: column.textOf(row) }));
  // Numbers within texts count as numbers, so "9 weeks" comes before "10 weeks".
  const { compare } = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });
  keyed.sort((a, b) => {
    const byText = column.inReadingOrder === true ? 0 : compare(a.text, b.text);
    return byText === 0
      ? (column.inReadingOrder === true ? sign : 1) * (a.index - b.index)
      : sign * byText;
  });
  return keyed.map(({ row }) => row);
}

function sayWhen({ when, phase }: TableRow): string {
  return phase === '' ? when : `${when}, in ${phase}`;
}

function sayEvidence({ evidence: { what, when, value } }: TableRow): string {
  const parts = [what, when === what ? '' : `time ${when}`];
  if (value !== undefined && value !== what) parts.push(`value ${value}`);
  return parts.filter((part) => part !== '').join(', ');
}
