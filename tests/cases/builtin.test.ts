import { describe, expect, test } from 'vitest';
import { readCaseObject } from '../../src/formats/native.ts';
import { caseOf, CASES } from '../layout/cases.ts';

/** The first screen does not carry the reader: the built-in cases must not need it. */
describe.each(CASES)('the built-in case %s', (name) => {
  test('is, as parsed, exactly what the reader makes of it, without an issue', () => {
    const { document } = caseOf(name);
    const read = readCaseObject(document, name);
    expect(read.issues).toEqual([]);
    expect(read.case?.document).toEqual(document);
  });
});
