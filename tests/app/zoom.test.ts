// Zoom and pan of the shared axis by mouse, keyboard and touch; each gesture is one step back.
import type { Page } from 'playwright';
import { expect, test } from 'vitest';
import { placesOf, restingWindow, slide, stageOf, stripOf, widthOf, windowOf } from './axis.ts';
import { openApp } from './browser.ts';
import { figureOf, marksOf, pinnedOf, printOf, switchOn } from './explore.ts';

const still = { reducedMotion: 'reduce' } as const;
const undo = (page: Page): Promise<void> => page.getByRole('button', { name: 'Undo' }).click();

test('the wheel zooms with Ctrl around the pointer, over the axis without; else the page scrolls', async () => {
  const { page, complaints } = await openApp(still);
  const drawn = await printOf(page);
  const { empty, axis } = await placesOf(page);
  await page.mouse.move(...empty);
  await page.mouse.wheel(0, 120);
  await expect.poll(() => page.evaluate(() => scrollY)).toBeGreaterThan(0);
  expect(windowOf(page)).toEqual([0, 1]);
  await page.evaluate(() => scrollTo(0, 0));
  await page.waitForTimeout(350);

  await page.keyboard.down('Control');
  for (let turn = 0; turn < 4; turn++) await page.mouse.wheel(0, -100);
  await page.keyboard.up('Control');
  const zoomed = await restingWindow(page);
  expect(widthOf(zoomed)).toBeLessThan(0.6);
  // The pointer stood right of the middle, and keeps its place.
  expect(zoomed[0]).toBeGreaterThan(1 - zoomed[1]);
  expect(await page.evaluate(() => scrollY)).toBe(0);
  await undo(page);
  await expect.poll(() => windowOf(page)).toEqual([0, 1]);
  expect(await printOf(page)).toBe(drawn);

  await page.mouse.move(...axis);
  await page.mouse.wheel(0, -150);
  expect(widthOf(await restingWindow(page))).toBeLessThan(0.9);
  expect(await page.evaluate(() => scrollY)).toBe(0);
  const before = windowOf(page);
  await page.mouse.move(...empty);
  await page.keyboard.down('Shift');
  await page.mouse.wheel(0, 40);
  await page.keyboard.up('Shift');
  const panned = await restingWindow(page);
  expect(panned[0]).toBeGreaterThan(before[0]);
  expect(widthOf(panned)).toBeCloseTo(widthOf(before), 3);
  expect(complaints).toEqual([]);
});

test('dragging pans, a double click zooms and sets no cursor, and each is one step', async () => {
  const { page } = await openApp({ ...still, hash: '#v1/purpura?window=0.3-0.7' });
  const { empty } = await placesOf(page);
  const [x, y] = empty;
  await page.mouse.move(x, y);
  await page.mouse.down();
  for (let step = 1; step <= 10; step++) {
    await page.mouse.move(x - 12 * step, y);
    // A hand that hesitates has not let go.
    if (step === 5) await page.waitForTimeout(500);
  }
  await page.mouse.up();
  const panned = await restingWindow(page);
  expect(panned[0]).toBeGreaterThan(0.33);
  expect(page.url()).not.toContain('cursor');
  await undo(page);
  await expect.poll(() => windowOf(page)).toEqual([0.3, 0.7]);
  await page.mouse.dblclick(x, y);
  expect(widthOf(await restingWindow(page))).toBeCloseTo(0.2, 3);
  expect(page.url()).not.toContain('cursor');
  await page.keyboard.down('Shift');
  await page.mouse.dblclick(x, y);
  await page.keyboard.up('Shift');
  expect(widthOf(await restingWindow(page))).toBeCloseTo(0.4, 3);
  await undo(page);
  await undo(page);
  await expect.poll(() => windowOf(page)).toEqual([0.3, 0.7]);
});

test('the overview: its window and edges can be dragged, clicked and moved by keys; buttons do the same', async () => {
  const { page } = await openApp(still);
  const box = (await stripOf(page).boundingBox())!;
  const y = box.y + box.height / 2;
  const at = (fraction: number): number => box.x + 150 + (box.width - 200) * fraction;
  await page.mouse.move(at(0.3), y);
  await page.mouse.down();
  await page.mouse.move(at(0.5), y, { steps: 4 });
  await page.mouse.move(at(0.6), y, { steps: 4 });
  await page.mouse.up();
  const chosen = await restingWindow(page);
  expect(widthOf(chosen)).toBeGreaterThan(0.2);
  expect(widthOf(chosen)).toBeLessThan(0.4);
  await page.mouse.move(at(0.45), y);
  await page.mouse.down();
  await page.mouse.move(at(0.55), y, { steps: 4 });
  await page.mouse.up();
  const moved = await restingWindow(page);
  expect(moved[0]).toBeGreaterThan(chosen[0] + 0.05);
  expect(widthOf(moved)).toBeCloseTo(widthOf(chosen), 3);
  await page.mouse.click(at(0.1), y);
  expect((await restingWindow(page))[0]).toBeLessThan(0.1);

  const end = page.getByRole('slider', { name: 'End of the window' });
  const before = windowOf(page);
  const said = await end.getAttribute('aria-valuetext');
  await end.focus();
  await page.keyboard.press('ArrowRight');
  const wider = await restingWindow(page);
  expect(wider[1]).toBeGreaterThan(before[1]);
  expect(wider[0]).toBeCloseTo(before[0], 4);
  expect(await end.getAttribute('aria-valuetext')).not.toBe(said);
  await page.keyboard.press('Shift+ArrowRight');
  expect((await restingWindow(page))[0]).toBeGreaterThan(wider[0]);

  await switchOn(page, 'Zoom in');
  const closer = await restingWindow(page);
  await switchOn(page, 'Zoom out');
  expect(widthOf(await restingWindow(page))).toBeCloseTo(2 * widthOf(closer), 3);
  await switchOn(page, 'Show the whole course');
  await expect.poll(() => windowOf(page)).toEqual([0, 1]);
});

test('keys alone: zoom, pan, ends; the keyboard stays in the figure when its mark leaves the window', async () => {
  const { page } = await openApp({ ...still, hash: '#v1/calendar?axis=calendar' });
  await page.locator('[data-case="calendar"]').waitFor();
  const drawn = await printOf(page);
  const where = (): Promise<string> =>
    page.evaluate(() => document.activeElement?.className.split(' ')[0] ?? '');
  await stageOf(page).focus();
  await page.keyboard.press('+');
  await page.keyboard.press('+');
  expect(widthOf(await restingWindow(page))).toBeCloseTo(0.25, 3);
  await page.keyboard.press('Home');
  await expect.poll(() => windowOf(page)[0]).toBe(0);
  await page.keyboard.press('ArrowRight');
  expect((await restingWindow(page))[0]).toBeCloseTo(0.05, 3);
  await page.keyboard.press('Home');
  await expect.poll(() => windowOf(page)[0]).toBe(0);
  await page.locator('[tabindex="0"][id^="mark-"]').focus();
  await page.keyboard.press('Home');
  const at = await where();
  expect(at).not.toBe('figure');
  for (let step = 0; step < 8; step++) await page.keyboard.press(']');
  expect((await restingWindow(page))[0]).toBeGreaterThan(0.35);
  expect(await where()).toBe('figure');
  await page.keyboard.press('End');
  await expect.poll(() => windowOf(page)[1]).toBe(1);
  await page.keyboard.press('0');
  await expect.poll(() => windowOf(page)).toEqual([0, 1]);
  expect(await printOf(page)).toBe(drawn);
  // Down to hours on three years, and no tick over another.
  for (let step = 0; step < 10; step++) await page.keyboard.press('+');
  await expect.poll(() => widthOf(windowOf(page))).toBeLessThan(0.0011);
  const ticks = await figureOf(page).evaluate((svg) =>
    [...svg.querySelectorAll('text')]
      .filter(({ textContent }) => /^\d\d:\d\d$/.test(textContent ?? ''))
      .map((tick) => tick.getBoundingClientRect())
      .map(({ left, right }) => [left, right] as const)
      .sort(([a], [b]) => a - b),
  );
  expect(ticks.length).toBeGreaterThan(3);
  ticks.slice(1).forEach(([left], index) => expect(left).toBeGreaterThan(ticks[index]![1]));
});

test('a cluster opens by a click and by Enter, and the keyboard lands in it', async () => {
  const link = '#v1/calendar?axis=calendar&collapse=drugs,tests,visits';
  const viewport = { width: 1280, height: 1400 };
  const { page } = await openApp({ ...still, hash: link, viewport });
  await page.locator('[data-case="calendar"]').waitFor();
  const cluster = marksOf(page).and(page.getByLabel(/close together: Hepatitis E/));
  const box = (await cluster.boundingBox())!;
  await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
  expect(widthOf(await restingWindow(page))).toBeLessThan(0.5);
  expect(await page.evaluate(() => document.activeElement?.id)).toMatch(/^mark-/);
  await undo(page);
  await expect.poll(() => windowOf(page)).toEqual([0, 1]);
  await cluster.focus();
  await page.keyboard.press('Enter');
  expect(widthOf(await restingWindow(page))).toBeLessThan(0.5);
  await undo(page);
  // Of one day: no zoom parts them, so they are listed.
  await marksOf(page)
    .and(page.getByLabel(/^2 close together: Hepatitis B/))
    .focus();
  await page.keyboard.press('Enter');
  await expect.poll(() => pinnedOf(page).getByRole('listitem').count()).toBe(2);
  expect(await restingWindow(page)).toEqual([0, 1]);
});

test('touch: a pinch zooms, one finger pans, a tap selects', async () => {
  const { page } = await openApp({
    ...still,
    viewport: { width: 412, height: 900 },
    hasTouch: true,
    isMobile: true,
  });
  const box = (await stageOf(page).boundingBox())!;
  await page.evaluate((top) => scrollTo(0, top - 60), box.y);
  const now = (await stageOf(page).boundingBox())!;
  const y = now.y + 300;
  await slide(
    page,
    [
      [170, y],
      [230, y],
    ],
    [
      [90, y],
      [330, y],
    ],
  );
  const pinched = await restingWindow(page);
  expect(widthOf(pinched)).toBeLessThan(0.4);
  await slide(page, [[300, y]], [[180, y]]);
  const panned = await restingWindow(page);
  expect(panned[0]).toBeGreaterThan(pinched[0]);
  expect(widthOf(panned)).toBeCloseTo(widthOf(pinched), 3);
  await undo(page);
  await undo(page);
  await expect.poll(() => windowOf(page)).toEqual([0, 1]);
  const mark = figureOf(page).locator('[data-kind="diagnosis"]').first();
  await mark.evaluate((element) => element.scrollIntoView({ block: 'center' }));
  const { x, y: top } = (await mark.boundingBox())!;
  await page.touchscreen.tap(x + 6, top + 6);
  await expect.poll(() => page.url()).toContain('pinned=');
});

test.each([
  ['no-preference', 'glides'],
  ['reduce', 'is there at once'],
] as const)(
  'with %s for motion the window %s, and ends in the same place',
  async (reducedMotion, how) => {
    const { page } = await openApp({ reducedMotion });
    await stageOf(page).focus();
    const [before, after] = await page.evaluate(async () => {
      const pane = document.querySelector<HTMLElement>('.pane')!;
      const start = pane.style.width;
      const key = new KeyboardEvent('keydown', { key: '+', bubbles: true });
      document.activeElement!.dispatchEvent(key);
      await new Promise((resolve) => queueMicrotask(() => queueMicrotask(() => resolve(0))));
      return [start, pane.style.width];
    });
    expect(after === before).toBe(how === 'glides');
    expect(widthOf(await restingWindow(page))).toBeCloseTo(0.5, 3);
  },
);
