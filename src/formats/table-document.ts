/**
 * Tables and what their columns mean become a case document. All tables are of one patient: where
 * there are several, one is chosen and the rows of the others are listed as such.
 */
import type { EventKind } from '../model/course.ts';
import type { CaseDocument, EventDoc } from '../model/document.ts';
import type { ForeignRead, PatientChoice, ReadOptions } from './foreign.ts';
import { formatIssue } from './issues.ts';
import { Anchors } from './table-anchors.ts';
import { asksOf, type TableRead } from './table-asks.ts';
import { Collector, type Became } from './table-collect.ts';
import { sayRows } from './table-csv.ts';
import { kindOfWords, lanesOf } from './table-kinds.ts';
import { columnsOf, isUseful, type Mapping } from './table-mapping.ts';
import { choose, ofWhom, readPatients, type Patients } from './table-patients.ts';
import { proposeMapping } from './table-propose.ts';
import { recordOf, type RowDesk } from './table-record.ts';
import { recall, type Remembered } from './table-remember.ts';
import { readRow } from './table-rows.ts';
import { doubtsOf } from './table-sentinels.ts';
import { isBlank, signatureOf, textOf, type Row, type Sheet } from './table-sheet.ts';
import { cellOf, readDated, zeroOf, type Table } from './table-time.ts';

/** The case that tables tell. Without a mapping for its headings a table is read as proposed. */
export function toDocument(
  sheets: readonly Sheet[],
  known: Known = {},
  options: ReadOptions = {},
): ForeignRead {
  const tables = sheets.map((sheet, at) =>
    toTable(sheet, known, sheets.length > 1 ? at : undefined),
  );
  const collector = new Collector();
  for (const { sheet } of tables) collector.issues.push(...sheet.issues);
  const useful = tables.filter(({ mapping, sheet }) => isUseful(mapping) && sheet.rows.length > 0);
  const patients = readPatients(useful);
  const chosen = choose(patients, options.patient);
  if (options.patient !== undefined && chosen?.id !== options.patient)
    collector.issues.push(unknownPatient(options.patient, patients.choices));
  const anchors = new Anchors(zeroOf(useful), collector.makeId);
  for (const table of tables)
    readTable(table, { isUseful: useful.includes(table), patients, chosen, anchors, collector });
  const events = collector.events();
  const series = collector.series();
  collector.issues.push(...doubtsOf(series));
  const rest = {
    ledger: collector.ledger,
    patients: patients.choices,
    tables: tables.map(toRead),
  };
  if (events.length + series.length === 0 && chosen?.birth === undefined)
    return { issues: [...collector.allIssues(), ...nothingRead(tables, useful)], ...rest };
  const document: CaseDocument = {
    caseline: 1,
    id: collector.makeId(titleOf(tables)),
    title: titleOf(tables),
    patient: ofWhom(chosen, isDated(events, series)),
    source: {
      basis: 'record',
      citation: [...new Set(sheets.map(({ file }) => file))].join(', '),
      locator: 'the tables',
    },
    ...anchors.docs(useful, chosen?.id, patients),
    lanes: lanesOf(events.map(({ kind }) => kind as EventKind)),
    events,
    series,
  };
  return { document, issues: collector.allIssues(), ...rest };
}

/** True when some time is a date or an age, which a birth date can be counted from. */
function isDated(
  events: readonly EventDoc[],
  series: readonly { readonly points?: readonly { readonly at?: string }[] }[],
): boolean {
  const isDate = (words: string | undefined) =>
    /^(?:about )?(?:\d{4}|age |birth )/.test(words ?? '');
  return (
    events.some(({ at, start, end }) => [at, start, end].some(isDate)) ||
    series.some(({ points = [] }) => points.some(({ at }) => isDate(at)))
  );
}

/** What persons have said of tables, now and before. */
export interface Known {
  readonly given?: readonly Mapping[];
  readonly remembered?: readonly Remembered[];
}

interface Mapped extends Table {
  readonly from: TableRead['from'];
}

function toTable(sheet: Sheet, known: Known, at: number | undefined): Mapped {
  const stem = sheet.name ?? sheet.file.replace(/^.*[\\/]/, '').replace(/\.\w{1,5}$/, '');
  const slug = stem
    .replace(/[^A-Za-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 24)
    .toLowerCase();
  const name = at === undefined ? 'row' : slug === '' ? `table-${at + 1}` : slug;
  return { sheet, name, ...mappingOf(sheet, known) };
}

function mappingOf(sheet: Sheet, known: Known): Pick<Mapped, 'mapping' | 'from'> {
  const signature = signatureOf(sheet);
  const given = known.given?.find(
    (mapping) => mapping.signature === signature && mapping.columns.length === sheet.header.length,
  );
  if (given !== undefined) return { mapping: given, from: 'given' };
  const remembered = recall(sheet, known.remembered ?? []);
  if (remembered !== undefined) return { mapping: remembered, from: 'remembered' };
  return { mapping: proposeMapping(sheet), from: 'proposal' };
}

function toRead({ sheet, mapping, from }: Mapped): TableRead {
  const { file, name, rows } = sheet;
  const asks = asksOf(sheet, mapping);
  return { file, ...(name !== undefined && { name }), rows: rows.length, mapping, from, asks };
}

interface Reading {
  readonly isUseful: boolean;
  readonly patients: Patients;
  readonly chosen?: { readonly id: string } | undefined;
  readonly anchors: Anchors;
  readonly collector: Collector;
}

function readTable(
  table: Table,
  { isUseful: useful, patients, chosen, anchors, collector }: Reading,
): void {
  const { sheet } = table;
  if (sheet.above.length > 0)
    collector.addEntry(
      'the lines above the header',
      sheet.file,
      [],
      `a title: ${sheet.above.join(' / ').slice(0, 200)}`,
    );
  const owners = patients.owners.get(sheet) ?? [];
  const isNobodys = owners.length === 0 && patients.choices.length > 1;
  if (useful && isNobodys) collector.issues.push(withoutPatients(table));
  const desk: RowDesk = { ...anchors.desk(), collector, once: new Map(), ended: endedKinds(table) };
  for (const [at, row] of sheet.rows.entries()) {
    const owner = owners[at] ?? '';
    const record = recordOf(row, table);
    if (!useful)
      collector.addEntry(
        record,
        sheet.file,
        [],
        'its table has no column that is a time, a value or an event',
      );
    else if (isNobodys)
      collector.addEntry(record, sheet.file, [], 'its table does not say whose it is');
    else if (owners.length > 0 && owner !== chosen?.id)
      collector.addEntry(
        record,
        sheet.file,
        [],
        owner === '' ? 'it does not say whose it is' : `of another patient (${owner})`,
      );
    else addRow(row, record, table, desk);
  }
  if (useful) listColumns(table, collector);
  reportCarried(table, patients, collector);
}

function addRow(row: Row, record: string, table: Table, desk: RowDesk): void {
  const became: readonly Became[] = readRow(row, table, desk);
  const isOfPatient = (['birth', 'sex', 'patient-age', 'death'] as const).some(
    (role) => !isBlank(cellOf(row, table.mapping, role)),
  );
  const death = readDeath(row, table, desk);
  const all = [...became, ...death];
  if (all.length === 0 && isOfPatient)
    desk.collector.addEntry(record, table.sheet.file, [{ outcome: 'patient' }]);
  else if (all.length === 0)
    desk.collector.addEntry(record, table.sheet.file, [], 'no value and no event is written in it');
  else
    desk.collector.addEntry(
      record,
      table.sheet.file,
      all,
      all.some(({ outcome }) => outcome === 'issue') ? 'see the issues of its column' : undefined,
    );
}

function readDeath(row: Row, table: Table, desk: RowDesk): readonly Became[] {
  const cell = cellOf(row, table.mapping, 'death');
  if (isBlank(cell)) return [];
  const { words } = readDated(cell, table.mapping);
  const known = desk.once.get('death');
  const locator = `${table.sheet.file}, ${recordOf(row, table)}`;
  const id =
    known ??
    desk.collector.addEvent(
      {
        kind: 'death',
        label: 'Death',
        ...(words === undefined ? { note: `time written “${textOf(cell)}”` } : { at: words }),
        evidence: { reported: true, locator },
      },
      'death',
    );
  desk.once.set('death', id);
  return [{ outcome: 'event', id }];
}

function endedKinds(table: Table): ReadonlySet<EventKind> {
  const { mapping, sheet } = table;
  const ends = [...columnsOf(mapping, 'end'), ...columnsOf(mapping, 'end-offset')];
  const ended = sheet.rows.filter(({ cells }) => ends.some((at) => !isBlank(cells[at])));
  return new Set(
    ended.map((row) => kindOfWords(textOf(cellOf(row, mapping, 'kind'))) ?? mapping.kind),
  );
}

/** Columns that nothing is drawn of are records too: they are listed, once each. */
function listColumns({ sheet, mapping }: Table, collector: Collector): void {
  for (const [at, { heading, role }] of mapping.columns.entries()) {
    if (role !== 'ignore') continue;
    const filled = sheet.rows.filter(({ cells }) => !isBlank(cells[at])).length;
    if (filled === 0) continue;
    const name = heading === '' ? `column ${at + 1}` : `column “${heading}”`;
    const record = sheet.name === undefined ? name : `${sheet.name} ${name}`;
    collector.addEntry(record, sheet.file, [], `nothing is drawn of it (${filled} cells)`);
  }
}

function reportCarried(table: Table, { carried }: Patients, { issues }: Collector): void {
  const rows = carried.get(table.sheet) ?? [];
  if (rows.length === 0) return;
  const about = `The patient is written once and left blank below; ${sayRows(rows)} ${rows.length === 1 ? 'is' : 'are'} taken as of the patient above.`;
  issues.push(formatIssue('foreign-assumed', table.name, { about }));
}

function withoutPatients({ sheet, name }: Table) {
  const about = `the table ${sheet.name ?? sheet.file}, which does not say of which patient it is`;
  return formatIssue('foreign-part-dropped', name, { about });
}

function unknownPatient(received: string, choices: readonly PatientChoice[]) {
  const some = choices.slice(0, 5).map(({ id }) => id);
  const about =
    choices.length > 5 ? `${some.join(', ')} and ${choices.length - 5} more` : some.join(', ');
  return formatIssue('foreign-unknown-patient', '', { received, about });
}

function nothingRead(tables: readonly Table[], useful: readonly Table[]) {
  if (tables.some(({ sheet }) => sheet.issues.some(({ severity }) => severity === 'error')))
    return [];
  const about =
    useful.length > 0
      ? 'no value and no event is written for this patient'
      : 'no column was recognised as a time with values or events beside it; a table needs headings such as "date", "test", "value", "unit"';
  return [formatIssue('foreign-unreadable', '', { about })];
}

function titleOf(tables: readonly Table[]): string {
  const above = tables[0]?.sheet.above[0];
  if (above !== undefined && tables.length === 1) return above.slice(0, 200);
  const stems = tables.map(({ sheet }) =>
    sheet.file.replace(/^.*[\\/]/, '').replace(/\.\w{1,5}$/, ''),
  );
  return [...new Set(stems)].join(', ').slice(0, 200) || 'Table';
}
