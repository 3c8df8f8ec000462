import { describe, expect, test } from 'vitest';
import { axisPossible } from '../../src/layout/axis.ts';
import { targetsOf } from '../../src/layout/targets.ts';
import { renderView } from '../render-view.ts';
import { DEFAULT_PAGE, DEFAULT_VIEW, type AxisKind, type View } from '../../src/view/view.ts';
import { caseOf, CASES, courseOf } from './cases.ts';
import { brokenNumbers, overlapsOf } from './overlaps.ts';

const WIDTHS = [360, 640, 960, 1280, 1920, 2560];
const AXES: readonly AxisKind[] = ['phases', 'linear', 'calendar'];

function figureOf(
  name: string,
  width: number,
  patch: Partial<View> = {},
  typeScale = 1,
): ReturnType<typeof renderView>['figure'] {
  return renderView(
    caseOf(name),
    { ...DEFAULT_VIEW, ...patch },
    { ...DEFAULT_PAGE, width, typeScale },
  ).figure;
}

describe.each(CASES)('%s', (name) => {
  const course = courseOf(name);
  const axes = AXES.filter((axis) => axisPossible(course, axis) === undefined);
  const readings = [undefined, ...course.readings.map((reading) => reading.id)];

  test.each(WIDTHS)(
    'at %i px no text lies over another, a mark or a curve, and none is cut off',
    (width) => {
      for (const axis of axes) {
        for (const reading of readings) {
          const figure = figureOf(name, width, { axis, reading });
          expect({ axis, reading, faults: overlapsOf(figure) }).toEqual({
            axis,
            reading,
            faults: [],
          });
          expect(brokenNumbers(figure)).toEqual([]);
        }
      }
    },
  );

  test('nor without the illustrative layer, in multiples of the limit, on a log axis, or in large type', () => {
    const panels = Object.fromEntries(
      course.series.map(({ id }) => [id, { scale: 'log', value: 'limit' } as const]),
    );
    for (const width of WIDTHS) {
      expect(overlapsOf(figureOf(name, width, { illustrative: false }))).toEqual([]);
      expect(overlapsOf(figureOf(name, width, { panels }))).toEqual([]);
      if (width >= 640) expect(overlapsOf(figureOf(name, width, {}, 1.5))).toEqual([]);
    }
  });

  test('nor in any window', () => {
    for (const axis of axes) {
      for (const [from, to] of [
        [0, 0.5],
        [0.3, 0.4],
        [0.7, 0.72],
        [0.95, 1],
      ] as const) {
        expect(overlapsOf(figureOf(name, 960, { axis, window: [from, to] }))).toEqual([]);
      }
    }
  });

  test.each(WIDTHS)('at %i px every event and every point is drawn', (width) => {
    const ids = new Set(targetsOf(figureOf(name, width)).map((target) => target.id));
    const missing = [
      ...course.events.map((event) => event.id),
      ...course.series.flatMap((s) => s.points.map((p) => p.id)),
    ].filter((id) => !ids.has(id));
    expect(missing).toEqual([]);
  });
});
