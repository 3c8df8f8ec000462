// Opening, saving and exporting: nothing is lost, nothing of a file is executed.
import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { openApp, openSingleFile } from './browser.ts';
import {
  CASES,
  choose,
  downloadOf,
  dropFiles,
  exportAs,
  figureOf,
  GOOD,
  openOwn,
  switchOn,
  wear,
} from './explore.ts';

const at = (path: string): string => fileURLToPath(new URL(`../../${path}`, import.meta.url));
const run = promisify(execFile);

test('a case of one’s own opens from the picker', async () => {
  const { page, complaints } = await openApp();
  await openOwn(page, 'own.case.yaml', GOOD);
  await page.locator('[data-case="own"]').waitFor();
  expect(await figureOf(page).locator('[data-event="fever"]').count()).toBeGreaterThan(0);
  expect(await page.getByText(/error/).count()).toBe(0);
  expect(complaints).toEqual([]);
});

test('files can be dropped anywhere; of several the first opens, and that is said', async () => {
  const { page } = await openApp();
  await dropFiles(page, [
    ['own.case.yaml', GOOD],
    ['two.case.yaml', GOOD],
  ]);
  await page.locator('[data-case="own"]').waitFor();
  expect(await page.getByText('2 files were given; the first is open.').isVisible()).toBe(true);
  await page.getByRole('button', { name: 'Close the notice' }).click();
  expect(await page.getByText('2 files were given').count()).toBe(0);
});

test('the page says that a file may be dropped while one hovers', async () => {
  const { page } = await openApp();
  const transfer = await page.evaluateHandle(() => {
    const data = new DataTransfer();
    data.items.add(new File(['x'], 'x.yaml'));
    return data;
  });
  await page.dispatchEvent('body', 'dragenter', { dataTransfer: transfer });
  expect(await page.getByText('Drop a case file to open it').isVisible()).toBe(true);
  await page.dispatchEvent('body', 'dragleave', { dataTransfer: transfer });
  await expect.poll(() => page.getByText('Drop a case file to open it').count()).toBe(0);
});

test('issues stand with line and column, what is sound is drawn, and they can be closed', async () => {
  const { page } = await openApp();
  const faulty = GOOD.replace('lane: findings', 'lane: finding').concat(
    `  - id: rash
    kind: symptom
    lane: findings
    label: Rash
    at: 2021-02-31
    evidence: { reported: true, locator: test }
  - id: cough
    kind: symptom
    lane: findings
    label: Cough
    at: 2021-03-06
    evidence: { reported: true, locator: test }
`,
  );
  await openOwn(page, 'faulty.case.yaml', faulty);
  const issues = page.getByRole('region', { name: 'List of issues' });
  await expect.poll(() => issues.innerText()).toMatch(/line \d+, column \d+/);
  expect(await issues.innerText()).toContain('2021-02-31');
  expect(await figureOf(page).locator('[data-event="cough"]').count()).toBeGreaterThan(0);
  await page.getByRole('button', { name: 'Close the issues' }).click();
  await expect.poll(() => issues.count()).toBe(0);
  await page.getByRole('button', { name: /^\d+ issues?$/ }).click();
  await expect.poll(() => issues.count()).toBe(1);
});

test.each([
  ['empty', ''],
  ['binary', Buffer.from([0, 255, 254, 0, 1, 2, 3, 250])],
  ['truncated', GOOD.slice(0, 60)],
  ['another version', GOOD.replace('caseline: 1', 'caseline: 99')],
  ['no case at all', '- just\n- a list\n'],
])('a file that cannot be read (%s) leaves the open case and says why', async (_, content) => {
  const { page, complaints } = await openApp();
  await openOwn(page, 'bad.case.yaml', content);
  await page.getByText('bad.case.yaml could not be read').first().waitFor();
  expect(await page.getByRole('region', { name: 'List of issues' }).innerText()).not.toBe('');
  expect(await page.locator('[data-case="purpura"]').count()).toBe(1);
  expect(complaints).toEqual([]);
});

test('hostile texts are texts', async () => {
  const { page, complaints } = await openApp();
  const label = `<img src=x onerror="window.pwned=1"></title></svg><script>window.pwned=1</script>\u202e {@html 1}`;
  const text = GOOD.replace('label: Fever # said twice', `label: ${JSON.stringify(label)}`)
    .replace(`title: A case of one's own`, `title: ${JSON.stringify(label)}`)
    .replace('Findings', `'${'long '.repeat(2000)}'`);
  await openOwn(page, '<b>x</b>.case.yaml', text);
  await page.locator('[data-case="own"]').waitFor();
  await switchOn(page, 'Table');
  await page.locator('[tabindex="0"][id^="mark-"]').focus();
  await page.keyboard.press('Enter');
  expect(await page.evaluate(() => 'pwned' in window)).toBe(false);
  expect(await page.locator('img, figure script').count()).toBe(0);
  const { bytes } = await exportAs(page, 'SVG');
  expect(bytes.toString()).not.toMatch(/<(img|script)/);
  expect(complaints).toEqual([]);
});

test('a case without events says so, and what to do', async () => {
  const { page } = await openApp();
  await openOwn(page, 'none.case.yaml', GOOD.slice(0, GOOD.indexOf('events:')));
  await page.getByText('No events in this case').waitFor();
});

test('saving keeps the comments of a file and of a built-in case', async () => {
  const { page } = await openApp();
  const save = (): ReturnType<typeof downloadOf> => downloadOf(page, () => switchOn(page, 'Save'));
  const purpura = await save();
  expect(purpura.name).toBe('purpura.case.yaml');
  expect(purpura.bytes.toString()).toBe(
    await readFile(at('static/cases/purpura.case.yaml'), 'utf8'),
  );
  await openOwn(page, 'mine.case.yaml', GOOD);
  await page.locator('[data-case="own"]').waitFor();
  const own = await save();
  expect(own.name).toBe('own.case.yaml');
  expect(own.bytes.toString()).toBe(GOOD);
});

for (const [name, open] of [
  ['served', openApp],
  ['from disk', openSingleFile],
] as const) {
  test(`the SVG is what the command line writes, byte for byte (${name})`, async () => {
    const { page, complaints } = await open();
    for (const id of name === 'served' ? CASES : CASES.slice(0, 2)) {
      await choose(page, id);
      const { name: file, bytes } = await exportAs(page, 'SVG');
      expect(file).toBe(`${id}.svg`);
      const width = /viewBox="0 0 (\d+) /.exec(bytes.toString())?.[1] ?? '';
      const { stdout } = await run(
        process.execPath,
        [at('dist/caseline.js'), 'render', id, '--width', width],
        {
          maxBuffer: 1e8,
        },
      );
      expect(bytes.toString() === stdout, id).toBe(true);
    }
    expect(complaints).toEqual([]);
  });

  test(`the PNG has twice the pixels of the figure (${name})`, async () => {
    const { page, complaints } = await open();
    await wear(page, 'dark');
    const box = (await figureOf(page).boundingBox())!;
    const { name: file, bytes } = await exportAs(page, 'PNG');
    expect(file).toBe('purpura.png');
    expect(bytes.subarray(1, 4).toString()).toBe('PNG');
    expect(bytes.readUInt32BE(16)).toBe(Math.round(box.width) * 2);
    expect(Math.abs(bytes.readUInt32BE(20) - box.height * 2)).toBeLessThanOrEqual(2);
    expect(complaints).toEqual([]);
  });
}

test.each(CASES)('the screen shows what the file holds: %s', async (id) => {
  const { page } = await openApp();
  await choose(page, id);
  const { bytes } = await exportAs(page, 'SVG');
  const [shown, written] = await page.evaluate((text) => {
    const file = new DOMParser().parseFromString(text, 'image/svg+xml').documentElement;
    const screen = document.querySelector('svg[role=graphics-document]')!;
    // Names differ, because ids of a page must be unique on it; what they refer to does not.
    const listOf = (root: Element): string[] =>
      [...root.querySelectorAll('*')]
        .filter(
          ({ tagName, childElementCount }) =>
            !/^(title|desc|defs)$/.test(tagName) && (tagName !== 'g' || childElementCount > 0),
        )
        .map((element) => {
          const attributes = [...element.attributes]
            .filter(({ name }) => name !== 'id')
            .map(({ name, value }) => `${name}=${value.replace('#drawing-', '#')}`);
          return `${element.tagName} ${attributes.sort().join(' ')} ${element.firstChild?.nodeValue ?? ''}`.trim();
        });
    return [listOf(screen), listOf(file)];
  }, bytes.toString());
  const differing = shown.filter((element, index) => element !== written[index]);
  expect(differing.slice(0, 3)).toEqual([]);
  expect(shown.length).toBe(written.length);
});

test('view and theme go into the file', async () => {
  const { page } = await openApp();
  await wear(page, 'dark');
  await switchOn(page, 'Illustrative');
  const { bytes } = await exportAs(page, 'SVG');
  const width = /viewBox="0 0 (\d+) /.exec(bytes.toString())?.[1] ?? '';
  const args = ['render', 'purpura', '--width', width, '--theme', 'dark', '--no-illustrative'];
  const { stdout } = await run(process.execPath, [at('dist/caseline.js'), ...args], {
    maxBuffer: 1e8,
  });
  expect(bytes.toString() === stdout).toBe(true);
});
