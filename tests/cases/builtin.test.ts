import { describe, expect, test } from 'vitest';
import { readCaseObject } from '../../src/formats/native.ts';
import { resolveCase } from '../../src/model/resolve.ts';
import calendar from '../../static/cases/calendar.case.yaml?course';
import dili from '../../static/cases/dili.case.yaml?course';
import itp from '../../static/cases/itp-romiplostim.case.yaml?course';
import purpura from '../../static/cases/purpura.case.yaml?course';
import { caseOf, CASES } from '../layout/cases.ts';

const PREPARED: Readonly<Record<string, unknown>> = {
  purpura,
  dili,
  'itp-romiplostim': itp,
  calendar,
};

/** The first screen carries neither reader nor resolver: the built-in cases must not need them. */
describe.each(CASES)('the built-in case %s', (name) => {
  const { document } = caseOf(name);

  test('is, as parsed, exactly what the reader makes of it, without an issue', () => {
    const read = readCaseObject(document, name);
    expect(read.issues).toEqual([]);
    expect(read.case?.document).toEqual(document);
  });

  test('is, as prepared, exactly what the resolver makes of it, without an issue', () => {
    const { stories: _, ...rest } = document;
    const { course, issues } = resolveCase(rest);
    expect(issues).toEqual([]);
    expect(PREPARED[name]).toStrictEqual({ document: rest, course });
  });
});
