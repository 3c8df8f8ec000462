/**
 * The columns of the data table, their order, which rows are asked for, and the table as text to
 * paste into a sheet. Times sort in reading order, not by their words.
 */
import type { TableRow } from '../describe/table.ts';

/** A row as the table shows it: with its distance from day zero, which follows the view. */
export interface ShownRow extends TableRow {
  /** "day 29 after first visit"; '' where that is not stated. */
  readonly fromDayZero: string;
}

interface Column {
  readonly key: string;
  readonly label: string;
  readonly textOf: (row: ShownRow) => string;
  /** Undefined: by its text. */
  readonly inReadingOrder?: true;
}

export const COLUMNS: readonly Column[] = [
  { key: 'what', label: 'What', textOf: (row) => row.what },
  { key: 'when', label: 'When', textOf: sayWhen, inReadingOrder: true },
  { key: 'zero', label: 'From day zero', textOf: (row) => row.fromDayZero, inReadingOrder: true },
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
export function sortRows(rows: readonly ShownRow[], order: Order | undefined): readonly ShownRow[] {
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

/** Rows that hold every word in any column, whatever its case. */
export function rowsWith(rows: readonly ShownRow[], text: string): readonly ShownRow[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return rows;
  return rows.filter((row) => {
    const told = COLUMNS.map(({ textOf }) => textOf(row))
      .join('\n')
      .toLowerCase();
    return words.every((word) => told.includes(word));
  });
}

/** The rows as tab-separated text with a head, and last the reading they are told in, if there are several. */
export function toTsv(rows: readonly ShownRow[], reading: string | undefined): string {
  const last = reading === undefined ? [] : [reading];
  const head = [
    ...COLUMNS.map(({ label }) => label),
    'In the figure',
    ...(reading === undefined ? [] : ['Reading']),
  ];
  const lines = rows.map((row) => [
    ...COLUMNS.map(({ textOf }) => textOf(row)),
    row.isDrawn ? 'yes' : 'hidden',
    ...last,
  ]);
  return [head, ...lines].map((cells) => cells.map(toCell).join('\t')).join('\n');
}

/** A sheet takes a cell that begins so for a formula: text of a file must not become one. */
const FORMULA = /^[=+\-@]/;

function toCell(text: string): string {
  const plain = text.replace(/[\t\r\n]+/g, ' ').trim();
  return FORMULA.test(plain) ? `'${plain}` : plain;
}

function sayWhen({ when, phase }: TableRow): string {
  return phase === '' ? when : `${when}, in ${phase}`;
}

function sayEvidence({ evidence: { what, when, value } }: TableRow): string {
  const parts = [what, when === what ? '' : `time ${when}`];
  if (value !== undefined && value !== what) parts.push(`value ${value}`);
  return parts.filter((part) => part !== '').join(', ');
}
