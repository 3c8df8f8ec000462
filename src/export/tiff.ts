/**
 * TIFF as journals take it: baseline, opaque RGB or grey of 8 bits, LZW in strips, the density in
 * inches, one page. Written here because no small, kept library writes LZW and density, and
 * nothing of what it does not write could tell who made the file or when.
 */
import type { Drawing } from '../draw/mark.ts';
import { compressLzw } from './lzw.ts';
import { rasterise, STRIP_ROWS, type Raster, type RasterOptions } from './raster.ts';

type Bytes = Uint8Array<ArrayBuffer>;

/** Throws `ExportError` where the size is none, or more than fits. The same bytes every time. */
export async function tiffFile(drawing: Drawing, options: RasterOptions): Promise<Bytes> {
  const raster = await rasterise(drawing, options);
  const strips = await compress(raster);
  return fileOf(strips, (starts) => fieldsOf(drawing, options.dpi, raster, strips, starts));
}

async function compress({ width, channels, strips }: Raster): Promise<readonly Uint8Array[]> {
  const length = STRIP_ROWS * width * channels;
  const compressed: Uint8Array[] = [];
  for await (const rows of strips) {
    for (let at = 0; at < rows.length; at += length) {
      compressed.push(compressLzw(rows.subarray(at, at + length)));
    }
  }
  return compressed;
}

type Type = 'text' | 'short' | 'long' | 'ratio';

interface Field {
  readonly tag: number;
  readonly type: Type;
  /** A ratio is two. */
  readonly values: readonly number[];
}

const TYPES: Readonly<Record<Type, { readonly code: number; readonly bytes: number }>> = {
  text: { code: 2, bytes: 1 },
  short: { code: 3, bytes: 2 },
  long: { code: 4, bytes: 4 },
  ratio: { code: 5, bytes: 8 },
};

/** In ascending order of their tags, as the format wants them. */
function fieldsOf(
  drawing: Drawing,
  dpi: number,
  { width, height, channels }: Raster,
  strips: readonly Uint8Array[],
  starts: readonly number[],
): readonly Field[] {
  const density = Number.isInteger(dpi) ? [dpi, 1] : [Math.round(dpi * 1000), 1000];
  const lengths = strips.map(({ length }) => length);
  return [
    { tag: 256, type: 'long', values: [width] },
    { tag: 257, type: 'long', values: [height] },
    { tag: 258, type: 'short', values: Array.from({ length: channels }, () => 8) }, // bits
    { tag: 259, type: 'short', values: [5] }, // LZW
    { tag: 262, type: 'short', values: [channels === 1 ? 1 : 2] }, // black is zero, or RGB
    { tag: 270, type: 'text', values: textOf(drawing.alt) }, // ImageDescription
    { tag: 273, type: 'long', values: starts }, // StripOffsets
    { tag: 274, type: 'short', values: [1] }, // upright
    { tag: 277, type: 'short', values: [channels] },
    { tag: 278, type: 'long', values: [STRIP_ROWS] },
    { tag: 279, type: 'long', values: lengths }, // StripByteCounts
    { tag: 282, type: 'ratio', values: density },
    { tag: 283, type: 'ratio', values: density },
    { tag: 284, type: 'short', values: [1] }, // samples of a pixel together
    { tag: 296, type: 'short', values: [2] }, // to the inch
    { tag: 305, type: 'text', values: textOf('Caseline') }, // Software
  ];
}

/** The format says ASCII; programs read UTF-8, which is the same where ASCII suffices. */
function textOf(text: string): readonly number[] {
  return [...new TextEncoder().encode(text.replaceAll('\0', '\ufffd')), 0];
}

/** Header, strips, and behind them the directory with what does not fit into its entries. */
function fileOf(
  strips: readonly Uint8Array[],
  fieldsAt: (starts: readonly number[]) => readonly Field[],
): Bytes {
  const starts: number[] = [];
  let end = 8;
  for (const { length } of strips) {
    starts.push(end);
    end += even(length);
  }
  const directory = directoryOf(fieldsAt(starts), end);
  const bytes = new Uint8Array(end + directory.length);
  bytes.set([0x49, 0x49, 42, 0]); // little-endian
  new DataView(bytes.buffer).setUint32(4, end, true);
  strips.forEach((strip, at) => {
    bytes.set(strip, starts[at]);
  });
  bytes.set(directory, end);
  return bytes;
}

function directoryOf(fields: readonly Field[], start: number): Bytes {
  const table = 2 + 12 * fields.length + 4;
  const sizes = fields.map(sizeOf);
  const outside = sizes.reduce((sum, size) => sum + (size > 4 ? even(size) : 0), 0);
  const bytes = new Uint8Array(table + outside);
  const view = new DataView(bytes.buffer);
  view.setUint16(0, fields.length, true);
  let free = table;
  fields.forEach((field, index) => {
    const at = 2 + 12 * index;
    const size = sizes[index] ?? 0;
    view.setUint16(at, field.tag, true);
    view.setUint16(at + 2, TYPES[field.type].code, true);
    view.setUint32(at + 4, size / TYPES[field.type].bytes, true);
    if (size <= 4) writeValues(view, at + 8, field);
    else {
      view.setUint32(at + 8, start + free, true);
      writeValues(view, free, field);
      free += even(size);
    }
  });
  return bytes;
}

function sizeOf({ type, values }: Field): number {
  return type === 'ratio' ? values.length * 4 : values.length * TYPES[type].bytes;
}

function writeValues(view: DataView, start: number, { type, values }: Field): void {
  values.forEach((value, index) => {
    if (type === 'text') view.setUint8(start + index, value);
    else if (type === 'short') view.setUint16(start + index * 2, value, true);
    else view.setUint32(start + index * 4, value, true);
  });
}

function even(length: number): number {
  return length + (length % 2);
}
