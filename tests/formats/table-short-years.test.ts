/** Years of two digits: neither the order nor the century of such dates is guessed. */
import { describe, expect, test } from 'vitest';
import { ordersIn, readMoment } from '../../src/formats/table-date.ts';
import { readMapFile, writeMapFile } from '../../src/formats/table-map-file.ts';
import { pointsOf, readText } from './tables.ts';

test.each([
  ['03/04/21', ['dmy', 'mdy', 'ymd']],
  ['21-03-04', ['dmy', 'ymd']],
  ['03/21/45', ['mdy']],
  ['13/04/99', ['dmy']],
  ['99-03-04', ['ymd']],
  ['00-03-04', ['ymd']],
  ['03.04.21', ['dmy']],
  ['99.03.04', ['ymd']],
  ['03/03/21', ['dmy', 'ymd']],
  ['3/4/21', ['dmy', 'mdy']],
  ['03/04/2021', ['dmy', 'mdy']],
  ['03/03/2021', ['dmy']],
  ['13/14/21', []],
])('%s allows the orders %j', (text, orders) => {
  expect(ordersIn(text)).toEqual(orders);
});

const table = (...dates: readonly string[]): string =>
  ['date,ALT (U/L)', ...dates.map((date, at) => `${date},${at + 1}`), ''].join('\n');

describe('a column of them', () => {
  test.each([
    ['asks for both', ['03/04/21', '05/04/21'], 'ask', ['date-order', 'century']],
    [
      'asks where the year may come first',
      ['21-03-04', '21-03-25'],
      'ask',
      ['date-order', 'century'],
    ],
    ['proves the year first', ['21-03-04', '99-12-31'], 'ymd', ['century']],
    ['proves the day first', ['21-03-04', '13-04-99'], 'dmy', ['century']],
    ['asks for the century alone', ['13.04.21'], 'none', ['century']],
    [
      'asks where the proofs differ',
      ['21-03-04', '13-04-99', '99-12-31'],
      'ask',
      ['date-order', 'century'],
    ],
  ])('%s', async (_, dates, order, asks) => {
    const { tables, document } = await readText(table(...dates));
    expect(tables?.[0]?.mapping.dateOrder).toBe(order);
    expect(tables?.[0]?.asks.map(({ kind }) => kind)).toEqual(asks);
    expect(pointsOf(document).map(({ at }) => at)).toEqual(dates.map(() => undefined));
  });

  test.each([
    ['dmy', '2004-03-21'],
    ['ymd', '2021-03-04'],
  ])('is read in the order and the century that a map says: %s', async (order, at) => {
    const text = table('21-03-04', '21-03-25');
    const { tables = [] } = await readText(text);
    const map = writeMapFile(tables);
    expect(map).toContain('(dateOrder \\"dmy\\") or year, month, day (\\"ymd\\")');
    const answered = map
      .replace('"dateOrder": "ask"', `"dateOrder": "${order}"`)
      .replace('"century": "ask"', '"century": 2000');
    const { mappings, faults } = readMapFile(answered);
    expect(faults).toEqual([]);
    const { document, issues } = await readText(text, { mapping: mappings });
    expect(pointsOf(document)[0]?.at).toBe(at);
    expect(issues).toEqual([]);
  });

  test('asks on where the answer is none that the date allows', () => {
    const rules = { order: 'mdy', century: 2000 } as const;
    expect(readMoment('21-03-04', rules)).toEqual({ kind: 'asked', what: 'order' });
    expect(readMoment('03/04/21', { ...rules, century: 'ask' })).toEqual({
      kind: 'asked',
      what: 'century',
    });
  });
});

test('a birth never lies behind the rows of its patient: its century is its own', async () => {
  const text = 'id,dob,date,ALT (U/L)\n1,14.05.58,03.02.21,20\n1,14.05.58,10.02.21,30\n';
  const { tables } = await readText(text);
  const mapping = { ...tables?.[0]?.mapping, century: 2000 };
  const { document } = await readText(text, { mapping });
  expect(document?.patient).toMatchObject({ birth: '1958-05-14' });
  expect(pointsOf(document).map(({ at }) => at)).toEqual(['2021-02-03', '2021-02-10']);
});
