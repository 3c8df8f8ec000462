/** A row that tells what happened becomes an event, with what the table says of its end, dose and status. */
import type { EventKind } from '../model/course.ts';
import type { DoseDoc, EventDoc } from '../model/document.ts';
import type { Became } from './table-collect.ts';
import { isLasting, kindOfWords } from './table-kinds.ts';
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
import { textOf, type Row } from './table-sheet.ts';
import { cellOf, endOf, type Moment, type Table } from './table-time.ts';
import { toUnitDoc } from './table-units.ts';
import { readValue } from './table-value.ts';

export function readEvent(
  row: Row,
  table: Table,
  moment: Moment,
  desk: RowDesk,
): readonly Became[] {
  const { mapping } = table;
  const words = textOf(cellOf(row, mapping, 'kind'));
  const label = textOf(cellOf(row, mapping, 'label')) || words;
  if (label === '') return [];
  const kind = kindOfWords(words) ?? mapping.kind;
  const end = endOf(row, table, desk);
  const times = timesOf(kind, moment, end, row, table, desk);
  const dose = doseOf(row, table);
  const code = codeOf(row, table);
  const note = joined(sayTime(moment));
  const severity = textOf(cellOf(row, mapping, 'severity'));
  const status = statusOf(textOf(cellOf(row, mapping, 'status')));
  const detail = detailOf(row, table, moment, end, note);
  const id = desk.collector.addEvent(
    {
      kind,
      label,
      ...times,
      ...(note !== undefined && { note }),
      ...(detail !== undefined && { detail }),
      ...(severity !== '' && { severity }),
      ...(status !== undefined && { status }),
      ...(dose && { dose }),
      ...(code && { codes: [code] }),
      evidence: evidenceOf(row, table),
    },
    idOf(row, table),
  );
  const isFaulty = end !== undefined && reportTime(end, 'end', row, table, desk);
  return [{ outcome: 'event', id }, ...(isFaulty ? [ISSUE] : [])];
}

function detailOf(
  row: Row,
  { mapping }: Table,
  moment: Moment,
  end: Moment | undefined,
  note: string | undefined,
): string | undefined {
  const details = columnsOf(mapping, 'detail').map((index) => textOf(row.cells[index]));
  const route = mapping.columns.some(({ role }) => role === 'dose')
    ? ''
    : textOf(cellOf(row, mapping, 'route'));
  const said = moment.label !== undefined && moment.label !== note ? moment.label : '';
  const faulty = end?.fault ? `end written “${end.fault.written}”` : '';
  return joined(...details, textOf(cellOf(row, mapping, 'note')), route, said, faulty);
}

/** Settled: without a stated end, a thing that lasts has an unknown end, and is ongoing only where the table says so. */
function timesOf(
  kind: EventKind,
  moment: Moment,
  end: Moment | undefined,
  row: Row,
  table: Table,
  desk: RowDesk,
): Partial<EventDoc> {
  const start = moment.words;
  const stop = end?.words;
  const going = textOf(cellOf(row, table.mapping, 'ongoing'));
  const isOngoing = /^(?:y|yes|true|1|ja|oui|s[íi]|是|ongoing|x)$/i.test(going);
  if (start === undefined && stop === undefined) return isOngoing ? { end: 'ongoing' } : {};
  if (stop !== undefined && start === stop) return { at: stop };
  // One cell beside both says how sure they are.
  if (stop !== undefined && start === `about ${stop}`) return { at: start };
  if (start !== undefined && stop !== undefined && endsBefore(start, stop)) {
    desk.collector.addFault(`${table.name} reversed`, row.number, {
      code: 'foreign-time-not-trusted',
      received: stop,
      about: (rows) => `before the start, ${start} (${rows})`,
      outcome: 'The end is kept as not known.',
      path: table.name,
    });
    return { start, end: 'unknown' };
  }
  if (stop !== undefined) return start === undefined ? { end: stop } : { start, end: stop };
  if (isOngoing) return { ...(start !== undefined && { start }), end: 'ongoing' };
  const isEndless = /^end (?:unknown|not stated)$/i.test(going);
  if (isEndless) return { ...(start !== undefined && { start }), end: 'unknown' };
  if (start === undefined || /^(?:before|after) /.test(start)) return at(moment);
  const lasts = isLasting(kind) ? hasEnds(table) : desk.ended.has(kind);
  return lasts ? { start, end: 'unknown' } : { at: start };
}

function hasEnds({ mapping }: Table): boolean {
  return mapping.columns.some(
    ({ role }) => role === 'end' || role === 'end-offset' || role === 'ongoing',
  );
}

/** ISO dates compare as text as far as both say; numbers from the zero by their unit. */
function endsBefore(start: string, stop: string): boolean {
  const [a, b] = [start, stop].map((words) => words.replace(/^about /, ''));
  if (a === undefined || b === undefined) return false;
  if (/^\d{4}/.test(a) && /^\d{4}/.test(b)) {
    const length = Math.min(a.replace(/(?:Z|[+-]\d\d:?\d\d)$/, '').length, b.length, 16);
    return b.replace('T', ' ').slice(0, length) < a.replace('T', ' ').slice(0, length);
  }
  const [from, to] = [a, b].map(daysFromZero);
  return from !== undefined && to !== undefined && to < from;
}

const DAYS: Readonly<Record<string, number>> = {
  minute: 1 / 1440,
  hour: 1 / 24,
  day: 1,
  week: 7,
  month: 30.4,
  year: 365.2,
};

function daysFromZero(words: string): number | undefined {
  const match = /^\S+(?: ([+-]) ([\d.]+) (minute|hour|day|week|month|year)s?)?$/.exec(words);
  if (!match) return undefined;
  return Number(match[2] ?? 0) * (DAYS[match[3] ?? 'day'] ?? 1) * (match[1] === '-' ? -1 : 1);
}

function doseOf(row: Row, { mapping }: Table): DoseDoc | undefined {
  const read = readValue(cellOf(row, mapping, 'dose'), mapping);
  if (read === undefined || (typeof read.value === 'object' && 'absent' in read.value))
    return undefined;
  const unit = textOf(cellOf(row, mapping, 'dose-unit')) || (read.unit ?? '');
  const route = textOf(cellOf(row, mapping, 'route'));
  const frequency = textOf(cellOf(row, mapping, 'frequency'));
  return {
    value: read.value,
    unit: toUnitDoc(unit),
    ...(route !== '' && { route }),
    ...(frequency !== '' && { frequency }),
  };
}

export function statusOf(text: string): string | undefined {
  if (/^(?:planned|scheduled|ordered|geplant|计划)/i.test(text)) return 'planned';
  if (/^(?:refuted|ruled out|ausgeschlossen|排除)/i.test(text)) return 'refuted';
  if (/^(?:excluded|absent|negative)/i.test(text)) return 'excluded';
  return /^(?:not[ -]?done|cancel|nicht durchgeführt|取消)/i.test(text) ? 'not-done' : undefined;
}
