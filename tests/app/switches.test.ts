// The switches: each changes the figure, is announced, can be undone, and says why where it cannot.
import { expect, test } from 'vitest';
import { openApp } from './browser.ts';
import { choose, figureOf, marksOf, printOf, switchOn, wear } from './explore.ts';

test('the illustrative layer goes and comes back by undo', async () => {
  const { page } = await openApp();
  const shapes = figureOf(page).locator('[data-evidence="illustrative"]');
  expect(await shapes.count()).toBeGreaterThan(0);
  await switchOn(page, 'Illustrative');
  await expect.poll(() => shapes.count()).toBe(0);
  await page.keyboard.press('Control+z');
  await expect.poll(() => shapes.count()).toBeGreaterThan(0);
  await page.keyboard.press('Control+Shift+z');
  await expect.poll(() => shapes.count()).toBe(0);
});

test('a reading changes the infusions, their count and the caption', async () => {
  const { page } = await openApp();
  const infusions = figureOf(page).locator('[data-kind="infusion"]');
  expect(await infusions.count()).toBe(8);
  await page.getByLabel('Reading').selectOption('unspaced');
  await expect.poll(() => infusions.count()).toBe(1);
  await expect.poll(() => page.locator('[aria-live="polite"]').innerText()).toContain('Reading');
});

test('an axis that is not possible says why and does nothing', async () => {
  const { page } = await openApp();
  const calendar = page.getByRole('button', { name: 'Calendar' });
  expect(await calendar.getAttribute('aria-disabled')).toBe('true');
  await calendar.focus();
  expect(await page.getByText('no calendar dates').last().isVisible()).toBe(true);
  const before = await printOf(page);
  await page.keyboard.press('Enter');
  expect(await printOf(page)).toBe(before);
});

test('the calendar case can be drawn by the calendar', async () => {
  const { page } = await openApp();
  await choose(page, 'calendar');
  const before = await printOf(page);
  await switchOn(page, 'Calendar');
  await expect.poll(() => printOf(page)).not.toBe(before);
});

test('lanes and panels hide, their number stays in sight, undo brings them back', async () => {
  const { page } = await openApp();
  const all = await marksOf(page).count();
  await page.getByRole('button', { name: /^Lanes/ }).click();
  await page.getByRole('checkbox', { name: 'Symptoms' }).uncheck();
  await page.getByRole('checkbox', { name: 'Exposure' }).uncheck();
  await page.keyboard.press('Escape');
  await expect
    .poll(() => page.getByRole('button', { name: /^Lanes/ }).innerText())
    .toContain('2 hidden');
  await page.getByRole('button', { name: /^Panels/ }).click();
  await page.getByRole('checkbox', { name: 'Platelets' }).uncheck();
  await page.keyboard.press('Escape');
  await expect
    .poll(() => page.getByRole('button', { name: /^Panels/ }).innerText())
    .toContain('1 hidden');
  expect(await marksOf(page).count()).toBeLessThan(all);
  for (let step = 0; step < 3; step++) await switchOn(page, 'Undo');
  await expect.poll(() => marksOf(page).count()).toBe(all);
});

test('scales switch where numbers allow it and say why where they do not', async () => {
  const { page } = await openApp();
  await page.getByRole('button', { name: /^Panels/ }).click();
  const values = page.getByLabel('Values of Transaminases');
  expect(await values.isDisabled()).toBe(true);
  const why = await values.getAttribute('aria-describedby');
  expect(await page.locator(`[id="${why}"]`).innerText()).not.toBe('');
  await page.keyboard.press('Escape');
  await choose(page, 'dili');
  await page.getByRole('button', { name: /^Panels/ }).click();
  const before = await printOf(page);
  const scales = page.getByLabel(/^Scale of/);
  const enabled = scales.and(page.locator(':enabled')).first();
  const now = await enabled.inputValue();
  await enabled.selectOption(now === 'log' ? 'linear' : 'log');
  await expect.poll(() => printOf(page)).not.toBe(before);
});

test('four themes paint and move nothing; page and case stay over a reload', async () => {
  const { page, complaints } = await openApp();
  const places = (): Promise<string[]> =>
    figureOf(page)
      .locator('text')
      .evaluateAll((texts) =>
        texts.map((text) => `${text.getAttribute('x')},${text.getAttribute('y')}`),
      );
  const before = await places();
  for (const theme of ['dark', 'projector', 'print', 'light', 'dark']) {
    await wear(page, theme);
    await expect.poll(() => page.locator(`html[data-theme="${theme}"]`).count()).toBe(1);
    expect(await places()).toEqual(before);
  }
  await choose(page, 'dili');
  // Drawn in the next frame: wait for it, or the print is of the axis before.
  const phases = await printOf(page);
  await switchOn(page, 'Linear');
  await expect.poll(() => printOf(page)).not.toBe(phases);
  const drawn = await printOf(page);
  await page.reload();
  await page.locator('[data-case="dili"]').waitFor();
  expect(await page.locator('html[data-theme="dark"]').count()).toBe(1);
  await expect.poll(() => printOf(page)).toBe(drawn);
  expect(complaints).toEqual([]);
});

test('a foreign or broken memory of the tab is ignored', async () => {
  const { page, complaints } = await openApp();
  // A reload while the icon is on its way would count as a failed request.
  await page.waitForLoadState('networkidle');
  await page.evaluate(() => {
    const view = {
      axis: 'calendar',
      reading: 7,
      hiddenLanes: 'all',
      panels: { platelets: null },
      theme: 'neon',
    };
    sessionStorage.setItem('caseline:view:purpura', JSON.stringify(view));
    sessionStorage.setItem('caseline:place', '[1, 2');
  });
  await page.reload();
  await expect.poll(() => figureOf(page).locator('[data-kind="infusion"]').count()).toBe(8);
  expect(complaints).toEqual([]);
});
