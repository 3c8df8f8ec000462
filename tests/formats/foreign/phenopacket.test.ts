// Phenopackets: every record accounted for, no time narrower than it was told.
import { readdirSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { openFiles } from '../../../src/formats/open.ts';
import { readOnset, readTimeElement } from '../../../src/formats/phenopacket-time.ts';
import type { CaseDocument, EventDoc } from '../../../src/model/document.ts';
import { resolveCase } from '../../../src/model/resolve.ts';
import { expectSound, fileOf, openTwice, textFile } from './laws.ts';

const FOLDER = 'tests/corpus/phenopackets';
const NAMES = readdirSync(FOLDER).filter((name) => /\.(?:json|yaml)$/.test(name));

test.each(NAMES)('%s: every record has its outcome, and the figure stands', async (name) => {
  expectSound(await openTwice([fileOf(`${FOLDER}/${name}`)]));
});

describe('a made-up phenopacket with everything', async () => {
  const opened = await openFiles([fileOf(`${FOLDER}/made-up-all-elements.json`)]);
  const { events = [], series = [], patient, source } = opened.case?.document ?? {};
  const eventOf = (label: string): Partial<EventDoc> =>
    events.find((event) => event.label.startsWith(label)) ?? {};

  test.each([
    ['Seizure', { start: 'age 6 years', end: 'age 9 years', severity: 'Severe' }],
    ['Ataxia', { at: 'between age 3 years and age 5 years' }],
    ['Hypotonia', { at: 'between age 28 days and age 11 months', note: 'Infantile onset' }],
    ['Polyhydramnios', { at: 'last-menstrual-period + 219 days' }],
    ['Lethargy', { at: '2019-05-06' }],
    ['Delay', { at: 'between 2019-05-06 and 2019-06-01' }],
    ['Spasticity', { at: 'between age 427 days and age 431 days', note: 'at age P1Y2M3D' }],
    ['Fever', { status: 'excluded' }],
    ['Diabetes', { status: 'excluded' }],
    ['Splenectomy', { at: '2020-04-01', kind: 'procedure' }],
    ['Regimen A', { start: 'age 40 years', end: 'unknown' }],
    ['Death', { at: 'age 41 years', kind: 'death' }],
    ['breast: Invasive', { at: 'age 40 years', kind: 'finding' }],
    ['Hypotension', { kind: 'adverse-event' }],
  ])('%s is read as it is told', (label, expected) => {
    expect(eventOf(label)).toMatchObject(expected);
  });

  test.each(['Fever', 'Cough', 'Rash', 'Diabetes', 'Electron beam', 'Hypotension'])(
    '%s has no time, because none is told that can be read',
    (label) => {
      const { at, start } = eventOf(label);
      expect({ at, start }).toEqual({});
    },
  );

  test('each dose interval is an event with its dose', () => {
    const doses = events.filter(({ label }) => label === 'Prednisolone');
    expect(doses.map(({ start, end }) => [start, end])).toEqual([
      ['2020-03-20', '2020-03-22'],
      ['2020-03-23', 'unknown'],
    ]);
    expect(doses.map(({ dose }) => dose?.value)).toEqual([30, 10]);
  });

  test('values keep unit and range; a number that is not written is absent, not 0', () => {
    const platelets = series.find(({ label }) => label === 'Platelets');
    expect(platelets?.unit).toEqual({ display: '×10⁹/L', ucum: '10*9/L' });
    expect(platelets?.points?.map(({ value }) => value)).toEqual([
      24,
      { absent: 'not written; this format leaves out a 0' },
    ]);
    expect(platelets?.points?.[0]?.range).toMatchObject({ low: 150, high: 450 });
    expect(series.map(({ label }) => label)).toContain('Blood pressure: Systolic');
    expect(eventOf('Nitrite').label).toBe('Nitrite: Present');
  });

  test('a placeholder is no date of birth, and that is said', () => {
    expect(patient?.birth).toBeUndefined();
    expect(opened.issues.map(({ code }) => code)).toContain('foreign-time-not-trusted');
    expect(source).toMatchObject({ doi: '10.1000/made.up', basis: 'record' });
  });

  test('what cannot be read is an issue of its record', () => {
    const faulty = opened.ledger
      .filter(({ outcomes }) => outcomes.includes('issue'))
      .map(({ record }) => record);
    expect(faulty).toEqual([
      'subject',
      'phenotypicFeatures[8]',
      'phenotypicFeatures[9]',
      'phenotypicFeatures[10]',
      'phenotypicFeatures[11]',
      'measurements[4]',
      'medicalActions[4]',
    ]);
    expect(Object.prototype).not.toHaveProperty('polluted');
  });
});

test('a family in YAML and snake_case: each member is a patient to choose, version 1 alike', async () => {
  const family = [fileOf(`${FOLDER}/made-up-family.yaml`)];
  const boy = await openFiles(family);
  expect(boy.patients.map(({ id }) => id)).toEqual(['proband-1', 'mother-1']);
  expect(boy.case?.document.patient.birth).toBe('2010-03-04');
  expect(boy.case?.document.events?.map(({ at }) => at)).toEqual(['age 2 years', 'age 3 years']);
  const mother = await openFiles(family, { patient: 'mother-1' });
  expect(mother.case?.document.events?.[0]?.at).toBe('between age 5 years and age 15 years');
  expectSound(mother);
  const nobody = await openFiles(family, { patient: 'uncle' });
  expect(nobody.issues.map(({ code }) => code)).toContain('foreign-unknown-patient');
});

test('several files are several patients', async () => {
  const files = NAMES.slice(0, 3).map((name) => fileOf(`${FOLDER}/${name}`));
  const opened = await openFiles(files);
  expect(opened.patients).toHaveLength(3);
  expectSound(opened);
});

test.each([
  [{ age: { iso8601duration: 'P0D' } }, 'age 0 days'],
  [{ age: { iso8601duration: 'P3W' } }, 'age 3 weeks'],
  [{ age: 'P6Y' }, 'age 6 years'],
  [{ age: { iso8601duration: 'P1W' } }, 'age 1 week'],
  [{ age: { iso8601duration: 'P1Y5D' } }, 'between age 370 days and age 371 days'],
  [{ age: { iso8601duration: 'P3Y2M10D' } }, 'between age 1165 days and age 1168 days'],
  [{ age: { iso8601duration: 'P1M1W' } }, 'between age 35 days and age 38 days'],
  [
    { ageRange: { start: { iso8601duration: 'P1Y5D' }, end: { iso8601duration: 'P2Y' } } },
    'between age 370 days and age 2 years',
  ],
  [{ gestationalAge: { weeks: 20 } }, 'week 21 of last-menstrual-period'],
  [{ interval: { start: '2020-01-01T00:00:00Z' } }, 'at or after 2020-01-01'],
  [{ timestamp: '1970-01-01T00:00:00Z' }, undefined],
  [{ timestamp: '2020-02-31T00:00:00Z' }, undefined],
  [{ age: { iso8601duration: 'P' } }, undefined],
  [{ age: { iso8601duration: 'P999999Y' } }, undefined],
  [{}, undefined],
])('the time element %j is %s', (element, words) => {
  expect(readTimeElement(element).words).toBe(words);
  expect(readOnset({ onset: element }).words).toBe(words);
});

test('broken JSON is told with its line, and nothing of it is drawn', async () => {
  const { case: read, issues } = await openFiles([
    fileOf(`${FOLDER}/truncated_PREPL__PMID_29483676_proband.json`),
  ]);
  expect(read).toBeUndefined();
  expect(issues[0]).toMatchObject({ code: 'foreign-unreadable', line: 196 });
});

test('mutated, truncated, deep and hostile files are read without a throw', async () => {
  const texts = NAMES.map((name) => new TextDecoder().decode(fileOf(`${FOLDER}/${name}`).bytes));
  const spice = ['"', '{', ']', '\0', 'null', '"__proto__":', '1e999', '\\u0000', '['.repeat(3000)];
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...texts),
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.nat(40),
      fc.constantFrom(...spice, ''),
      async (text, at, cut, put) => {
        const place = Math.floor(at * text.length);
        const changed = text.slice(0, place) + put + text.slice(place + cut);
        const file = textFile('x.json', changed);
        const { case: read, issues } = await openFiles([file]);
        return read !== undefined || issues.length > 0;
      },
    ),
    { numRuns: 150, seed: 3 },
  );
  const huge = `{"phenotypicFeatures": [{"type": {"label": "${'x'.repeat(300_000)}"}, "onset": ${'{"age":'.repeat(5000)}1${'}'.repeat(5000)}}]}`;
  expectSound(await openFiles([textFile('huge.json', huge)]));
});

test('version 1: onsets of diseases, samples and variants are read; what is not is told', async () => {
  const packet = {
    id: 'old',
    subject: { id: 'p', sex: 'FEMALE', ageAtCollection: { age: 'P14Y' } },
    phenotypicFeatures: [
      {
        type: { id: 'HP:0001250', label: 'Seizure' },
        classOfOnset: { id: 'HP:0003621', label: 'Juvenile onset' },
      },
      { type: { id: 'HP:0000790', label: 'Hematuria' }, negated: true },
    ],
    diseases: [{ term: { id: 'MONDO:1', label: 'Bethlem' }, ageOfOnset: { age: 'P2Y' } }],
    biosamples: [
      {
        id: 's1',
        sampledTissue: { id: 'UBERON:1', label: 'Bladder' },
        ageOfIndividualAtCollection: { age: 'P13Y' },
        variants: [{ iscnAllele: { iscn: 't(8;9;11)(q12;p24;p12)' } }],
      },
    ],
    genes: [{ id: 'HGNC:1', symbol: 'COL6A1' }],
    variants: [
      {
        hgvsAllele: { hgvs: 'NM_001848.2:c.877G>A' },
        zygosity: { id: 'GENO:0000135', label: 'heterozygous' },
      },
      {
        vcfAllele: { genomeAssembly: 'GRCh38', chr: '2', pos: 134327882, ref: 'A', alt: 'G' },
      },
      { spdiAllele: { seqId: 'Seq1', position: 4, deletedSequence: 'A', insertedSequence: 'G' } },
      { mouseAllele: {} },
    ],
    metaData: {},
  };
  const opened = await openFiles([textFile('old.json', JSON.stringify(packet))]);
  const { events = [] } = opened.case?.document ?? {};
  expect(events.map(({ label, at }) => [label, at])).toEqual([
    ['Last encounter', 'age 14 years'],
    ['Bethlem', 'age 2 years'],
    ['Seizure', 'between age 5 years and age 15 years'],
    ['Hematuria', undefined],
    ['Bladder', 'age 13 years'],
    ['Variant: NM_001848.2:c.877G>A, heterozygous', undefined],
    ['Variant: 2:134327882 A>G (GRCh38)', undefined],
    ['Variant: Seq1:4:A:G', undefined],
    ['Variant: t(8;9;11)(q12;p24;p12)', undefined],
  ]);
  expect(opened.ledger.find(({ record }) => record === 'variants[3]')?.outcomes).toEqual(['issue']);
  expect(opened.ledger.find(({ record }) => record === 'genes')?.why).toContain('version 1');
  expectSound(opened);
});

test('the binary form of protobuf is known for what it is, and the remedy is told', async () => {
  // Field 1 of the message is its id, field 2 the subject, field 3 a feature with its term.
  const term = '\n\u000aHP:0001250\u0012\u0007Seizure';
  const text = `\n\u0004case\u0012\u0005\n\u0003boy\u001a\u0017\u0012\u0015${term}`;
  for (const name of ['case.pb', 'case']) {
    const { case: read, issues } = await openFiles([textFile(name, text)]);
    expect(read).toBeUndefined();
    expect(issues[0]?.code).toBe('unread-binary');
    expect(issues[0]?.message).toContain('phenopacket');
    expect(JSON.stringify(issues[0])).toContain('JSON or YAML');
  }
});

describe('a gestational age beside a date of birth', () => {
  const packet = (dateOfBirth?: string) => {
    const type = (label: string) => ({ type: { id: 'HP:0000001', label } });
    const features = [
      { ...type('Early'), onset: { gestationalAge: { weeks: 20, days: 3 } } },
      { ...type('Late'), onset: { age: { iso8601duration: 'P6Y' } } },
    ];
    const data = { id: 'x', subject: { id: 's', dateOfBirth }, phenotypicFeatures: features };
    return textFile('x.json', JSON.stringify({ ...data, metaData: { created: '2020-01-01' } }));
  };

  test('leaves ages on the calendar, and gives the pregnancy no length', async () => {
    const { case: read } = await openFiles([packet('1990-05-04T00:00:00Z')]);
    const { clock } = resolveCase(read?.document as CaseDocument).course;
    expect(clock.anchors.get('birth')?.frame).toBe('calendar');
    expect(clock.anchors.get('last-menstrual-period')?.frame).toBe('last-menstrual-period');
  });

  test('needs none', async () => {
    expectSound(await openFiles([packet()]));
  });
});

test('an interval that ends before it begins is told by its record', async () => {
  const onset = {
    ageRange: { start: { iso8601duration: 'P9Y' }, end: { iso8601duration: 'P7Y' } },
  };
  const phenotypicFeatures = [{ type: { id: 'HP:0000001', label: 'Gout' }, onset }];
  const file = { id: 'x', subject: { id: 's' }, phenotypicFeatures, metaData: {}, constructor: 1 };
  const { issues, ledger } = await openFiles([textFile('x.json', JSON.stringify(file))]);
  expect(issues.map(({ code, path }) => [code, path])).toEqual([
    ['reversed-interval', 'phenotypicFeatures[0]'],
  ]);
  expect(ledger.find(({ record }) => record === 'phenotypicFeatures[0]')?.outcomes).toEqual([
    'event',
    'issue',
  ]);
  expect(ledger.find(({ record }) => record === 'constructor')?.why).toMatch(/^not a part/);
});
