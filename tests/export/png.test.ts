import { decode } from 'fast-png';
import { beforeAll, expect, test } from 'vitest';
import type { Drawing } from '../../src/draw/mark.ts';
import { ExportError } from '../../src/export/error.ts';
import { pngFile } from '../../src/export/png.ts';
import { greyOf } from '../../src/export/pixels.ts';
import { rasterise, sizeOf } from '../../src/export/raster.ts';
import {
  chineseCase,
  drawingOf,
  hashOf,
  purpura,
  signs,
  SIGNS_HASH,
  textMark,
} from './drawings.ts';

// The rasteriser is read and compiled once; a busy machine takes long for it.
beforeAll(() => pngFile(drawingOf([]), { dpi: 36, grey: true }), 60_000);

const RGB = { dpi: 96, grey: false };

/** The samples of the pixel at a place in the drawing's px, of a PNG at 96 dpi. */
async function pixelsOf(
  drawing: Drawing,
  grey = false,
): Promise<(x: number, y: number) => readonly number[]> {
  const { width, channels, data } = decode(await pngFile(drawing, { dpi: 96, grey }));
  return (x, y) => {
    const at = (Math.floor(y) * width + Math.floor(x)) * channels;
    return [...data.slice(at, at + channels)];
  };
}

/** Names of the chunks with what they hold. */
function chunksOf(png: Uint8Array): readonly (readonly [string, Uint8Array])[] {
  const view = new DataView(png.buffer);
  const chunks: [string, Uint8Array][] = [];
  for (let at = 8; at < png.length; at += 12 + view.getUint32(at)) {
    const data = png.subarray(at + 8, at + 8 + view.getUint32(at));
    chunks.push([String.fromCharCode(...png.subarray(at + 4, at + 8)), data]);
  }
  return chunks;
}

test('the same drawing gives the same bytes', async () => {
  const options = { dpi: 100, grey: false };
  const one = await pngFile(purpura(), options);
  expect(Buffer.from(await pngFile(purpura(), options)).equals(one)).toBe(true);
});

test('Node gives the bytes that a browser gives', async () => {
  expect(await hashOf(await pngFile(signs(), { dpi: 192, grey: false }))).toBe(SIGNS_HASH);
});

test('the size is that of the paper, the density is written, nothing is transparent', async () => {
  const drawing = drawingOf([], { width: (90 / 25.4) * 96, printedInMm: true });
  const png = decode(await pngFile(drawing, { dpi: 600, grey: false }), { checkCrc: true });
  expect([png.width, png.height, png.channels, png.depth]).toEqual([2126, 300, 3, 8]);
  expect(png.resolution).toEqual({ x: 23622, y: 23622, unit: 1 });
  expect(decode(await pngFile(drawing, { dpi: 72, grey: true })).channels).toBe(1);
});

test('title and alternative text go along, and nothing that tells who or when', async () => {
  const png = await pngFile(drawingOf([], { author: 'Dr N. Named' }), RGB);
  const chunks = chunksOf(png);
  expect([...new Set(chunks.map(([name]) => name))]).toEqual(
    'IHDR sRGB pHYs iTXt IDAT IEND'.split(' '),
  );
  const words = chunks.filter(([name]) => name === 'iTXt');
  expect(words.map(([, data]) => new TextDecoder().decode(data).split('\0\0\0\0\0'))).toEqual([
    ['Title', 'A title'],
    ['Description', 'Short: ×10⁹/L ≥ 血小板'],
    ['Software', 'Caseline'],
  ]);
});

test('every pixel has the colour that the drawing says, up to the last row and column', async () => {
  const bar = { type: 'rect', x: 10, y: 10, width: 20, height: 10, fill: '#336699' } as const;
  const colored = drawingOf([bar], { width: 95.6, height: 40.4, background: '#fffdf0' });
  const pixel = await pixelsOf(colored);
  expect(pixel(15, 15)).toEqual([0x33, 0x66, 0x99]);
  for (const [x, y] of [
    [0, 0],
    [95, 0],
    [0, 39],
    [95, 39],
  ] as const) {
    expect(pixel(x, y)).toEqual([0xff, 0xfd, 0xf0]);
  }
  expect((await pixelsOf(colored, true))(15, 15)).toEqual([greyOf(0x33, 0x66, 0x99)]);
});

test('a figure of many strips is the figure of one', async () => {
  // Rows of 2,000 px: a strip holds 2,000 of them.
  const line = {
    type: 'path',
    d: 'M0,0L1900,4100',
    stroke: { color: '#cc0000', width: 8 },
  } as const;
  const drawing = drawingOf([line], { width: 2000, height: 4200 });
  const rows: Uint8Array[] = [];
  for await (const strip of (await rasterise(drawing, { dpi: 96, grey: true })).strips) {
    rows.push(strip);
  }
  expect(rows.length).toBeGreaterThan(2);
  const whole = Buffer.concat(rows);
  expect(whole).toHaveLength(2000 * 4200);
  // The ink of each row is that of a line without a gap or a step.
  for (let y = 10; y < 4050; y++) {
    const row = whole.subarray(y * 2000, (y + 1) * 2000);
    const ink = row.reduce(
      (sum, sample, x) => ({ all: sum.all + 255 - sample, at: sum.at + x * (255 - sample) }),
      { all: 0, at: 0 },
    );
    expect(Math.abs(ink.at / ink.all - (1900 / 4100) * (y + 0.5) + 0.5), `row ${y}`).toBeLessThan(
      0.1,
    );
  }
});

test('hatches and fades come out', async () => {
  const rect = { type: 'rect', x: 0, y: 0, width: 96, height: 24 } as const;
  const stop = (offset: number, opacity: number) => ({ offset, opacity, color: '#000000' });
  const pixel = await pixelsOf(
    drawingOf(
      [
        { ...rect, fill: { paint: 'h' } },
        { ...rect, y: 24, fill: { paint: 'f' } },
      ],
      {
        paints: [
          { type: 'hatch', id: 'h', color: '#000000', spacing: 12, lineWidth: 6 },
          { type: 'gradient', id: 'f', x1: 0, x2: 96, stops: [stop(0, 0), stop(1, 1)] },
        ],
      },
    ),
  );
  // Stripes of 6 with 6 between, across: x + y from n × 12√2 to as much and 6√2.
  expect(pixel(3, 1)).toEqual([0, 0, 0]);
  expect(pixel(12, 1)).toEqual([255, 255, 255]);
  expect(pixel(20, 1)).toEqual([0, 0, 0]);
  expect(pixel(2, 36)[0]).toBeGreaterThan(240);
  expect(pixel(48, 36)[0]).toBeGreaterThan(115);
  expect(pixel(48, 36)[0]).toBeLessThan(140);
  expect(pixel(94, 36)[0]).toBeLessThan(15);
});

/** How much of the picture of a text is ink, and where it begins and ends. */
async function inkOf(
  text: string,
): Promise<{ readonly all: number; readonly sides: readonly number[] }> {
  const { width, height, data } = decode(
    await pngFile(drawingOf([textMark(text)]), { dpi: 192, grey: true }),
  );
  const columns = Array.from({ length: width }, (_, x) => {
    let ink = 0;
    for (let y = 0; y < height; y++) ink += 255 - (data[y * width + x] ?? 0);
    return ink;
  });
  const inked = columns.flatMap((ink, x) => (ink > 0 ? [x / 2] : []));
  const all = columns.reduce((sum, ink) => sum + ink, 0);
  return { all, sides: [inked[0] ?? 0, inked.at(-1) ?? 0] };
}

test('each sign of clinical notation has a picture of its own, none that of a missing glyph', async () => {
  const pictures = new Map<number, string>();
  const missing = (await inkOf('😀')).all;
  expect(missing).toBe((await inkOf('\ufffd')).all);
  for (const sign of '×⁹₂≥≤±µµöå−–→“”…血小板紫癜龋') {
    const { all } = await inkOf(sign);
    expect(all, sign).toBeGreaterThan(500);
    expect(all, sign).not.toBe(missing);
    pictures.set(all, sign);
  }
  expect(pictures.size).toBeGreaterThan(19);
});

test('Chinese takes one em a character, after the Inter before it', async () => {
  const { sides } = await inkOf('中中中');
  expect(sides[0]).toBeGreaterThanOrEqual(4);
  expect(sides[1]).toBeGreaterThan(4 + 2.5 * 16);
  expect(sides[1]).toBeLessThanOrEqual(4 + 3 * 16);
});

test('a Chinese case comes out without a replacement', async () => {
  const { width, height } = decode(await pngFile(chineseCase(), RGB));
  expect([width, height]).toEqual([800, sizeOf(chineseCase(), 96).height]);
});

test.each([
  ['0 dpi', drawingOf([]), 0, /0 dpi.*36 to 2400/],
  ['−1 dpi', drawingOf([]), -1, /-1 dpi/],
  ['100,000 dpi', drawingOf([]), 100_000, /100000 dpi/],
  ['no number', drawingOf([]), Number.NaN, /NaN dpi/],
  ['no width', drawingOf([], { width: 0 }), 300, /no size/],
  ['a width below zero', drawingOf([], { width: -1 }), 300, /no size/],
  ['an endless height', drawingOf([], { height: Infinity }), 300, /no size/],
  ['10 m at 300 dpi', drawingOf([], { width: 37_795, height: 37_795 }), 300, /no resolution/],
  [
    '190 × 240 mm at 2400 dpi',
    drawingOf([], { width: 718, height: 907 }),
    2400,
    /1456 dpi is the most/,
  ],
])('%s is refused in words', async (_, drawing, dpi, words) => {
  const attempt = pngFile(drawing, { dpi, grey: false });
  await expect(attempt).rejects.toThrow(words);
  await expect(attempt).rejects.toBeInstanceOf(ExportError);
});

test('the largest that is named fits, and a page at 1200 dpi does', () => {
  expect(sizeOf(drawingOf([], { width: 718, height: 907 }), 1456).width).toBe(10_890);
  expect(sizeOf(drawingOf([], { width: 718.11, height: 907.09 }), 1200)).toEqual({
    width: 8976,
    height: 11_339,
  });
});

test('grey keeps greys as they are, and the luminance of colours', () => {
  for (let sample = 0; sample < 256; sample++) expect(greyOf(sample, sample, sample)).toBe(sample);
  expect(greyOf(255, 0, 0)).toBe(127);
  expect(greyOf(0, 255, 0)).toBe(220);
  expect(greyOf(0, 0, 255)).toBe(76);
});
