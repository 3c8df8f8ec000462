// A case is saved in the format of another program; what that cannot hold is listed before.
import { expect, test } from 'vitest';
import { openApp } from './browser.ts';
import { downloadOf } from './explore.ts';

test('what a format cannot hold is listed before the file is saved', async () => {
  const { page, complaints } = await openApp();
  await page.getByRole('button', { name: 'Export', exact: true }).click();
  await page.getByRole('button', { name: /^Save as …/ }).click();
  const desk = page.getByRole('dialog', { name: 'Publish' });
  await desk.getByText(/^Of \d+ data, \d+ are held whole/).waitFor();
  await desk.getByRole('button', { name: 'FHIR', exact: true }).click();
  await desk
    .getByText('an illustrative shape has no numbers, and an observation would need one')
    .waitFor();
  const saved = await downloadOf(page, () =>
    desk.getByRole('button', { name: 'Save as FHIR' }).click(),
  );
  const bundle = JSON.parse(saved.bytes.toString()) as { readonly resourceType: string };
  expect([saved.name, bundle.resourceType]).toEqual(['purpura.fhir.json', 'Bundle']);
  const list = await downloadOf(page, () =>
    desk.getByRole('button', { name: 'List as TSV' }).click(),
  );
  expect(list.bytes.toString()).toContain('shape\tplatelets/1');
  await desk.getByRole('button', { name: 'CSV', exact: true }).click();
  await desk.getByText('3 files, packed into one.').waitFor();
  const zip = await downloadOf(page, () =>
    desk.getByRole('button', { name: 'Save as CSV' }).click(),
  );
  expect([zip.name, zip.bytes.subarray(0, 2).toString()]).toEqual(['purpura-csv.zip', 'PK']);
  expect(complaints).toEqual([]);
});
