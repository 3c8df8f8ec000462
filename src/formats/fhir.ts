/**
 * Reads FHIR (R4, and STU3, DSTU2 and R5 where they are shaped alike) as one course: bundles, single
 * resources, lists and bulk exports, in one file or several. Every resource ends in the ledger.
 */
import type { CaseDocument } from '../model/document.ts';
import { FhirDesk } from './fhir-desk.ts';
import { LANES, type LaneName } from './fhir-lanes.ts';
import { codeAt, nodeAt, nodesAt, textAt } from './fhir-node.ts';
import { panelsOf, readObservation } from './fhir-observation.ts';
import { parseFhir } from './fhir-parse.ts';
import {
  choiceOf,
  patientDoc,
  readDeath,
  subjectsOf,
  type Subject,
  type Subjects,
} from './fhir-patient.ts';
import type { Parsed, ParsedItem } from './fhir-parsed.ts';
import { flatten, type FhirRecord } from './fhir-records.ts';
import { References } from './fhir-references.ts';
import { SeriesBook } from './fhir-series.ts';
import { READERS, whyNot } from './fhir-types.ts';
import { withoutDuplicates } from './fhir-versions.ts';
import { FhirWatch } from './fhir-watch.ts';
import type { ForeignFile, ForeignRead, ReadForeign, ReadOptions } from './foreign.ts';
import { formatIssue } from './issues.ts';

/** Reads FHIR files as the record of one patient. Never throws on foreign data. */
export const readFhir: ReadForeign = (files, options) => Promise.resolve(read(files, options));

function read(files: readonly ForeignFile[], options: ReadOptions): ForeignRead {
  const watch = new FhirWatch(files, options, (items) =>
    options.onPart?.(readParsed([{ items, issues: [], ledger: [] }], options)),
  );
  const parsed: Parsed[] = [];
  for (const file of files) {
    const before = (): readonly ParsedItem[] => parsed.flatMap(({ items }) => items);
    const own = parseFhir(file, watch.parsing(before));
    parsed.push(own);
    watch.parsed(file, own);
  }
  return readParsed(parsed, options, watch);
}

function readParsed(
  parsed: readonly Parsed[],
  options: ReadOptions,
  watch?: FhirWatch,
): ForeignRead {
  const flat = flatten(parsed.flatMap(({ items }) => items));
  const references = new References(flat.records);
  const desk = new FhirDesk(references);
  const current = withoutDuplicates(flat.records, desk);
  const subjects = subjectsOf(current, references);
  const patients = subjects.all.map(choiceOf);
  const parseIssues = parsed.flatMap(({ issues }) => issues);
  const lost = [...parsed.flatMap(({ ledger }) => ledger), ...flat.ledger];
  const chosen = chooseSubject(subjects, options);
  if (options.patient !== undefined && !chosen) {
    const about = patients
      .map(({ id }) => id)
      .slice(0, 20)
      .join(', ');
    const issue = formatIssue('foreign-unknown-patient', '', { received: options.patient, about });
    return { issues: [...parseIssues, issue], ledger: lost, patients };
  }
  const document = readSubject(chosen, { subjects, records: flat.records, desk, watch });
  const ledger = [...desk.ledger(flat.records), ...lost];
  const issues = [...parseIssues, ...desk.issues()];
  if (document) return { document, issues, ledger, patients };
  const about = 'it holds no FHIR record of a patient';
  return {
    issues: issues.some(({ severity }) => severity === 'error')
      ? issues
      : [...issues, formatIssue('foreign-unreadable', '', { about })],
    ledger,
    patients,
  };
}

function chooseSubject({ all }: Subjects, { patient }: ReadOptions): Subject | undefined {
  return patient === undefined ? all[0] : all.find(({ id }) => id === patient);
}

interface SubjectContext {
  readonly subjects: Subjects;
  readonly records: readonly FhirRecord[];
  readonly desk: FhirDesk;
  readonly watch: FhirWatch | undefined;
}

function readSubject(
  chosen: Subject | undefined,
  { subjects, records, desk, watch }: SubjectContext,
): CaseDocument | undefined {
  setAside(chosen, subjects, records, desk);
  const isAlone = subjects.all.length <= 1;
  const isOwn = new Uint8Array(records.length);
  for (const { nth } of chosen?.records ?? []) isOwn[nth] = 1;
  if (isAlone) for (const { nth } of subjects.unnamed) isOwn[nth] = 1;
  const book = new SeriesBook();
  const panels = panelsOf(records, desk);
  for (const record of records) {
    watch?.reading(record.nth, records.length);
    if (isOwn[record.nth] === 1) readRecord(record, { desk, book, panels });
  }
  const death = chosen?.record && readDeath(chosen.record, desk);
  const { series, issues } = book.close(desk);
  desk.closeOngoing(death);
  for (const issue of issues) desk.tell(issue);
  if (!chosen?.record && desk.events.length === 0 && series.length === 0) return undefined;
  const dates: string[] = [];
  const see = (date: string | undefined): void => {
    if (date !== undefined && /^\d{4}/.test(date)) dates.push(date);
  };
  for (const { at, start, status } of desk.events) if (status !== 'planned') see(at ?? start);
  for (const { points = [] } of series) for (const { at } of points) see(at);
  return {
    caseline: 1,
    id: 'fhir-record',
    title: 'Patient record',
    patient: patientDoc(chosen?.record, dates, desk),
    source: sourceOf(records),
    lanes: lanesOf(desk.events.map(({ lane }) => lane)),
    events: desk.events,
    series,
  };
}

/** Records that are not read, each with its reason. */
function setAside(
  chosen: Subject | undefined,
  { all, unnamed, others }: Subjects,
  records: readonly FhirRecord[],
  desk: FhirDesk,
): void {
  const named = all.filter((subject) => subject !== chosen);
  for (const { record, records: theirs } of named) {
    if (record) desk.ignore(record, 'Another patient.');
    for (const each of theirs) desk.ignore(each, 'Of another patient.');
  }
  if (chosen?.record) desk.note(chosen.record, 'patient');
  for (const record of others) desk.ignore(record, 'It is not about a patient.');
  for (const record of records)
    if (record.type === 'Patient' && !desk.isKnown(record))
      desk.ignore(record, 'Told again, or contained.');
  if (all.length <= 1) return;
  for (const record of unnamed) {
    if (record.type === 'Observation' || READERS.has(record.type))
      desk.refuse(record, 'it names no patient, and the files hold several');
    else desk.ignore(record, whyNot(record.type));
  }
}

interface RecordContext {
  readonly desk: FhirDesk;
  readonly book: SeriesBook;
  readonly panels: ReturnType<typeof panelsOf>;
}

function readRecord(record: FhirRecord, { desk, book, panels }: RecordContext): void {
  const { resource, type } = record;
  const isWrong =
    codeAt(resource, 'status') === 'entered-in-error' ||
    codeAt(resource, 'verificationStatus') === 'entered-in-error';
  if (isWrong) return desk.ignore(record, 'It was entered in error.');
  if (type === 'Observation') return readObservation(record, { desk, book, panels });
  const reader = READERS.get(type);
  if (reader) return reader(record, desk);
  desk.ignore(record, whyNot(type));
}

function lanesOf(used: readonly string[]): CaseDocument['lanes'] {
  const names = new Set(used);
  return (Object.keys(LANES) as LaneName[])
    .filter((id) => names.has(id))
    .map((id) => ({ id, label: LANES[id] }));
}

/** A record says itself that it is made up: by its tags, or by the program that made it. */
function sourceOf(records: readonly FhirRecord[]): CaseDocument['source'] {
  const isSynthetic = records.some(({ type, resource }) => {
    if (type !== 'Patient') return false;
    const meta = nodeAt(resource, 'meta');
    const tags = [...nodesAt(meta, 'tag'), ...nodesAt(meta, 'security')];
    const isMarked = tags.some((tag) => /^synthea|^HTEST$/i.test(textAt(tag, 'code') ?? ''));
    const made = nodesAt(resource, 'identifier').some((each) =>
      textAt(each, 'system')?.includes('synthetichealth/synthea'),
    );
    return isMarked || made;
  });
  return {
    basis: isSynthetic ? 'synthetic' : 'record',
    citation: 'FHIR record',
    locator: 'the record',
  };
}
