// What is drawn, and how much is not: search, filter, order, collapse, ranges, lens, day zero, readings.
import type { Page } from 'playwright';
import { expect, test } from 'vitest';
import { openApp } from './browser.ts';
import {
  cardOf,
  choose,
  figureOf,
  hiddenOf,
  marksOf,
  openSwitches,
  pinnedOf,
  saidOf,
  switchOn,
} from './explore.ts';

const textsOf = async (page: Page): Promise<string> =>
  (await figureOf(page).locator('text').allTextContents()).join(' ');
const eventsOf = (page: Page): Promise<number> =>
  figureOf(page)
    .locator('[data-event]')
    .evaluateAll((marks) => new Set(marks.map((mark) => mark.getAttribute('data-event'))).size);

test('a search leaves what holds the words, counts the rest in sight, and one click shows all', async () => {
  const { page } = await openApp();
  const all = await eventsOf(page);
  await page.getByRole('searchbox', { name: 'Search this case' }).fill('ultrasound');
  await expect.poll(() => eventsOf(page)).toBe(2);
  expect(await hiddenOf(page).innerText()).toContain(`2 of ${all} events shown`);
  expect(await textsOf(page)).toMatch(/Hidden: \d+ events by the filter/);
  await page.keyboard.type(' nodules');
  await expect.poll(() => eventsOf(page)).toBe(1);
  await page.getByRole('button', { name: 'Show everything' }).click();
  await expect.poll(() => eventsOf(page)).toBe(all);
  expect(await hiddenOf(page).count()).toBe(0);
  expect(await page.getByRole('searchbox', { name: 'Search this case' }).inputValue()).toBe('');
  // A word of a code, the letters of single keys, and Escape to clear.
  await page.getByRole('searchbox', { name: 'Search this case' }).fill('h HP:0000979');
  await expect.poll(() => eventsOf(page)).toBe(1);
  expect(
    await page.getByRole('button', { name: /^Honesty lens/ }).getAttribute('aria-pressed'),
  ).toBe('false');
  await page.keyboard.press('Escape');
  await expect.poll(() => eventsOf(page)).toBe(all);
});

test('kinds and evidence are filtered by keyboard, and undo brings them back', async () => {
  const { page } = await openApp();
  const all = await marksOf(page).count();
  await page.getByRole('button', { name: /^Filter/ }).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('checkbox', { name: /^infusion/ }).focus();
  await page.keyboard.press('Space');
  await expect.poll(() => figureOf(page).locator('[data-kind="infusion"]').count()).toBe(0);
  await page.getByRole('checkbox', { name: /^derived/ }).focus();
  await page.keyboard.press('Space');
  await expect.poll(() => hiddenOf(page).innerText()).toMatch(/events shown · 2 of 4 values shown/);
  await page.keyboard.press('Escape');
  expect(await page.getByRole('button', { name: /^Filter/ }).innerText()).toContain('2 hidden');
  await page.keyboard.press('Control+z');
  await page.keyboard.press('Control+z');
  await expect.poll(() => marksOf(page).count()).toBe(all);
});

test('lanes and panels move and collapse, and the keyboard stays on the button', async () => {
  const { page } = await openApp();
  const order = async (): Promise<readonly (string | null)[]> =>
    figureOf(page)
      .locator('text[font-weight="600"]')
      .evaluateAll((texts) =>
        texts
          .map((text) => text.textContent)
          .filter((text) => ['Symptoms', 'Exposure', 'Platelets', 'Transaminases'].includes(text)),
      );
  await page.getByRole('button', { name: /^Lanes/ }).click();
  await page.getByRole('button', { name: 'Move Exposure up' }).focus();
  await page.keyboard.press('Enter');
  await expect.poll(order).toEqual(['Exposure', 'Symptoms', 'Platelets', 'Transaminases']);
  expect(await page.evaluate(() => document.activeElement?.ariaLabel)).toBe('Move Exposure up');
  await page.getByRole('button', { name: 'Collapse Symptoms' }).click();
  // No mark of the strip has words; a line says what the strip holds.
  await expect.poll(() => figureOf(page).locator('[data-kind="symptom"] text').count()).toBe(0);
  expect(await textsOf(page)).toMatch(/Purpura, both lower limbs · .*Thrombocytopenia/);
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: /^Panels/ }).click();
  await page.getByRole('button', { name: 'Move Transaminases up' }).click();
  await expect.poll(order).toEqual(['Exposure', 'Symptoms', 'Transaminases', 'Platelets']);
});

test('a chosen reference range repaints, prints its source and opens the multiples', async () => {
  const { page } = await openApp({ hash: '#v1/dili' });
  await page.getByRole('button', { name: /^Panels/ }).click();
  expect(await page.getByLabel('Values of ALT').isDisabled()).toBe(true);
  await page
    .getByLabel('Reference range of ALT')
    .selectOption({ label: 'up to 30, CALIPER, boy of 12' });
  await expect
    .poll(() => textsOf(page))
    .toContain('Reference ranges of ALT: CALIPER, boy of 12 (chosen');
  expect(await textsOf(page)).toContain('ref < 30');
  await page.getByLabel('Values of ALT').selectOption('limit');
  await page
    .getByLabel('Reference range of ALT')
    .selectOption({ label: 'up to 55, Mayo, boy of 12' });
  await expect.poll(() => textsOf(page)).toContain('Mayo');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: /^ALT, 449/ }).focus();
  // 449 / 55: the same range everywhere.
  await expect
    .poll(() => cardOf(page, 'At the cursor').innerText())
    .toContain('8.16 × upper limit (55, Mayo, boy of 12)');
});

test('the lens fades what is not reported, by its key too, and says how much', async () => {
  const { page } = await openApp();
  const tally = page.getByText(/marks:/).locator('..');
  expect(await tally.innerText()).toMatch(/28 marks: 23 reported · 3 derived · 2 illustrative/);
  await page.keyboard.press('h');
  await expect.poll(() => figureOf(page).locator('[data-evidence="illustrative"]').count()).toBe(0);
  expect(await tally.innerText()).toContain('3 derived faded, 2 illustrative left out');
  const caption = await textsOf(page);
  expect(caption).toContain('what is not reported in the source is faded');
  expect(caption).not.toMatch(/[Dd]ashed/);
  await page.getByRole('button', { name: /^Honesty lens/ }).click();
  await expect.poll(() => figureOf(page).locator('[data-evidence="illustrative"]').count()).toBe(2);
  // A single key can be switched off.
  await page.keyboard.press('?');
  await page.getByRole('dialog').getByRole('checkbox').uncheck();
  await page.keyboard.press('Escape');
  await page.locator('body').click({ position: { x: 2, y: 400 } });
  await page.keyboard.press('h');
  expect(
    await page.getByRole('button', { name: /^Honesty lens/ }).getAttribute('aria-pressed'),
  ).toBe('false');
});

test('day zero is any dated event: axis, readout and table follow', async () => {
  const { page } = await openApp({ hash: '#v1/calendar' });
  await switchOn(page, 'Linear');
  await page.getByLabel('Day 0').selectOption({ label: 'Pneumonia' });
  await expect.poll(() => saidOf(page)).toBe('Day zero: Pneumonia.');
  await switchOn(page, 'Table');
  await expect.poll(() => page.getByRole('table').innerText()).toContain('from Pneumonia');
  const mark = page.getByRole('button', { name: /^Rheumatoid arthritis/ }).first();
  await mark.focus();
  await page.keyboard.press('Enter');
  await pinnedOf(page).getByRole('button', { name: 'Count days from here' }).click();
  await expect
    .poll(() => page.getByLabel('Day 0').locator('option:checked').innerText())
    .toContain('Rheumatoid');
  expect(await page.getByRole('table').innerText()).not.toContain('from Pneumonia');
});

test('readings switch in place, say what they change, and keep the pinned mark', async () => {
  const { page } = await openApp();
  await page.getByRole('button', { name: /^ucMSC infusion, 4 of 8/ }).focus();
  await page.keyboard.press('Enter');
  const readings = pinnedOf(page).getByRole('group', { name: 'Readings' });
  expect(await readings.innerText()).toContain('8 infusions over 2 months · 22 events');
  expect(await readings.innerText()).toContain('about 70 infusions over 2 months · 15 events');
  await readings.getByRole('radio', { name: /about 70/ }).check();
  await expect.poll(() => textsOf(page)).toContain('about 70 infusions over 2 months');
  expect(await pinnedOf(page).innerText()).toContain('is read literally');
  await page.keyboard.press('Control+z');
  await expect.poll(() => figureOf(page).locator('[data-kind="infusion"]').count()).toBe(8);
  await page.getByRole('button', { name: /^Rash resolved/ }).focus();
  await page.keyboard.press('Enter');
  await pinnedOf(page)
    .getByRole('button', { name: /^resolution of Purpura/ })
    .click();
  await expect
    .poll(() => pinnedOf(page).getByRole('heading').first().innerText())
    .toContain('Purpura');
  expect(await page.evaluate(() => document.activeElement?.ariaLabel)).toMatch(/^Purpura, both/);
});

test('menus and the readouts work by touch at 360 px', async () => {
  const { page } = await openApp({ viewport: { width: 360, height: 740 }, hasTouch: true });
  await choose(page, 'dili');
  await openSwitches(page);
  await page.getByRole('button', { name: /^Panels/ }).tap();
  await page.getByLabel('Reference range of ALT').selectOption({ index: 1 });
  await expect.poll(() => textsOf(page)).toContain('CALIPER');
  const box = (await page.getByLabel('Reference range of ALT').boundingBox())!;
  expect(box.x).toBeGreaterThanOrEqual(0);
  expect(box.x + box.width).toBeLessThanOrEqual(360);
  await page.getByRole('button', { name: /^Panels/ }).tap();
  await page.getByRole('button', { name: /^Filter/ }).tap();
  await page.getByRole('checkbox', { name: /^diagnosis/ }).tap();
  await expect.poll(() => hiddenOf(page).innerText()).toMatch(/of \d+ events shown/);
});

test('the table is searched, follows the filter, and is copied as it is shown', async () => {
  const { page } = await openApp({ permissions: ['clipboard-read', 'clipboard-write'] });
  await switchOn(page, 'Table');
  const table = cardOf(page, 'Table');
  const rows = table.locator('tbody tr');
  await expect.poll(() => rows.count()).toBe(28);
  await page.getByRole('searchbox', { name: 'Search this case' }).fill('ultrasound');
  await expect.poll(() => rows.count()).toBe(8);
  expect(await table.locator('caption').innerText()).toContain('8 of 28 data');
  await table.getByRole('checkbox', { name: /^also the 20/ }).check();
  await table.getByRole('searchbox').fill('infusion 10⁷');
  await expect.poll(() => rows.count()).toBe(8);
  await table.getByRole('button', { name: 'Copy as TSV' }).click();
  await expect.poll(() => saidOf(page)).toContain('8 rows copied');
  const lines = (await page.evaluate(() => navigator.clipboard.readText())).split('\n');
  expect(lines).toHaveLength(9);
  expect(lines[0]).toContain('Evidence');
  expect(lines[1]).toMatch(/\treported, time derived\t.*\thidden\tEight weekly infusions$/);
});
