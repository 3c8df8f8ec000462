/** Concepts, quantities, notes and references, of which resources are made. */
import type { CourseEvent } from '../model/course.ts';
import type { Evidence, Facets } from '../model/evidence.ts';
import type { Code, Dose, Unit } from '../model/quantity.ts';
import { sayDose } from '../model/quantity.ts';
import { systemUri } from './fhir-codes.ts';
import { sayEvidence } from './write-words.ts';
import type { Json } from './write-fhir-time.ts';

/** A concept by its codes, and in any case by the words of the case. */
export function concept(text: string, codes: readonly Code[] = []): Json {
  const coding = codes.map(({ system, code, display }) => {
    const uri = systemUri(system);
    return {
      ...(uri !== undefined && { system: uri }),
      code,
      ...(display !== undefined && { display }),
    };
  });
  return { ...(coding.length > 0 && { coding }), text };
}

/** A code of one of the small lists that FHIR itself defines. */
export function coded(system: string, code: string): Json {
  return { coding: [{ system: `http://terminology.hl7.org/CodeSystem/${system}`, code }] };
}

export function quantity(value: number, { display, ucum }: Unit): Json {
  return {
    value,
    ...(display !== '' && { unit: display }),
    ...(ucum !== undefined && { system: 'http://unitsofmeasure.org', code: ucum }),
  };
}

/** A single number has a place of its own; ranges and other values are told in the text alone. */
export function dosage(dose: Dose): Json {
  const { value, unit, route, frequency } = dose;
  const isRange = value.kind === 'range';
  const isExact = value.kind === 'number' && value.comparator === '=';
  const rate = isExact
    ? { doseQuantity: quantity(value.value, unit) }
    : isRange
      ? { doseRange: { low: quantity(value.low, unit), high: quantity(value.high, unit) } }
      : undefined;
  return {
    text: sayDose(dose),
    ...(frequency !== undefined && { timing: { code: { text: frequency } } }),
    ...(route !== undefined && { route: { text: route } }),
    ...(rate && { doseAndRate: [rate] }),
  };
}

/** Of an administration, whose dosage has no timing and no range. */
export function givenDosage(dose: Dose): Json {
  const { value, unit, route } = dose;
  const isExact = value.kind === 'number' && value.comparator === '=';
  return {
    text: sayDose(dose),
    ...(route !== undefined && { route: { text: route } }),
    ...(isExact && { dose: quantity(value.value, unit) }),
  };
}

/** What an event says besides: each a sentence of its own. */
export function remarksOf(event: CourseEvent, time: string | undefined): readonly string[] {
  const { note, detail, dose, part, links, evidence, notStated, status } = event;
  return [
    note,
    detail,
    time === undefined ? undefined : `Time as told: ${time}`,
    status === 'excluded' ? 'Looked for and not found' : undefined,
    dose?.note,
    part && `Number ${part.number}${part.of === undefined ? '' : ` of ${part.of}`} of a series`,
    ...links.map(({ to, relation }) => `${relation}: ${to}`),
    ...evidenceRemarks(evidence),
    notStated.length === 0 ? undefined : `Not stated: ${notStated.join(', ')}`,
  ].filter((each) => each !== undefined && each !== '') as readonly string[];
}

/** How it is known, where more is known of that than a place in the source. */
export function evidenceRemarks({ what, when, value }: Facets): readonly string[] {
  const facets: readonly (readonly [string, Evidence | undefined])[] = [
    ['Evidence', what],
    ['Evidence of the time', when],
    ['Evidence of the value', value],
  ];
  return facets.flatMap(([name, evidence]) =>
    evidence && isTelling(evidence) ? [`${name}: ${sayEvidence(evidence)}`] : [],
  );
}

export function isTelling({ kind, quote, reasoning, attributedTo }: Evidence): boolean {
  return kind !== 'reported' || [quote, reasoning, attributedTo].some((each) => each !== undefined);
}

export function notes(texts: readonly string[]): Json {
  return texts.length === 0 ? {} : { note: texts.map((text) => ({ text })) };
}

/** For resources that have no notes: words beside the data, as a narrative says of itself. */
export function narrative(texts: readonly string[]): Json {
  if (texts.length === 0) return {};
  const lines = texts.map((text) => `<p>${escape(text)}</p>`).join('');
  return {
    text: { status: 'additional', div: `<div xmlns="http://www.w3.org/1999/xhtml">${lines}</div>` },
  };
}

function escape(text: string): string {
  return text
    .replace(/[\p{Cc}]+/gu, ' ')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');
}
