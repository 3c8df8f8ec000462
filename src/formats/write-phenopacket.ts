/**
 * A course as a GA4GH phenopacket, version 2. It holds features, diseases, actions and measurements
 * at ages and dates; what is told without either keeps no time, and what is none of these is listed.
 * https://phenopacket-schema.readthedocs.io/en/latest/
 */
import type { CourseEvent, Point, Series } from '../model/course.ts';
import { sayValue } from '../model/quantity.ts';
import { rangeOf } from '../model/range.ts';
import { Account, type Reasons } from './write-account.ts';
import type { WriteInput, WrittenCase } from './write-written.ts';
import { dataOf, valuesOf, type DatumKey } from './write-data.ts';
import { eventParts } from './write-phenopacket-events.ts';
import { Terms, timeElement, type Json, type PacketWriter } from './write-phenopacket-parts.ts';
import { datesOf } from './write-time.ts';

const NO_EVIDENCE = 'evidence needs a code of an ontology of evidence here, and the case has words';

const REASONS: Reasons = {
  case: 'a phenopacket has no title and no source of its own',
  anchor: 'a phenopacket has ages and dates, and no other zero',
  phase: 'a phenopacket has no phases',
  lane: 'a phenopacket has no lanes',
  shape: 'an illustrative shape has no numbers, and a measurement would need one',
  order: 'a phenopacket has ages and dates, and no order without them',
  reading: 'a phenopacket holds one reading',
  story: 'a talk is no phenopacket',
  evidence: NO_EVIDENCE,
  'evidence of the time': NO_EVIDENCE,
  'evidence of the value': NO_EVIDENCE,
  bounds: 'a bound of the authors is no reference range',
};

export function writePhenopacket({ course, document, name, created }: WriteInput): WrittenCase {
  const account = new Account(dataOf(course, document), REASONS);
  const writer: PacketWriter = { course, account, terms: new Terms() };
  const death = course.events.find(({ kind, status }) => kind === 'death' && status === 'affirmed');
  const parts = course.events.flatMap((event) =>
    event === death ? [] : eventParts(event, writer),
  );
  const listOf = (list: string): readonly Json[] =>
    parts.flatMap((part) => (part.list === list ? [part.item] : []));
  const measurements = course.series.flatMap((series) => {
    account.keep(`series ${series.id}`, 'label', 'unit');
    if (series.ranges.length > 0)
      account.keepPartly(
        `series ${series.id}`,
        'reference range',
        'without who says it, and only where it has both limits',
      );
    return [...valuesOf(series)].map(({ point, key }) => measurement(point, key, series, writer));
  });
  const packet = {
    id: course.id,
    subject: subjectOf(writer, death),
    phenotypicFeatures: listOf('phenotypicFeatures'),
    measurements,
    diseases: listOf('diseases'),
    medicalActions: listOf('medicalActions'),
    metaData: {
      ...(created !== undefined && { created }),
      createdBy: 'Caseline',
      resources: writer.terms.resources(),
      phenopacketSchemaVersion: '2.0',
    },
  };
  return {
    files: [{ name: `${name}.phenopacket.json`, text: `${JSON.stringify(packet, null, 2)}\n` }],
    entries: account.entries(),
  };
}

const SEXES: Readonly<Record<string, string>> = {
  female: 'FEMALE',
  male: 'MALE',
  other: 'OTHER_SEX',
  'other sex': 'OTHER_SEX',
};

function subjectOf(writer: PacketWriter, death: CourseEvent | undefined): Json {
  const { course, account } = writer;
  const sex = course.patient.sex?.toLowerCase() ?? '';
  const known = Object.hasOwn(SEXES, sex) ? SEXES[sex] : undefined;
  if (known !== undefined) account.keep('patient patient', 'sex');
  const born = course.clock.anchors.get('birth')?.at;
  const birth = born && datesOf(born, course.clock)?.one;
  const day = birth !== undefined && birth.length >= 10 ? birth.slice(0, 10) : undefined;
  if (day !== undefined) account.keep('patient patient', 'birth');
  else if (birth !== undefined)
    account.lose(
      'patient patient',
      'birth',
      'a date of birth is a day here, and the day is not known',
    );
  return {
    id: course.id,
    ...(day !== undefined && { dateOfBirth: `${day}T00:00:00Z` }),
    ...(known !== undefined && { sex: known }),
    ...(death && { vitalStatus: deceased(death, writer) }),
  };
}

function deceased({ id, time }: CourseEvent, { course, account }: PacketWriter): Json {
  const key: DatumKey = `event ${id}`;
  account.keep(key, 'kind');
  account.keepPartly(key, 'label', 'written as the death of the patient');
  const at = time.kind === 'point' ? time.at : time.start;
  const when = timeElement(at, course, key, account);
  if (when !== undefined) account.keep(key, 'time');
  return { status: 'DECEASED', ...(when && { timeOfDeath: when }) };
}

function measurement(point: Point, key: DatumKey, series: Series, writer: PacketWriter): Json {
  const { course, account, terms } = writer;
  account.keep(key, 'value', 'time', 'label', 'note');
  const { term, lost } = terms.term(series.label, series.codes, ['LOINC']);
  if (lost === undefined) account.keep(`series ${series.id}`, 'codes');
  else account.keepPartly(`series ${series.id}`, 'codes', lost);
  const when = timeElement(point.at, course, key, account);
  const description = [point.label, point.note].filter(Boolean).join('; ');
  return {
    assay: term,
    value: valueOf(point, series, key, writer),
    ...(when && { timeObserved: when }),
    ...(description !== '' && { description }),
  };
}

/** A quantity is an exact number; anything else is written as the words of a term. */
function valueOf(
  point: Point,
  series: Series,
  key: DatumKey,
  { course, account, terms }: PacketWriter,
): Json {
  const { value } = point;
  const range = rangeOf(series, point, course.clock);
  if (point.range)
    account.keepPartly(
      key,
      'reference range',
      'without who says it, and only where it has both limits',
    );
  if (value.kind !== 'number' || value.comparator !== '=') {
    if (value.kind !== 'text' && value.kind !== 'ordinal')
      account.keepPartly(
        key,
        'value',
        'a quantity is an exact number here; it is written as words',
      );
    return { ontologyClass: { label: sayValue(value, series.unit) } };
  }
  const unit = terms.unit(series.unit);
  const { low, high } = range ?? {};
  // The format knows no one-sided range: a limit that is left out reads as 0.
  const hasBoth = low !== undefined && high !== undefined;
  return {
    quantity: { unit, value: value.value, ...(hasBoth && { referenceRange: { unit, low, high } }) },
  };
}
