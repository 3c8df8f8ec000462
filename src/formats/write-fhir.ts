/**
 * A course as a FHIR R4 bundle of type collection: the patient, a resource for each event, an
 * observation for each value. Never a date that the case does not give; what is derived says so.
 */
import type { Course } from '../model/course.ts';
import { Account, type Reasons } from './write-account.ts';
import type { WriteInput, WrittenCase } from './write-written.ts';
import { dataOf, valuesOf } from './write-data.ts';
import type { FhirWriter } from './write-fhir-desk.ts';
import { resourceOf } from './write-fhir-events.ts';
import { narrative } from './write-fhir-parts.ts';
import { momentOf, type Json } from './write-fhir-time.ts';
import { observation } from './write-fhir-values.ts';

const REASONS: Reasons = {
  case: 'a bundle has no title and no source',
  anchor: 'a record has dates, and no other zero',
  phase: 'a record has no phases',
  lane: 'a record has no lanes',
  shape: 'an illustrative shape has no numbers, and an observation would need one',
  order: 'a record has dates, and no order without them',
  reading: 'a record holds one reading',
  story: 'a talk is no record',
  bounds: 'a bound of the authors is no reference range',
};

export function writeFhir({ course, document, name }: WriteInput): WrittenCase {
  const account = new Account(dataOf(course, document), REASONS);
  const urn = urnOf(course.id);
  const writer: FhirWriter = { course, account, subject: { reference: urn('patient') } };
  const death = course.events.find(({ kind, status }) => kind === 'death' && status === 'affirmed');
  const events = course.events.flatMap((event) => {
    if (event === death) return [];
    const resource = resourceOf(event, writer);
    return resource ? [entryOf(resource, `event-${event.id}`, urn)] : [];
  });
  const values = course.series.flatMap((series) => {
    account.keep(`series ${series.id}`, 'label', 'unit', 'codes');
    if (series.points.length > 0) account.keep(`series ${series.id}`, 'note');
    if (series.ranges.length > 0)
      account.keepPartly(`series ${series.id}`, 'reference range', 'without who says it');
    return [...valuesOf(series)].map(({ point, key }) =>
      entryOf(observation(point, key, series, writer), `value-${point.id}`, urn),
    );
  });
  const bundle = {
    resourceType: 'Bundle',
    type: 'collection',
    entry: [entryOf(patient(writer, death), 'patient', urn), ...events, ...values],
  };
  return {
    files: [{ name: `${name}.fhir.json`, text: `${JSON.stringify(bundle, null, 2)}\n` }],
    entries: account.entries(),
  };
}

const SEXES = ['male', 'female', 'other', 'unknown'];

function patient(writer: FhirWriter, death: Course['events'][number] | undefined): Json {
  const { course, account } = writer;
  const { label, sex, age } = course.patient;
  const gender = sex?.toLowerCase().replace('other sex', 'other');
  const isKnown = gender !== undefined && SEXES.includes(gender);
  const born = course.clock.anchors.get('birth')?.at;
  const birth = born && momentOf(born, course);
  const birthDate = birth?.date?.slice(0, 10);
  if (isKnown) account.keep('patient patient', 'sex');
  if (birthDate !== undefined) account.keep('patient patient', 'birth');
  account.keepPartly('patient patient', 'label', 'written as a narrative');
  if (age !== undefined) account.keepPartly('patient patient', 'age', 'written as a narrative');
  return {
    resourceType: 'Patient',
    ...narrative([label, ...(age === undefined ? [] : [`Age: ${age}`])]),
    ...(isKnown && { gender }),
    ...(birthDate !== undefined && { birthDate }),
    ...(death && deceased(death, writer)),
  };
}

/** A death is no event of its own, but something that is said of the patient. */
function deceased(death: Course['events'][number], { course, account }: FhirWriter): Json {
  const { id, time } = death;
  const moment = momentOf(time.kind === 'point' ? time.at : time.start, course);
  account.keep(`event ${id}`, 'kind');
  account.keepPartly(`event ${id}`, 'label', 'written as the death of the patient');
  if (moment.date === undefined) return { deceasedBoolean: true };
  account.keep(`event ${id}`, 'time');
  if (moment.lost !== undefined) account.keepPartly(`event ${id}`, 'time', moment.lost);
  return { deceasedDateTime: moment.date };
}

function entryOf(resource: Json, part: string, urn: (part: string) => string): Json {
  const fullUrl = urn(part);
  return {
    fullUrl,
    resource: { resourceType: resource['resourceType'], id: fullUrl.slice(9), ...resource },
  };
}

/**
 * Names of resources: UUIDs of version 8 (RFC 9562), whose digits a program may choose, from a hash
 * (FNV-1a) of the case and the datum. The same case gives the same names.
 */
function urnOf(caseId: string): (part: string) => string {
  const taken = new Map<string, number>();
  return (part) => {
    const count = taken.get(part) ?? 0;
    // References ask again for the name of the patient, which is one.
    if (part !== 'patient') taken.set(part, count + 1);
    const hex = [0, 1, 2, 3].map((seed) => hash(`${seed} ${caseId} ${part} ${count}`)).join('');
    return `urn:uuid:${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
  };
}

function hash(text: string): string {
  let sum = 0x811c9dc5;
  for (const sign of text) sum = Math.imul(sum ^ (sign.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  return sum.toString(16).padStart(8, '0');
}
