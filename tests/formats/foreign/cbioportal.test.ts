// Timelines of cBioPortal: days from day 0 of the study, several files together, one patient at a time.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { openFiles } from '../../../src/formats/open.ts';
import { expectSound, fileOf, openTwice, textFile } from './laws.ts';

const FILES = ['lab_test', 'status', 'treatment'].map((name) =>
  fileOf(`tests/corpus/cbioportal/data_timeline_${name}.txt`),
);

test.each(['01-001', '01-002', '01-003'])(
  'patient %s of three files: every row has its outcome, and the figure stands',
  async (patient) => {
    const opened = await openTwice(FILES, patient);
    expectSound(opened);
    expect(opened.ledger).toHaveLength(188 + 18 + 4);
    expect(opened.patients.map(({ records }) => records)).toEqual([56, 75, 79]);
  },
);

test('values keep their unit and range; an end that is not told stays unknown', async () => {
  const { case: read } = await openFiles(FILES, { patient: '01-003' });
  const { events = [], series = [], anchors } = read?.document ?? {};
  expect(anchors?.[0]?.label).toContain('day 0 of the study');
  const platelets = series.find(({ label }) => label === 'Platelet count');
  expect(platelets).toMatchObject({ unit: 'x 109/L', range: { low: 150, high: 350 } });
  expect(events.find(({ label }) => label === 'CM2')).toMatchObject({
    start: 'timeline + 126 days',
    end: 'timeline + 269 days',
  });
  expect(events.find(({ label }) => label === 'CM1')).toMatchObject({ end: 'unknown' });
});

const HEAD = 'PATIENT_ID\tSTART_DATE\tSTOP_DATE\tEVENT_TYPE';
const opening = (columns: string, ...rows: readonly string[]): ReturnType<typeof openFiles> =>
  openFiles([textFile('data_timeline_x.txt', [`${HEAD}\t${columns}`, ...rows].join('\n'))]);

test.each([
  ['0', '', { at: 'timeline' }],
  ['-30', '', { at: 'timeline - 30 days' }],
  ['1', '9', { start: 'timeline + 1 day', end: 'timeline + 9 days' }],
  ['9', '1', { start: 'timeline + 9 days', end: 'unknown' }],
  ['soon', '', {}],
  ['', '', {}],
])('START_DATE %s and STOP_DATE %s are %j', async (start, stop, expected) => {
  const opened = await opening('STATUS', `P1\t${start}\t${stop}\tSTATUS\tRelapse`);
  const { at, start: from, end } = opened.case?.document.events?.[0] ?? {};
  expect(JSON.parse(JSON.stringify({ at, start: from, end }))).toEqual(expected);
  expectSound(opened);
});

test('kinds follow EVENT_TYPE; one that is not known has a lane of its own', async () => {
  const opened = await opening(
    'AGENT\tSTATUS\tSPECIMEN_SITE\tDIAGNOSTIC_TYPE\tSTYLE_COLOR',
    'P1\t1\t\tTREATMENT\tImatinib\t\t\t\t#ff0000',
    'P1\t2\t\tSTATUS\t\tDeceased',
    'P1\t3\t\tSPECIMEN\t\t\tLiver',
    'P1\t4\t\tIMAGING\t\t\t\tCT',
    'P1\t5\t\tSequencing party\t\tHeld',
    'P1\t6\t\tPalliative visit\t\tAt home',
  );
  const { events = [], lanes = [] } = opened.case?.document ?? {};
  expect(events.map(({ kind, label }) => [kind, label])).toEqual([
    ['medication', 'Imatinib'],
    ['death', 'Deceased'],
    ['finding', 'Liver'],
    ['imaging', 'CT'],
    ['finding', 'Sequencing party'],
    ['note', 'At home'],
  ]);
  expect(lanes.map(({ label }) => label)).toContain('Palliative visit');
  expect(opened.ledger[0]?.why).toContain('STYLE_COLOR');
  expectSound(opened);
});

test('radiation, surgery, specimens, pathology and tumor markers have their kinds and lanes', async () => {
  const opened = await opening(
    'TREATMENT_TYPE\tSUBTYPE\tAGENT\tSPECIMEN_SITE\tTUMOR_MARKER\tRESULT\tUNIT',
    'P1\t1\t\tTREATMENT\tMedical Therapy\tChemotherapy\tPemetrexed',
    'P1\t2\t\tTREATMENT\tRadiation Therapy\tWPRT\t',
    'P1\t3\t9\tRADIATION THERAPY\t\tIVRT',
    'P1\t4\t\tSURGERY\t\tLobectomy',
    'P1\t5\t\tSPECIMEN\t\t\t\tLung',
    'P1\t6\t\tPathology\t\t\t\tPleura\t\tPD-L1 positive',
    'P1\t7\t\tTumor markers\t\t\t\t\tCEA\t4.2\tng/mL',
    'P1\t8\t\tImaging\t\tCT',
  );
  const { events = [], series = [] } = opened.case?.document ?? {};
  expect(events.map(({ kind, lane, label }) => [kind, lane, label])).toEqual([
    ['medication', 'treatments', 'Pemetrexed'],
    ['procedure', 'radiation', 'WPRT'],
    ['procedure', 'radiation', 'IVRT'],
    ['procedure', 'surgery', 'Lobectomy'],
    ['finding', 'specimens', 'Lung'],
    ['finding', 'pathology', 'PD-L1 positive'],
    ['imaging', 'imaging', 'CT'],
  ]);
  expect(events.find(({ label }) => label === 'Lobectomy')?.at).toBe('timeline + 4 days');
  expect(series.map(({ label, unit }) => [label, unit])).toEqual([['CEA', 'ng/mL']]);
  expectSound(opened);
});

test('clinical files beside the timelines tell sex and age; their other columns are listed', async () => {
  const timeline = textFile(
    'data_timeline_status.txt',
    `${HEAD}\tSTATUS\nP1\t0\t\tSTATUS\tAlive\nP2\t0\t\tSTATUS\tAlive`,
  );
  const patients = textFile(
    'data_clinical_patient.txt',
    [
      '#Patient Identifier\tSex\tAge\tOverall survival',
      'PATIENT_ID\tSEX\tAGE_AT_DIAGNOSIS\tOS_MONTHS',
      'P1\tFemale\t54\t20',
      'P2\tMale\t[Not Available]\t8',
    ].join('\n'),
  );
  const samples = textFile(
    'data_clinical_sample.txt',
    'PATIENT_ID\tSAMPLE_ID\tCANCER_TYPE\nP1\tP1-T\tLung cancer\nP2\tP2-T\tLung cancer',
  );
  for (const files of [
    [timeline, patients, samples],
    [samples, patients, timeline],
  ]) {
    const opened = await openFiles(files, { patient: 'P1' });
    expect(opened.patients.map(({ id }) => id)).toEqual(['P1', 'P2']);
    expect(opened.leftOut).toEqual([]);
    expect(opened.case?.document.patient).toMatchObject({
      label: 'Patient P1, female',
      sex: 'female',
      age: '54 years at diagnosis',
    });
    expect(opened.ledger).toHaveLength(6);
    const own = opened.ledger.find(({ outcomes }) => outcomes.includes('patient'));
    expect([own?.record, own?.why]).toEqual(['row 3', expect.stringContaining('OS_MONTHS')]);
    const sample = opened.ledger.find(({ source }) => source?.endsWith('sample'));
    expect([sample?.outcomes, sample?.why]).toEqual([
      ['ignored'],
      expect.stringContaining('CANCER_TYPE'),
    ]);
    expectSound(opened);
  }
  const man = await openFiles([timeline, patients], { patient: 'P2' });
  expect(man.case?.document.notStated).toEqual(['calendar dates', 'age of the patient']);
});

test('two units of one test are one series where they convert, and that is said; text results stay words', async () => {
  const opened = await opening(
    'TEST\tRESULT\tUNIT',
    'P1\t1\t\tLAB_TEST\tALT\t<5\tU/L',
    'P1\t2\t\tLAB_TEST\tALT\t0.61\tµkat/L',
    'P1\t3\t\tLAB_TEST\tKRAS\tmutated\t',
  );
  const { series = [], events = [] } = opened.case?.document ?? {};
  expect(series.map(({ label }) => label)).toEqual(['ALT']);
  expect(series[0]?.points?.map(({ value }) => value)).toEqual(['<5', 36.6]);
  expect(events.map(({ label }) => label)).toEqual(['KRAS: mutated']);
  expect(opened.issues.map(({ code }) => code)).toContain('foreign-unit-converted');
  expectSound(opened);
});

test('files of another format beside it are listed, not passed over', async () => {
  const other = textFile('scan.pdf', '%PDF-1.7');
  const opened = await openFiles([other, ...FILES]);
  expect(opened.leftOut).toEqual(['scan.pdf']);
  expect(opened.ledger.at(-1)).toMatchObject({ record: 'scan.pdf', outcomes: ['ignored'] });
  expect(opened.issues.map(({ code }) => code)).toContain('foreign-mixed');
});

test('mutated rows are read without a throw', async () => {
  const text = new TextDecoder().decode(FILES[2]?.bytes);
  await fc.assert(
    fc.asyncProperty(fc.nat(text.length), fc.nat(20), fc.string(), async (at, cut, put) => {
      const changed = text.slice(0, at) + put + text.slice(at + cut);
      const opened = await openFiles([textFile('t.txt', `${HEAD}\n${changed}`)]);
      return opened.case !== undefined || opened.issues.length > 0;
    }),
    { numRuns: 150, seed: 4 },
  );
});
