import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { axisPossible, invert, makeAxis, orderX, timeX, type Axis } from '../../src/layout/axis.ts';
import type { Course } from '../../src/model/course.ts';
import { DEFAULT_VIEW, type AxisKind } from '../../src/view/view.ts';
import { CASES, courseOf } from './cases.ts';

const AXES: readonly AxisKind[] = ['phases', 'linear', 'calendar'];

describe.each(CASES)('the axis of %s', (name) => {
  let course: Course;
  beforeAll(() => {
    course = courseOf(name);
  });
  const axisOf = (kind: AxisKind, window: readonly [number, number] = [0, 1]): Axis | undefined =>
    axisPossible(course, kind) === undefined
      ? makeAxis(course, { ...DEFAULT_VIEW, axis: kind, window }, { x0: 100, x1: 1200 })
      : undefined;

  test.each(AXES)('%s: is monotone and covers the window', (kind) => {
    const axis = axisOf(kind);
    if (axis === undefined) return expect(axisPossible(course, kind)).toMatch(/date/);
    expect(axis.segments[0]?.x0).toBeGreaterThanOrEqual(99.999);
    expect(axis.segments.at(-1)?.x1).toBeCloseTo(1200);
    axis.segments.forEach((segment, at) => {
      expect(segment.x1).toBeGreaterThan(segment.x0);
      expect(segment.x0).toBeGreaterThanOrEqual((axis.segments[at - 1]?.x1 ?? -Infinity) - 1e-9);
    });
    for (const frame of new Set(
      axis.segments.flatMap((s) => (s.kind === 'time' ? [s.frame] : [])),
    )) {
      const times = axis.segments.flatMap((s) =>
        s.kind === 'time' && s.frame === frame ? [s.t0, s.t1] : [],
      );
      expect(times).toEqual([...times].sort((a, b) => a - b));
    }
  });

  test.each(AXES)('%s: inverting a place gives it back, at any zoom', (kind) => {
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.double({ min: 0, max: 0.9, noNaN: true }),
        (along, from) => {
          const axis = axisOf(kind, [from, Math.min(1, from + 0.1)]);
          if (axis === undefined) return;
          const x = 100 + along * 1100;
          const place = invert(axis, x);
          const back =
            place?.kind === 'time'
              ? timeX(axis, place.frame, place.t)
              : orderX(axis, place?.phase ?? '', place?.along ?? 0);
          const inside = axis.segments.some(
            (s) => x >= s.x0 && x <= s.x1 && (s.kind === 'time' || s.phase !== undefined),
          );
          if (inside) expect(back).toBeCloseTo(x, 4);
        },
      ),
    );
  });
});

test('an untimed phase inverts to an order, never to a time', () => {
  const course = courseOf('purpura');
  const axis = makeAxis(course, DEFAULT_VIEW, { x0: 0, x1: 1000 });
  const workup = axis.segments.find((segment) => segment.phase?.id === 'workup');
  expect(workup?.kind).toBe('order');
  expect(invert(axis, ((workup?.x0 ?? 0) + (workup?.x1 ?? 0)) / 2)).toMatchObject({
    kind: 'order',
    phase: 'workup',
  });
});
