// The address bar: a link reproduces the view, Back works, and nothing is lost on reload.
import fc from 'fast-check';
import type { Page } from 'playwright';
import { expect, test } from 'vitest';
import { placesOf, restingWindow, stageOf, windowOf } from './axis.ts';
import { openApp, openSingleFile } from './browser.ts';
import { choose, figureOf, GOOD, openOwn, pinnedOf, printOf, switchOn, wear } from './explore.ts';

const still = { reducedMotion: 'reduce' } as const;
const fragmentOf = (page: Page): string => new URL(page.url()).hash;
const noticeOf = (page: Page): ReturnType<Page['locator']> => page.locator('.bar');

/** Something of everything that a view holds. */
async function changeMuch(page: Page): Promise<void> {
  await switchOn(page, 'Linear');
  await switchOn(page, 'Illustrative');
  await page.getByLabel('Reading').selectOption('unspaced');
  await page.getByRole('button', { name: /^Lanes/ }).click();
  await page.getByRole('checkbox', { name: 'Exposure' }).uncheck();
  await page.keyboard.press('Escape');
  await wear(page, 'print');
  const { empty } = await placesOf(page);
  await page.mouse.click(...empty);
  await stageOf(page).focus();
  await page.keyboard.press('+');
  await restingWindow(page);
}

test('a link opened elsewhere shows the same; a reload right after a change loses nothing', async () => {
  const { page, complaints } = await openApp(still);
  await changeMuch(page);
  const drawn = await printOf(page);
  const link = fragmentOf(page);
  for (const part of [
    'axis=linear',
    'reading=unspaced',
    'illustrative=off',
    'hide=exposure',
    'cursor=',
    'theme=print',
    'window=',
  ]) {
    expect(link).toContain(part);
  }
  const other = await openApp({ ...still, hash: link });
  await expect.poll(() => printOf(other.page)).toBe(drawn);
  expect(fragmentOf(other.page)).toBe(link);
  expect(await other.page.getByRole('button', { name: 'Undo' }).isDisabled()).toBe(true);

  await stageOf(page).focus();
  for (let step = 0; step < 3; step++) await page.keyboard.press('+');
  const after = await printOf(page);
  await page.waitForLoadState('networkidle');
  await page.reload();
  await expect.poll(() => printOf(page)).toBe(after);
  expect([...complaints, ...other.complaints]).toEqual([]);
});

test('a change of case is a place of its own: Back and Forward lead there with the view left', async () => {
  const { page } = await openApp(still);
  await switchOn(page, 'Linear');
  const first = await printOf(page);
  await choose(page, 'dili');
  await stageOf(page).focus();
  await page.keyboard.press('+');
  await restingWindow(page);
  const second = await printOf(page);
  await openOwn(page, 'own.case.yaml', GOOD);
  await page.locator('[data-case="own"]').waitFor();
  await expect.poll(() => fragmentOf(page)).toBe('#v1/own');
  await page.goBack();
  await page.locator('[data-case="dili"]').waitFor();
  await expect.poll(() => printOf(page)).toBe(second);
  await page.goBack();
  await page.locator('[data-case="purpura"]').waitFor();
  await expect.poll(() => printOf(page)).toBe(first);
  await page.goForward();
  await page.goForward();
  await page.locator('[data-case="own"]').waitFor();
  // By hand, as one step of the history.
  await page.goBack();
  await page.locator('[data-case="dili"]').waitFor();
  await page.evaluate(() => (location.hash = '#v1/dili?lens'));
  await expect
    .poll(() => page.getByRole('button', { name: /Honesty lens/ }).getAttribute('aria-pressed'))
    .toBe('true');
  await page.keyboard.press('Control+z');
  await expect.poll(() => printOf(page)).toBe(second);
});

test('however quickly Back and Forward come, page and address agree at rest, and no place is lost', async () => {
  const { page, complaints } = await openApp(still);
  await choose(page, 'dili');
  await openOwn(page, 'own.case.yaml', GOOD);
  await page.locator('[data-case="own"]').waitFor();
  await expect.poll(() => fragmentOf(page)).toBe('#v1/own');
  const places = ['purpura', 'dili', 'own'];
  const shown = async (): Promise<readonly (string | null)[]> => {
    const id = await page.locator('[data-case]').first().getAttribute('data-case');
    return [id, fragmentOf(page)];
  };
  /**
   * Steps of the history, and how many milliseconds after the browser took each the next one comes.
   * Sooner than that, a browser counts a step from the place that it is about to leave.
   */
  const go = (steps: readonly (readonly [by: number, pause: number])[]): Promise<void> =>
    page.evaluate(async (given) => {
      for (const [by, pause] of given) {
        const taken = new Promise((resolve) => {
          addEventListener('popstate', resolve, { once: true });
        });
        history.go(by);
        await taken;
        await new Promise((resolve) => setTimeout(resolve, pause));
      }
    }, steps);
  const byOne = fc.tuple(fc.constantFrom(-1, 1), fc.integer({ min: 0, max: 60 }));
  const trips = fc.array(byOne, { minLength: 2, maxLength: 8 });
  let at = 2;
  await fc.assert(
    fc.asyncProperty(trips, async (given) => {
      const steps = given.filter(([by]) => {
        const isPlace = places[at + by] !== undefined;
        if (isPlace) at += by;
        return isPlace;
      });
      await go(steps);
      await expect.poll(shown).toEqual([places[at], `#v1/${places[at]}`]);
    }),
    { numRuns: 25, endOnFailure: true },
  );
  // Every place is still what it was.
  // A step of 0 would be a reload.
  if (at > 0) await go([[-at, 600]]);
  for (const id of places) {
    await expect.poll(shown).toEqual([id, `#v1/${id}`]);
    if (id !== 'own') await go([[1, 100]]);
  }
  expect(complaints).toEqual([]);
});

test.each([
  ['#v1/purpura?window=%ZZ&axis=sideways', 'cannot be read', 'purpura'],
  ['#v9/dili', 'version', 'purpura'],
  ['#nonsense=1', 'damaged', 'purpura'],
  ['#v1/dili?hide=nowhere&cursor=nothing', 'does not have', 'dili'],
  ['#v1/nobody', 'open the file', 'purpura'],
])('the link %s opens a case and says what is wrong with it', async (hash, words, id) => {
  const { page, complaints } = await openApp({ hash });
  await page.locator(`[data-case="${id}"]`).waitFor();
  expect(await noticeOf(page).innerText()).toContain(words);
  expect(await figureOf(page).locator('[data-event]').count()).toBeGreaterThan(3);
  expect(complaints).toEqual([]);
});

test('a link to a file holds nothing of it, waits for it, and then applies', async () => {
  const { page } = await openApp(still);
  await openOwn(page, 'mary.case.yaml', GOOD);
  await page.locator('[data-case="own"]').waitFor();
  await page.locator('[tabindex="0"][id^="mark-"]').focus();
  await page.keyboard.press('Enter');
  await expect.poll(() => fragmentOf(page)).toBe('#v1/own?pinned=fever');
  const hash = fragmentOf(page);
  const { page: other } = await openApp({ hash });
  expect(await noticeOf(other).innerText()).toContain('open the file');
  expect(fragmentOf(other)).toBe(hash);
  await openOwn(other, 'mary.case.yaml', GOOD);
  await expect.poll(() => pinnedOf(other).count()).toBe(1);
});

test('the link can be copied, and works in the file opened from disk', async () => {
  const permissions = ['clipboard-read', 'clipboard-write'];
  const { page, complaints } = await openSingleFile({ ...still, permissions });
  await stageOf(page).focus();
  await page.keyboard.press('+');
  await restingWindow(page);
  await page.getByRole('button', { name: 'Copy link' }).click();
  await expect.poll(() => noticeOf(page).innerText()).toContain('copied');
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toBe(page.url());
  expect(copied).toMatch(/^file:.*#v1\/purpura\?window=/);
  const again = await openSingleFile({ ...still, hash: fragmentOf(page) });
  await expect.poll(() => printOf(again.page)).toBe(await printOf(page));
  expect(windowOf(again.page)).toEqual(windowOf(page));
  await choose(again.page, 'dili');
  await again.page.goBack();
  await again.page.locator('[data-case="purpura"]').waitFor();
  expect([...complaints, ...again.complaints]).toEqual([]);
});
