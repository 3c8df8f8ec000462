import { describe, expect, test } from 'vitest';
import { readFhir } from '../../src/formats/fhir.ts';
import {
  BULK,
  bundleOf,
  condition,
  documentOf,
  fileOf,
  observation,
  PATIENT,
  quantity,
  readAll,
} from './fhir-files.ts';

describe('references', () => {
  const request = {
    resourceType: 'MedicationRequest',
    id: 'm',
    status: 'active',
    authoredOn: '2020',
  };
  const drug = { resourceType: 'Medication', id: 'd', code: { text: 'Aspirin' } };

  test('a contained drug is found, and so is one by its address, version and identifier', async () => {
    const named = { ...drug, id: 'e', identifier: [{ system: 's', value: '7' }] };
    const read = await documentOf(
      named,
      { ...request, contained: [drug], medicationReference: { reference: '#d' } },
      {
        ...request,
        id: 'n',
        medicationReference: { reference: 'http://x/fhir/Medication/e/_history/2' },
      },
      { ...request, id: 'o', medicationReference: { identifier: { system: 's', value: '7' } } },
      { ...request, id: 'q', medicationReference: { reference: 'Medication?identifier=s%7C7' } },
    );
    expect(read.events?.map(({ label }) => label)).toEqual([
      'Aspirin',
      'Aspirin',
      'Aspirin',
      'Aspirin',
    ]);
  });

  test('a prescription is not told as the taking of the drug', async () => {
    const { events } = await documentOf({
      ...request,
      medicationCodeableConcept: { text: 'Aspirin' },
    });
    expect(events?.[0]?.evidence).toHaveProperty('when.derived');
    expect(events?.[0]?.note).toBe('prescribed');
  });

  test('results of a report are counted once', async () => {
    const report = {
      resourceType: 'DiagnosticReport',
      id: 'r',
      result: [{ reference: 'Observation/o' }],
    };
    const { document, ledger } = await readAll(observation(quantity(12)), report);
    expect(document?.events).toEqual([]);
    expect(document?.series?.[0]?.points).toHaveLength(1);
    expect(ledger.find(({ record }) => record === 'DiagnosticReport/r')?.outcomes).toEqual([
      'ignored',
    ]);
  });
});

describe('patients', () => {
  test('no name is anywhere in the document', async () => {
    const named = { ...PATIENT, name: [{ family: 'Xyzzy', given: ['Plugh'] }] };
    const { document, patients } = await readFhir([fileOf([named, observation(quantity(1))])], {});
    expect(JSON.stringify([document, patients])).not.toMatch(/Xyzzy|Plugh/);
  });

  test('one of several is read; the records of the others are listed', async () => {
    const other = { resourceType: 'Patient', id: 'z' };
    const theirs = { ...observation(quantity(3)), id: 'y', subject: { reference: 'Patient/z' } };
    const file = fileOf([bundleOf(observation(quantity(12))), other, theirs]);
    const first = await readFhir([file], {});
    expect(first.patients.map(({ id, records }) => [id, records])).toEqual([
      ['p', 1],
      ['z', 1],
    ]);
    expect(first.document?.series?.[0]?.points?.[0]?.value).toBe(12);
    const second = await readFhir([file], { patient: 'z' });
    expect(second.document?.series?.[0]?.points?.[0]?.value).toBe(3);
    const none = await readFhir([file], { patient: 'nobody' });
    expect(none.document).toBeUndefined();
    expect(none.issues.at(-1)?.code).toBe('foreign-unknown-patient');
  });

  test('a death is an event, and nothing is ongoing beyond it', async () => {
    const dead = { ...PATIENT, deceasedDateTime: '2020-01-05' };
    const subject = { subject: { reference: 'Patient/p' } };
    const asthma = {
      ...condition({ onsetDateTime: '2010', clinicalStatus: 'active' }),
      ...subject,
    };
    const { document } = await readFhir(
      [fileOf([dead, asthma, { ...observation(quantity(1)), ...subject }])],
      {},
    );
    expect(document?.events?.map(({ kind }) => kind)).toEqual(['diagnosis', 'death']);
    expect(document?.events?.[0]?.end).toBe('ongoing as of 2020-01-05');
  });

  test('files of a bulk export are one record', async () => {
    const { document, patients, issues } = await readFhir(BULK, {});
    expect(patients).toHaveLength(1);
    expect(issues).toEqual([]);
    expect(document?.patient.label).toMatch(/^Man, \d+ to \d+ years$/);
    expect(new Set(document?.lanes.map(({ id }) => id))).toEqual(
      new Set(['conditions', 'medications', 'procedures', 'notes', 'outcome']),
    );
  });
});
