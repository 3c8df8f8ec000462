// What no words may ever do, on courses made at random.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Course, CourseEvent, Point } from '../../src/model/course.ts';
import { captionOf, sourceLineOf } from '../../src/describe/caption.ts';
import { altTextOf } from '../../src/describe/alt.ts';
import { describeCourse } from '../../src/describe/description.ts';
import { detailOf } from '../../src/describe/detail.ts';
import { dataOf } from '../../src/describe/datum.ts';
import { markWords } from './mark-words.ts';
import { tableOf } from '../../src/describe/table.ts';
import { DEFAULT_VIEW } from '../../src/view/view.ts';
import {
  aCourse,
  after,
  anEvent,
  aPoint,
  aSeries,
  aShape,
  atOnce,
  day,
  illustrative,
  reported,
} from './course.ts';

const SEED = { seed: 20_240_229, numRuns: 200 };

/** Everything that is said of a course, in one text. */
function allWords(course: Course): string {
  const ids = dataOf(course).map(({ id }) => id);
  return [
    captionOf(course, DEFAULT_VIEW),
    sourceLineOf(course),
    altTextOf(course, DEFAULT_VIEW),
    describeCourse(course, DEFAULT_VIEW),
    ...markWords(course).values(),
    JSON.stringify(ids.map((id) => detailOf(id, course))),
    JSON.stringify(tableOf(course, DEFAULT_VIEW)),
  ].join('\n');
}

/** Numbers that no other part of the fixture holds, even when rounded. */
const strange = fc.integer({ min: 3_456_789, max: 9_876_543 }).map((n) => n / 1e4);

test('no number of an illustrative shape or value is in any words', () => {
  fc.assert(
    fc.property(fc.array(strange, { minLength: 1, maxLength: 6 }), strange, (levels, value) => {
      const invented = aPoint('invented', {
        value: { kind: 'number', comparator: '=', value },
        evidence: { what: reported('rose'), when: reported(), value: illustrative() },
      });
      const dose = {
        value: { kind: 'range', low: value, high: value + 1 },
        unit: { display: 'mg' },
      } as const;
      const course = aCourse({
        events: [
          anEvent('given', { dose, evidence: { what: illustrative(), when: illustrative() } }),
        ],
        series: [aSeries('platelets', { shapes: [aShape(levels)], points: [invented] })],
      });
      const words = allWords(course);
      for (const number of [...levels, value, value + 1]) {
        for (const digits of [1, 2, 3, 4]) expect(words).not.toContain(number.toFixed(digits));
        expect(words).not.toContain(String(number));
        if (number > 1) expect(words).not.toMatch(new RegExp(`\\b${Math.round(number)}\\b`));
      }
      expect(words).not.toMatch(/0\.12/);
    }),
    SEED,
  );
});

const events = fc
  .array(
    fc.record({ at: fc.integer({ min: -30, max: 30 }), how: fc.integer({ min: 0, max: 2 }) }),
    { maxLength: 20 },
  )
  .map((list) =>
    list.map(({ at, how }, n): CourseEvent => {
      const time = [
        atOnce(day(at)),
        atOnce(after('presentation')),
        atOnce(day(at, 'first-infusion')),
      ][how];
      return anEvent(`event ${n}`, {
        ...(time && { time }),
        ...(how === 1 && { phase: 'followup' }),
      });
    }),
  );
const points = fc
  .array(fc.integer({ min: -30, max: 30 }), { maxLength: 20 })
  .map((list) => list.map((at, n): Point => aPoint(`point ${n}`, { at: day(at) })));

test('every event, point and shape is in the table exactly once', () => {
  fc.assert(
    fc.property(events, points, fc.boolean(), (someEvents, somePoints, shown) => {
      const series = [
        aSeries('a', { points: somePoints, shapes: [aShape([1]), aShape([2])] }),
        aSeries('b'),
      ];
      const course = aCourse({ events: someEvents, series });
      const view = {
        ...DEFAULT_VIEW,
        illustrative: shown,
        hiddenLanes: ['findings'],
        hiddenPanels: ['b'],
      };
      const ids = tableOf(course, view).map(({ id }) => id);
      expect([...ids].sort()).toEqual(
        [...someEvents, ...somePoints]
          .map(({ id }) => id)
          .concat('a/shape-1', 'a/shape-2')
          .sort(),
      );
      expect(new Set(ids).size).toBe(ids.length);
    }),
    SEED,
  );
});

test('within one frame the table is sorted by the earliest moment', () => {
  fc.assert(
    fc.property(points, (somePoints) => {
      const course = aCourse({ series: [aSeries('a', { points: somePoints })] });
      const at = new Map(somePoints.map((point) => [point.id, point.at.earliest]));
      const times = tableOf(course, DEFAULT_VIEW).map(({ id }) => at.get(id) ?? NaN);
      expect(times).toEqual([...times].sort((a, b) => a - b));
    }),
    SEED,
  );
});

test('a declared order holds in the table, whatever the file’s order is', () => {
  fc.assert(
    fc.property(fc.shuffledSubarray(['a', 'b', 'c', 'd'], { minLength: 4 }), (ids) => {
      const course = aCourse({
        events: ids.map((id) => anEvent(id, { time: atOnce(after('presentation')) })),
      });
      const later = new Map([
        ['a', new Set(['b', 'c', 'd'])],
        ['b', new Set(['c', 'd'])],
        ['c', new Set(['d'])],
      ]);
      const ordered = { ...course, clock: { ...course.clock, later } };
      expect(tableOf(ordered, DEFAULT_VIEW).map(({ id }) => id)).toEqual(['a', 'b', 'c', 'd']);
    }),
    SEED,
  );
});

test('every mark has one sentence', () => {
  fc.assert(
    fc.property(events, points, (someEvents, somePoints) => {
      const course = aCourse({
        events: someEvents,
        series: [aSeries('a', { points: somePoints, shapes: [aShape([1])] })],
      });
      const words = markWords(course);
      expect(words.size).toBe(dataOf(course).length);
      for (const says of words.values()) expect(says).toMatch(/\.$/);
    }),
    SEED,
  );
});
