import { describe, expect, test } from 'vitest';
import { zipSync, strToU8 } from 'fflate';
import { readSheets, readTables } from '../../src/formats/table.ts';
import { readMoment } from '../../src/formats/table-date.ts';
import { readMappings } from '../../src/formats/table-mapping.ts';
import { proposeMapping } from '../../src/formats/table-propose.ts';
import { splitHeading } from '../../src/formats/table-heading.ts';
import { toUnitDoc } from '../../src/formats/table-units.ts';
import { readRange, readValue } from '../../src/formats/table-value.ts';
import { rolesOf } from '../../src/formats/table-words.ts';
import { corpusTable, latin1, pointsOf, readText, textFile, utf16 } from './tables.ts';

const ASK = { order: 'ask', century: 'ask' } as const;

describe('dates', () => {
  test.each([
    ['2021-03-04', '2021-03-04'],
    ['2021-3-4', '2021-03-04'],
    ['2021/03/04', '2021-03-04'],
    ['20210304', '2021-03-04'],
    ['4.3.2021', '2021-03-04'],
    ['04.03.2021 08:05', '2021-03-04 08:05'],
    ['31/03/2021', '2021-03-31'],
    ['3/31/2021 2:15 pm', '2021-03-31 14:15'],
    ['2021-03-04T08:30:15Z', '2021-03-04 08:30:15'],
    ['Mar 2021', '2021-03'],
    ['4 Mar 2021', '2021-03-04'],
    ['04MAR2021', '2021-03-04'],
    ['March 4, 2021', '2021-03-04'],
    ['4. März 2021', '2021-03-04'],
    ['4 août 2021', '2021-08-04'],
    ['4 de enero de 2021', '2021-01-04'],
    ['2021年3月4日', '2021-03-04'],
    ['2021年3月4日 8时5分', '2021-03-04 08:05'],
    ['2021年3月', '2021-03'],
    ['03/2021', '2021-03'],
    ['2021', '2021'],
    ['ca. 2021', 'about 2021'],
    [44_259, '2021-03-04'],
    [44_259.5, '2021-03-04 12:00'],
    ['44259', '2021-03-04'],
  ])('%s is %s', (cell, words) => {
    expect(readMoment(cell, ASK)).toMatchObject({ kind: 'time', words });
  });

  test.each([
    ['03/04/2021', 'order'],
    ['03-04-2021 10:00', 'order'],
    ['3/4/21', 'order'],
    ['4.3.21', 'century'],
    ['5-May-81', 'century'],
  ])('%s is asked: %s', (cell, what) => {
    expect(readMoment(cell, ASK)).toEqual({ kind: 'asked', what });
  });

  test.each(['31/13/2021', '2021-02-30', 'tomorrow', '12', 5, '08:30', '99999999', '1/2', ''])(
    '%s is no date',
    (cell) => {
      expect(readMoment(cell, ASK).kind).toBe('none');
    },
  );

  test('one date that shows the order decides for its table', async () => {
    const { document, issues } = await readText('date,ALT (U/L)\n03/04/2021,20\n03/31/2021,30\n');
    expect(pointsOf(document).map(({ at }) => at)).toEqual(['2021-03-04', '2021-03-31']);
    expect(issues).toEqual([]);
  });

  test('dates that nothing decides have no time, keep their words, and are asked', async () => {
    const text = 'date,ALT (U/L)\n03/04/2021,20\n05/04/2021,30\n';
    const { document, issues, ledger } = await readText(text);
    expect(pointsOf(document).map(({ at, note }) => [at, note])).toEqual([
      [undefined, 'time written “03/04/2021”'],
      [undefined, 'time written “05/04/2021”'],
    ]);
    expect(issues.map(({ code }) => code)).toEqual(['foreign-asked']);
    expect(ledger.every(({ outcomes }) => outcomes.includes('issue'))).toBe(true);
    const [sheet] = await readSheets(textFile(text));
    const mapping = sheet && { ...proposeMapping(sheet), dateOrder: 'dmy' };
    const answered = await readText(text, { mapping });
    expect(pointsOf(answered.document).map(({ at }) => at)).toEqual(['2021-04-03', '2021-04-05']);
    expect(answered.issues).toEqual([]);
  });

  test('dates that contradict each other are asked as well', async () => {
    const { issues } = await readText(
      'date,ALT (U/L)\n13/04/2021,20\n04/13/2021,30\n04/05/2021,3\n',
    );
    expect(issues.map(({ code }) => code)).toEqual(['foreign-asked']);
  });
});

describe('values', () => {
  const rules = { decimal: '.', missing: ['-9'] } as const;
  test.each([
    ['5', 5],
    ['<5', '<5'],
    ['> 150', '>150'],
    ['≤ 0.5', '<=0.5'],
    ['1.2e3', 1200],
    ['1,234.5', 1234.5],
    ['12 345,6', 12_345.6],
    ['120/80', '120/80'],
    ['1:80', '1:80'],
    ['++', '++'],
    ['positive', 'positive'],
    ['阳性', { text: '阳性 (positive)' }],
    ['5-10', { low: 5, high: 10 }],
    ['ND', { absent: '“ND”' }],
    ['-', { absent: '“-”' }],
    ['n/a', { absent: '“n/a”' }],
    ['-9', { absent: '“-9”' }],
    ['19 but poor collection', { text: '19 but poor collection' }],
    [-9.5, -9.5],
  ])('%s is %o', (cell, value) => {
    expect(readValue(cell, rules)?.value).toEqual(value);
  });

  test('a flag and a unit behind the number are kept apart from it', () => {
    expect(readValue('5.6 H', rules)).toEqual({ value: 5.6, flag: 'H' });
    expect(readValue('4.5 mg/dL', rules)).toEqual({ value: 4.5, unit: 'mg/dL' });
  });

  test('what is one thousand or one depends on the table, and is asked where it does not say', async () => {
    const of = async (...cells: readonly string[]) => {
      const { document, issues } = await readText(
        ['date;CRP (mg/L)', ...cells.map((cell) => `2021-03-04;${cell}`)].join('\n'),
      );
      return {
        values: pointsOf(document).map(({ value }) => value),
        codes: issues.map(({ code }) => code),
      };
    };
    const open = await readText('date;CRP (mg/L)\n2021-03-04;1,234\n2021-03-05;2,500\n');
    expect(open.document?.events?.map(({ label }) => label)).toEqual(['CRP: 1,234', 'CRP: 2,500']);
    expect(open.issues.map(({ code }) => code)).toEqual(['foreign-asked']);
    expect((await of('1,234', '3,5')).values).toEqual([1.234, 3.5]);
    expect((await of('2,25', '3,5', '1.234')).values).toEqual([2.25, 3.5, 1234]);
    expect((await of('1,234', '3.5')).values).toEqual([1234, 3.5]);
    expect((await of('0,123', '3,5')).values).toEqual([0.123, 3.5]);
  });

  test.each([
    ['150-400', { low: 150, high: 400 }],
    ['3,5 – 5,1 mmol/L', { low: 3.5, high: 5.1 }],
    ['<5', { high: 5 }],
    ['[10 - 20]', { low: 10, high: 20 }],
    ['> 60', { low: 60 }],
    ['negative', undefined],
    ['9-3', undefined],
  ])('the range %s', (text, range) => {
    expect(readRange(text, ',')).toEqual(range);
  });

  test('a number that tables write for "no value" stays a number, and a doubt is told', async () => {
    const { document, issues } = await readText(
      'date,ALT (U/L)\n2021-03-04,20\n2021-03-05,-9\n2021-03-06,24\n',
    );
    expect(pointsOf(document).map(({ value }) => value)).toEqual([20, -9, 24]);
    expect(issues.map(({ code }) => code)).toEqual(['foreign-assumed']);
  });
});

describe('units and headings', () => {
  test.each([
    ['plt_k_uL', 'plt', '10*3/uL'],
    ['wbc_e9_L', 'wbc', '10*9/L'],
    ['hct_pct', 'hct', '%'],
    ['WBC (10^9/L)', 'WBC', '10*9/L'],
    ['ALT [U/L]', 'ALT', 'U/L'],
    ['CRP, mg/L', 'CRP', 'mg/L'],
    ['Kreatinin µmol/L', 'Kreatinin', 'umol/L'],
    ['淋巴细胞(%)', '淋巴细胞', '%'],
    ['血小板（×10^9/L）', '血小板', '10*9/L'],
  ])('%s', (heading, label, ucum) => {
    const split = splitHeading(heading);
    expect(split.label).toBe(label);
    expect(toUnitDoc(split.unit)).toMatchObject({ ucum });
  });

  test.each(['乳酸脱氢酶', 'Protein S', 'HLA-B27', 'Vitamin D', 'Factor V'])(
    '%s has no unit',
    (heading) => {
      expect(splitHeading(heading)).toEqual({ label: heading, unit: '' });
    },
  );

  test('a unit that is not sure keeps its spelling and has no code', () => {
    expect(toUnitDoc('G/L')).toBe('G/L');
    expect(toUnitDoc('furlongs')).toBe('furlongs');
    expect(toUnitDoc('K/uL')).toEqual({ ucum: '10*3/uL', display: '×10³/µL' });
  });

  test.each([
    [
      'date',
      [
        'Date',
        'Datum',
        'Abnahmedatum',
        'Date de prélèvement',
        'Fecha',
        '检查日期',
        '采样时间',
        'collection_date',
        'LBDTC',
      ],
      'time',
    ],
    [
      'patient',
      ['Patient ID', 'MRN', 'USUBJID', 'Patientennummer', '病案号', 'PATIENT'],
      'patient',
    ],
    ['test', ['Test name', 'Parameter', 'Untersuchung', 'Paramètre', 'Prueba', '检验项目'], 'test'],
    ['value', ['Result', 'Wert', 'Ergebnis', 'Résultat', 'Resultado', '结果'], 'value'],
    ['unit', ['Units', 'Einheit', 'Unité', 'Unidad', '单位'], 'unit'],
    ['range', ['Reference range', 'Referenzbereich', 'Valeurs de référence', '参考范围'], 'range'],
    ['high', ['ULN', 'ref_high', 'Upper limit', '参考上限'], 'high'],
    ['note', ['Comment', 'Bemerkung', 'Remarque', 'Comentario', '备注'], 'note'],
  ] as const)('headings of a %s in five languages', (_, headings, role) => {
    for (const heading of headings) expect([heading, rolesOf(heading)[0]]).toEqual([heading, role]);
  });

  test('two units of one test are two series, and that is said', async () => {
    const { document, issues } = await readText(
      'date,test,value,unit\n2021-03-04,ALT,20,U/L\n2021-03-05,ALT,0.4,µkat/L\n2021-03-06,alt,30,U/L\n',
    );
    expect(document?.series?.map(({ label, points }) => [label, points?.length])).toEqual([
      ['ALT (U/L)', 2],
      ['ALT (µkat/L)', 1],
    ]);
    expect(issues.map(({ code }) => code)).toEqual(['foreign-unit-differs']);
  });
});

describe('files', () => {
  const TEXT = 'Datum;Hämoglobin (g/L)\r\n04.03.2021;"12,5"\r\n\r\n05.03.2021;13\r\n';
  test.each([
    ['UTF-8', new TextEncoder().encode(TEXT), []],
    ['UTF-8 with a mark', new TextEncoder().encode(`\ufeff${TEXT}`), []],
    ['UTF-16LE', utf16(TEXT, 'le'), []],
    ['UTF-16BE', utf16(TEXT, 'be'), []],
    ['UTF-16LE without a mark', utf16(TEXT, 'le', false), []],
    ['Latin-1', latin1(TEXT), ['foreign-assumed']],
  ])('%s', async (_, bytes, codes) => {
    const { document, issues } = await readTables([{ name: 'labs.csv', bytes }], {});
    expect(document?.series).toMatchObject([{ label: 'Hämoglobin', unit: { ucum: 'g/L' } }]);
    expect(pointsOf(document).map(({ at, value }) => [at, value])).toEqual([
      ['2021-03-04', 12.5],
      ['2021-03-05', 13],
    ]);
    expect(issues.map(({ code }) => code)).toEqual(codes);
  });

  test('a workbook: titles above the header, dates as dates, visits over their columns', async () => {
    const [aki] = await readSheets(corpusTable('messy_aki.xlsx'));
    expect(aki?.above[0]).toBe('Acute Kidney Injury (AKI) Study');
    expect(aki?.rows[0]?.cells[1]).toEqual({ date: '1967-11-11' });
    const [bp] = await readSheets(corpusTable('messy_bp.xlsx'));
    expect(bp?.header.slice(-2)).toEqual(['Visit 3 BP', 'Visit 3 HR']);
  });

  test('an archive that would burst is refused before it does', async () => {
    const bomb = zipSync(
      {
        'xl/workbook.xml': strToU8('<workbook/>'),
        'xl/worksheets/sheet1.xml': new Uint8Array(130_000_000),
      },
      { level: 1 },
    );
    const { document, issues } = await readTables([{ name: 'bomb.xlsx', bytes: bomb }], {});
    expect(document).toBeUndefined();
    expect(issues[0]?.message).toContain('120 MB');
  }, 30_000);

  test('a lone cell at the far corner does not lay out the sheet', async () => {
    const sheet =
      '<worksheet><sheetData><row r="1048576"><c r="XFD1048576" t="n"><v>1</v></c></row></sheetData></worksheet>';
    const bytes = zipSync({
      'xl/workbook.xml': strToU8('<workbook/>'),
      'xl/worksheets/sheet1.xml': strToU8(sheet),
    });
    const { issues } = await readTables([{ name: 'far.xlsx', bytes }], {});
    expect(issues[0]?.message).toContain('cells');
  });

  test.each([
    ['empty.csv', ''],
    ['blank.csv', '\n\n\n'],
    ['words.csv', 'hello\nworld\n'],
    ['header.csv', 'date,test,value\n'],
    ['cut.xlsx', 'PK\x03\x04nothing'],
  ])('%s ends in words', async (name, text) => {
    const { document, issues } = await readTables([textFile(text, name)], {});
    expect(document).toBeUndefined();
    expect(issues.some(({ severity }) => severity === 'error')).toBe(true);
  });
});

describe('what a table does not say', () => {
  test('a missing end is unknown, and ongoing only where the table says so', async () => {
    const { document } = await readText(
      'start,stop,drug,ongoing\n2021-03-04,,prednisone,\n2021-03-05,,rituximab,Y\n2021-03-06,2021-03-09,IVIG,\n',
    );
    expect(document?.events?.map(({ label, start, end }) => [label, start, end])).toEqual([
      ['prednisone', '2021-03-04', 'unknown'],
      ['rituximab', '2021-03-05', 'ongoing'],
      ['IVIG', '2021-03-06', '2021-03-09'],
    ]);
  });

  test('an end before its start is not kept as an end', async () => {
    const { document, issues } = await readText(
      'start,stop,drug\n2021-03-04,2021-02-01,prednisone\n',
    );
    expect(document?.events?.[0]).toMatchObject({ start: '2021-03-04', end: 'unknown' });
    expect(issues.map(({ code }) => code)).toEqual(['foreign-time-not-trusted']);
  });

  test('numbers under a bare "time" have no unit, so no time', async () => {
    const { document, issues } = await readText('time,platelets\n0,20\n5,30\n');
    expect(pointsOf(document).map(({ at }) => at)).toEqual([undefined, undefined]);
    expect(issues.map(({ code }) => code)).toEqual(['foreign-asked']);
    const days = await readText('time (days),platelets\n0,20\n5,30\n');
    expect(pointsOf(days.document).map(({ at }) => at)).toEqual(['day-0', 'day-0 + 5 days']);
  });

  test('cells beyond the header and columns that are not drawn are told', async () => {
    const { issues, ledger } = await readText(
      'date,ALT (U/L),site\n2021-03-04,20,7,lost\n2021-03-05,21,7\n',
    );
    expect(issues.map(({ code }) => code)).toEqual(['foreign-part-dropped']);
    expect(ledger.find(({ record }) => record.includes('site'))).toMatchObject({
      outcomes: ['ignored'],
    });
  });

  test('a mapping is plain JSON; what is none is left out', async () => {
    const [sheet] = await readSheets(textFile('date,ALT (U/L)\n2021-03-04,20\n'));
    const mapping = sheet && proposeMapping(sheet);
    expect(readMappings(JSON.parse(JSON.stringify(mapping)))).toEqual([mapping]);
    expect(readMappings([null, 3, { signature: 'x' }, mapping])).toEqual([mapping]);
  });
});

test('the source of a case names its files without the folders they lie in', async () => {
  const file = textFile('date,hb\n2021-03-04,10\n2021-03-05,11\n', '/home/a b/J. Doe/labs.csv');
  const { document } = await readTables([file], {});
  expect(document?.source).toMatchObject({ citation: 'labs.csv' });
  expect(document?.title).toBe('labs');
});

test('tables of one name are each cited, with as much of their folders as tells them apart', async () => {
  const files = ['anna/2020/labs.csv', 'anna/2021/labs.csv'].map((name, at) =>
    textFile(`date,hb\n2021-03-0${at + 4},10\n`, name),
  );
  const { document } = await readTables(files, {});
  expect(document?.source).toMatchObject({ citation: '2020/labs.csv, 2021/labs.csv' });
  expect(document?.title).toBe('labs');
});
