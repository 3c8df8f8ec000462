import fc from 'fast-check';
import { expect, test } from 'vitest';
import { makeIssue, pathKeys, pathTo, shorten } from '../../src/model/issue.ts';

test('a message says what happened, what was kept and what to do', () => {
  expect(
    makeIssue('unknown-lane', 'events[3].lane', { received: 'labs', kept: 'lane-added' }),
  ).toEqual({
    code: 'unknown-lane',
    severity: 'error',
    path: 'events[3].lane',
    received: 'labs',
    message:
      'There is no lane “labs”. The event is kept in a lane of that name. Correct the id, or declare the lane.',
  });
});

test('what is received is short, and can hide or reverse nothing', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: 'binary', maxLength: 300 }), fc.anything()), (value) => {
      const shown = shorten(value);
      expect(shown.length).toBeLessThanOrEqual(80);
      expect(shown).not.toMatch(/\p{Cc}|\p{Bidi_Control}/u);
    }),
    { seed: 20210304 },
  );
  expect(shorten('a\u202eb')).toBe('a\\u202eb');
  expect(shorten('x'.repeat(10_000))).toBe(`${'x'.repeat(79)}…`);
});

test('a path gives back the keys it was made of', () => {
  expect(pathKeys('events[3].repeat.from')).toEqual(['events', 3, 'repeat', 'from']);
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (key) => {
      expect(pathKeys(`${pathTo('readings[0].patch.events', key)}.at`)).toEqual([
        'readings',
        0,
        'patch',
        'events',
        key,
        'at',
      ]);
    }),
    { seed: 20210304 },
  );
});
