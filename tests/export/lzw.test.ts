import fc from 'fast-check';
import { expect, test } from 'vitest';
import * as UTIF from 'utif2';
import { compressLzw } from '../../src/export/lzw.ts';

/** One row of grey in one strip, as small a TIFF as can be, read by somebody else's decoder. */
function decoded(packed: Uint8Array, length: number): Uint8Array {
  const fields = [
    [256, length],
    [257, 1],
    [258, 8],
    [259, 5],
    [262, 1],
    [273, 8],
    [277, 1],
    [278, 1],
    [279, packed.length],
  ] as const;
  const start = 8 + packed.length + (packed.length % 2);
  const bytes = new Uint8Array(start + 2 + fields.length * 12 + 4);
  const view = new DataView(bytes.buffer);
  bytes.set([0x49, 0x49, 42, 0]);
  bytes.set(packed, 8);
  view.setUint32(4, start, true);
  view.setUint16(start, fields.length, true);
  fields.forEach(([tag, value], i) => {
    const at = start + 2 + 12 * i;
    view.setUint16(at, tag, true);
    view.setUint16(at + 2, 4, true);
    view.setUint32(at + 4, 1, true);
    view.setUint32(at + 8, value, true);
  });
  const [page] = UTIF.decode(bytes.buffer);
  UTIF.decodeImage(bytes.buffer, page!);
  return new Uint8Array(page!.data).subarray(0, length);
}

const same = (bytes: Uint8Array): void => {
  expect(Buffer.from(decoded(compressLzw(bytes), bytes.length)).equals(bytes)).toBe(true);
};

test('whatever is compressed is read again by another decoder', () => {
  const few = fc.uint8Array({ minLength: 1, maxLength: 3000, max: 3 });
  const many = fc.uint8Array({ minLength: 1, maxLength: 3000 });
  fc.assert(fc.property(fc.oneof(few, many), same), { seed: 4, numRuns: 300 });
});

test('a full table begins anew, wherever its width changes', () => {
  const random = (length: number): Uint8Array => {
    let state = 7;
    return Uint8Array.from({ length }, () => {
      state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
      return state >>> 24;
    });
  };
  same(random(100_000));
  // Each length at which the last code stands at a change of width or at the clear code.
  const bytes = random(4200);
  for (const middle of [254, 766, 1790, 3836]) {
    for (let length = middle - 4; length < middle + 5; length++) same(bytes.subarray(0, length));
  }
  same(new Uint8Array(500_000).fill(255));
});

test('flat colour takes little room', () => {
  expect(compressLzw(new Uint8Array(500_000)).length).toBeLessThan(2500);
  expect([...compressLzw(new Uint8Array(0))]).toEqual([0x80, 0x40, 0x40]);
});
