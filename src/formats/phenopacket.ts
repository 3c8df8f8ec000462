/**
 * GA4GH Phenopackets, version 2 and what version 1 shares with it, alone, in families, cohorts and
 * lists, or several files. Each proband or member is a patient to choose. Its records keep their
 * names: "phenotypicFeatures[3]".
 */
import type { CaseDocument } from '../model/document.ts';
import { isGroup, listAt, textAt, valueAt, type Group } from './foreign-data.ts';
import { toCaseId, type ForeignRead, type LedgerEntry, type ReadForeign } from './foreign.ts';
import type { Became } from './foreign-became.ts';
import { assemble } from './foreign-record.ts';
import { MEASUREMENTS } from './foreign-series.ts';
import { formatIssue } from './issues.ts';
import { ACTION_LANES, procedure, readAction } from './phenopacket-actions.ts';
import { readPackets, termAt, type Packet } from './phenopacket-data.ts';
import { EVENT_LANES, isTrue, readDisease, readFeature, readSample } from './phenopacket-events.ts';
import { INTERPRETATIONS, readInterpretation, readVariant } from './phenopacket-interpretation.ts';
import { readSource, readSubject, SUBJECT_LANES } from './phenopacket-subject.ts';
import { LAST_PERIOD } from './phenopacket-time.ts';
import { readMeasurement } from './phenopacket-values.ts';

export const readPhenopackets: ReadForeign = (files, { patient }) => {
  const read = files.map(readPackets);
  const packets = read.flatMap((each) => each.packets);
  const people = nameAll(packets);
  const chosen = patient === undefined ? people[0] : people.find(({ id }) => id === patient);
  const issues = read.flatMap((each) => each.issues);
  const around = read.flatMap((each) => each.around).map(aroundEntry);
  const patients = people.map(({ id, label, packet }) => ({
    id,
    label,
    records: recordsOf(packet).length,
  }));
  const others = people.filter((each) => each !== chosen).flatMap((each) => unread(each, chosen));
  const common = { patients, ledger: [...around, ...others] };
  if (chosen === undefined) {
    const unknown = people.length > 0 ? [unknownPatient(patient, people)] : [];
    return Promise.resolve({ ...common, issues: [...issues, ...unknown] });
  }
  const own = readOne(chosen, files.length > 1);
  return Promise.resolve({
    ...own,
    patients,
    issues: [...issues, ...own.issues],
    ledger: [...own.ledger, ...common.ledger],
  });
};

interface Person {
  readonly id: string;
  readonly label: string;
  readonly packet: Packet;
}

/** Ids of packets, or of subjects where packets have none; the same id twice gets a number. */
function nameAll(packets: readonly Packet[]): readonly Person[] {
  const counts = new Map<string, number>();
  return packets.map((packet, at) => {
    const subject = textAt(valueAt(packet.data, 'subject'), 'id');
    const name = textAt(packet.data, 'id') ?? subject ?? `${at + 1}`;
    const count = (counts.get(name) ?? 0) + 1;
    counts.set(name, count);
    const id = count === 1 ? name : `${name} (${count})`;
    const disease = diseaseOf(packet.data);
    const who = subject === undefined || subject === id ? id : `${subject} (${id})`;
    return { id, label: disease === undefined ? who : `${who}: ${disease}`, packet };
  });
}

function diseaseOf(data: Group): string | undefined {
  const diseases = listAt(data, 'diseases').filter((each) => !isTrue(valueAt(each, 'excluded')));
  const interpreted = listAt(data, 'interpretations').map((each) => valueAt(each, 'diagnosis'));
  return (
    diseases.map((each) => termAt(each, 'term')).find((term) => term !== undefined) ??
    interpreted.map((each) => termAt(each, 'disease')).find((term) => term !== undefined)
  );
}

function readOne({ id, packet }: Person, isOneOfSeveral: boolean): ForeignRead {
  const { data, prefix, file } = packet;
  const subject = readSubject(`${prefix}subject`, data);
  const records = [subject.became, ...recordsOf(packet).map(({ read }) => read())].map((became) =>
    isOneOfSeveral ? { ...became, file } : became,
  );
  const { lanes, events, series, issues, ledger } = assemble(records, LANES);
  const hasGestation = JSON.stringify([events, series]).includes(LAST_PERIOD);
  const document: CaseDocument = {
    caseline: 1,
    id: toCaseId('phenopacket', id),
    title: titleOf(packet, id),
    patient: subject.patient,
    source: readSource(data),
    ...(hasGestation && { anchors: gestation(subject.patient.birth), dayZero: 'birth' }),
    lanes,
    events,
    series,
    remarks: subject.remarks,
  };
  return { document, issues, ledger, patients: [] };
}

const LANES = [...EVENT_LANES, INTERPRETATIONS, ...ACTION_LANES, MEASUREMENTS, ...SUBJECT_LANES];

/** How long before birth it lies a phenopacket does not say. A date of birth stays one. */
const gestation = (birth: string | undefined): CaseDocument['anchors'] => [
  { id: LAST_PERIOD, label: 'Last menstrual period', before: 'birth' },
  { id: 'birth', label: 'Birth', ...(birth !== undefined && { at: birth }) },
];

function titleOf({ data }: Packet, id: string): string {
  const disease = diseaseOf(data);
  const title = disease === undefined ? `Phenopacket ${id}` : disease;
  return title.slice(0, 200);
}

interface RecordOf {
  readonly record: string;
  readonly read: () => Became;
}

const LISTS: Readonly<Record<string, (record: string, value: unknown) => Became>> = {
  diseases: readDisease,
  phenotypicFeatures: readFeature,
  measurements: readMeasurement,
  medicalActions: readAction,
  biosamples: readSample,
  interpretations: readInterpretation,
  variants: readVariant,
};

/** Every record of a packet but its subject, with its reader. */
function recordsOf({ data, prefix }: Packet): readonly RecordOf[] {
  const listed = Object.entries(LISTS).flatMap(([key, read]) =>
    listAt(data, key).map((value, at): RecordOf => {
      const record = `${prefix}${key}[${at}]`;
      return { record, read: () => read(record, value) };
    }),
  );
  const samples = listAt(data, 'biosamples').flatMap((sample, at) =>
    ofSample(`${prefix}biosamples[${at}]`, sample),
  );
  const known = ['id', 'subject', ...Object.keys(LISTS).filter((key) => isList(data, key))];
  const others = Object.keys(data)
    .filter((key) => !known.includes(key))
    .map((key): RecordOf => {
      const record = `${prefix}${key}`;
      return { record, read: () => ({ record, ...asideOf(key) }) };
    });
  return [...listed, ...samples, ...others];
}

function isList(data: Group, key: string): boolean {
  return Array.isArray(data[key]);
}

function asideOf(key: string): Pick<Became, 'ignored' | 'isPatient'> {
  if (key === 'metaData') return { isPatient: true };
  const why = Object.hasOwn(ASIDE, key) ? ASIDE[key] : undefined;
  return { ignored: [why ?? 'not a part of a phenopacket that can be drawn'] };
}

const ASIDE: Readonly<Record<string, string>> = {
  files: 'files are not read',
  genes: 'genes of version 1 are not drawn',
  htsFiles: 'files are not read',
};

/** What a sample carries besides itself: features and measurements of it, and how it was taken. */
function ofSample(name: string, sample: unknown): readonly RecordOf[] {
  const lists = [
    ['phenotypicFeatures', readFeature],
    ['measurements', readMeasurement],
    ['variants', readVariant],
  ] as const;
  const taking = valueAt(sample, 'procedure');
  return [
    ...lists.flatMap(([key, read]) =>
      listAt(sample, key).map((value, at): RecordOf => {
        const record = `${name}.${key}[${at}]`;
        return { record, read: () => read(record, value) };
      }),
    ),
    ...(isGroup(taking) ? [takingOf(`${name}.procedure`, taking)] : []),
  ];
}

function takingOf(record: string, taking: Group): RecordOf {
  return {
    record,
    read: () => {
      const parts = procedure(record, taking);
      return {
        record,
        events: parts.map(({ event }) => event),
        faults: parts.flatMap(({ faults }) => faults),
      };
    },
  };
}

function aroundEntry({ file, record }: { file: string; record: string }): LedgerEntry {
  const why = 'about a family or cohort, not about one patient';
  return { record, file, outcomes: ['ignored'], ids: [], why };
}

function unread({ id, packet }: Person, chosen: Person | undefined): readonly LedgerEntry[] {
  const why =
    chosen === undefined ? 'no patient was chosen' : `of patient ${id}; ${chosen.id} is shown`;
  const records = [`${packet.prefix}subject`, ...recordsOf(packet).map(({ record }) => record)];
  return records.map((record) => ({
    record,
    file: packet.file,
    outcomes: ['ignored'],
    ids: [],
    why,
  }));
}

function unknownPatient(
  received: string | undefined,
  people: readonly Person[],
): ForeignRead['issues'][number] {
  const some = people.slice(0, 10).map(({ id }) => id);
  const about = `${some.join(', ')}${people.length > 10 ? ` and ${people.length - 10} more` : ''}`;
  return formatIssue('foreign-unknown-patient', '', { received, about });
}
