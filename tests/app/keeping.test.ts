// What the reader opens outlives a reload of its tab, and nothing else unless it was asked for.
import type { Page } from 'playwright';
import { expect, test } from 'vitest';
import { openApp } from './browser.ts';
import { figureOf, GOOD, openOwn, wear } from './explore.ts';

test('a reload keeps the case and its view, and another tab never sees it', async () => {
  const { page, url, complaints } = await openApp();
  await openOwn(page, 'own.case.yaml', GOOD);
  await page.locator('[data-case="own"]').waitFor();
  await wear(page, 'dark');
  await expect.poll(() => shelved(page)).toHaveLength(1);
  const own = await shelved(page);
  await leaveBehind(page, 'tab:of-yesterday');
  await page.reload();
  await page.locator('[data-case="own"]').waitFor();
  expect(await figureOf(page).locator('[data-event="fever"]').count()).toBeGreaterThan(0);
  expect(await page.getByLabel('Theme', { exact: true }).inputValue()).toBe('dark');
  await expect.poll(() => shelved(page)).toEqual(own);
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

test('what the browser has no room for is said, and the case is open all the same', async () => {
  const { page, url } = await openApp();
  const devtools = await page.context().newCDPSession(page);
  const { origin } = new URL(url);
  await devtools.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 1 });
  await openOwn(page, 'own.case.yaml', GOOD);
  await page.getByText(/it is larger than this browser lets us keep/).waitFor();
  expect(await page.locator('[data-case="own"]').count()).toBe(1);
});

/** The marks under which cases lie in the database of this browser. */
function shelved(page: Page): Promise<readonly IDBValidKey[]> {
  return page.evaluate(
    () =>
      new Promise((resolve) => {
        const request = indexedDB.open('caseline');
        request.onsuccess = () => {
          const base = request.result;
          if (!base.objectStoreNames.contains('cases')) return resolve([]);
          const keys = base.transaction('cases').objectStore('cases').getAllKeys();
          keys.onsuccess = () => resolve(keys.result);
        };
      }),
  );
}

/** As a tab does that was closed long ago. */
function leaveBehind(page: Page, key: string): Promise<void> {
  return page.evaluate(
    (gone) =>
      new Promise<void>((resolve) => {
        const request = indexedDB.open('caseline');
        request.onsuccess = () => {
          const change = request.result.transaction(['cases', 'beats'], 'readwrite');
          change.objectStore('cases').put({ key: gone, title: 'Gone', files: [], at: 1 });
          change.objectStore('beats').put(1, gone);
          change.oncomplete = () => resolve();
        };
      }),
    key,
  );
}
