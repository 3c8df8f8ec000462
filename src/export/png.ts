/**
 * PNG: opaque RGB or grey, 8 bits, with its density and its words inside, and nothing else that
 * could tell who made it or when. Chunks are written here because the PNG libraries for the browser
 * write neither density nor UTF-8 text, and want the whole picture in memory at once.
 */
import type { Drawing } from '../draw/mark.ts';
import { rasterise, type Raster, type RasterOptions } from './raster.ts';

type Bytes = Uint8Array<ArrayBuffer>;

/** Throws `ExportError` where the size is none, or more than fits. The same bytes every time. */
export async function pngFile(drawing: Drawing, options: RasterOptions): Promise<Bytes> {
  const raster = await rasterise(drawing, options);
  const data = await compress(raster);
  const text = new TextEncoder();
  return joined([
    Uint8Array.of(137, 80, 78, 71, 13, 10, 26, 10),
    chunk('IHDR', header(raster)),
    // Perceptual intent: what every screen and journal assumes anyway, said.
    chunk('sRGB', Uint8Array.of(0)),
    chunk('pHYs', density(options.dpi)),
    chunk('iTXt', text.encode(`Title\0\0\0\0\0${clean(drawing.title)}`)),
    chunk('iTXt', text.encode(`Description\0\0\0\0\0${clean(drawing.alt)}`)),
    chunk('iTXt', text.encode('Software\0\0\0\0\0Caseline')),
    ...data.map((part) => chunk('IDAT', part)),
    chunk('IEND', new Uint8Array(0)),
  ]);
}

function header({ width, height, channels }: Raster): Bytes {
  const bytes = new Uint8Array(13);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, width);
  view.setUint32(4, height);
  bytes.set([8, channels === 1 ? 0 : 2], 8);
  return bytes;
}

/** Pixels per metre: PNG knows no inch. */
function density(dpi: number): Bytes {
  const bytes = new Uint8Array(9);
  const view = new DataView(bytes.buffer);
  const perMetre = Math.round(dpi / 0.0254);
  view.setUint32(0, perMetre);
  view.setUint32(4, perMetre);
  view.setUint8(8, 1);
  return bytes;
}

/** NUL ends a text in PNG. */
function clean(text: string): string {
  return text.replaceAll('\0', '\ufffd');
}

async function compress(raster: Raster): Promise<readonly Uint8Array[]> {
  const { Zlib } = await import('fflate');
  const parts: Uint8Array[] = [];
  const zlib = new Zlib({ level: 6 }, (part) => {
    if (part.length > 0) parts.push(part);
  });
  const filter = rowFilter(raster.width * raster.channels);
  for await (const strip of raster.strips) zlib.push(filter(strip));
  zlib.push(new Uint8Array(0), true);
  return parts;
}

/**
 * Every row with the number of its filter before it: Up where the row above is the same, which in a
 * figure is often and then costs nothing; otherwise None, the best for flat colour and thin lines.
 */
function rowFilter(length: number): (strip: Uint8Array) => Uint8Array {
  let above: Uint8Array = new Uint8Array(length);
  return (strip) => {
    const rows = strip.length / length;
    const filtered = new Uint8Array(rows * (length + 1));
    for (let row = 0; row < rows; row++) {
      const samples = strip.subarray(row * length, (row + 1) * length);
      const to = row * (length + 1);
      if (isSame(samples, above)) filtered[to] = 2;
      else filtered.set(samples, to + 1);
      above = samples;
    }
    return filtered;
  };
}

function isSame(one: Uint8Array, other: Uint8Array): boolean {
  for (let at = 0; at < one.length; at++) if (one[at] !== other[at]) return false;
  return true;
}

function chunk(type: string, data: Uint8Array): Bytes {
  const bytes = new Uint8Array(12 + data.length);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, data.length);
  for (let at = 0; at < 4; at++) bytes[4 + at] = type.charCodeAt(at);
  bytes.set(data, 8);
  view.setUint32(8 + data.length, crc(bytes.subarray(4, 8 + data.length)));
  return bytes;
}

const CRC = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1;
  return value >>> 0;
});

function crc(bytes: Uint8Array): number {
  let value = 0xffffffff;
  for (const byte of bytes) value = (CRC[(value ^ byte) & 0xff] ?? 0) ^ (value >>> 8);
  return (value ^ 0xffffffff) >>> 0;
}

function joined(parts: readonly Uint8Array[]): Bytes {
  const bytes = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}
