import { describe, expect, test } from 'vitest';
import { condition, documentOf, observation, quantity, readAll } from './fhir-files.ts';

describe('times', () => {
  test.each([
    ['2020', '2020'],
    ['2020-06', '2020-06'],
    ['2012-09-17T09:30:10+02:00', '2012-09-17T09:30:10+02:00'],
  ])('a partial date is never narrowed, an offset stays in the words: %s', async (given, words) => {
    const { events } = await documentOf(condition({ onsetDateTime: given }));
    expect(events?.[0]).toMatchObject({ start: words, end: 'unknown', label: 'Asthma' });
  });

  test.each([
    [{ onsetAge: { value: 6, unit: 'years', code: 'a' } }, 'age 6 years'],
    [
      { onsetRange: { low: { value: 3, code: 'a' }, high: { value: 5, code: 'a' } } },
      'between age 3 years and age 5 years',
    ],
    [{ onsetPeriod: { start: '2019-01', end: '2019-03' } }, '2019-01/2019-03'],
    [{ recordedDate: '2020-02-02' }, 'at or before 2020-02-02'],
  ])('an onset of any type keeps its whole extent', async (onset, start) => {
    const { events } = await documentOf(condition(onset));
    expect(events?.[0]?.start).toBe(start);
  });

  test('an onset in words is quoted, and no time is made of it', async () => {
    const { events } = await documentOf(condition({ onsetString: 'in childhood' }));
    expect(events?.[0]).toMatchObject({ note: 'onset: “in childhood”' });
    expect(events?.[0]).not.toHaveProperty('start');
  });

  test('a missing end is ongoing only while the status is active, as of the last date', async () => {
    const active = { clinicalStatus: { coding: [{ code: 'active' }] } };
    const { events } = await documentOf(
      condition({ onsetDateTime: '2019', ...active }),
      condition({ id: 'd', onsetDateTime: '2019', clinicalStatus: 'resolved' }),
      observation(quantity(12)),
    );
    expect(events?.map(({ end }) => end)).toEqual(['ongoing as of 2020-03-01', 'unknown']);
  });

  test('an impossible date and an end before its start are told, and never drawn', async () => {
    const { document, issues, ledger } = await readAll(
      condition({ onsetDateTime: '2020-02-30' }),
      condition({ id: 'd', onsetDateTime: '2020-03-01', abatementDateTime: '2019-03-01' }),
    );
    expect(issues.map(({ code }) => code)).toEqual([
      'foreign-time-unreadable',
      'foreign-time-unreadable',
    ]);
    expect(document?.events?.map(({ start, end }) => [start, end])).toEqual([
      [undefined, undefined],
      ['2020-03-01', 'unknown'],
    ]);
    expect(ledger.filter(({ outcomes }) => outcomes.includes('issue'))).toHaveLength(2);
  });

  test('when a result was issued is not when it was observed', async () => {
    const { effectiveDateTime: _, ...undated } = observation(quantity(12)) as Record<
      string,
      unknown
    >;
    const { series } = await documentOf({ ...undated, issued: '2020-03-05T10:00:00Z' });
    expect(series?.[0]?.points?.[0]).not.toHaveProperty('at');
    expect(series?.[0]?.points?.[0]?.note).toContain('issued 2020-03-05');
  });

  test('a result without a time has that of its report, as our reasoning', async () => {
    const { effectiveDateTime: _, ...undated } = observation(quantity(12)) as Record<
      string,
      unknown
    >;
    const report = {
      resourceType: 'DiagnosticReport',
      id: 'r',
      effectiveDateTime: '2020-03-02',
      result: [{ reference: 'Observation/o' }],
    };
    const { series } = await documentOf(undated, report);
    const point = series?.[0]?.points?.[0];
    expect(point?.at).toBe('2020-03-02');
    expect(point?.evidence).toMatchObject({
      when: { derived: expect.stringContaining('DiagnosticReport/r') as string },
    });
  });
});

describe('values', () => {
  test.each([
    [quantity(5.4), 5.4],
    [quantity(150, 'U/L', { comparator: '>' }), '>150'],
    [{ valueInteger: 7 }, 7],
    [{ valueRange: { low: { value: 1 }, high: { value: 3 } } }, { low: 1, high: 3 }],
    [{ valueRange: { high: { value: 3 } } }, '<=3'],
  ])('a number keeps its comparator and its bounds', async (value, expected) => {
    const { series } = await documentOf(observation(value));
    expect(series?.[0]?.points?.[0]?.value).toEqual(expected);
  });

  test.each([
    [{ valueCodeableConcept: { text: 'Positive' } }, 'Hemoglobin: Positive'],
    [{ valueBoolean: false }, 'Hemoglobin: no'],
    [{ valueRatio: { numerator: { value: 128 }, denominator: { value: 1 } } }, 'Hemoglobin: 128:1'],
    [{ valueDateTime: '2016-02' }, 'Hemoglobin: 2016-02'],
    [
      { valueSampledData: { data: '1 2 3 E U', period: 10 } },
      'Hemoglobin: trace of 5 samples, 10 ms apart',
    ],
    [{ dataAbsentReason: { text: 'Unknown' } }, 'Hemoglobin: no value (unknown)'],
    [{ interpretation: [{ coding: [{ code: 'NEG' }] }] }, 'Hemoglobin: negative'],
  ])('words are an event where no numbers make a series', async (value, label) => {
    const { events, series } = await documentOf(observation(value));
    expect(series).toEqual([]);
    expect(events?.[0]?.label).toBe(label);
  });

  test('words join the series of their test', async () => {
    const { events, series } = await documentOf(
      observation(quantity(12)),
      observation({ id: 'p', valueString: 'clotted', effectiveDateTime: '2020-03-02' }),
    );
    expect(events).toEqual([]);
    expect(series?.[0]?.points?.map(({ value }) => value)).toEqual([12, { text: 'clotted' }]);
  });

  test('units of one test are kept apart, and told', async () => {
    const { document, issues } = await readAll(
      observation(quantity(12)),
      observation({ id: 'p', ...quantity(7.4, 'mmol/L') }),
      observation({ id: 'q', valueQuantity: { value: 13, unit: 'g/dL' } }),
    );
    expect(document?.series?.map(({ label, points = [] }) => [label, points.length])).toEqual([
      ['Hemoglobin (g/dL)', 2],
      ['Hemoglobin (mmol/L)', 1],
    ]);
    expect(issues.map(({ code }) => code)).toEqual(['foreign-unit-differs']);
  });

  test('components are values of their own tests', async () => {
    const part = (code: string, value: number): object => ({
      code: { coding: [{ system: 'http://loinc.org', code, display: code }] },
      ...quantity(value, 'mm[Hg]'),
    });
    const { series } = await documentOf(
      observation({ component: [part('8480-6', 120), part('8462-4', 80)] }),
    );
    expect(series?.map(({ label, unit }) => [label, unit])).toEqual([
      ['8480-6', { display: 'mmHg', ucum: 'mm[Hg]' }],
      ['8462-4', { display: 'mmHg', ucum: 'mm[Hg]' }],
    ]);
  });

  test('a reference range in another unit is told, not drawn', async () => {
    const { series } = await documentOf(
      observation({ ...quantity(12), referenceRange: [{ low: { value: 7, unit: 'mmol/L' } }] }),
      observation({
        id: 'p',
        ...quantity(9),
        referenceRange: [{ low: { value: 11.5, unit: 'g/dL' } }],
      }),
    );
    expect(series?.[0]?.points?.map(({ range }) => range)).toEqual([
      undefined,
      { low: 11.5, source: 'the record' },
    ]);
    expect(series?.[0]?.points?.[0]?.note).toBe('reference range from 7 mmol/L');
  });
});

describe('what did not happen', () => {
  test.each([
    [
      { resourceType: 'Immunization', id: 'i', status: 'not-done', vaccineCode: { text: 'BCG' } },
      'not-done',
    ],
    [
      { resourceType: 'Immunization', id: 'i', notGiven: true, vaccineCode: { text: 'BCG' } },
      'not-done',
    ],
    [
      { resourceType: 'Procedure', id: 'i', status: 'preparation', code: { text: 'Biopsy' } },
      'planned',
    ],
    [condition({ verificationStatus: { coding: [{ code: 'refuted' }] } }), 'refuted'],
    [
      {
        resourceType: 'MedicationStatement',
        id: 'i',
        taken: 'n',
        medicationCodeableConcept: { text: 'A' },
      },
      'not-done',
    ],
  ])('keeps its own status', async (resource, status) => {
    const { events } = await documentOf(resource);
    expect(events?.[0]?.status).toBe(status);
  });

  test('what was entered in error is listed, and nowhere drawn', async () => {
    const { document, ledger } = await readAll(
      observation({ ...quantity(12), status: 'entered-in-error' }),
    );
    expect(document?.series).toEqual([]);
    expect(ledger.find(({ record }) => record === 'Observation/o')).toMatchObject({
      outcomes: ['ignored'],
      why: 'It was entered in error.',
    });
  });
});

test('samples a second or more apart are values with times; E, U and L are no numbers', async () => {
  const data = { origin: { value: 2, unit: 'mg/dL' }, period: 300_000, factor: 10, dimensions: 1 };
  const valueSampledData = { ...data, lowerLimit: 4, upperLimit: 40, data: '9 10.5 E U L' };
  const time = { effectiveDateTime: '2020-03-01T23:55:00+01:00' };
  const { series = [] } = await documentOf(observation({ ...time, valueSampledData }));
  expect(series[0]?.points?.map(({ at, value }) => [at, value])).toEqual([
    ['2020-03-01T23:55:00+01:00', 92],
    ['2020-03-02T00:00:00+01:00', 107],
    ['2020-03-02T00:05:00+01:00', { absent: 'error of the device' }],
    ['2020-03-02T00:10:00+01:00', '>402'],
    ['2020-03-02T00:15:00+01:00', '<42'],
  ]);
});

test('what a section of a document says in words alone is a note', async () => {
  const text = { div: '<div><p>No known <b>allergies</b> &amp; intolerances</p></div>' };
  const section = [
    { title: 'Allergies', text },
    { title: 'Problems', text, entry: [{ reference: 'Condition/c' }] },
  ];
  const type = { resourceType: 'Composition', id: 'd', title: 'Summary', date: '2020-03' };
  const { events = [] } = await documentOf({ ...type, section });
  expect(events[0]).toMatchObject({
    label: 'Summary',
    at: '2020-03',
    detail: 'Allergies: No known allergies & intolerances',
  });
});
