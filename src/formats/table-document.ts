/**
 * Tables and what their columns mean become a case document. All tables are of one patient: where
 * there are several, one is chosen and the rows of the others are listed as such.
 */
import type { EventKind } from '../model/course.ts';
import type { CaseDocument, EventDoc, SeriesDoc } from '../model/document.ts';
import type { ForeignRead, ReadOptions } from './foreign.ts';
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
import { Owners } from './table-owners.ts';
import { Passes } from './table-passes.ts';
import { eachRow, isBlank, signatureOf, textOf, type Row, type Sheet } from './table-sheet.ts';
import { cellOf, readDated, zeroOf, type Table } from './table-time.ts';
import { isSummary } from './table-summary.ts';
import { doubtsOfHeadings, unknownPatient, withoutPatients } from './table-told.ts';
import { fileNames, titleOf } from './table-title.ts';
import { UnusedColumns } from './table-unused.ts';
import { linkVisits, VisitDates } from './table-visits.ts';

/** The case that tables tell. Without a mapping for its headings a table is read as proposed. */
export function toDocument(
  sheets: readonly Sheet[],
  known: Known = {},
  options: ReadOptions & { readonly samplesAbove?: number } = {},
): ForeignRead {
  tellPart(sheets, known, options);
  const passes = new Passes(sheets, options);
  const tables = linkVisits(
    sheets.map((sheet, at) => toTable(sheet, known, passes, sheets.length > 1 ? at : undefined)),
  );
  const collector = new Collector(options.samplesAbove);
  for (const { sheet } of tables) collector.issues.push(...sheet.issues);
  const useful = tables.filter(({ mapping, sheet }) => isUseful(mapping) && sheet.rows.length > 0);
  const patients = readPatients(useful, passes);
  const chosen = choose(patients, options.patient);
  if (options.patient !== undefined && chosen?.id !== options.patient)
    collector.issues.push(unknownPatient(options.patient, patients.choices));
  const anchors = new Anchors(zeroOf(useful), collector.makeId);
  const visits = new VisitDates(useful, patients, chosen?.id);
  for (const table of tables)
    readTable(table, {
      isUseful: useful.includes(table),
      ...{ patients, chosen, anchors, visits, collector, passes },
    });
  const events = collector.events();
  const series = collector.series();
  collector.issues.push(...visits.issues(), ...doubtsOf(series));
  const rest = {
    ledger: collector.ledger(),
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
      citation: fileNames(sheets),
      locator: 'the tables',
    },
    ...anchors.docs(useful, chosen?.id, patients),
    lanes: lanesOf(events.map(({ kind }) => kind as EventKind)),
    events,
    series,
  };
  return { document, issues: collector.allIssues(), ...rest };
}

/** Points of a test that a quick figure may hold. */
const FEW = 60;

/** Of long tables what their first rows say, so that something can be looked at meanwhile. */
function tellPart(sheets: readonly Sheet[], known: Known, { onPart, patient }: ReadOptions): void {
  if (onPart === undefined || !sheets.some(({ long }) => long !== undefined)) return;
  const first = sheets.map(({ long: _, ...sheet }) => sheet);
  const options = { ...(patient !== undefined && { patient }), samplesAbove: FEW };
  onPart(toDocument(first, known, options));
}

/** True when some time is a date or an age, which a birth date can be counted from. */
function isDated(events: readonly EventDoc[], series: readonly SeriesDoc[]): boolean {
  const isDate = (words: string | undefined) =>
    /^(?:about )?(?:\d{4}|age |birth )/.test(words ?? '');
  return (
    events.some(({ at, start, end }) => [at, start, end].some(isDate)) ||
    series.some(
      ({ points = [], samples }) => samples !== undefined || points.some(({ at }) => isDate(at)),
    )
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

function toTable(sheet: Sheet, known: Known, passes: Passes, at: number | undefined): Mapped {
  const stem = sheet.name ?? sheet.file.replace(/^.*[\\/]/, '').replace(/\.\w{1,5}$/, '');
  const slug = stem
    .replace(/[^A-Za-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 24)
    .toLowerCase();
  const name = at === undefined ? 'row' : slug === '' ? `table-${at + 1}` : slug;
  return { sheet, name, ...mappingOf(sheet, known, passes) };
}

function mappingOf(sheet: Sheet, known: Known, passes: Passes): Pick<Mapped, 'mapping' | 'from'> {
  const signature = signatureOf(sheet);
  const given = known.given?.find(
    (mapping) => mapping.signature === signature && mapping.columns.length === sheet.header.length,
  );
  if (given !== undefined) return { mapping: given, from: 'given' };
  const remembered = recall(sheet, known.remembered ?? []);
  if (remembered !== undefined) return { mapping: remembered, from: 'remembered' };
  const mapping = proposeMapping(sheet, (visit, patientAt) => {
    const owners = patientAt === undefined ? undefined : new Owners(patientAt);
    passes.each(sheet, 'rules', (row) => {
      visit(row);
      owners?.add(row);
    });
    if (owners) passes.owners.set(sheet, owners);
  });
  return { mapping, from: 'proposal' };
}

function toRead({ sheet, mapping, from }: Mapped): TableRead {
  const { file, name, rows, long } = sheet;
  const asks = asksOf(sheet, mapping);
  const count = long?.count ?? rows.length;
  return { file, ...(name !== undefined && { name }), rows: count, mapping, from, asks };
}

interface Reading {
  readonly isUseful: boolean;
  readonly patients: Patients;
  readonly chosen?: { readonly id: string } | undefined;
  readonly anchors: Anchors;
  readonly visits: VisitDates;
  readonly collector: Collector;
  readonly passes: Passes;
}

function readTable(
  table: Table,
  { isUseful: useful, patients, chosen, anchors, visits, collector, passes }: Reading,
): void {
  const { sheet } = table;
  if (sheet.above.length > 0)
    collector.addEntry(
      'the lines above the header',
      sheet.file,
      [],
      `a title: ${sheet.above.join(' / ').slice(0, 200)}`,
    );
  if (useful && sheet.limits !== undefined)
    collector.addEntry(
      'the row of reference ranges',
      sheet.file,
      [{ outcome: 'patient' }],
      'the ranges of its columns',
    );
  if (sheet.name !== undefined && sheet.rows.length === 0)
    collector.addEntry(`the sheet “${sheet.name}”`, sheet.file, [], 'it has no rows');
  const owners = patients.owners.get(sheet) ?? [];
  const isNobodys = owners.length === 0 && patients.choices.length > 1;
  if (useful) collector.issues.push(...doubtsOfHeadings(table));
  if (useful && isNobodys) collector.issues.push(withoutPatients(table));
  const desk: RowDesk = {
    ...anchors.desk(),
    dateOfVisit: (visit, row) => visits.dateOf(visit, row),
    ...{ collector, once: new Map(), ended: endedKinds(table) },
  };
  const unused = new UnusedColumns(table);
  passes.each(sheet, 'rows', (row, at) => {
    const owner = owners[at] ?? '';
    const record = recordOf(row, table);
    if (useful) unused.count(row);
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
    else if (isSummary(row, table))
      collector.addEntry(record, sheet.file, [], 'a sum or mean of other rows');
    else addRow(row, record, table, desk);
  });
  if (sheet.long) collector.issues.push(...sheet.long.issues(sayRows));
  if (useful) unused.list(collector);
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

function endedKinds({ mapping, sheet }: Table): ReadonlySet<EventKind> {
  const ends = [...columnsOf(mapping, 'end'), ...columnsOf(mapping, 'end-offset')];
  const ended = new Set<EventKind>();
  if (ends.length === 0) return ended;
  eachRow(sheet, (row) => {
    if (ends.some((at) => !isBlank(row.cells[at])))
      ended.add(kindOfWords(textOf(cellOf(row, mapping, 'kind'))) ?? mapping.kind);
  });
  return ended;
}

function reportCarried(table: Table, { carried }: Patients, { issues }: Collector): void {
  const rows = carried.get(table.sheet) ?? [];
  if (rows.length === 0) return;
  const about = `The patient is written once and left blank below; ${sayRows(rows)} ${rows.length === 1 ? 'is' : 'are'} taken as of the patient above.`;
  const path = table.name === 'row' ? sayRows(rows) : table.name;
  issues.push(formatIssue('foreign-assumed', path, { about }));
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
