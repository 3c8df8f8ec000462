// Access: axe finds nothing in any state a reader can bring about.
import { expect, test } from 'vitest';
import { faultsOf } from './axe.ts';
import { openApp } from './browser.ts';
import { CASES, choose, figureOf, GOOD, openOwn, openSwitches, switchOn, wear } from './explore.ts';

test.each([360, 1280])('every case in every theme, at %s px', async (width) => {
  const { page } = await openApp({ viewport: { width, height: 800 } });
  for (const id of CASES) {
    await choose(page, id);
    expect(await faultsOf(page), id).toEqual([]);
  }
  await choose(page, 'purpura');
  for (const theme of ['dark', 'projector', 'print']) {
    await wear(page, theme);
    expect(await faultsOf(page), theme).toEqual([]);
  }
});

test.each([360, 1280])('pinned detail, table, menus and help, at %s px', async (width) => {
  const { page } = await openApp({ viewport: { width, height: 800 } });
  await page.locator('[tabindex="0"][id^="mark-"]').focus();
  await page.keyboard.press('Enter');
  expect(await faultsOf(page), 'pinned').toEqual([]);
  await wear(page, 'dark');
  expect(await faultsOf(page), 'pinned, dark').toEqual([]);
  await switchOn(page, 'Table');
  expect(await faultsOf(page), 'table, dark').toEqual([]);
  await wear(page, 'light');
  await openSwitches(page);
  for (const menu of ['Lanes', 'Panels', 'Export']) {
    await switchOn(page, menu);
    expect(await faultsOf(page), menu).toEqual([]);
    await page.keyboard.press('Escape');
  }
  await page.getByRole('button', { name: 'Calendar' }).focus();
  expect(await faultsOf(page), 'a reason').toEqual([]);
  await page.getByRole('button', { name: 'Keys and help' }).click();
  expect(await faultsOf(page), 'help').toEqual([]);
});

test.each([360, 1280])(
  'readouts, questions, comparison and what is hidden, at %s px',
  async (width) => {
    const { page } = await openApp({ viewport: { width, height: 800 } });
    for (const name of [/^ucMSC infusion, 2/, /^ucMSC infusion, 6/]) {
      await page.getByRole('button', { name }).focus();
      await page.keyboard.press('c');
    }
    await page.getByRole('region', { name: 'Between A and B' }).waitFor();
    await switchOn(page, 'Questions');
    await page.getByRole('searchbox', { name: 'Search this case' }).fill('infusion');
    await page.getByRole('button', { name: 'Show everything' }).waitFor();
    expect(await faultsOf(page), 'readouts, questions, hidden').toEqual([]);
    await wear(page, 'dark');
    await openSwitches(page);
    await page.getByRole('button', { name: /^Honesty lens/ }).click();
    await page.getByRole('button', { name: 'Compare', exact: true }).click();
    expect(await faultsOf(page), 'lens, comparing, dark').toEqual([]);
    await page.getByRole('button', { name: /spacing not stated/ }).click();
    await page.getByRole('group', { name: 'Marks of the second figure' }).waitFor();
    await page.getByRole('button', { name: /^Filter/ }).click();
    expect(await faultsOf(page), 'comparison, filter, dark').toEqual([]);
  },
);

test.each([360, 1280])(
  'a part of the course, two cursors and linked marks, at %s px',
  async (width) => {
    const hash = '#v1/purpura?window=0.2-0.95&cursor=diagnosis&cursor=in:followup:0.5&pinned=rash';
    const { page } = await openApp({ viewport: { width, height: 800 }, hash });
    await page.locator('[data-linked]').waitFor();
    expect(await page.locator('.figure .flag').count()).toBe(2);
    expect(await faultsOf(page), 'light').toEqual([]);
    await wear(page, 'dark');
    await page.getByRole('slider', { name: 'Start of the window' }).focus();
    expect(await faultsOf(page), 'dark').toEqual([]);
  },
);

test('issues, a refused file and an empty case', async () => {
  const { page } = await openApp();
  await openOwn(page, 'faulty.case.yaml', GOOD.replace('2021-03-04', '2021-02-31'));
  await page.locator('[data-case="own"]').waitFor();
  expect(await faultsOf(page), 'issues').toEqual([]);
  await wear(page, 'dark');
  expect(await faultsOf(page), 'issues, dark').toEqual([]);
  await openOwn(page, 'bad.case.yaml', 'nothing of the kind: [');
  await page.getByText('could not be read').first().waitFor();
  expect(await faultsOf(page), 'refused').toEqual([]);
  await openOwn(page, 'none.case.yaml', GOOD.slice(0, GOOD.indexOf('events:')));
  await page.getByText('No events in this case').waitFor();
  expect(await faultsOf(page), 'empty').toEqual([]);
});

test('the figure has a title and a description in words', async () => {
  const { page } = await openApp();
  const figure = figureOf(page);
  expect(await figure.locator('title').textContent()).toContain('purpura');
  expect((await figure.locator('desc').textContent())!.length).toBeGreaterThan(200);
  const [label, description] = await figure.evaluate((svg) =>
    ['aria-labelledby', 'aria-describedby'].map((name) => svg.getAttribute(name) ?? ''),
  );
  expect(await page.locator(`[id="${label}"]`).count()).toBe(1);
  expect(await page.locator(`[id="${description}"]`).count()).toBe(1);
});

test('nothing moves for those who want no motion', async () => {
  const { page } = await openApp({ reducedMotion: 'reduce' });
  const moving = await page.evaluate(() => document.getAnimations().length);
  expect(moving).toBe(0);
});
