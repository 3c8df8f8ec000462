/** The flag that a column beside a value gives it, and the flags that are beside no value. */
import type { Became } from './table-collect.ts';
import { flagColumn, isNormalFlag } from './table-flags.ts';
import { ISSUE, type RowDesk } from './table-record.ts';
import { textOf, type Row } from './table-sheet.ts';
import type { Table } from './table-time.ts';
import type { ReadValue } from './table-value.ts';

export interface ReadFlag {
  /** As written, of a value; undefined: none. */
  readonly flag?: string;
  /** Of a flag without a value. */
  readonly became: readonly Became[];
}

const NONE: ReadFlag = { became: [] };

/** `read`: what the cell of the value says; undefined where it is blank, so that a flag flags nothing. */
export function readFlag(
  read: ReadValue | undefined,
  index: number,
  row: Row,
  { mapping, sheet, name }: Table,
  { collector }: RowDesk,
): ReadFlag {
  const at = flagColumn(mapping, index);
  const flag = at === undefined ? '' : textOf(row.cells[at]);
  if (at === undefined || flag === '') return NONE;
  // A long table would hold a note for each of its values, to say that it is as it should be.
  if (read !== undefined && sheet.long !== undefined && isNormalFlag(flag)) return NONE;
  if (read !== undefined) return { flag, became: [] };
  const heading = mapping.columns[index]?.heading ?? '';
  collector.addFault(`${name} ${heading} flag`, row.number, {
    code: 'foreign-part-dropped',
    about: (rows) => `the flag “${flag}” of ${heading}, beside which no value is written (${rows})`,
    outcome: '',
    path: name,
  });
  return { became: [ISSUE] };
}

/** The flag in the cell of the value and that beside it; told once where they are the same. */
export function sayFlags(read: ReadValue, { flag }: ReadFlag): string | undefined {
  const all = [read.flag, flag].filter((each) => each !== undefined);
  return all.length === 0 ? undefined : `flag ${[...new Set(all)].join(', ')}`;
}
