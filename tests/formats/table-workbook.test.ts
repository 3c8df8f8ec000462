/** Cells of workbooks that are no plain numbers: dates of both systems, percentages, errors, formulas. */
import { strToU8, zipSync } from 'fflate';
import { expect, test } from 'vitest';
import { readTables } from '../../src/formats/table.ts';
import { pointsOf, readText } from './tables.ts';

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const DOC = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006/relationships';
/** Styles of cells: 0 general, 1 a date, 2 and 3 percentages, 4 a number before a "%" in quotes, 5 and 6 durations. */
const STYLES = `<styleSheet xmlns="${MAIN}"><numFmts><numFmt numFmtId="164" formatCode="0.0%"/><numFmt numFmtId="165" formatCode="0&quot; %&quot;"/><numFmt numFmtId="166" formatCode="[h]:mm"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="9"/><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="166"/><xf numFmtId="46"/></cellXfs></styleSheet>`;

/** Rows of cells, each the attributes of its tag and what stands in it: 't="e"|<v>#N/A</v>'. */
async function read(rows: readonly (readonly string[])[], properties = '') {
  const cell = (text: string, ref: string): string => {
    const [attributes = '', inner = ''] = text.split('|');
    if (!text.includes('|')) return `<c r="${ref}" t="inlineStr"><is><t>${text}</t></is></c>`;
    return `<c r="${ref}" ${attributes}>${inner}</c>`;
  };
  const lines = rows.map((row, at) => {
    const cells = row.map((text, column) =>
      text === '' ? '' : cell(text, `${'ABCDEF'.charAt(column)}${at + 1}`),
    );
    return `<row r="${at + 1}">${cells.join('')}</row>`;
  });
  const relation = (type: string, target: string, id: string): string =>
    `<Relationship Id="${id}" Type="${DOC}/${type}" Target="${target}"/>`;
  const parts = {
    '[Content_Types].xml':
      '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
    '_rels/.rels': `<Relationships xmlns="${PACKAGE}">${relation('officeDocument', 'xl/workbook.xml', 'a')}</Relationships>`,
    'xl/_rels/workbook.xml.rels': `<Relationships xmlns="${PACKAGE}">${relation('worksheet', 'worksheets/sheet1.xml', 'a')}${relation('styles', 'styles.xml', 'b')}</Relationships>`,
    'xl/workbook.xml': `<workbook xmlns="${MAIN}" xmlns:r="${DOC}">${properties}<sheets><sheet name="Labs" sheetId="1" r:id="a"/></sheets></workbook>`,
    'xl/styles.xml': STYLES,
    'xl/worksheets/sheet1.xml': `<worksheet xmlns="${MAIN}"><sheetData>${lines.join('')}</sheetData></worksheet>`,
  };
  const files = Object.fromEntries(
    Object.entries(parts).map(([name, text]) => [name, strToU8(text)]),
  );
  return readTables([{ name: 'labs.xlsx', bytes: zipSync(files) }], {});
}

const told = async (...book: Parameters<typeof read>) =>
  pointsOf((await read(...book)).document).map(({ at, value }) => [at, value]);

const day = (serial: number): string => `s="1"|<v>${serial}</v>`;

test.each(['1', 'true'])(
  'days of the 1904 system (date1904="%s") are counted from 1904',
  async (yes) => {
    const rows = [
      ['Date', 'ALT'],
      [day(42794), '|<v>30</v>'],
      [day(42795.5), '|<v>31</v>'],
    ];
    expect(await told(rows, `<workbookPr date1904="${yes}"/>`)).toEqual([
      ['2021-03-01', 30],
      ['2021-03-02 12:00', 31],
    ]);
  },
);

test('dates in ISO 8601 are the days and minutes that they say, wherever they are read', async () => {
  const iso = (text: string): string => `t="d"|<v>${text}</v>`;
  const rows = [
    ['Date', 'ALT'],
    [iso('2021-03-05T00:00:00'), '|<v>30</v>'],
    [iso('2021-03-06T08:30:00'), '|<v>31</v>'],
    [iso('2021-03-07'), '|<v>32</v>'],
  ];
  expect((await told(rows)).map(([at]) => at)).toEqual([
    '2021-03-05',
    '2021-03-06 08:30',
    '2021-03-07',
  ]);
});

test('a percentage is the number that the sheet shows', async () => {
  const rows = [
    ['Date', 'Hct (%)'],
    [day(44256), 's="2"|<v>0.45</v>'],
    [day(44257), 's="3"|<v>0.456</v>'],
    [day(44258), 's="4"|<v>44</v>'],
  ];
  const { document } = await read(rows);
  expect(document?.series).toMatchObject([{ label: 'Hct', unit: { ucum: '%' } }]);
  expect(pointsOf(document).map(({ value }) => value)).toEqual([45, 45.6, 44]);
});

test('errors and formulas without a result are told with their places, and are no values', async () => {
  const rows = [
    ['Date', 'ALT'],
    [day(44256), 't="e"|<f>NA()</f><v>#N/A</v>'],
    [day(44257), 't="e"|<v>#DIV/0!</v>'],
    [day(44258), '|<f>B2*2</f>'],
    [day(44259), '|<f>B2*2</f><v>31</v>'],
    ['t="e"|<v>#REF!</v>', '|<v>32</v>'],
  ];
  const { document, issues } = await read(rows);
  expect(pointsOf(document).map(({ at, value }) => [at, value])).toEqual([
    ['2021-03-01', { absent: '“#N/A”' }],
    ['2021-03-02', { absent: '“#DIV/0!”' }],
    ['2021-03-03', { absent: '“=B2*2”' }],
    ['2021-03-04', 31],
    [undefined, 32],
  ]);
  const words = issues.map(({ message }) => message).join('\n');
  for (const place of ['“#N/A”', 'B2', '“#DIV/0!”', 'B3', 'formula without its result', 'B4', 'A6'])
    expect(words).toContain(place);
});

test('errors that were saved as text are told as well', async () => {
  const { document, issues } = await readText('Datum;GPT\n01.03.2021;#WERT!\n02.03.2021;30\n');
  expect(pointsOf(document).map(({ value }) => value)).toEqual([{ absent: '“#WERT!”' }, 30]);
  expect(issues.map(({ message }) => message).join()).toMatch(/#WERT!.*B2/);
});

test('numbers that are stored as text are numbers, and flags below a merged heading interpret them', async () => {
  const rows = [
    ['Date', 'ALT', '', 'AST', ''],
    [day(44256), '90,5', 'H', '20', ''],
    [day(44257), '30', '', '10', 'L'],
  ];
  const { document } = await read(rows);
  expect(pointsOf(document).map(({ value, note }) => [value, note])).toEqual([
    [90.5, 'flag H'],
    [30, undefined],
    [20, undefined],
    [10, 'flag L'],
  ]);
});

test('a duration is told in hours, no time of day', async () => {
  const rows = [
    ['Date', 'Sleep'],
    [day(44256), 's="5"|<v>1.5208333333333333</v>'],
    [day(44257), 's="6"|<v>0.3125</v>'],
  ];
  const { document } = await read(rows);
  expect(document?.series?.[0]?.unit).toBe('hours');
  expect(pointsOf(document).map(({ value }) => value)).toEqual([36.5, 7.5]);
});

test('a time of day that is shown as a duration stays one', async () => {
  const rows = [
    ['Date', 'Time', 'ALT'],
    [day(44256), 's="5"|<v>0.3125</v>', '|<v>30</v>'],
    [day(44257), 's="5"|<v>0.75</v>', '|<v>31</v>'],
  ];
  expect(await told(rows)).toEqual([
    ['2021-03-01 07:30', 30],
    ['2021-03-02 18:00', 31],
  ]);
});
