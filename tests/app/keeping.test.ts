// What the reader opens outlives a reload of its tab, and nothing else unless it was asked for.
import { expect, test } from 'vitest';
import { openApp } from './browser.ts';
import { figureOf, GOOD, openOwn, wear } from './explore.ts';

test('a reload keeps the case and its view, and another tab never sees it', async () => {
  const { page, url, complaints } = await openApp();
  await openOwn(page, 'own.case.yaml', GOOD);
  await page.locator('[data-case="own"]').waitFor();
  await wear(page, 'dark');
  await expect.poll(() => shelved(page)).toBe(1);
  await page.reload();
  await page.locator('[data-case="own"]').waitFor();
  expect(await figureOf(page).locator('[data-event="fever"]').count()).toBeGreaterThan(0);
  expect(await page.getByLabel('Theme', { exact: true }).inputValue()).toBe('dark');
  const other = await page.context().newPage();
  await other.goto(url);
  await other.locator('[data-case="purpura"]').waitFor();
  const stored = await page.evaluate(() => JSON.stringify({ ...sessionStorage, ...localStorage }));
  expect(stored).not.toMatch(/Fever|A case of one/);
  expect(complaints).toEqual([]);
});

test('what is kept because the reader asked is opened again in another tab, until it is forgotten', async () => {
  const { page, url, complaints } = await openApp();
  await openOwn(page, 'own.case.yaml', GOOD);
  await page.locator('[data-case="own"]').waitFor();
  await page.getByLabel('Case', { exact: true }).selectOption('Kept in this browser…');
  await page.getByRole('button', { name: /^Keep “/ }).click();
  await page.getByText('is kept in this browser.').waitFor();
  const other = await page.context().newPage();
  await other.goto(url);
  await other.getByLabel('Case', { exact: true }).selectOption('Kept in this browser…');
  await other.getByRole('button', { name: 'Open', exact: true }).click();
  await other.locator('[data-case="own"]').waitFor();
  await other.getByLabel('Case', { exact: true }).selectOption('Kept in this browser…');
  await other.getByRole('button', { name: 'Forget', exact: true }).click();
  await other.getByText('Nothing is kept.').waitFor();
  expect(complaints).toEqual([]);
});

/** How many cases lie in the database of this browser. */
function shelved(page: Awaited<ReturnType<typeof openApp>>['page']): Promise<number> {
  return page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        const request = indexedDB.open('caseline');
        request.onsuccess = () => {
          const base = request.result;
          if (!base.objectStoreNames.contains('cases')) return resolve(0);
          const count = base.transaction('cases').objectStore('cases').count();
          count.onsuccess = () => resolve(count.result);
        };
      }),
  );
}
