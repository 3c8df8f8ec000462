// What a reader does in the application, in words: used by the tests of this folder.
import { buffer } from 'node:stream/consumers';
import type { Download, Locator, Page } from 'playwright';

export const CASES = ['purpura', 'dili', 'itp-romiplostim', 'calendar'] as const;

export const figureOf = (page: Page): Locator => page.locator('svg[role=graphics-document]');
export const marksOf = (page: Page): Locator =>
  page.getByRole('group', { name: 'Marks of the figure' }).getByRole('button');
export const detailOf = (page: Page): Locator =>
  page.getByRole('complementary', { name: 'Detail' });
export const pinnedOf = (page: Page): Locator => page.getByRole('region', { name: 'Pinned' });

export const cardOf = (page: Page, name: string): Locator =>
  page.getByRole('region', { name, exact: true });
/** What is said of what is hidden, above the figure. */
export const hiddenOf = (page: Page): Locator =>
  page.getByRole('region', { name: 'Switches' }).getByRole('paragraph');
export const saidOf = (page: Page): Promise<string> =>
  page.locator('p[aria-live="polite"]').innerText();

export async function choose(page: Page, id: string): Promise<void> {
  await page.getByLabel('Case', { exact: true }).selectOption(id);
  await page.locator(`[data-case="${id}"]`).waitFor();
}

/** In a narrow window most of the switches wait behind “View”. */
export async function openSwitches(page: Page): Promise<void> {
  const view = page.getByRole('button', { name: 'View', exact: true, expanded: false });
  if (await view.isVisible()) await view.click();
}

export async function switchOn(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name, exact: true }).click();
}

export async function wear(page: Page, theme: string): Promise<void> {
  await page.getByLabel('Theme', { exact: true }).selectOption(theme);
}

export async function openOwn(page: Page, name: string, content: string | Buffer): Promise<void> {
  const buffer = Buffer.from(content as string);
  await page.getByLabel('Case file').setInputFiles({ name, mimeType: 'text/yaml', buffer });
}

/** Drops files as a file manager would: enter, over, drop. */
export async function dropFiles(
  page: Page,
  files: readonly (readonly [name: string, text: string])[],
): Promise<void> {
  const transfer = await page.evaluateHandle((given) => {
    const data = new DataTransfer();
    for (const [name, text] of given) data.items.add(new File([text], name));
    return data;
  }, files);
  for (const type of ['dragenter', 'dragover', 'drop']) {
    await page.dispatchEvent('body', type, { dataTransfer: transfer });
  }
}

export async function downloadOf(page: Page, act: () => Promise<void>): Promise<Downloaded> {
  const [download] = await Promise.all([page.waitForEvent('download'), act()]);
  return { name: download.suggestedFilename(), bytes: await bytesOf(download) };
}

export interface Downloaded {
  readonly name: string;
  readonly bytes: Buffer;
}

async function bytesOf(download: Download): Promise<Buffer> {
  return buffer(await download.createReadStream());
}

export async function exportAs(page: Page, kind: 'SVG' | 'PNG'): Promise<Downloaded> {
  return downloadOf(page, async () => {
    await page.getByRole('button', { name: 'Export' }).click();
    await page.getByRole('button', { name: new RegExp(`^${kind}`) }).click();
  });
}

/** What is drawn, short enough to compare: a new figure may order its attributes differently. */
export function printOf(page: Page): Promise<string> {
  return figureOf(page).evaluate((figure) => {
    const elements = [...figure.querySelectorAll('*')].map((element) => {
      const attributes = [...element.attributes].map(({ name, value }) => `${name}=${value}`);
      return `${element.tagName} ${attributes.sort().join(' ')} ${element.firstChild?.nodeValue ?? ''}`;
    });
    const bytes = new TextEncoder().encode(elements.join('\n'));
    let hash = 5381;
    for (const byte of bytes) hash = (hash * 33 + byte) % 4294967291;
    return `${elements.length} elements, ${hash}`;
  });
}

export function scrollsSideways(page: Page): Promise<boolean> {
  return page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
}

export const GOOD = `caseline: 1
id: own
title: A case of one's own
patient: { label: 'Woman, 40 years' }
source: { basis: synthetic, citation: made for a test }
lanes:
  - { id: findings, label: Findings }
events:
  - id: fever
    kind: symptom
    lane: findings
    label: Fever # said twice
    at: 2021-03-04
    evidence: { reported: true, locator: test }
`;
