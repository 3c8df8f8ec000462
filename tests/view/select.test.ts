import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Course, Series } from '../../src/model/course.ts';
import { weakestOf } from '../../src/model/evidence.ts';
import { setFilter, setWindow } from '../../src/view/changes.ts';
import { hiddenCounts, visibleEvents, visibleLanes, visibleSeries } from '../../src/view/select.ts';
import { DEFAULT_VIEW, type View } from '../../src/view/view.ts';
import {
  aCourse,
  anEvent,
  aPoint,
  aSeries,
  aShape,
  derived,
  reported,
} from '../describe/course.ts';
import { someCourse, someView } from './views.ts';

const idsOf = (items: readonly { readonly id: string }[]): readonly string[] =>
  items.map(({ id }) => id);
const view = (change: Partial<View>): View => ({ ...DEFAULT_VIEW, ...change });
const finding = (text: string): View => setFilter(DEFAULT_VIEW, { text });
const countOf = (series: readonly Series[], part: 'points' | 'shapes'): number =>
  series.reduce((sum, each) => sum + each[part].length, 0);

describe('of every course and view', () => {
  test('hidden and shown are all there is', () => {
    fc.assert(
      fc.property(someCourse, someView, (course, each) => {
        const series = visibleSeries(course, each);
        const hidden = hiddenCounts(course, each);
        expect(hidden.events + visibleEvents(course, each).length).toBe(course.events.length);
        expect(hidden.lanes + visibleLanes(course, each).length).toBe(course.lanes.length);
        expect(hidden.panels + series.length).toBe(course.series.length);
        expect(hidden.points + countOf(series, 'points')).toBe(countOf(course.series, 'points'));
        expect(hidden.shapes + countOf(series, 'shapes')).toBe(countOf(course.series, 'shapes'));
      }),
      { numRuns: 300 },
    );
  });

  test('the default view hides nothing, and copies nothing', () => {
    fc.assert(
      fc.property(someCourse, (course) => {
        expect(Object.values(hiddenCounts(course, DEFAULT_VIEW))).toEqual([0, 0, 0, 0, 0]);
        expect(visibleEvents(course, DEFAULT_VIEW)).toBe(course.events);
        expect(visibleSeries(course, DEFAULT_VIEW)).toBe(course.series);
      }),
    );
  });

  test('nothing is shown that the view hides', () => {
    fc.assert(
      fc.property(someCourse, someView, (course, each) => {
        const { hiddenKinds, hiddenEvidence } = each.filter;
        const isHidden = (evidence: Parameters<typeof weakestOf>[0]): boolean =>
          hiddenEvidence.includes(weakestOf(evidence)) ||
          (!each.illustrative && weakestOf(evidence) === 'illustrative');
        for (const event of visibleEvents(course, each)) {
          expect(hiddenKinds).not.toContain(event.kind);
          expect(each.hiddenLanes).not.toContain(event.lane);
          expect(isHidden(event.evidence)).toBe(false);
        }
        for (const series of visibleSeries(course, each)) {
          expect(each.hiddenPanels).not.toContain(series.id);
          for (const point of series.points) expect(isHidden(point.evidence)).toBe(false);
        }
      }),
      { numRuns: 300 },
    );
  });

  test('a point that is left out breaks the line before it', () => {
    fc.assert(
      fc.property(someCourse, someView, (course, each) => {
        for (const { whole, points, breaksAfter } of visibleSeries(course, each)) {
          if (whole === undefined) continue;
          const places = points.map((point) => whole.points.indexOf(point));
          points.slice(1).forEach((_, at) => {
            const isNext = (places[at] ?? 0) + 1 === places[at + 1];
            expect(breaksAfter?.has(points[at]?.id ?? '') ?? false).toBe(!isNext);
          });
        }
      }),
      { numRuns: 300 },
    );
  });

  test('panning, zooming and marking select nothing anew', () => {
    fc.assert(
      fc.property(someCourse, someView, (course, each) => {
        const moved: View = {
          ...setWindow(each, [0.2, 0.4]),
          cursors: [{ kind: 'mark', id: 'e0' }],
          theme: 'dark',
        };
        expect(visibleLanes(course, moved)).toBe(visibleLanes(course, each));
        expect(visibleEvents(course, moved)).toBe(visibleEvents(course, each));
        expect(visibleSeries(course, moved)).toBe(visibleSeries(course, each));
      }),
    );
  });

  test('two views drawn in turn keep both their answers', () => {
    fc.assert(
      fc.property(someCourse, someView, someView, (course, one, other) => {
        const [first, second] = [visibleSeries(course, one), visibleSeries(course, other)];
        expect(visibleSeries(course, one)).toBe(first);
        expect(visibleSeries(course, other)).toBe(second);
      }),
    );
  });
});

test('lanes stand in the order wanted, the rest as in the case', () => {
  const lanes = ['a', 'b', 'c', 'd'].map((id) => ({ id, label: id }));
  const shown = visibleLanes(
    aCourse({ lanes }),
    view({ laneOrder: ['d', 'nobody', 'b'], hiddenLanes: ['c'], collapsedLanes: ['b', 'c'] }),
  );
  expect(shown).toEqual([
    { id: 'd', label: 'd', collapsed: false },
    { id: 'b', label: 'b', collapsed: true },
    { id: 'a', label: 'a', collapsed: false },
  ]);
});

const course: Course = aCourse({
  events: [
    anEvent('purpura', {
      label: 'Refractory Henoch–Schönlein purpura',
      codes: [{ system: 'ICD-10', code: 'D69.0', display: 'Allergic purpura' }],
    }),
    anEvent('marrow', {
      label: 'Bone marrow',
      note: 'date not stated',
      evidence: { what: reported('confirmed by BONE marrow biopsy'), when: derived('told after') },
    }),
    anEvent('diet', { label: 'Diet', detail: 'Œdème, ΟΔΟΣ, İstanbul' }),
  ],
  series: [
    aSeries('platelets', {
      label: 'Platelets',
      codes: [{ system: 'LOINC', code: '777-3' }],
      points: [
        aPoint('platelets/1'),
        aPoint('platelets/2', { label: 'nadir' }),
        aPoint('platelets/3', {
          evidence: { what: reported(), when: reported(), value: derived('read off the curve') },
        }),
      ],
      shapes: [aShape([0.2, 0.8])],
    }),
    aSeries('alt', { label: 'ALT', points: [aPoint('alt/1'), aPoint('alt/2')] }),
  ],
});
const found = (text: string): readonly string[] => idsOf(visibleEvents(course, finding(text)));

describe('words', () => {
  test.each([
    ['schonlein', 'purpura'],
    ['HENOCH-SCHÖNLEIN', 'purpura'],
    ['Scho\u0308nlein', 'purpura'],
    ['purpura refractory', 'purpura'],
    ['d69.0', 'purpura'],
    ['allergic', 'purpura'],
    ['icd-10 d69', 'purpura'],
    ['not stated', 'marrow'],
    ['biopsy bone', 'marrow'],
    ['istanbul', 'diet'],
    ['οδος', 'diet'],
    ['  diet  ', 'diet'],
  ])('%j finds %s alone', (text, id) => expect(found(text)).toEqual([id]));

  test.each(['purpura marrow', 'wbiopsy', 'd69.0allergic', 'told after'])(
    '%j finds nothing: every word, and only in the words of one event',
    (text) => expect(found(text)).toEqual([]),
  );

  test.each(['', '   ', '\u0301'])('%j asks for nothing, and hides nothing', (text) => {
    expect(found(text)).toHaveLength(3);
    expect(visibleSeries(course, finding(text))).toBe(course.series);
  });
});

describe('words and panels', () => {
  const shown = (text: string): readonly (readonly string[])[] =>
    visibleSeries(course, finding(text)).map(({ id, points, shapes }) => [
      id,
      ...idsOf(points),
      ...shapes.map(() => 'shape'),
    ]);

  test('a text that names a panel leaves it, whole', () => {
    expect(shown('platelets')).toEqual([
      ['platelets', 'platelets/1', 'platelets/2', 'platelets/3', 'shape'],
    ]);
    expect(shown('777-3')).toHaveLength(1);
    expect(hiddenCounts(course, finding('platelets'))).toMatchObject({ panels: 1, points: 2 });
  });

  test('a text that names single values leaves those, and no curve through the others', () => {
    expect(shown('nadir platelets')).toEqual([['platelets', 'platelets/2']]);
    expect(hiddenCounts(course, finding('nadir')).shapes).toBe(1);
  });

  test('a text that no panel answers is about events: all panels stay beside them', () => {
    expect(visibleSeries(course, finding('marrow'))).toBe(course.series);
    expect(visibleSeries(course, finding('nothing like it'))).toBe(course.series);
  });
});

describe('evidence', () => {
  test('the weakest of what and value counts; how a date is known hides nothing', () => {
    const each = setFilter(DEFAULT_VIEW, { hiddenEvidence: ['derived'] });
    expect(idsOf(visibleEvents(course, each))).toContain('marrow');
    const [platelets] = visibleSeries(course, each);
    expect(idsOf(platelets?.points ?? [])).toEqual(['platelets/1', 'platelets/2']);
    expect(platelets?.breaksAfter).toEqual(new Set(['platelets/2']));
    expect(platelets?.whole).toBe(course.series[0]);
  });

  test('shapes go with the illustrative layer, its evidence, and the lens', () => {
    const hidden = setFilter(DEFAULT_VIEW, { hiddenEvidence: ['illustrative'] });
    for (const each of [hidden, view({ illustrative: false }), view({ lens: true })]) {
      expect(hiddenCounts(course, each)).toEqual({
        events: 0,
        points: 0,
        lanes: 0,
        panels: 0,
        shapes: 1,
      });
    }
  });
});
