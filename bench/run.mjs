/* global document, window, requestAnimationFrame */
// npm run bench: prints medians, never asserts them. Workload files W1.json … may be given as a
// folder (`npm run bench -- DIR`); without one, W1 and W2 of the same shape are generated.
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright';
import { preview } from 'vite';
import { findBrowser } from '../scripts/browser.mjs';
import { exports } from './export.mjs';
import { opening } from './import.mjs';
import { interaction } from './interaction.mjs';
import { workload } from './workloads.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const folder = process.argv[2];
const load = (id) => {
  const file = folder && join(folder, `${id}.json`);
  return file && existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : workload(id);
};

const median = (values) => [...values].sort((a, b) => a - b)[values.length >> 1];
const p95 = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length * 0.95)];
const time = (task) => {
  const start = performance.now();
  task();
  return performance.now() - start;
};

function repeat(count, task) {
  return Array.from({ length: count }, () => time(task));
}

async function figures() {
  const { figure } = await import(join(root, 'dist/bench/figure.mjs'));
  for (const [id, warm, runs] of [
    ['W1', 500, 1500],
    ['W2', 20, 80],
  ]) {
    const data = load(id);
    repeat(warm, () => figure(data));
    const ms = median(repeat(runs, () => figure(data)));
    console.log(
      `figure ${id} as SVG, warm Node: ${ms.toFixed(2)} ms, ${(1000 / ms).toFixed(0)} a second`,
    );
  }
}

function command() {
  const run = (...args) => time(() => execFileSync(process.execPath, args, { stdio: 'ignore' }));
  const bare = [];
  const cold = [];
  // Alternating, so that a busy moment of the machine meets both.
  for (let at = 0; at < 15; at++) {
    bare.push(run('-e', '0'));
    cold.push(run(join(root, 'dist/caseline.js'), 'render', 'purpura', '-o', '-'));
  }
  const [node, ours] = [median(bare), median(cold)];
  console.log(
    `command, cold, purpura to SVG: ${ours.toFixed(0)} ms; bare Node ${node.toFixed(0)} ms; ratio ${(ours / node).toFixed(2)}`,
  );
}

async function page() {
  const { executablePath, args } = await findBrowser();
  const browser = await chromium.launch({ executablePath, args });
  const server = await preview({
    root,
    configFile: false,
    build: { outDir: 'dist/bench' },
    preview: { host: '127.0.0.1', port: 0 },
    logLevel: 'error',
  });
  const { port } = server.httpServer.address();
  for (const id of ['W1', 'W2']) {
    const data = load(id);
    const firsts = [];
    let steps = [];
    let nodes = 0;
    for (let run = 0; run < 5; run++) {
      const tab = await browser.newPage({ viewport: { width: 1280, height: 720 } });
      await tab.goto(`http://127.0.0.1:${port}/`);
      const result = await tab.evaluate(measure, data);
      firsts.push(result.first);
      steps = [...steps, ...result.steps];
      nodes = result.nodes;
      await tab.close();
    }
    console.log(
      `page ${id}: first frame ${median(firsts).toFixed(0)} ms; a step ${median(steps).toFixed(1)} ms (p95 ${p95(steps).toFixed(1)}); ${nodes} nodes`,
    );
  }
  await browser.close();
  await new Promise((resolve) => server.httpServer.close(resolve));
}

/** In the page: mount, then 120 steps: in to a sixteenth, across, out. Script, style and layout of each. */
async function measure(data) {
  const el = document.createElement('div');
  el.style.width = '1280px';
  el.style.height = '720px';
  document.body.replaceChildren(el);
  const start = performance.now();
  await window.__bench.mount(el, data);
  const first = performance.now() - start;
  const span = data.t1 - data.t0;
  const steps = [];
  for (let at = 0; at < 120; at++) {
    const phase = at < 40 ? at / 40 : at < 80 ? 1 : (119 - at) / 40;
    const width = span / 16 ** phase;
    const across = at < 40 ? 0.3 : at < 80 ? 0.3 + ((at - 40) / 40) * 0.4 : 0.7;
    const from = data.t0 + across * (span - width);
    await new Promise((resolve) => requestAnimationFrame(resolve));
    const begun = performance.now();
    window.__bench.zoomTo(from, from + width);
    el.getBoundingClientRect();
    steps.push(performance.now() - begun);
  }
  const nodes = el.querySelectorAll('*').length;
  window.__bench.destroy();
  return { first, steps, nodes };
}

function sizes() {
  const index = readFileSync(join(root, 'dist/app/index.html'), 'utf8');
  const scripts = [...index.matchAll(/(?:src|href)="\.\/(assets\/[^"]+\.js)"/g)].map(
    (match) => match[1],
  );
  const bytes = scripts.reduce(
    (sum, file) => sum + gzipSync(readFileSync(join(root, 'dist/app', file))).length,
    0,
  );
  console.log(
    `script of the first screen: ${(bytes / 1000).toFixed(0)} kB gzipped (static imports of index.html)`,
  );
}

if (!['figure', 'open'].every((name) => existsSync(join(root, `dist/bench/${name}.mjs`))))
  execFileSync(process.execPath, [join(root, 'scripts/build.mjs')], { stdio: 'inherit' });
await figures();
await opening(folder);
command();
exports();
await page();
await interaction();
sizes();
