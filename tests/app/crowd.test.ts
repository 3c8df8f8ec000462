// A case of thousands of events in the application: counted, told in words, and opened by clicking.
import { expect, test } from 'vitest';
import { openApp } from './browser.ts';
import { detailOf, figureOf, marksOf, openOwn, pinnedOf } from './explore.ts';

const COUNT = 3000;

function crowded(): string {
  const events = Array.from({ length: COUNT }, (_, n) => {
    const day = (n * 7) % 1000;
    const date = new Date(Date.UTC(2020, 0, 1 + day, n % 24, n % 60)).toISOString().slice(0, 16);
    const lane = n % 2 === 0 ? 'visits' : 'drugs';
    return {
      id: `e${n}`,
      kind: n % 2 === 0 ? 'encounter' : 'medication',
      lane,
      label: `Entry ${n % 5}`,
      at: date,
    };
  });
  return JSON.stringify({
    caseline: 1,
    id: 'crowded',
    title: 'Thousands of events',
    patient: { label: 'Nobody' },
    source: { basis: 'synthetic' },
    lanes: [
      { id: 'visits', label: 'Visits' },
      { id: 'drugs', label: 'Drugs' },
    ],
    events,
  });
}

test('thousands of events are counted, told in words, and reached by clicking closer', async () => {
  const { page, complaints } = await openApp();
  await openOwn(page, 'crowded.case.json', crowded());
  await page.locator('[data-case="crowded"]').waitFor();
  const figure = figureOf(page).first();
  const counts = await figure
    .locator('[data-count]')
    .evaluateAll((marks) => marks.map((mark) => Number(mark.getAttribute('data-count'))));
  expect(counts.reduce((sum, count) => sum + count, 0)).toBe(COUNT);
  expect(await page.locator('.place svg *').count()).toBeLessThan(600);
  const first = marksOf(page).first();
  await expect.poll(() => first.getAttribute('aria-label')).toMatch(/^\d+ events, \d+ Dec 2019 – /);
  await marksOf(page).nth(4).focus();
  await expect.poll(() => detailOf(page).innerText()).toMatch(/encounter \d+/i);
  await expect.poll(() => detailOf(page).innerText()).toMatch(/Entry 0/);
  for (let turn = 0; turn < 3; turn++) {
    if ((await figure.locator('[data-event]').count()) > 0) break;
    const before = await page.evaluate(() => location.hash);
    await marksOf(page).first().press('Enter');
    await expect.poll(() => page.evaluate(() => location.hash)).not.toBe(before);
    await page.waitForTimeout(500);
  }
  expect(await figure.locator('[data-event]').count()).toBeGreaterThan(0);
  const single = page.getByRole('button', { name: /^Entry \d/ }).first();
  await single.focus();
  await single.press('Enter');
  await pinnedOf(page).waitFor();
  expect(await pinnedOf(page).innerText()).toMatch(/Entry \d/);
  expect(complaints).toEqual([]);
});
