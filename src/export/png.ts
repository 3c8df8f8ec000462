/**
 * PNG: opaque RGB or grey, 8 bits, with its density and its words inside, and nothing else that
 * could tell who made it or when. Chunks are written here because the PNG libraries for the browser
 * write neither density nor UTF-8 text.
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
    chunk('IDAT', data),
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

async function compress({ width, height, channels, strips }: Raster): Promise<Uint8Array> {
  const { zlibSync } = await import('fflate');
  const length = width * channels;
  const rows = new Uint8Array(height * (length + 1));
  let at = 0;
  for await (const strip of strips) {
    filterRows(strip, length, rows, at);
    at += (strip.length / length) * (length + 1);
  }
  // At once: fflate's stream writes distances that no decoder takes (0.8.3).
  return zlibSync(rows, { level: 6 });
}

/**
 * Every row with the number of its filter before it: Up where the row above is the same, which in a
 * figure is often and then costs nothing; otherwise None, the best for flat colour and thin lines.
 */
function filterRows(strip: Uint8Array, length: number, rows: Uint8Array, start: number): void {
  let above: Uint8Array | undefined;
  for (let from = 0, to = start; from < strip.length; from += length, to += length + 1) {
    const samples = strip.subarray(from, from + length);
    if (above !== undefined && isSame(samples, above)) rows[to] = 2;
    else rows.set(samples, to + 1);
    above = samples;
  }
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
