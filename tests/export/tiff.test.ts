import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { decode as decodePng } from 'fast-png';
import { beforeAll, expect, test } from 'vitest';
import * as UTIF from 'utif2';
import { ExportError } from '../../src/export/error.ts';
import { pngFile } from '../../src/export/png.ts';
import { tiffFile } from '../../src/export/tiff.ts';
import { chineseCase, drawingOf, purpura } from './drawings.ts';

// The rasteriser is read and compiled once; a busy machine takes long for it.
beforeAll(() => pngFile(drawingOf([]), { dpi: 36, grey: true }), 60_000);

const hasTiffinfo = spawnSync('tiffinfo', ['-h']).error === undefined;

const pageOf = (tiff: Uint8Array<ArrayBuffer>): UTIF.IFD => {
  const pages = UTIF.decode(tiff.buffer);
  expect(pages).toHaveLength(1);
  UTIF.decodeImage(tiff.buffer, pages[0]!);
  return pages[0]!;
};

test.each([
  ['purpura', purpura, false],
  ['purpura in grey', purpura, true],
  ['a Chinese case', chineseCase, false],
] as const)('%s has the pixels of the PNG', async (_, drawing, grey) => {
  const options = { dpi: 100, grey };
  const png = decodePng(await pngFile(drawing(), options));
  const { data, width, height } = pageOf(await tiffFile(drawing(), options));
  expect([width, height]).toEqual([png.width, png.height]);
  expect(Buffer.from(data.subarray(0, png.data.length)).equals(png.data as Uint8Array)).toBe(true);
});

test('the fields are those that journals ask for, with density and alternative text', async () => {
  const page = pageOf(await tiffFile(drawingOf([], { width: 96.4 }), { dpi: 600, grey: false }));
  const { width, height, data, ...fields } = page as unknown as Record<string, unknown>;
  expect([width, height, (data as Uint8Array).length]).toEqual([603, 300, 603 * 300 * 3]);
  expect(fields).toMatchObject({
    t258: [8, 8, 8],
    t259: [5],
    t262: [2],
    t274: [1],
    t277: [3],
    t282: [[600, 1]],
    t283: [[600, 1]],
    t284: [1],
    t296: [2],
    t305: ['Caseline'],
  });
  // No time, no person, no machine, no transparency.
  for (const tag of [306, 315, 316, 338, 33432]) expect(fields).not.toHaveProperty(`t${tag}`);
});

test('the same drawing gives the same bytes', async () => {
  const options = { dpi: 100, grey: true };
  const one = await tiffFile(purpura(), options);
  expect(Buffer.from(await tiffFile(purpura(), options)).equals(one)).toBe(true);
});

test('what does not fit is refused', async () => {
  const attempt = tiffFile(drawingOf([], { width: 20_000, height: 20_000 }), {
    dpi: 600,
    grey: true,
  });
  await expect(attempt).rejects.toBeInstanceOf(ExportError);
});

test.runIf(hasTiffinfo)('libtiff reads it without a warning', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'tiff-'));
  try {
    for (const grey of [false, true]) {
      const file = join(folder, 'figure.tif');
      writeFileSync(file, await tiffFile(purpura(), { dpi: 150, grey }));
      const { stdout, stderr } = spawnSync('tiffinfo', ['-D', file], { encoding: 'utf8' });
      expect(stderr).toBe('');
      expect(stdout).toContain('Resolution: 150, 150 pixels/inch');
      expect(stdout).toContain('Compression Scheme: LZW');
      expect(stdout).toContain('Schönlein');
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
});
