// Publishing: axe finds nothing, whatever is open, narrow and wide, light and dark.
import { expect, test } from 'vitest';
import { faultsOf } from './axe.ts';
import { openApp } from './browser.ts';
import { wear } from './explore.ts';
import { deskOf, fieldOf, forPaper, forSlide, forTables } from './publish.ts';

test.each([360, 1280])(
  'the figure, its steps and what is said of them, at %s px',
  async (width) => {
    const { page } = await openApp({ viewport: { width, height: 800 } });
    await forPaper(page);
    expect(await faultsOf(page), 'as it opens').toEqual([]);
    for (const summary of await deskOf(page).locator('summary').all()) await summary.click();
    await fieldOf(page, 'Width').fill('0');
    await page.keyboard.press('Enter');
    await fieldOf(page, 'Caption').fill('Mine.');
    expect(await faultsOf(page), 'all opened, a refused size').toEqual([]);
    await page.keyboard.press('Escape');
    await wear(page, 'dark');
    await forSlide(page);
    expect(await faultsOf(page), 'a slide, dark').toEqual([]);
    await page.keyboard.press('Escape');
    await forTables(page);
    await deskOf(page).getByRole('table').waitFor();
    expect(await faultsOf(page), 'tables, dark').toEqual([]);
  },
);
