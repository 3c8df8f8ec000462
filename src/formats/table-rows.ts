/** Rows become events and values: of a long table one each, of a wide one as many as its cells say. */
import type { EventDoc } from '../model/document.ts';
import type { Became } from './table-collect.ts';
import { readEvent } from './table-events.ts';
import { kindOfWords } from './table-kinds.ts';
import { columnsOf, type ColumnMapping } from './table-mapping.ts';
import { namePresence, presenceIn, type Presence } from './table-presence.ts';
import { at, evidenceOf, idOf, ISSUE, reportTime, sayTime, type RowDesk } from './table-record.ts';
import { isBlank, textOf, type Row } from './table-sheet.ts';
import { momentOf, readDated, type Moment, type Table } from './table-time.ts';
import { readLong, readMeasures } from './table-values.ts';

/** What the row became; an empty list when it says nothing that is drawn. */
export function readRow(row: Row, table: Table, desk: RowDesk): readonly Became[] {
  const moment = momentOf(row, table, desk);
  const became = [
    ...readLong(row, table, moment, desk),
    ...readMeasures(row, table, moment, desk),
    ...readEvent(row, table, moment, desk),
    ...readMoments(row, table, desk),
    ...readFindings(row, table, moment, desk),
  ];
  const isFaulty = became.length > 0 && reportTime(moment, 'time', row, table, desk);
  return isFaulty ? [...became, { outcome: 'issue' }] : became;
}

/** Dates each of which is an event by its heading: admission, surgery, discharge. */
function readMoments(row: Row, table: Table, desk: RowDesk): readonly Became[] {
  return columnsOf(table.mapping, 'moment').flatMap((index): readonly Became[] => {
    const column = table.mapping.columns[index];
    const cell = row.cells[index] ?? '';
    if (!column || isBlank(cell)) return [];
    const moment = readDated(cell, table.mapping);
    const isFaulty = reportTime(moment, column.heading, row, table, desk);
    return tellOnce(`${table.name}/${index}/${textOf(cell)}`, row, table, desk, isFaulty, {
      kind: kindOfWords(column.heading) ?? 'note',
      label: labelOf(column),
      ...at(moment),
      ...(sayTime(moment) !== undefined && { note: sayTime(moment) }),
    });
  });
}

/** Words each of which is an event: of a date when they change with the rows, else without one. */
function readFindings(row: Row, table: Table, moment: Moment, desk: RowDesk): readonly Became[] {
  return columnsOf(table.mapping, 'finding').flatMap((index): readonly Became[] => {
    const column = table.mapping.columns[index];
    const text = textOf(row.cells[index]);
    if (!column || text === '') return [];
    const presence = presenceIn(text, column.heading);
    if (presence === 'unsaid') return [];
    const kind = kindOfWords(column.heading) ?? 'finding';
    const isNamed = kind === 'diagnosis' || kind === 'medication' || kind === 'symptom';
    return tellOnce(
      `${table.name}/${index}/${text}/${moment.words ?? ''}`,
      row,
      table,
      desk,
      false,
      {
        kind,
        ...said(column, text, presence, isNamed),
        ...at(moment),
      },
    );
  });
}

/** "fever" with "No" is an excluded fever. */
function said(
  column: ColumnMapping,
  text: string,
  presence: Presence | undefined,
  isNamed: boolean,
): Pick<EventDoc, 'label' | 'status'> {
  if (presence === undefined) return { label: isNamed ? text : `${labelOf(column)}: ${text}` };
  const label = column.label ?? namePresence(column.heading);
  return presence === 'present' ? { label } : { label, status: 'excluded' };
}

function labelOf({ label, heading }: ColumnMapping): string {
  return (
    label ??
    heading
      .replace(/_/g, ' ')
      .replace(/[ _]?(?:date|datum|日期|时间)$/i, '')
      .trim()
  );
}

function tellOnce(
  key: string,
  row: Row,
  table: Table,
  desk: RowDesk,
  isFaulty: boolean,
  event: Omit<EventDoc, 'id' | 'lane' | 'evidence'>,
): readonly Became[] {
  const known = desk.once.get(key);
  const id =
    known ??
    desk.collector.addEvent(
      { ...event, evidence: evidenceOf(row, table) },
      idOf(row, table, event.label),
    );
  desk.once.set(key, id);
  return [{ outcome: 'event', id }, ...(isFaulty ? [ISSUE] : [])];
}
