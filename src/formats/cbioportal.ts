/**
 * Timelines of cBioPortal: several data_timeline_* files together, of one patient at a time. All rows
 * count days from day 0 of the study’s timeline, whatever the study means by it. Clinical files of
 * the study beside them tell who the patient is.
 */
import type { CaseDocument } from '../model/document.ts';
import { toCaseId, type LedgerEntry, type ReadForeign } from './foreign.ts';
import { assemble } from './foreign-record.ts';
import { MEASUREMENTS } from './foreign-series.ts';
import { commaOf, type Comma } from './cbioportal-numbers.ts';
import { DAY_ZERO, readRow, resultOf, sourceOf } from './cbioportal-row.ts';
import { TIMELINE_LANES } from './cbioportal-types.ts';
import { isClinical, readClinical, type Clinical } from './cbioportal-clinical.ts';
import { readRows, type TimelineRow } from './cbioportal-table.ts';
import { formatIssue } from './issues.ts';

export const readTimelines: ReadForeign = (files, options) => {
  const read = files.map(readRows);
  const rows = read.filter((each) => !isClinical(each)).flatMap((each) => each.rows);
  const clinical = read.filter(isClinical).flatMap((each) => each.rows);
  const people = groupByPatient(rows);
  const patients = [...people].map(([id, own]) => ({ id, label: id, records: own.length }));
  const wanted = options.patient ?? patients[0]?.id;
  const own = wanted === undefined ? undefined : people.get(wanted);
  const issues = read.flatMap((each) => each.issues);
  const others = [...rows, ...clinical].filter(
    (row) => own === undefined || patientOf(row) !== wanted,
  );
  const ledger = others.map((row) => otherEntry(row, own === undefined ? undefined : wanted));
  if (wanted === undefined || own === undefined) {
    const ids = patients.slice(0, 10).map(({ id }) => id);
    const fault =
      wanted === undefined
        ? formatIssue('foreign-unreadable', files[0]?.name ?? '', { about: 'it has no row' })
        : formatIssue('foreign-unknown-patient', '', { received: wanted, about: ids.join(', ') });
    return Promise.resolve({ issues: [...issues, fault], ledger, patients });
  }
  const told = readClinical(clinical.filter((row) => patientOf(row) === wanted));
  const made = makeCase(wanted, own, told, commasOf(rows));
  return Promise.resolve({
    document: made.document,
    issues: [...issues, ...made.issues],
    ledger: [...made.ledger, ...told.ledger, ...ledger],
    patients,
  });
};

/** Of each file what its commas mark: of all its patients, who came out of one program. */
function commasOf(rows: readonly TimelineRow[]): ReadonlyMap<string, Comma> {
  const results = new Map<string, string[]>();
  for (const row of rows) {
    const own = results.get(row.file) ?? [];
    results.set(row.file, own);
    own.push(resultOf(row) ?? '');
  }
  return new Map([...results].map(([file, own]) => [file, commaOf(own)]));
}

const UNNAMED = 'not stated';

function patientOf({ cells }: TimelineRow): string {
  return cells.get('PATIENT_ID') ?? UNNAMED;
}

function groupByPatient(rows: readonly TimelineRow[]): ReadonlyMap<string, readonly TimelineRow[]> {
  const people = new Map<string, TimelineRow[]>();
  for (const row of rows) {
    const id = patientOf(row);
    const own = people.get(id);
    if (own) own.push(row);
    else people.set(id, [row]);
  }
  return people;
}

function makeCase(
  patient: string,
  rows: readonly TimelineRow[],
  { patient: told }: Clinical,
  commas: ReadonlyMap<string, Comma>,
): Pick<ReturnType<typeof assemble>, 'issues' | 'ledger'> & { readonly document: CaseDocument } {
  const records = rows.map((row) => readRow(row, commas.get(row.file) ?? 'unsure'));
  const own = records.flatMap(({ events = [] }) => events.map((event) => event.lane));
  const { lanes, events, series, issues, ledger } = assemble(records, [
    ...TIMELINE_LANES,
    MEASUREMENTS,
    ...own,
  ]);
  const names = [...new Set(rows.map(({ file }) => file.replace(/^.*[\\/]/, '')))];
  const document: CaseDocument = {
    caseline: 1,
    id: toCaseId('cbioportal', patient),
    title: `Timeline of patient ${patient}`.slice(0, 200),
    patient: {
      label: [`Patient ${patient}`, told.sex].filter(Boolean).join(', '),
      ...told,
      evidence: { reported: true, locator: 'PATIENT_ID' },
    },
    source: {
      basis: 'record',
      citation: `cBioPortal timeline: ${names.join(', ')}`.slice(0, 1000),
      locator: 'timeline files',
      note: 'Times are days from day 0 of the study’s timeline, which the study defines (by cBioPortal’s rule the date of the diagnosis). The files hold no calendar dates.',
    },
    anchors: [{ id: DAY_ZERO, label: 'day 0 of the study’s timeline' }],
    dayZero: DAY_ZERO,
    lanes,
    events,
    series,
    notStated: ['calendar dates', ...unsaid(told)],
  };
  return { document, issues, ledger };
}

function unsaid({ sex, age }: Clinical['patient']): readonly string[] {
  const left = [age === undefined ? 'age' : '', sex === undefined ? 'sex' : ''].filter(Boolean);
  return left.length === 0 ? [] : [`${left.join(' and ')} of the patient`];
}

function otherEntry(row: TimelineRow, shown: string | undefined): LedgerEntry {
  const why =
    shown === undefined
      ? 'no patient was chosen'
      : `of patient ${patientOf(row)}; ${shown} is shown`;
  const [record, source] = [`row ${row.line}`, sourceOf(row)];
  return { record, file: row.file, source, outcomes: ['ignored'], ids: [], why };
}
