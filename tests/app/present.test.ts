// A talk in the real page: a clicker's keys, nothing untold anywhere, back is exact, nothing is lost.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright';
import { expect, test } from 'vitest';
import { openApp, openSingleFile } from './browser.ts';
import { downloadOf, figureOf, GOOD, openOwn, wear } from './explore.ts';
import {
  atStep,
  countOf,
  everything,
  found,
  present,
  slideOf,
  slideText,
  stageOf,
  story,
  TEACHING,
  untoldAt,
} from './presenting.ts';

const still = { reducedMotion: 'reduce' } as const;
const COUNT = story.steps.length;
const fragmentOf = (page: Page): string => new URL(page.url()).hash;

test.each([
  ['served', openApp],
  ['from disk', openSingleFile],
])(
  'a clicker leads through the whole talk, and no step gives away what it has not told (%s)',
  async (_, open) => {
    const { page, complaints } = await open(still);
    await present(page);
    for (let at = 0; at < COUNT; at++) {
      await atStep(page, at + 1);
      const untold = untoldAt(at);
      if (at < COUNT - 1) expect(untold.length).toBeGreaterThan(10);
      expect(found(untold, await everything(page)), `step ${at + 1}`).toEqual([]);
      expect(await page.title()).toBe(TEACHING);
      expect(await page.locator('[data-case], select').count()).toBe(0);
      const { name, bytes } = await downloadOf(page, () =>
        page.getByRole('button', { name: 'Save this step as SVG' }).click(),
      );
      expect(name).toBe(`a-boy-of-12-with-purpura-step-${at + 1}.svg`);
      expect(found(untold, bytes.toString()), `file of step ${at + 1}`).toEqual([]);
      await page.keyboard.press('PageDown');
    }
    expect(await countOf(page)).toMatch(`${COUNT} / ${COUNT}`);
    for (let step = COUNT - 1; step >= 1; step--) {
      await page.keyboard.press('PageUp');
      await atStep(page, step);
    }
    expect(complaints).toEqual([]);
  },
  180_000,
);

test('an overview, the keys and a blank screen tell no more than the step', async () => {
  const { page } = await openApp(still);
  await present(page);
  await page.keyboard.press('PageDown');
  await page.keyboard.press('o');
  await page.getByRole('navigation', { name: 'Steps' }).waitFor();
  expect(found(untoldAt(1), await everything(page))).toEqual([]);
  await page.getByRole('button', { name: /^4/ }).click();
  await atStep(page, 4);
  await page.keyboard.press('?');
  await page.getByRole('heading', { name: 'Keys' }).waitFor();
  expect(found(untoldAt(3), await everything(page))).toEqual([]);
  await page.keyboard.press('?');
  await page.keyboard.press('.');
  await page.locator('.blank.black').waitFor();
  await page.keyboard.press('PageDown');
  expect(await page.locator('.blank').count()).toBe(0);
  await atStep(page, 4);
});

test('going back shows a step exactly as it was, when all has come to rest', async () => {
  const { page } = await openApp();
  await present(page);
  const first: string[] = [];
  for (let step = 1; step <= COUNT; step++) {
    await atStep(page, step);
    first.push(await slideText(page));
    await page.keyboard.press('ArrowRight');
  }
  for (let step = COUNT - 1; step >= 1; step--) {
    await page.keyboard.press('ArrowLeft');
    await atStep(page, step);
    expect(await slideText(page), `back at ${step}`).toBe(first[step - 1]);
  }
  await page.keyboard.press('End');
  await atStep(page, COUNT);
  expect(await slideText(page)).toBe(first[COUNT - 1]);
}, 180_000);

test('what stays on the way moves, and nothing moves for those who want no motion', async () => {
  const { page } = await openApp();
  await present(page);
  await page.keyboard.press('ArrowRight');
  await page.locator('[data-moving]').waitFor();
  await atStep(page, 2);
  const { page: calm } = await openApp(still);
  await present(calm);
  await calm.keyboard.press('ArrowRight');
  expect(await calm.locator('[data-moving]').count()).toBe(0);
});

test('a reload in the middle keeps step, blank screen, choice and time', async () => {
  const { page } = await openApp(still);
  await present(page);
  for (const key of ['5', 'Enter']) await page.keyboard.press(key);
  await atStep(page, 5);
  await page.getByRole('button', { name: /A large spleen/ }).click();
  await page.waitForTimeout(1200);
  await page.keyboard.press('b');
  await page.reload();
  await page.locator('.blank.black').waitFor();
  await page.keyboard.press('b');
  await atStep(page, 5);
  const chosen = page.getByRole('button', { name: /A large spleen/ });
  expect(await chosen.getAttribute('aria-pressed')).toBe('true');
  expect(await countOf(page)).not.toContain('0:00 of');
  await page.keyboard.press('PageDown');
  await atStep(page, 6);
  const answer = await page.getByRole('region', { name: 'Answer' }).innerText();
  expect(answer).toMatch(/A large spleen holds them back\s*the room’s answer/);
  expect(answer).toMatch(/The source does not settle it\s*as reported/);
}, 180_000);

test('Back and Forward lead through the steps and out of the talk; F5 goes full screen', async () => {
  const { page } = await openApp(still);
  await present(page);
  expect(fragmentOf(page)).toBe('#v1?story=1&step=1');
  await page.keyboard.press('PageDown');
  await page.keyboard.press('PageDown');
  await atStep(page, 3);
  await page.goBack();
  await atStep(page, 2);
  await page.goForward();
  await atStep(page, 3);
  await page.keyboard.press('F5');
  await expect.poll(() => page.evaluate(() => document.fullscreenElement !== null)).toBe(true);
  await page.keyboard.press('F5');
  await expect.poll(() => page.evaluate(() => document.fullscreenElement === null)).toBe(true);
  await page.keyboard.press('Escape');
  await page.locator('[data-case="purpura"]').waitFor();
  expect(fragmentOf(page)).toBe('#v1/purpura');
  await page.goBack();
  await atStep(page, 3);
  for (let step = 0; step < 3; step++) await page.goBack();
  await page.locator('[data-case="purpura"]').waitFor();
  expect(await stageOf(page).count()).toBe(0);
}, 180_000);

test.each([
  ['#v1/purpura?story=rounds&step=history', 2, undefined],
  ['#v1/purpura?story=1&step=4', 4, undefined],
  ['#v1/purpura?story=rounds&step=nowhere', 1, 'nowhere'],
])('the link %s opens the talk at step %i', async (hash, step, said) => {
  const { page, complaints } = await openApp({ ...still, hash });
  await atStep(page, step);
  const notice = page.locator('p.notice');
  if (said === undefined) expect(await notice.count()).toBe(0);
  else expect(await notice.innerText()).toContain(said);
  expect(fragmentOf(page)).toBe(`#v1?story=1&step=${step}`);
  expect(complaints).toEqual([]);
});

test('a link to a talk that the case does not have explores the case and says so', async () => {
  const { page } = await openApp({ ...still, hash: '#v1/purpura?story=nobody&step=2' });
  await page.locator('[data-case="purpura"]').waitFor();
  expect(await page.locator('.bar').innerText()).toContain('nobody');
});

test('a case with several talks asks which, one without any says so', async () => {
  const { page } = await openApp(still);
  await openOwn(page, 'none.case.yaml', GOOD);
  await page.locator('[data-case="own"]').waitFor();
  await page.keyboard.press('p');
  await page.getByRole('dialog', { name: 'This case has no talk yet' }).waitFor();
  const talks = `stories:
  - { id: a, title: First talk, steps: [{ id: s, title: Start, reveal: [fever] }] }
  - { id: b, title: Second talk, steps: [{ id: s, title: Other, reveal: all }] }
`;
  await openOwn(page, 'two.case.yaml', `${GOOD}${talks}`);
  // What was asked of the case before goes with it, and only then is there something to press.
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await page.getByRole('button', { name: 'Present', exact: true }).click();
  await page.getByRole('dialog', { name: 'Which talk?' }).waitFor();
  await page.getByRole('button', { name: /Second talk/ }).click();
  await slideOf(page).waitFor();
  expect(await slideOf(page).locator('h1').innerText()).toBe('Other');
});

test('click, swipe and the pointer', async () => {
  const { page } = await openApp({ ...still, hasTouch: true });
  await present(page);
  await page.mouse.click(900, 640);
  await atStep(page, 2);
  await page.mouse.click(100, 640);
  await atStep(page, 1);
  await page.mouse.move(900, 640);
  await page.mouse.down();
  await page.mouse.move(700, 645, { steps: 4 });
  await page.mouse.up();
  await atStep(page, 2);
  await page.keyboard.press('l');
  await page.mouse.move(640, 400);
  await page.mouse.move(642, 402);
  const dot = await page.locator('.dot').boundingBox();
  expect(Math.abs((dot?.x ?? 0) + (dot?.width ?? 0) / 2 - 642)).toBeLessThan(2);
  await page.keyboard.press('l');
  expect(await page.locator('.dot').count()).toBe(0);
});

test('the slide is 16:9 in any window, and follows when that changes', async () => {
  const { page } = await openApp({ ...still, viewport: { width: 1920, height: 1080 } });
  await present(page);
  for (const [width, height] of [
    [1920, 1080],
    [1024, 768],
    [1600, 700],
  ] as const) {
    await page.setViewportSize({ width, height });
    const scale = Math.min(width / 1920, height / 1080);
    await expect
      .poll(async () => {
        const box = await slideOf(page).boundingBox();
        return [box?.width, box?.height].map((side) => Math.round(side ?? 0));
      })
      .toEqual([1920 * scale, 1080 * scale].map(Math.round));
  }
});

test.each([
  [1920, 1080],
  [1280, 720],
])('at %i × %i nothing on a slide is cut off', async (width, height) => {
  const { page } = await openApp({ ...still, viewport: { width, height } });
  await present(page);
  for (let step = 1; step <= COUNT; step++) {
    await atStep(page, step);
    const over = await slideOf(page).evaluate((slide) => {
      const body = slide.querySelector('.body');
      return [slide, body].map((each) => (each?.scrollHeight ?? 0) - (each?.clientHeight ?? 0));
    });
    expect(over, `step ${step}`).toEqual([0, 0]);
    await page.keyboard.press('PageDown');
  }
});

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

async function faults(page: Page): Promise<readonly string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(AXE);
  return page.evaluate(async () => {
    type Found = {
      violations: { id: string; nodes: { html: string; failureSummary?: string }[] }[];
    };
    const { axe } = window as unknown as { axe: { run: (options: object) => Promise<Found> } };
    const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
    const { violations } = await axe.run({ runOnly: tags, resultTypes: ['violations'] });
    return violations.flatMap(({ id, nodes }) =>
      nodes.map(
        ({ html, failureSummary }) => `${id}: ${html.slice(0, 160)} ${failureSummary ?? ''}`,
      ),
    );
  }, 180_000);
}

test.each([360, 1920])(
  'axe finds nothing in the talk, at %i px',
  async (width) => {
    const { page } = await openApp({ ...still, viewport: { width, height: 1080 } });
    for (const theme of ['light', 'dark']) {
      await wear(page, theme);
      await present(page);
      await page.keyboard.press('Home');
      for (let step = 1; step <= COUNT; step++) {
        await atStep(page, step);
        expect(await faults(page), `${theme}, step ${step}`).toEqual([]);
        expect(await figureOf(page).count()).toBe(1);
        await page.keyboard.press('PageDown');
      }
      for (const key of ['o', '?']) {
        await page.keyboard.press(key);
        expect(await faults(page), `${theme}, ${key}`).toEqual([]);
      }
      await page.keyboard.press('?');
      await page.keyboard.press('Escape');
      await page.locator('[data-case]').waitFor();
    }
  },
  180_000,
);

test('at 360 px a step is a page that scrolls, with letters to read', async () => {
  const { page } = await openApp({ ...still, viewport: { width: 360, height: 740 } });
  await present(page);
  const size = await slideOf(page)
    .locator('svg text')
    .first()
    .evaluate((text) => text.getBoundingClientRect().height);
  expect(size).toBeGreaterThan(10);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
});
