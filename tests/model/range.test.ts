import { expect, test } from 'vitest';
import { rangeAt, rangeOf } from '../../src/model/range.ts';
import { courseOf } from '../../src/model/resolve.ts';
import type { CaseDocument } from '../../src/model/document.ts';

const DOCUMENT: CaseDocument = {
  caseline: 1,
  id: 'ranges',
  title: 'Ranges',
  patient: { label: 'Someone' },
  source: { basis: 'synthetic' },
  lanes: [],
  series: [
    {
      id: 'alt',
      label: 'ALT',
      unit: 'U/L',
      range: [
        { high: 40, source: 'laboratory A' },
        { high: 30, source: 'laboratory B', from: '2021-03-04' },
      ],
      points: [
        { at: '2021-03-05', value: 1 },
        { at: '2021-03-04T10:30', value: 2 },
        { at: '2021-03-03', value: 3 },
        { at: '2021-03', value: 4 },
        { at: 'not stated', value: 5 },
        { at: '2021-04', value: 6, range: { high: 55, source: 'its own' } },
      ],
    },
  ],
};
const { series, clock } = courseOf(DOCUMENT);
const alt = series[0];
if (!alt) throw new Error('the case lost its series');
const pointOf = (value: number) => {
  const point = alt.points.find(
    (each) => each.value.kind === 'number' && each.value.value === value,
  );
  if (!point) throw new Error(`no point of ${value}`);
  return point;
};

test.each<[number, string | undefined]>([
  [1, 'laboratory B'],
  [2, 'laboratory B'],
  [3, 'laboratory A'],
  [4, undefined],
  [5, undefined],
])('the range of value %d is that of %s', (value, source) => {
  expect(rangeAt(alt, pointOf(value).at, clock)?.source).toBe(source);
});

test('a value’s own range goes first', () => {
  expect(rangeOf(alt, pointOf(6), clock)?.source).toBe('its own');
});

test('points are in the order of time; one without a time keeps its neighbour', () => {
  const values = alt.points.map(({ value }) => (value.kind === 'number' ? value.value : NaN));
  expect(values).toEqual([4, 5, 3, 2, 1, 6].sort((a, b) => values.indexOf(a) - values.indexOf(b)));
  expect(values.indexOf(3)).toBeLessThan(values.indexOf(2));
  expect(values.indexOf(5)).toBe(values.indexOf(4) + 1);
});
