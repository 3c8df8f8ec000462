// Reading the course by pointer and by keyboard: hover, focus, pin, walk, table.
import type { Page } from 'playwright';
import { expect, test } from 'vitest';
import { openApp } from './browser.ts';
import {
  CASES,
  choose,
  detailOf,
  exportAs,
  figureOf,
  marksOf,
  pinnedOf,
  switchOn,
} from './explore.ts';

test('it opens on the purpura case', async () => {
  const { page, complaints } = await openApp();
  await expect.poll(() => page.title()).toContain('Henoch');
  expect(await figureOf(page).locator('[data-event], [data-series]').count()).toBeGreaterThan(20);
  expect(await page.getByText('Nothing leaves this browser').isVisible()).toBe(true);
  expect(complaints).toEqual([]);
});

test('every built-in case opens from the picker, and every mark has words', async () => {
  const { page, complaints } = await openApp();
  for (const id of CASES) {
    await choose(page, id);
    const words = await marksOf(page).evaluateAll((marks) =>
      marks.map((mark) => mark.ariaLabel ?? ''),
    );
    expect(words.length, id).toBeGreaterThan(5);
    expect(
      words.filter((word) => word.length < 10),
      id,
    ).toEqual([]);
    expect(await page.locator('[tabindex="0"][id^="mark-"]').count(), id).toBe(1);
  }
  expect(complaints).toEqual([]);
});

test('hover shows the detail beside the figure, a click pins it, Escape lets go', async () => {
  const { page } = await openApp();
  const mark = page.getByRole('button', { name: /^ucMSC infusion, 4 of 8/ });
  const box = (await mark.boundingBox())!;
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  await page.mouse.move(x, y);
  await expect.poll(() => detailOf(page).innerText()).toContain('8 times/wk in 2 months');
  expect(await pinnedOf(page).count()).toBe(0);
  await page.mouse.click(x, y);
  await page.mouse.move(5, 5);
  await expect.poll(() => pinnedOf(page).count()).toBe(1);
  expect(await pinnedOf(page).innerText()).toContain('5.65');
  expect(await mark.getAttribute('aria-pressed')).toBe('true');
  await page.keyboard.press('Escape');
  await expect.poll(() => pinnedOf(page).count()).toBe(0);
});

test('the keyboard reaches every mark from one tab stop, and Enter pins', async () => {
  const { page } = await openApp();
  await page.keyboard.press('Tab');
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Skip to the figure');
  await page.locator('[tabindex="0"][id^="mark-"]').focus();
  const all = await marksOf(page).count();
  const seen = new Set<string>();
  const here = (): Promise<string> => page.evaluate(() => document.activeElement?.id ?? '');
  for (let row = 0; row < 40; row++) {
    await page.keyboard.press('Home');
    for (let last = ''; last !== (await here());) {
      last = await here();
      seen.add(last);
      await page.keyboard.press('ArrowRight');
    }
    await page.keyboard.press('Home');
    const before = await here();
    await page.keyboard.press('ArrowDown');
    if (before === (await here())) break;
  }
  expect(seen.size).toBe(all);
  await page.keyboard.press('Enter');
  await expect.poll(() => pinnedOf(page).count()).toBe(1);
  await page.keyboard.press('Enter');
  await expect.poll(() => pinnedOf(page).count()).toBe(0);
});

test('what has the focus is in the window and not under the strip, at 360 px too', async () => {
  const { page } = await openApp({ viewport: { width: 360, height: 640 } });
  await page.locator('[tabindex="0"][id^="mark-"]').focus();
  for (let step = 0; step < 14; step++) {
    await page.keyboard.press('ArrowDown');
    if (step === 3) await page.keyboard.press('Enter');
    await expect.poll(() => focusIsSeen(page), { message: `step ${step}` }).toBe(true);
  }
});

test('“?” opens the help and can be switched off (WCAG 2.1.4)', async () => {
  const { page } = await openApp();
  await page.keyboard.press('?');
  const dialog = page.getByRole('dialog', { name: 'Keys' });
  await expect.poll(() => dialog.isVisible()).toBe(true);
  await dialog.getByRole('checkbox').uncheck();
  await page.keyboard.press('Escape');
  await expect.poll(() => dialog.count()).toBe(0);
  await page.keyboard.press('?');
  expect(await dialog.count()).toBe(0);
  await page.locator('[tabindex="0"][id^="mark-"]').focus();
  await page.keyboard.press('?');
  await expect.poll(() => dialog.isVisible()).toBe(true);
});

test('the table holds the whole course, sorts, and leads to the marks', async () => {
  const { page } = await openApp();
  await switchOn(page, 'Table');
  const table = page.getByRole('table');
  const rows = table.getByRole('row');
  const marks = await marksOf(page).count();
  await expect.poll(() => rows.count()).toBeGreaterThanOrEqual(marks);
  await table.getByRole('button', { name: 'What' }).click();
  const names = await table.locator('tbody th').allInnerTexts();
  expect(names).toEqual([...names].sort(new Intl.Collator('en', { numeric: true }).compare));
  expect(await table.locator('thead th[aria-sort="ascending"]').count()).toBe(1);
  await table.getByRole('button', { name: /^Rash resolved/ }).click();
  expect(await page.evaluate(() => document.activeElement?.ariaLabel)).toMatch(/^Rash resolved/);
});

function focusIsSeen(page: Page): Promise<boolean> {
  return page.evaluate(() => {
    const box = document.activeElement!.getBoundingClientRect();
    const strip = document.querySelector('aside')!;
    const limit = strip.offsetHeight > 0 ? strip.getBoundingClientRect().top : innerHeight;
    return box.top >= 0 && Math.min(box.bottom, box.top + 24) <= limit + 1;
  });
}

test('nothing is requested but the application’s own files', async () => {
  const { page, url } = await openApp();
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  for (const id of CASES) await choose(page, id);
  await exportAs(page, 'PNG');
  await switchOn(page, 'Save');
  const foreign = asked.filter(
    (address) => !/^(blob|data):/.test(address) && !address.startsWith(url),
  );
  expect(foreign).toEqual([]);
});

test('a label that finds no place is counted, and its full text is within reach', async () => {
  const { page } = await openApp({ viewport: { width: 360, height: 740 } });
  for (const id of CASES) {
    await choose(page, id);
    const counted = await figureOf(page)
      .getByText(/^\+\d+ more$/)
      .count();
    const words = await marksOf(page).evaluateAll((marks) =>
      marks.map((mark) => mark.ariaLabel ?? ''),
    );
    expect(words.filter((word) => /^\d+ close together/.test(word)).length, id).toBe(counted);
  }
});
