/** FHIR in memory, for tests of its reader. */
import { readdirSync, readFileSync } from 'node:fs';
import { readFhir } from '../../src/formats/fhir.ts';
import type { ForeignFile, ForeignRead } from '../../src/formats/foreign.ts';
import type { CaseDocument } from '../../src/model/document.ts';

const FOLDER = 'tests/corpus/fhir';

export const CORPUS = readdirSync(FOLDER).filter((name) => /json$/.test(name));

export const corpusFile = (name: string): ForeignFile => ({
  name,
  bytes: new Uint8Array(readFileSync(`${FOLDER}/${name}`)),
});

export const BULK = readdirSync(`${FOLDER}/bulk`).map((name) => corpusFile(`bulk/${name}`));

export function fileOf(content: unknown, name = 'x.json'): ForeignFile {
  const text = typeof content === 'string' ? content : JSON.stringify(content);
  return { name, bytes: new TextEncoder().encode(text) };
}

export const PATIENT = { resourceType: 'Patient', id: 'p', gender: 'female', birthDate: '1980-05' };
const SUBJECT = { subject: { reference: 'Patient/p' }, patient: { reference: 'Patient/p' } };

/** The resources, and the patient, in one bundle. */
export function bundleOf(...resources: readonly object[]): object {
  const all = [PATIENT, ...resources.map((each) => ({ ...SUBJECT, ...each }))];
  return {
    resourceType: 'Bundle',
    type: 'collection',
    entry: all.map((resource) => ({ resource })),
  };
}

export function readAll(...resources: readonly object[]): Promise<ForeignRead> {
  return readFhir([fileOf(bundleOf(...resources))], {});
}

/** The document of the resources; a test without one cannot go on. */
export async function documentOf(...resources: readonly object[]): Promise<CaseDocument> {
  const { document } = await readAll(...resources);
  if (!document) throw new Error('no document');
  return document;
}

const HB = { coding: [{ system: 'http://loinc.org', code: '718-7', display: 'Hemoglobin' }] };
export const observation = (more: object): object => ({
  resourceType: 'Observation',
  id: 'o',
  status: 'final',
  code: HB,
  effectiveDateTime: '2020-03-01',
  ...more,
});
export const quantity = (value: number, unit = 'g/dL', more: object = {}): object => ({
  valueQuantity: { value, unit, system: 'http://unitsofmeasure.org', code: unit, ...more },
});
export const condition = (more: object): object => ({
  resourceType: 'Condition',
  id: 'c',
  code: { text: 'Asthma (disorder)' },
  ...more,
});
