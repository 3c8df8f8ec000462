/**
 * Whose record it is. Patients are told by sex, age and id; names stay in the file. Where records of
 * several patients come together, one is read and the others are listed.
 */
import { daysInMonth } from '../model/calendar.ts';
import { readDate } from '../model/parse-date.ts';
import type { CaseDocument } from '../model/document.ts';
import type { FhirDesk } from './fhir-desk.ts';
import { nodeAt, nodesAt, textAt, type Node } from './fhir-node.ts';
import type { FhirRecord } from './fhir-records.ts';
import { shortReference, type References } from './fhir-references.ts';
import { momentAt } from './fhir-time.ts';
import type { PatientChoice } from './foreign.ts';

/** A patient of the files, or one that records only refer to. */
export interface Subject {
  readonly id: string;
  readonly record?: FhirRecord;
  readonly records: readonly FhirRecord[];
}

export interface Subjects {
  readonly all: readonly Subject[];
  /** Records that name no patient. */
  readonly unnamed: readonly FhirRecord[];
  /** About a group, a device, a place. */
  readonly others: readonly FhirRecord[];
}

const NO_PATIENT =
  /^(?:Group|Device|Location|Organization|Practitioner|Substance|Medication|NutritionProduct|BiologicallyDerivedProduct)\//;

/** Sorts the records by the patient they name, in the order of the files. */
export function subjectsOf(records: readonly FhirRecord[], references: References): Subjects {
  const bySubject = new Map<string, { record?: FhirRecord; records: FhirRecord[] }>();
  for (const record of records)
    if (record.type === 'Patient' && !record.container)
      bySubject.set(record.name, bySubject.get(record.name) ?? { record, records: [] });
  const unnamed: FhirRecord[] = [];
  const others: FhirRecord[] = [];
  for (const record of records) {
    if (record.type === 'Patient') continue;
    const subject = subjectOf(record);
    if (!subject) {
      unnamed.push(record);
      continue;
    }
    const named = references.find(subject, record);
    const found = named && references.same(named);
    const name = found?.name ?? nameOfMissing(subject);
    if (name === undefined) unnamed.push(record);
    else if ((found && found.type !== 'Patient') || NO_PATIENT.test(name)) others.push(record);
    else {
      const known = bySubject.get(name) ?? { ...(found && { record: found }), records: [] };
      known.records.push(record);
      bySubject.set(name, known);
    }
  }
  const all = [...bySubject].map(([name, { record, records: own }]) => ({
    id: name.replace(/^Patient\//, ''),
    ...(record && { record }),
    records: own,
  }));
  return { all: inOrder(all), unnamed, others };
}

/** Patients of whom something is told come first. */
function inOrder(all: readonly Subject[]): readonly Subject[] {
  return [
    ...all.filter(({ records }) => records.length > 0),
    ...all.filter(({ records }) => records.length === 0),
  ];
}

function subjectOf({ resource, container }: FhirRecord): Node | undefined {
  const own =
    nodeAt(resource, 'subject') ?? nodeAt(resource, 'patient') ?? nodeAt(resource, 'beneficiary');
  return own ?? (container ? subjectOf(container) : undefined);
}

function nameOfMissing(subject: Node): string | undefined {
  const reference = textAt(subject, 'reference');
  if (reference !== undefined && !reference.startsWith('#'))
    return reference.includes('?') ? reference : shortReference(reference);
  const identifier = nodeAt(subject, 'identifier');
  const value = textAt(identifier, 'value');
  return value === undefined ? undefined : `${textAt(identifier, 'system') ?? ''}|${value}`;
}

export function choiceOf({ id, record, records }: Subject): PatientChoice {
  const born = textAt(record?.resource, 'birthDate');
  const parts = [
    wordOf(record?.resource, undefined),
    born === undefined ? undefined : `born ${born}`,
    id,
  ];
  return { id, label: parts.filter(Boolean).join(', '), records: records.length };
}

/** "Woman", "Boy": what the sex is called at an age in years; undefined: not known how old. */
function wordOf(patient: Node | undefined, age: number | undefined): string {
  const sex = textAt(patient, 'gender');
  const isChild = age !== undefined && age < 18;
  if (sex === 'female') return isChild ? 'Girl' : 'Woman';
  if (sex === 'male') return isChild ? 'Boy' : 'Man';
  return 'Patient';
}

/** The patient of the document: sex, birth, and the ages that the record spans. */
export function patientDoc(
  record: FhirRecord | undefined,
  dates: readonly string[],
  desk: FhirDesk,
): CaseDocument['patient'] {
  if (!record) return { label: 'Patient not described' };
  const { resource } = record;
  const birth = birthOf(record, desk);
  const sex = textAt(resource, 'gender');
  const first = dates.reduce<string | undefined>(
    (a, b) => (a === undefined || b < a ? b : a),
    undefined,
  );
  const last = dates.reduce<string | undefined>(
    (a, b) => (a === undefined || b > a ? b : a),
    undefined,
  );
  const from = agesAt(birth, first);
  const to = agesAt(birth, last);
  const age = from && to ? sayAges(from[0], to[1]) : undefined;
  const word = wordOf(resource, to?.[1]);
  return {
    label: age === undefined ? word : `${word}, ${age}`,
    ...(sex !== undefined && { sex }),
    ...(age !== undefined && { age }),
    ...(birth !== undefined && { birth }),
    evidence: {
      ...(age === undefined
        ? { reported: true as const }
        : { derived: 'age from the date of birth and the first and last dates of the record' }),
      locator: record.name,
    },
  };
}

/** The date of birth, with its time of day where an extension gives it. */
function birthOf(record: FhirRecord, desk: FhirDesk): string | undefined {
  const date = momentAt(record.resource, 'birthDate', record, desk);
  const timed = nodesAt(nodeAt(record.resource, '_birthDate'), 'extension')
    .flatMap((each) => textAt(each, 'valueDateTime') ?? [])
    .find((text) => date !== undefined && text.startsWith(date) && readDate(text)?.kind === 'date');
  return timed ?? date;
}

/** The least and the greatest age in whole years that partial dates allow. */
function agesAt(
  birth: string | undefined,
  date: string | undefined,
): readonly [number, number] | undefined {
  const [born, then] = [partsOf(birth), partsOf(date)];
  if (!born || !then) return undefined;
  const least = yearsBetween(born.last, then.first);
  const greatest = yearsBetween(born.first, then.last);
  return greatest < 0 || greatest > 150 ? undefined : [Math.max(0, least), greatest];
}

type Day = readonly [year: number, month: number, day: number];

function partsOf(text: string | undefined): { first: Day; last: Day } | undefined {
  const date = text === undefined ? undefined : readDate(text);
  if (date?.kind !== 'date') return undefined;
  const { year, month, day } = date;
  const lastMonth = month ?? 12;
  return {
    first: [year, month ?? 1, day ?? 1],
    last: [year, lastMonth, day ?? daysInMonth(year, lastMonth)],
  };
}

function yearsBetween([y0, m0, d0]: Day, [y1, m1, d1]: Day): number {
  return y1 - y0 - (m1 < m0 || (m1 === m0 && d1 < d0) ? 1 : 0);
}

function sayAges(from: number, to: number): string {
  if (from === to) return `${String(to)} ${to === 1 ? 'year' : 'years'}`;
  return `${String(from)} to ${String(to)} years`;
}

/** The birth is an anchor; a death is an event. */
export function readDeath(record: FhirRecord, desk: FhirDesk): string | undefined {
  const { resource } = record;
  const at = momentAt(resource, 'deceasedDateTime', record, desk);
  if (
    at === undefined &&
    resource['deceasedBoolean'] !== true &&
    resource['deceasedDateTime'] === undefined
  )
    return undefined;
  desk.addEvent(record, {
    kind: 'death',
    lane: 'outcome',
    label: 'Death',
    time: at === undefined ? {} : { at },
  });
  return at;
}
