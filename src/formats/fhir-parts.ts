/**
 * FHIR parsed part by part, each sieved before it is parsed: a fraction of the time and the memory that
 * the text as a whole takes. What is not quite as expected is left to the parser of whole texts.
 */
import { isNode } from './fhir-node.ts';
import type { Parsed, ParsedItem } from './fhir-parsed.ts';
import { FhirLines } from './fhir-lines.ts';
import { beginning, endOfText, endOfValue, firstSign, isSameBytes } from './fhir-scan.ts';
import { Sieve, type Sieved } from './fhir-sieve.ts';
import { textOf } from './fhir-utf8.ts';
import type { Passed } from './fhir-watch.ts';
import type { ForeignFile } from './foreign.ts';

/** Undefined for what is no sound JSON of one bundle, one list or a resource a line, in UTF-8. */
export function parseParts(file: ForeignFile, passed?: Passed): Parsed | undefined {
  try {
    const start = beginning(file.bytes);
    if (file.bytes[start] === 0x5b) return told(listOf(file, start, passed));
    if (file.bytes[start] !== 0x7b) return undefined;
    return isFirstOfLines(file.bytes, start)
      ? linesOf(file, passed)
      : told(bundleOf(file, start, passed));
  } catch (error) {
    // Unsound, of another encoding, or nested too deeply to be made smaller.
    if (error instanceof SyntaxError || error instanceof RangeError) return undefined;
    throw error;
  }
}

function told(items: readonly ParsedItem[] | undefined): Parsed | undefined {
  return items && { items, issues: [], ledger: [] };
}

/** So much of a line is looked at before the parts of a bundle are. */
const FIRST_LINE = 1 << 20;

/** An object that ends on its line, with more below it. */
function isFirstOfLines(bytes: Uint8Array, start: number): boolean {
  const near = bytes.subarray(start, start + FIRST_LINE).indexOf(0x0a);
  const lineEnd = near === -1 ? -1 : start + near;
  if (lineEnd === -1) return false;
  const end = endOfValue(bytes.subarray(0, lineEnd), start);
  return end !== -1 && firstSign(bytes, end) < bytes.length;
}

function linesOf({ name, bytes }: ForeignFile, passed?: Passed): Parsed | undefined {
  const lines = new FhirLines(name, passed);
  lines.feed(bytes);
  return lines.end();
}

function listOf(
  { name, bytes }: ForeignFile,
  start: number,
  passed?: Passed,
): readonly ParsedItem[] | undefined {
  const sieve = new Sieve(bytes);
  const sieved: Sieved = { resources: [], urls: [] };
  const items = (): readonly ParsedItem[] =>
    sieved.resources.map((value, at) => ({ value, file: name, place: `[${String(at)}]` }));
  const end = eachOf(bytes, start, (at) => {
    if (sieve.isFull) {
      sieve.parse(sieved);
      passed?.(at, sieved.resources.length, items);
    }
    return sieve.resource(at);
  });
  if (end === -1 || firstSign(bytes, end) < bytes.length) return undefined;
  sieve.parse(sieved);
  return items();
}

/** Right after the list that opens at `start`; −1 where it holds anything but objects. */
function eachOf(bytes: Uint8Array, start: number, read: (at: number) => number): number {
  let at = firstSign(bytes, start + 1);
  if (bytes[at] === 0x5d) return at + 1;
  for (;;) {
    if (bytes[at] !== 0x7b) return -1;
    const end = read(at);
    if (end === -1) return -1;
    at = firstSign(bytes, end);
    if (bytes[at] === 0x5d) return at + 1;
    if (bytes[at] !== 0x2c) return -1;
    at = firstSign(bytes, at + 1);
  }
}

const ENTRY = new TextEncoder().encode('"entry"');

/** The object that opens at `start` and is all of the file, its key "entry" taken apart. */
function bundleOf(
  { name, bytes }: ForeignFile,
  start: number,
  passed?: Passed,
): readonly ParsedItem[] | undefined {
  const sieve = new Sieve(bytes);
  const sieved: Sieved = { resources: [], urls: [] };
  const soFar = (): readonly ParsedItem[] => {
    const entries = { resources: [...sieved.resources], urls: [...sieved.urls] };
    return [{ value: { resourceType: 'Bundle' }, file: name, place: '', entries }];
  };
  const readEntry = (at: number): number => {
    if (sieve.isFull) {
      sieve.parse(sieved);
      passed?.(at, sieved.resources.length, soFar);
    }
    return sieve.entry(at);
  };
  let entries: { readonly from: number; readonly to: number } | undefined;
  let at = firstSign(bytes, start + 1);
  while (bytes[at] === 0x22) {
    const isEntry = isSameBytes(bytes, at, ENTRY);
    const colon = firstSign(bytes, endOfText(bytes, at));
    const from = firstSign(bytes, colon + 1);
    if (bytes[colon] !== 0x3a) return undefined;
    // A second list of entries would replace the first.
    if (isEntry && (bytes[from] !== 0x5b || entries)) return undefined;
    const to = isEntry ? eachOf(bytes, from, readEntry) : endOfValue(bytes, from);
    if (to === -1) return undefined;
    if (isEntry) entries = { from, to };
    at = firstSign(bytes, to);
    if (bytes[at] !== 0x2c) break;
    at = firstSign(bytes, at + 1);
  }
  const isWhole = bytes[at] === 0x7d && firstSign(bytes, at + 1) >= bytes.length;
  if (!isWhole || !entries) return undefined;
  const shell = `${textOf(bytes, start, entries.from + 1)}${textOf(bytes, entries.to - 1, at + 1)}`;
  sieve.parse(sieved);
  return asBundle(JSON.parse(shell), sieved, name);
}

function asBundle(shell: unknown, entries: Sieved, file: string) {
  const isBundle = isNode(shell) && shell['resourceType'] === 'Bundle';
  if (!isBundle || entries.resources.length === 0) return undefined;
  return [{ value: shell, file, place: '', entries }];
}
