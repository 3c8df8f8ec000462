// Every line of a report leads back to its record: the text stands in the file, and names what it became.
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { openFiles } from '../../src/formats/open.ts';
import { MOST_LETTERS, recordText } from '../../src/formats/record-text.ts';
import { fileOf, observation, bundleOf } from './fhir-files.ts';

const FILES = ['cbioportal', 'fhir', 'fhir/bulk', 'phenopackets', 'tables'].flatMap((folder) =>
  readdirSync(`tests/corpus/${folder}`, { withFileTypes: true })
    .filter(
      (entry) => entry.isFile() && /\.(?:json|ndjson|ya?ml|csv|tsv|txt|xlsx)$/.test(entry.name),
    )
    .map(({ name }) => `tests/corpus/${folder}/${name}`),
);

const read = (path: string) => ({ name: path, bytes: new Uint8Array(readFileSync(path)) });

describe.each(FILES)('%s', (path) => {
  test('the first, the last and some between lead to their record', async () => {
    const file = read(path);
    const { ledger } = await openFiles([file]);
    // What is told of a whole file, or of the part that is lost, is no record.
    const named = ledger.filter(({ record }) => !record.startsWith(path));
    const some = named.filter((_, at) => at % Math.ceil(named.length / 6) === 0);
    for (const { record } of [...some, ...named.slice(-1)]) {
      expect.soft((await recordText(file, record)) ?? '', record).toMatch(/\S/);
    }
  });
});

test('a resource is shown with what its reader leaves out, and a very long one in part', async () => {
  const long = observation({ id: 'long', note: [{ text: 'x'.repeat(3 * MOST_LETTERS) }] });
  const file = fileOf(bundleOf({ ...observation({ id: 'a' }), language: 'en-GB' }, long));
  expect(await recordText(file, 'Observation/a')).toContain('"language": "en-GB"');
  const cut = (await recordText(file, 'Observation/long')) ?? '';
  expect(cut.length).toBeLessThan(MOST_LETTERS + 100);
  expect(cut).toMatch(/… \d+ more characters$/);
  expect(await recordText(file, 'Observation/b')).toBeUndefined();
});

test('a row is shown with its headings', async () => {
  const file = fileOf('date,test,value\n2021-03-04,CRP,"1,2"\n2021-03-05,CRP,3', 'a.csv');
  expect(await recordText(file, 'row 3')).toBe('date: 2021-03-05\ntest: CRP\nvalue: 3');
  expect(await recordText(file, 'row 4')).toBeUndefined();
});
