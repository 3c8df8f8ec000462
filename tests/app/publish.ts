// What an author or a teacher does in the publishing workspace, in words: for the tests beside this file.
import type { Locator, Page } from 'playwright';
import { downloadOf, type Downloaded } from './explore.ts';

export const deskOf = (page: Page): Locator => page.getByRole('dialog', { name: 'Publish' });

export async function openPublish(page: Page, what: RegExp): Promise<Locator> {
  await page.getByRole('button', { name: 'Export' }).click();
  await page.getByRole('button', { name: what }).click();
  const desk = deskOf(page);
  await desk.waitFor();
  return desk;
}

export const forPaper = (page: Page): Promise<Locator> => openPublish(page, /^For a paper/);
export const forSlide = (page: Page): Promise<Locator> => openPublish(page, /^For a slide/);
export const forTables = (page: Page): Promise<Locator> => openPublish(page, /^Tables/);

export function saveAs(page: Page, name: RegExp): Promise<Downloaded> {
  return downloadOf(page, () => deskOf(page).getByRole('button', { name }).click());
}

/** The chip of a preset. */
export async function choosePreset(page: Page, name: RegExp): Promise<void> {
  await deskOf(page).getByRole('radio', { name }).check({ force: true });
}

export const findingsOf = (page: Page): Locator =>
  deskOf(page).getByRole('region', { name: 'Preflight' }).getByRole('listitem');

export const fieldOf = (page: Page, name: string | RegExp): Locator =>
  deskOf(page).getByRole('textbox', { name, exact: true });

/** CSS px, of the page as it is previewed. */
export function sheetWidth(page: Page): Promise<number> {
  return deskOf(page)
    .locator('svg[role=graphics-document]')
    .evaluate((sheet) => sheet.getBoundingClientRect().width);
}

/** What was said last of a file or a copy. */
export function toldOf(page: Page): Promise<string> {
  return deskOf(page).locator('.told p').innerText();
}
