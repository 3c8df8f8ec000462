/**
 * A TrueType font cut down to a few characters, so that a figure with ten Chinese words does not
 * carry seven thousand. For the bundled fonts only: a cmap of format 4, no hints and no layout tables.
 * What a glyph is composed of comes along. Keeps names and licence as they are.
 */

interface Glyph {
  /** −1: no character has it; it is what is missing, or a part of others. */
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
  const outlineOf = (id: number): Uint8Array => glyf.subarray(startOf(id), startOf(id + 1));
  const found = [...new Set(codes)].sort((a, b) => a - b).filter((code) => idOf(code) !== 0);
  const named = [0, ...found.map(idOf)];
  const ids = withParts(named, outlineOf);
  return ids.map((id, at) => ({
    code: found[at - 1] ?? -1,
    outline: padded(renumbered(outlineOf(id), (part) => ids.indexOf(part))),
    advance: hmtx.getUint16(Math.min(id, measured - 1) * 4),
    bearing: hmtx.getUint16(id < measured ? id * 4 + 2 : measured * 4 + (id - measured) * 2),
  }));
}

/** With the glyphs that these are composed of behind them, each once. */
function withParts(
  named: readonly number[],
  outlineOf: (id: number) => Uint8Array,
): readonly number[] {
  const ids = [...named];
  for (const id of ids) {
    for (const { part } of partsOf(outlineOf(id))) if (!ids.includes(part)) ids.push(part);
  }
  return ids;
}

/** The number of each part of a composite glyph, and where it is written (OpenType, "glyf"). */
function partsOf(outline: Uint8Array): readonly { readonly part: number; readonly at: number }[] {
  const view = viewOf(outline);
  const parts: { part: number; at: number }[] = [];
  if (outline.length === 0 || view.getInt16(0) >= 0) return parts;
  for (let at = 10, more = true; more;) {
    const flags = view.getUint16(at);
    parts.push({ part: view.getUint16(at + 2), at: at + 2 });
    const scale = flags & 8 ? 2 : flags & 0x40 ? 4 : flags & 0x80 ? 8 : 0;
    at += 4 + (flags & 1 ? 4 : 2) + scale;
    more = (flags & 0x20) !== 0;
  }
  return parts;
}

function renumbered(outline: Uint8Array, numberOf: (part: number) => number): Uint8Array {
  const parts = partsOf(outline);
  if (parts.length === 0) return outline;
  const copy = outline.slice();
  for (const { part, at } of parts) viewOf(copy).setUint16(at, numberOf(part));
  return copy;
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
  const groups = glyphs.flatMap(({ code }, at) => (code < 0 ? [] : [code, code, at]));
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
