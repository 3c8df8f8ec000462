// Making a talk: what is captured, ordered and written goes into the case file, and comes back.
import type { Locator, Page } from 'playwright';
import { describe, expect, test } from 'vitest';
import { readDocument } from '../../src/formats/read.ts';
import type { StoryDoc } from '../../src/model/document.ts';
import { faultsOf } from './axe.ts';
import { openApp } from './browser.ts';
import { choose, downloadOf, figureOf, GOOD, openOwn, scrollsSideways, wear } from './explore.ts';

const panelOf = (page: Page): Locator => page.getByRole('region', { name: 'Talk', exact: true });
const button = (page: Page, name: string | RegExp): Locator =>
  panelOf(page).getByRole('button', { name, exact: typeof name === 'string' });
const titlesOf = (page: Page): Promise<readonly string[]> =>
  panelOf(page).locator('.row b').allInnerTexts();
const field = (page: Page, name: string): Locator =>
  panelOf(page).getByRole('textbox', { name, exact: true });

async function openTalk(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Talk', exact: true }).click();
  await panelOf(page).waitFor();
}

async function savedTalks(page: Page): Promise<{ text: string; stories: readonly StoryDoc[] }> {
  const { bytes } = await downloadOf(page, () => button(page, 'Save case').click());
  const text = bytes.toString();
  return { text, stories: readDocument(text)?.stories ?? [] };
}

/** As a pointer does it: the browser's own drag would wait for a window in front. */
async function dragRow(page: Page, from: number, to: number): Promise<void> {
  const transfer = await page.evaluateHandle(() => new DataTransfer());
  const rows = panelOf(page).locator('.row');
  await rows.nth(from).dispatchEvent('dragstart', { dataTransfer: transfer });
  await rows.nth(to).dispatchEvent('dragover', { dataTransfer: transfer });
  await rows.nth(to).dispatchEvent('drop', { dataTransfer: transfer });
}

/** A case of one's own with two lanes, dates, and no talk. */
const OWN = `${GOOD.replace('lanes:\n', 'lanes:\n  - { id: drugs, label: Drugs }\n')}  - id: pill
    kind: medication
    lane: drugs
    label: Pill
    at: 2021-03-06
    evidence: { reported: true, locator: test }
`;

async function openOwnCase(page: Page, text = OWN): Promise<void> {
  await openOwn(page, 'own.case.yaml', text);
  await page.locator('[data-case="own"]').waitFor();
}

describe('a talk of one’s own', () => {
  test('captured, ordered, asked, undone, saved, and the same when the file is opened again', async () => {
    const { page, complaints } = await openApp();
    await openOwnCase(page);
    await openTalk(page);
    expect(await panelOf(page).innerText()).toContain('A talk is a part of the case file');
    // First without the drugs, then all of it, by key.
    await page.getByRole('button', { name: 'Lanes' }).click();
    await page.getByRole('checkbox', { name: 'Drugs' }).uncheck();
    await page.keyboard.press('Escape');
    await button(page, 'Capture this view').click();
    await page.getByRole('button', { name: 'Show everything' }).click();
    await page.locator('#figure').focus();
    await page.keyboard.press('k');
    await expect.poll(() => titlesOf(page)).toEqual(['Fever', 'The rest of the case']);
    // By buttons.
    await button(page, 'Move the step up').click();
    await expect.poll(() => titlesOf(page)).toEqual(['The rest of the case', 'Fever']);
    await button(page, 'Undo a change of the talk').click();
    await expect.poll(() => titlesOf(page)).toEqual(['Fever', 'The rest of the case']);
    // By hand.
    const rows = panelOf(page).locator('.row');
    await dragRow(page, 1, 0);
    await expect.poll(() => titlesOf(page)).toEqual(['The rest of the case', 'Fever']);
    await button(page, 'Undo a change of the talk').click();
    // A question with choices.
    await rows.nth(0).click();
    await field(page, 'Title').fill('Why the fever?');
    await field(page, 'Notes, for you alone').fill('Wait.');
    await field(page, 'Minutes').fill('1,5');
    await panelOf(page).getByText('Question', { exact: true }).click();
    await panelOf(page).getByLabel('Kind').selectOption('choose');
    expect(await field(page, 'What you ask').inputValue()).toBe('Why the fever?');
    await field(page, 'Choice 1').fill('Infection');
    await field(page, 'Choice 2').fill('Drug');
    await panelOf(page).getByRole('checkbox', { name: 'Choice 2 is right' }).check();
    expect(await panelOf(page).innerText()).toContain('Unsaved changes');
    const saved = await savedTalks(page);
    expect(await panelOf(page).innerText()).not.toContain('Unsaved changes');
    expect(saved.text.startsWith(OWN)).toBe(true);
    expect(saved.stories[0]?.steps).toEqual([
      {
        id: 'fever',
        title: 'Why the fever?',
        notes: 'Wait.',
        minutes: 1.5,
        reveal: ['fever'],
        view: { lanes: ['findings'] },
        question: {
          kind: 'choose',
          ask: 'Why the fever?',
          choices: [{ label: 'Infection' }, { label: 'Drug', right: true }],
        },
      },
      {
        id: 'the-rest-of-the-case',
        title: 'The rest of the case',
        reveal: 'all',
        view: { lanes: 'all' },
      },
    ]);
    const again = await openApp();
    await openOwnCase(again.page, saved.text);
    await openTalk(again.page);
    expect(await titlesOf(again.page)).toEqual(['Why the fever?', 'The rest of the case']);
    expect((await savedTalks(again.page)).text).toBe(saved.text);
    expect([...complaints, ...again.complaints]).toEqual([]);
  }, 120_000);

  test('a step is previewed as the audience sees it, follows what is ticked, and one’s own view comes back', async () => {
    const { page } = await openApp();
    await openOwnCase(page);
    await openTalk(page);
    await button(page, 'Draft from the case').click();
    await button(page, 'Preview').click();
    const marks = figureOf(page).locator('[data-event]');
    await expect.poll(() => marks.count()).toBe(1);
    expect(await page.locator('#figure').innerText()).not.toContain('Fever');
    await panelOf(page).getByText('What it tells').click();
    await panelOf(page).getByText('Findings 0 of 1').click();
    await panelOf(page).getByRole('checkbox', { name: 'Fever' }).check();
    await expect.poll(() => marks.count()).toBe(2);
    await button(page, 'Back to my view').click();
    await page.getByRole('heading', { name: "A case of one's own" }).first().waitFor();
  });

  test('is there after a reload, unsaved, and no link holds any of it', async () => {
    const { page } = await openApp();
    await openTalk(page);
    await panelOf(page).locator('.row').first().click();
    await field(page, 'Title').fill('Zebra');
    await page.reload();
    await expect.poll(() => titlesOf(page)).toContain('Zebra');
    expect(await panelOf(page).innerText()).toContain('Unsaved changes');
    expect(page.url()).not.toContain('ebra');
    await page.getByRole('button', { name: 'Present', exact: true }).first().click();
    await page.getByText('Zebra').first().waitFor();
  });

  test('changes for another version of the file are set aside, and can be used', async () => {
    const { page } = await openApp();
    await openOwnCase(page);
    await openTalk(page);
    await button(page, 'Draft from the case').click();
    const other = `${OWN}stories: [{ id: t, title: Other, steps: [{ id: a, title: Only }] }]\n`;
    await openOwnCase(page, other);
    await expect.poll(() => titlesOf(page)).toEqual(['Only']);
    await button(page, 'Use them').click();
    await expect.poll(() => titlesOf(page)).toEqual(['Drugs', 'Findings', 'The whole case']);
  });
});

test('the built-in talk is saved with the change, and every other line as it was', async () => {
  const { page } = await openApp();
  await openTalk(page);
  const before = await savedTalks(page);
  await panelOf(page).locator('.row').nth(3).click();
  await field(page, 'Title').fill('The marrow');
  const after = await savedTalks(page);
  expect(after.stories[0]?.steps[3]?.title).toBe('The marrow');
  const lines = (text: string): readonly string[] => text.split('\n');
  const differing = lines(after.text).filter((line, at) => line !== lines(before.text)[at]);
  expect(differing.map((line) => line.trim())).toEqual(['title: The marrow']);
});

test('a draft has a step for each phase and the whole case at the end; a talk can be deleted and brought back', async () => {
  const { page } = await openApp();
  await choose(page, 'dili');
  await openTalk(page);
  await button(page, 'Draft from the case').click();
  const titles = await titlesOf(page);
  expect(titles.at(-1)).toBe('The whole case');
  await button(page, 'Delete talk').click();
  await expect.poll(() => titlesOf(page)).toEqual([]);
  await button(page, 'Undo a change of the talk').click();
  await expect.poll(() => titlesOf(page)).toEqual(titles);
});

test('an id that the case does not have is an issue at its step', async () => {
  const { page } = await openApp();
  const text = `${OWN}stories:
  - id: t
    title: T
    steps:
      - { id: a, title: First, reveal: [fever, rash] }
      - { id: b, title: Second }
`;
  await openOwnCase(page, text);
  await openTalk(page);
  const issues = panelOf(page).locator('.issue');
  expect(await issues.allInnerTexts()).toEqual([expect.stringContaining('rash')]);
  await expect.poll(() => titlesOf(page)).toEqual(['First', 'Second']);
});

test.each([360, 1280])(
  'axe finds nothing, and nothing scrolls sideways, at %s px',
  async (width) => {
    const { page } = await openApp({ viewport: { width, height: 800 } });
    await openTalk(page);
    expect(await faultsOf(page), 'as it opens').toEqual([]);
    await panelOf(page).locator('.row').nth(4).click();
    await panelOf(page).getByText('What it tells').click();
    for (const summary of await panelOf(page).locator('details details > summary').all())
      await summary.click();
    await button(page, 'Preview').click();
    await field(page, 'Minutes').fill('soon');
    await field(page, 'Minutes').blur();
    await wear(page, 'dark');
    expect(await faultsOf(page), 'all opened, dark').toEqual([]);
    expect(await scrollsSideways(page)).toBe(false);
  },
);
