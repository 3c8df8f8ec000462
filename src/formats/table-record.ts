/** What every part of a row needs: its name and id, its evidence, and what is said of a time that failed. */
import type { EventKind } from '../model/course.ts';
import type { CodeDoc } from '../model/document.ts';
import type { Became, Collector } from './table-collect.ts';
import { ordersIn, ORDER_WORDS } from './table-date.ts';
import { columnsOf } from './table-mapping.ts';
import { textOf, type Row } from './table-sheet.ts';
import { cellOf, type Moment, type Table, type TimeDesk } from './table-time.ts';
import { plainHeading } from './table-words.ts';

export interface RowDesk extends TimeDesk {
  readonly collector: Collector;
  /** Events that many rows repeat, by their column and words: told once. */
  readonly once: Map<string, string>;
  /** Kinds of this table that have an end in some row. */
  readonly ended: ReadonlySet<EventKind>;
}

/** "row 12", "Sheet2 row 12". */
export function recordOf(row: Row, { sheet }: Table): string {
  return `${sheet.name === undefined ? '' : `${sheet.name} `}row ${row.number}`;
}

export const idOf = (row: Row, { name }: Table, part = ''): string =>
  `${name}-${row.number}${part === '' ? '' : `-${part}`}`;

export function evidenceOf(
  row: Row,
  table: Table,
): { readonly reported: true; readonly locator: string } {
  return { reported: true, locator: `${table.sheet.file}, ${recordOf(row, table)}` };
}

export const at = ({ words }: Moment): { at?: string } =>
  words === undefined ? {} : { at: words };

/** What of the time could not be kept as a time. */
export function sayTime({ words, label, fault }: Moment): string | undefined {
  if (fault) return `time written “${fault.written}”`;
  return words === undefined || words.startsWith('before') || words.startsWith('after')
    ? label
    : undefined;
}

export function joined(...parts: readonly (string | undefined)[]): string | undefined {
  const said = parts.filter((part) => part !== undefined && part !== '');
  return said.length === 0 ? undefined : said.join('; ');
}

/** Beside what a row became. */
export const ISSUE: Became = { outcome: 'issue' };

const SYSTEMS: readonly (readonly [RegExp, string])[] = [
  [/loinc/, 'LOINC'],
  [/snomed/, 'SNOMED CT'],
  [/icd/, 'ICD'],
  [/atc/, 'ATC'],
  [/rxnorm/, 'RxNorm'],
];

export function codeOf(row: Row, { mapping }: Table): CodeDoc | undefined {
  const code = textOf(cellOf(row, mapping, 'code'));
  if (code === '') return undefined;
  const heading = plainHeading(mapping.columns[columnsOf(mapping, 'code')[0] ?? -1]?.heading ?? '');
  const named = SYSTEMS.find(([pattern]) => pattern.test(heading))?.[1];
  // No other system writes five digits, a hyphen and a check digit.
  const system = named ?? (/^\d{1,5}-\d$/.test(code) ? 'LOINC' : 'system not stated');
  return { system, code };
}

/** Says once for each column what could not be read as a time, or what has to be asked. */
export function reportTime(
  { fault }: Moment,
  column: string,
  row: Row,
  table: Table,
  { collector }: RowDesk,
): boolean {
  if (!fault) return false;
  const { kind, written } = fault;
  collector.addFault(`${table.name} ${column} ${kind}`, row.number, {
    code: kind === 'unreadable' ? 'foreign-time-unreadable' : 'foreign-asked',
    ...(kind === 'unreadable' && { received: written }),
    about: (rows) => ASKED[kind](written, rows),
    outcome: 'It is kept with its time not stated, and with what is written.',
    path: table.name,
  });
  return true;
}

const ASKED = {
  unreadable: () => '',
  order: (written: string, rows: string) =>
    `“${written}” may be ${ordersIn(written)
      .map((each) => ORDER_WORDS[each])
      .join(' or ')}, and nothing in the table tells which (${rows}).`,
  century: (written: string, rows: string) => `“${written}” does not say its century (${rows}).`,
  unit: (written: string, rows: string) =>
    `“${written}” counts from a common zero, and the table does not say in which unit (${rows}).`,
};
