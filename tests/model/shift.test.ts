import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { captionOf } from '../../src/describe/caption.ts';
import { describeCourse } from '../../src/describe/description.ts';
import { axisPossible } from '../../src/layout/axis.ts';
import { DAY_MS, startOfUnit } from '../../src/model/calendar.ts';
import { between, CALENDAR, compareWhens, locate } from '../../src/model/clock.ts';
import type { Course, DateForm } from '../../src/model/course.ts';
import type { CaseDocument } from '../../src/model/document.ts';
import { courseOf } from '../../src/model/resolve.ts';
import { withDates } from '../../src/model/shift.ts';
import { whensOf } from '../../src/model/shift-course.ts';
import { shownCourse } from '../../src/model/shown.ts';
import { renderCourse } from '../../src/render.ts';
import { DEFAULT_PAGE, DEFAULT_VIEW } from '../../src/view/view.ts';
import { CASES, caseOf } from '../layout/cases.ts';

const FORMS: readonly DateForm[] = ['shifted', 'relative'];

const aDay = fc
  .tuple(
    fc.integer({ min: 1951, max: 2049 }),
    fc.integer({ min: 1, max: 12 }),
    fc.integer({ min: 1, max: 28 }),
  )
  .map((parts) => parts.map((n) => String(n).padStart(2, '0')).join('-'));
const aMonth = aDay.map((day) => day.slice(0, 7));
const aYear = aDay.map((day) => day.slice(0, 4));

/** Times that stand on the calendar, on an anchor, or on nothing. */
const aTime = (date: fc.Arbitrary<string>): fc.Arbitrary<string> =>
  fc.oneof(
    { weight: 4, arbitrary: date },
    date.map((each) => `about ${each}`),
    date.map((each) => `after ${each}`),
    date.map((each) => `${each} + 3 weeks`),
    aDay.map((each) => `${each}T10:30`),
    fc.constantFrom(
      'visit + 2 months',
      'visit - 10 days',
      'week 3 of visit',
      'after visit',
      'relapse + 4 days',
      'not stated',
    ),
  );

const aDocument = (date: fc.Arbitrary<string>): fc.Arbitrary<CaseDocument> =>
  fc
    .record({ zero: fc.option(date), times: fc.array(aTime(date), { minLength: 2, maxLength: 8 }) })
    .map(({ zero, times }): CaseDocument => ({
      caseline: 1,
      id: 'made',
      title: 'Made',
      patient: { label: 'Woman' },
      source: { basis: 'synthetic', locator: 'made' },
      anchors: [
        { id: 'visit', label: 'visit', ...(zero === null ? {} : { at: zero }) },
        { id: 'relapse', label: 'relapse', after: 'visit' },
      ],
      lanes: [{ id: 'all', label: 'All' }],
      events: times.map((at, n) => ({
        id: `e${n}`,
        kind: 'finding',
        lane: 'all',
        label: `E${n}`,
        at,
      })),
      series: [
        { id: 's', label: 'S', unit: 'g/L', points: times.map((at, n) => ({ at, value: n + 1 })) },
      ],
    }));

const partial = fc.oneof(aDay, aMonth, aYear);

const A_DATE =
  /(?<!\d)(?:19|20)\d\d(?! days|\.|\d)|\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\b/g;

const SEED = { seed: 11, numRuns: 60 };

/** Every pair of times, before and after. */
function* pairsOf(before: Course, after: Course) {
  // The day that all others are told from loses its own date, so anchors are left aside.
  const told = (course: Course) => [
    ...whensOf({ ...course, clock: { ...course.clock, anchors: new Map() } }),
  ];
  const [a, b] = [told(before), told(after)];
  for (const [i, one] of a.entries()) {
    for (const [j, two] of a.entries()) {
      const [other, another] = [b[i], b[j]];
      if (other && another) yield { told: [one, two], shown: [other, another] } as const;
    }
  }
}

describe('a shift of dates', () => {
  test('keeps every interval, every width and every comparison', () => {
    fc.assert(
      fc.property(aDocument(partial), (document) => {
        const before = courseOf(document);
        const after = withDates(before, 'shifted');
        for (const { told, shown } of pairsOf(before, after)) {
          expect(between(...shown, after.clock)).toEqual(between(...told, before.clock));
          expect(compareWhens(...shown, after.clock)).toBe(compareWhens(...told, before.clock));
        }
      }),
      SEED,
    );
  });

  test('never narrows or widens a date: a month stays a month, a year a year', () => {
    fc.assert(
      fc.property(aDocument(fc.oneof(aMonth, aYear)), (document) => {
        const before = courseOf(document);
        const after = withDates(before, 'shifted');
        for (const { told, shown } of pairsOf(before, after)) {
          const [was, is] = [told[0], shown[0]];
          expect(is.precision).toBe(was.precision);
          if (is.anchor !== CALENDAR || was.precision !== 'month') continue;
          const isWhole = startOfUnit(was.earliest, 'month') === was.earliest;
          expect(startOfUnit(is.earliest, 'month') === is.earliest).toBe(isWhole);
        }
      }),
      SEED,
    );
  });

  test('ends on the same day for every case that is dated to the day, so the day tells nothing', () => {
    fc.assert(
      fc.property(aDay, fc.integer({ min: 1, max: 9000 }), (day, gap) => {
        const made = (at: string): CaseDocument => ({
          caseline: 1,
          id: 'made',
          title: 'Made',
          patient: { label: 'Woman' },
          source: { basis: 'synthetic' },
          anchors: [{ id: 'visit', at }],
          lanes: [{ id: 'all', label: 'All' }],
          events: [{ id: 'e', kind: 'note', lane: 'all', label: 'E', at: `visit + ${gap} days` }],
        });
        const [one, other] = [made(day), made('2021-03-04')].map((document) =>
          describeCourse(shownCourse(document, { dates: 'shifted' }), DEFAULT_VIEW),
        );
        expect(one).toBe(other);
        expect(
          shownCourse(made(day), { dates: 'shifted' }).clock.anchors.get('visit')?.at?.words,
        ).toBe('1 Jan 2001');
      }),
      SEED,
    );
  });

  test.each([
    [
      ['2021-03-04', '2021-03-10'],
      ['1 Jan 2001', '7 Jan 2001'],
    ],
    // Four years at a time, so that March stays March.
    [
      ['2021-03', '2021-05-04'],
      ['March 2001', '4 May 2001'],
    ],
    [
      ['2021', '2022'],
      ['2001', '2002'],
    ],
    [
      ['2000-02-29', '2001-03-01'],
      ['1 Jan 2001', '2 Jan 2002'],
    ],
    [
      ['2000-02-29', '2001-03'],
      ['29 Feb 2004', 'March 2005'],
    ],
  ])('%j becomes %j', (dates, shown) => {
    const document: CaseDocument = {
      caseline: 1,
      id: 'made',
      title: 'Made',
      patient: { label: 'Woman' },
      source: { basis: 'synthetic' },
      lanes: [{ id: 'all', label: 'All' }],
      events: dates.map((at, n) => ({ id: `e${n}`, kind: 'note', lane: 'all', label: 'E', at })),
    };
    const { events } = shownCourse(document, { dates: 'shifted' });
    const words = events.map(({ time }) => (time.kind === 'point' ? time.at.words : ''));
    expect(words).toEqual(shown);
  });
});

describe('days in place of dates', () => {
  test('keep every interval, and contradict no comparison', () => {
    fc.assert(
      fc.property(aDocument(partial), (document) => {
        const before = courseOf(document);
        const after = withDates(before, 'relative');
        for (const { told, shown } of pairsOf(before, after)) {
          expect(between(...shown, after.clock)).toEqual(between(...told, before.clock));
          const was = compareWhens(...told, before.clock);
          if (was !== 'unknown') expect(compareWhens(...shown, after.clock)).toBe(was);
        }
      }),
      SEED,
    );
  });

  test('leave no date in a figure or its words, whatever the axis', () => {
    fc.assert(
      fc.property(aDocument(partial), (document) => {
        const course = shownCourse(document, { dates: 'relative' });
        for (const axis of ['phases', 'linear'] as const) {
          const view = { ...DEFAULT_VIEW, axis, dates: 'relative' as const };
          if (axisPossible(course, axis) !== undefined) continue;
          const { drawing } = renderCourse(course, view, DEFAULT_PAGE);
          expect(JSON.stringify(drawing).match(A_DATE) ?? []).toEqual([]);
        }
      }),
      { seed: 3, numRuns: 60 },
    );
  });
});

describe.each(FORMS)('%s', (dates) => {
  test('is said in the caption of a dated case, and leaves a case without dates as it is', () => {
    for (const name of CASES) {
      const plain = courseOf(caseOf(name).document);
      const course = withDates(plain, dates);
      if (!plain.clock.anchors.has(CALENDAR)) expect(course).toBe(plain);
      else expect(captionOf(course, DEFAULT_VIEW)).toMatch(/Dates are (?:shifted|told as)/);
      expect(withDates(course, dates)).toBe(course);
      expect(withDates(plain, dates)).toBe(course);
    }
  });

  test('moves phases, ranges and anchors along with what stands in them', () => {
    const before = courseOf(caseOf('calendar').document);
    const after = withDates(before, dates);
    const start = (course: Course, at: number) => {
      const extent = course.phases[at]?.extent;
      return extent?.kind === 'timed' ? extent.start : NaN;
    };
    for (const at of before.phases.keys()) {
      expect(start(after, at) - start(after, 0)).toBe(start(before, at) - start(before, 0));
      expect(after.phases[at]?.subtitle).toBe(before.phases[at]?.subtitle);
    }
    const zero = (course: Course) => course.clock.anchors.get('first-visit')?.earliest ?? NaN;
    expect((start(after, 0) - zero(after)) / DAY_MS).toBe(
      (start(before, 0) - zero(before)) / DAY_MS,
    );
    expect(JSON.stringify([...after.clock.anchors.values()])).not.toContain('2021');
    for (const when of whensOf(after)) {
      if (Number.isFinite(when.earliest)) expect(locate(when, after.clock)).toBeDefined();
    }
  });
});
