/** What all cells of a table together prove: the order of its dates, the sign before its decimals. */
import { isShortYear, Orders } from './table-date.ts';
import type { Mapping } from './table-mapping.ts';
import type { Row } from './table-sheet.ts';
import { Decimals } from './table-value.ts';
import type { Role } from './table-words.ts';

/** Visits every row of the table; `patientAt`: the column that says whose a row is. */
export type EveryRow = (visit: (row: Row) => void, patientAt?: number) => void;

const DATED: readonly Role[] = ['time', 'start', 'end', 'moment', 'birth', 'death'];
const NUMBERED: readonly Role[] = ['value', 'measure', 'dated-value', 'low', 'high', 'dose'];

/** What all cells together prove of the order of dates and the sign of decimals. */
export function rulesOf(
  columns: readonly { readonly heading: string; readonly role?: Role }[],
  every: EveryRow,
): Pick<Mapping, 'dateOrder' | 'century' | 'decimal'> {
  const among = (roles: readonly Role[]) =>
    columns.flatMap(({ role }, at) => (role !== undefined && roles.includes(role) ? [at] : []));
  const [dated, numbered] = [among(DATED), among(NUMBERED)];
  const orders = new Orders();
  const decimals = new Decimals();
  let isShort = false;
  for (const { heading, role } of columns) {
    if (role !== 'dated-value') continue;
    orders.add(heading);
    isShort ||= isShortYear(heading);
  }
  const patientAt = among(['patient'])[0];
  every(({ cells }) => {
    for (const at of dated) {
      const cell = cells[at] ?? '';
      // "2021-…" asks nothing: most cells of large tables.
      if (typeof cell !== 'string' || /^\d{4}/.test(cell)) continue;
      orders.add(cell);
      isShort ||= isShortYear(cell);
    }
    for (const at of numbered) {
      const cell = cells[at];
      if (typeof cell === 'string') decimals.add(cell);
    }
  }, patientAt);
  return {
    dateOrder: orders.order(),
    century: isShort ? 'ask' : 'none',
    decimal: decimals.decimal(),
  };
}
