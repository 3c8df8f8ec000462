// Words never say a date narrower than the one that was written.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { describeCourse } from '../../src/describe/description.ts';
import { detailOf } from '../../src/describe/detail.ts';
import { markWords } from './mark-words.ts';
import { tableOf } from '../../src/describe/table.ts';
import type { CaseDocument, TimeDoc } from '../../src/model/document.ts';
import { resolveCase } from '../../src/model/resolve.ts';
import { DEFAULT_VIEW } from '../../src/view/view.ts';

const MONTH =
  /\b(?:January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\b/;
const DAY = new RegExp(
  `\\b\\d{1,2}(?:st|nd|rd|th)? ${MONTH.source}|\\d{4}-\\d\\d-\\d\\d|${MONTH.source} \\d{1,2}\\b(?!\\d)`,
);

/** All that is said of one event and one value at these times. */
function wordsAt(time: TimeDoc, at: string): string {
  const document: CaseDocument = {
    caseline: 1,
    id: 'case',
    title: 'A case',
    patient: { label: 'Somebody' },
    source: { basis: 'synthetic' },
    lanes: [{ id: 'lane', label: 'Lane' }],
    events: [{ id: 'event', kind: 'finding', lane: 'lane', label: 'Event', ...time }],
    series: [{ id: 'alt', label: 'ALT', unit: 'U/L', points: [{ id: 'point', at, value: 40 }] }],
  };
  const { course, issues } = resolveCase(document);
  expect(issues).toEqual([]);
  return [
    describeCourse(course, DEFAULT_VIEW),
    ...markWords(course).values(),
    JSON.stringify(['event', 'point'].map((id) => detailOf(id, course))),
    JSON.stringify(tableOf(course, DEFAULT_VIEW)),
  ].join('\n');
}

const years = fc.integer({ min: 1900, max: 2099 });
const months = fc
  .tuple(years, fc.integer({ min: 1, max: 12 }))
  .map(([year, month]) => `${year}-${String(month).padStart(2, '0')}`);
const RUNS = { seed: 7, numRuns: 60 };

test('a month is never told to the day', () => {
  fc.assert(
    fc.property(months, fc.constantFrom('', '~', 'about '), (month, mark) => {
      const written = mark === '~' ? `${month}~` : `${mark}${month}`;
      const words = [
        wordsAt({ at: written }, written),
        wordsAt({ start: written, end: 'ongoing' }, written),
        wordsAt({ start: written, end: 'unknown' }, written),
      ].join('\n');
      expect(words).toMatch(MONTH);
      expect(words).not.toMatch(DAY);
      if (mark !== '') expect(words).toContain('about');
    }),
    RUNS,
  );
});

test('a year is never told to the month', () => {
  fc.assert(
    fc.property(years, (year) => {
      const words = [
        wordsAt({ at: String(year) }, String(year)),
        wordsAt({ start: String(year) }, String(year)),
      ].join('\n');
      expect(words).toContain(String(year));
      expect(words).not.toMatch(MONTH);
    }),
    RUNS,
  );
});

test('what only comes after a date is not told to be on it', () => {
  fc.assert(
    fc.property(months, (month) => {
      const words = wordsAt({ at: `after ${month}` }, `before ${month}`);
      expect(words).toMatch(/after|on or after|from .* on/);
      expect(words).toMatch(/before/);
    }),
    RUNS,
  );
});

test('a time that is not stated is said to be so', () => {
  const words = wordsAt({}, 'not stated');
  expect(words.match(/date not stated/g)?.length).toBeGreaterThanOrEqual(4);
  expect(words).not.toMatch(/\d{4}/);
});
