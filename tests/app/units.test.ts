// A table with one test in two units is dropped: the library of units is one of our own chunks.
import { expect, test } from 'vitest';
import { openApp } from './browser.ts';
import { cardOf, dropFiles, figureOf } from './explore.ts';

test('one test in two units is one panel, and the issue says what was converted', async () => {
  const { page, complaints } = await openApp();
  const rows = ['1,Creatinine,1.2,mg/dL', '2,Creatinine,88,umol/L', '3,Creatinine,90,umol/L'];
  const text = ['date,test,value,unit', ...rows.map((row) => `2021-01-0${row}`)].join('\n');
  await dropFiles(page, [['labs.csv', text]]);
  await cardOf(page, 'Import').getByText('Read as a table: 3 values.').waitFor();
  expect(await figureOf(page).locator('[data-point][data-evidence="derived"]').count()).toBe(1);
  await page.getByText('1 in mg/dL are converted to µmol/L').first().waitFor();
  expect(complaints).toEqual([]);
});
