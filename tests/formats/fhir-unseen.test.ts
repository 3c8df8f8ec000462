/** Shapes of FHIR that published samples rarely have, each made for its law. */
import { describe, expect, test } from 'vitest';
import { readFhir } from '../../src/formats/fhir.ts';
import { isReversed, onOneClock } from '../../src/formats/fhir-clock.ts';
import { documentOf, fileOf, observation, PATIENT, quantity, readAll } from './fhir-files.ts';

const firstPoint = async (more: object) =>
  (await documentOf(observation(more))).series?.[0]?.points?.[0];

describe('two offsets in one period', () => {
  test.each([
    // The clock is put back an hour: twenty minutes pass.
    ['2021-10-31T02:50:00+02:00', '2021-10-31T02:10:00+01:00', '2021-10-31T03:10:00+02:00'],
    ['2013-06-01T12:00:00-05:00', '2013-06-01T10:00:00-08:00', '2013-06-01T13:00:00-05:00'],
    ['2021-10-30T23:50:00-05:00', '2021-10-31T06:10:00Z', '2021-10-31T06:10:00Z'],
    ['2021-10-31', '2021-10-31T02:10:00+01:00', '2021-10-31T02:10:00+01:00'],
  ])('from %s to %s is sound, and no clock runs backwards', (start, end, told) => {
    expect(isReversed(start, end)).toBe(false);
    expect(onOneClock(start, end)).toBe(told);
  });

  test('an end that is earlier by UTC is reversed, whatever the clocks show', () => {
    expect(isReversed('2021-11-30T10:00:00Z', '2021-11-30T10:30:00+05:00')).toBe(true);
  });

  test('a stay over the end of summer time keeps its end', async () => {
    const period = { start: '2021-10-31T02:50:00+02:00', end: '2021-10-31T02:10:00+01:00' };
    const { document, issues } = await readAll({ resourceType: 'Encounter', id: 'e', period });
    expect(document?.events?.[0]?.end).toBe('2021-10-31T03:10:00+02:00');
    expect(issues).toEqual([]);
  });
});

describe('values', () => {
  test('titres are a curve', async () => {
    const titre = (id: string, value: number, comparator?: string) =>
      observation({
        id,
        valueRatio: { numerator: { value: 1 }, denominator: { value, comparator } },
      });
    const { series, events } = await documentOf(titre('a', 160), titre('b', 320, '>='));
    expect(series?.[0]?.points?.map(({ value }) => value)).toEqual(['1:160', '>=1:320']);
    expect(events).toEqual([]);
  });

  test.each([
    [{ valueQuantity: { unit: 'g/dL' }, dataAbsentReason: { text: 'Unknown' } }, 'unknown'],
    [{ valueQuantity: { _value: absent('asked-unknown') } }, 'asked unknown'],
    [{ _valueString: absent('masked') }, 'masked'],
  ])('of %j the reason is told, and no value is missed', async (more, reason) => {
    const { document, issues } = await readAll(observation(more));
    expect(document?.events?.[0]?.label).toBe(`Hemoglobin: no value (${reason})`);
    expect(issues).toEqual([]);
  });

  test('a comparator that no axis knows is told once', async () => {
    const { series } = await documentOf(
      observation(quantity(7)),
      observation({ id: 'b', ...quantity(7.5, 'g/dL', { comparator: 'ad' }) }),
    );
    expect(series?.[0]?.points?.[1]?.value).toEqual({ text: 'ad7.5 g/dL' });
  });

  test('words keep the interpretation beside them, once', async () => {
    const told = async (valueString: string) =>
      (
        await documentOf(
          observation({ valueString, interpretation: [{ coding: [{ code: 'POS' }] }] }),
        )
      ).events?.[0];
    expect((await told('Reactive'))?.detail).toBe('told as positive');
    expect((await told('Positive'))?.detail).toBeUndefined();
    expect((await firstPoint({ ...quantity(9), interpretation: { text: 'Low' } }))?.note).toBe(
      'told as low',
    );
  });
});

function absent(valueCode: string): object {
  const url = 'http://hl7.org/fhir/StructureDefinition/data-absent-reason';
  return { extension: [{ url, valueCode }] };
}

test('a patient told again inside a record is the one with the same identifier', async () => {
  const identifier = [{ system: 'urn:mrn', value: '77' }];
  const inner = {
    ...observation({ id: 'in', ...quantity(8) }),
    subject: { reference: '#pp' },
    contained: [{ resourceType: 'Patient', id: 'pp', identifier }],
  };
  const outer = { ...observation({ id: 'out', ...quantity(9) }), subject: ref('Patient/p') };
  const all = [inner, { ...PATIENT, identifier }, outer];
  const { patients, document } = await readFhir([fileOf(all)], {});
  expect(patients.map(({ id, records }) => [id, records])).toEqual([['p', 2]]);
  expect(document?.series?.[0]?.points).toHaveLength(2);
});

const ref = (reference: string) => ({ reference });

test('records that refer to each other in a circle are read once', async () => {
  const { ledger, document } = await readAll(
    observation({ id: 'a', ...quantity(1), hasMember: [ref('Observation/b')] }),
    observation({
      id: 'b',
      ...quantity(2),
      hasMember: [ref('Observation/a'), ref('Observation/b')],
    }),
    { resourceType: 'Medication', id: 'm', ingredient: [{ itemReference: ref('Medication/m') }] },
    { resourceType: 'MedicationRequest', id: 'r', medicationReference: ref('Medication/m') },
    { resourceType: 'DiagnosticReport', id: 'd', result: [ref('DiagnosticReport/d')] },
  );
  expect(document?.series?.[0]?.points).toHaveLength(2);
  expect(document?.events?.map(({ kind }) => kind)).toEqual(['medication', 'note']);
  expect(ledger.every(({ outcomes }) => outcomes.length > 0)).toBe(true);
});

test('at which age a relative fell ill is told, and is no time of the patient', async () => {
  const condition = [{ code: { text: 'Breast cancer' }, onsetAge: { value: 50, unit: 'years' } }];
  const { events } = await documentOf({
    resourceType: 'FamilyMemberHistory',
    id: 'f',
    relationship: { text: 'Mother' },
    condition,
  });
  expect(events?.[0]).toMatchObject({ label: 'Mother: Breast cancer (onset at 50 years)' });
  expect(events?.[0]?.at).toBeUndefined();
});

test('of two versions the one with the higher number is read', async () => {
  const crp = (versionId: string, value: number) => ({
    resourceType: 'Observation',
    id: '9',
    meta: { versionId },
    status: 'final',
    code: { text: 'CRP' },
    effectiveDateTime: '2021-01-01',
    valueQuantity: { value, unit: 'mg/L' },
  });
  const { document, issues } = await readAll(crp('10', 5), crp('9', 50));
  expect(document?.series?.[0]?.points?.map(({ value }) => value)).toEqual([5]);
  expect(issues).toEqual([]);
});

test('names whose first letters carry a meaning are written as they are', async () => {
  const of = (id: string, text: string) => ({
    resourceType: 'Observation',
    id,
    status: 'final',
    code: { text },
    effectiveDateTime: '2021-01-01',
    valueQuantity: { value: 7, unit: '1' },
  });
  const { document } = await readAll(
    of('1', 'pH'),
    of('2', 'eGFR'),
    of('3', 'sodium'),
    of('4', 'p53'),
  );
  expect(document?.series?.map(({ label }) => label).sort()).toEqual([
    'Sodium',
    'eGFR',
    'p53',
    'pH',
  ]);
});

test('a leap second keeps its minute', async () => {
  const { document } = await readAll({
    resourceType: 'Observation',
    id: '1',
    status: 'final',
    code: { text: 'CRP' },
    effectiveDateTime: '2016-12-31T23:59:60Z',
    valueQuantity: { value: 7, unit: 'mg/L' },
  });
  expect(document?.series?.[0]?.points?.[0]?.at).toBe('2016-12-31T23:59Z');
});
