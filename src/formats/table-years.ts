/** Years that stand by themselves: a column of them, beside columns of months and days, or headings. */
import { columnsOf, type Mapping } from './table-mapping.ts';
import { readMoment, type ReadMoment } from './table-date.ts';
import { isBlank, textOf, type Cell, type Row, type Sheet } from './table-sheet.ts';
import { plainHeading, rolesOf, type Role } from './table-words.ts';

interface Column {
  readonly heading: string;
  role?: Role;
}

const YEAR =
  /^(?:(?:calendar )?year(?: of (?:the )?(?:test|visit|examination|measurement|sample|result|collection|observation))?|(?:kalender)?jahr|ann[ée]e|a[ñn]o|年份?|年度)$/;
const MONTH = /^(?:(?:calendar )?month(?: of (?:the )?year)?|monat|mois|mes|月份?)$/;
const DAY = /^(?:day(?: of (?:the )?month)?|tag|jour|d[ií]a|日)$/;
/** Of an event or a value; an age or a visit tells when as well. */
const WHEN: readonly Role[] = ['time', 'start', 'age', 'visit', 'visit-id', 'time-label'];

/** A year as a table writes it, 1850 to 2149: text, or a number of a spreadsheet. */
export function isBareYear(cell: Cell | undefined): boolean {
  return /^(?:18[5-9]|19\d|20\d|21[0-4])\d$/.test(textOf(cell));
}

/**
 * Gives columns of years, and of months and days beside them, their roles; changes the columns that
 * it is given. Beside a time the year says nothing of its own.
 */
export function takeYears(columns: readonly Column[], sheet: Pick<Sheet, 'rows'>): void {
  const find = (pattern: RegExp, holds: (cell: Cell) => boolean): number =>
    columns.findIndex(
      ({ heading }, at) => pattern.test(plainHeading(heading)) && holdsOnly(sheet, at, holds),
    );
  const year = find(YEAR, isBareYear);
  const column = columns[year];
  if (column === undefined) return takeCounted(columns, sheet);
  if (columns.some(({ role }) => role !== undefined && WHEN.includes(role))) {
    column.role = 'ignore';
    return;
  }
  const month = columns[find(MONTH, isMonth)];
  const day = month && columns[find(DAY, isUpTo(31))];
  column.role = month ? 'year' : 'time';
  if (month) month.role = 'month';
  if (day) day.role = 'day';
  // What else counts days or weeks is not the time of the row.
  for (const each of columns) if (each.role === 'offset') each.role = 'ignore';
}

/** "Year" above 0, 1, 2 counts from the beginning. */
function takeCounted(columns: readonly Column[], sheet: Pick<Sheet, 'rows'>): void {
  const isTimed = columns.some(
    ({ role }) => role !== undefined && [...WHEN, 'offset', 'start-offset'].includes(role),
  );
  const counted = columns.find(
    ({ heading, role }, at) =>
      role === undefined && YEAR.test(plainHeading(heading)) && holdsOnly(sheet, at, isUpTo(100)),
  );
  if (counted && !isTimed) counted.role = 'offset';
  // Weeks or months that begin anew with each year are counted within it: neither is a result.
  else if (counted && columns.some(({ role }) => role === 'offset')) takeRound(counted, columns);
}

/** The year says when, in words; what is counted within it is listed. */
function takeRound(counted: Column, columns: readonly Column[]): void {
  for (const column of columns) if (column.role === 'offset') column.role = 'ignore';
  counted.role = 'visit';
}

const isUpTo =
  (most: number) =>
  (cell: Cell): boolean =>
    /^\d{1,3}$/.test(textOf(cell)) && Number(textOf(cell)) <= most;

/** Its number, or a name: "Mar", "März". */
function isMonth(cell: Cell): boolean {
  const text = textOf(cell);
  if (/^\d{1,2}$/.test(text)) return Number(text) >= 1 && Number(text) <= 12;
  return readMoment(`${text} 2000`, { order: 'none', century: 'none' }).kind === 'time';
}

function holdsOnly(
  sheet: Pick<Sheet, 'rows'>,
  at: number,
  holds: (cell: Cell) => boolean,
): boolean {
  const filled = sheet.rows.map(({ cells }) => cells[at] ?? '').filter((cell) => !isBlank(cell));
  return filled.length > 0 && filled.every(holds);
}

/** The date of a row whose year, month and day stand in columns of their own; undefined: no year. */
export function readParts(
  { cells }: Row,
  mapping: Mapping,
): { written: string; read: ReadMoment } | undefined {
  const part = (role: Role): string => textOf(cells[columnsOf(mapping, role)[0] ?? -1]);
  const [year, month, day] = [part('year'), part('month'), part('day')];
  if (year === '') return undefined;
  const parts = [year, month, month === '' ? '' : day].filter((text) => text !== '');
  const isNamed = /\p{L}/u.test(month);
  const written = isNamed ? [...parts].reverse().join(' ') : parts.join('-');
  return { written, read: readMoment(written, { order: 'none', century: 'none' }) };
}

/** A row of a test's name and years side by side, above values. */
export function isYearHeader(cells: readonly Cell[]): boolean {
  const [first, ...rest] = cells.filter((cell) => !isBlank(cell));
  const isCorner = isBlank(cells[0]);
  const years = (isCorner && first !== undefined ? [first, ...rest] : rest)
    .filter(isBareYear)
    .map((cell) => Number(textOf(cell)));
  const isNamed =
    isCorner || rolesOf(textOf(first)).length > 0 || YEAR.test(plainHeading(textOf(first)));
  const isRising = years.every((year, at) => at === 0 || year > (years[at - 1] ?? 0));
  const isFalling = years.every((year, at) => at === 0 || year < (years[at - 1] ?? 0));
  return isNamed && years.length >= 2 && (isRising || isFalling);
}
