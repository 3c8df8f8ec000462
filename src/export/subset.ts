/**
 * A TrueType font cut down to a few characters, so that a figure with ten Chinese words does not
 * carry seven thousand. For the bundled fonts only: simple glyphs, a cmap of format 4, no hints and
 * no layout tables. Keeps names and licence as they are.
 */

interface Glyph {
  readonly code: number;
  readonly outline: Uint8Array;
  readonly advance: number;
  readonly bearing: number;
}

/** A TrueType file with these characters of the font; those it does not have are left out. */
export function subsetFont(font: Uint8Array, codes: Iterable<number>): Uint8Array<ArrayBuffer> {
  const tables = tablesOf(font);
  const glyphs = glyphsOf(tables, codes);
  return sfntOf(
    new Map([
      ['OS/2', tables('OS/2')],
      ['cmap', cmapOf(glyphs)],
      ['glyf', joined(glyphs.map(({ outline }) => outline))],
      ['head', withNumber(tables('head'), 50, 1)],
      ['hhea', withNumber(tables('hhea'), 34, glyphs.length)],
      ['hmtx', words(glyphs.flatMap(({ advance, bearing }) => [advance, bearing]))],
      ['loca', longs(startsOf(glyphs.map(({ outline }) => outline.length)))],
      ['maxp', withNumber(tables('maxp'), 4, glyphs.length)],
      ['name', tables('name')],
      ['post', tables('post')],
    ]),
  );
}

type Tables = (tag: string) => Uint8Array;

function tablesOf(font: Uint8Array): Tables {
  const view = viewOf(font);
  return (tag) => {
    for (let at = 12; at < 12 + 16 * view.getUint16(4); at += 16) {
      const name = String.fromCharCode(...font.subarray(at, at + 4));
      const start = view.getUint32(at + 8);
      if (name === tag) return font.subarray(start, start + view.getUint32(at + 12));
    }
    throw new Error(`a font without ${tag}`);
  };
}

/** In the order of their codes, after the glyph of what is missing, which every font begins with. */
function glyphsOf(tables: Tables, codes: Iterable<number>): readonly Glyph[] {
  const idOf = readCmap(tables('cmap'));
  const [glyf, loca, hmtx] = [tables('glyf'), viewOf(tables('loca')), viewOf(tables('hmtx'))];
  const long = viewOf(tables('head')).getInt16(50) === 1;
  const measured = viewOf(tables('hhea')).getUint16(34);
  const startOf = (id: number): number =>
    long ? loca.getUint32(id * 4) : loca.getUint16(id * 2) * 2;
  const glyph = (code: number, id: number): Glyph => ({
    code,
    outline: padded(glyf.subarray(startOf(id), startOf(id + 1))),
    advance: hmtx.getUint16(Math.min(id, measured - 1) * 4),
    bearing: hmtx.getUint16(id < measured ? id * 4 + 2 : measured * 4 + (id - measured) * 2),
  });
  const found = [...new Set(codes)].sort((a, b) => a - b).filter((code) => idOf(code) !== 0);
  return [glyph(-1, 0), ...found.map((code) => glyph(code, idOf(code)))];
}

/** The glyph of a character, 0 for none, from the first subtable. */
function readCmap(cmap: Uint8Array): (code: number) => number {
  const view = viewOf(cmap);
  const start = view.getUint32(8);
  if (view.getUint16(start) !== 4) throw new Error('a cmap that is not of format 4');
  const double = view.getUint16(start + 6);
  return (code) => {
    for (let at = start + 14; at < start + 14 + double; at += 2) {
      if (view.getUint16(at) < code) continue;
      const first = view.getUint16(at + 2 + double);
      const delta = view.getUint16(at + 2 + 2 * double);
      const offsetAt = at + 2 + 3 * double;
      const offset = view.getUint16(offsetAt);
      if (code < first) return 0;
      if (offset === 0) return (code + delta) & 0xffff;
      const id = view.getUint16(offsetAt + offset + 2 * (code - first));
      return id === 0 ? 0 : (id + delta) & 0xffff;
    }
    return 0;
  };
}

/** Format 12 with a group a character. */
function cmapOf(glyphs: readonly Glyph[]): Uint8Array {
  const groups = glyphs.slice(1).flatMap(({ code }, at) => [code, code, at + 1]);
  const head = words([0, 1, 3, 10, 0, 12, 12, 0]);
  return joined([head, longs([16 + groups.length * 4, 0, groups.length / 3, ...groups])]);
}

function sfntOf(tables: ReadonlyMap<string, Uint8Array>): Uint8Array<ArrayBuffer> {
  const power = Math.floor(Math.log2(tables.size));
  const range = 16 * 2 ** power;
  const head = words([1, 0, tables.size, range, power, 16 * tables.size - range]);
  const bodies = [...tables.values()].map(padded);
  const starts = startsOf(bodies.map(({ length }) => length));
  const base = 12 + 16 * tables.size;
  const entries = [...tables].map(([tag, table], at) =>
    joined([
      Uint8Array.from(tag, (letter) => letter.charCodeAt(0)),
      longs([checksum(bodies[at] ?? table), base + (starts[at] ?? 0), table.length]),
    ]),
  );
  return joined([head, ...entries, ...bodies]);
}

function checksum(table: Uint8Array): number {
  const view = viewOf(table);
  let sum = 0;
  for (let at = 0; at < table.length; at += 4) sum = (sum + view.getUint32(at)) >>> 0;
  return sum;
}

/** 0, and the sum of the lengths up to each. */
function startsOf(lengths: readonly number[]): readonly number[] {
  const starts = [0];
  for (const length of lengths) starts.push((starts.at(-1) ?? 0) + length);
  return starts;
}

function padded(bytes: Uint8Array): Uint8Array {
  const whole = new Uint8Array(Math.ceil(bytes.length / 4) * 4);
  whole.set(bytes);
  return whole;
}

function withNumber(table: Uint8Array, at: number, value: number): Uint8Array {
  const copy = table.slice();
  viewOf(copy).setUint16(at, value);
  return copy;
}

function words(values: readonly number[]): Uint8Array {
  const bytes = new Uint8Array(values.length * 2);
  values.forEach((value, at) => viewOf(bytes).setUint16(at * 2, value));
  return bytes;
}

function longs(values: readonly number[]): Uint8Array {
  const bytes = new Uint8Array(values.length * 4);
  values.forEach((value, at) => viewOf(bytes).setUint32(at * 4, value));
  return bytes;
}

function joined(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const starts = startsOf(parts.map(({ length }) => length));
  const bytes = new Uint8Array(starts.at(-1) ?? 0);
  parts.forEach((part, at) => bytes.set(part, starts[at]));
  return bytes;
}

function viewOf({ buffer, byteOffset, byteLength }: Uint8Array): DataView {
  return new DataView(buffer, byteOffset, byteLength);
}
