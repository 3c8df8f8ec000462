// Files are opened without a request to anywhere, and a long one can be given up.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { expect, onTestFinished, test } from 'vitest';
import { openApp } from './browser.ts';
import { figureOf, GOOD } from './explore.ts';

const corpus = (path: string): Buffer => readFileSync(`tests/corpus/${path}`);

const FORMATS: readonly (readonly [string, Buffer, RegExp])[] = [
  ['bundle.json', corpus('fhir/IPS_IG-bundle-01.json'), /Read as a FHIR bundle/],
  ['packet.json', corpus('phenopackets/PREPL__PMID_29483676_proband.json'), /a phenopacket/],
  ['data_timeline_status.txt', corpus('cbioportal/data_timeline_status.txt'), /a cBioPortal/],
  ['labs.csv', corpus('tables/c04-labs.csv'), /Read as a table/],
  ['book.xlsx', corpus('tables/messy_bp.xlsx'), /Read as a table/],
];

const choose = (page: Page) => page.locator('input[type="file"]').first();

test('whatever is opened, nothing is asked for but the application’s own parts', async () => {
  const { page, complaints } = await openApp();
  const { origin } = new URL(page.url());
  const asked: string[] = [];
  page.context().on('request', (request) => asked.push(request.url()));
  for (const [name, buffer, says] of FORMATS) {
    await choose(page).setInputFiles({ name, mimeType: '', buffer });
    const card = page.getByRole('region', { name: 'Import', exact: true });
    await card.getByText(says).waitFor();
    const mapping = page.getByRole('dialog', { name: /columns/i });
    if (await mapping.isVisible()) await page.keyboard.press('Escape');
  }
  await choose(page).setInputFiles({
    name: 'own.case.yaml',
    mimeType: '',
    buffer: Buffer.from(GOOD),
  });
  await page.locator('[data-case="own"]').waitFor();
  const foreign = asked.filter((url) => !url.startsWith(`${origin}/assets/`));
  expect(foreign).toEqual([]);
  // The readers did come, and each in a part of its own.
  expect(asked.filter((url) => url.includes('worker')).length).toBeGreaterThan(0);
  expect(complaints).toEqual([]);
});

/** A laboratory table of about 25 MB, whose one spike is the first value of its second test. */
function longTable(rows: number): string {
  const folder = mkdtempSync(join(tmpdir(), 'caseline-long-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const lines = ['date,test,value,unit'];
  const start = Date.UTC(2020, 0, 1);
  for (let row = 0; row < rows; row++) {
    const date = new Date(start + row * 60_000).toISOString().slice(0, 19);
    const value = row === 1 ? 999 : 60 + ((row * 7) % 40);
    lines.push(
      `${date},${row % 2 === 0 ? 'Heart rate' : 'Pressure'},${value},${row % 2 === 0 ? '/min' : 'mm[Hg]'}`,
    );
  }
  const file = join(folder, 'monitor.csv');
  writeFileSync(file, `${lines.join('\n')}\n`);
  return file;
}

test('a long table shows how far it is and can be given up; opened whole, no value is lost', async () => {
  const file = longTable(600_000);
  const { page, complaints } = await openApp();
  const opening = page.getByRole('region', { name: 'Opening', exact: true });
  await choose(page).setInputFiles(file);
  await opening.getByRole('button', { name: 'Cancel' }).waitFor();
  await page.keyboard.press('Escape');
  await opening.waitFor({ state: 'detached' });
  await page.locator('[data-case="purpura"]').waitFor();
  expect(await page.getByRole('region', { name: 'Import', exact: true }).count()).toBe(0);

  await choose(page).setInputFiles(file);
  await opening.waitFor();
  const card = page.getByRole('region', { name: 'Import', exact: true });
  await card.getByText(/600,?000 values/).waitFor({ timeout: 90_000 });
  const counts = await figureOf(page)
    .locator('[data-series][data-count]')
    .evaluateAll((marks) => marks.map((mark) => Number(mark.getAttribute('data-count'))));
  expect(counts.reduce((sum, count) => sum + count, 0)).toBe(600_000);
  expect(complaints).toEqual([]);
}, 180_000);
