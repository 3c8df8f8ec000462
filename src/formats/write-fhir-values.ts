/** Values of a course as observations. What FHIR has no type for is written as words. */
import type { Point, Series } from '../model/course.ts';
import { sayValue, type Value } from '../model/quantity.ts';
import { rangeOf } from '../model/range.ts';
import type { FhirWriter } from './write-fhir-desk.ts';
import { coded, concept, evidenceRemarks, notes, quantity } from './write-fhir-parts.ts';
import { momentOf, tellMoment, type Json } from './write-fhir-time.ts';
import type { DatumKey } from './write-data.ts';

export function observation(point: Point, key: DatumKey, series: Series, writer: FhirWriter): Json {
  const { course, account, subject } = writer;
  account.keep(key, 'value', 'time', 'label', 'note');
  account.keepPartly(key, 'evidence', IN_WORDS);
  account.keepPartly(key, 'evidence of the time', IN_WORDS);
  account.keepPartly(key, 'evidence of the value', IN_WORDS);
  if (point.range) account.keepPartly(key, 'reference range', 'without who says it');
  const time = tellMoment(momentOf(point.at, course), EFFECTIVE, key, account);
  const remarks = [
    point.label,
    point.note,
    time.words === undefined ? undefined : `Time as told: ${time.words}`,
    ...evidenceRemarks(point.evidence),
    series.note,
  ].filter((each) => each !== undefined && each !== '') as readonly string[];
  return {
    resourceType: 'Observation',
    status: 'final',
    code: concept(series.label, series.codes),
    subject,
    ...time.fields,
    ...valueFields(point.value, series, key, writer),
    ...rangeFields(point, series, writer),
    ...notes(remarks),
  };
}

const EFFECTIVE = { stem: 'effective', period: true } as const;
const IN_WORDS = 'written as words in a note, where it says more than its place in the source';

function rangeFields(point: Point, series: Series, { course }: FhirWriter): Json {
  const range = rangeOf(series, point, course.clock);
  if (!range || (range.low === undefined && range.high === undefined)) return {};
  return {
    referenceRange: [
      {
        ...(range.low !== undefined && { low: quantity(range.low, series.unit) }),
        ...(range.high !== undefined && { high: quantity(range.high, series.unit) }),
      },
    ],
  };
}

/** HL7 v3 ObservationInterpretation. */
const LEVELS = { low: 'L', normal: 'N', high: 'H' } as const;

function valueFields(value: Value, series: Series, key: DatumKey, { account }: FhirWriter): Json {
  const asWords = (): Json => {
    account.keepPartly(key, 'value', 'the format has no such value; it is written as words');
    return { valueString: sayValue(value, value.kind === 'number' ? series.unit : undefined) };
  };
  switch (value.kind) {
    case 'number': {
      const { comparator } = value;
      if (comparator === '~') return asWords();
      const number = quantity(value.value, series.unit);
      return { valueQuantity: comparator === '=' ? number : { ...number, comparator } };
    }
    case 'range':
      if (value.median !== undefined)
        account.keepPartly(key, 'value', `the median, ${value.median}, is not written`);
      return {
        valueRange: {
          low: quantity(value.low, series.unit),
          high: quantity(value.high, series.unit),
        },
      };
    case 'titre': {
      const { comparator, dilution } = value;
      if (comparator === '~') return asWords();
      const denominator = { value: dilution, ...(comparator !== '=' && { comparator }) };
      return { valueRatio: { numerator: { value: 1 }, denominator } };
    }
    case 'level':
      if (value.trend !== undefined)
        account.keepPartly(key, 'value', 'the trend is written as words');
      return {
        valueCodeableConcept: { text: sayValue(value) },
        interpretation: [coded('v3-ObservationInterpretation', LEVELS[value.level])],
      };
    case 'pair':
      return asWords();
    case 'ordinal':
      return { valueCodeableConcept: { text: value.text } };
    case 'text':
      return { valueString: value.text };
    case 'absent':
      return { dataAbsentReason: { text: value.reason } };
  }
}
