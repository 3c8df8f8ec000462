// A case at the command line in the formats of other programs: losses are told, nothing is replaced.
import { readdir, readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { caseline, scratch } from './command.ts';

const at = await scratch();

test('tables go into a folder, what is lost to standard error, every datum into the report', async () => {
  const [folder, report] = [at('tables'), at('lost.tsv')];
  const args = ['convert', 'purpura', '--to', 'csv', '-o', folder, '--report', report];
  const { code, err } = await caseline(args);
  expect([code, err]).toEqual([0, expect.stringContaining('2 shapes, not held: ')]);
  expect((await readdir(folder)).sort()).toEqual(
    ['about', 'events', 'values'].map((name) => `purpura-${name}.csv`),
  );
  const lines = (await readFile(report, 'utf8')).split('\n');
  expect(lines[0]).toBe('kind\tid\tlabel\theld\tpart\twords\twhy');
  expect(lines.some((line) => line.startsWith('story\t'))).toBe(true);
  const again = await caseline(args);
  expect([again.code, again.err]).toEqual([2, expect.stringContaining('--force replaces it')]);
});

test('what is written is read again by the command', async () => {
  const bundle = at('calendar.fhir.json');
  expect((await caseline(['convert', 'calendar', '--to', 'fhir', '-o', bundle])).code).toBe(0);
  const { out } = await caseline(['inspect', bundle, '--json']);
  expect(JSON.parse(out)).toMatchObject({ import: { format: 'a FHIR bundle' } });
});

test.each([
  [['convert', 'purpura', '--to', 'csv'], 2, 'name a folder with -o, or a .zip'],
  [['convert', 'purpura', '--to', 'docx'], 2, 'Allowed choices are csv'],
  [['convert', 'purpura'], 2, '--to <format>'],
  [['convert', 'purpura', '--to', 'native', '--dates', 'shifted'], 2, 'keeps the dates'],
])('%j ends with %i and says so', async (args, code, says) => {
  const run = await caseline(args);
  expect([run.code, run.err]).toEqual([code, expect.stringContaining(says)]);
});
