/**
 * Columns of flags ("H", "L", "N", "*") and whose values they interpret. A flag is given to a value
 * only where its column's heading or place leaves no other; else the column is listed, not read.
 */
import type { ColumnMapping, Mapping } from './table-mapping.ts';
import { isBlank, textOf, type Sheet } from './table-sheet.ts';
import { splitHeading } from './table-heading.ts';
import { plainHeading, type Role } from './table-words.ts';

interface Column {
  readonly heading: string;
  role?: Role;
}

/** Flags as laboratories print them: HL7 v2 table 0078, and words. */
const CLEAR =
  /^[([]?(?:hh?|ll?|[hl]\*{1,2}|\*{1,3}|!{1,3}|[↑↓]{1,3}|high|low|hoch|niedrig|erhöht|erniedrigt|tief|élevée?|bas(?:se)?|alto|bajo|高|低|偏高|偏低|升高|降低)[)\]]?$/i;
const PLAIN =
  /^(?:n|a|aa|b|c|hc|lc|\+{1,3}|-{1,3}|normal|abnormal|critical|within range|in range|out of range|(?:critical(?:ly)? )?(?:high|low)|wnl|ok|auffällig|unauffällig|anormale?|正常|异常|危急)$/i;

/** What nobody has to be told of: the value lies where it should. */
const NORMAL = /^(?:n|normal|within range|in range|wnl|ok|unauffällig|正常)$/i;

const WORDS =
  '(?:(?:abn(?:ormal)?|result|lab|ref(?:erence)?|normal|range|h ?/? ?l) ?)?(?:flags?|fl?g|indicator|ind)|判定|отклонение|abn(?:ormal(?:ity)?)?|interp(?:retation)?|h ?/ ?l|hl|h/l/n|(?:lb|a|vs)?nrind|kennz(?:eichen)?|markierung|bewertung|hinweis|marca|signal|interpr[ée]tation|(?:异常|结果|高低)?(?:标志|标识|提示)|高低|异常';
const GENERIC = new RegExp(`^(?:${WORDS}|unnamed ?\\d*|\\*|)$`, 'i');
const BEHIND = new RegExp(`^(.+?) ?[([/]? ?(?:${WORDS}|\\*)[)\\]]?$`, 'i');
const BEFORE = new RegExp(`^(?:${WORDS}) ?(?:of |for |von |de |du )?[([]?(.+?)[)\\]]?$`, 'i');

export function isNormalFlag(flag: string): boolean {
  return NORMAL.test(flag);
}

/** Whether a column without a heading can only be flags: one of them is no plain word. */
export function holdsFlags(cells: readonly string[], isNamed: boolean): boolean {
  const filled = cells.filter((text) => text !== '');
  return (
    filled.length > 0 &&
    filled.every((text) => CLEAR.test(text) || PLAIN.test(text)) &&
    (isNamed || filled.some((text) => CLEAR.test(text)))
  );
}

/** Gives flag columns their role; changes the columns that it is given. Returns whose they are. */
export function takeFlags(
  columns: readonly Column[],
  sheet: Pick<Sheet, 'rows'>,
): ReadonlyMap<number, number> {
  const isFlags = (at: number, isNamed: boolean) =>
    holdsFlags(
      sheet.rows.slice(0, 1500).map(({ cells }) => textOf(cells[at])),
      isNamed,
    );
  const has = (role: Role) => columns.some((column) => column.role === role);
  const isLong = has('test') && has('value');
  const owners = new Map<number, number>();
  const generic: number[] = [];
  const valued = columns.flatMap(({ role }, at) =>
    role === 'measure' || role === 'dated-value' ? [at] : [],
  );
  for (const [at, column] of columns.entries()) {
    const plain = plainHeading(column.heading);
    const isGeneric = GENERIC.test(plain);
    const isFree = column.role === undefined || column.role === 'ignore';
    if (!isFree && !(isGeneric && column.role === 'measure')) continue;
    const named = isGeneric ? undefined : namedIn(plain, columns, valued);
    if (isGeneric && isFlags(at, /\p{L}/u.test(plain) && !/^unnamed/.test(plain))) generic.push(at);
    else if (named !== undefined && isFlags(at, true)) owners.set(at, named);
  }
  const values = isLong
    ? columns.flatMap(({ role }, at) => (role === 'value' ? [at] : [])).slice(0, 1)
    : valued.filter((at) => !generic.includes(at) && ![...owners.values()].includes(at));
  const isEmpty = (at: number): boolean =>
    at >= columns.length ||
    (GENERIC.test(plainHeading(columns[at]?.heading ?? '')) &&
      sheet.rows.every(({ cells }) => isBlank(cells[at])));
  for (const [flag, owner] of paired(generic, values, columns, isEmpty)) owners.set(flag, owner);
  for (const at of owners.keys()) {
    const column = columns[at];
    if (column) column.role = 'flag';
  }
  return owners;
}

/** "ALT flag", "Flag (ALT)" beside a column "ALT (U/L)". */
function namedIn(
  plain: string,
  columns: readonly Column[],
  valued: readonly number[],
): number | undefined {
  const names = [BEHIND, BEFORE].flatMap((pattern) => pattern.exec(plain)?.[1]?.trim() ?? []);
  const found = valued.filter((at) => {
    const heading = columns[at]?.heading ?? '';
    const own = [plainHeading(heading), plainHeading(splitHeading(heading).label)];
    return names.some((name) => own.includes(name));
  });
  return found.length === 1 ? found[0] : undefined;
}

/**
 * Each right of its value, and no value beside a column that could be flags of another; or the only
 * one of the only value. `isEmpty`: a column without a name and without cells.
 */
function paired(
  flags: readonly number[],
  values: readonly number[],
  columns: readonly Column[],
  isEmpty: (at: number) => boolean,
): readonly (readonly [flag: number, owner: number])[] {
  const [only] = values;
  const [flag] = flags;
  if (only === undefined || flag === undefined) return [];
  if (values.length === 1 && flags.length === 1) {
    const isSaid = /\p{L}/u.test(columns[flag]?.heading ?? '');
    return isSaid || flag === only + 1 ? [[flag, only]] : [];
  }
  const isBeside = flags.every((at) => values.includes(at - 1));
  // Where values have a place for their flag, it may be empty.
  const isEach = values.every((at) => flags.includes(at + 1) || isEmpty(at + 1));
  return isBeside && isEach ? flags.map((at) => [at, at - 1] as const) : [];
}

/** Told where it is not the nearest left of the flag. */
export function ownerOf(
  owner: number | undefined,
  at: number,
  columns: readonly Column[],
): Pick<ColumnMapping, 'label'> {
  const nearest = columns
    .slice(0, at)
    .reduce((last, { role }, index) => (VALUED.includes(role ?? 'ignore') ? index : last), -1);
  const label = owner === undefined || owner === nearest ? undefined : columns[owner]?.heading;
  return label === undefined ? {} : { label };
}

const VALUED: readonly Role[] = ['measure', 'dated-value', 'value'];

const known = new WeakMap<Mapping, ReadonlyMap<number, number>>();

/** Of a column of values, the column of its flags: that which names it, or the next one right of it. */
export function flagColumn(mapping: Mapping, value: number): number | undefined {
  const byValue = known.get(mapping) ?? linked(mapping.columns);
  known.set(mapping, byValue);
  return byValue.get(value);
}

function linked(columns: readonly ColumnMapping[]): ReadonlyMap<number, number> {
  const byValue = new Map<number, number>();
  for (const [at, { role, label }] of columns.entries()) {
    if (role !== 'flag') continue;
    const values = columns.flatMap((column, index) =>
      VALUED.includes(column.role) && (label === undefined || column.heading === label)
        ? [index]
        : [],
    );
    const owner = values.filter((index) => index < at).at(-1) ?? values[0];
    // Several columns of one result share its flag.
    const all = columns[owner ?? -1]?.role === 'value' && label === undefined ? values : [owner];
    for (const each of all) if (each !== undefined && !byValue.has(each)) byValue.set(each, at);
  }
  return byValue;
}

/** The headings up to a last one that is blank, where flags stand below it. */
export function withFlagColumn(
  names: readonly string[],
  header: readonly unknown[],
  rows: readonly (readonly Sheet['rows'][number]['cells'][number][])[],
): readonly string[] {
  const at = names.length;
  if (at === 0 || header.length !== at + 1 || names[at - 1] === '') return names;
  const isRagged = rows.some((cells) => cells.slice(at + 1).some((cell) => !isBlank(cell)));
  const below = rows.slice(0, 1500).map((cells) => textOf(cells[at]));
  return !isRagged && holdsFlags(below, false) ? [...names, ''] : names;
}
