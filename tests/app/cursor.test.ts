// Cursors through lanes and panels: where the pointer is, where the keyboard is, and two that stay.
import type { Page } from 'playwright';
import { expect, test } from 'vitest';
import { flagsOf, placesOf, stageOf, windowOf } from './axis.ts';
import { openApp } from './browser.ts';
import { figureOf, pinnedOf, printOf } from './explore.ts';

const still = { reducedMotion: 'reduce' } as const;
const cursorsIn = (page: Page): readonly string[] =>
  [...page.url().matchAll(/cursor=([^&]+)/g)].map(([, cursor]) => cursor ?? '');
const saidOf = (page: Page): Promise<string> => page.locator('[aria-live="polite"]').innerText();

test('the pointer shows its moment in words, above the drawing and never in it', async () => {
  const { page, complaints } = await openApp(still);
  const { empty } = await placesOf(page);
  const before = await printOf(page);
  const url = page.url();
  await page.mouse.move(...empty);
  await expect.poll(() => flagsOf(page).allInnerTexts()).toHaveLength(1);
  const words = await flagsOf(page).innerText();
  await page.mouse.move(empty[0] - 300, empty[1]);
  await expect.poll(() => flagsOf(page).innerText()).not.toBe(words);
  expect(await printOf(page)).toBe(before);
  expect(page.url()).toBe(url);
  expect(await page.locator('.figure .cursors line').count()).toBe(1);
  await page.mouse.move(5, 5);
  await expect.poll(() => flagsOf(page).count()).toBe(0);
  expect(complaints).toEqual([]);
});

test('a place in a phase of unknown length is an order, and says so', async () => {
  const { page } = await openApp(still);
  const box = (await figureOf(page).first().boundingBox())!;
  const phase = (await figureOf(page).getByText('Work-up', { exact: true }).boundingBox())!;
  await page.mouse.move(phase.x + 24, box.y + 420);
  await expect
    .poll(() => flagsOf(page).allInnerTexts())
    .toEqual([expect.stringMatching(/order only/)]);
  expect(await page.locator('.cursors line').getAttribute('stroke-dasharray')).not.toBeNull();
});

test('clicks set A, then B, a third takes the oldest’s place; Escape clears, undo brings back', async () => {
  const { page } = await openApp(still);
  const { empty } = await placesOf(page);
  const [x, y] = empty;
  const before = await printOf(page);
  await page.mouse.click(x - 80, y);
  await page.mouse.click(x, y, { delay: 20 });
  await expect.poll(() => cursorsIn(page).length).toBe(2);
  const [a, b] = cursorsIn(page);
  expect(await flagsOf(page).filter({ hasText: /^[AB]/ }).count()).toBe(2);
  expect(await page.locator('.cursors .stretch').count()).toBe(1);
  expect(await saidOf(page)).toMatch(/^Cursor B: /);
  await page.mouse.click(x + 70, y);
  await expect.poll(() => cursorsIn(page)[0]).toBe(b);
  expect(cursorsIn(page)).not.toContain(a);
  expect(await printOf(page)).toBe(before);
  await page.keyboard.press('Escape');
  await expect.poll(() => cursorsIn(page)).toEqual([]);
  await page.keyboard.press('Control+z');
  await expect.poll(() => cursorsIn(page).length).toBe(2);
});

test('a click on a mark pins it, with Shift it sets a cursor at the mark', async () => {
  const { page } = await openApp(still);
  const mark = (await page.getByRole('button', { name: /^ucMSC infusion, 4 of 8/ }).boundingBox())!;
  const [x, y] = [mark.x + mark.width / 2, mark.y + mark.height / 2];
  await page.keyboard.down('Shift');
  await page.mouse.click(x, y);
  await page.keyboard.up('Shift');
  await expect.poll(() => cursorsIn(page).length).toBe(1);
  expect(cursorsIn(page)[0]).toMatch(/^infusion/);
  expect(await pinnedOf(page).count()).toBe(0);
  await page.mouse.click(x, y);
  await expect.poll(() => pinnedOf(page).count()).toBe(1);
  expect(cursorsIn(page).length).toBe(1);
  await page.keyboard.press('Escape');
  await expect.poll(() => pinnedOf(page).count()).toBe(0);
  expect(cursorsIn(page).length).toBe(1);
});

test('by keys: from event to event in time, c sets a cursor, the window follows', async () => {
  const { page } = await openApp({ ...still, hash: '#v1/calendar?axis=calendar&window=0-0.2' });
  await page.locator('[data-case="calendar"]').waitFor();
  await stageOf(page).focus();
  const xs: number[] = [];
  for (let step = 0; step < 6; step++) {
    await page.keyboard.press('Alt+ArrowRight');
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.id ?? ''))
      .toMatch(/^mark-/);
    await page.waitForTimeout(30);
    xs.push(Number(await page.locator('.cursors line').first().getAttribute('x1')));
  }
  expect(xs).toEqual([...xs].sort((a, b) => a - b));
  await page.keyboard.press('c');
  await expect.poll(() => cursorsIn(page).length).toBe(1);
  expect(cursorsIn(page)[0]).not.toContain(':');
  const focused = await page.evaluate(() => document.activeElement?.ariaLabel);
  for (let step = 0; step < 80 && windowOf(page)[0] === 0; step++) {
    await page.keyboard.press('Alt+ArrowRight');
    await page.waitForTimeout(10);
  }
  await expect.poll(() => windowOf(page)[0]).toBeGreaterThan(0);
  await expect.poll(() => page.evaluate(() => document.activeElement?.id ?? '')).toMatch(/^mark-/);
  expect(await page.evaluate(() => document.activeElement?.ariaLabel)).not.toBe(focused);
  await page.keyboard.press('c');
  await expect.poll(() => cursorsIn(page).length).toBe(2);
  // A cursor beyond the window points to where it is.
  await expect.poll(() => flagsOf(page).first().innerText()).toContain('‹');
});

test('the pinned mark is joined with those it is linked with, without an arrow', async () => {
  const { page } = await openApp({ ...still, hash: '#v1/purpura?pinned=rash' });
  const linked = page.locator('[data-linked]');
  await expect.poll(() => linked.count()).toBe(1);
  expect(await linked.getAttribute('data-linked')).toBe('purpura');
  expect(await page.locator('.figure marker, .figure [marker-end]').count()).toBe(0);
  await page.keyboard.press('Escape');
  await expect.poll(() => linked.count()).toBe(0);
});
