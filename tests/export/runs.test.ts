import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Drawing, Text } from '../../src/draw/mark.ts';
import { missingOf, runsOf, sayCharacter } from '../../src/export/runs.ts';
import { measure } from '../../src/layout/text.ts';

const text = (words: string, more: Partial<Text> = {}): Text => ({
  type: 'text',
  x: 100,
  y: 20,
  text: words,
  size: 10,
  weight: 400,
  anchor: 'start',
  color: '#000000',
  ...more,
});

const drawing = (...words: readonly string[]): Drawing => ({
  width: 200,
  height: 40,
  background: '#ffffff',
  title: '',
  alt: '',
  description: '',
  caption: '',
  paints: [],
  marks: [{ type: 'group', marks: words.map((one) => text(one)) }],
});

test('what Inter has is one run in the face of the text', () => {
  const words = 'Henoch-Schönlein ×10⁹/L ≥ 45 µmol';
  expect(runsOf(text(words))).toEqual([
    { text: words, face: 'regular', x: 100, width: measure(words, 'regular', 10) },
  ]);
  expect(runsOf(text('a', { weight: 600 }))[0]?.face).toBe('semibold');
  expect(runsOf(text('a', { italic: true }))[0]?.face).toBe('italic');
});

test('Chinese is set in its own face, one em a character, beside Inter', () => {
  const runs = runsOf(text('血小板 12 ×10⁹/L，正常', { weight: 600 }));
  expect(runs.map((run) => [run.face, run.text])).toEqual([
    ['chinese', '血小板'],
    ['semibold', ' 12 ×10⁹/L'],
    ['chinese', '，正常'],
  ]);
  expect(runs[0]?.width).toBe(30);
  expect(runs[1]?.x).toBe(130);
});

test('the whole of GB 2312 and full-width forms have a face', () => {
  const decoder = new TextDecoder('gb18030');
  const codes = Array.from({ length: 72 * 94 }, (_, i) =>
    decoder.decode(new Uint8Array([0xb0 + Math.floor(i / 94), 0xa1 + (i % 94)])),
  );
  const hanzi = codes.filter((character) => /^\p{Script=Han}$/u.test(character));
  expect(hanzi).toHaveLength(6763);
  expect(missingOf(drawing(hanzi.join(''), '（），。、；：？！％《》「」～', '噁唑'))).toEqual([]);
});

test('what no face has is shown as a replacement, each in its own place, and named once', () => {
  const runs = runsOf(text('a😀한b'));
  expect(runs.map((run) => run.text)).toEqual(['a', '\ufffd', '\ufffd', 'b']);
  expect((runs[2]?.x ?? 0) - (runs[1]?.x ?? 0)).toBeCloseTo(10, 9);
  const missing = missingOf(drawing('a😀한', '😀 ok'));
  expect(missing.map(sayCharacter)).toEqual(['😀 (U+1F600)', '한 (U+D55C)']);
});

test('characters without width and look leave no run and are not missing', () => {
  const words = 'a\u200db\u200e\u2066c\u2069\u00ad\ufeff';
  expect(runsOf(text(words)).map((run) => run.text)).toEqual(['abc']);
  expect(runsOf(text('\u200b'))).toEqual([]);
  expect(missingOf(drawing(words))).toEqual([]);
});

test('runs follow each other and take the room that the layout measured, whatever the anchor', () => {
  const character = fc.constantFrom(...'aW 9⁹板，\t\u200d😀Я한');
  fc.assert(
    fc.property(
      fc.array(character, { maxLength: 30 }).map((all) => all.join('')),
      fc.constantFrom<Text['anchor']>('start', 'middle', 'end'),
      fc.constantFrom<Text['weight']>(400, 600),
      (words, anchor, weight) => {
        const mark = text(words, { anchor, weight });
        const width = measure(words, weight === 600 ? 'semibold' : 'regular', 10);
        const left = anchor === 'start' ? 100 : anchor === 'middle' ? 100 - width / 2 : 100 - width;
        let end = left;
        for (const run of runsOf(mark)) {
          expect(run.x).toBeGreaterThanOrEqual(end - 1e-9);
          end = run.x + run.width;
        }
        expect(end).toBeLessThanOrEqual(left + width + 1e-9);
        if (!words.includes('\t')) expect(end).toBeCloseTo(left + (words === '' ? 0 : width), 9);
      },
    ),
    { seed: 4, numRuns: 300 },
  );
});
