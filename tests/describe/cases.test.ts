// The words of every case that comes with the program, in all its readings.
import { describe, expect, test } from 'vitest';
import { captionOf, sourceLineOf } from '../../src/describe/caption.ts';
import { dataOf } from '../../src/describe/datum.ts';
import { altTextOf } from '../../src/describe/alt.ts';
import { describeCourse } from '../../src/describe/description.ts';
import { detailOf } from '../../src/describe/detail.ts';
import { markWords } from './mark-words.ts';
import { tableOf } from '../../src/describe/table.ts';
import type { Course } from '../../src/model/course.ts';
import type { CaseDocument } from '../../src/model/document.ts';
import { resolveCase } from '../../src/model/resolve.ts';
import { DEFAULT_VIEW } from '../../src/view/view.ts';

const files = import.meta.glob<CaseDocument>('../../static/cases/*.case.yaml', {
  query: '?case',
  import: 'default',
  eager: true,
});
const courses = Object.values(files).flatMap((file) =>
  [undefined, ...(file.readings ?? []).map(({ id }) => id)].map((reading): [string, Course] => [
    `${file.id}, ${reading ?? 'default'}`,
    resolveCase(file, reading).course,
  ]),
);

describe.each(courses)('%s', (_, course) => {
  const texts = [
    captionOf(course, DEFAULT_VIEW),
    sourceLineOf(course),
    altTextOf(course, DEFAULT_VIEW),
    describeCourse(course, DEFAULT_VIEW),
    ...markWords(course).values(),
    ...dataOf(course).flatMap(({ id }) => detailOf(id, course)?.rows.map(({ says }) => says) ?? []),
    ...tableOf(course, DEFAULT_VIEW).flatMap(({ when, phase, what, value, source }) => [
      when,
      phase,
      what,
      value,
      source,
    ]),
  ];

  test('no words show the machine behind them', () => {
    for (const text of texts) {
      expect(text).not.toMatch(/undefined|NaN|Infinity|\[object|null/);
      expect(text).not.toMatch(/ {2}|\.\.(?!\.)| [,.;:]|;;|,,|\( | \)|\(\)/);
    }
  });

  test('every datum has a row, a sentence and a detail', () => {
    const ids = dataOf(course).map(({ id }) => id);
    expect(
      tableOf(course, DEFAULT_VIEW)
        .map(({ id }) => id)
        .sort(),
    ).toEqual([...ids].sort());
    expect([...markWords(course).keys()].sort()).toEqual([...ids].sort());
    expect(ids.filter((id) => detailOf(id, course) === undefined)).toEqual([]);
  });

  test('the caption ends with the quiet sentence, said once', () => {
    expect(captionOf(course, DEFAULT_VIEW)).toMatch(/Not for clinical decisions\.$/);
    expect(captionOf(course, DEFAULT_VIEW).match(/Not for clinical decisions/g)).toHaveLength(1);
  });

  test('a synthetic case is called so wherever its source stands', () => {
    expect(/synthetic/i.test(sourceLineOf(course))).toBe(course.source.basis === 'synthetic');
  });

  test('alternative texts stay short', () => {
    expect(altTextOf(course, DEFAULT_VIEW).length).toBeLessThanOrEqual(125);
  });
});
