import { expect, test } from 'vitest';
import { FIRST_SCREEN_BOUND, firstScreenBytes } from '../../scripts/build.mjs';
import { openApp, openSingleFile } from './browser.ts';

const ways = [
  ['the served application', openApp],
  ['the single file from disk', openSingleFile],
] as const;

for (const [name, open] of ways) {
  test(`${name} starts without a complaint`, async () => {
    const { page, complaints } = await open();
    expect((await page.locator('body').innerText()).trim()).not.toBe('');
    expect(complaints).toEqual([]);
  });

  test(`${name} forbids requests, injected scripts and style attributes`, async () => {
    const { page } = await open();
    const outcome = await page.evaluate(async () => {
      const script = document.createElement('script');
      script.textContent = 'globalThis.injected = true';
      document.head.append(script);
      const box = document.createElement('div');
      document.body.append(box);
      box.innerHTML = '<p style="position: fixed">styled</p>';
      const style = document.createElement('style');
      style.textContent = 'body { outline: 3px solid red }';
      document.head.append(style);
      return {
        request: await fetch('data:text/plain,leak').then(
          () => 'allowed',
          () => 'refused',
        ),
        injected: 'injected' in globalThis,
        position: getComputedStyle(box.querySelector('p')!).position,
        outline: getComputedStyle(document.body).outlineStyle,
      };
    });
    expect(outcome).toEqual({
      request: 'refused',
      injected: false,
      position: 'static',
      outline: 'none',
    });
  });
}

test('the single file asks for nothing but itself', async () => {
  const { page, url } = await openSingleFile();
  const requests: string[] = [];
  page.on('request', (request) => requests.push(request.url()));
  await page.reload({ waitUntil: 'networkidle' });
  expect(requests.filter((request) => !request.startsWith('data:'))).toEqual([url]);
});

test('the first screen of the served application is small', async () => {
  expect(await firstScreenBytes()).toBeLessThanOrEqual(FIRST_SCREEN_BOUND);
});
