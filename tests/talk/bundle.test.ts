// What a bundle packs: the case, one talk, and type for every character of both.
import * as fontkit from 'fontkit';
import { expect, test } from 'vitest';
import { subsetFont } from '../../src/export/subset.ts';
import { loadFace } from '../../src/export/fonts.ts';
import { moved } from '../../src/draw/move.ts';
import { renderCourse } from '../../src/render.ts';
import { DEFAULT_PAGE, DEFAULT_VIEW } from '../../src/view/view.ts';
import { fromBase64, toBase64 } from '../../src/talk/pack.ts';
import { maybeOrder, obey, stepEvent, type Led } from '../../src/player/embed.ts';
import { CASES, courseOf } from '../layout/cases.ts';

test('base64 there and back is the same, however long', () => {
  for (const length of [0, 1, 2, 3, 8191, 8192, 8193, 100_000]) {
    const bytes = Uint8Array.from({ length }, (_, at) => (at * 31) % 256);
    expect(fromBase64(`\n${toBase64(bytes)} `)).toEqual(bytes);
  }
});

test('a letter composed of others keeps its shape in a font that is cut down', async () => {
  const whole = await loadFace('regular');
  const cut = fontkit.create(
    subsetFont(
      whole,
      [...'Äéçšü'].map((c) => c.codePointAt(0) ?? 0),
    ),
  );
  const font = fontkit.create(whole);
  for (const letter of 'Äéçšü') {
    const code = letter.codePointAt(0) ?? 0;
    const shape = cut.glyphForCodePoint(code).path.commands;
    expect(shape.length).toBeGreaterThan(8);
    expect(shape).toEqual(font.glyphForCodePoint(code).path.commands);
  }
  expect(cut.characterSet).toHaveLength(5);
});

test.each(CASES)('%s moved there and back is the same drawing', (name) => {
  const { drawing } = renderCourse(courseOf(name), DEFAULT_VIEW, DEFAULT_PAGE);
  const there = moved(drawing, { dx: 40.25, dy: -13.5, prefix: 'a-' });
  expect(JSON.stringify(there)).not.toBe(JSON.stringify(drawing));
  const back = moved(there, { dx: -40.25, dy: 13.5, prefix: '' });
  const own = moved(drawing, { dx: 0, dy: 0, prefix: 'a-' });
  expect(back).toEqual(own);
});

test('an order is plain data as documented, and anything else is none', () => {
  expect(maybeOrder({ type: 'caseline:go', step: 3 })).toEqual({ type: 'caseline:go', step: 3 });
  expect(maybeOrder({ type: 'caseline:next', step: 'x' })).toEqual({ type: 'caseline:next' });
  const none = [
    ...[undefined, null, 3, 'caseline:next', [], {}, { type: 'next' }, { type: 'caseline:step' }],
    ...[0, -1, 1.5, NaN, Infinity, '3', {}].map((step) => ({ type: 'caseline:go', step })),
  ];
  for (const data of none) expect(maybeOrder(data)).toBeUndefined();
});

test('orders lead the talk, and its answer tells of the step shown alone', () => {
  const talk: Led & { at: number } = {
    at: 0,
    count: 4,
    get step() {
      return { title: `step ${this.at + 1}`, notes: 'secret' };
    },
    next() {
      this.at++;
    },
    previous() {
      this.at--;
    },
    go(step) {
      this.at = step;
    },
  };
  obey({ type: 'caseline:go', step: 3 }, talk);
  obey({ type: 'caseline:next' }, talk);
  obey({ type: 'caseline:previous' }, talk);
  obey({ type: 'caseline:where' }, talk);
  expect(stepEvent(talk)).toEqual({ type: 'caseline:step', step: 3, of: 4, title: 'step 3' });
});
