/**
 * Events of a course as resources, each of the type that says what it is. Types differ in what they
 * can say of time and status; what a type cannot say is told in a note, or the event is not written.
 */
import type { CourseEvent, EventKind } from '../model/course.ts';
import { allergy, condition } from './write-fhir-conditions.ts';
import { keyOf, refuse, remarks, type FhirWriter } from './write-fhir-desk.ts';
import { coded, concept, dosage, givenDosage, narrative, notes } from './write-fhir-parts.ts';
import { momentOf, tellMoment, tellPeriod, type Choice, type Json } from './write-fhir-time.ts';

/** Undefined, and accounted for, where FHIR has no way to say it. */
export function resourceOf(event: CourseEvent, writer: FhirWriter): Json | undefined {
  const make = isCondition(event) ? condition : MAKERS[event.kind];
  return make(event, writer);
}

type Make = (event: CourseEvent, writer: FhirWriter) => Json | undefined;

const MAKERS: Readonly<Record<EventKind, Make>> = {
  symptom: statement,
  finding: statement,
  diagnosis: condition,
  exposure: statement,
  medication,
  procedure,
  infusion,
  imaging: report,
  encounter,
  outcome: statement,
  note: statement,
  'adverse-event': statement,
  immunization,
  allergy,
  death: statement,
  measurement: statement,
};

const LASTING: readonly EventKind[] = ['symptom', 'finding', 'adverse-event'];

/** What begins and ends, and what was looked for and not found. */
function isCondition({ kind, time, status }: CourseEvent): boolean {
  if (kind === 'diagnosis') return true;
  if (!LASTING.includes(kind)) return false;
  return time.kind !== 'point' || status === 'excluded' || status === 'refuted';
}

function medication(event: CourseEvent, writer: FhirWriter): Json | undefined {
  const { status, time, label, codes, dose } = event;
  if (status === 'excluded' || status === 'refuted') return refuse(event, writer, 'a drug');
  const told = timed(event, 'effective', writer);
  const isOngoing = time.kind !== 'point' && time.end.kind === 'ongoing';
  const isOver = time.kind !== 'point' && time.end.kind === 'at';
  const standing = isOngoing ? 'active' : isOver ? 'completed' : 'unknown';
  return {
    resourceType: 'MedicationStatement',
    status: status === 'planned' ? 'intended' : status === 'not-done' ? 'not-taken' : standing,
    medicationCodeableConcept: concept(label, codes),
    subject: writer.subject,
    ...told.fields,
    ...(dose && { dosage: [dosage(dose)] }),
    ...notes(remarks(event, writer, told.words)),
  };
}

/** What was given once; a longer or a planned infusion is told as a drug. */
function infusion(event: CourseEvent, writer: FhirWriter): Json | undefined {
  const { status, time, label, codes, dose } = event;
  if (time.kind !== 'point' || status === 'planned') return medication(event, writer);
  if (status === 'excluded' || status === 'refuted') return refuse(event, writer, 'a drug');
  const told = timed(event, 'effective', writer);
  return {
    resourceType: 'MedicationAdministration',
    status: status === 'not-done' ? 'not-done' : 'completed',
    medicationCodeableConcept: concept(label, codes),
    subject: writer.subject,
    ...told.fields,
    ...(dose && { dosage: givenDosage(dose) }),
    ...notes(remarks(event, writer, told.words)),
  };
}

function procedure(event: CourseEvent, writer: FhirWriter): Json | undefined {
  const { status, label, codes, time } = event;
  if (status === 'excluded' || status === 'refuted') return refuse(event, writer, 'a procedure');
  const isOngoing = time.kind !== 'point' && time.end.kind === 'ongoing';
  const standing = isOngoing ? 'in-progress' : 'completed';
  const told = timed(event, 'performed', writer, { age: true, text: true });
  return {
    resourceType: 'Procedure',
    status: status === 'planned' ? 'preparation' : status === 'not-done' ? 'not-done' : standing,
    code: concept(label, codes),
    subject: writer.subject,
    ...told.fields,
    ...notes(remarks(event, writer, told.words)),
  };
}

function encounter(event: CourseEvent, writer: FhirWriter): Json | undefined {
  const { status, label, codes, time } = event;
  const { account, course, subject } = writer;
  const key = keyOf(event);
  if (status === 'excluded' || status === 'refuted') return refuse(event, writer, 'an encounter');
  account.keep(key, 'label', 'kind', 'codes', 'status', 'time');
  const end = time.kind === 'point' ? ({ kind: 'at', at: time.at } as const) : time.end;
  const told = tellPeriod(time.kind === 'point' ? time.at : time.start, end, course, key, account);
  const standing = end.kind === 'ongoing' ? 'in-progress' : 'finished';
  return {
    resourceType: 'Encounter',
    ...narrative(remarks(event, writer, told.words)),
    status: status === 'planned' ? 'planned' : status === 'not-done' ? 'cancelled' : standing,
    class: { system: 'http://terminology.hl7.org/CodeSystem/v3-NullFlavor', code: 'UNK' },
    type: [concept(label, codes)],
    subject,
    ...(Object.keys(told.period).length > 0 && { period: told.period }),
  };
}

function immunization(event: CourseEvent, writer: FhirWriter): Json | undefined {
  const { status, label, codes, time } = event;
  const { account, course, subject } = writer;
  const key = keyOf(event);
  if (status !== 'affirmed' && status !== 'not-done')
    return refuse(event, writer, 'an immunization');
  account.keep(key, 'label', 'kind', 'codes', 'status', 'time');
  if (time.kind !== 'point')
    account.keepPartly(
      key,
      'time',
      'the format has one moment of a vaccination; its start is written',
    );
  const moment = momentOf(time.kind === 'point' ? time.at : time.start, course);
  const told = moment.isUnstated
    ? { fields: { occurrenceString: 'not stated' } }
    : tellMoment(moment, { stem: 'occurrence', text: true }, key, account);
  return {
    resourceType: 'Immunization',
    status: status === 'not-done' ? 'not-done' : 'completed',
    vaccineCode: concept(label, codes),
    patient: subject,
    ...told.fields,
    ...notes(remarks(event, writer, 'words' in told ? told.words : undefined)),
  };
}

function report(event: CourseEvent, writer: FhirWriter): Json | undefined {
  const { status, label, codes } = event;
  if (status === 'excluded' || status === 'refuted') return refuse(event, writer, 'an examination');
  const told = timed(event, 'effective', writer);
  return {
    resourceType: 'DiagnosticReport',
    ...narrative(remarks(event, writer, told.words)),
    status: status === 'planned' ? 'registered' : status === 'not-done' ? 'cancelled' : 'final',
    category: [
      { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/v2-0074', code: 'RAD' }] },
    ],
    code: concept(label, codes),
    subject: writer.subject,
    ...told.fields,
  };
}

/** What was observed, in words, under the name of its kind. */
function statement(event: CourseEvent, writer: FhirWriter): Json | undefined {
  const { kind, status, label, codes, severity } = event;
  const isOut = status === 'excluded' || status === 'refuted';
  if (isOut) return refuse(event, writer, 'an observation in words');
  const told = timed(event, 'effective', writer);
  if (severity !== undefined)
    writer.account.keepPartly(keyOf(event), 'severity', 'written as words in a note');
  return {
    resourceType: 'Observation',
    status: status === 'planned' ? 'registered' : status === 'not-done' ? 'cancelled' : 'final',
    ...(kind === 'exposure' && { category: [coded('observation-category', 'social-history')] }),
    code: { text: `${kind.charAt(0).toUpperCase()}${kind.slice(1).replace('-', ' ')}` },
    subject: writer.subject,
    ...told.fields,
    valueCodeableConcept: concept(label, codes),
    ...notes([
      ...(severity === undefined ? [] : [`Severity: ${severity}`]),
      ...remarks(event, writer, told.words),
    ]),
  };
}

/** A moment as a date, a stretch as a period; and what every resource keeps of its event. */
function timed(
  event: CourseEvent,
  stem: string,
  { course, account }: FhirWriter,
  more: Partial<Choice> = {},
): { readonly fields: Json; readonly words?: string } {
  const { time } = event;
  const key = keyOf(event);
  account.keep(key, 'label', 'kind', 'codes', 'status', 'time', 'dose');
  if (time.kind === 'point')
    return tellMoment(momentOf(time.at, course), { stem, ...more }, key, account);
  if (time.kind === 'episodes')
    account.keepPartly(key, 'time', 'that it came repeatedly stands in a note');
  const { period, words } = tellPeriod(time.start, time.end, course, key, account);
  const often = time.kind === 'episodes' ? 'repeated' : undefined;
  const said = [often, words].filter(Boolean).join(', ');
  return { fields: { [`${stem}Period`]: period }, ...(said !== '' && { words: said }) };
}
