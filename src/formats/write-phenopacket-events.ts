/** Events of a course as features, diseases and medical actions of a phenopacket. */
import type { CourseEvent, EventKind } from '../model/course.ts';
import type { Dose } from '../model/quantity.ts';
import type { SpanEnd, When } from '../model/when.ts';
import {
  bothEnds,
  instantOf,
  timeElement,
  type Json,
  type PacketWriter,
} from './write-phenopacket-parts.ts';
import type { DatumKey } from './write-data.ts';
import { datesOf } from './write-time.ts';

export interface Part {
  readonly list: 'phenotypicFeatures' | 'diseases' | 'medicalActions';
  readonly item: Json;
}

type Make = (event: CourseEvent, writer: PacketWriter) => Part | undefined;

const MAKERS: Readonly<Partial<Record<EventKind, Make>>> = {
  symptom: feature,
  finding: feature,
  'adverse-event': feature,
  allergy: feature,
  diagnosis: disease,
  procedure,
  imaging: procedure,
  medication: treatment,
  infusion: treatment,
  immunization: treatment,
};

/** None, and accounted for, where a phenopacket has no such thing. */
export function eventParts(event: CourseEvent, writer: PacketWriter): readonly Part[] {
  const make = MAKERS[event.kind];
  if (make === undefined) {
    writer.account.drop(keyOf(event), `a phenopacket has no ${event.kind}`);
    return [];
  }
  const part = make(event, writer);
  return part ? [part] : [];
}

const keyOf = ({ id }: CourseEvent): DatumKey => `event ${id}`;

function feature(event: CourseEvent, writer: PacketWriter): Part | undefined {
  if (isOnlyMeant(event, writer)) return undefined;
  const { kind, severity, note, detail } = event;
  const { account } = writer;
  const key = keyOf(event);
  account.keep(key, 'severity', 'note', 'detail');
  if (kind !== 'finding' && kind !== 'symptom')
    account.keepPartly(key, 'kind', 'written as a feature; its kind stands in the description');
  else account.keep(key, 'kind');
  const isPlain = kind === 'finding' || kind === 'symptom';
  const description = [isPlain ? '' : kind.replace('-', ' '), note, detail]
    .filter(Boolean)
    .join('; ');
  return {
    list: 'phenotypicFeatures',
    item: {
      type: termOf(event, writer, ['HPO', 'SNOMED CT']),
      ...(description !== '' && { description }),
      ...excluded(event, writer),
      ...(severity !== undefined && { severity: { label: severity } }),
      ...onset(event, writer),
    },
  };
}

function disease(event: CourseEvent, writer: PacketWriter): Part | undefined {
  if (isOnlyMeant(event, writer)) return undefined;
  writer.account.keep(keyOf(event), 'kind');
  return {
    list: 'diseases',
    item: {
      term: termOf(event, writer, ['MONDO', 'OMIM', 'ORPHA', 'SNOMED CT', 'ICD-10']),
      ...excluded(event, writer),
      ...onset(event, writer),
    },
  };
}

function procedure(event: CourseEvent, writer: PacketWriter): Part | undefined {
  if (isNotDone(event, writer)) return undefined;
  const { kind, time } = event;
  const { account, course } = writer;
  const key = keyOf(event);
  if (kind === 'procedure') account.keep(key, 'kind');
  else account.keepPartly(key, 'kind', 'written as a procedure');
  account.keep(key, 'time');
  if (time.kind !== 'point')
    account.keepPartly(
      key,
      'time',
      'the format has one moment of a procedure; its start is written',
    );
  const performed = timeElement(time.kind === 'point' ? time.at : time.start, course, key, account);
  return {
    list: 'medicalActions',
    item: {
      procedure: { code: termOf(event, writer, ['SNOMED CT']), ...(performed && { performed }) },
    },
  };
}

function treatment(event: CourseEvent, writer: PacketWriter): Part | undefined {
  if (isNotDone(event, writer)) return undefined;
  const { kind, time, dose } = event;
  const { account } = writer;
  const key = keyOf(event);
  if (kind === 'medication') account.keep(key, 'kind');
  else account.keepPartly(key, 'kind', 'written as a treatment');
  account.keep(key, 'time');
  if (time.kind === 'episodes')
    account.keepPartly(key, 'time', 'that it came repeatedly is not written');
  const interval =
    time.kind === 'point'
      ? intervalOf(time.at, { kind: 'at', at: time.at }, event, writer)
      : intervalOf(time.start, time.end, event, writer);
  const given = { ...(dose && doseParts(dose, event, writer)), ...(interval && { interval }) };
  return {
    list: 'medicalActions',
    item: {
      treatment: {
        agent: termOf(event, writer, ['RxNorm', 'ATC', 'SNOMED CT']),
        ...(dose?.route !== undefined && { routeOfAdministration: { label: dose.route } }),
        ...(Object.keys(given).length > 0 && { doseIntervals: [given] }),
      },
    },
  };
}

function doseParts(dose: Dose, event: CourseEvent, { account, terms }: PacketWriter): Json {
  const { value, unit, frequency, note } = dose;
  const isExact = value.kind === 'number' && value.comparator === '=';
  if (isExact && note === undefined) account.keep(keyOf(event), 'dose');
  else account.keepPartly(keyOf(event), 'dose', 'a dose is an exact number here, without words');
  return {
    ...(isExact && { quantity: { unit: terms.unit(unit), value: value.value } }),
    ...(frequency !== undefined && { scheduleFrequency: { label: frequency } }),
  };
}

/** A dose interval has two days. A side of which no single day is known is open, and listed. */
function intervalOf(
  start: When,
  end: SpanEnd,
  event: CourseEvent,
  writer: PacketWriter,
): Json | undefined {
  const { account } = writer;
  if (end.kind === 'ongoing')
    account.keepPartly(keyOf(event), 'time', 'the format cannot say that it is ongoing');
  const [from, to] = [
    dayOf(start, event, writer),
    end.kind === 'at' ? dayOf(end.at, event, writer) : undefined,
  ];
  if (from === undefined && to === undefined) return undefined;
  return bothEnds(from, to, keyOf(event), account);
}

function dayOf(
  when: When,
  event: CourseEvent,
  { course, account }: PacketWriter,
): string | undefined {
  if (when.precision === 'none') return undefined;
  const dates = datesOf(when, course.clock);
  const instant = dates && instantOf(dates.one, dates.zone);
  if (instant === undefined || instant.isWider || when.approximate)
    account.keepPartly(
      keyOf(event),
      'time',
      'a dose interval has two exact days; what is known of others is not written',
    );
  return instant?.text;
}

function termOf(
  { id, label, codes }: CourseEvent,
  { account, terms }: PacketWriter,
  prefer: readonly string[],
): Json {
  const { term, lost } = terms.term(label, codes, prefer);
  const key: DatumKey = `event ${id}`;
  if (term['id'] === undefined)
    account.keepPartly(
      key,
      'label',
      'a term has a code here, and no single one is known: its words stand alone',
    );
  else account.keep(key, 'label');
  if (lost === undefined) account.keep(key, 'codes');
  else if (term['id'] !== undefined) account.keepPartly(key, 'codes', lost);
  else account.lose(key, 'codes', lost);
  return term;
}

function onset(event: CourseEvent, { course, account }: PacketWriter): Json {
  const { time } = event;
  const key = keyOf(event);
  account.keep(key, 'time');
  if (time.kind === 'episodes')
    account.keepPartly(key, 'time', 'that it came repeatedly is not written');
  if (time.kind === 'point')
    account.keepPartly(key, 'time', 'written as the onset, which is all that the format has');
  const begins = timeElement(time.kind === 'point' ? time.at : time.start, course, key, account);
  const isEnded = time.kind !== 'point' && time.end.kind === 'at';
  if (time.kind !== 'point' && time.end.kind === 'ongoing')
    account.keepPartly(key, 'time', 'the format cannot say that it is ongoing');
  const ends =
    isEnded && time.end.kind === 'at' ? timeElement(time.end.at, course, key, account) : undefined;
  if (isEnded && (begins === undefined) !== (ends === undefined))
    account.keepPartly(key, 'time', 'one of its ends is no age and no date, and is not written');
  return { ...(begins && { onset: begins }), ...(ends && { resolution: ends }) };
}

function excluded({ id, status }: CourseEvent, { account }: PacketWriter): Json {
  account.keep(`event ${id}`, 'status');
  if (status === 'refuted') account.keepPartly(`event ${id}`, 'status', 'written as excluded');
  return status === 'affirmed' ? {} : { excluded: true };
}

function isOnlyMeant(event: CourseEvent, { account }: PacketWriter): boolean {
  const isMeant = event.status === 'planned' || event.status === 'not-done';
  if (isMeant) account.drop(keyOf(event), `the format cannot say that it was ${event.status}`);
  return isMeant;
}

function isNotDone(event: CourseEvent, { account }: PacketWriter): boolean {
  const isNot = event.status !== 'affirmed';
  if (isNot)
    account.drop(keyOf(event), `the format tells what was done, and this is ${event.status}`);
  return isNot;
}
