// Two figures on one axis: the case under two readings, two cases aligned on an event.
import type { Locator, Page } from 'playwright';
import { expect, test } from 'vitest';
import { openApp } from './browser.ts';
import { cardOf, scrollsSideways, switchOn } from './explore.ts';

const figuresOf = (page: Page): Locator => page.locator('svg[role=graphics-document]');

async function compareWith(page: Page, name: RegExp): Promise<void> {
  await page.getByRole('button', { name: 'Compare', exact: true }).click();
  await page.getByRole('button', { name }).click();
  await cardOf(page, 'Comparison').locator('svg[role=graphics-document]').waitFor();
}
/** The px at which the figure prints a tick. */
const tickX = (figure: Locator, text: string): Promise<number> =>
  figure
    .locator('text', { hasText: new RegExp(`^${text}$`) })
    .first()
    .evaluate((element) => Number(element.getAttribute('x')));

test('one case under two readings: the same axis, marks of its own, a title of its own', async () => {
  const { page, complaints } = await openApp();
  await compareWith(page, /about 70/);
  const [first, second] = [
    figuresOf(page).first(),
    cardOf(page, 'Comparison').locator('svg[role=graphics-document]'),
  ];
  expect(await second.locator('title').textContent()).toContain('about 70');
  expect(await second.locator('[data-kind="infusion"]').count()).toBe(1);
  expect(await first.locator('[data-kind="infusion"]').count()).toBe(8);
  expect(await tickX(second, 'wk 3')).toBeCloseTo(await tickX(first, 'wk 3'), 1);
  // The window is shared.
  const before = await tickX(second, 'wk 3');
  await page.getByRole('group', { name: /^Timeline/ }).focus();
  await page.keyboard.press('+');
  await expect.poll(() => tickX(second, 'wk 3')).not.toBe(before);
  await page.waitForTimeout(400);
  expect(await tickX(second, 'wk 3')).toBeCloseTo(await tickX(first, 'wk 3'), 0);
  // Every mark of it is reached by key and spoken.
  const marks = page.getByRole('group', { name: 'Marks of the second figure' }).getByRole('button');
  await marks.first().focus();
  await page.keyboard.press('ArrowDown');
  const words = await page.evaluate(() => document.activeElement?.ariaLabel ?? '');
  expect(words.length).toBeGreaterThan(20);
  expect(await cardOf(page, 'Comparison').innerText()).toContain(words.slice(0, 40));
  await page.getByRole('button', { name: 'Close the comparison' }).click();
  await expect.poll(() => figuresOf(page).count()).toBe(1);
  expect(complaints).toEqual([]);
});

test('two cases, aligned on events of their own, share one ruler', async () => {
  const { page, complaints } = await openApp({ hash: '#v1/itp-romiplostim' });
  await compareWith(page, /amoxicillin/);
  const [first, second] = [
    figuresOf(page).first(),
    cardOf(page, 'Comparison').locator('svg[role=graphics-document]'),
  ];
  expect(await page.getByRole('button', { name: 'Linear' }).getAttribute('aria-pressed')).toBe(
    'true',
  );
  expect(await tickX(second, '−6 mo')).toBeCloseTo(await tickX(first, '−6 mo'), 1);
  await page.getByRole('combobox', { name: 'below', exact: true }).selectOption({ index: 0 });
  await switchOn(page, 'Phases');
  await page.getByRole('button', { name: 'Align them on the linear axis' }).click();
  await expect.poll(() => tickX(second, '−6 mo')).toBeCloseTo(await tickX(first, '−6 mo'), 1);
  expect(complaints).toEqual([]);
});

test('a comparison fits a phone', async () => {
  const { page } = await openApp({ viewport: { width: 360, height: 740 }, hasTouch: true });
  await page.getByRole('button', { name: 'Compare', exact: true }).tap();
  await page.getByRole('button', { name: /spacing not stated/ }).tap();
  await cardOf(page, 'Comparison').locator('svg[role=graphics-document]').waitFor();
  expect(await scrollsSideways(page)).toBe(false);
});
