/** Tables as databases, laboratory systems and other languages write them; all made for these laws. */
import { describe, expect, test } from 'vitest';
import { splitHeading } from '../../src/formats/table-heading.ts';
import { readRange } from '../../src/formats/table-value.ts';
import { readMoment } from '../../src/formats/table-date.ts';
import { pointsOf, readText } from './tables.ts';

interface Told {
  readonly label: string;
  readonly unit: string;
  readonly values: readonly unknown[];
}

async function seriesOf(text: string): Promise<readonly Told[]> {
  const { document } = await readText(text);
  return (document?.series ?? []).map(({ label = '', unit, points = [] }) => ({
    label,
    unit: typeof unit === 'string' ? unit : (unit?.ucum ?? unit?.display ?? ''),
    values: points.map(({ value }) => value),
  }));
}

describe('results of different tests never stand in one series', () => {
  const expected = [
    { label: 'Hb', unit: 'g/dL', values: [12, 11] },
    { label: 'CRP', unit: 'mg/L', values: [5] },
  ];
  const rows = (sign: string, when: readonly [string, string]): string =>
    [
      [when[0], 'Hb', '12', 'g/dL', '10-14'],
      [when[1], 'Hb', '11', 'g/dL', '10-14'],
      [when[1], 'CRP', '5', 'mg/L', '0-9'],
    ]
      .map((cells) => cells.join(sign))
      .join('\n');

  test.each([
    [
      'German',
      'Entnahmedatum;Analyt;Ergebnis;Einheit;Referenzbereich',
      ['01.02.2021', '02.02.2021'],
    ],
    [
      'Portuguese',
      'Data da coleta;Exame;Resultado;Unidade;Valores de referência',
      ['13/02/2021', '14/02/2021'],
    ],
    [
      'Italian',
      'Data prelievo;Esame;Risultato;Unità di misura;Valori di riferimento',
      ['13/02/2021', '14/02/2021'],
    ],
    [
      'Dutch',
      'Afnamedatum;Bepaling;Uitslag;Eenheid;Referentiewaarden',
      ['13-02-2021', '14-02-2021'],
    ],
    ['Russian', 'Дата;Показатель;Результат;Ед. изм.;Норма', ['01.02.2021', '02.02.2021']],
    ['Japanese', '検査日;検査項目;結果;単位;基準値', ['2021年2月1日', '令和3年2月2日']],
    [
      'abbreviated',
      'COLLECT_DT;TEST_NM;RSLT_VAL;RSLT_UNIT;REF_RNG',
      ['20210201083000', '20210202061500'],
    ],
    [
      'of a language that is not known',
      'Tarih;Tetkik;Sonuç;Birim;Aralık',
      ['01.02.2021', '02.02.2021'],
    ],
  ] as const)('%s headings', async (_, header, when) => {
    const { document } = await readText(`${header}\n${rows(';', when)}\n`);
    expect(await seriesOf(`${header}\n${rows(';', when)}\n`)).toEqual(expected);
    expect(document?.series?.map(({ range }) => range)).toMatchObject([{ low: 10 }, { low: 0 }]);
  });

  test('of an OMOP measurement table, whose ids and concepts are no values', async () => {
    const told = await seriesOf(
      'measurement_id,person_id,measurement_concept_id,measurement_date,value_as_number,value_as_concept_id,unit_source_value,measurement_source_value,value_source_value\n' +
        '1,7,3016723,2020-01-02,1.1,0,mg/dL,CREAT,1.1\n2,7,3000963,2020-01-02,13.4,0,g/dL,HGB,13.4\n3,7,3000963,2020-01-05,,4181412,,HGB,positive\n',
    );
    expect(told).toEqual([
      { label: 'CREAT', unit: 'mg/dL', values: [1.1] },
      { label: 'HGB', unit: 'g/dL', values: [13.4, 'positive'] },
    ]);
  });

  test('of a MIMIC-IV table without the dictionary of its items', async () => {
    const told = await seriesOf(
      'labevent_id,subject_id,specimen_id,itemid,charttime,storetime,value,valuenum,valueuom,flag\n' +
        '1,9,80,51279,2148-08-16 00:00:00,2148-08-16 01:30:00,3.35,3.35,m/uL,abnormal\n2,9,80,52172,2148-08-16 00:00:00,2148-08-16 01:31:00,49.7,49.7,fL,\n',
    );
    expect(told.map(({ label, values }) => [label, values])).toEqual([
      ['51279', [3.35]],
      ['52172', [49.7]],
    ]);
  });

  test('one column of results keeps the units of its rows where nothing names the tests', async () => {
    const told = await seriesOf('date,value,unit\n2021-01-01,5,mg/dL\n2021-01-02,90,umol/L\n');
    expect(told.map(({ unit }) => unit)).toEqual(['mg/dL', 'umol/L']);
  });
});

test('a blank word or an error in a column stands in the series of its unit', async () => {
  const told = await seriesOf(
    'date,Hb,CRP\n2021-03-01,12.1 g/dL,5.2 mg/L\n2021-03-02,pending,#N/A\n2021-03-03,11.8 g/dL,n/a\n',
  );
  expect(told.map(({ label, unit, values }) => [label, unit, values.length])).toEqual([
    ['Hb', 'g/dL', 3],
    ['CRP', 'mg/L', 3],
  ]);
});

test('the number of a study is no patient where a subject is named', async () => {
  const { patients } = await readText(
    'STUDYID,USUBJID,LBTESTCD,LBTEST,LBORRES,LBORRESU,LBDTC\nS1,S1-1,ALT,Alanine,35,U/L,2021-01-01\nS1,S1-2,ALT,Alanine,36,U/L,2021-01-01\n',
  );
  expect(patients.map(({ id }) => id)).toEqual(['S1-1', 'S1-2']);
});

test('a result that was not done is said to be absent, with its reason', async () => {
  const { document } = await readText(
    'USUBJID,LBTEST,LBORRES,LBORRESU,LBSTAT,LBREASND,LBDTC\n1,ALT,35,U/L,,,2021-01-01\n1,ALT,,U/L,NOT DONE,SAMPLE LOST,2021-01-02\n',
  );
  expect(pointsOf(document)[1]).toMatchObject({
    value: { absent: '“NOT DONE”' },
    note: 'SAMPLE LOST',
  });
});

test.each([
  ['4 000 - 10 000', { low: 4000, high: 10_000 }],
  ['150.000 a 400.000', { low: 150_000, high: 400_000 }],
  ['4-10 10^9/L', { low: 4, high: 10 }],
  ['13〜30', { low: 13, high: 30 }],
])('the range %s', (text, expected) => {
  expect(readRange(text, ',')).toEqual(expected);
});

test.each([
  ['2021-W10', '2021-03-08/2021-03-14'],
  ['2020-W53-5', '2021-01-01'],
  ['KW 1/2021', '2021-01-04/2021-01-10'],
  ['2021-Q1', '2021-01-01/2021-03-31'],
  ['Q4 2021', '2021-10-01/2021-12-31'],
  ['令和元年5月1日', '2019-05-01'],
  ['H31.4.30', '2019-04-30'],
  ['昭和45年12月', '1970-12'],
  ['4 марта 2021 г.', '2021-03-04'],
  ['15 mag 2021', '2021-05-15'],
  ['20210301083000', '2021-03-01 08:30:00'],
  ['1614556860000', '2021-03-01 00:01:00'],
])('the date %s', (text, words) => {
  expect(readMoment(text, { order: 'none', century: 'none' })).toMatchObject({
    kind: 'time',
    words,
  });
});

test.each(['2021-W54', '2021-W00', '2021-Q5', 'R0.1.1x', '令和3年13月1日'])(
  '%s is no date',
  (text) => {
    expect(readMoment(text, { order: 'none', century: 'none' }).kind).toBe('none');
  },
);

test('a column of dates that cannot be read keeps its values, and says so for each', async () => {
  const { document, issues } = await readText('date,ALT (U/L)\nspring 1,20\nspring 2,30\n');
  expect(pointsOf(document).map(({ value, at }) => [value, at])).toEqual([
    [20, undefined],
    [30, undefined],
  ]);
  expect(issues.map(({ code }) => code)).toContain('foreign-time-unreadable');
});

describe('columns that say whether something was there', () => {
  const events = async (text: string) =>
    ((await readText(text)).document?.events ?? []).map(({ label, status, at }) =>
      [at, label, ...(status === undefined ? [] : [status])].join(' '),
    );

  test('“No” is an excluded finding of that day, and a blank cell says nothing', async () => {
    expect(
      await events('date,fever,Hb (g/dL)\n2021-03-01,Yes,12\n2021-03-02,No,11\n2021-03-03,,10\n'),
    ).toEqual(['2021-03-01 fever', '2021-03-02 fever excluded']);
  });

  test('a box that was not ticked says nothing, in labels and in codes', async () => {
    expect(
      await events(
        'record_id,visit_date,symptoms___1,ae_yn,form_complete\n1,2021-03-01,1,0,2\n1,2021-03-02,0,1,2\n',
      ),
    ).toEqual(['2021-03-01 symptoms (choice 1)', '2021-03-01 ae excluded', '2021-03-02 ae']);
    expect(
      await events('date,Symptoms (choice=Fever)\n2021-03-01,Checked\n2021-03-02,Unchecked\n'),
    ).toEqual(['2021-03-01 Symptoms: Fever']);
  });
});

test.each([
  'cycle,day of cycle,ANC (10^9/L)\n1,1,4.2\n1,8,1.1\n2,1,3.9\n',
  'year,week,ANC (10^9/L)\n1,1,4.2\n1,5,1.1\n2,1,3.9\n',
])('what is counted anew within a cycle or a year is no curve of its own', async (text) => {
  const told = await seriesOf(text);
  expect(told.map(({ label, values }) => [label, values])).toEqual([['ANC', [4.2, 1.1, 3.9]]]);
});

test.each([
  ['AST (U/L) <40', { label: 'AST', unit: 'U/L', range: '<40' }],
  ['Hb (g/dL) 12-16', { label: 'Hb', unit: 'g/dL', range: '12-16' }],
  ['Temp (F)', { label: 'Temp', unit: '°F' }],
  ['Vitamin (F)', { label: 'Vitamin (F)', unit: '' }],
  ['Type 1-2', { label: 'Type 1-2', unit: '' }],
])('the heading %s', (heading, expected) => {
  expect(splitHeading(heading)).toEqual(expected);
});

test('the units of a column beside it keep its values apart', async () => {
  const told = await seriesOf(
    'Date,WBC,WBC unit,Hb,Hb unit\n2021-03-01,8.1,10^9/L,12.1,g/dL\n2021-03-02,7.9,10^9/L,121,g/L\n',
  );
  expect(told.map(({ unit, values }) => [unit, values])).toEqual([
    ['10*9/L', [8.1, 7.9]],
    ['g/dL', [12.1]],
    ['g/L', [121]],
  ]);
});

test('millimetres are no millimoles', async () => {
  const told = await seriesOf('date,diameter_mm,Na (mM)\n2021-01-01,23,140\n2021-03-01,12,141\n');
  expect(told.map(({ unit }) => unit)).toEqual(['mm', 'mmol/L']);
});

test('the unit beside a dose is the unit of the dose', async () => {
  const { document } = await readText('Start,Drug,Dose,Unit\n2021-01-01,Prednisone,60,mg\n');
  expect(document?.events?.[0]?.dose).toMatchObject({ value: 60, unit: { ucum: 'mg' } });
});

test('what the laboratory says in words beside a number stays with it', async () => {
  const { document } = await readText(
    'charttime,label,valuenum,valueuom,value\n2150-01-01 02:00:00,GCS eyes,4,,Spontaneously\n2150-01-01 02:00:00,HR,88,bpm,88\n',
  );
  expect(pointsOf(document).map(({ value, note }) => [value, note])).toEqual([
    [4, 'Spontaneously'],
    [88, undefined],
  ]);
});
