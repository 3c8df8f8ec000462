// What a case calls the files that the command was given.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { shortNames } from '../../src/formats/short-names.ts';

test('folders are left out, but for those that tell two files apart', () => {
  expect(shortNames(['/home/anna/Müller/labs.csv'])).toEqual(['labs.csv']);
  expect(shortNames(['C:\\Users\\anna\\labs.csv', 'b.csv'])).toEqual(['labs.csv', 'b.csv']);
  expect(shortNames(['x/2020/labs.csv', 'x/2021/labs.csv', 'x/other.csv'])).toEqual([
    '2020/labs.csv',
    '2021/labs.csv',
    'other.csv',
  ]);
  expect(shortNames(['labs.csv', './labs.csv'])).toEqual(['labs.csv', './labs.csv']);
});

test('two files are never called the same', () => {
  const part = fc.constantFrom('a', 'b', '', '.', '..');
  const path = fc
    .tuple(fc.array(part, { minLength: 1, maxLength: 5 }), fc.constantFrom('/', '\\'))
    .map(([parts, sign]) => parts.join(sign));
  fc.assert(
    fc.property(fc.uniqueArray(path, { maxLength: 6 }), (paths) => {
      const names = shortNames(paths);
      expect(new Set(names).size).toBe(paths.length);
      names.forEach((name, at) => {
        expect(paths[at]?.replaceAll('\\', '/')).toContain(name.replaceAll('\\', '/'));
      });
    }),
  );
});
