import { describe, expect, test } from 'vitest';
import { readTimelines } from '../../src/formats/cbioportal.ts';
import { pointsOf, textFile } from './tables.ts';

const read = async (...results: readonly string[]) => {
  const rows = results.map((result, at) => `P1\t${at}\tLAB_TEST\tCEA\t${result}\tng/mL`);
  const text = ['PATIENT_ID\tSTART_DATE\tEVENT_TYPE\tTEST\tRESULT\tUNIT', ...rows].join('\n');
  const { document } = await readTimelines([textFile(text, 'data_timeline_lab.txt')], {});
  const all = [...pointsOf(document), ...(document?.events ?? [])];
  return all.map((each) => ('value' in each ? each.value : each.label));
};

describe('a comma in a result of a timeline', () => {
  test.each([
    ['thousands, with a point behind it', ['1,234.5', '12'], [1234.5, 12]],
    ['thousands twice', ['1,234,567'], [1234567]],
    ['thousands where points mark decimals', ['1,234', '5.6', '<2,000'], [1234, 5.6, '<2000']],
    ['decimals where it can mark no thousands', ['5,6', '1,234', '1.234,5'], [5.6, 1.234, 1234.5]],
  ])('marks %s', async (_, results, values) => {
    expect(await read(...results)).toEqual(values);
  });

  test('stays text where nothing tells, or both are told, and the note says why', async () => {
    const rows = 'P1\t0\tLAB_TEST\tCEA\t1,234\tng/mL\nP1\t1\tLAB_TEST\tCEA\t12\tng/mL\n';
    const both = `${rows}P1\t2\tLAB_TEST\tCEA\t5,6\tng/mL\nP2\t3\tLAB_TEST\tCEA\t5.6\tng/mL\n`;
    for (const text of [rows, both]) {
      const { document } = await readTimelines(
        [textFile(`PATIENT_ID\tSTART_DATE\tEVENT_TYPE\tTEST\tRESULT\tUNIT\n${text}`, 'lab.txt')],
        {},
      );
      expect(pointsOf(document).slice(0, 2)).toMatchObject([
        { value: { text: '1,234' }, note: expect.stringContaining('may mark thousands') as string },
        { value: 12 },
      ]);
    }
  });
});
