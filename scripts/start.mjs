// `npm start`: builds the application if it is missing or older than its sources, then serves it
// on this machine only. Ctrl+C stops it.
import { existsSync } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { preview } from 'vite';
import { buildTargets } from './build.mjs';

const root = new URL('../', import.meta.url);
const at = (path) => fileURLToPath(new URL(path, root));

// The scripts count because two Vite plugins live there.
const SOURCES = ['src', 'static', 'scripts', 'vite.config.ts', 'package-lock.json'];

if (await isOutdated()) {
  console.log('Building Caseline …');
  await buildTargets(['app']);
}

const server = await preview({
  configFile: at('vite.config.ts'),
  mode: 'app',
  logLevel: 'error',
});
console.log(`\nCaseline is at ${server.resolvedUrls.local[0]}\nPress Ctrl+C to stop.`);
for (const signal of ['SIGINT', 'SIGTERM']) {
  process.once(signal, async () => {
    await server.close();
    process.exit(0);
  });
}

async function isOutdated() {
  if (!existsSync(at('dist/app/index.html'))) return true;
  const built = (await stat(at('dist/app/index.html'))).mtimeMs;
  return (await Promise.all(SOURCES.map(newest))).some((changed) => changed > built);
}

/** The latest change of a file or of anything under a folder. */
async function newest(path) {
  const info = await stat(at(path));
  if (!info.isDirectory()) return info.mtimeMs;
  const names = await readdir(at(path));
  const inside = await Promise.all(names.map((name) => newest(`${path}/${name}`)));
  // The folder's own time tells of removed files.
  return Math.max(info.mtimeMs, ...inside);
}
