/**
 * What only a person can say of a table: which part of 03/04/2021 is the day, what a comma marks, in
 * which unit a bare "time" counts, which column is the time. The reader asks; it does not guess.
 */
import { isShortYear, ordersIn } from './table-date.ts';
import { columnsOf, isUseful, type Mapping } from './table-mapping.ts';
import { eachRow, isBlank, textOf, type Cell, type Sheet } from './table-sheet.ts';
import type { Role } from './table-words.ts';

export interface Ask {
  readonly kind: 'date-order' | 'century' | 'decimal' | 'offset-unit' | 'no-time' | 'no-value';
  /** A cell of the table that asks, as written. */
  readonly example?: string;
}

/** How a table was read: what its columns were taken to mean, who said so, and what is still open. */
export interface TableRead {
  readonly file: string;
  /** Of a sheet of a workbook. */
  readonly name?: string;
  readonly rows: number;
  readonly mapping: Mapping;
  readonly from: 'proposal' | 'given' | 'remembered';
  readonly asks: readonly Ask[];
}

/** Columns whose cells are dates. */
const DATED: readonly Role[] = ['time', 'start', 'end', 'moment', 'birth', 'death'];
const NUMERIC: readonly Role[] = ['value', 'measure', 'dated-value', 'low', 'high', 'dose'];
const COUNTED: readonly Role[] = ['offset', 'start-offset', 'end-offset'];
const WHEN: readonly Role[] = [
  ...['time', 'year', 'offset', 'start', 'start-offset', 'end', 'end-offset', 'age'],
  ...['visit', 'visit-id', 'time-label', 'dated-value', 'moment'],
] as readonly Role[];
const WHAT: readonly Role[] = ['measure', 'label', 'kind', 'value', 'dated-value', 'moment'];

/** In the order in which they matter; none of a table without rows. */
export function asksOf(sheet: Sheet, mapping: Mapping): readonly Ask[] {
  if (sheet.rows.length === 0) return [];
  const has = (roles: readonly Role[]) => mapping.columns.some(({ role }) => roles.includes(role));
  const isTimed = has(WHEN) || mapping.columns.some(({ at }) => at !== undefined);
  const tells = has(WHAT);
  const isList = isUseful(mapping) && !tells;
  return [
    ...(isTimed || isList || has(['birth', 'death']) ? [] : [{ kind: 'no-time' } as const]),
    ...(tells || isList || has(['finding']) ? [] : [{ kind: 'no-value' } as const]),
    ...found('date-order', mapping.dateOrder === 'ask' ? askingDate(sheet, mapping) : undefined),
    ...found('century', mapping.century === 'ask' ? shortDate(sheet, mapping) : undefined),
    ...found('decimal', mapping.decimal === 'ask' ? askingNumber(sheet, mapping) : undefined),
    ...found('offset-unit', askingOffset(sheet, mapping)),
  ];
}

function found(kind: Ask['kind'], example: string | undefined): readonly Ask[] {
  return example === undefined ? [] : [{ kind, example }];
}

/** The first date that may be two days: "03/04/2021". */
export function askingDate(sheet: Sheet, mapping: Mapping): string | undefined {
  return firstDate(sheet, mapping, (text) => ordersIn(text).length > 1);
}

/** The first date whose year has two digits. */
export function shortDate(sheet: Sheet, mapping: Mapping): string | undefined {
  return firstDate(sheet, mapping, isShortYear);
}

/** The first number that may be two: "1,234". */
export function askingNumber(sheet: Sheet, mapping: Mapping): string | undefined {
  return firstCell(sheet, mapping, NUMERIC, (cell) =>
    /^[<>]?\s*[+-]?[1-9]\d{0,2},\d{3}$/.test(typeof cell === 'string' ? cell.trim() : ''),
  );
}

function askingOffset(sheet: Sheet, mapping: Mapping): string | undefined {
  if (mapping.offsetUnit !== undefined || columnsOf(mapping, 'time-unit').length > 0)
    return undefined;
  return firstCell(sheet, mapping, COUNTED, (cell) => !isBlank(cell));
}

function firstDate(
  sheet: Sheet,
  mapping: Mapping,
  asks: (text: string) => boolean,
): string | undefined {
  const isAsking = (cell: Cell) => typeof cell === 'string' && asks(cell.trim());
  const heading = columnsOf(mapping, 'dated-value')
    .map((index) => sheet.header[index] ?? '')
    .find(isAsking);
  return heading?.trim() ?? firstCell(sheet, mapping, DATED, isAsking);
}

function firstCell(
  sheet: Sheet,
  mapping: Mapping,
  roles: readonly Role[],
  isMeant: (cell: Cell) => boolean,
): string | undefined {
  const at = roles.flatMap((role) => columnsOf(mapping, role));
  if (at.length === 0) return undefined;
  let first: string | undefined;
  eachRow(sheet, ({ cells }) => {
    const index = first === undefined ? at.find((each) => isMeant(cells[each] ?? '')) : undefined;
    if (index !== undefined) first = textOf(cells[index]);
  });
  return first;
}
