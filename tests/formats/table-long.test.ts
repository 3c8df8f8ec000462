// Tables too long to be held are read piece by piece, and say the same as if they were held.
import { expect, test } from 'vitest';
import { countRecords, type ForeignFile, type ForeignRead } from '../../src/formats/foreign.ts';
import { readText } from '../../src/formats/table-csv.ts';
import { toDocument } from '../../src/formats/table-document.ts';
import { corpusTable, textFile, utf16 } from './tables.ts';

const wholeAndInPieces = async (
  file: ForeignFile,
): Promise<readonly [ForeignRead, ForeignRead]> => [
  toDocument(await readText(file, Infinity)),
  toDocument(await readText(file, 0)),
];

const lines = (rows: number, row: (n: number) => string, head: string): string =>
  `${head}\n${Array.from({ length: rows }, (_, n) => row(n)).join('\n')}\n`;

const two = (n: number): string => String(n).padStart(2, '0');
const dayOf = (n: number): string => `${2000 + (n % 20)}-${two(1 + (n % 12))}-${two(1 + (n % 28))}`;
const HEAD = 'patient,date,test,value,unit';

const TABLES: readonly (readonly [string, ForeignFile])[] = [
  ['of many values', textFile(lines(6000, (n) => `a,${dayOf(n)},WBC,${n / 7},10^9/L`, HEAD))],
  [
    'with line breaks and separators in quotes',
    textFile(
      lines(
        5_000,
        (n) => `a;"${dayOf(n)}";"W ""BC"";";"${n}";"10^9\n/L"`,
        HEAD.replaceAll(',', ';'),
      ),
    ),
  ],
  [
    'of two patients, with remarks, blanks and odd results',
    textFile(
      lines(
        4000,
        (n) =>
          n % 11 === 0
            ? ''
            : `${n % 3 ? 'a' : 'b'},${n % 5 ? dayOf(n) : ''},${n % 2 ? 'WBC' : 'CRP'},${n % 7 ? n : '<5'},`,
        HEAD,
      ),
    ),
  ],
  [
    'whose dates are proven by one cell near its end',
    textFile(
      lines(
        3000,
        (n) => `a,${n === 2900 ? 31 : 1 + (n % 12)}/0${1 + (n % 9)}/2021,WBC,${n},10^9/L`,
        HEAD,
      ),
    ),
  ],
  [
    'that is wide',
    textFile(
      lines(
        2500,
        (n) => `${dayOf(n)},${n},${n * 2},1${n % 10},a${n % 3}`,
        'date,WBC (10^9/L),PLT (10^9/L),CRP,remark',
      ),
    ),
  ],
  [
    'in UTF-16 with carriage returns',
    {
      name: 'table.csv',
      bytes: utf16(
        lines(
          3000,
          (n) => `a\t${dayOf(n)}\tWBC\t${n}\tµmol/L`,
          HEAD.replaceAll(',', '\t'),
        ).replaceAll('\n', '\r\n'),
        'le',
      ),
    },
  ],
  ['in GB18030', corpusTable('zh_patient3_gb18030.csv')],
  ['of events', corpusTable('synthea-conditions.csv')],
  ['without a header', textFile(lines(3000, (n) => `${dayOf(n)},${n}`, '2020-01-01,4'))],
];

test.each(TABLES)('a table %s says the same in pieces', async (_, file) => {
  const [whole, inPieces] = await wholeAndInPieces(file);
  expect(inPieces.document).toEqual(whole.document);
  expect(inPieces.ledger).toEqual(whole.ledger);
  expect(inPieces.issues).toEqual(whole.issues);
  expect(inPieces.patients).toEqual(whole.patients);
  expect(inPieces.tables).toEqual(whole.tables);
});

const LONG = textFile(
  lines(
    12_000,
    (n) => {
      const value = n === 6_000 ? '<5' : n === 6_001 ? 'clotted' : (n % 90) / 10;
      const date = n === 6_002 ? 'soon' : dayOf(n);
      return `a,${date},${n % 2 ? 'WBC' : 'CRP'},${value},${n % 2 ? '10^9/L' : 'mg/L'}`;
    },
    HEAD,
  ),
);

test('of a long table every row has its outcome, and what is odd in its middle stands by itself', async () => {
  const { document, ledger, issues } = toDocument(await readText(LONG, 0));
  const series = document?.series ?? [];
  expect(
    series.map(({ id, samples, points }) => [id, samples?.values.length, points?.length]),
  ).toEqual([
    ['CRP', 5_998, 2],
    ['WBC', 5_999, 1],
  ]);
  expect(series.flatMap(({ points = [] }) => points.map(({ value }) => value))).toEqual([
    '<5',
    6.2,
    { text: 'clotted' },
  ]);
  expect(countRecords(ledger)).toBe(12_000);
  expect(countRecords(ledger, 'value')).toBe(12_000);
  expect(countRecords(ledger, 'issue')).toBe(1);
  expect(ledger.length).toBeLessThan(10);
  expect(ledger.find(({ outcomes }) => outcomes.includes('issue'))?.record).toBe('row 6004');
  expect(issues.map(({ code }) => code)).toContain('foreign-time-unreadable');
});

test('who waits for a long table is told how far it is, and what its first rows say', async () => {
  const parts: number[] = [];
  let first: ForeignRead | undefined;
  toDocument(
    await readText(LONG, 0),
    {},
    {
      onProgress: ({ part }) => parts.push(part),
      onPart: (read) => (first = read),
    },
  );
  expect(parts.length).toBeGreaterThan(1);
  expect([...parts].sort((a, b) => a - b)).toEqual(parts);
  expect(parts.at(-1)).toBeCloseTo(1);
  expect(first?.document?.series?.map(({ label }) => label)).toEqual(['CRP', 'WBC']);
});

test('who gives up waiting is not made to wait', async () => {
  const signal = { aborted: false };
  const sheets = await readText(LONG, 0);
  const onProgress = () => (signal.aborted = true);
  expect(() => toDocument(sheets, {}, { signal, onProgress })).toThrow('stopped');
});
