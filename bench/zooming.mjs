/* global document, window, requestAnimationFrame */
// Data in memory to the first frame, and then 120 steps: in to a sixteenth, across, out. Printed are
// the main thread's own time in a step (script, style, layout, painting commands, in CPU time, so that
// a busy machine changes little; an idle frame is taken off), heap and nodes; beside others on the
// same data in the same browser. What it does not measure: the raster, and the hand.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright';
import { preview } from 'vite';
import { findBrowser } from '../scripts/browser.mjs';
import { CHARTS } from './peers/charts.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const peers = join(root, 'bench/peers/node_modules');
const STEPS = 120;
/** A subject that takes this long for a step is measured on every tenth. ms */
const SLOW = 150;

const median = (values) => [...values].sort((a, b) => a - b)[values.length >> 1];
const p95 = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length * 0.95)];

/** `load` gives the data of a workload. */
export async function zooming(load, ids = ['W1', 'W2', 'W3', 'W4']) {
  const { executablePath, args, env } = await findBrowser();
  const browser = await chromium.launch({ executablePath, args, env: { ...process.env, ...env } });
  const server = await preview({
    root,
    configFile: false,
    build: { outDir: 'dist/bench' },
    preview: { host: '127.0.0.1', port: 0 },
    logLevel: 'error',
  });
  const ours = `http://127.0.0.1:${server.httpServer.address().port}/`;
  for (const id of ids) {
    const data = load(id);
    await measure(browser, { id, name: 'Caseline', url: ours, data });
    const without = { ...data, labs: [] };
    await measure(browser, { id, name: 'Caseline, events alone', url: ours, data: without });
    for (const chart of CHARTS.filter(({ files }) =>
      files.every((file) => existsSync(join(peers, file))),
    ))
      await measure(browser, { id, ...chart, data });
  }
  await browser.close();
  await new Promise((resolve) => server.httpServer.close(resolve));
}

async function measure(browser, { id, name, url, files = [], bench, data }) {
  const page = await browser.newPage({ viewport: { width: 1280, height: 720 } });
  await page.goto(url ?? 'about:blank');
  for (const file of files) await page.addScriptTag({ path: join(peers, file) });
  if (bench) await page.evaluate(bench);
  await page.evaluate((given) => void (window.data = given), data);
  const client = await page.context().newCDPSession(page);
  await client.send('Performance.enable', { timeDomain: 'threadTicks' });
  const first = await page.evaluate(mount);
  // What is still at work after its first frame is not idle.
  await page.waitForTimeout(1000);
  const frames = [];
  for (let at = 0; at < 9; at++) frames.push(await work(page, client));
  const idle = Math.min(...frames);
  const steps = [];
  let every = 1;
  for (let at = 0; at < STEPS; at += every) {
    steps.push((await work(page, client, windowAt(at, data))) - idle);
    if (at === 0 && steps[0] > SLOW) every = 10;
  }
  const nodes = await page.evaluate(() => document.body.firstChild.querySelectorAll('*').length);
  await client.send('HeapProfiler.collectGarbage');
  const { usedSize } = await client.send('Runtime.getHeapUsage');
  console.log(
    `page ${id}, ${name}: first frame ${first.toFixed(0)} ms; a step ${median(steps).toFixed(1)} ms (p95 ${p95(steps).toFixed(1)}, ${steps.length} steps); ${nodes} nodes; heap ${(usedSize / 1e6).toFixed(0)} MB with the data`,
  );
  await page.close();
}

/** In the page. */
async function mount() {
  const el = document.createElement('div');
  el.style.width = '1280px';
  el.style.height = '720px';
  document.body.replaceChildren(el);
  const start = performance.now();
  await window.__bench.mount(el, window.data);
  return performance.now() - start;
}

function windowAt(at, { t0, t1 }) {
  const depth = at < 40 ? at / 40 : at < 80 ? 1 : (119 - at) / 40;
  const width = (t1 - t0) / 16 ** depth;
  const across = at < 40 ? 0.3 : at < 80 ? 0.3 + ((at - 40) / 40) * 0.4 : 0.7;
  const from = t0 + across * (t1 - t0 - width);
  return [from, from + width];
}

/** CPU time of the main thread for one step and the frame that shows it; without a step: of a frame. */
async function work(page, client, window) {
  const before = await taskMs(client);
  await page.evaluate(
    (to) =>
      new Promise((resolve) =>
        requestAnimationFrame(() => {
          if (to) window.__bench.zoomTo(...to);
          requestAnimationFrame(resolve);
        }),
      ),
    window,
  );
  return (await taskMs(client)) - before;
}

async function taskMs(client) {
  const { metrics } = await client.send('Performance.getMetrics');
  return metrics.find(({ name }) => name === 'TaskDuration').value * 1000;
}
