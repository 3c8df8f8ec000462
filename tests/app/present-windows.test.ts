// Two windows of one talk: they stay in step, either may be closed, reloaded and opened again, and a
// file of the reader's own goes along without being opened twice.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright';
import { expect, test } from 'vitest';
import { openApp, openSingleFile } from './browser.ts';
import { GOOD, openOwn } from './explore.ts';
import { atStep, everything, found, present, slideOf, story, untoldAt } from './presenting.ts';

const still = { reducedMotion: 'reduce' } as const;

const nowOf = (presenter: Page): Promise<string> =>
  presenter.getByRole('region', { name: 'This step' }).getByRole('heading').first().innerText();

async function presenterAt(presenter: Page, step: number): Promise<void> {
  await expect.poll(() => nowOf(presenter)).toContain(`Step ${step} of`);
}

async function openPresenter(page: Page): Promise<Page> {
  const [presenter] = await Promise.all([
    page.context().waitForEvent('page'),
    page.keyboard.press('n'),
  ]);
  await presenter.getByRole('region', { name: 'Notes' }).waitFor();
  return presenter;
}

test.each([
  ['served', openApp],
  ['from disk', openSingleFile],
])(
  'two windows stay in step, through closing and reloading either (%s)',
  async (_, open) => {
    const { page, complaints } = await open(still);
    await present(page);
    const presenter = await openPresenter(page);
    await presenterAt(presenter, 1);

    await page.keyboard.press('PageDown');
    await presenterAt(presenter, 2);
    await presenter.keyboard.press('PageDown');
    await atStep(page, 3);
    const notes = presenter.getByRole('region', { name: 'Notes' });
    expect(await notes.innerText()).toContain(story.steps[2]?.question?.answer ?? '–');
    const then = presenter.getByRole('region', { name: 'Next step' });
    expect(await then.innerText()).toContain('Bone marrow: megakaryocyte maturation disorder');
    expect(found(untoldAt(2), await everything(page))).toEqual([]);

    await presenter.getByRole('button', { name: 'Black' }).click();
    await page.locator('.blank.black').waitFor();
    await page.keyboard.press('x');
    await expect.poll(() => presenter.getByText('The audience sees').count()).toBe(0);

    await presenter.keyboard.press('l');
    const box = await presenter.locator('.now .slide').boundingBox();
    await presenter.mouse.move((box?.x ?? 0) + 40, (box?.y ?? 0) + 40);
    await presenter.mouse.move((box?.x ?? 0) + 60, (box?.y ?? 0) + 60);
    await page.locator('.dot').waitFor();

    // The stage is reloaded: the presenter still leads it.
    await page.reload();
    await atStep(page, 3);
    await presenter.keyboard.press('PageDown');
    await atStep(page, 4);
    // The presenter's window is reloaded, then closed and opened again.
    await presenter.reload();
    await presenterAt(presenter, 4);
    await page.keyboard.press('PageDown');
    await presenterAt(presenter, 5);
    await presenter.close();
    await page.keyboard.press('PageDown');
    const again = await openPresenter(page);
    await presenterAt(again, 6);

    // The audience's window is closed: the talk is kept, and the window comes back.
    await page.close();
    await again.getByText('is closed or does not answer').waitFor();
    await again.keyboard.press('PageDown');
    const [stage] = await Promise.all([
      again.context().waitForEvent('page'),
      again.getByRole('button', { name: 'Open the audience’s window' }).click(),
    ]);
    await atStep(stage, 7);
    await stage.keyboard.press('PageDown');
    await presenterAt(again, 8);
    expect(found(untoldAt(7), await everything(stage))).toEqual([]);
    expect(complaints).toEqual([]);
  },
  180_000,
);

test('a file of one’s own goes along to the presenter’s window, and nothing of it into the storage', async () => {
  const { page } = await openSingleFile(still);
  const talk = `stories:
  - id: a
    title: A talk
    steps:
      - { id: one, title: Start, notes: Say hello first, reveal: [] }
      - { id: two, title: The fever, notes: It was high, reveal: [fever] }
`;
  await openOwn(page, 'own.case.yaml', `${GOOD}${talk}`);
  await page.locator('[data-case="own"]').waitFor();
  await present(page);
  const presenter = await openPresenter(page);
  expect(await presenter.getByRole('region', { name: 'Notes' }).innerText()).toContain('hello');
  await presenter.keyboard.press('PageDown');
  await atStep(page, 2);
  expect(await slideOf(page).innerText()).toContain('Fever');
  const kept = await page.evaluate(() => JSON.stringify({ ...sessionStorage, ...localStorage }));
  expect(kept).not.toMatch(/hello|It was high|A case of one/);
});

test('a word from another window changes nothing', async () => {
  const { page } = await openApp(still);
  await present(page);
  const presenter = await openPresenter(page);
  await page.evaluate(() => {
    for (const kind of ['state', 'hello', 'pack', 'bye']) {
      window.postMessage({ kind, caseline: 'guess', state: { turn: 99, step: 3 } }, '*');
    }
  });
  await page.keyboard.press('PageDown');
  await atStep(page, 2);
  await presenterAt(presenter, 2);
});

test('a blocked pop-up: the presenter’s view opens in place, says so, and leads the talk', async () => {
  const { page } = await openApp(still);
  await page.evaluate(() => {
    window.open = () => null;
  });
  await present(page);
  await page.keyboard.press('n');
  await page.getByText('The browser has blocked').waitFor();
  await page.keyboard.press('PageDown');
  await presenterAt(page, 2);
  await page.getByRole('button', { name: 'Back to the slides' }).click();
  await atStep(page, 2);
  expect(found(untoldAt(1), await everything(page))).toEqual([]);
});

test('time over the budget is told in words', async () => {
  const { page } = await openApp(still);
  await present(page);
  const presenter = await openPresenter(page);
  const bar = presenter.locator('.bar');
  await expect.poll(() => bar.innerText()).toMatch(/This step\s*0:0\d\s*of 0:30\s*0:2\d left/);
  // Asleep for an hour: the wall clock has gone on.
  await presenter.evaluate(() => {
    const { now } = Date;
    Date.now = () => now() + 3_600_000;
  });
  await expect.poll(() => bar.innerText()).toMatch(/over by 59:3\d/);
  await presenter.keyboard.press('PageDown');
  await atStep(page, 2);
});

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

test.each([
  [1180, 760],
  [360, 700],
])('axe finds nothing in the presenter’s window, at %i × %i', async (width, height) => {
  const { page } = await openApp(still);
  await present(page);
  const presenter = await openPresenter(page);
  await presenter.setViewportSize({ width, height });
  await presenter.evaluate(AXE);
  for (let step = 1; step <= story.steps.length; step++) {
    await presenterAt(presenter, step);
    const faults = await presenter.evaluate(async () => {
      type Found = {
        violations: { id: string; nodes: { html: string; failureSummary?: string }[] }[];
      };
      const { axe } = window as unknown as { axe: { run: (options: object) => Promise<Found> } };
      const runOnly = ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice'];
      const { violations } = await axe.run({ runOnly, resultTypes: ['violations'] });
      return violations.flatMap(({ id, nodes }) =>
        nodes.map(
          ({ html, failureSummary }) => `${id}: ${html.slice(0, 160)} ${failureSummary ?? ''}`,
        ),
      );
    });
    expect(faults, `step ${step}`).toEqual([]);
    await presenter.keyboard.press('PageDown');
  }
});
