/* global document, requestAnimationFrame */
// Real wheel, drag, pointer and key events on the built application: main-thread work of a step
// (script, style, layout, painting commands; not the raster), medians beside the nodes of the page.
// What it does not measure: the compositor, the graphics card, the time a hand needs.
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright';
import { preview } from 'vite';
import { findBrowser } from '../scripts/browser.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const STEPS = 40;
const CASES = [
  ['purpura', 'purpura'],
  ['calendar', 'calendar?axis=calendar'],
];

const median = (values) => [...values].sort((a, b) => a - b)[values.length >> 1];
const p95 = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length * 0.95)];

/** What a hand does, one step at a time; `at` counts the steps. */
const HANDS = {
  // What the waiting itself costs: to be taken off the others.
  nothing: async () => {},
  'pointer over the plot': (page, box, at) =>
    page.mouse.move(box.x + box.width * (0.3 + (0.5 * at) / STEPS), box.y + box.height * 0.5),
  'wheel with Ctrl': async (page, box, at) => {
    if (at === 0) await page.keyboard.down('Control');
    await page.mouse.wheel(0, at < STEPS / 2 ? -60 : 60);
    if (at === STEPS - 1) await page.keyboard.up('Control');
  },
  drag: async (page, box, at) => {
    if (at === 0) await page.mouse.down();
    await page.mouse.move(box.x + box.width * (0.7 - (0.4 * at) / STEPS), box.y + box.height * 0.5);
    if (at === STEPS - 1) await page.mouse.up();
  },
  'sideways wheel': (page, box, at) => page.mouse.wheel(at < STEPS / 2 ? 30 : -30, 0),
};

export async function interaction() {
  const { executablePath, args, env } = await findBrowser();
  const browser = await chromium.launch({ executablePath, args, env: { ...process.env, ...env } });
  const server = await preview({
    root,
    configFile: false,
    build: { outDir: 'dist/app' },
    preview: { host: '127.0.0.1', port: 0 },
    logLevel: 'error',
  });
  const { port } = server.httpServer.address();
  for (const [name, link] of CASES) {
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    await page.goto(`http://127.0.0.1:${port}/#v1/${link}`);
    await page.locator(`[data-case="${name}"]`).waitFor();
    for (const [hand, step] of Object.entries(HANDS)) await measure(page, name, hand, step);
    await page.close();
  }
  await browser.close();
  await new Promise((resolve) => server.httpServer.close(resolve));
}

async function measure(page, name, hand, step) {
  const client = await page.context().newCDPSession(page);
  await client.send('Performance.enable');
  const stage = page.getByRole('group', { name: /^Timeline/ });
  const whole = await stage.boundingBox();
  // As much of it as the window shows.
  const box = { ...whole, height: Math.min(whole.height, 560 - whole.y) };
  // A part of the course, so that there is room to pan; then everything comes to rest.
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  if (hand !== 'wheel with Ctrl') {
    await stage.focus();
    await page.keyboard.press('+');
  }
  await page.waitForTimeout(700);
  const work = [];
  for (let at = 0; at < STEPS; at++) {
    const before = await taskMs(client);
    await step(page, box, at);
    await page.evaluate(
      () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))),
    );
    work.push((await taskMs(client)) - before);
  }
  await page.waitForTimeout(700);
  const nodes = await page.evaluate(() => document.querySelectorAll('.figure *').length);
  console.log(
    `app ${name}, ${hand}: a step ${median(work).toFixed(1)} ms (p95 ${p95(work).toFixed(1)}); ${nodes} nodes in the figure`,
  );
  await client.detach();
}

async function taskMs(client) {
  const { metrics } = await client.send('Performance.getMetrics');
  return metrics.find(({ name }) => name === 'TaskDuration').value * 1000;
}
