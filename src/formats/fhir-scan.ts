/**
 * Finds the resources of a FHIR file in its bytes, before anything is parsed: the entries of a bundle,
 * the items of a list, or that it is a bulk export, a resource a line. So each is parsed alone, and a
 * text of the whole file is never made. Bytes of UTF-8 are enough: the signs of JSON are ASCII.
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

/**
 * The parts of a file, or undefined where it is not built as expected (no sound JSON, no entries, two
 * lists of them): then the file is parsed as a whole.
 */
export function scan(bytes: Uint8Array): Scanned | undefined {
  const start = firstSign(bytes, 0);
  const sign = signAt(bytes, start);
  if (sign === '[') {
    const items = listItems(bytes, start);
    return items && firstSign(bytes, items.end) === bytes.length
      ? { kind: 'list', parts: items.parts, shell: [] }
      : undefined;
  }
  if (sign !== '{') return undefined;
  return isFirstOfLines(bytes, start)
    ? { kind: 'lines', parts: [], shell: [] }
    : bundle(bytes, start);
}

/** An object that ends on its line, with more below it. */
function isFirstOfLines(bytes: Uint8Array, start: number): boolean {
  const lineEnd = bytes.indexOf(0x0a, start);
  if (lineEnd === -1) return false;
  const end = endOfValue(bytes, start, lineEnd);
  return end !== undefined && firstSign(bytes, end) < bytes.length;
}

function signAt(bytes: Uint8Array, at: number): string {
  return String.fromCharCode(bytes[at] ?? 0);
}

/** Skips white space and a byte order mark. */
function firstSign(bytes: Uint8Array, from: number): number {
  let at = from;
  if (at === 0 && bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) at = 3;
  while (at < bytes.length && isSpace(bytes[at] as number)) at += 1;
  return at;
}

function isSpace(byte: number): boolean {
  return byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09;
}

/** Where the object or list that opens at `start` ends; undefined where it does not before `limit`. */
function endOfValue(bytes: Uint8Array, start: number, limit = bytes.length): number | undefined {
  // The hottest loop of opening a file: its signs stand in it, because bundlers make variables of constants.
  const quote = 0x22;
  const openList = 0x5b;
  const closeList = 0x5d;
  const eitherBracket = 0xdf;
  let depth = 0;
  for (let at = start; at < limit; at += 1) {
    const byte = bytes[at] as number;
    if (byte === quote) at = endOfText(bytes, at);
    // Brackets of objects and lists differ in one bit.
    else if ((byte & eitherBracket) === openList) depth += 1;
    else if ((byte & eitherBracket) === closeList && --depth === 0) return at + 1;
  }
  return undefined;
}

/** The place of the closing quote. */
function endOfText(bytes: Uint8Array, open: number): number {
  const { length } = bytes;
  let at = open + 1;
  let byte = bytes[at] as number;
  while (byte !== 0x22 && at < length) {
    at += byte === 0x5c ? 2 : 1;
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
  if (signAt(bytes, at) === ']') return { parts, end: at + 1 };
  for (;;) {
    if (signAt(bytes, at) !== '{') return undefined;
    const end = endOfValue(bytes, at);
    if (end === undefined) return undefined;
    parts.push([at, end]);
    at = firstSign(bytes, end);
    const next = signAt(bytes, at);
    if (next === ']') return { parts, end: at + 1 };
    if (next !== ',') return undefined;
    at = firstSign(bytes, at + 1);
  }
}

/** The object that opens at `start` and is all of the file, its key "entry" taken apart. */
function bundle(bytes: Uint8Array, start: number): Scanned | undefined {
  let key: Extent | undefined;
  let entries: { readonly open: number; readonly items: Items } | undefined;
  for (let at = start + 1; at < bytes.length; at += 1) {
    const sign = signAt(bytes, at);
    if (sign === '"') {
      const close = endOfText(bytes, at);
      key = [at + 1, close];
      at = close;
    } else if (sign === '[' && key && isWord(bytes, key, 'entry')) {
      const items = listItems(bytes, at);
      // A second list of entries would replace the first.
      if (!items || items.parts.length === 0 || entries) return undefined;
      entries = { open: at, items };
      at = items.end - 1;
    } else if (sign === '{' || sign === '[') {
      const end = endOfValue(bytes, at);
      if (end === undefined) return undefined;
      at = end - 1;
    } else if (sign === ',') key = undefined;
    else if (sign === '}') return entries && shellOf(bytes, start, at + 1, entries);
  }
  return undefined;
}

function shellOf(
  bytes: Uint8Array,
  start: number,
  end: number,
  { open, items }: { readonly open: number; readonly items: Items },
): Scanned | undefined {
  if (firstSign(bytes, end) < bytes.length) return undefined;
  const shell: readonly Extent[] = [
    [start, open + 1],
    [items.end - 1, end],
  ];
  return { kind: 'bundle', parts: items.parts, shell };
}

function isWord(bytes: Uint8Array, [from, to]: Extent, word: string): boolean {
  if (to - from !== word.length) return false;
  for (let at = 0; at < word.length; at += 1)
    if (bytes[from + at] !== word.charCodeAt(at)) return false;
  return true;
}
