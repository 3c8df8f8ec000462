/**
 * Finds the resources of a FHIR file in its bytes, before anything is parsed: the entries of a bundle,
 * the items of a list, the lines of a bulk export. So each is parsed alone, and what no reader asks
 * for is gone before the next one; a text of the whole file is never made. Bytes of UTF-8 are enough,
 * because the signs of JSON are ASCII.
 */

/** Half-open, in bytes. */
export type Extent = readonly [from: number, to: number];

export interface Scanned {
  /** Lines have no parts: each is told by its end. */
  readonly kind: 'bundle' | 'list' | 'lines';
  readonly parts: readonly Extent[];
  /** What stands around the parts of a bundle, its list of entries being empty. */
  readonly shell: readonly Extent[];
}

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const LINE_END = 0x0a;
const COMMA = 0x2c;
const COLON = 0x3a;
const OPEN = 0x7b;
const OPEN_LIST = 0x5b;
const CLOSE_LIST = 0x5d;
const EITHER = 0xdf;

/**
 * The parts of a file, or undefined where it is not built as expected (no sound JSON, no entries, two
 * lists of them): then the file is parsed as a whole.
 */
export function scan(bytes: Uint8Array): Scanned | undefined {
  const start = firstSign(bytes, 0);
  const sign = bytes[start];
  if (sign === OPEN_LIST) {
    const items = listItems(bytes, start);
    return items && firstSign(bytes, items.end) === bytes.length
      ? { kind: 'list', parts: items.parts, shell: [] }
      : undefined;
  }
  if (sign !== OPEN) return undefined;
  const lineEnd = bytes.indexOf(LINE_END, start);
  const end = endOfValue(bytes, start);
  if (end === undefined) return undefined;
  if (firstSign(bytes, end) === bytes.length) return bundle(bytes, start, end);
  return lineEnd >= end ? { kind: 'lines', parts: [], shell: [] } : undefined;
}

/** Skips white space and a byte order mark. */
function firstSign(bytes: Uint8Array, from: number): number {
  let at = from;
  if (at === 0 && bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) at = 3;
  while (at < bytes.length && isSpace(bytes[at] ?? 0)) at += 1;
  return at;
}

function isSpace(byte: number): boolean {
  return byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09;
}

/** Where the object or list that opens at `start` ends; undefined where it does not. */
function endOfValue(bytes: Uint8Array, start: number): number | undefined {
  const { length } = bytes;
  let depth = 0;
  for (let at = start; at < length; at += 1) {
    const byte = bytes[at] as number;
    if (byte === QUOTE) at = endOfText(bytes, at);
    // Brackets of objects and lists differ in one bit.
    else if ((byte & EITHER) === OPEN_LIST) depth += 1;
    else if ((byte & EITHER) === CLOSE_LIST && --depth === 0) return at + 1;
  }
  return undefined;
}

/** The place of the closing quote. */
function endOfText(bytes: Uint8Array, open: number): number {
  const { length } = bytes;
  let at = open + 1;
  let byte = bytes[at] as number;
  while (byte !== QUOTE && at < length) {
    at += byte === BACKSLASH ? 2 : 1;
    byte = bytes[at] as number;
  }
  return at;
}

interface Items {
  readonly parts: readonly Extent[];
  readonly end: number;
}

/** The objects of the list that opens at `start`; undefined where it holds anything else. */
function listItems(bytes: Uint8Array, start: number): Items | undefined {
  const parts: Extent[] = [];
  let at = firstSign(bytes, start + 1);
  if (bytes[at] === CLOSE_LIST) return { parts, end: at + 1 };
  for (;;) {
    if (bytes[at] !== OPEN) return undefined;
    const end = endOfValue(bytes, at);
    if (end === undefined) return undefined;
    parts.push([at, end]);
    at = firstSign(bytes, end);
    if (bytes[at] === CLOSE_LIST) return { parts, end: at + 1 };
    if (bytes[at] !== COMMA) return undefined;
    at = firstSign(bytes, at + 1);
  }
}

/** The object from `start` to `end`, its key "entry" taken apart. */
function bundle(bytes: Uint8Array, start: number, end: number): Scanned | undefined {
  let key: Extent | undefined;
  for (let at = start + 1; at < end; at += 1) {
    const byte = bytes[at];
    if (byte === QUOTE) {
      const close = endOfText(bytes, at);
      key = [at + 1, close];
      at = close;
    } else if (byte === OPEN || byte === OPEN_LIST) {
      const isEntry = byte === OPEN_LIST && key !== undefined && isWord(bytes, key, 'entry');
      if (isEntry) return ofEntries(bytes, [start, end], at);
      at = (endOfValue(bytes, at) ?? end) - 1;
    } else if (byte !== COLON && !isSpace(byte ?? 0)) key = byte === COMMA ? undefined : key;
  }
  return undefined;
}

function ofEntries(bytes: Uint8Array, [start, end]: Extent, list: number): Scanned | undefined {
  const items = listItems(bytes, list);
  if (!items || items.parts.length === 0) return undefined;
  const rest: Extent = [items.end, end];
  // A second list of entries would replace the first.
  if (holdsKey(bytes, rest, 'entry')) return undefined;
  return {
    kind: 'bundle',
    parts: items.parts,
    shell: [
      [start, list + 1],
      [items.end - 1, end],
    ],
  };
}

function isWord(bytes: Uint8Array, [from, to]: Extent, word: string): boolean {
  if (to - from !== word.length) return false;
  for (let at = 0; at < word.length; at += 1)
    if (bytes[from + at] !== word.charCodeAt(at)) return false;
  return true;
}

/** Whether a text equal to the key stands anywhere there; rather once too often than too rarely. */
function holdsKey(bytes: Uint8Array, [from, to]: Extent, word: string): boolean {
  for (let at = from; at < to; at += 1) {
    if (bytes[at] !== QUOTE) continue;
    const close = endOfText(bytes, at);
    if (isWord(bytes, [at + 1, close], word)) return true;
    at = close;
  }
  return false;
}
