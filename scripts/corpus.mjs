// npm run corpus -- DIR [--fuzz SECONDS] [--seed N]: opens every file of a folder, alone and then each
// folder's files of one format together, and holds it to the laws of the readers. Prints a line a file
// and ends with 1 on a fault. With --fuzz every file is also mutated, seeded, for so long.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'vite';

const root = fileURLToPath(new URL('..', import.meta.url));
const SLOW_MS = 5000;
const LARGEST = 250_000_000;

const options = readArguments(process.argv.slice(2));
if (options === undefined) {
  console.error('npm run corpus -- DIR [--fuzz SECONDS] [--seed N]');
  process.exit(2);
}

await build({
  configFile: false,
  root,
  logLevel: 'error',
  publicDir: false,
  ssr: { noExternal: true, target: 'node' },
  build: {
    ssr: join(root, 'tests/formats/foreign/corpus.ts'),
    outDir: join(root, 'dist/corpus'),
    emptyOutDir: true,
    target: 'node20',
  },
});
const { faultsOf, openFiles, countRecords, mutated } = await import(
  pathToFileURL(join(root, 'dist/corpus/corpus.js')).href
);

const files = listFiles(options.folder);
let faulty = 0;
print('format', 'records', 'event', 'value', 'patient', 'issue', 'ignored', 'ms', 'file');
for (const path of files) {
  const name = relative(options.folder, path);
  const bytes = new Uint8Array(readFileSync(path));
  const faults = await check(name, [{ name, bytes }]);
  if (faults.length > 0) faulty += 1;
  for (const fault of faults) console.log(`  FAULT ${fault}`);
}
console.log(`${files.length} files, ${faulty} with faults`);
if (options.fuzz > 0) faulty += await fuzz();
process.exitCode = faulty > 0 ? 1 : 0;

async function check(name, given) {
  const start = performance.now();
  try {
    const opened = await openFiles(given);
    const ms = performance.now() - start;
    const counts = ['event', 'value', 'patient', 'issue', 'ignored'].map((outcome) =>
      countRecords(opened.ledger, outcome),
    );
    const format = (opened.format ?? 'none').replace(/^an? /, '');
    print(format, countRecords(opened.ledger), ...counts, Math.round(ms), name);
    if (!opened.isForeign) return [];
    const text = /\.(?:nd)?json$/.test(name) ? new TextDecoder().decode(given[0].bytes) : undefined;
    return [...faultsOf(opened, text), ...(ms > SLOW_MS ? [`it took ${Math.round(ms)} ms`] : [])];
  } catch (error) {
    return [`an error that nothing caught: ${error.stack?.slice(0, 600) ?? error}`];
  }
}

/** Mutations of every file in turn, the same for the same seed, until the time is over. */
async function fuzz() {
  const end = performance.now() + options.fuzz * 1000;
  const small = files.filter((path) => statSync(path).size < 400_000);
  let [runs, found] = [0, 0];
  for (let seed = options.seed; performance.now() < end && small.length > 0; seed += 1) {
    const path = small[seed % small.length];
    const name = relative(options.folder, path);
    const bytes = mutated(new Uint8Array(readFileSync(path)), seed);
    // Of the processor, because a busy machine is no fault of a file.
    const start = process.cpuUsage();
    let faults;
    try {
      faults = faultsOf(await openFiles([{ name, bytes }]));
    } catch (error) {
      faults = [`an error that nothing caught: ${error.stack?.slice(0, 600) ?? error}`];
    }
    const ms = process.cpuUsage(start).user / 1000;
    if (ms > SLOW_MS) faults = [...faults, `it took ${Math.round(ms)} ms`];
    runs += 1;
    if (faults.length === 0) continue;
    found += 1;
    console.log(`FUZZ seed ${seed}, ${name}:\n  ${faults.join('\n  ')}`);
  }
  console.log(`${runs} mutated files, ${found} with faults`);
  return found;
}

function listFiles(folder) {
  if (statSync(folder).isFile()) return [folder];
  return readdirSync(folder, { recursive: true })
    .map((name) => join(folder, name))
    .filter((path) => statSync(path).isFile() && statSync(path).size < LARGEST)
    .sort();
}

function print(format, ...rest) {
  const [name, ...numbers] = rest.reverse();
  console.log(
    [
      String(format).padEnd(24),
      ...numbers.reverse().map((each) => String(each).padStart(8)),
      name,
    ].join(' '),
  );
}

function readArguments(given) {
  const [folder, ...rest] = given;
  const valueOf = (key) => {
    const at = rest.indexOf(key);
    return at === -1 ? undefined : Number(rest[at + 1]);
  };
  if (folder === undefined || folder.startsWith('--')) return undefined;
  const [seconds, first] = [valueOf('--fuzz') ?? 0, valueOf('--seed') ?? 1];
  if (![seconds, first].every(Number.isFinite)) return undefined;
  return { folder: resolve(folder), fuzz: seconds, seed: first };
}
