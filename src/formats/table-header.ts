/**
 * Where the header of a table is: below titles and notes, in one row or two, of words or of dates; and
 * what stands between it and the rows (units, reference ranges).
 */
import { readMoment } from './table-date.ts';
import { withFlagColumn } from './table-flags.ts';
import {
  columnLetters,
  isBlank,
  sameWords,
  textOf,
  type Cell,
  type Grid,
  type Row,
} from './table-sheet.ts';
import { splitHeading } from './table-heading.ts';
import { isKnownUnit } from './table-units.ts';
import { readRange } from './table-value.ts';
import { isBareYear, isYearHeader } from './table-years.ts';

export interface Found {
  readonly above: readonly string[];
  readonly header: readonly string[];
  readonly rows: readonly Row[];
  /** Rows that have cells beyond the last heading. */
  readonly beyond: readonly number[];
  /** The last row of the header, from 0; -1: there is none. */
  readonly headerAt: number;
  readonly limits?: readonly string[];
}

/** How far down a header is looked for: below titles, authors and notes. */
const DEEPEST = 25;

/** The header of a grid and the rows below it. A grid of values alone has headings "column A" … */
export function findHeader(grid: Grid): Found {
  const first = headerIndex(grid);
  const width = first < 0 ? Math.max(0, ...grid.slice(0, 100).map(({ length }) => length)) : 0;
  const named = first < 0 ? { header: lettered(width), at: -1 } : headerBlock(grid, first);
  const { at } = named;
  const header =
    at < 0 ? named.header : withFlagColumn(named.header, grid[at] ?? [], grid.slice(at + 1));
  const rows = grid.slice(at + 1).flatMap((cells, index): readonly Row[] => {
    const isRepeated =
      at >= 0 && (sameWords(cells, grid[at] ?? []) || sameWords(cells, grid[first] ?? []));
    if (isRepeated || cells.every(isBlank)) return [];
    return [{ number: at + 2 + index, cells: header.map((_, column) => cells[column] ?? '') }];
  });
  const beyond = rows
    .map(({ number }) => number)
    .filter((number) => (grid[number - 1] ?? []).slice(header.length).some((c) => !isBlank(c)));
  const isGrouped = first > 0 && isGroupedBy(grid, first);
  const above = titlesAbove(grid, isGrouped ? first - 1 : first);
  return {
    above,
    header,
    rows,
    beyond,
    headerAt: at,
    ...(named.limits && { limits: named.limits }),
  };
}

interface Block {
  readonly header: readonly string[];
  readonly at: number;
  readonly limits?: readonly string[];
}

/** The header with what belongs to it in the rows below: finer names, units, reference ranges. */
function headerBlock(grid: Grid, first: number): Block {
  let block: Block = { header: headings(grid, first), at: first };
  for (let at = first + 1; at <= first + 3; at += 1) {
    const cells = grid[at] ?? [];
    if (filled(cells) === 0) break;
    const next = withUnits(block, cells) ?? withLimits(block, cells) ?? withNames(block, grid, at);
    if (next === undefined) break;
    block = { ...next, at };
  }
  return block;
}

const UNIT_WORD = /^(?:units?|einheit(?:en)?|unit[ée]s?|unidad(?:es)?|单位)$/i;
const RANGE_WORD =
  /^(?:(?:ref(?:erence)?|normal)\.? ?(?:range|interval|values?|limits?)?|norm(?:al)?(?:bereich|werte?)?|referenz(?:bereich|werte?)?|valeurs? (?:de r[ée]f[ée]rence|normales?)|valores? (?:de referencia|normales?)|参考(?:值|范围|区间)|正常(?:值|范围))$/i;

/** A row of units alone, perhaps with the word "unit" before it. */
function withUnits({ header, at }: Block, cells: readonly Cell[]): Block | undefined {
  const words = header.map((_, index) => textOf(cells[index]));
  const isNamed = words.some((text) => UNIT_WORD.test(text));
  const units = words.map((text) =>
    UNIT_WORD.test(text) ? '' : text.replace(/^[([](.+)[)\]]$/, '$1'),
  );
  const said = units.filter((text) => text !== '' && text !== '-');
  const isAll = said.every(
    (text) => isKnownUnit(text) || /^[^\d\s]{1,8}\/[^\d\s]{1,8}$/.test(text),
  );
  if (said.length < (isNamed ? 1 : 2) || !isAll) return undefined;
  const named = header.map((name, index) => {
    const unit = units[index] ?? '';
    return unit === '' || unit === '-' || name === '' || splitHeading(name).unit !== ''
      ? name
      : `${name} (${unit})`;
  });
  return { header: named, at };
}

/** A row that begins with "reference range" and holds one for some columns. */
function withLimits({ header, at }: Block, cells: readonly Cell[]): Block | undefined {
  const words = header.map((_, index) => textOf(cells[index]));
  const said = words.filter((text) => text !== '');
  const isNamed = RANGE_WORD.test(said[0] ?? '');
  const ranges = words.map((text) => (readRange(text, '.') === undefined ? '' : text));
  return isNamed && ranges.some((text) => text !== '') ? { header, at, limits: ranges } : undefined;
}

/** A second row of names below groups or merged cells, over rows of values. */
function withNames({ header, at }: Block, grid: Grid, below: number): Block | undefined {
  const cells = grid[below] ?? [];
  const names = Array.from({ length: Math.max(header.length, cells.length) }, (_, index) =>
    textOf(cells[index]).replace(/\s+/g, ' '),
  );
  const finer = names.flatMap((text, index) => {
    const own = header[index] ?? '';
    const isGroup =
      own === '' ||
      header.indexOf(own) !== header.lastIndexOf(own) ||
      (header[index + 1] ?? '') === '';
    return text !== '' && isGroup ? [index] : [];
  });
  const isWords = cells.every((cell) => isBlank(cell) || isHeading(cell));
  const isMore = finer.length >= 2 && finer.length === names.filter((text) => text !== '').length;
  if (!isWords || !isMore || !holdValues(grid, below, finer)) return undefined;
  const groups = groupsAbove(header, names.length);
  const isTwice = (text: string) => names.indexOf(text) !== names.lastIndexOf(text);
  const merged = names.map((text, index) => {
    if (text === '') return header[index] ?? '';
    const group = groups[index] ?? '';
    return isTwice(text) || MOMENT.test(group) ? `${group} ${text}`.trim() : text;
  });
  return { header: merged, at };
}

/** A group that is a moment belongs to the names below it: "Week 4" over "Hb" and "ALT". */
const MOMENT =
  /^(?:(?:day|week|month|visit|cycle|tag|woche|monat|jour|semaine|d[ií]a|semana)s?[ _.-]*\d+|baseline|admission|discharge|screening|follow-?up)$/i;

/** Whether the rows below hold mostly numbers and dates in these columns. */
function holdValues(grid: Grid, below: number, columns: readonly number[]): boolean {
  const cells = grid
    .slice(below + 1, below + 21)
    .flatMap((row) => columns.map((index) => row[index] ?? ''))
    .filter((cell) => !isBlank(cell));
  const values = cells.filter((cell) => !isHeading(cell));
  return cells.length > 0 && values.length >= cells.length / 2;
}

/** The first row that names most of the columns, in words or by dates over values. */
function headerIndex(grid: Grid): number {
  const width = Math.max(0, ...grid.slice(0, 200).map(filled));
  return grid
    .slice(0, DEEPEST)
    .findIndex(
      (cells, at) =>
        filled(cells) >= Math.max(1, width * 0.6) &&
        (cells.every(isHeading) || isDatedHeader(grid, at)),
    );
}

/** Tests below each other, dates side by side: the rows under the dates hold values, no dates. */
function isDatedHeader(grid: Grid, at: number): boolean {
  const cells = grid[at] ?? [];
  const isYears = isYearHeader(cells);
  const dated = cells.flatMap((cell, index) =>
    isDate(cell) || (isYears && isBareYear(cell)) ? [index] : [],
  );
  const others = cells.filter((_, index) => !dated.includes(index));
  if (dated.length < 2 || !others.every(isHeading) || isDate(cells[0])) return false;
  const below = grid
    .slice(at + 1, at + 12)
    .flatMap((row) => dated.map((index) => row[index] ?? ''))
    .filter((cell) => !isBlank(cell));
  const values = below.filter((cell) => !isHeading(cell) && !isDate(cell));
  return below.length > 0 && values.length >= below.length * 0.5;
}

function isDate(cell: Cell | undefined): boolean {
  if (cell === undefined || typeof cell === 'number') return false;
  return (
    typeof cell === 'object' ||
    (/[-/.年 ]/.test(cell.trim()) &&
      !/^\d+[.,]\d+$/.test(cell.trim()) &&
      readMoment(cell, { order: 'dmy', century: 2000 }).kind === 'time')
  );
}

function filled(cells: readonly Cell[]): number {
  return cells.filter((cell) => !isBlank(cell)).length;
}

function isHeading(cell: Cell): boolean {
  if (typeof cell !== 'string') return false;
  const text = cell.trim();
  return !/^[<>≤≥]?\s*[+-]?\d[\d.,/: -]*$/.test(text) && !/^\d{4}-\d\d-\d\dT/.test(text);
}

/** Names repeated in the header are told apart by the line above it: "Visit 1 BP", "Visit 2 BP". */
function headings(grid: Grid, at: number): readonly string[] {
  const names = namesIn(grid[at] ?? []);
  const above = grid[at - 1] ?? [];
  const isGrouped = isGroupedBy(grid, at);
  const groups = isGrouped ? groupsAbove(above, names.length) : [];
  return names.map((name, index) => {
    // A heading that is merged with the cell above it stands there.
    if (name === '' && filled(above) >= 2 && isHeading(above[index] ?? ''))
      return textOf(above[index]);
    return `${groups[index] ?? ''} ${name}`.trim();
  });
}

function isGroupedBy(grid: Grid, at: number): boolean {
  const names = namesIn(grid[at] ?? []).filter((name) => name !== '');
  return new Set(names).size < names.length && filled(grid[at - 1] ?? []) >= 2;
}

/** Up to the last that is written. */
function namesIn(cells: readonly Cell[]): readonly string[] {
  const names = cells.map((cell) => textOf(cell).replace(/\s+/g, ' '));
  return names.slice(
    0,
    names.reduce((last, text, index) => (text === '' ? last : index + 1), 0),
  );
}

/** A merged cell stands for the columns up to the next one. */
function groupsAbove(cells: readonly Cell[], length: number): readonly string[] {
  let last = '';
  return Array.from({ length }, (_, index) => {
    last = textOf(cells[index]) || last;
    return last;
  });
}

function titlesAbove(grid: Grid, at: number): readonly string[] {
  return grid
    .slice(0, Math.max(0, at))
    .map((cells) => cells.map(textOf).filter((text) => text !== ''))
    .filter((words) => words.length > 0)
    .map((words) => words.join(' '));
}

function lettered(width: number): readonly string[] {
  return Array.from({ length: width }, (_, index) => `column ${columnLetters(index)}`);
}
