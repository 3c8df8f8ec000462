import { readFileSync } from 'node:fs';
import * as fontkit from 'fontkit';
import { expect, test } from 'vitest';
import { hasChinese } from '../../src/export/chinese.ts';
import { FACES, FAMILIES, faceOf, loadFace } from '../../src/export/fonts.ts';
import { METRICS } from '../../src/layout/metrics.ts';

const FILES = {
  regular: 'Inter-Regular',
  semibold: 'Inter-SemiBold',
  italic: 'Inter-Italic',
  chinese: 'NotoSansSC-Regular',
} as const;

test.each(FACES)('%s is the bundled file, loaded once, under its own name', async (face) => {
  const bytes = await loadFace(face);
  const file = readFileSync(new URL(`../../static/fonts/${FILES[face]}.ttf`, import.meta.url));
  expect(file.equals(bytes)).toBe(true);
  expect(await loadFace(face)).toBe(bytes);
  const font = fontkit.create(bytes);
  expect(font.familyName.startsWith(FAMILIES[face])).toBe(true);
});

test('the Chinese face has what its table says, one em wide, and nothing that Inter has', async () => {
  const font = fontkit.create(await loadFace('chinese'));
  const has = new Set(font.characterSet);
  for (let code = 0; code < 0xffff; code++) {
    expect(hasChinese(code), code.toString(16)).toBe(has.has(code) && code >= 0x2000);
    if (!has.has(code)) continue;
    expect(font.glyphForCodePoint(code).advanceWidth).toBe(font.unitsPerEm);
    expect(METRICS.regular.advance(code)).toBe(-1);
  }
});

test('weight and slant choose the face', () => {
  expect(faceOf({ weight: 400 })).toBe('regular');
  expect(faceOf({ weight: 600 })).toBe('semibold');
  expect(faceOf({ weight: 400, italic: true })).toBe('italic');
});
