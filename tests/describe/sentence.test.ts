import { describe, expect, test } from 'vitest';
import { badgesOf } from '../../src/describe/evidence.ts';
import { sayEvent, sayPoint, sayShape } from '../../src/describe/sentence.ts';
import { sayTime } from '../../src/describe/time.ts';
import { sayQuantity } from '../../src/describe/value.ts';
import type { Facets } from '../../src/model/evidence.ts';
import type { Unit, Value } from '../../src/model/quantity.ts';
import { unstated, type EventTime } from '../../src/model/when.ts';
import {
  aCourse,
  after,
  anEvent,
  aPoint,
  aSeries,
  aShape,
  atOnce,
  day,
  derived,
  reported,
} from './course.ts';

const course = aCourse();

describe('an event is one full sentence and its grounds', () => {
  test('a numbered infusion with its dose', () => {
    const infusion = anEvent('infusion-4', {
      kind: 'infusion',
      label: 'ucMSC infusion',
      part: { series: 'infusions', number: 4, of: 8 },
      dose: {
        value: { kind: 'range', low: 5.48, high: 5.98, median: 5.65 },
        unit: { display: '×10⁷/L' },
      },
      evidence: {
        what: reported('injected 8 times/wk'),
        when: derived('Read as one a week.'),
        value: reported('a median of 5.65'),
      },
      notStated: ['route', 'dates'],
      time: atOnce(day(21, 'first-infusion')),
    });
    expect(sayEvent(infusion, course)).toBe(
      'ucMSC infusion, 4 of 8: day 21 after the first infusion; dose median 5.65 (5.48–5.98) ×10⁷/L. ' +
        'Reported, abstract: “injected 8 times/wk”. Spacing derived: Read as one a week. ' +
        'Dose reported, abstract: “a median of 5.65”. Not stated: route and dates.',
    );
  });

  test.each([
    ['affirmed', 'Herpes zoster (finding): at presentation'],
    ['excluded', 'Herpes zoster (finding), excluded: at presentation'],
    ['refuted', 'Herpes zoster (finding), refuted: at presentation'],
    ['planned', 'Herpes zoster (finding), planned: at presentation'],
    ['not-done', 'Herpes zoster (finding), not done: at presentation'],
  ] as const)('%s is said where it is not affirmed', (status, says) => {
    expect(sayEvent(anEvent('e', { label: 'Herpes zoster', status }), course)).toContain(says);
  });

  test('an opinion names whose it is', () => {
    const what = { ...reported('etiologies related to his drugs'), attributedTo: 'the authors' };
    expect(
      sayEvent(anEvent('e', { evidence: { what, when: derived('Not dated.') } }), course),
    ).toContain(
      'Reported as the opinion of the authors, abstract: “etiologies related to his drugs”. Time derived: Not dated.',
    );
  });

  test('a passage that serves two facets is quoted once', () => {
    expect(sayEvent(anEvent('e'), course).match(/words about e/g)).toHaveLength(1);
  });
});

test('a point says its value, its time and its place', () => {
  const series = aSeries('platelets', { label: 'Platelets' });
  const point = aPoint('p', {
    at: after('presentation'),
    phase: 'followup',
    value: { kind: 'number', comparator: '>', value: 150 },
    label: 'above 150',
    evidence: { what: reported('>150'), when: derived('Not dated.'), value: reported('>150') },
  });
  expect(sayPoint(point, series, course)).toBe(
    'Platelets, above 150 ×10⁹/L: after presentation, date not stated, in Follow-up (order only). ' +
      'Reported, abstract: “>150”. Time derived: Not dated.',
  );
});

test('a shape is named illustrative, whatever its label says', () => {
  const series = aSeries('platelets', { label: 'Platelets' });
  expect(sayShape(aShape([0.3]), series, course)).toBe(
    'Platelets, illustrative shape: gradual rise, from presentation to Follow-up. ' +
      'A drawing aid, not in the source; it has no values. Drawn after: “gradually increased”.',
  );
});

describe('times', () => {
  const none = unstated();
  const unknown = { kind: 'unknown' } as const;
  test.each<[string, EventTime]>([
    ['at presentation', atOnce(day(0))],
    ['after presentation, date not stated', atOnce(after('presentation'))],
    ['date not stated', atOnce(none)],
    [
      'from presentation, until day 10 after presentation',
      { kind: 'span', start: day(0), end: { kind: 'at', at: day(10) } },
    ],
    ['from presentation, ongoing', { kind: 'span', start: day(0), end: { kind: 'ongoing' } }],
    [
      'from presentation, ongoing as of day 3 after presentation',
      { kind: 'span', start: day(0), end: { kind: 'ongoing', asOf: day(3) } },
    ],
    ['from presentation, end not stated', { kind: 'span', start: day(0), end: unknown }],
    [
      'started after presentation, end not stated',
      { kind: 'span', start: after('presentation'), end: unknown },
    ],
    ['start and end not stated', { kind: 'span', start: none, end: unknown }],
    [
      'for 10 days, start and end not stated',
      { kind: 'span', start: none, end: unknown, lasts: { amount: 10, unit: 'day' } },
    ],
    [
      'repeated, no single date stated; start and end not stated',
      { kind: 'episodes', start: none, end: unknown },
    ],
    [
      '3 times, no single date stated; from presentation, end not stated',
      { kind: 'episodes', start: day(0), end: unknown, count: 3 },
    ],
  ])('%s', (says, time) => {
    expect(sayTime(time, course)).toBe(says);
  });
});

describe('values', () => {
  const unit: Unit = { display: 'U/L' };
  test.each<[string, Value]>([
    ['20 U/L', { kind: 'number', comparator: '=', value: 20 }],
    ['0 U/L', { kind: 'number', comparator: '=', value: 0 }],
    ['−1.5 U/L', { kind: 'number', comparator: '=', value: -1.5 }],
    ['below 5 U/L', { kind: 'number', comparator: '<', value: 5 }],
    ['at most 5 U/L', { kind: 'number', comparator: '<=', value: 5 }],
    ['above 5 U/L', { kind: 'number', comparator: '>', value: 5 }],
    ['at least 5 U/L', { kind: 'number', comparator: '>=', value: 5 }],
    ['about 5 U/L', { kind: 'number', comparator: '~', value: 5 }],
    ['1–3 U/L', { kind: 'range', low: 1, high: 3 }],
    ['120/80 U/L', { kind: 'pair', first: 120, second: 80 }],
    ['at least 1:320', { kind: 'titre', comparator: '>=', dilution: 320 }],
    ['normal, falling', { kind: 'level', level: 'normal', trend: 'falling' }],
    ['++', { kind: 'ordinal', text: '++' }],
    ['no value: not published', { kind: 'absent', reason: 'not published' }],
  ])('%s', (says, value) => {
    expect(sayQuantity(value, unit)).toBe(says);
  });
});

describe('badges', () => {
  const says = (facets: Facets, words = {}): readonly string[] =>
    badgesOf(facets, words).map((badge) => badge.says);
  test('one where all facets agree', () => {
    expect(says({ what: reported(), when: reported(), value: reported() })).toEqual(['reported']);
  });
  test('one more for each facet that differs', () => {
    expect(says({ what: reported(), when: derived('a'), value: derived('b') })).toEqual([
      'reported',
      'time derived',
      'value derived',
    ]);
  });
  test('a numbered series has a spacing', () => {
    expect(says({ what: reported(), when: derived('a') }, { when: 'spacing' })).toEqual([
      'reported',
      'spacing derived',
    ]);
  });
});
