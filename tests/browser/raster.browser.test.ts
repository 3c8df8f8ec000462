import { decode } from 'fast-png';
import pixelmatch from 'pixelmatch';
import { expect, test } from 'vitest';
import type { Drawing } from '../../src/draw/mark.ts';
import { pngFile } from '../../src/export/png.ts';
import { svgFile } from '../../src/export/svg-file.ts';
import { chineseCase, hashOf, purpura, signs, SIGNS_HASH } from '../export/drawings.ts';

const DPI = 192;

test('a browser gives the bytes that Node gives', async () => {
  expect(await hashOf(await pngFile(signs(), { dpi: DPI, grey: false }))).toBe(SIGNS_HASH);
});

// Edges of glyphs and lines differ by their smoothing; a wrong glyph or a moved text does not.
test.each([
  ['signs', signs, 0.002],
  ['a Chinese case', chineseCase, 0.002],
  ['purpura', purpura, 0.002],
] as const)(
  '%s: at most a small part of the pixels differs from what Chromium draws',
  async (_, drawing, most) => {
    const ours = decode(await pngFile(drawing(), { dpi: DPI, grey: false }));
    const { width, height } = ours;
    const theirs = await drawnByBrowser(drawing(), width, height);
    const rgba = new Uint8Array(width * height * 4).fill(255);
    for (let at = 0; at < width * height; at++) {
      rgba.set(ours.data.subarray(at * 3, at * 3 + 3), at * 4);
    }
    const differing = pixelmatch(rgba, theirs, undefined, width, height, { threshold: 0.2 });
    expect(differing / (width * height)).toBeLessThan(most);
  },
);

async function drawnByBrowser(
  drawing: Drawing,
  width: number,
  height: number,
): Promise<Uint8ClampedArray> {
  // Not embedded: a picture may be drawn before its fonts are read.
  const svg = await svgFile(drawing, 'outlines');
  const image = new Image();
  image.src = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }));
  await image.decode();
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext('2d')!;
  context.fillStyle = drawing.background;
  context.fillRect(0, 0, width, height);
  context.drawImage(image, 0, 0, drawing.width * (DPI / 96), drawing.height * (DPI / 96));
  URL.revokeObjectURL(image.src);
  return context.getImageData(0, 0, width, height).data;
}
