// What the columns of a table mean: asked where the table does not say, shown before it is taken, kept if wanted.
import type { Page } from 'playwright';
import { expect, test } from 'vitest';
import { faultsOf } from './axe.ts';
import { openApp } from './browser.ts';
import { cardOf, dropFiles, figureOf } from './explore.ts';

const LABS = 'Date,ALT (U/L)\n03/04/2021,20\n05/04/2021,61\n07/04/2021,<10\n';
const columnsOf = (page: Page) => page.getByRole('dialog', { name: 'Columns' });

test('an ambiguous date is asked with its two readings, previewed, and read as answered', async () => {
  const { page, complaints } = await openApp();
  await dropFiles(page, [['labs.csv', LABS]]);
  const dialog = columnsOf(page);
  await dialog.getByText('03/04/2021 may be two dates').waitFor();
  expect(await faultsOf(page)).toEqual([]);
  await dialog.getByText('3 values in 1 series, 3 rows with issues').waitFor();
  await dialog.getByRole('radio', { name: '4 March 2021 (month first)' }).check();
  await dialog.getByText('3 values in 1 series', { exact: true }).waitFor();
  expect(await dialog.getByText('To be answered').count()).toBe(0);
  await dialog.getByRole('button', { name: 'Apply' }).click();
  await cardOf(page, 'Import').getByText('Read as a table: 3 values.').waitFor();
  await figureOf(page).locator('text').filter({ hasText: 'Mar' }).first().waitFor();
  expect(complaints).toEqual([]);
});

test('a column is given another role by keyboard; Escape leaves the open case as it is', async () => {
  const { page } = await openApp();
  await dropFiles(page, [['labs.csv', 'Date,ALT (U/L),Site\n2021-03-04,20,7\n2021-03-05,21,8\n']]);
  await cardOf(page, 'Import').getByRole('button', { name: 'Columns…' }).click();
  const dialog = columnsOf(page);
  await dialog.getByLabel('What “Site” is').selectOption('measure');
  await dialog.getByText('4 values in 2 series').waitFor();
  await dialog.getByLabel('Unit').nth(1).fill('points');
  await page.keyboard.press('Tab');
  await dialog.getByText('points', { exact: true }).waitFor();
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
  expect(await cardOf(page, 'Import').getByText('2 values').count()).toBe(1);
});

test('an answer is remembered for the headings only when that is asked for, and can be forgotten', async () => {
  const { page } = await openApp();
  const answer = async (keeps: boolean): Promise<void> => {
    await dropFiles(page, [['labs.csv', LABS]]);
    const dialog = columnsOf(page);
    await dialog.getByRole('radio', { name: /day first/ }).check();
    if (keeps) await dialog.getByLabel('Remember for tables with these headings').check();
    await dialog.getByRole('button', { name: 'Apply' }).click();
    await dialog.waitFor({ state: 'detached' });
  };
  const kept = () => page.evaluate(() => localStorage.getItem('caseline:tables') ?? '');
  await answer(false);
  expect(await kept()).toBe('');
  await answer(true);
  await expect.poll(kept).toContain('"dateOrder":"dmy"');
  for (const word of ['ALT', 'Date"', '2021', 'labs']) expect(await kept()).not.toContain(word);
  await dropFiles(page, [['others.csv', LABS.replace('61', '99')]]);
  const card = cardOf(page, 'Import');
  await card.getByText('what you remembered for these headings').waitFor();
  await card.getByRole('button', { name: 'Forget' }).click();
  await columnsOf(page).getByText('To be answered').waitFor();
  expect(await kept()).toBe('[]');
});

test('a table without a time opens its columns though nothing could be drawn', async () => {
  const { page } = await openApp();
  await dropFiles(page, [['labs.csv', 'when it was,ALT\nday one,20\nday two,30\n']]);
  const dialog = columnsOf(page);
  await dialog.getByText('No column was recognised as the time').waitFor();
  await dialog.getByLabel('What “when it was” is').selectOption('visit');
  await dialog.getByLabel('What “ALT” is').selectOption('measure');
  await dialog.getByText('2 values in 1 series').waitFor();
});

test('cells that are pasted are opened, but not those pasted into a field', async () => {
  const { page, complaints } = await openApp();
  const paste = (target: string, plain: string, html = '') =>
    page.evaluate(
      ([at = '', text = '', rich = '']) => {
        const data = new DataTransfer();
        data.setData('text/plain', text);
        data.setData('text/html', rich);
        const event = new ClipboardEvent('paste', { clipboardData: data, bubbles: true });
        document.querySelector(at)?.dispatchEvent(event);
      },
      [target, plain, html],
    );
  await paste('body', 'date\tplatelets (10^9/L)\n2021-03-04\t142\n2021-03-09\t90\n');
  const card = cardOf(page, 'Import');
  await card.getByText('Read as a table: 2 values.').waitFor();
  const rows = [1, 2, 3].map((n) => `<tr><td>2021-03-0${n}</td><td>${n}</td></tr>`).join('');
  await paste('body', 'date ALT', `<table><tr><th>date</th><th>ALT (U/L)</th></tr>${rows}</table>`);
  await card.getByText('Read as a table: 3 values.').waitFor();
  await page.getByRole('button', { name: 'Paste a table…' }).click();
  await paste('textarea', 'date\tALT\n2021-03-04\t1\n');
  await page.getByLabel('The table as text').fill('date;Hb (g/dL)\n04.03.2021;9,8\n');
  await page.getByRole('button', { name: 'Open', exact: true }).click();
  await card.getByText('Read as a table: 1 value.').waitFor();
  expect(await page.getByText('pasted table').count()).toBeGreaterThan(0);
  expect(complaints).toEqual([]);
});
