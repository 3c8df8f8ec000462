/**
 * What befell the patient as conditions and allergies, from onset to abatement. When a thing was found
 * is not when it began: a diagnosis of a day is written as asserted on that day.
 */
import type { CourseEvent } from '../model/course.ts';
import type { EventTime } from '../model/when.ts';
import { keyOf, refuse, remarks, type FhirWriter } from './write-fhir-desk.ts';
import { coded, concept, notes } from './write-fhir-parts.ts';
import { momentOf, tellMoment, type Choice, type Json } from './write-fhir-time.ts';

export function condition(event: CourseEvent, writer: FhirWriter): Json | undefined {
  const { kind, status, time, label, codes, severity } = event;
  const { account, subject } = writer;
  const key = keyOf(event);
  if (status === 'planned' || status === 'not-done') return refuse(event, writer, 'a condition');
  if (status === 'excluded')
    account.keepPartly(
      key,
      'status',
      'written as refuted; that it was looked for stands in a note',
    );
  account.keep(key, 'label', 'kind', 'codes', 'status', 'severity', 'time');
  const told =
    time.kind === 'point' ? assertedAt(time, event, writer) : fromOnset(time, event, writer);
  const isOver = time.kind !== 'point' && time.end.kind === 'at' && told.isEnded;
  const isOngoing = time.kind !== 'point' && time.end.kind === 'ongoing';
  const isOut = status === 'excluded' || status === 'refuted';
  const clinical = isOngoing ? 'active' : isOver ? 'resolved' : undefined;
  return {
    resourceType: 'Condition',
    ...told.extension,
    ...(clinical !== undefined && { clinicalStatus: coded('condition-clinical', clinical) }),
    ...(isOut && { verificationStatus: coded('condition-ver-status', 'refuted') }),
    category: [
      kind === 'diagnosis' ? coded('condition-category', 'problem-list-item') : { text: kind },
    ],
    ...(severity !== undefined && { severity: { text: severity } }),
    code: concept(label, codes),
    subject,
    ...told.fields,
    ...notes(remarks(event, writer, told.words)),
  };
}

interface Told {
  readonly fields: Json;
  readonly extension?: Json;
  readonly words?: string;
  readonly isEnded: boolean;
}

const ASSERTED = 'http://hl7.org/fhir/StructureDefinition/condition-assertedDate';

/** When it was found or diagnosed, which is not when it began. */
function assertedAt(
  time: EventTime & { kind: 'point' },
  event: CourseEvent,
  writer: FhirWriter,
): Told {
  const moment = momentOf(time.at, writer.course);
  const { date, words, isUnstated, lost } = moment;
  if (isUnstated) return { fields: {}, isEnded: false };
  if (date === undefined || lost !== undefined)
    writer.account.keepPartly(
      keyOf(event),
      'time',
      lost ?? 'it is no date, so it is written as words',
    );
  return {
    fields: {},
    isEnded: false,
    ...(date !== undefined && {
      extension: { extension: [{ url: ASSERTED, valueDateTime: date }] },
    }),
    ...((date === undefined || lost !== undefined) && { words }),
  };
}

const ONSET: Choice = { stem: 'onset', age: true, text: true, period: true };
const ABATEMENT: Choice = { stem: 'abatement', age: true, text: true, period: true };

function fromOnset(
  time: Exclude<EventTime, { kind: 'point' }>,
  event: CourseEvent,
  { course, account }: FhirWriter,
): Told {
  const key = keyOf(event);
  const begins = momentOf(time.start, course);
  const onset = begins.isUnstated ? { fields: {} } : tellMoment(begins, ONSET, key, account);
  const ends = time.end.kind === 'at' ? momentOf(time.end.at, course) : undefined;
  const abated =
    ends === undefined || ends.isUnstated
      ? { fields: {} }
      : tellMoment(ends, ABATEMENT, key, account);
  if (time.end.kind === 'ongoing' && time.end.asOf)
    account.keepPartly(key, 'time', 'as of when it is ongoing is not written');
  if (time.kind === 'episodes')
    account.keepPartly(key, 'time', 'that it came repeatedly stands in a note');
  const often =
    time.kind === 'episodes'
      ? `repeated${time.count === undefined ? '' : `, ${time.count} times`}`
      : '';
  const words = [often, 'words' in onset ? onset.words : '', 'words' in abated ? abated.words : '']
    .filter(Boolean)
    .join('; until ');
  return {
    fields: { ...onset.fields, ...abated.fields },
    isEnded: Object.keys(abated.fields).length > 0,
    ...(words !== '' && { words }),
  };
}

export function allergy(event: CourseEvent, writer: FhirWriter): Json | undefined {
  const { status, time, label, codes } = event;
  const { account, course, subject } = writer;
  if (status === 'planned' || status === 'not-done') return refuse(event, writer, 'an allergy');
  account.keep(keyOf(event), 'label', 'kind', 'codes', 'status', 'time');
  const start = momentOf(time.kind === 'point' ? time.at : time.start, course);
  const onset = start.isUnstated ? { fields: {} } : tellMoment(start, ONSET, keyOf(event), account);
  if (time.kind === 'point')
    account.keepPartly(
      keyOf(event),
      'time',
      'written as the onset, which is all that the format asks for',
    );
  if (time.kind !== 'point' && time.end.kind === 'at')
    account.keepPartly(keyOf(event), 'time', 'the format has no end of an allergy');
  const isOut = status === 'excluded' || status === 'refuted';
  const isOngoing = time.kind !== 'point' && time.end.kind === 'ongoing';
  return {
    resourceType: 'AllergyIntolerance',
    // Every allergy has to say whether it is active, and the case does not always.
    clinicalStatus: isOngoing
      ? coded('allergyintolerance-clinical', 'active')
      : { ...UNKNOWN, text: 'not stated' },
    ...(isOut && { verificationStatus: coded('allergyintolerance-verification', 'refuted') }),
    code: concept(label, codes),
    patient: subject,
    ...onset.fields,
    ...notes(remarks(event, writer, 'words' in onset ? onset.words : undefined)),
  };
}

const UNKNOWN: Json = {
  extension: [
    { url: 'http://hl7.org/fhir/StructureDefinition/data-absent-reason', valueCode: 'unknown' },
  ],
};
