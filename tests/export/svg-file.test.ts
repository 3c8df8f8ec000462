import * as fontkit from 'fontkit';
import { expect, test } from 'vitest';
import { loadFace } from '../../src/export/fonts.ts';
import { subsetFont } from '../../src/export/subset.ts';
import { svgFile } from '../../src/export/svg-file.ts';
import { svgText } from '../../src/export/svg.ts';
import { chineseCase, drawingOf, purpura, textMark } from './drawings.ts';

const MODES = ['live', 'embedded', 'outlines'] as const;

test('live text is the SVG of the screen, byte for byte', async () => {
  expect(await svgFile(purpura(), 'live')).toBe(svgText(purpura()));
});

test.each(MODES)(
  '%s: names for a designer, ids once, nothing from outside, no script',
  async (mode) => {
    for (const drawing of [purpura(), chineseCase()]) {
      const svg = await svgFile(drawing, mode);
      const ids = Array.from(svg.matchAll(/ id="([^"]*)"/g), ([, id]) => id);
      expect(new Set(ids).size).toBe(ids.length);
      expect(ids).toContain('lane-symptoms');
      expect(ids).toContain('panel-platelets');
      expect(svg).not.toMatch(/<script|<foreignObject|<image|href|@import|url\((?!#|data:)/);
      expect(svg.replace('http://www.w3.org/2000/svg', '')).not.toMatch(/https?:\/\/(?!doi)/);
      expect(await svgFile(drawing, mode)).toBe(svg);
    }
  },
);

test('embedded: Inter always, Noto Sans SC with only the characters that occur', async () => {
  const plain = await svgFile(purpura(), 'embedded');
  expect(plain.match(/@font-face/g)).toHaveLength(3);
  const svg = await svgFile(chineseCase(), 'embedded');
  expect(svg).toContain(`font-family="Inter, 'Noto Sans SC', sans-serif"`);
  const [, data = ''] = /data:font\/ttf;base64,([^)]*)\)/.exec(svg) ?? [];
  expect(data.length).toBeLessThan(40_000);
  const font = fontkit.create(Buffer.from(data, 'base64'));
  const words = [...new Set(svg.replace(/<style>.*<\/style>/, '').match(/\p{Script=Han}/gu))];
  for (const character of words) {
    expect(font.characterSet, character).toContain(character.codePointAt(0));
  }
  // The words of the long description are not drawn.
  expect(font.characterSet.length).toBeLessThanOrEqual(words.length + 10);
});

test('a subset has the same glyphs as the whole font', async () => {
  const whole = fontkit.create(await loadFace('chinese'));
  const codes = Array.from('血小板，龋（噁a😀', (character) => character.codePointAt(0) ?? 0);
  const part = fontkit.create(subsetFont(await loadFace('chinese'), codes));
  expect([...part.characterSet].sort()).toEqual(codes.slice(0, -2).sort());
  for (const code of codes) {
    expect(part.glyphForCodePoint(code).path).toEqual(whole.glyphForCodePoint(code).path);
    expect(part.glyphForCodePoint(code).advanceWidth).toBe(1000);
  }
});

test('outlines: no text, every text a group with its words, no empty shape', async () => {
  const svg = await svgFile(chineseCase(), 'outlines');
  expect(svg).not.toContain('<text');
  const live = Array.from(
    svgText(chineseCase()).matchAll(/<text[^>]*>([^<]*)</g),
    ([, words]) => words,
  );
  const outlined = Array.from(
    svg.matchAll(/aria-label="([^"]*)"><path d="M/g),
    ([, words]) => words,
  );
  expect(outlined).toEqual(live);
});

test('outlines stand where the text stood', async () => {
  const svg = await svgFile(drawingOf([textMark('HH', { x: 90, anchor: 'end' })]), 'outlines');
  const numbers =
    /<path d="([^"]*)"/
      .exec(svg)?.[1]
      ?.match(/-?[\d.]+/g)
      ?.map(Number) ?? [];
  const xs = numbers.filter((_, at) => at % 2 === 0);
  const ys = numbers.filter((_, at) => at % 2 === 1);
  expect(Math.max(...xs)).toBeLessThan(90);
  expect(Math.max(...xs)).toBeGreaterThan(87);
  expect(Math.max(...ys)).toBe(20);
  expect(Math.min(...ys)).toBeCloseTo(20 - 16 * 0.727, 1);
});
