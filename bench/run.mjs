// npm run bench: prints medians, never asserts them. Workload files W1.json … may be given as a
// folder (`npm run bench -- DIR`); without one, workloads of the same shapes are generated.
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { exports } from './export.mjs';
import { opening } from './import.mjs';
import { interaction } from './interaction.mjs';
import { workload } from './workloads.mjs';
import { zooming } from './zooming.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const folder = process.argv[2];
const load = (id) => {
  const file = folder && join(folder, `${id}.json`);
  return file && existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : workload(id);
};

const median = (values) => [...values].sort((a, b) => a - b)[values.length >> 1];
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
await zooming(load);
await interaction();
sizes();
