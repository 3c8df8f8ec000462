// What opening a file costs: the time from bytes to a judged case, as a multiple of `JSON.parse` on the
// same bytes (decoded beforehand, so that only parsing is counted). Medians of one process.
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { record } from './record.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const LEAST = 500_000;

const median = (values) => [...values].sort((a, b) => a - b)[values.length >> 1];

/** @param {string} [folder] FHIR files as JSON, the large ones of which are read; else a made record */
export async function opening(folder) {
  const { openFiles } = await import(join(root, 'dist/bench/open.mjs'));
  for (const [name, bytes] of inputs(folder)) {
    const text = new TextDecoder().decode(bytes);
    const [parses, decodes, opens] = [[], [], []];
    const runs = Math.max(7, Math.min(30, Math.round(60_000_000 / bytes.length)));
    for (let run = 0; run < runs + 3; run++) {
      globalThis.gc?.();
      const start = performance.now();
      JSON.parse(text);
      const parsed = performance.now();
      JSON.parse(new TextDecoder().decode(bytes));
      const decoded = performance.now();
      await openFiles([{ name, bytes }]);
      const opened = performance.now();
      // The first runs are of code that is not compiled yet.
      if (run < 3) continue;
      parses.push(parsed - start);
      decodes.push(decoded - parsed);
      opens.push(opened - decoded);
    }
    const [parse, decode, open] = [parses, decodes, opens].map(median);
    console.log(
      `open ${basename(name)}, ${(bytes.length / 1e6).toFixed(1)} MB: ${open.toFixed(0)} ms, ${(open / parse).toFixed(1)} × JSON.parse (${parse.toFixed(0)} ms), ${(open / decode).toFixed(1)} × decoding and parsing`,
    );
  }
}

function inputs(folder) {
  if (folder === undefined || !existsSync(folder)) {
    return [1, 8].map((size) => [
      `made-record-${size}.json`,
      new TextEncoder().encode(JSON.stringify(record(size))),
    ]);
  }
  return readdirSync(folder, { recursive: true })
    .map((name) => join(folder, name))
    .filter((path) => path.endsWith('.json') && statSync(path).size > LEAST)
    .map((path) => [path, new Uint8Array(readFileSync(path))]);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await opening(process.argv[2]);
