import { describe, expect, test } from 'vitest';
import { analyteOf } from '../../src/model/analytes.ts';
import { catalogueFor, RANGES } from '../../src/model/ranges-catalogue.ts';
import { chosenSeries, rangesFor } from '../../src/view/ranges.ts';
import { ask } from '../../src/questions/questions.ts';
import { stateAt } from '../../src/questions/at.ts';
import { DEFAULT_VIEW, type View } from '../../src/view/view.ts';
import { alt, courseWith, platelets } from './cases.ts';

const course = courseWith({
  series: [
    alt(
      [
        ['start', 28],
        ['start + 9', 110],
      ],
      40,
    ),
  ],
});
const [series] = course.series;
if (series === undefined) throw new Error('no series');
const choose = (range: string): View => ({ ...DEFAULT_VIEW, panels: { alt: { range } } });

test('every range of the catalogue has a population and a source, and belongs to a known test', () => {
  for (const { loinc, source, population, id } of RANGES) {
    expect([source, population, id].every((text) => text.length > 0)).toBe(true);
    expect(analyteOf({ codes: [{ system: 'LOINC', code: loinc }], label: '' })).toBeDefined();
  }
  expect(new Set(RANGES.map(({ id }) => id)).size).toBe(RANGES.length);
  expect(RANGES.map(({ high, source }) => `${source} ${high}`)).toEqual([
    'CALIPER 30',
    'NASPGHAN 26',
    'Mayo 55',
  ]);
});

describe('precedence', () => {
  test('without a choice the series is the case’s own', () => {
    expect(chosenSeries(series, DEFAULT_VIEW)).toBe(series);
    expect(chosenSeries(series, choose('no-such-range'))).toBe(series);
  });

  test('what the reader chose goes before the author and the laboratory', () => {
    const own = courseWith({
      series: [
        {
          ...alt([], 40),
          points: [{ at: 'start', value: 50, range: { high: 60, source: 'own' } }],
        },
      ],
    }).series[0];
    if (own === undefined) throw new Error('no series');
    const chosen = chosenSeries(own, choose('alt-mayo'));
    expect(chosen.ranges).toEqual([{ high: 55, source: 'Mayo, boy of 12' }]);
    expect(chosen.points[0]?.range).toBeUndefined();
    expect(own.points[0]?.range?.high).toBe(60);
    expect(rangesFor(own, DEFAULT_VIEW).map(({ by, high }) => `${by} ${high}`)).toEqual([
      'laboratory 60',
      'author 40',
      'catalogue 30',
      'catalogue 26',
      'catalogue 55',
    ]);
  });

  test('the same choice gives the same object, so that a drawing can be kept', () => {
    expect(chosenSeries(series, choose('alt-mayo'))).toBe(chosenSeries(series, choose('alt-mayo')));
  });

  test('exactly one origin is marked as chosen', () => {
    const chosen = rangesFor(series, choose('alt-naspghan')).filter(({ isChosen }) => isChosen);
    expect(chosen.map(({ id }) => id)).toEqual(['alt-naspghan']);
    expect(rangesFor(series, DEFAULT_VIEW).filter(({ isChosen }) => isChosen)).toHaveLength(1);
  });
});

test('a catalogue is for its own test, in its own unit', () => {
  expect(catalogueFor({ ...series, unit: { display: 'µkat/L' } })).toEqual([]);
  const counts = courseWith({ series: [platelets([['start', 20]])] }).series[0];
  expect(counts && rangesFor(counts, DEFAULT_VIEW)).toEqual([]);
});

test('the choice moves the answer, and its source is said', () => {
  const graded = (view: View) => ask(course, view, 'ctcae', { series: 'alt' }).answer;
  expect(graded(DEFAULT_VIEW).says).toMatch(
    /^Worst grade 1: 110 U\/L .*upper limit 40, laboratory/,
  );
  expect(graded(choose('alt-caliper')).says).toMatch(
    /^Worst grade 2: .*upper limit 30, CALIPER, boy of 12/,
  );
  expect(graded(choose('alt-naspghan')).kind).toBe('not-assessable');
  const at = { kind: 'time', frame: 'start', t: 12 * 864e5 } as const;
  expect(stateAt(course, at, choose('alt-mayo'))?.panels[0]?.times).toBe(
    '2 × upper limit (55, Mayo, boy of 12)',
  );
});
