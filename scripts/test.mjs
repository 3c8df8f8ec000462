// `npm test`: everything, in order, on to the end whatever fails. The last line is the sum:
// every Vitest test counts, and each other step counts as one.
//   node scripts/test.mjs types unit     runs only the steps whose name contains one of the words
import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { constants, setPriority, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findBrowser } from './browser.mjs';

const root = fileURLToPath(new URL('../', import.meta.url));
const scratch = await mkdtemp(join(tmpdir(), 'caseline-test-'));
const total = { passed: 0, failed: 0, skipped: 0 };

const plain = (name, program, ...args) => ({ name, run: () => runProgram(name, program, args) });
const tests = (name, project, how) => ({ name, run: () => runTests(name, project, how) });

// The two time zones lie almost a day apart; one is half an hour off, both shift for summer.
// Steps of one row run one after another, the rows of a stage side by side: none of them uses both
// cores. Beside a browser, whose gestures are a matter of time, only what gives way to it.
const stages = [
  [
    [
      plain('types', 'typescript/bin/tsc'),
      plain(
        'svelte-check',
        'svelte-check/bin/svelte-check',
        '--fail-on-warnings',
        '--tsconfig=tsconfig.json',
      ),
      { name: 'build', run: () => runCommand('build', ['scripts/build.mjs']) },
    ],
    [
      plain('eslint', 'eslint/bin/eslint.js', '.', '--max-warnings=0'),
      plain('prettier', 'prettier/bin/prettier.cjs', '--check', 'src', 'tests', 'scripts'),
    ],
  ],
  [[tests('unit, Newfoundland time', 'unit', { env: { TZ: 'America/St_Johns' } })]],
  [
    [
      { name: 'a browser', run: handOverBrowser },
      tests('browser', 'browser'),
      tests('application', 'app'),
    ],
    [
      tests('unit, New Zealand time', 'unit', {
        env: { TZ: 'Pacific/Auckland', VITEST_MAX_WORKERS: '1' },
        givesWay: true,
      }),
    ],
  ],
];

const words = process.argv.slice(2);
const isChosen = ({ name }) =>
  words.length === 0 || name === 'a browser' || words.some((word) => name.includes(word));
for (const rows of stages) {
  await Promise.all(
    rows.map(async (row) => {
      for (const { name, run } of row.filter(isChosen)) await runStep(name, run);
    }),
  );
}
await rm(scratch, { recursive: true, force: true });

if (total.skipped > 0) console.log(`\n${total.skipped} skipped`);
if (total.failed > 0) process.exitCode = 1;
console.log(`\n${total.passed} passed, ${total.failed} failed`);

/** Runs one step and prints its line; what a step printed is shown only if it failed. */
async function runStep(name, run) {
  console.log(`… ${name}`);
  const start = performance.now();
  const {
    passed,
    failed,
    skipped = 0,
    output,
  } = await run().catch((error) => ({
    passed: 0,
    failed: 1,
    output: String(error instanceof Error ? error.message : error),
  }));
  total.passed += passed;
  total.failed += failed;
  total.skipped += skipped;
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  const counts = `${passed} passed${failed > 0 ? `, ${failed} FAILED` : ''}`;
  console.log(`${failed === 0 ? '✓' : '✗'} ${name}: ${counts}, ${seconds} s`);
  if (failed > 0) console.log(`\n${output.trim()}\n`);
}

function runProgram(name, program, args) {
  return runCommand(name, [`node_modules/${program}`, ...args]);
}

async function runCommand(name, args) {
  const { status, output } = await runNode(args);
  return status === 0 ? { passed: 1, failed: 0, output } : { passed: 0, failed: 1, output };
}

async function runTests(name, project, how) {
  const report = join(scratch, `${name}.json`);
  const { status, output } = await runNode(
    ['node_modules/vitest/vitest.mjs', 'run', '--project', project].concat([
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${report}`,
    ]),
    how,
  );
  const counted = await readFile(report, 'utf8').then(JSON.parse, () => undefined);
  const passed = counted?.numPassedTests ?? 0;
  const failed = counted?.numFailedTests ?? 0;
  const skipped = (counted?.numPendingTests ?? 0) + (counted?.numTodoTests ?? 0);
  // A file that does not load, an error between the tests and a run without tests fail too.
  const broken = failed === 0 && (status !== 0 || passed === 0);
  return { passed, failed: broken ? 1 : failed, skipped, output };
}

async function handOverBrowser() {
  const lines = [];
  try {
    const browser = await findBrowser({ log: (line) => lines.push(line) });
    process.env['CASELINE_BROWSER'] = JSON.stringify(browser);
    return { passed: 1, failed: 0, output: '' };
  } catch (error) {
    return { passed: 0, failed: 1, output: [...lines, String(error)].join('\n') };
  }
}

/** Runs a Node program to its end, without input; CI keeps missing goldens from being written. */
function runNode(args, { env = {}, givesWay = false } = {}) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, args, {
      cwd: root,
      env: { ...process.env, CI: 'true', NO_COLOR: '1', FORCE_COLOR: undefined, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    if (givesWay && child.pid !== undefined)
      setPriority(child.pid, constants.priority.PRIORITY_BELOW_NORMAL);
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text) => (output += text));
    }
    child.on('error', (error) => resolve({ status: 1, output: String(error) }));
    child.on('close', (status) => resolve({ status, output }));
  });
}
