// What is said of a prediction after the reveal: honest in the form that each case has.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { boardsOf, drawnAxisOf } from '../../src/app/predict/board.ts';
import type { Course } from '../../src/model/course.ts';
import {
  rounded,
  sayPlace,
  stepOf,
  type DrawnAxis,
  type Finding,
} from '../../src/questions/drawn.ts';
import { agreementOf } from '../../src/questions/prediction.ts';
import { sayDated } from '../../src/questions/words.ts';
import { renderCourse } from '../../src/render.ts';
import { valuesOver, type Prediction, type Room } from '../../src/view/prediction.ts';
import { DEFAULT_PAGE, DEFAULT_VIEW } from '../../src/view/view.ts';
import { courseOf, courseWith, platelets, type Rows } from './cases.ts';

/** The axis of the whole course on a page of usual width. */
function axisOf(course: Course, series: string): DrawnAxis {
  const { figure } = renderCourse(course, DEFAULT_VIEW, DEFAULT_PAGE);
  const shown = { figure, course, view: DEFAULT_VIEW, page: DEFAULT_PAGE };
  const [board] = boardsOf(shown, [series]);
  if (board === undefined) throw new Error(`no panel ${series}`);
  return drawnAxisOf(board, shown);
}

/** A straight curve over the whole axis, or over a part of it. */
const straight = (series: string, from: number, to: number, x0 = 0, x1 = 1): Prediction => ({
  id: `p/${series}`,
  name: 'A',
  series,
  points: [
    { x: x0, value: from },
    { x: x1, value: to },
  ],
});

const saysOf = (course: Course, prediction: Prediction): readonly Finding[] =>
  agreementOf(prediction, course, axisOf(course, prediction.series));
const about = (kind: Finding['about'], found: readonly Finding[]): readonly Finding[] =>
  found.filter((each) => each.about === kind);
const dated = (rows: Rows, more = {}): Course => courseWith({ series: [platelets(rows, more)] });

const purpura = courseOf('purpura');

describe('a bound', () => {
  test('a curve on its side agrees, and how far beyond is said to be not reported', () => {
    const [before, after] = about('value', saysOf(purpura, straight('platelets', 40, 220)));
    expect(before).toMatchObject({ accord: 'agrees' });
    expect(before?.says).toMatch(
      /^At presentation: below 150 ×10⁹\/L \(value and time derived\)\. You drew about \d+: agrees\. How far below is not reported\.$/,
    );
    expect(after?.says).toMatch(
      /^At some moment in Follow-up .*above 150 ×10⁹\/L \(reported; time derived\)\./,
    );
  });

  test('a curve on the other side differs', () => {
    const [, after] = about('value', saysOf(purpura, straight('platelets', 120, 60)));
    expect(after).toMatchObject({ accord: 'differs' });
    expect(after?.says).toMatch(/differs\.$/);
  });

  test('too near to the bound nothing is told', () => {
    const [before] = about('value', saysOf(purpura, straight('platelets', 150, 150)));
    expect(before).toMatchObject({ accord: 'open' });
    expect(before?.says).toMatch(/too near to it to tell on this plot/);
  });

  test('at an unknown time it agrees where any place does, and says that the moment is not stated', () => {
    const [axis, place] = [
      axisOf(purpura, 'platelets'),
      axisOf(purpura, 'platelets').places.get('platelets-after'),
    ];
    if (place === undefined) throw new Error('no place');
    expect(place.isMoment).toBe(false);
    const crossing = straight('platelets', 100, 200, place.from, place.to);
    const [, after] = about('value', agreementOf(crossing, purpura, axis));
    expect(after).toMatchObject({ accord: 'agrees' });
    expect(after?.says).toMatch(
      /agrees in part of that time\. When in it the value was taken is not stated\.$/,
    );
  });

  test('a curve that does not reach the time is not assessable', () => {
    const [, after] = about('value', saysOf(purpura, straight('platelets', 40, 60, 0, 0.4)));
    expect(after).toMatchObject({ accord: 'open' });
    expect(after?.says).toMatch(/Your curve does not reach this time\.$/);
  });
});

describe('a crossing', () => {
  test('tells where one crossed it, and that nobody knows when it was crossed', () => {
    const [found] = about('crossing', saysOf(purpura, straight('platelets', 40, 220)));
    expect(found).toMatchObject({ accord: 'open' });
    expect(found?.says).toMatch(
      /^That 150 ×10⁹\/L was crossed between presentation and a moment in Follow-up \(order only\) follows from the values; when is not reported\. You crossed it in week \d after the first infusion: possible/,
    );
  });

  test('differs only where the values leave no room for it', () => {
    const course = dated(
      [
        ['start', 100],
        ['start + 100', 100],
        ['start + 110', 200],
        ['start + 200', 200],
      ],
      {
        bounds: [{ at: 150, side: 'above', label: 'above 150', source: 'us' }],
      },
    );
    const early: Prediction = {
      ...straight('platelets', 0, 0),
      points: [
        { x: 0, value: 100 },
        { x: 0.1, value: 200 },
        { x: 1, value: 200 },
      ],
    };
    expect(about('crossing', saysOf(course, early))[0]).toMatchObject({ accord: 'differs' });
    const never = straight('platelets', 100, 100);
    expect(about('crossing', saysOf(course, never))[0]?.says).toMatch(
      /Your curve does not cross it\.$/,
    );
  });
});

describe('a level', () => {
  test('of multiples of a limit that is not stated is read by that limit', () => {
    const [before, after] = about('value', saysOf(purpura, straight('transaminases', 3, 0.5)));
    expect(before?.says).toMatch(
      /^At presentation: high \(value and time derived\)\. You drew about [\d.]+ × upper limit/,
    );
    expect(after).toMatchObject({ accord: 'agrees' });
    expect(after?.says).toMatch(
      /normal \(reported; time derived\).*Read by the upper limit, which is not stated/,
    );
  });

  test('without a limit is not assessable', () => {
    const course = dated([
      ['start', 'low'],
      ['start + 5', 100],
    ]);
    expect(about('value', saysOf(course, straight('platelets', 50, 100)))[0]).toMatchObject({
      accord: 'open',
      says: expect.stringMatching(
        /not assessable, the source states no limit for this word\.$/,
      ) as string,
    });
  });

  test('with a range is read by it, and names it', () => {
    const course = dated(
      [
        ['start', 'low'],
        ['start + 5', 100],
      ],
      { range: { low: 150, high: 400, source: 'the laboratory' } },
    );
    const [low] = about('value', saysOf(course, straight('platelets', 50, 100)));
    expect(low).toMatchObject({ accord: 'agrees' });
    expect(low?.says).toMatch(
      /Read by the reference range of the laboratory; how far below is not reported/,
    );
  });
});

describe('a value', () => {
  const course = dated([
    ['start', 38],
    ['start + 100', 100],
    ['start + 200', 200],
  ]);

  test('is met as near as the plot can show', () => {
    const [first] = about('value', saysOf(course, straight('platelets', 40, 200)));
    expect(first).toMatchObject({ accord: 'agrees' });
    expect(first?.says).toMatch(
      /38 ×10⁹\/L \(reported\)\. You drew about 40: as near as the plot can show\.$/,
    );
  });

  test('is missed by a distance and a multiple, both read off the curve', () => {
    const [first] = about('value', saysOf(course, straight('platelets', 100, 200)));
    expect(first).toMatchObject({ accord: 'differs' });
    expect(first?.says).toMatch(/You drew about 100: about 60 higher, about 2\.6 times as much\.$/);
  });

  test('beyond the edge of the plot nothing is told', () => {
    const small: Room = { domain: [0, 50], scale: 'linear' };
    const found = about('value', saysOf(course, { ...straight('platelets', 50, 50), room: small }));
    expect(found[2]).toMatchObject({ accord: 'open' });
    expect(found[2]?.says).toMatch(
      /about 50 or more, the top of the plot: not assessable, the plot ended there/,
    );
  });

  test('of many only the first, the last and the extremes are told one by one; the rest is counted', () => {
    const rows = Array.from(
      { length: 30 },
      (_, n) => [`start + ${n}`, 50 + ((n * 37) % 90)] as const,
    );
    const found = about('value', saysOf(dated(rows), straight('platelets', 60, 100)));
    expect(found.length).toBeLessThanOrEqual(5);
    const [, count = '', agreed = '', differed = ''] =
      /of (\d+) further values your curve agrees with (\d+) and differs from (\d+)/i.exec(
        found.at(-1)?.says ?? '',
      ) ?? [];
    expect(Number(count)).toBe(30 - (found.length - 1));
    expect(Number(agreed) + Number(differed)).toBe(Number(count));
  });

  test('a pair, a titre and a text are not assessable', () => {
    const odd = dated([
      ['start', '120/80'],
      ['start + 1', '1:80'],
      ['start + 2', 'trace'],
      ['start + 3', 5],
    ]);
    const found = about('value', saysOf(odd, straight('platelets', 1, 2)));
    expect(found.slice(0, 3).map(({ accord }) => accord)).toEqual(['open', 'open', 'open']);
  });
});

describe('a direction', () => {
  test('is compared as a direction and said to be no measure', () => {
    const [both] = about('direction', saysOf(purpura, straight('platelets', 40, 220)));
    expect(both).toMatchObject({ accord: 'agrees' });
    expect(both?.says).toMatch(
      /^Both rise from the first value to the last \(one of them derived\); a direction is no measure/,
    );
    const [against] = about('direction', saysOf(purpura, straight('platelets', 120, 40)));
    expect(against?.says).toMatch(/^The values rise .*; your curve falls;/);
  });
});

test('values that rose and fell again are given no direction', () => {
  const course = dated([
    ['start', 38],
    ['start + 100', 200],
    ['start + 200', 60],
  ]);
  expect(about('direction', saysOf(course, straight('platelets', 40, 60)))).toEqual([]);
});

test('a place is told no finer than a hand can point', () => {
  const { stretches } = axisOf(purpura, 'platelets');
  const at = (phase: string, part: number): string => {
    const found = stretches.find((each) => each.phase === phase);
    if (found === undefined) throw new Error(`no ${phase}`);
    return sayPlace(found.x0 + part * (found.x1 - found.x0), stretches, purpura);
  };
  expect(at('history', 1)).toBe('at presentation');
  expect(at('history', 0.5)).toMatch(/^about [56] months before presentation$/);
  expect(at('workup', 0.5)).toBe('in Work-up (order only)');
  expect(at('therapy', 0.4)).toMatch(/^in week 4 after the first infusion$/);
  expect(at('followup', 0.9)).toBe('in Follow-up (order only)');
});

describe('what is not known', () => {
  test('is said: what the source does not state, and that the dashed curve is no measure', () => {
    const says = about('source', saysOf(purpura, straight('platelets', 40, 200))).map(
      (each) => each.says,
    );
    expect(says).toEqual([
      'Not stated in the source: baseline count and dates.',
      'The dashed curve is illustrative, a shape without numbers: nothing is compared with it.',
    ]);
  });

  test('nothing drawn, an unknown series and a series without values are not assessable', () => {
    const axis = axisOf(purpura, 'platelets');
    expect(
      agreementOf({ ...straight('platelets', 1, 1), points: [] }, purpura, axis)[0]?.says,
    ).toMatch(/^Not assessable/);
    expect(agreementOf(straight('nothing', 1, 1), purpura, axis)[0]?.says).toMatch(
      /^Not assessable/,
    );
    const bare = { ...purpura, series: purpura.series.map((each) => ({ ...each, points: [] })) };
    expect(agreementOf(straight('platelets', 1, 1), bare, axis)[0]?.says).toMatch(
      /^Not assessable/,
    );
  });
});

const settings = { seed: 7, numRuns: 60 } as const;
const curve = fc.array(
  fc.record({
    x: fc.double({ min: 0, max: 1, noNaN: true }),
    value: fc.double({ min: 0, max: 230, noNaN: true }),
  }),
  { minLength: 1, maxLength: 12 },
);
const inOrder = (points: readonly { x: number; value: number }[]): Prediction['points'] =>
  [...new Map(points.map((point) => [point.x, point])).values()].sort((a, b) => a.x - b.x);

describe('laws', () => {
  test('illustrative shapes never influence the result', () => {
    const axis = axisOf(purpura, 'platelets');
    fc.assert(
      fc.property(curve, fc.double({ min: -5, max: 50, noNaN: true }), (points, level) => {
        const prediction = { ...straight('platelets', 0, 0), points: inOrder(points) };
        const bent: Course = {
          ...purpura,
          series: purpura.series.map((series) => ({
            ...series,
            shapes: series.shapes.map((shape) => ({
              ...shape,
              vertices: shape.vertices.map((vertex) => ({ ...vertex, level })),
            })),
          })),
        };
        expect(agreementOf(prediction, bent, axis)).toEqual(agreementOf(prediction, purpura, axis));
      }),
      settings,
    );
  });

  test.each([
    ['purpura', purpura, 'platelets'],
    ['itp', courseOf('itp-romiplostim'), 'platelets'],
    ['dili', courseOf('dili'), 'alt'],
  ] as const)(
    '%s: no number is told that is neither the source’s nor read off the curve',
    (_, course, id) => {
      const series = course.series.find((each) => each.id === id) ?? course.series[0];
      if (series === undefined) throw new Error('no series');
      const axis = axisOf(course, series.id);
      const [low, high] = axis.room.domain;
      fc.assert(
        fc.property(curve, (drawn) => {
          const points = inOrder(
            drawn.map(({ x, value }) => ({ x, value: low + (value / 230) * (high - low) })),
          );
          const prediction = { ...straight(series.id, 0, 0), points };
          for (const { says } of agreementOf(prediction, course, axis)) {
            // Counts and times are told by words of their own.
            let rest = says
              .toLowerCase()
              .replace(/of \d+ further values.*$/, '')
              .replace(/, then \d+ more times?/, '')
              .replace(/, about [\d.]+ times as much/, '');
            const times = series.points.map(({ at, phase }) =>
              sayDated(at, phase, course)
                .toLowerCase()
                .replace(/^(?:on|at|in) /, ''),
            );
            for (const time of times.sort((a, b) => b.length - a.length))
              rest = rest.replace(time, '');
            for (const { x } of points)
              rest = rest.replace(sayPlace(x, axis.stretches, course).toLowerCase(), '');
            rest = rest
              .replace(/you crossed it [^:,]*/, '')
              .replace(/between .* and .* follows from/, 'follows from')
              .replaceAll(series.unit.display.toLowerCase(), '');
            const own = [...rest.matchAll(/about (−?[\d.]+)/g)].map(([, number = '']) =>
              Number(number.replace('−', '-')),
            );
            for (const number of own)
              expect(isReadable(number, prediction, axis.room), `${number} in ${says}`).toBe(true);
            const told = [...rest.replace(/about −?[\d.]+/g, '').matchAll(/−?\d+(?:\.\d+)?/g)].map(
              ([number]) => Number(number.replace('−', '-')),
            );
            const stated = JSON.stringify([
              series.points.map(({ value }) => value),
              series.bounds,
              series.ranges,
              series.notStated,
            ]);
            for (const number of told) expect(stated, says).toContain(String(number));
          }
        }),
        settings,
      );
    },
  );

  test('what is read off a curve is rounded to what the plot can show', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 232.5, noNaN: true }), (value) => {
        const room: Room = { domain: [0, 232.5], scale: 'linear' };
        expect(stepOf(value, room)).toBe(5);
        expect(rounded(value, room) % 5).toBe(0);
        expect(rounded(value, room)).toBeLessThanOrEqual(232.5);
      }),
      settings,
    );
  });
});

/** A value of the curve, or a distance between one and a value of the source: both in whole steps. */
function isReadable(number: number, { points }: Prediction, room: Room): boolean {
  const [low = 0, high = 0] = valuesOver({ ...straight('', 0, 0), points }, 0, 1) ?? [];
  const step = stepOf(Math.max(Math.abs(number), room.domain[0]), room);
  const isWhole =
    room.scale === 'log' || Math.abs(number / step - Math.round(number / step)) < 1e-6;
  return isWhole && number <= Math.max(high, room.domain[1] - low) + step;
}
