// Builds everything that is shipped or measured, one Vite target after another:
//   dist/player.html    what plays a talk from one file, a part of the three that follow
//   dist/app/           static site           dist/caseline.html   the application in one file
//   dist/caseline.js    the command           dist/bench/          page and figure module to measure
// `node scripts/build.mjs app single` builds only those.
import { existsSync, realpathSync } from 'node:fs';
import { chmod, readdir, readFile, rm, stat } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build } from 'vite';

const root = new URL('../', import.meta.url);
const at = (path) => fileURLToPath(new URL(path, root));

const targets = {
  player: { needs: 'src/player/main.ts', stale: ['dist/player.html'] },
  app: { needs: 'src/app/main.ts', stale: [] },
  single: { needs: 'src/app/main.ts', stale: ['dist/caseline.html'] },
  command: { needs: 'src/cli/main.ts', stale: ['dist/caseline.js', 'dist/caseline-chunks'] },
  bench: { needs: 'bench/page/main.ts', stale: [] },
  figure: { needs: 'bench/figure.ts', stale: [] },
  open: { needs: 'bench/open.ts', stale: ['dist/bench/open-chunks'] },
};

/** @param {string[]} [names] all targets unless told */
export async function buildTargets(names = Object.keys(targets)) {
  for (const name of names) {
    const target = targets[name];
    if (target === undefined) throw new Error(`unknown target: ${name}`);
    if (!existsSync(at(target.needs))) {
      console.log(`${name}: left out, there is no ${target.needs}`);
      continue;
    }
    const start = performance.now();
    for (const path of target.stale) await rm(at(path), { recursive: true, force: true });
    await build({ configFile: at('vite.config.ts'), mode: name, logLevel: 'warn' });
    if (name === 'command') await chmod(at('dist/caseline.js'), 0o755);
    console.log(`${name}: built in ${((performance.now() - start) / 1000).toFixed(1)} s`);
  }
}

async function printSizes() {
  console.log('');
  for (const path of await listFiles('dist')) {
    const content = await readFile(at(path));
    console.log(`${path.padEnd(56)} ${kilobytes(content.length)} ${zipped(content)} gzipped`);
  }
  if (!existsSync(at('dist/app/index.html'))) return;
  const [bytes, most] = [await firstScreenBytes(), FIRST_SCREEN_BOUND].map(kilobytes);
  console.log(`\nscript of the first screen: ${bytes.trim()} gzipped (at most ${most.trim()})`);
}

/** What a browser may have to load before the first picture, gzipped: a test holds the build to it. */
export const FIRST_SCREEN_BOUND = 120_000;

/** Bytes of script before the first picture, gzipped. */
export async function firstScreenBytes() {
  const scripts = (await firstScreenScripts()).map((path) => readFile(at(path)));
  return (await Promise.all(scripts)).reduce((sum, code) => sum + gzipSync(code).length, 0);
}

/** The scripts a browser loads before anything is asked for: the entry and its static imports. */
async function firstScreenScripts() {
  const html = await readFile(at('dist/app/index.html'), 'utf8');
  const found = new Set(Array.from(html.matchAll(/"\.\/([^"]+\.js)"/g), ([, name]) => name));
  for (const name of found) {
    const code = await readFile(at(`dist/app/${name}`), 'utf8');
    const folder = name.slice(0, name.lastIndexOf('/') + 1);
    // Minified static imports: `from"./x.js"` and `import"./x.js"`, never `import("./x.js")`.
    for (const [, other] of code.matchAll(/(?:from|import)\s*["']\.\/([^"']+\.js)["']/g)) {
      found.add(folder + other);
    }
  }
  return Array.from(found, (name) => `dist/app/${name}`);
}

async function listFiles(folder) {
  const entries = await readdir(at(folder), { recursive: true });
  const paths = entries.map((entry) => `${folder}/${entry.replaceAll('\\', '/')}`).sort();
  const isFile = await Promise.all(paths.map(async (path) => (await stat(at(path))).isFile()));
  return paths.filter((_, i) => isFile[i]);
}

const kilobytes = (bytes) => `${(bytes / 1000).toFixed(1)} kB`.padStart(11);
const zipped = (content) => kilobytes(gzipSync(content).length);

if (realpathSync(process.argv[1] ?? '.') === fileURLToPath(import.meta.url)) {
  const names = process.argv.slice(2);
  await buildTargets(names.length > 0 ? names : undefined);
  await printSizes();
}
