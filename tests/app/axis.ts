// What hands do to the axis, in words: used by the tests of zoom, cursors and links.
import type { CDPSession, Locator, Page } from 'playwright';
import { expect } from 'vitest';
import { figureOf } from './explore.ts';

export const stageOf = (page: Page): Locator => page.getByRole('group', { name: /^Timeline/ });
export const stripOf = (page: Page): Locator =>
  page.getByRole('group', { name: 'Window on the whole course' });
export const flagsOf = (page: Page): Locator => page.locator('.figure .flag');

/** The part of the whole axis that is in the window, as the link says it. */
export function windowIn(url: string): readonly [number, number] {
  const [, from, to] = /[?&]window=([\d.e-]+?)-([\d.e-]+)(?:&|$)/.exec(url) ?? [];
  return from === undefined ? [0, 1] : [Number(from), Number(to)];
}

export const windowOf = (page: Page): readonly [number, number] => windowIn(page.url());

/** The window once the address bar has come to rest. */
export async function restingWindow(page: Page): Promise<readonly [number, number]> {
  const seen: string[] = [];
  await expect
    .poll(
      () => {
        seen.push(page.url());
        return seen.length > 3 && new Set(seen.slice(-3)).size;
      },
      { interval: 300 },
    )
    .toBe(1);
  return windowOf(page);
}

export const widthOf = ([from, to]: readonly [number, number]): number => to - from;

/** A place of the plot where nothing stands, and one on the axis above it: px of the page. */
export async function placesOf(page: Page): Promise<{
  readonly empty: readonly [number, number];
  readonly axis: readonly [number, number];
}> {
  const box = (await figureOf(page).first().boundingBox())!;
  const band = (await stageOf(page).locator('.cursors').boundingBox())!;
  const axisY = await figureOf(page)
    .first()
    .evaluate((svg) => {
      const ticks = [...svg.querySelectorAll('text')].filter(({ textContent }) =>
        /^(?:−?\+?\d+ (?:mo|wk)|wk \d+|\d+ \w{3}(?: \d{4})?)$/.test(textContent ?? ''),
      );
      return Math.min(...ticks.map((tick) => tick.getBoundingClientRect().top));
    });
  return {
    empty: [box.x + box.width * 0.62, band.y + 140],
    axis: [box.x + box.width * 0.6, axisY],
  };
}

export async function touch(
  client: CDPSession,
  type: 'touchStart' | 'touchMove' | 'touchEnd',
  points: readonly (readonly [number, number])[],
): Promise<void> {
  const touchPoints = points.map(([x, y], id) => ({ x, y, id }));
  await client.send('Input.dispatchTouchEvent', { type, touchPoints });
}

/** Fingers go from some places to others, in a few steps. */
export async function slide(
  page: Page,
  from: readonly (readonly [number, number])[],
  to: readonly (readonly [number, number])[],
): Promise<void> {
  const client = await page.context().newCDPSession(page);
  const STEPS = 6;
  await touch(client, 'touchStart', from);
  for (let step = 1; step <= STEPS; step++) {
    const now = from.map(([x, y], finger): readonly [number, number] => {
      const [toX = x, toY = y] = to[finger] ?? [];
      return [x + ((toX - x) * step) / STEPS, y + ((toY - y) * step) / STEPS];
    });
    await touch(client, 'touchMove', now);
    await page.evaluate(() => new Promise(requestAnimationFrame));
  }
  await touch(client, 'touchEnd', []);
  await client.detach();
}
