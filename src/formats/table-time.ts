/**
 * When a row was: a date, a number counted from a common zero, an age, a visit, or words of the
 * table that are no time and stay beside the record. The common zero of all tables of a case is one
 * anchor; where a time label names it ("baseline"), it has that name.
 */
import { columnsOf, type HeadingMoment, type Mapping, type OffsetUnit } from './table-mapping.ts';
import { readClock, readMoment, type DateRules, type ReadMoment } from './table-date.ts';
import { momentAlone } from './table-moments.ts';
import { readParts } from './table-years.ts';
import { readOffsetUnit } from './table-offset.ts';
import { eachRow, isBlank, textOf, type Cell, type Row, type Sheet } from './table-sheet.ts';
import { toNumber } from './table-value.ts';
import type { Role } from './table-words.ts';

export interface Table {
  readonly sheet: Sheet;
  readonly mapping: Mapping;
  /** Of ids and locators: "labs", "Sheet2". */
  readonly name: string;
}

export interface Moment {
  /** For the model; undefined: not stated. */
  readonly words?: string;
  /** A column says when, and this row's cannot be read or says two things. */
  readonly fault?: {
    readonly kind: 'unreadable' | 'order' | 'century' | 'unit';
    readonly written: string;
  };
  /** What the table says of the time in words, where they are not its time. */
  readonly label?: string;
}

/** What times are counted from. */
export interface Zero {
  readonly id: string;
  readonly label: string;
}

export interface TimeDesk {
  readonly zero: Zero;
  /** The anchor of a visit or of a named moment; makes it when it is new. */
  readonly anchorOf: (name: string, number?: number) => string;
  /** Told when the zero is counted from. */
  readonly useZero: () => void;
  /** The date that another table gives a visit, for the row of that number. */
  readonly dateOfVisit?: (visit: string, row: number) => string | undefined;
}

/** Of a row, the time of its values and of its event. */
export function momentOf(row: Row, { mapping }: Table, desk: TimeDesk): Moment {
  const cell = (role: Role) => cellOf(row, mapping, role);
  const label = textOf(cell('time-label'));
  const said = label === '' ? {} : { label };
  const dated = firstFilled(row, mapping, ['time', 'start']);
  const isApproximate = /^(?:approx|about|ca|estimat|rough)/i.test(textOf(cell('time-known')));
  if (dated !== undefined)
    return { ...withClock(readDated(dated, mapping), cell('clock')), ...said };
  const parts = readParts(row, mapping);
  if (parts) return { ...withClock(toMoment(parts), cell('clock')), ...said };
  const counted = firstFilled(row, mapping, ['offset', 'start-offset']);
  if (counted !== undefined) {
    const read = readOffset(counted, row, mapping, desk);
    const words = read.words !== undefined && isApproximate ? `about ${read.words}` : read.words;
    return { ...read, ...(words !== undefined && { words }), ...said };
  }
  const age = textOf(cell('age'));
  if (age !== '') return { ...ofAge(age), ...said };
  const visit = textOf(cell('visit'));
  const date = desk.dateOfVisit?.(visit || textOf(cell('visit-id')), row.number);
  if (date !== undefined) return { words: date, ...said };
  if (visit !== '') return { words: desk.anchorOf(visit), ...said };
  return ofLabel(label, desk);
}

/** The end of a row's event; undefined where its cell is blank. */
export function endOf(row: Row, { mapping }: Table, desk: TimeDesk): Moment | undefined {
  const dated = firstFilled(row, mapping, ['end']);
  if (dated !== undefined) return readDated(dated, mapping);
  const counted = firstFilled(row, mapping, ['end-offset']);
  return counted === undefined ? undefined : readOffset(counted, row, mapping, desk);
}

/** The moment that a heading names, for a row that may have a date of its own as well. */
export function ofHeading({ of, number }: HeadingMoment, desk: TimeDesk): Moment {
  const unit = number === undefined ? undefined : readOffsetUnit(of);
  if (unit === undefined || number === undefined) return { words: desk.anchorOf(of, number) };
  desk.useZero();
  return { words: fromZero(desk.zero.id, number, unit) };
}

export function cellOf(row: Row, mapping: Mapping, role: Role): Cell {
  const at = columnsOf(mapping, role)[0];
  return at === undefined ? '' : (row.cells[at] ?? '');
}

function firstFilled(row: Row, mapping: Mapping, roles: readonly Role[]): Cell | undefined {
  return roles.map((role) => cellOf(row, mapping, role)).find((cell) => !isBlank(cell));
}

/** A date in a cell; rows next to each other are often of one time. */
export function readDated(cell: Cell, mapping: Mapping): Moment {
  if (cell === lastDated.cell && mapping === lastDated.mapping) return lastDated.moment;
  const moment = ofCell(cell, mapping);
  if (typeof cell === 'string') lastDated = { cell, mapping, moment };
  return moment;
}

let lastDated: { readonly cell?: Cell; readonly mapping?: Mapping; readonly moment: Moment } = {
  moment: {},
};

/** A date in a cell, by the rules of its table. */
function ofCell(cell: Cell, { dateOrder, century }: Mapping): Moment {
  const rules: DateRules = { order: dateOrder, century };
  return toMoment({ written: textOf(cell), read: readMoment(cell, rules) });
}

function toMoment({ written, read }: { written: string; read: ReadMoment }): Moment {
  if (read.kind === 'time') return { words: read.words };
  const kind = read.kind === 'asked' ? read.what : 'unreadable';
  return { fault: { kind, written } };
}

/** The time of day beside a date that has none. */
function withClock(moment: Moment, cell: Cell): Moment {
  const clock = readClock(cell);
  const isDay = /^\d{4}-\d\d-\d\d$/.test(moment.words ?? '');
  return clock === undefined || !isDay
    ? moment
    : { ...moment, words: `${moment.words ?? ''} ${clock}` };
}

function readOffset(cell: Cell, row: Row, mapping: Mapping, desk: TimeDesk): Moment {
  const written = textOf(cell);
  const number = toNumber(
    written.replace(/\u2212/g, '-'),
    mapping.decimal === 'ask' ? '.' : mapping.decimal,
  );
  if (typeof number !== 'number' || Math.abs(number) > 1e8)
    return { fault: { kind: 'unreadable', written } };
  const own = textOf(cellOf(row, mapping, 'time-unit'));
  const unit = own === '' ? mapping.offsetUnit : readOffsetUnit(own);
  if (unit === undefined) return { fault: { kind: 'unit', written } };
  desk.useZero();
  const isTrial = mapping.fromDayOne === true && unit === 'day' && number > 0;
  return { words: fromZero(desk.zero.id, isTrial ? number - 1 : number, unit) };
}

function fromZero(zero: string, number: number, unit: OffsetUnit): string {
  const amount = Number(Math.abs(number).toFixed(4));
  if (amount === 0) return zero;
  return `${zero} ${number < 0 ? '-' : '+'} ${amount} ${unit}${amount === 1 ? '' : 's'}`;
}

/** Whole years are the year from one birthday to the next; others are counted from birth. */
function ofAge(written: string): Moment {
  const match =
    /^(\d{1,3})(?:[.,](\d{1,3}))?(?: ?(?:y(?:ears?|rs?)?|jahre?|ans?|a[ñn]os?|岁))?$/i.exec(
      written,
    );
  if (!match) return { fault: { kind: 'unreadable', written } };
  const [, years = '', part] = match;
  return { words: part === undefined ? `age ${years} years` : `birth + ${years}.${part} years` };
}

/** "before baseline", "completed before presentation": an order, if it is about the common zero. */
function ofLabel(label: string, desk: TimeDesk): Moment {
  if (label === '') return {};
  const match = /(?:^|\s)(before|after|prior to|following) (?:the )?(.+)$/i.exec(label);
  const named = match ? undefined : momentAlone(label);
  // A peak or a nadir is another moment for each test.
  if (named && (named.number !== undefined || named.of === 'baseline'))
    return { ...ofHeading(named, desk), label };
  if (match?.[2]?.toLowerCase() !== desk.zero.label.toLowerCase()) return { label };
  desk.useZero();
  const side = /^(?:before|prior)/i.test(match[1] ?? '') ? 'before' : 'after';
  return { words: `${side} ${desk.zero.id}`, label };
}

/** The common zero: named by the label of a value told at zero, else by what is counted. */
export function zeroOf(tables: readonly Table[]): Zero {
  const counted = tables.filter(({ mapping }) =>
    mapping.columns.some(({ role, at }) => /offset$/.test(role) || at?.number !== undefined),
  );
  const isTrial = counted.some(({ mapping }) => mapping.fromDayOne === true);
  const named = [...counted].sort((a, b) => spans(a) - spans(b)).flatMap(labelAtZero)[0];
  if (named !== undefined) return { id: toName(named), label: named };
  return isTrial ? { id: 'study-day-1', label: 'study day 1' } : { id: 'day-0', label: 'day 0' };
}

/** Tables of moments before those of stretches: "baseline" says more than "drug until the end". */
function spans({ mapping }: Table): number {
  return mapping.columns.some(({ role }) => /^end/.test(role)) ? 1 : 0;
}

function labelAtZero({ sheet, mapping }: Table): readonly string[] {
  if (columnsOf(mapping, 'time-label').length === 0) return [];
  let found: string | undefined;
  eachRow(sheet, (row) => {
    if (found !== undefined) return;
    const counted = firstFilled(row, mapping, ['offset', 'start-offset']);
    const label = textOf(cellOf(row, mapping, 'time-label'));
    const isWord = /^\p{L}[\p{L}\p{N} -]{0,30}$/u.test(label);
    if (counted !== undefined && Number(textOf(counted)) === 0 && isWord) found = label;
  });
  return found === undefined ? [] : [found];
}

function toName(label: string): string {
  const name = label
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
  return /^[a-z]/.test(name) && !['calendar', 'birth'].includes(name) ? name : 'zero';
}
