// When drawing itself fails the page says so plainly, and the case stays within reach.
import { expect, test } from 'vitest';
import { openApp } from './browser.ts';
import { downloadOf, figureOf, switchOn } from './explore.ts';

test('an unexpected exception leaves a sentence, the file and a way back', async () => {
  const { page } = await openApp();
  await page.evaluate(() => {
    const original = Array.prototype.reduce;
    const { hash } = location;
    Object.assign(window, { mend: () => void (Array.prototype.reduce = original), hash });
    Array.prototype.reduce = () => {
      throw new Error('broken on purpose');
    };
  });
  await switchOn(page, 'Linear');
  await page.getByRole('heading', { name: 'This case could not be drawn' }).waitFor();
  expect(await page.getByText('broken on purpose').isVisible()).toBe(true);
  await page.evaluate(() => (window as unknown as { mend: () => void }).mend());
  const { name, bytes } = await downloadOf(page, () => switchOn(page, 'Save the case file'));
  expect(name).toBe('purpura.case.yaml');
  expect(bytes.length).toBeGreaterThan(5000);
  await switchOn(page, 'Show the first view');
  await expect.poll(() => figureOf(page).count()).toBe(1);
});

test('without JavaScript the page says what it needs', async () => {
  const { page } = await openApp({ javaScriptEnabled: false });
  expect(await page.locator('noscript').textContent()).toContain('JavaScript');
});
