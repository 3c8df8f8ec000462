/**
 * What a person changes in a mapping: the role of a column, or the shape of the whole table. What the
 * cells of newly read columns ask is asked again; what was answered stays.
 */
import { atMoment, headingMoments, momentAlone } from './table-moments.ts';
import { askingDate, shortDate } from './table-asks.ts';
import { readMoment } from './table-date.ts';
import { columnsOf, type ColumnMapping, type Mapping } from './table-mapping.ts';
import { unitIn } from './table-offset.ts';
import { profileOf } from './table-profile.ts';
import type { Sheet } from './table-sheet.ts';
import { splitHeading } from './table-heading.ts';
import { plainHeading, type Role } from './table-words.ts';

/** Roles that several columns may have. */
export const SHARED: readonly Role[] = [
  ...(['ignore', 'measure', 'dated-value', 'moment', 'finding', 'note', 'detail'] as const),
];

/** Gives a column its role; another column that had it is not drawn any more. */
export function withRole(mapping: Mapping, sheet: Sheet, at: number, role: Role): Mapping {
  const isTaken = (column: ColumnMapping) => column.role === role && !SHARED.includes(role);
  const columns = mapping.columns.map((column, index): ColumnMapping => {
    if (index === at) return columnOf(sheet, at, role);
    return isTaken(column) ? { heading: column.heading, role: 'ignore' } : column;
  });
  return asked({ ...mapping, columns }, sheet, at);
}

function columnOf(sheet: Sheet, at: number, role: Role): ColumnMapping {
  const heading = sheet.header[at] ?? '';
  if (role === 'dated-value') return { heading, role, ...momentOf(heading) };
  if (role !== 'measure') return { heading, role };
  const moment = headingMoments(sheet.header)[at];
  return { heading, role, ...splitHeading(moment?.label ?? heading), ...atMoment(moment) };
}

/** Of a heading that is no date: what a person calls a moment is one. */
function momentOf(heading: string): Pick<ColumnMapping, 'at'> {
  if (readMoment(heading, { order: 'dmy', century: 2000 }).kind === 'time') return {};
  return { at: momentAlone(heading) ?? { of: heading.toLowerCase() } };
}

/** Names or units that a person gives a column of values. */
export function withWords(
  mapping: Mapping,
  at: number,
  words: { readonly label?: string; readonly unit?: string },
): Mapping {
  const columns = mapping.columns.map((column, index) =>
    index === at ? { ...column, ...words } : column,
  );
  return { ...mapping, columns };
}

export type Shape = 'long' | 'wide';

/** Whether rows are results, or columns are tests. */
export function shapeOf(mapping: Mapping): Shape {
  return columnsOf(mapping, 'test').length > 0 ? 'long' : 'wide';
}

/**
 * The table read in the other shape, as far as its columns allow: a long one has a column of names
 * beside one of numbers; in a wide one every column of numbers is a test.
 */
export function withShape(mapping: Mapping, sheet: Sheet, shape: Shape): Mapping {
  const free = mapping.columns.flatMap(({ role }, at) =>
    ['ignore', 'measure', 'finding', 'label', 'test', 'value', 'note'].includes(role) ? [at] : [],
  );
  const profiles = new Map(free.map((at) => [at, profileOf(sheet.rows, at, [])]));
  const isNumeric = (at: number) => (profiles.get(at)?.valued ?? 0) >= 0.6;
  const numeric = free.filter(isNumeric);
  if (shape === 'wide') {
    const wide = free.reduce(
      (one, at) => withRole(one, sheet, at, isNumeric(at) ? 'measure' : 'ignore'),
      mapping,
    );
    return wide;
  }
  const names = free.filter((at) => !isNumeric(at) && (profiles.get(at)?.distinct ?? 0) > 1);
  const [test, value] = [names[0], numeric[0]];
  if (test === undefined || value === undefined) return mapping;
  const cleared = numeric.reduce((one, at) => withRole(one, sheet, at, 'ignore'), mapping);
  return withRole(withRole(cleared, sheet, test, 'test'), sheet, value, 'value');
}

/** The rules that the cells of the columns now ask for; an answer that was given is kept. */
function asked(mapping: Mapping, sheet: Sheet, changed: number): Mapping {
  const { dateOrder, century, decimal, offsetUnit } = mapping;
  const isNumeric = NUMERIC.includes(mapping.columns[changed]?.role ?? 'ignore');
  const counted = (['offset', 'start-offset', 'end-offset'] as const).flatMap((role) =>
    columnsOf(mapping, role),
  )[0];
  const unit =
    offsetUnit ??
    (counted === undefined ? undefined : unitIn(plainHeading(sheet.header[counted] ?? '')));
  return {
    ...mapping,
    ...(dateOrder === 'none' && askingDate(sheet, mapping) !== undefined && { dateOrder: 'ask' }),
    ...(century === 'none' && shortDate(sheet, mapping) !== undefined && { century: 'ask' }),
    ...(decimal === '.' && isNumeric && { decimal: decimalOf(sheet, changed) }),
    ...(unit !== undefined && { offsetUnit: unit }),
  };
}

const NUMERIC: readonly Role[] = ['value', 'measure', 'dated-value', 'low', 'high', 'dose'];

/** Commas that cannot mark thousands mark decimals, where no point does. */
function decimalOf(sheet: Sheet, column: number): Mapping['decimal'] {
  const shows = (pattern: RegExp) =>
    sheet.rows.some(({ cells }) => {
      const cell = cells[column];
      return typeof cell === 'string' && pattern.test(cell.trim());
    });
  if (shows(/^[<>]?\s*[+-]?\d*\.\d+$/)) return '.';
  if (shows(/^[<>]?\s*[+-]?(?:\d+,\d{1,2}|\d+,\d{4,}|0,\d+)$/)) return ',';
  return shows(/^[<>]?\s*[+-]?[1-9]\d{0,2},\d{3}$/) ? 'ask' : '.';
}
