/** What headings say besides names: units, reference ranges, years; and the columns of flags beside values. */
import { describe, expect, test } from 'vitest';
import { splitHeading } from '../../src/formats/table-heading.ts';
import { pointsOf, readText } from './tables.ts';

describe('a heading with a reference range', () => {
  test.each([
    ['ALT (U/L) [ref 9-50]', 'ALT', 'U/L', '9-50'],
    ['ALT [ref. range: 9–50] (U/L)', 'ALT', 'U/L', '9–50'],
    ['Hb (12-16 g/dL)', 'Hb', 'g/dL', '12-16'],
    ['CRP (mg/L, <5)', 'CRP', 'mg/L', '<5'],
    ['K [mmol/L] (Norm: 3,5-5,1)', 'K', 'mmol/L', '3,5-5,1'],
    ['ALT U/L, ref 9-50', 'ALT', 'U/L', '9-50'],
    ['白细胞（10^9/L）[参考值 3.5-9.5]', '白细胞', '10^9/L', '3.5-9.5'],
    ['Na (réf: 135 à 145 mmol/L)', 'Na', 'mmol/L', '135 à 145'],
    ['ALT [ref 9-50]', 'ALT', '', '9-50'],
  ])('%s', (heading, label, unit, range) => {
    expect(splitHeading(heading)).toEqual({ label, unit, range });
  });

  test.each([
    ['Pain (0-10)', 'Pain (0-10)', ''],
    ['FEV1 (L)', 'FEV1', 'L'],
    ['WBC (10^9/L)', 'WBC', '10^9/L'],
    ['25-OH vitamin D (ng/mL)', '25-OH vitamin D', 'ng/mL'],
    ['CD4 (4-6 weeks after)', 'CD4 (4-6 weeks after)', ''],
    ['ALT (U/L) [ref m 9-50, f 7-35]', 'ALT [ref m 9-50, f 7-35]', 'U/L'],
    ['ALT (U/L) [ref 50-9]', 'ALT [ref 50-9]', 'U/L'],
  ])('is none in %s', (heading, label, unit) => {
    expect(splitHeading(heading)).toEqual({ label, unit });
  });

  test('gives its values the range, in wide and in long tables', async () => {
    for (const text of [
      'date,ALT (U/L) [ref 9-50]\n2021-03-01,60\n',
      'date,test,value\n2021-03-01,ALT (U/L) [ref 9-50],60\n',
      'date,test,value,unit\n2021-03-01,ALT [ref 9-50],60,U/L\n',
    ]) {
      const { document } = await readText(text);
      expect(document?.series).toMatchObject([
        { label: 'ALT', unit: { ucum: 'U/L' }, range: { low: 9, high: 50 } },
      ]);
    }
  });
});

describe('years that stand by themselves', () => {
  const times = async (text: string) =>
    pointsOf((await readText(text)).document).map(({ at, value }) => [at, value]);

  test.each([
    ['below their heading', 'year,ALT\n2018,30\n2019,41\n'],
    ['in German', 'Jahr;GPT\n2018;30\n2019;41\n'],
    ['as headings', 'test,2018,2019\nALT,30,41\n'],
    ['as headings below "year"', 'year,2018,2019\nALT,30,41\n'],
    ['as headings beside an empty corner', ',2018,2019\nALT,30,41\nAST,,\n'],
  ])('%s', async (_, text) => {
    expect(await times(text)).toEqual([
      ['2018', 30],
      ['2019', 41],
    ]);
  });

  test.each([
    ['year,month,ALT\n2018,3,30\n', '2018-03'],
    ['Jahr;Monat;Tag;GPT\n2018;Mär;4;30\n', '2018-03-04'],
    ['year,month,day,ALT\n2018,2,30,30\n', undefined],
    ['year,ALT\n0,30\n1,41\n', 'day-0'],
  ])('with months and days, or counted: %s', async (text, at) => {
    expect((await times(text))[0]?.[0]).toBe(at);
  });

  test('say nothing beside a date, and are listed', async () => {
    const { document, ledger } = await readText(
      'year,date,ALT\n2018,2018-02-03,30\n2019,2019-02-03,41\n',
    );
    expect(pointsOf(document).map(({ at }) => at)).toEqual(['2018-02-03', '2019-02-03']);
    expect(document?.series).toHaveLength(1);
    expect(ledger.map(({ record }) => record)).toContain('column “year”');
  });

  test('are values where nothing says that they are years', async () => {
    const { document } = await readText('WBC,1900,2000,2100\nCRP,1,2,3\n');
    expect(document).toBeUndefined();
  });
});

describe('what would be read wrongly if its heading were passed over', () => {
  test('names of tests below “Lab” tell their results apart', async () => {
    const { document } = await readText(
      'Lab,Date,Value\nALT,2021-01-13,90\nAST,2021-01-13,30\nALT,2021-01-20,80\n',
    );
    expect(document?.series?.map(({ label, points }) => [label, points?.length])).toEqual([
      ['ALT', 2],
      ['AST', 1],
    ]);
  });

  test('days that begin anew with each cycle are not counted from one zero, and are listed', async () => {
    const { document, ledger } = await readText('cycle,day,ALT\n1,1,30\n1,8,31\n2,1,32\n2,8,33\n');
    expect(document?.series?.map(({ label }) => label)).toEqual(['ALT']);
    expect(pointsOf(document).map(({ at }) => at)).not.toContain('day-0 + 8 days');
    expect(new Set(pointsOf(document).map(({ at }) => at)).size).toBe(2);
    expect(ledger.map(({ record }) => record)).toContain('column “day”');
  });
});

describe('a column of flags', () => {
  const notes = async (text: string) =>
    pointsOf((await readText(text)).document).map(({ value, note }) => [value, note]);

  test.each([
    ['of a long table', 'date,test,value,flag\n2021-03-01,ALT,90,H\n'],
    ['right of the only value', 'date,ALT,\n2021-03-01,90,H\n'],
    ['named for its value', 'date,ALT (U/L),ALT flag\n2021-03-01,90,H\n'],
    ['in German', 'Datum;Parameter;Wert;Bewertung\n01.03.2021;GPT;90;H\n'],
    ['in Chinese', '日期,项目,结果,提示\n2021-03-01,谷丙转氨酶,90,H\n'],
    ['between dates', 'test,2021-03-01,,2021-03-08,\nALT,90,H,30,\nAST,20,,19,L\n'],
  ])('%s interprets the value', async (_, text) => {
    expect((await notes(text))[0]).toEqual([90, 'flag H']);
  });

  test('each right of its value, though some have none', async () => {
    const rows = 'date,Na,,K,,Cl,\n2021-03-01,129,L,5.9,H,101,\n2021-03-02,135,,4.1,,99,\n';
    expect(await notes(rows)).toEqual([
      [129, 'flag L'],
      [135, undefined],
      [5.9, 'flag H'],
      [4.1, undefined],
      [101, undefined],
      [99, undefined],
    ]);
  });

  test('each right of its value, or named for another', async () => {
    expect(await notes('date,ALT,,AST,\n2021-03-01,90,*,20,L\n')).toEqual([
      [90, 'flag *'],
      [20, 'flag L'],
    ]);
    expect(await notes('date,AST,ALT,AST flag\n2021-03-01,90,20,H\n')).toEqual([
      [90, 'flag H'],
      [20, undefined],
    ]);
    expect(await notes('date,ALT,flag,AST,AST flag\n2021-03-01,90,H,20,L\n')).toEqual([
      [90, 'flag H'],
      [20, 'flag L'],
    ]);
  });

  test('that may be of either value, or is no flag, is listed', async () => {
    for (const text of [
      'date,ALT,AST,flag\n2021-03-01,90,20,H\n',
      'date,ALT,flag\n2021-03-01,90,see letter\n',
    ]) {
      const { document, ledger } = await readText(text);
      expect(pointsOf(document).every(({ note }) => note === undefined)).toBe(true);
      expect(ledger.map(({ record }) => record)).toContain('column “flag”');
    }
  });

  test('beside no value makes none, and is told', async () => {
    const { document, issues } = await readText('date,ALT,flag\n2021-03-01,90,H\n2021-03-02,,N\n');
    expect(pointsOf(document)).toHaveLength(1);
    expect(issues.map(({ message }) => message).join()).toContain('the flag “N” of ALT');
  });

  test('that repeats the flag in the cell says it once', async () => {
    expect(await notes('date,test,value,flag\n2021-03-01,ALT,90 H,H\n')).toEqual([[90, 'flag H']]);
  });
});
