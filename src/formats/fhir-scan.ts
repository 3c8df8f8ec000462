/**
 * Where values of JSON end, found in bytes before anything is parsed. Bytes of UTF-8 are enough: the
 * signs of JSON are ASCII. −1 is said for what is not built as JSON is, and then a parser must judge.
 * Signs stand as numbers in the loops, which are the hottest of opening a file: bundlers make variables
 * of constants.
 */

/** The first place from `from` on that is no white space. */
export function firstSign(bytes: Uint8Array, from: number): number {
  let at = from;
  let byte = bytes[at] as number;
  while (byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09) {
    at += 1;
    byte = bytes[at] as number;
  }
  return at;
}

/** Where a file begins: after white space and a byte order mark. */
export function beginning(bytes: Uint8Array): number {
  const isMarked = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  return firstSign(bytes, isMarked ? 3 : 0);
}

/** Right after the value that begins at `start`. */
export function endOfValue(bytes: Uint8Array, start: number): number {
  const byte = bytes[start] as number;
  if (byte === 0x7b || byte === 0x5b) return endOfGroup(bytes, start);
  return byte === 0x22 ? endOfText(bytes, start) : endOfWord(bytes, start);
}

/** Right after the object or list that opens at `start`. */
function endOfGroup(bytes: Uint8Array, start: number): number {
  const { length } = bytes;
  let depth = 0;
  for (let at = start; at < length; at += 1) {
    const byte = bytes[at] as number;
    if (byte === 0x22) {
      at += 1;
      let sign = bytes[at] as number;
      while (sign !== 0x22 && at < length) {
        at += sign === 0x5c ? 2 : 1;
        sign = bytes[at] as number;
      }
      // A quote amid a text would turn all that follows inside out: what stands behind one tells.
      if (!mayFollowText(bytes[at + 1] as number)) return -1;
    }
    // Brackets of objects and lists differ in one bit.
    else if ((byte & 0xdf) === 0x5b) depth += 1;
    else if ((byte & 0xdf) === 0x5d && --depth === 0) return at + 1;
  }
  return -1;
}

/** Comma, colon, a closing bracket or white space. */
function mayFollowText(byte: number): boolean {
  return byte === 0x2c || byte === 0x3a || (byte & 0xdf) === 0x5d || byte <= 0x20;
}

/** Right after the text whose quote opens at `open`. */
export function endOfText(bytes: Uint8Array, open: number): number {
  const { length } = bytes;
  let at = open + 1;
  let byte = bytes[at] as number;
  while (byte !== 0x22) {
    if (at >= length) return -1;
    at += byte === 0x5c ? 2 : 1;
    byte = bytes[at] as number;
  }
  return at + 1;
}

/** Right after a number, true, false or null. */
function endOfWord(bytes: Uint8Array, start: number): number {
  let at = start;
  let byte = bytes[at] as number;
  while (byte > 0x20 && byte !== 0x2c && byte !== 0x22 && (byte & 0xdf) !== 0x5d) {
    at += 1;
    byte = bytes[at] as number;
  }
  return at === start ? -1 : at;
}

export function isSameBytes(bytes: Uint8Array, at: number, other: Uint8Array): boolean {
  for (let nth = 0; nth < other.length; nth += 1) if (bytes[at + nth] !== other[nth]) return false;
  return true;
}
