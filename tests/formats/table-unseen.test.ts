/** Tables as laboratories and people write them, each made for its law. */
import { strToU8, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { openFiles } from '../../src/formats/open.ts';
import { readTables } from '../../src/formats/table.ts';
import { readRange, readValue } from '../../src/formats/table-value.ts';
import { pointsOf, readText, textFile } from './tables.ts';

const RULES = { decimal: '.', missing: [] } as const;

test.each([
  ['↑120', { value: 120, flag: '↑' }],
  ['120↑', { value: 120, flag: '↑' }],
  ['↓ 3.2 g/L', { value: 3.2, flag: '↓', unit: 'g/L' }],
  ['１２．５', { value: 12.5 }],
  ['＜０．５', { value: '<0.5' }],
  ['0x1F', { value: { text: '0x1F' } }],
  ['5x', { value: 5, unit: 'x' }],
])('%s is read as it is meant', (text, expected) => {
  expect(readValue(text, RULES)).toEqual(expected);
});

test.each([
  ['3.5--9.5', { low: 3.5, high: 9.5 }],
  ['０～８', { low: 0, high: 8 }],
  ['-2.0 - 3.0', { low: -2, high: 3 }],
  ['−2 to −1', { low: -2, high: -1 }],
  ['( 9 - 50 )', { low: 9, high: 50 }],
  ['50-9', undefined],
  ['normal', undefined],
])('the range %s', (text, expected) => {
  expect(readRange(text, '.')).toEqual(expected);
});

test('a range that is none stays with its value, in words', async () => {
  const { document } = await readText(
    'date,test,value,unit,range\n2021-03-01,ALT,1,U/L,50-9\n2021-03-02,ALT,2,U/L,9-50\n',
  );
  const [first, second] = pointsOf(document);
  expect([first?.note, first?.range]).toEqual(['reference range “50-9”', undefined]);
  expect(second?.range).toMatchObject({ low: 9, high: 50 });
});

describe('names of people', () => {
  const rows = '2021-03-01,张三,ALT,1\n2021-03-02,李四,ALT,2\n2021-03-03,张三,ALT,3\n';

  test('tell patients apart where no id does, and stay out of the case', async () => {
    const { document, patients, ledger } = await readText(`日期,姓名,项目,结果\n${rows}`);
    expect(patients.map(({ id, records }) => [id, records])).toEqual([
      ['张三', 2],
      ['李四', 1],
    ]);
    expect(pointsOf(document).map(({ value }) => value)).toEqual([1, 3]);
    expect(JSON.stringify(document)).not.toMatch(/张三|李四/);
    expect(ledger.map(({ outcomes }) => outcomes[0])).toEqual(['value', 'ignored', 'value']);
  });

  test('of one person are no choice', async () => {
    const { patients, document } = await readText(
      '日期,姓名,项目,结果\n2021-03-01,张三,ALT,1\n2021-03-02,张三,ALT,2\n',
    );
    expect(patients).toEqual([]);
    expect(pointsOf(document)).toHaveLength(2);
  });

  test('are not the names of tests, and ids come before them', async () => {
    const tests = await readText('name,date,value\nALT,2021-03-01,1\nAST,2021-03-01,2\n');
    expect(tests.document?.series?.map(({ label }) => label)).toEqual(['ALT', 'AST']);
    const ids = await readText('mrn,name,date,ALT\n1,Ann,2021-03-01,1\n1,Anne,2021-03-02,2\n');
    expect(ids.patients.map(({ id }) => id)).toEqual(['1']);
  });

  test('that differ in part only are doubted, and told', async () => {
    const { issues } = await readText(
      'Name,Vorname,Datum,ALT\nX,A,2021-03-01,1\nX,B,2021-03-02,2\n',
    );
    expect(issues.map(({ code }) => code)).toEqual(['foreign-assumed']);
  });
});

test('two columns of one name are told', async () => {
  const { issues, document } = await readText('Date,ALT,ALT\n2021-03-01,1,2\n2021-03-02,3,4\n');
  expect(issues.map(({ code, received }) => [code, received])).toEqual([
    ['foreign-duplicate', 'column ALT'],
  ]);
  expect(pointsOf(document)).toHaveLength(4);
});

test('every number that tables write for no value is doubted, in short series too', async () => {
  const { issues } = await readText(
    'date,test,value\n2021-03-01,ALT,12\n2021-03-02,ALT,9999\n2021-03-03,ALT,-999\n',
  );
  expect(issues.map(({ message }) => message)).toEqual([
    expect.stringMatching(/holds -999, 9999, far/),
  ]);
});

test('of three units two that convert become one, and the third is told to stay', async () => {
  const text =
    'date,test,value,unit\n2021-03-01,Creatinine,1,mg/dL\n2021-03-02,Creatinine,88.4,umol/L\n2021-03-03,Creatinine,1.1,mg/dL\n2021-03-04,Creatinine,5,\n';
  const { issues, case: read } = await openFiles([textFile(text)]);
  expect(issues.map(({ code }) => code)).toEqual(['foreign-unit-converted']);
  expect(issues[0]?.message).toMatch(/those in no unit stay by themselves/);
  expect(read?.document.series?.map(({ points = [] }) => points.length)).toEqual([3, 1]);
});

test('an issue names its rows once', async () => {
  const { issues } = await readText('date,test,value\n03/04/2021,ALT,1\n05/06/2021,ALT,2\n');
  expect(issues.map(({ path }) => path)).toEqual(['rows 2, 3']);
});

describe('workbooks', () => {
  test('what nobody sees in a workbook is read, and told', async () => {
    const sheets = { Lab: rowsOf(12), Old: rowsOf(13) };
    const { issues, document } = await readTables([workbook(sheets, 'Old')], {});
    expect(issues.map(({ code, path }) => [code, path])).toEqual([['foreign-assumed', 'Old']]);
    expect(pointsOf(document)).toHaveLength(4);
  });

  test('a sheet without rows is listed', async () => {
    const { ledger } = await readTables(
      [workbook({ Lab: rowsOf(12), Readme: [['see the other']] })],
      {},
    );
    expect(ledger.map(({ record }) => record)).toContain('the sheet “Readme”');
  });

  test.each([
    ['rows', '<row/>'.repeat(1_050_000)],
    ['attributes', `<row ${'a="" '.repeat(3000)}/>`],
  ])('too many %s are refused before they are parsed', async (_, inside) => {
    const { issues } = await readTables([workbook({ Lab: inside })], {});
    expect(issues.map(({ code }) => code)).toEqual(['foreign-unreadable']);
    expect(issues[0]?.message).toMatch(/more (?:than|markup)/);
  });
});

const rowsOf = (value: number) => [
  ['Date', 'ALT'],
  ['2021-03-01', value],
  ['2021-03-02', value + 1],
];

type Content = string | readonly (readonly (string | number)[])[];

function workbook(sheets: Readonly<Record<string, Content>>, hidden?: string) {
  const names = Object.keys(sheets);
  const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
  const types = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const packages = 'http://schemas.openxmlformats.org/package/2006/relationships';
  const relation = (id: string, type: string, target: string) =>
    `<Relationship Id="${id}" Type="${types}/${type}" Target="${target}"/>`;
  const listed = names.map((name, at) => {
    const state = name === hidden ? ' state="hidden"' : '';
    return `<sheet name="${name}" sheetId="${at + 1}"${state} r:id="r${at + 1}"/>`;
  });
  const parts: Record<string, string> = {
    '[Content_Types].xml':
      '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
    '_rels/.rels': `<Relationships xmlns="${packages}">${relation('r1', 'officeDocument', 'xl/workbook.xml')}</Relationships>`,
    'xl/workbook.xml': `<workbook xmlns="${main}" xmlns:r="${types}"><sheets>${listed.join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships xmlns="${packages}">${names.map((_, at) => relation(`r${at + 1}`, 'worksheet', `worksheets/sheet${at + 1}.xml`)).join('')}</Relationships>`,
  };
  for (const [at, name] of names.entries())
    parts[`xl/worksheets/sheet${at + 1}.xml`] =
      `<worksheet xmlns="${main}"><sheetData>${inside(sheets[name] ?? '')}</sheetData></worksheet>`;
  const files = Object.entries(parts).map(([name, text]) => [name, strToU8(text)] as const);
  return { name: 'x.xlsx', bytes: zipSync(Object.fromEntries(files), { level: 1 }) };
}

function inside(content: Content): string {
  if (typeof content === 'string') return content;
  return content
    .map((row, at) => {
      const cells = row.map((cell, column) => {
        const place = `r="${'ABC'.charAt(column)}${at + 1}"`;
        return typeof cell === 'number'
          ? `<c ${place}><v>${cell}</v></c>`
          : `<c ${place} t="inlineStr"><is><t>${cell}</t></is></c>`;
      });
      return `<row r="${at + 1}">${cells.join('')}</row>`;
    })
    .join('');
}
