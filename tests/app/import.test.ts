// Files of other programs are dropped: what became of every record is told, another patient is chosen.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { openApp } from './browser.ts';
import { downloadOf, dropFiles, figureOf } from './explore.ts';

const corpus = (path: string): string => readFileSync(`tests/corpus/${path}`, 'utf8');
const timeline = (name: string): readonly [string, string] => [
  `data_timeline_${name}.txt`,
  corpus(`cbioportal/data_timeline_${name}.txt`),
];

test('a phenopacket that is dropped is drawn, and its report accounts for its records', async () => {
  const { page, complaints } = await openApp();
  const text = corpus('phenopackets/CD274__PMID_38634869_index_case.json');
  await dropFiles(page, [['packet.json', text]]);
  const card = page.getByRole('region', { name: 'Import', exact: true });
  await card.getByText('Read as a phenopacket: 16 events.').waitFor();
  expect(await figureOf(page).locator('[data-kind="finding"]').count()).toBe(13);
  await card.getByRole('button', { name: 'Import report', exact: true }).click();
  await card.getByRole('searchbox').fill('Seizure');
  await card.getByText('phenotypicFeatures[3]').click();
  const record = card.getByRole('region', { name: 'phenotypicFeatures[3], as its file has it' });
  expect(JSON.parse(await record.innerText())).toMatchObject({ type: { label: 'Seizure' } });
  const saved = await downloadOf(page, () =>
    card.getByRole('button', { name: 'Save as TSV' }).click(),
  );
  expect(saved.bytes.toString().split('\n')).toHaveLength(17 + 2);
  expect(complaints).toEqual([]);
});

test('of two timeline files another patient is chosen from a list that can be searched', async () => {
  const { page, complaints } = await openApp();
  await dropFiles(page, [timeline('status'), timeline('treatment')]);
  const card = page.getByRole('region', { name: 'Import', exact: true });
  await card.getByText(/2 files together: 5 events; 17 records are not drawn/).waitFor();
  await card.getByRole('button', { name: 'Choose a patient…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Which patient?' });
  await dialog.getByRole('searchbox').fill('003');
  expect(await dialog.getByRole('listitem').count()).toBe(1);
  await dialog.getByRole('button', { name: /01-003/ }).click();
  await page.getByRole('heading', { name: 'Timeline of patient 01-003' }).waitFor();
  expect(await card.getByText('Patient 01-003, one of 3').isVisible()).toBe(true);
  expect(await figureOf(page).locator('[data-kind="medication"]').count()).toBe(3);
  expect(complaints).toEqual([]);
});
