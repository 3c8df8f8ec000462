// The words of the first case, against what its source says and does not say.
import { describe, expect, test } from 'vitest';
import { captionOf, sourceLineOf } from '../../src/describe/caption.ts';
import { altTextOf } from '../../src/describe/alt.ts';
import { describeCourse } from '../../src/describe/description.ts';
import { detailOf } from '../../src/describe/detail.ts';
import { markWords } from './mark-words.ts';
import { tableOf } from '../../src/describe/table.ts';
import type { Course } from '../../src/model/course.ts';
import type { CaseDocument } from '../../src/model/document.ts';
import { resolveCase } from '../../src/model/resolve.ts';
import { DEFAULT_VIEW } from '../../src/view/view.ts';
import file from '../../static/cases/purpura.case.yaml?case';

const read = (reading?: string): Course => resolveCase(file as CaseDocument, reading).course;
const course = read();
const wordsOf = (each: Course): string =>
  [
    captionOf(each, DEFAULT_VIEW),
    describeCourse(each, DEFAULT_VIEW),
    ...markWords(each).values(),
    JSON.stringify(each.events.map(({ id }) => detailOf(id, each))),
    JSON.stringify(tableOf(each, DEFAULT_VIEW)),
  ].join('\n');

describe.each(['weekly', 'literal', 'unspaced'])('reading %s', (reading) => {
  const each = read(reading);
  test('is named in the caption, and no other is', () => {
    const caption = captionOf(each, DEFAULT_VIEW);
    for (const { id, says } of each.readings) {
      expect(caption.includes(says)).toBe(id === reading);
    }
  });
  test('no number of a shape is said', () => {
    const words = wordsOf(each);
    const levels = each.series.flatMap(({ shapes }) =>
      shapes.flatMap(({ vertices }) => vertices.map(({ level }) => level)),
    );
    expect(levels.length).toBeGreaterThan(10);
    for (const level of levels)
      expect(words).not.toMatch(
        new RegExp(`(?<![\\d.])${String(level).replace('.', '\\.')}(?![\\d.])`),
      );
  });
  test('every event, value and shape is in the table once', () => {
    const points = each.series.flatMap((series) => series.points.map(({ id }) => id));
    const shapes = each.series.map(({ id }) => `${id}/shape-1`);
    const ids = tableOf(each, DEFAULT_VIEW).map(({ id }) => id);
    expect([...ids].sort()).toEqual(
      [...each.events.map(({ id }) => id), ...points, ...shapes].sort(),
    );
  });
});

test('the only platelet counts said are the bound of the authors', () => {
  const counts = Array.from(wordsOf(course).matchAll(/([\d.]+) ?×10⁹\/L/g), ([, number]) => number);
  expect([...new Set(counts)]).toEqual(['150']);
});

test('the only year said is that of the publication', () => {
  const years = Array.from(
    wordsOf(course)
      .replace(/https:[^"]*/g, '')
      .matchAll(/\b(?:19|20)\d\d\b/g),
    ([year]) => year,
  );
  expect([...new Set(years)]).toEqual(['2018']);
});

test('the order that the case declares holds in the table', () => {
  const ids = tableOf(course, DEFAULT_VIEW).map(({ id }) => id);
  for (const [before, after] of [
    ['marrow', 'diagnosis'],
    ['pathology', 'diagnosis'],
    ['infusions-1', 'infusions-8'],
    ['purpura', 'infusions-1'],
    ['diagnosis', 'rash'],
  ]) {
    expect(ids.indexOf(before ?? '')).toBeLessThan(ids.indexOf(after ?? ''));
  }
});

test('an infusion says its number, its place, its dose and what is not stated', () => {
  expect(markWords(course).get('infusions-4')).toMatch(
    /^ucMSC infusion, 4 of 8: day 21 after the first infusion; dose median 5\.65 \(5\.48–5\.98\) ×10⁷\/L\..* Spacing derived: .* Not stated: route, dates and single doses\.$/,
  );
});

test('infusions without dates are one event that claims no number in the series', () => {
  expect(markWords(read('literal')).get('infusions')).toMatch(
    /^ucMSC infusions, about 70: repeated, no single date stated;/,
  );
});

test('the opinion is the authors’, on the panel and aloud', () => {
  expect(detailOf('attribution', course)?.attributedTo).toBe('the authors');
  expect(markWords(course).get('attribution')).toContain('as the opinion of the authors');
});

test('codes lead to their public pages, and a series of one enzyme unknown has none', () => {
  expect(detailOf('purpura', course)?.codes[0]?.url).toBe(
    'https://hpo.jax.org/browse/term/HP:0000979',
  );
  expect(detailOf('platelets-after', course)?.codes[0]?.url).toBe('https://loinc.org/777-3');
  expect(detailOf('transaminases-after', course)?.codes).toEqual([]);
});

test('the source line and the alternative text', () => {
  expect(sourceLineOf(course)).toBe(
    'Boy, 12 years · Mu K et al., Medicine 2018 · doi:10.1097/MD.0000000000013287',
  );
  expect(altTextOf(course, DEFAULT_VIEW)).toBe(
    'Timeline: Refractory Henoch–Schönlein purpura…; Boy, 12 years; outcome: Rash resolved; 2 trend charts (curves illustrative)',
  );
});
