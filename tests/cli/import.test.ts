// Files of other programs at the command line: imported, inspected as one record, one patient chosen.
import { readFile, writeFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { caseline, scratch } from './command.ts';

const at = await scratch();
const TIMELINES = ['lab_test', 'status', 'treatment'].map(
  (name) => `tests/corpus/cbioportal/data_timeline_${name}.txt`,
);
const PACKET = 'tests/corpus/phenopackets/CD274__PMID_38634869_index_case.json';

test('import writes a case that is valid, and a line for every record', async () => {
  const [target, ledger] = [at('packet.case.yaml'), at('ledger.tsv')];
  const { code, err } = await caseline(['import', PACKET, '-o', target, '--ledger', ledger]);
  expect([code, err]).toEqual([0, expect.stringContaining('read as a phenopacket: 17 records')]);
  expect((await readFile(ledger, 'utf8')).trim().split('\n')).toHaveLength(1 + 17);
  expect((await caseline(['validate', target])).out).toContain('valid');
});

test('inspect reads several files as one record and tells what became of it', async () => {
  const { code, out } = await caseline(['inspect', ...TIMELINES, '--patient', '01-003', '--json']);
  const { import: told, counts } = JSON.parse(out) as {
    readonly import: { readonly records: number; readonly outcomes: Record<string, number> };
    readonly counts: { readonly points: number };
  };
  expect(code).toBe(0);
  expect(told).toMatchObject({ records: 210, outcomes: { event: 9, value: 70, ignored: 131 } });
  expect(counts.points).toBe(70);
});

test.each([
  [['render', '--together', ...TIMELINES, '-o', '-'], 0, '01-001 is shown, --patient chooses'],
  [['inspect', ...TIMELINES, '--patient', 'nobody'], 1, 'there are 01-001, 01-002, 01-003'],
  [['render', 'static/cases/dili.case.yaml', '--patient', 'x', '-o', '-'], 2, 'one patient'],
  [['import', 'static/cases/dili.case.yaml', '-o', '-'], 2, 'is a case of Caseline already'],
])('%j ends with %i and says so', async (args, code, says) => {
  const run = await caseline(args);
  expect([run.code, run.err]).toEqual([code, expect.stringContaining(says)]);
});

test('a table is imported with the answers of a map, which --print-map writes as proposed', async () => {
  const [labs, map, target] = [at('labs.csv'), at('map.json'), at('labs.case.yaml')];
  await writeFile(labs, 'date,ALT (U/L)\n03/04/2021,20\n05/04/2021,21\n');
  const printed = await caseline(['import', labs, '--print-map', '-o', map]);
  expect([printed.code, printed.err]).toEqual([0, expect.stringContaining('“03/04/2021” may be')]);
  const text = await readFile(map, 'utf8');
  await writeFile(map, text.replace('"dateOrder": "ask"', '"dateOrder": "mdy"'));
  const read = await caseline(['import', labs, '--map', map, '-o', target]);
  expect([read.code, await readFile(target, 'utf8')]).toEqual([
    0,
    expect.stringMatching(/2021-03-04/),
  ]);
  await writeFile(map, text.replace('"time"', '"tme"'));
  const wrong = await caseline(['import', labs, '--map', map]);
  expect([wrong.code, wrong.err]).toEqual([
    2,
    expect.stringMatching(/map.json:\d+:\d+: .*"tme" is no role/),
  ]);
  await writeFile(map, text.replace('"date"', '"day"'));
  const other = await caseline(['import', labs, '--map', map]);
  expect([other.code, other.err]).toEqual([
    2,
    expect.stringContaining('has the headings of no table'),
  ]);
});
