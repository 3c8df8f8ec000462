// A curve drawn by hand: a function of the place on the axis, short, inside its plot, and kept.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { carried } from '../../src/view/carry-prediction.ts';
import {
  LONGEST_NAME,
  MOST_POINTS,
  toPrediction,
  valueAt,
  valuesOver,
  withoutPoint,
  type Prediction,
  type Room,
  type Stretch,
  type Vertex,
} from '../../src/view/prediction.ts';
import { reviveChoices, revivePredictions } from '../../src/view/revive-prediction.ts';

const EMPTY: Prediction = { id: 'a/x', name: 'A', series: 'x', points: [] };
const LINEAR: Room = { domain: [0, 100], scale: 'linear' };
const LOG: Room = { domain: [1, 1000], scale: 'log' };

const vertex = fc.record({
  x: fc.double({ min: -0.5, max: 1.5, noNaN: true }),
  value: fc.double({ min: -50, max: 2000, noNaN: true }),
});
const stroke = fc.array(vertex, { maxLength: 200 });
const room = fc.constantFrom(LINEAR, LOG);
const settings = { seed: 20, numRuns: 150 } as const;

const drawn = (samples: readonly Vertex[], before = EMPTY, on = LINEAR): Prediction =>
  toPrediction(before, samples, on);
const line = (x0: number, x1: number, value: number): readonly Vertex[] =>
  Array.from({ length: 20 }, (_, n) => ({ x: x0 + ((x1 - x0) * n) / 19, value }));

describe('toPrediction', () => {
  test('a curve has one value at a place, few points, and never leaves its plot', () => {
    fc.assert(
      fc.property(fc.array(stroke, { maxLength: 4 }), room, (strokes, on) => {
        const { points } = strokes.reduce((before, each) => drawn(each, before, on), EMPTY);
        expect(points.length).toBeLessThanOrEqual(MOST_POINTS);
        points.forEach(({ x, value }, at) => {
          expect(x).toBeGreaterThan(points[at - 1]?.x ?? -1);
          expect(x >= 0 && x <= 1).toBe(true);
          expect(value >= on.domain[0] && value <= on.domain[1]).toBe(true);
        });
      }),
      settings,
    );
  });

  test('what is drawn later replaces the part that it covers, and no other', () => {
    const first = drawn(line(0, 1, 20));
    const second = drawn(line(0.4, 0.6, 80), first);
    expect(valueAt(second, 0.5)).toBe(80);
    expect(valueAt(second, 0.1)).toBeCloseTo(20 + (60 * 0.1) / 0.4, 0);
    expect(valueAt(second, 1)).toBe(20);
    expect(valueAt(drawn(line(0.6, 0.4, 80), first), 0.5)).toBe(80);
  });

  test('a stroke that runs back draws over itself', () => {
    const back = drawn([...line(0.2, 0.8, 30), ...line(0.8, 0.2, 60)]);
    expect(valueAt(back, 0.5)).toBe(60);
  });

  test('a simpler curve stays near what was drawn', () => {
    const wave = Array.from({ length: 600 }, (_, n) => ({
      x: n / 599,
      value: 50 + 40 * Math.sin(n / 60),
    }));
    const curve = drawn(wave);
    for (const { x, value } of wave)
      expect(Math.abs((valueAt(curve, x) ?? NaN) - value)).toBeLessThan(2);
  });

  test('a click is a point, and a second one at its place moves it', () => {
    const one = drawn([{ x: 0.5, value: 30 }]);
    expect(one.points).toEqual([{ x: 0.5, value: 30 }]);
    expect(drawn([{ x: 0.5, value: 70 }], one).points).toEqual([{ x: 0.5, value: 70 }]);
  });

  test('what is no number is not drawn', () => {
    expect(
      drawn([
        { x: NaN, value: 1 },
        { x: 0.5, value: NaN },
      ]).points,
    ).toEqual([]);
    expect(drawn([{ x: 0.5, value: Infinity }]).points).toEqual([{ x: 0.5, value: 100 }]);
  });
});

describe('valueAt', () => {
  test('nothing is known outside of what was drawn', () => {
    const curve = drawn(line(0.3, 0.6, 50));
    expect(valueAt(curve, 0.29)).toBeUndefined();
    expect(valueAt(curve, 0.61)).toBeUndefined();
    expect(valueAt(EMPTY, 0.5)).toBeUndefined();
    expect(valuesOver(curve, 0, 0.2)).toBeUndefined();
    expect(valuesOver(curve, 0, 0.4)).toEqual([50, 50]);
  });

  test('between two points it is straight on the page, on a logarithm too', () => {
    const points = [
      { x: 0, value: 10 },
      { x: 1, value: 1000 },
    ];
    expect(valueAt({ ...EMPTY, points, room: LINEAR }, 0.5)).toBe(505);
    expect(valueAt({ ...EMPTY, points, room: LOG }, 0.5)).toBeCloseTo(100, 9);
  });

  test('a point goes only where one is near', () => {
    const points = [
      { x: 0.2, value: 1 },
      { x: 0.6, value: 2 },
    ];
    const curve = { ...EMPTY, points };
    expect(withoutPoint(curve, 0.61, 0.02).points).toEqual([points[0]]);
    expect(withoutPoint(curve, 0.4, 0.02)).toBe(curve);
    expect(withoutPoint(EMPTY, 0.4, 0.02)).toBe(EMPTY);
  });
});

describe('carried', () => {
  const HOUR = 3_600_000;
  const axis = (middle: number): readonly Stretch[] => [
    { kind: 'time', frame: 'f', t0: 0, t1: HOUR, x0: 0, x1: middle, phase: 'a' },
    { kind: 'order', x0: middle, x1: 1, phase: 'b' },
  ];
  const points = [
    { x: 0.25, value: 1 },
    { x: 0.75, value: 2 },
  ];

  test('on another axis a point keeps its moment and its place in an order', () => {
    const moved = carried({ ...EMPTY, points, stretches: axis(0.5) }, axis(0.8)).points;
    expect(moved.map(({ x }) => x)).toEqual([expect.closeTo(0.4), expect.closeTo(0.9)]);
  });

  test('what the other axis does not hold is left out, never moved', () => {
    const [timed] = axis(1);
    const moved = carried({ ...EMPTY, points, stretches: axis(0.5) }, timed ? [timed] : []);
    expect(moved.points).toEqual([{ x: expect.closeTo(0.5) as number, value: 1 }]);
  });

  test('there and back a curve is the same', () => {
    fc.assert(
      fc.property(stroke, fc.double({ min: 0.1, max: 0.9, noNaN: true }), (samples, middle) => {
        const own = { ...drawn(samples), stretches: axis(0.5) };
        const back = carried(carried(own, axis(middle)), axis(0.5));
        expect(back.points.length).toBeLessThanOrEqual(own.points.length);
        for (const { x, value } of back.points)
          expect(
            own.points.some((each) => Math.abs(each.x - x) < 1e-9 && each.value === value),
          ).toBe(true);
      }),
      settings,
    );
  });
});

describe('what a browser kept', () => {
  test('comes back as it was, from its JSON', () => {
    fc.assert(
      fc.property(stroke, room, (samples, on) => {
        const stretches: readonly Stretch[] = [{ kind: 'order', x0: 0, x1: 1, phase: 'p' }];
        const own = { ...drawn(samples, EMPTY, on), room: on, stretches };
        expect(revivePredictions(JSON.parse(JSON.stringify([own])))).toEqual([own]);
      }),
      settings,
    );
  });

  test('is dropped where it is nonsense, and never throws', () => {
    fc.assert(
      fc.property(fc.anything(), (value) => {
        revivePredictions(value);
        reviveChoices([value]);
        revivePredictions([
          { id: 'a', name: '', series: 's', points: [value], room: value, stretches: [value] },
        ]);
      }),
      settings,
    );
    expect(
      revivePredictions([
        {
          id: 'a',
          name: 'A',
          series: 's',
          points: [
            { x: 2, value: 1 },
            { x: 0.5, value: 'x' },
            { x: 0.1, value: 3 },
          ],
          room: { domain: [3, 1], scale: 'linear' },
        },
      ]),
    ).toEqual([{ id: 'a', name: 'A', series: 's', points: [{ x: 0.1, value: 3 }] }]);
    expect(
      reviveChoices([{ id: 'a', name: 'A', answer: 1 }, { id: 'b', name: 'B', answer: -1 }, null]),
    ).toEqual([{ id: 'a', name: 'A', answer: 1 }]);
  });

  test('a name is cut between characters', () => {
    const [kept] = revivePredictions([{ ...EMPTY, name: '🩸'.repeat(40) }]);
    expect(kept?.name).toBe('🩸'.repeat(LONGEST_NAME));
  });
});
