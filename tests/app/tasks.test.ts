// What a clinician asks of a case, answered from what stands on the screen, with "not stated in the
// source" where that is the truth: by mouse, by keyboard and by touch.
import type { Locator, Page } from 'playwright';
import { expect, test } from 'vitest';
import { openApp } from './browser.ts';
import { cardOf, choose, switchOn } from './explore.ts';

const askerOf = (page: Page): Locator =>
  page.getByRole('group', { name: 'Ask a question of your own' });
const answerOf = (page: Page): Locator => askerOf(page).getByRole('article');

const selectOf = (page: Page, name: string): Locator =>
  askerOf(page).getByRole('combobox', { name, exact: true });

async function ask(page: Page, choices: Readonly<Record<string, string>>): Promise<void> {
  for (const [name, label] of Object.entries(choices)) {
    await selectOf(page, name).selectOption({ label });
  }
}

/** Chooses as a keyboard does: by typing the words of the option. */
async function typeInto(page: Page, name: string, words: string): Promise<void> {
  await selectOf(page, name).focus();
  await page.keyboard.type(words, { delay: 5 });
  // A pause ends the word that is looked for.
  await page.waitForTimeout(1100);
}

test('when did platelets first exceed 150 after the first infusion?', async () => {
  const { page, complaints } = await openApp();
  await switchOn(page, 'Questions');
  await ask(page, { Ask: 'First value beyond a bound', of: 'Platelets' });
  await ask(page, { bound: 'above 150 ×10⁹/L', from: 'first infusion' });
  expect(await answerOf(page).innerText()).toMatch(/not stated in the source/i);
  expect(await answerOf(page).innerText()).toContain('> 150 ×10⁹/L');
  const point = answerOf(page).getByRole('button', { name: /^Platelets: above 150/ });
  await point.click();
  await expect
    .poll(() => page.evaluate(() => document.activeElement?.ariaLabel))
    .toMatch(/^Platelets, above 150/);
  await answerOf(page).getByText('Rule and source').click();
  expect(await answerOf(page).innerText()).toMatch(/strictly beyond the bound/);
  // Where the dates are stated, so is the answer.
  await choose(page, 'itp-romiplostim');
  await ask(page, { bound: 'another value …' });
  await askerOf(page).getByRole('spinbutton').fill('150');
  await expect.poll(() => answerOf(page).innerText()).toMatch(/2 weeks after .*270 ×10⁹\/L/);
  expect(complaints).toEqual([]);
});

test('which drugs were active at diagnosis? by keyboard', async () => {
  const { page } = await openApp();
  await page.getByRole('button', { name: 'Questions', exact: true }).focus();
  await page.keyboard.press('Enter');
  await askerOf(page).waitFor();
  await typeInto(page, 'Ask', 'Drugs');
  await typeInto(page, 'event', 'Nodular');
  expect(await answerOf(page).innerText()).toMatch(/not stated in the source/i);
  expect(await answerOf(page).innerText()).toMatch(/Drug history/);
  // The readout at the mark of the keyboard says the same, lane by lane.
  const mark = page.getByRole('button', { name: /^Nodular cirrhosis/ }).first();
  await mark.focus();
  const card = cardOf(page, 'At the cursor');
  await expect.poll(() => card.innerText()).toMatch(/Exposure\s+not stated Drug history/);
  await card.getByRole('button', { name: 'In full' }).focus();
  await mark.focus();
  expect(await card.innerText()).toContain('immunosuppressive');
});

test('how long from stopping the drugs to normal transaminases? by touch at 360 px', async () => {
  const { page } = await openApp({ viewport: { width: 360, height: 740 }, hasTouch: true });
  await page.getByRole('button', { name: 'Questions', exact: true }).tap();
  await ask(page, { Ask: 'Time from one to the other' });
  await ask(page, { from: 'Liver-damaging drugs discontinued', to: 'Transaminases 2: normal' });
  const answer = await answerOf(page).innerText();
  expect(answer).toMatch(/not stated in the source/i);
  expect(answer).toMatch(/even their order is not stated/i);
  await answerOf(page).getByRole('button', { name: 'Transaminases: normal' }).tap();
  await expect
    .poll(() => page.evaluate(() => document.activeElement?.ariaLabel))
    .toMatch(/^Transaminases, normal/);
});

test('every question of a case has an answer with its rule; a bound of one’s own is asked too', async () => {
  const { page, complaints } = await openApp({ hash: '#v1/calendar' });
  await switchOn(page, 'Questions');
  const panel = cardOf(page, 'Questions');
  const groups = panel.locator('details.group');
  await expect.poll(() => groups.count()).toBe(9);
  for (const group of await groups.all()) {
    if ((await group.getAttribute('open')) === null) await group.locator('summary').first().click();
  }
  const articles = panel.getByRole('article');
  const count = await articles.count();
  expect(count).toBeGreaterThan(60);
  expect(await panel.getByText('Rule and source').count()).toBe(count);
  const says = await articles.locator('.says').allInnerTexts();
  expect(says.filter((text) => text.trim().length < 10)).toEqual([]);
  await ask(page, { Ask: 'First value beyond a bound', of: 'ALT', bound: 'another value …' });
  await askerOf(page).getByRole('spinbutton').fill('100');
  await expect
    .poll(() => answerOf(page).innerText())
    .toMatch(/above 100 U\/L after the first visit/);
  expect(complaints).toEqual([]);
});
