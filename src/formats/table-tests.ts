/**
 * Long tables, a result in each row, whose headings do not all say what they are. Without the names of
 * its tests a column of results would become one curve of different tests, so they are looked for in
 * what the columns hold: beside units, the words that stand for one unit each.
 */
import { holdsFlags } from './table-flags.ts';
import type { Profile } from './table-profile.ts';
import { isBlank, textOf, type Sheet } from './table-sheet.ts';
import { isKnownUnit } from './table-units.ts';
import { readRange } from './table-value.ts';
import { ownerOfUnit, TEST_NUMBER } from './table-words-more.ts';
import { plainHeading, rolesOf, type Role } from './table-words.ts';

interface Column {
  readonly heading: string;
  readonly profile: Profile;
  role?: Role;
}

/** How many rows tell what a column holds. */
const MOST = 1500;

/** Gives such columns their roles; changes the columns that it is given. */
export function takeLong(columns: readonly Column[], sheet: Pick<Sheet, 'rows'>): void {
  const has = (role: Role): boolean => columns.some((column) => column.role === role);
  const isRanged = (['range', 'low', 'high'] as const).some(has);
  if (has('dated-value')) {
    if (!isRanged) takeRange(columns, sheet);
    return;
  }
  takeOwnUnits(columns);
  const dose = columns.some(({ role }) => role === 'dose') && !has('dose-unit') && !has('value');
  if (dose) for (const column of columns) if (column.role === 'unit') column.role = 'dose-unit';
  const isNew = !has('value');
  if (isNew) takeUnit(columns, sheet);
  const isLong = columns.some(
    ({ heading, role }) => role === 'unit' && ownerOfUnit(heading) === undefined,
  );
  if (!isLong && isNew) return;
  if (isNew && !has('label')) takeValue(columns);
  if (!has('value')) return;
  if (!has('test')) takeTest(columns, sheet);
  if (!isRanged) takeRange(columns, sheet);
}

/** "Hb unit" beside "Hb": the units of one column of values. */
function takeOwnUnits(columns: readonly Column[]): void {
  for (const column of columns) {
    const named = ownerOfUnit(column.heading);
    const owner = columns.find(({ heading }) => heading.trim().toLowerCase() === named);
    if (named !== undefined && isFree(column) && owner?.role === undefined && owner)
      column.role = 'unit';
  }
}

function isFree({ role }: Column): boolean {
  return role === undefined || role === 'ignore';
}

const textsOf = ({ rows }: Pick<Sheet, 'rows'>, at: number): readonly string[] =>
  rows.slice(0, MOST).map(({ cells }) => textOf(cells[at]));

/** A column of units alone, under whatever heading. */
function takeUnit(columns: readonly Column[], sheet: Pick<Sheet, 'rows'>): void {
  if (columns.some(({ role }) => role === 'unit' || role === 'dose-unit')) return;
  const found = columns.find((column, at) => {
    const filled = textsOf(sheet, at).filter((text) => text !== '');
    return (
      isFree(column) &&
      filled.length >= 2 &&
      filled.every((text) => isKnownUnit(text) && /[\p{L}%]/u.test(text)) &&
      filled.some((text) => /[/%]/.test(text))
    );
  });
  if (found) found.role = 'unit';
}

/** The one column of results beside the units. */
function takeValue(columns: readonly Column[]): void {
  const unit = columns.findIndex(({ role }) => role === 'unit');
  const among = (isMeant: (profile: Profile) => boolean): readonly number[] =>
    columns.flatMap(({ role, profile, heading }, at) =>
      role === undefined && rolesOf(heading).length === 0 && isMeant(profile) ? [at] : [],
    );
  // Ranges look like results where results are few.
  const numbers = among((profile) => profile.numbers >= 0.5);
  const valued = numbers.length > 0 ? numbers : among((profile) => profile.valued >= 0.5);
  const beside = valued.filter((at) => Math.abs(at - unit) === 1);
  const found = valued.length === 1 ? valued[0] : beside.length === 1 ? beside[0] : undefined;
  const names = columns.some(({ heading, profile, role }) =>
    role === undefined
      ? profile.numbers < 0.5 && profile.dates < 0.5 && profile.distinct > 1
      : rolesOf(heading).includes('test'),
  );
  const column = columns[found ?? -1];
  if (column && names) column.role = 'value';
}

const LISTS = /^(?:labs?|laboratory|item|exam|observation|labor|laboratoire|laboratorio)$/;

function takeTest(columns: readonly Column[], sheet: Pick<Sheet, 'rows'>): void {
  const isWords = ({ profile }: Column): boolean =>
    profile.filled > 0 && profile.numbers < 0.5 && profile.dates < 0.5;
  const named = columns.find(
    (column) =>
      (isFree(column) || column.role === 'label') &&
      isWords(column) &&
      (rolesOf(column.heading).includes('test') ||
        (isFree(column) && LISTS.test(plainHeading(column.heading)))),
  );
  const numbered = columns.find(
    (column) => isFree(column) && TEST_NUMBER.test(plainHeading(column.heading)),
  );
  const found = named ?? byUnits(columns, sheet) ?? numbered;
  if (found) found.role = 'test';
}

/** Words in every row, each of which goes with one unit; the rows have several of them. */
function byUnits(columns: readonly Column[], sheet: Pick<Sheet, 'rows'>): Column | undefined {
  const unit = columns.findIndex(({ role }) => role === 'unit');
  if (unit < 0) return undefined;
  const units = textsOf(sheet, unit);
  return columns.find((column, at) => {
    const { profile } = column;
    if (column.role !== undefined || profile.numbers >= 0.5 || profile.dates >= 0.5) return false;
    const names = textsOf(sheet, at);
    const isWhole = names.filter((text) => text !== '').length >= names.length * 0.95;
    const isIds =
      names.filter((text) => !/\p{L}/u.test(text) || /\d{4}/.test(text)).length > names.length / 2;
    if (!isWhole || isIds || profile.distinct < 2 || holdsFlags(names, true)) return false;
    const pairs = new Set(
      names.flatMap((name, row) => (units[row] === '' ? [] : [`${name}\n${units[row] ?? ''}`])),
    );
    const told = new Set([...pairs].map((pair) => pair.slice(0, pair.indexOf('\n'))));
    const distinct = new Set(units.filter((text) => text !== '')).size;
    // A remark goes with many units.
    return pairs.size <= told.size * 1.2 && told.size >= distinct;
  });
}

/** "12-16", "<5": the ranges of the results, under whatever heading. */
function takeRange(columns: readonly Column[], sheet: Pick<Sheet, 'rows'>): void {
  const found = columns.find((column, at) => {
    if (column.role !== undefined) return false;
    const filled = sheet.rows
      .slice(0, MOST)
      .map(({ cells }) => cells[at] ?? '')
      .filter((cell) => !isBlank(cell))
      .map(textOf);
    const spans = filled.filter(
      (text) => readRange(text, ',') !== undefined && /\d.*\d/.test(text),
    );
    return filled.length > 0 && spans.length >= filled.length * 0.8;
  });
  if (found) found.role = 'range';
}
