// What a file costs: figures as SVG in a warm process and cold processes for each format, beside the
// same figure by Vega-Lite's command line and by Observable Plot under a DOM shim; and the memory of
// a page of 190 × 240 mm at 600 dpi. The peers are installed into bench/peers on the first run.
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { workload } from './workloads.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const peers = join(root, 'bench/peers');
const command = join(root, 'dist/caseline.js');
const FORMATS = ['svg', 'png', 'tiff', 'pdf', 'pptx'];

const median = (values) => [...values].sort((a, b) => a - b)[values.length >> 1];
const ms = (value) => `${value.toFixed(0)} ms`;

export function exports() {
  const scratch = mkdtempSync(join(tmpdir(), 'caseline-bench-'));
  const data = join(scratch, 'W1.json');
  writeFileSync(data, JSON.stringify(workload('W1')));
  const spec = join(scratch, 'spec.json');
  const hasPeers = installPeers();
  if (hasPeers) writeFileSync(spec, node([join(peers, 'vega-lite.mjs'), data]));
  if (hasPeers) warm(data);
  cold(scratch, data, spec, hasPeers);
  memory(scratch);
  rmSync(scratch, { recursive: true });
}

function installPeers() {
  if (existsSync(join(peers, 'node_modules'))) return true;
  const { status } = spawnSync('npm', ['install', '--no-audit', '--no-fund', '--no-package-lock'], {
    cwd: peers,
    stdio: 'ignore',
  });
  if (status !== 0) console.log('peers could not be installed: measured alone');
  return status === 0;
}

function node(args) {
  return execFileSync(process.execPath, args, { encoding: 'utf8', maxBuffer: 1 << 28 });
}

function warm(data) {
  const ours = node([
    '-e',
    `import(${JSON.stringify(join(root, 'dist/bench/figure.mjs'))}).then(({ figure }) => {
      const data = JSON.parse(require('node:fs').readFileSync(${JSON.stringify(data)}, 'utf8'));
      for (let at = 0; at < 500; at++) figure(data);
      const start = performance.now();
      for (let at = 0; at < 1500; at++) figure(data);
      console.log(((1500 / (performance.now() - start)) * 1000).toFixed(1));
    })`,
  ]);
  const plot = node([join(peers, 'plot.mjs'), data, '200']);
  const vega = node([join(peers, 'vega-lite.mjs'), data, '40']);
  const [a, b, c] = [ours, plot, vega].map(Number);
  console.log(
    `W1 as SVG a second, warm: ${a.toFixed(0)}; Observable Plot ${b.toFixed(0)} (${(a / b).toFixed(1)} ×); Vega-Lite ${c.toFixed(0)} (${(a / c).toFixed(0)} ×)`,
  );
}

function cold(scratch, data, spec, hasPeers) {
  const tasks = {
    'bare Node': ['-e', '0'],
    ...Object.fromEntries(
      FORMATS.map((format) => [
        `purpura, ${format}`,
        [
          command,
          'render',
          'purpura',
          '--preset',
          'elsevier-double',
          '--force',
          '-o',
          join(scratch, `a.${format}`),
        ],
      ]),
    ),
    ...(hasPeers
      ? {
          'Vega-Lite W1, svg': [
            join(peers, 'node_modules/vega-lite/bin/vl2svg'),
            spec,
            join(scratch, 'v.svg'),
          ],
          'Observable Plot W1, svg': [join(peers, 'plot.mjs'), data],
        }
      : {}),
  };
  const times = Object.fromEntries(Object.keys(tasks).map((name) => [name, []]));
  // Alternating, so that a busy moment of the machine meets all.
  for (let run = 0; run < 7; run++)
    for (const [name, args] of Object.entries(tasks)) {
      const start = performance.now();
      node(args);
      times[name].push(performance.now() - start);
    }
  const bare = median(times['bare Node']);
  for (const [name, values] of Object.entries(times)) {
    const path = join(scratch, `a.${name.split(', ')[1]}`);
    const size = name.startsWith('purpura')
      ? `, ${(statSync(path).size / 1000).toFixed(0)} kB`
      : '';
    console.log(
      `cold, ${name}: ${ms(median(values))}, ${(median(values) / bare).toFixed(1)} × bare Node${size}`,
    );
  }
}

/** Peak of the resident set, as the system tells it at the end of the process. */
function memory(scratch) {
  for (const format of ['png', 'tiff', 'pdf']) {
    const report = join(scratch, 'rss');
    const hook = join(scratch, 'hook.cjs');
    writeFileSync(
      hook,
      `process.on('exit', () => require('node:fs').writeFileSync(${JSON.stringify(report)}, String(process.resourceUsage().maxRSS)));`,
    );
    node(
      [
        '-r',
        hook,
        command,
        'render',
        'purpura',
        '--width',
        '190mm',
        '--height',
        '240mm',
        '--dpi',
        '600',
      ].concat(['--force', '-o', join(scratch, `m.${format}`)]),
    );
    const peak = Number(readFileSync(report, 'utf8')) / 1024;
    console.log(`memory, 190 × 240 mm at 600 dpi, ${format}: ${peak.toFixed(0)} MB at its peak`);
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) exports();
