// What a table leaves open is asked, never guessed; what a person says is taken, kept, and found again.
import { describe, expect, test } from 'vitest';
import type { TableRead } from '../../src/formats/table-asks.ts';
import { readMapFile, writeMapFile } from '../../src/formats/table-map-file.ts';
import { readRemembered, toRemembered } from '../../src/formats/table-remember.ts';
import { readSheets } from '../../src/formats/table.ts';
import { pointsOf, readText, textFile } from './tables.ts';

const LABS = 'date,ALT (U/L),Hb\n03/04/2021,20,"1,234"\n05/04/2021,21,"1,250"\n';

async function tableOf(text: string): Promise<TableRead> {
  const [table] = (await readText(text)).tables ?? [];
  if (table === undefined) throw new Error('no table');
  return table;
}

describe('what is asked of a table', () => {
  test.each([
    ['two readings of a date and of a number', LABS, ['date-order', 'decimal']],
    ['no century', 'date,ALT (U/L)\n13.4.21,20\n', ['century']],
    ['a bare time', 'time,ALT (U/L)\n0,20\n5,30\n9,31\n', ['offset-unit']],
    ['no time', 'test,value,unit\nALT,20,U/L\nAST,30,U/L\n', ['no-time']],
    ['neither', 'colour,taste\nred,sweet\nblue,sour\n', ['no-time', 'no-value']],
    ['nothing', 'date,ALT (U/L)\n2021-03-04,20\n', []],
    ['nothing of a list of patients', 'patient id,sex,birth date\nA,f,1970-01-02\n', []],
  ])('%s', async (_, text, kinds) => {
    expect((await tableOf(text)).asks.map(({ kind }) => kind)).toEqual(kinds);
  });

  test('the example is a cell that asks', async () => {
    const { asks } = await tableOf('date,ALT (U/L)\n13/04/2021,1\n04/13/2021,2\n03/04/2021,3\n');
    expect(asks).toEqual([{ kind: 'date-order', example: '03/04/2021' }]);
  });
});

describe('a mapping as a file', () => {
  test('what is printed is read as it stands, and answers change the reading', async () => {
    const table = await tableOf(LABS);
    const text = writeMapFile([table]);
    expect(text).toContain('“03/04/2021” may be day, month, year');
    expect(readMapFile(text)).toEqual({ mappings: [table.mapping], faults: [] });
    const answered = text.replace('"dateOrder": "ask"', '"dateOrder": "mdy"');
    const { document } = await readText(LABS, { mapping: readMapFile(answered).mappings });
    expect(pointsOf(document)[0]?.at).toBe('2021-03-04');
  });

  test.each([
    ['[{]', /^1:3: .*Correct the brackets/s],
    ['"time": 3', /columns: it is missing/],
    ['[]', /the file/],
    ['', /the file/],
    [(it: string) => it.replace('"time"', '"tme"'), /^\d+:17: \[0\]\.columns\[0\]\.role: "tme" is/],
    [(it: string) => it.replace('"dateOrder"', '"dateorder"'), /dateOrder: it is missing/],
    [(it: string) => it.replace('"decimal": "ask"', '"decimal": 3'), /decimal: 3 cannot stand/],
  ])('a fault in it names its place and a remedy: %#', async (change, says) => {
    const text = writeMapFile([await tableOf(LABS)]);
    const { mappings, faults } = readMapFile(typeof change === 'string' ? change : change(text));
    expect(mappings).toEqual([]);
    expect(faults.join('\n')).toMatch(says);
  });
});

describe('a mapping that is remembered', () => {
  test('is found by the headings, and holds neither headings nor cells', async () => {
    const [sheet] = await readSheets(textFile(LABS));
    const { mapping } = await tableOf(LABS);
    if (sheet === undefined) throw new Error('no sheet');
    const chosen = { ...mapping, dateOrder: 'mdy', decimal: '.' } as const;
    const kept = JSON.stringify([toRemembered(chosen, sheet)]);
    for (const word of ['ALT', 'Hb', 'date"', '03/04', 'U/L', '1,2'])
      expect(kept).not.toContain(word);
    const other = LABS.replace(',20,', ',99,');
    const { document, tables } = await readText(other, { mapping: JSON.parse(kept) as unknown });
    expect(tables?.[0]).toMatchObject({ from: 'remembered', mapping: chosen, asks: [] });
    expect(pointsOf(document)[0]).toMatchObject({ at: '2021-03-04', value: 99 });
  });

  test('other headings do not find it, and storage that was tampered with is nothing', async () => {
    const [sheet] = await readSheets(textFile(LABS));
    const { mapping } = await tableOf(LABS);
    if (sheet === undefined) throw new Error('no sheet');
    const kept = toRemembered(mapping, sheet);
    const { tables } = await readText(LABS.replace('Hb', 'WBC'), { mapping: [kept] });
    expect(tables?.[0]?.from).toBe('proposal');
    expect(
      readRemembered([null, 'x', { headings: '3-0', columns: [] }, { ...kept, kind: 'x' }]),
    ).toEqual([]);
  });
});
