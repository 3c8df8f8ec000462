// Tables as hospitals export them: titles, two header rows, dates as headings, ranges above the rows, footers.
import { describe, expect, test } from 'vitest';
import { openFiles } from '../../src/formats/open.ts';
import { readSheets, readTables } from '../../src/formats/table.ts';
import { pointsOf, readText, textFile } from './tables.ts';

const headerOf = async (text: string): Promise<readonly string[] | undefined> =>
  (await readSheets(textFile(text)))[0]?.header;

const valuesOf = async (text: string): Promise<readonly string[]> => {
  const { document } = await readText(text);
  return (document?.series ?? []).flatMap(({ label, points = [] }) =>
    points.map(({ at = 'no time', value }) => `${label} ${at} ${JSON.stringify(value)}`),
  );
};

describe('a header in two rows', () => {
  test.each([
    [
      'units below the names',
      'Date,Hb,WBC\n,g/dL,10^9/L\n2021-03-04,12.1,5\n2021-03-05,12,6\n',
      ['Date', 'Hb (g/dL)', 'WBC (10^9/L)'],
    ],
    [
      'units with a word before them',
      'Datum;Hb;CRP\nEinheit;g/dl;mg/l\n2021-03-04;12,1;5\n',
      ['Datum', 'Hb (g/dl)', 'CRP (mg/l)'],
    ],
    [
      'groups over names that repeat',
      'Patient,Day 1,,Day 3,\n,BP,HR,BP,HR\nA,120/80,70,110/70,80\nB,121/80,71,111/70,81\n',
      ['Patient', 'Day 1 BP', 'Day 1 HR', 'Day 3 BP', 'Day 3 HR'],
    ],
    [
      'groups over names that do not',
      'Date,Patient,Blood,,Liver,\n,,Hb,WBC,ALT,AST\n2021-03-04,A,12,5,20,30\n2021-03-05,A,12,5,20,30\n',
      ['Date', 'Patient', 'Hb', 'WBC', 'ALT', 'AST'],
    ],
    [
      'a heading merged with the row above',
      'Date,Blood,,,Liver,\n,Hb,WBC,Plt,ALT,AST\n2021-03-04,12,5,200,20,30\n',
      ['Date', 'Hb', 'WBC', 'Plt', 'ALT', 'AST'],
    ],
    [
      'no second row where a row of words is a row',
      'date,event,detail\n2021-03-04,Admission,fever\n2021-03-05,Surgery,\n',
      ['date', 'event', 'detail'],
    ],
    [
      'titles and blank lines above',
      'St. Example Hospital,,\nPrinted 05.03.2021,,\n,,\nDate,ALT (U/L),AST (U/L)\n2021-03-04,1,2\n',
      ['Date', 'ALT (U/L)', 'AST (U/L)'],
    ],
  ])('%s', async (_, text, header) => {
    expect(await headerOf(text)).toEqual(header);
  });

  test('a row of reference ranges above the values is their range and no value', async () => {
    const { document, ledger } = await readText(
      'Date,Hb (g/dL),ALT (U/L)\nReference,12-16,<40\n2021-03-04,11,60\n2021-03-06,12,50\n',
    );
    expect(document?.series?.map(({ range }) => range)).toMatchObject([
      { low: 12, high: 16 },
      { high: 40 },
    ]);
    expect(pointsOf(document)).toHaveLength(4);
    expect(ledger.map(({ record }) => record)).toContain('the row of reference ranges');
  });
});

describe('dates as headings', () => {
  test('tests below each other and dates side by side are values at those dates', async () => {
    const text =
      'Test,Unit,Reference range,2021-03-04,2021-03-06\nALT,U/L,<40,60,55\nHb,g/dL,12-16,11.2,ND\n';
    expect(await valuesOf(text)).toEqual([
      'ALT 2021-03-04 60',
      'ALT 2021-03-06 55',
      'Hb 2021-03-04 11.2',
      'Hb 2021-03-06 {"absent":"“ND”"}',
    ]);
  });

  test('a column of ranges under "Reference" is their range', async () => {
    const text =
      'Test;Unit;Reference;04.03.2021;06.03.2021\nALT;U/L;<40;60;55\nHb;g/dL;12-16;11;12\n';
    const { document } = await readText(text);
    expect(document?.series?.map(({ range }) => range)).toMatchObject([{ high: 40 }, { low: 12 }]);
  });

  test('the order of such dates is proven by them or asked', async () => {
    const proven = ',04.03.2021,06.03.2021\nALT (U/L),60,55\nHb (g/dL),11,12\n';
    expect(await valuesOf(proven)).toContain('ALT 2021-03-04 60');
    const { tables, document } = await readText(
      'Test,03/04/2021,05/04/2021\nALT,60,55\nHb,11,12\n',
    );
    expect(tables?.[0]?.asks).toEqual([{ kind: 'date-order', example: '03/04/2021' }]);
    expect(pointsOf(document).every(({ at }) => at === undefined)).toBe(true);
  });

  test('moments that are no dates are counted from their zero', async () => {
    const text = 'Parameter;Baseline;Day 3;Day 7\nALT;20;60;40\nCRP;5;90;12\n';
    expect(await valuesOf(text)).toEqual([
      'ALT baseline 20',
      'ALT day-0 + 3 days 60',
      'ALT day-0 + 7 days 40',
      'CRP baseline 5',
      'CRP day-0 + 3 days 90',
      'CRP day-0 + 7 days 12',
    ]);
  });

  test('a list of events with start and end is no such table', async () => {
    const { document } = await readText(
      'drug,start,end\nPrednisone,2021-03-01,2021-03-20\nRituximab,2021-04-01,2021-05-01\n',
    );
    expect(document?.events).toHaveLength(2);
  });
});

test('titles, repeated headings, blank columns, totals and footers: each row has an outcome', async () => {
  const text = [
    'Cumulative report;;;',
    'Ward 7;;;',
    'Date;;ALT (U/L);Remark',
    '04.03.2021;;60;',
    '05.03.2021;;<5;haemolysed',
    'Date;;ALT (U/L);Remark',
    '06.03.2021;;n.d.;',
    'Mean;;60;',
    ';;;',
    'Printed on 07.03.2021 by Dr. Example;;;',
  ].join('\n');
  const { document, ledger } = await readText(text);
  const rows = ledger.filter(({ record }) => /^row \d+$/.test(record));
  expect(rows.map(({ record }) => record)).toEqual(['row 4', 'row 5', 'row 7', 'row 8', 'row 10']);
  expect(rows.every(({ outcomes }) => outcomes.length > 0)).toBe(true);
  expect(pointsOf(document).map(({ at, value }) => [at, value])).toEqual([
    ['2021-03-04', 60],
    ['2021-03-05', '<5'],
    ['2021-03-06', { absent: '“n.d.”' }],
  ]);
});

test.each([
  ['a.ods', 'PK\x03\x04xxmimetypeapplication/vnd.oasis.opendocument.spreadsheet'],
  ['named.zip', 'PK\x03\x04xxmimetypeapplication/vnd.oasis.opendocument.spreadsheet'],
  ['a.xls', '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1'],
  ['b.xls', '<html><table><tr><td>date</td></tr></table></html>'],
])('%s cannot be read, and is told how it can', async (name, content) => {
  const bytes = Uint8Array.from(content, (sign) => sign.charCodeAt(0));
  const { issues } = await openFiles([{ name, bytes }]);
  expect(issues.map(({ message }) => message).join()).toContain('save it as .xlsx or CSV');
});

test('a remark beside columns of values is an event of its row', async () => {
  const { document } = await readTables(
    [textFile('date,ALT (U/L),Remark\n2021-03-04,20,\n2021-03-05,61,epistaxis\n')],
    {},
  );
  expect(document?.events).toMatchObject([{ label: 'Remark: epistaxis', at: '2021-03-05' }]);
});

describe('rows that name a visit', () => {
  const read = (visits: string, labs: string) =>
    readTables([textFile(visits, 'visits.csv'), textFile(labs, 'labs.csv')], {});

  test('have the date that another table gives that visit of the patient, and that is said', async () => {
    const { document, issues } = await read(
      'patient id,visit,date\nA,Visit 1,2021-03-04\nA,Visit 2,2021-04-01\nB,Visit 1,2020-01-01\n',
      'patient id,visit,test,value\nA,V1,ALT,20\nA,2,ALT,30\nA,3,ALT,40\n',
    );
    const points = document?.series?.flatMap(({ points: own = [] }) => own) ?? [];
    expect(points.map(({ at }) => at)).toEqual(['2021-03-04', '2021-04-01', '3']);
    expect(issues.map(({ message }) => message).join()).toContain('their visits in visits.csv');
  });

  test('have none where the visit has two dates', async () => {
    const { document, issues } = await read(
      'visit id,visit date\n7,2021-03-04\n7,2021-03-05\n8,2021-03-09\n',
      'visit id,ALT (U/L)\n7,20\n8,30\n',
    );
    expect(pointsOf(document).map(({ at }) => at)).toEqual([undefined, '2021-03-09']);
    expect(issues.map(({ message }) => message).join()).toContain('“7” has several dates');
  });
});
