/** Cells that are results: one in a row of a long table, one in each column of a wide one. */
import type { ValueDoc } from '../model/document.ts';
import type { Became } from './table-collect.ts';
import { statusOf } from './table-events.ts';
import { readFlag, sayFlags } from './table-flagged.ts';
import { columnsOf } from './table-mapping.ts';
import {
  at,
  codeOf,
  evidenceOf,
  idOf,
  ISSUE,
  joined,
  reportTime,
  sayTime,
  type RowDesk,
} from './table-record.ts';
import { eachRow, isBlank, textOf, type Cell, type Row, type Sheet } from './table-sheet.ts';
import { cellOf, ofHeading, readDated, type Moment, type Table } from './table-time.ts';
import { splitHeading, splitRange } from './table-heading.ts';
import { isTemperature, toUnitDoc } from './table-units.ts';
import { ownerOfUnit } from './table-words-more.ts';
import { readRange, readValue, toNumber, type ReadValue } from './table-value.ts';

export function readLong(row: Row, table: Table, moment: Moment, desk: RowDesk): readonly Became[] {
  const { columns } = table.mapping;
  const test = textOf(cellOf(row, table.mapping, 'test'));
  if (test === '') return [];
  const values = columnsOf(table.mapping, 'value');
  const own = values.find((index) => !isBlank(row.cells[index])) ?? values[0];
  const dated = columnsOf(table.mapping, 'dated-value').map((index) => {
    const { at: named, heading = '' } = columns[index] ?? {};
    const at = named ? ofHeading(named, desk) : readDated(heading, table.mapping);
    return { index, moment: at, part: heading };
  });
  const all = own === undefined ? dated : [{ index: own, moment, part: '' }, ...dated];
  return all.flatMap((place) => readResult(test, place, row, table, desk));
}

interface Place {
  readonly index: number;
  readonly moment: Moment;
  /** Of the id, where a row has several results. */
  readonly part: string;
}

function readResult(
  test: string,
  { index, moment, part }: Place,
  row: Row,
  table: Table,
  desk: RowDesk,
): readonly Became[] {
  const { mapping } = table;
  const cell = row.cells[index] ?? '';
  const note = textOf(cellOf(row, mapping, 'note'));
  // A statement on a whole panel, "normal", stands in the note.
  const isStated = note !== '' && part === '';
  const undone = part === '' ? notDone(cell, row, table) : undefined;
  const read =
    readCell(cell, index, row, table, desk) ??
    (undone ? { value: undone } : undefined) ??
    (isStated ? { value: { text: note } } : undefined);
  const flag = readFlag(read, index, row, table, desk);
  if (read === undefined) return flag.became;
  const written = unitOf(row, index, table) || (read.unit ?? '');
  const unit = /^[CF]$/.test(written) && isTemperature(test) ? `°${written}` : written;
  const heading = unit === '' ? splitHeading(test) : { ...splitRange(test), unit };
  const code = codeOf(row, table);
  const range = rangeOf(row, table) ?? limitsOf(heading.range, table);
  const isNoted = (!isBlank(cell) || undone !== undefined) && note !== '';
  const limits = range === undefined ? textOf(cellOf(row, mapping, 'range')) : '';
  const remark = joined(
    sayFlags(read, flag),
    part === '' ? besideIt(row, index, table) : undefined,
    limits === '' ? undefined : `reference range “${limits.slice(0, 80)}”`,
    isNoted ? note : undefined,
    sayTime(moment),
  );
  const isFaulty = part !== '' && reportTime(moment, part, row, table, desk);
  const added = desk.collector.addValue(
    {
      test: heading.label,
      unit: toUnitDoc(heading.unit),
      group: textOf(cellOf(row, mapping, 'group')),
      ...(code && { code }),
      ...(range && { range }),
      point: {
        ...at(moment),
        value: compared(read.value, textOf(cellOf(row, mapping, 'comparator'))),
        ...(remark !== undefined && { note: remark }),
        evidence: evidenceOf(row, table),
      },
    },
    () => idOf(row, table, part),
  );
  return [{ outcome: 'value', ...added }, ...(read.asked === true || isFaulty ? [ISSUE] : [])];
}

export function readMeasures(
  row: Row,
  table: Table,
  moment: Moment,
  desk: RowDesk,
): readonly Became[] {
  return columnsOf(table.mapping, 'measure').flatMap((index): readonly Became[] => {
    const column = table.mapping.columns[index];
    const read = column && readCell(row.cells[index] ?? '', index, row, table, desk);
    const flag = readFlag(read, index, row, table, desk);
    if (!column || read === undefined) return flag.became;
    const own = column.at ? ofHeading(column.at, desk) : moment;
    const written = table.sheet.limits?.[index] ?? column.range;
    const isAlone = columnsOf(table.mapping, 'measure').length === 1;
    const range = limitsOf(written, table) ?? (isAlone ? rangeOf(row, table) : undefined);
    const unit = (column.unit ?? '') || (read.unit ?? '') || unitOf(row, index, table, isAlone);
    const remark = joined(sayFlags(read, flag), sayTime(own));
    const added = desk.collector.addValue(
      {
        test: column.label ?? column.heading,
        unit: toUnitDoc(unit),
        group: '',
        ...(range && { range }),
        point: {
          ...at(own),
          value: read.value,
          ...(remark !== undefined && { note: remark }),
          evidence: evidenceOf(row, table),
        },
      },
      () => idOf(row, table, column.label ?? column.heading),
    );
    return [{ outcome: 'value', ...added }, ...(read.asked === true ? [ISSUE] : [])];
  });
}

/** What another column of the result says in words: "4" is "Spontaneously". */
function besideIt(row: Row, own: number, { mapping }: Table): string | undefined {
  const words = columnsOf(mapping, 'value')
    .filter((at) => at !== own)
    .map((at) => textOf(row.cells[at]))
    .filter((text) => /^\p{L}/u.test(text) && text !== textOf(row.cells[own]));
  return joined(...new Set(words));
}

/** The unit of a row's value: of several columns of units the next one right of it. */
function unitOf(row: Row, value: number, { mapping }: Table, isAlone = true): string {
  const units = columnsOf(mapping, 'unit');
  const heading = (mapping.columns[value]?.heading ?? '').trim().toLowerCase();
  const own = units.find((at) => ownerOfUnit(mapping.columns[at]?.heading ?? '') === heading);
  if (own !== undefined) return textOf(row.cells[own]);
  if (!isAlone) return '';
  return textOf(row.cells[units.find((at) => at > value) ?? units[0] ?? -1]);
}

/** "NOT DONE" of a status beside an empty result (CDISC SDTM, LBSTAT). */
function notDone(cell: Cell, row: Row, { mapping }: Table): ValueDoc | undefined {
  const status = textOf(cellOf(row, mapping, 'status'));
  const isUndone = isBlank(cell) && statusOf(status) === 'not-done';
  return isUndone ? { absent: `“${status}”` } : undefined;
}

/** A cell as a value; "1,234" that nobody can decide is kept as written, and asked. */
function readCell(
  cell: Cell,
  index: number,
  row: Row,
  table: Table,
  desk: RowDesk,
): ReadValue | undefined {
  const { mapping, sheet } = table;
  const isOrdinal = textOf(cell) === '-' && holdsPluses(sheet, index);
  const read = readValue(cell, mapping, isOrdinal);
  if (read?.asked === true) {
    desk.collector.addFault(`${sheet.file}${sheet.name ?? ''} decimal`, row.number, {
      code: 'foreign-asked',
      about: (rows) => `The comma of “${textOf(cell)}” may mark thousands or decimals (${rows}).`,
      outcome: 'It is kept as it is written.',
      path: table.name,
    });
  }
  return read;
}

const pluses = new WeakMap<Sheet, Map<number, boolean>>();

/** Whether "-" of a column stands beside "++": then it is a result. Asked of a column once. */
function holdsPluses(sheet: Sheet, index: number): boolean {
  const known = pluses.get(sheet) ?? new Map<number, boolean>();
  pluses.set(sheet, known);
  const told = known.get(index);
  if (told !== undefined) return told;
  let isFound = false;
  eachRow(sheet, ({ cells }) => {
    isFound ||= /^\+{1,4}$/.test(textOf(cells[index]));
  });
  known.set(index, isFound);
  return isFound;
}

function limitsOf(written: string | undefined, { mapping }: Table) {
  return written === undefined ? undefined : readRange(written, mapping.decimal);
}

const COMPARATORS: Readonly<Record<string, string>> = {
  '≤': '<=',
  '≥': '>=',
  lt: '<',
  gt: '>',
  le: '<=',
  ge: '>=',
};

function compared(value: ValueDoc, sign: string): ValueDoc {
  const known = COMPARATORS[sign.toLowerCase()] ?? sign;
  return typeof value === 'number' && /^(?:<|>|<=|>=|~)$/.test(known) ? `${known}${value}` : value;
}

function rangeOf(row: Row, { mapping }: Table): { low?: number; high?: number } | undefined {
  const limit = (role: 'low' | 'high') => {
    const cell = cellOf(row, mapping, role);
    const number = typeof cell === 'number' ? cell : toNumber(textOf(cell), mapping.decimal);
    return typeof number === 'number' ? number : undefined;
  };
  const [low, high] = [limit('low'), limit('high')];
  if (low === undefined && high === undefined)
    return readRange(textOf(cellOf(row, mapping, 'range')), mapping.decimal);
  if (low !== undefined && high !== undefined && low > high) return undefined;
  return { ...(low !== undefined && { low }), ...(high !== undefined && { high }) };
}
