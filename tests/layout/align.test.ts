import { describe, expect, test } from 'vitest';
import { alignViews } from '../../src/layout/align.ts';
import { makeAxis, timeX } from '../../src/layout/axis.ts';
import { zeroOf } from '../../src/layout/zero.ts';
import { renderCourse } from '../../src/render.ts';
import { DEFAULT_PAGE, DEFAULT_VIEW } from '../../src/view/view.ts';
import { courseOf } from './cases.ts';
import { brokenNumbers, overlapsOf } from './overlaps.ts';

describe('two courses aligned on an event each', () => {
  const a = { course: courseOf('itp-romiplostim'), view: DEFAULT_VIEW, on: 'romiplostim' };
  const b = { course: courseOf('dili'), view: DEFAULT_VIEW, on: 'presentation' };
  const aligned = alignViews(a, b);

  test('stand on one axis: the moments they are aligned on share a place', () => {
    if (aligned === undefined) throw new Error('not aligned');
    const xs = (
      [
        [a, aligned.a],
        [b, aligned.b],
      ] as const
    ).map(([{ course }, view]) => {
      const axis = makeAxis(course, view, { x0: 100, x1: 1100 });
      const zero = zeroOf(course, view);
      expect(axis.segments).toHaveLength(1);
      return timeX(axis, zero?.frame ?? '', zero?.t ?? 0);
    });
    expect(xs[0]).toBeCloseTo(xs[1] ?? 0, 6);
  });

  test('are drawn without overlap', () => {
    for (const width of [360, 960, 1600]) {
      const { figure } = renderCourse(a.course, aligned?.a ?? DEFAULT_VIEW, {
        ...DEFAULT_PAGE,
        width,
      });
      expect(overlapsOf(figure)).toEqual([]);
      expect(brokenNumbers(figure)).toEqual([]);
    }
  });

  test('are not aligned on an event that has no stated place', () => {
    expect(alignViews({ ...a, on: 'nothing' }, b)).toBeUndefined();
  });
});
