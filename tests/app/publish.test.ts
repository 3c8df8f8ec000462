// Publishing: an author and a teacher get their files from the first case without help, what they
// choose comes back, and what a browser refuses is said.
import { strFromU8, unzipSync } from 'fflate';
import type { Page } from 'playwright';
import * as UTIF from 'utif2';
import { expect, test } from 'vitest';
import { openApp } from './browser.ts';
import { choose, downloadOf, figureOf, openOwn, GOOD, scrollsSideways } from './explore.ts';
import {
  choosePreset,
  deskOf,
  fieldOf,
  findingsOf,
  forPaper,
  forSlide,
  forTables,
  saveAs,
  sheetWidth,
  toldOf,
} from './publish.ts';

/** A machine at work on other things may take long to make a file. */
const SOON = { timeout: 20_000 };
const CAPTION = 'Figure 1. One boy, eight infusions.';

test('an author gets a TIFF and a PDF of 90 mm, preflighted, with words, in under a minute', async () => {
  const { page, complaints } = await openApp({ acceptDownloads: true });
  const requests: string[] = [];
  page.on('request', (request) => requests.push(request.url()));
  const start = performance.now();
  await forPaper(page);
  expect(await sheetWidth(page)).toBeCloseTo((90 / 25.4) * 96, 0);
  expect(await findingsOf(page).count()).toBeGreaterThan(0);
  await fieldOf(page, 'Caption').fill(CAPTION);
  await fieldOf(page, /^Alt text/).fill('Timeline of one boy');
  const pdf = await saveAs(page, /^Save PDF/);
  const tiff = await saveAs(page, /^Save TIFF/);
  expect((performance.now() - start) / 1000).toBeLessThan(60);
  expect([pdf.name, tiff.name]).toEqual([
    'purpura-elsevier-single.pdf',
    'purpura-elsevier-single.tiff',
  ]);
  const [, width] = /\/MediaBox \[0 0 ([\d.]+) [\d.]+\]/.exec(pdf.bytes.toString('latin1')) ?? [];
  expect(Number(width)).toBeCloseTo((90 / 25.4) * 72, 1);
  expect(pdf.bytes.toString('utf8')).toContain('Timeline of one boy');
  const [picture] = UTIF.decode(Uint8Array.from(tiff.bytes).buffer);
  const fields = picture as unknown as Record<string, readonly unknown[]>;
  expect([fields['t256'], fields['t282']]).toEqual([[1772], [[500, 1]]]);
  expect(String(fields['t270'])).toContain('Timeline of one boy');
  expect(await toldOf(page)).toMatch(
    /purpura-elsevier-single\.tiff was given to the browser.*1772 ×/,
  );
  expect(requests.filter((url) => !/^(blob|data):|127\.0\.0\.1|localhost/.test(url))).toEqual([]);
  expect(complaints).toEqual([]);
});

test('a teacher gets a slide of shapes and text with notes, in under a minute', async () => {
  const { page, complaints } = await openApp({ acceptDownloads: true });
  const start = performance.now();
  await forSlide(page);
  expect(await deskOf(page).getByRole('radio', { name: 'Slide, 16:9' }).isChecked()).toBe(true);
  const { name, bytes } = await saveAs(page, /^Save PPTX/);
  expect((performance.now() - start) / 1000).toBeLessThan(60);
  expect(name).toBe('purpura-slide.pptx');
  const parts = unzipSync(Uint8Array.from(bytes));
  const text = (path: RegExp): string => {
    const [found] = Object.entries(parts).filter(([part]) => path.test(part));
    return found === undefined ? '' : strFromU8(found[1]);
  };
  expect(text(/slides\/slide1\.xml$/)).toContain('ucMSC infusion');
  expect(text(/slides\/slide1\.xml$/)).not.toContain('<p:pic>');
  expect(text(/notesSlide1\.xml$/)).toContain('illustrative');
  expect(complaints).toEqual([]);
});

test('what was chosen and written comes back on reload, the screen stays as it was', async () => {
  const { page } = await openApp();
  const before = await figureOf(page).getAttribute('viewBox');
  await forPaper(page);
  await choosePreset(page, /^Springer, two columns/);
  await fieldOf(page, 'Caption').fill(CAPTION);
  await deskOf(page).getByRole('checkbox', { name: 'All in grey' }).check();
  expect(page.url()).not.toContain('Figure');
  await page.reload();
  await deskOf(page).waitFor();
  expect(
    await deskOf(page)
      .getByRole('radio', { name: /^Springer, two/ })
      .isChecked(),
  ).toBe(true);
  expect(await fieldOf(page, 'Caption').inputValue()).toBe(CAPTION);
  expect(await deskOf(page).getByRole('checkbox', { name: 'All in grey' }).isChecked()).toBe(true);
  await page.keyboard.press('Escape');
  // A closed dialog is out of reach at once, and out of the page a moment later.
  await expect.poll(() => figureOf(page).count()).toBe(1);
  expect(await figureOf(page).getAttribute('viewBox')).toBe(before);
  await choose(page, 'dili');
  await page.reload();
  await page.locator('[data-case="dili"]').waitFor();
  expect(await deskOf(page).count()).toBe(0);
});

test('a fix takes its finding away, and undo brings it back', async () => {
  const { page } = await openApp();
  await forPaper(page);
  const finding = findingsOf(page).filter({ hasText: 'Illustrative, not' });
  await finding.getByRole('button').first().click();
  await expect.poll(() => finding.count()).toBe(0);
  // The keyboard is not lost with the button.
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('preflight');
  await deskOf(page).getByRole('button', { name: 'Undo a choice' }).click();
  await expect.poll(() => finding.count()).toBe(1);
});

test.each([
  ['Width', '0'],
  ['Width', '-1'],
  ['Width', '10 m'],
  ['Width', 'wide'],
  ['Resolution', '100,000'],
])('%s of %s is refused at the field, with what would do', async (name, text) => {
  const { page } = await openApp();
  await forPaper(page);
  const wide = await sheetWidth(page);
  await fieldOf(page, name).fill(text);
  await page.keyboard.press('Enter');
  const alert = deskOf(page).getByRole('alert');
  expect(await alert.innerText()).toMatch(/write a number from \d+ to \d+/);
  expect(await sheetWidth(page)).toBe(wide);
  await fieldOf(page, name).fill('100');
  await page.keyboard.press('Enter');
  expect(await alert.count()).toBe(0);
});

test('a width may carry its unit', async () => {
  const { page } = await openApp();
  await forPaper(page);
  await fieldOf(page, 'Width').fill('12.7 cm');
  await page.keyboard.press('Enter');
  await expect.poll(() => sheetWidth(page)).toBeCloseTo((127 / 25.4) * 96, 0);
});

test('a browser that refuses the clipboard is told of, with another way', async () => {
  const { page, complaints } = await openApp();
  await page.evaluate(() => {
    const refuse = () => Promise.reject(new Error('no'));
    Object.defineProperty(navigator, 'clipboard', { value: { write: refuse, writeText: refuse } });
  });
  await forPaper(page);
  await openMore(page);
  for (const [name, instead] of [
    ['Copy picture', 'Save the PNG'],
    ['Copy SVG', 'Save the SVG'],
  ] as const) {
    await deskOf(page).getByRole('button', { name, exact: true }).click();
    await expect.poll(() => toldOf(page), SOON).toContain(instead);
  }
  await deskOf(page).getByRole('button', { name: 'Tables', exact: true }).click();
  await deskOf(page).getByRole('button', { name: 'Copy for Word' }).click();
  await expect.poll(() => toldOf(page), SOON).toContain('Save the DOCX');
  expect(complaints).toEqual([]);
});

test('pictures and tables reach a clipboard that takes them', async () => {
  const { page } = await openApp({ permissions: ['clipboard-read', 'clipboard-write'] });
  const typesOf = (): Promise<readonly string[]> =>
    page.evaluate(async () => (await navigator.clipboard.read()).flatMap(({ types }) => types));
  await forPaper(page);
  await openMore(page);
  await deskOf(page).getByRole('button', { name: 'Copy picture' }).click();
  await expect.poll(() => toldOf(page), SOON).toContain('Picture copied');
  expect(await typesOf()).toContain('image/png');
  await deskOf(page).getByRole('button', { name: 'Tables', exact: true }).click();
  await deskOf(page).getByRole('button', { name: 'Copy for Word' }).click();
  await expect.poll(() => toldOf(page), SOON).toContain('Table copied');
  expect(await typesOf()).toContain('text/html');
});

test('a download that fails is said, and nothing is saved', async () => {
  const { page } = await openApp();
  await forPaper(page);
  await page.evaluate(() => {
    URL.createObjectURL = () => {
      throw new Error('downloads are switched off');
    };
  });
  await deskOf(page)
    .getByRole('button', { name: /^Save PDF/ })
    .click();
  await expect
    .poll(() => toldOf(page), SOON)
    .toBe('downloads are switched off. Nothing was saved.');
});

test('tables are saved in every format', async () => {
  const { page } = await openApp({ acceptDownloads: true });
  await forTables(page);
  await deskOf(page).getByRole('cell', { name: 'Purpura, both lower limbs' }).first().waitFor();
  for (const [name, file] of [
    ['DOCX', 'purpura.docx'],
    ['XLSX', 'purpura.xlsx'],
    ['CSV', 'purpura-timeline.csv'],
    ['Markdown', 'purpura-timeline.md'],
    ['HTML', 'purpura-timeline.html'],
  ] as const) {
    const saved = await saveAs(page, new RegExp(`^${name}$`));
    expect([saved.name, saved.bytes.length > 500]).toEqual([file, true]);
  }
});

test('the keyboard alone opens it, chooses, saves, and returns to where it was', async () => {
  const { page } = await openApp({ acceptDownloads: true });
  await page.getByRole('button', { name: 'Export' }).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: /^For a paper/ }).waitFor();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await deskOf(page).waitFor();
  await deskOf(page)
    .getByRole('radio', { name: /^Elsevier, one/ })
    .focus();
  await page.keyboard.press('ArrowRight');
  expect(
    await deskOf(page)
      .getByRole('radio', { name: /^Elsevier, two/ })
      .isChecked(),
  ).toBe(true);
  await deskOf(page)
    .getByRole('button', { name: /^Save PDF/ })
    .focus();
  const { name } = await downloadOf(page, () => page.keyboard.press('Enter'));
  expect(name).toBe('purpura-elsevier-double.pdf');
  await page.keyboard.press('Control+z');
  await expect
    .poll(() =>
      deskOf(page)
        .getByRole('radio', { name: /^Elsevier, one/ })
        .isChecked(),
    )
    .toBe(true);
  await page.keyboard.press('Escape');
  await expect.poll(() => deskOf(page).count()).toBe(0);
  expect(await page.evaluate(() => document.activeElement?.textContent)).toContain('Export');
});

test('an empty case and a faulty one can be published, and a file names nobody', async () => {
  const { page, complaints } = await openApp({ acceptDownloads: true });
  await openOwn(page, 'jane-doe.case.yaml', GOOD.slice(0, GOOD.indexOf('events:')));
  await page.getByText('No events in this case').waitFor();
  await forPaper(page);
  expect((await saveAs(page, /^Save PDF/)).name).toBe('timeline-elsevier-single.pdf');
  await page.keyboard.press('Escape');
  await openOwn(page, 'jane-doe.case.yaml', GOOD.replace('2021-03-04', '2021-02-31'));
  await page.locator('[data-case="own"]').waitFor();
  await forSlide(page);
  expect((await saveAs(page, /^Save PPTX/)).name).toBe('timeline-slide.pptx');
  expect(complaints).toEqual([]);
});

test('on a phone the steps follow the page, and nothing sticks out', async () => {
  const { page } = await openApp({ viewport: { width: 360, height: 740 } });
  await forPaper(page);
  expect(await scrollsSideways(page)).toBe(false);
  const widths = await deskOf(page).evaluate((desk) => [desk.scrollWidth, desk.clientWidth]);
  expect(widths[0]).toBe(widths[1]);
  expect(
    await deskOf(page)
      .getByRole('button', { name: /^Save PDF/ })
      .count(),
  ).toBe(1);
});

async function openMore(page: Page): Promise<void> {
  await deskOf(page).getByText('Other formats').click();
}
