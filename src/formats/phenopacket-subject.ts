/** Who the patient of a phenopacket is, and where the account comes from. */
import type { CaseDocument } from '../model/document.ts';
import {
  groupAt,
  isGroup,
  listAt,
  numberAt,
  textAt,
  toDetail,
  valueAt,
  type Group,
} from './foreign-data.ts';
import type { Became, ForeignEvent, ForeignLane } from './foreign-became.ts';
import { termAt } from './phenopacket-data.ts';
import { codesOf, evidenceOf, firstVersionAge, leftOf, sayEnum } from './phenopacket-events.ts';
import {
  isPlaceholder,
  readTimeElement,
  readTimestamp,
  type ToldTime,
} from './phenopacket-time.ts';

const ENCOUNTERS: ForeignLane = { id: 'encounters', label: 'Encounters' };
const OUTCOMES: ForeignLane = { id: 'outcomes', label: 'Outcome' };
export const SUBJECT_LANES = [ENCOUNTERS, OUTCOMES] as const;

export interface Subject {
  readonly patient: CaseDocument['patient'];
  readonly remarks: readonly string[];
  readonly became: Became;
}

export function readSubject(record: string, data: Group): Subject {
  const subject = groupAt(data, 'subject');
  const birth = birthOf(subject);
  const seen = readTimeElement(
    valueAt(subject, 'timeAtLastEncounter') ??
      firstVersionAge(subject, 'AtCollection') ??
      (valueAt(subject, 'age') === undefined ? undefined : { age: valueAt(subject, 'age') }),
  );
  const sex = sexOf(subject);
  const id = textAt(subject, 'id');
  const faults = [birth.fault, seen.fault].filter((fault) => fault !== undefined);
  return {
    patient: {
      label: [id === undefined ? 'Patient' : `Patient ${id}`, sex].filter(Boolean).join(', '),
      ...(sex !== undefined && { sex }),
      ...(seen.words?.startsWith('age ') && { age: `${seen.words.slice(4)} when last seen` }),
      ...(birth.words !== undefined && { birth: birth.words }),
      evidence: { reported: true, locator: record },
    },
    remarks: remarksOf(subject, birth),
    became: {
      record,
      isPatient: true,
      events: [...lastSeen(record, seen), ...death(`${record}.vitalStatus`, subject)],
      faults,
      ignored: isGroup(valueAt(data, 'subject')) ? leftOf(subject, KEYS) : ['not in the file'],
    },
  };
}

const KEYS = [
  ...['id', 'alternateIds', 'dateOfBirth', 'timeAtLastEncounter', 'vitalStatus', 'sex', 'age'],
  ...['ageAtCollection', 'ageRangeAtCollection', 'karyotypicSex', 'gender', 'taxonomy'],
];

/** A birth on 1970-01-01 at midnight is what programs write where no date is known. */
function birthOf(subject: Group): ToldTime {
  const given = valueAt(subject, 'dateOfBirth');
  if (given === undefined || given === null || given === '') return {};
  const text = textAt(subject, 'dateOfBirth') ?? '';
  const read = readTimestamp(given);
  if (!isPlaceholder(text)) return read;
  return {
    fault: {
      code: 'foreign-time-not-trusted',
      received: text,
      about: 'what programs write where no date of birth is known',
      outcome: 'It is not used as the date of birth; ages count from a birth without a date.',
    },
  };
}

function sexOf(subject: Group): string | undefined {
  const sex = textAt(subject, 'sex')?.toUpperCase();
  const known: Readonly<Record<string, string>> = {
    FEMALE: 'female',
    MALE: 'male',
    OTHER_SEX: 'other sex',
    '1': 'female',
    '2': 'male',
    '3': 'other sex',
  };
  return sex !== undefined && Object.hasOwn(known, sex) ? known[sex] : undefined;
}

function remarksOf(subject: Group, { fault }: ToldTime): readonly string[] {
  const karyotype = textAt(subject, 'karyotypicSex');
  const gender = termAt(subject, 'gender');
  const species = termAt(subject, 'taxonomy');
  const isHuman = species === undefined || /homo sapiens|human|9606/i.test(species);
  return [
    fault && 'The file’s date of birth, 1970-01-01, is a placeholder and was not used.',
    karyotype && !karyotype.startsWith('UNKNOWN') && `Karyotypic sex: ${sayKaryotype(karyotype)}.`,
    gender && `Gender: ${gender}.`,
    !isHuman && `Species: ${species}.`,
  ].filter((remark) => typeof remark === 'string' && remark !== '') as readonly string[];
}

function sayKaryotype(word: string): string {
  return word === 'OTHER_KARYOTYPE' ? 'other' : word;
}

function lastSeen(record: string, seen: ToldTime): readonly ForeignEvent[] {
  if (seen.words === undefined && seen.note === undefined) return [];
  return [
    {
      wants: 'last-encounter',
      kind: 'encounter',
      lane: ENCOUNTERS,
      label: 'Last encounter',
      ...(seen.words !== undefined && { at: seen.words }),
      ...(seen.note !== undefined && { note: seen.note }),
      evidence: evidenceOf(`${record}.timeAtLastEncounter`, seen),
    },
  ];
}

function death(record: string, subject: Group): readonly ForeignEvent[] {
  const vital = groupAt(subject, 'vitalStatus');
  if (textAt(vital, 'status')?.toUpperCase() !== 'DECEASED') return [];
  const time = readTimeElement(valueAt(vital, 'timeOfDeath'));
  const cause = termAt(vital, 'causeOfDeath');
  const survival = numberAt(vital, 'survivalTimeInDays');
  const detail = toDetail([
    cause && `Cause: ${cause}`,
    survival === undefined ? undefined : `Survived ${survival} days from the diagnosis`,
  ]);
  return [
    {
      wants: 'death',
      kind: 'death',
      lane: OUTCOMES,
      label: 'Death',
      ...codesOf(valueAt(vital, 'causeOfDeath')),
      ...(time.words !== undefined && { at: time.words }),
      ...(time.note !== undefined && { note: time.note }),
      ...(detail !== undefined && { detail }),
      evidence: evidenceOf(record, time),
    },
  ];
}

/** "PMID:38634869 Human inherited PD-L1 deficiency …"; a phenopacket made from a paper names it. */
export function readSource(data: Group): CaseDocument['source'] {
  const meta = groupAt(data, 'metaData');
  const [reference] = listAt(meta, 'externalReferences');
  const id = textAt(reference, 'id');
  const description = textAt(reference, 'description');
  const citation = [description, id].filter((part) => part !== undefined).join(' ');
  const [created, by, version] = ['created', 'createdBy', 'phenopacketSchemaVersion'].map((key) =>
    textAt(meta, key),
  );
  const doi = /^doi:(10\..+)$/i.exec(id ?? '')?.[1];
  const note = [
    `Phenopacket${version === undefined ? '' : ` of schema ${sayEnum(version)}`}`,
    created && `made ${created.slice(0, 10)}`,
    by && `by ${by}`,
  ];
  return {
    basis: 'record',
    ...(citation !== '' && { citation }),
    ...(doi !== undefined && { doi }),
    locator: `phenopacket ${textAt(data, 'id') ?? ''}`.trim(),
    note: `${note.filter((part) => part !== undefined).join(', ')}.`,
  };
}
