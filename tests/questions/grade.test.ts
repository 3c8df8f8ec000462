import { describe, expect, test } from 'vitest';
import type { Course } from '../../src/model/course.ts';
import { gradeOf, isGradable, sayGrade } from '../../src/questions/grade.ts';
import { alt, aSeries, courseWith, platelets } from './cases.ts';

/** The words of the grade of the last value of the only series. */
function gradeIn(course: Course): string | undefined {
  const [series] = course.series;
  const point = series?.points.at(-1);
  const grade = series && point && gradeOf(point, series, course);
  return grade && sayGrade(grade);
}

describe('platelets', () => {
  const graded = (value: string | number, low?: number) =>
    gradeIn(
      courseWith({
        series: [
          platelets(
            [['start', value]],
            low === undefined ? {} : { range: { low, source: 'laboratory' } },
          ),
        ],
      }),
    );

  test.each([
    [150, 'below grade 1'],
    [149.9, 'grade 1'],
    [75, 'grade 1'],
    [74.9, 'grade 2'],
    [50, 'grade 2'],
    [49.9, 'grade 3'],
    [25, 'grade 3'],
    [24.9, 'grade 4'],
    [0, 'grade 4'],
    ['<25', 'grade 4'],
    ['<=25', 'grade 3 at least'],
    ['<50', 'grade 3 at least'],
    ['<150', 'grade 1 at least'],
    ['>150', 'below grade 1'],
    ['>=75', 'grade 1 at most'],
    ['30-60', 'grade 2 to 3'],
    ['about 60', 'grade not known'],
    ['low', 'grade 1 at least'],
    ['normal', 'below grade 1'],
  ])('%s with a lower limit of 150: %s', (value, expected) => {
    expect(graded(value, 150)).toBe(expected);
  });

  test.each([
    [200, 'grade 1 at most'],
    [75, 'grade 1 at most'],
    [74, 'grade 2'],
    ['<150', 'grade not known'],
    ['>150', 'grade 1 at most'],
  ])('%s without a lower limit: %s', (value, expected) => {
    expect(graded(value)).toBe(expected);
  });
});

describe('ALT', () => {
  const graded = (value: string | number, high = 40) =>
    gradeIn(
      courseWith({
        series: [
          alt(
            [
              ['start', 20],
              ['start + 1', value],
            ],
            high,
          ),
        ],
      }),
    );

  test.each([
    [40, 'below grade 1'],
    [40.1, 'grade 1'],
    [120, 'grade 1'],
    [120.1, 'grade 2'],
    [200, 'grade 2'],
    [200.1, 'grade 3'],
    [800, 'grade 3'],
    [801, 'grade 4'],
    ['>800', 'grade 4'],
    ['>=800', 'grade 3 at least'],
    ['<5', 'below grade 1'],
    ['high', 'grade 1 at least'],
  ])('%s with an upper limit of 40: %s', (value, expected) => {
    expect(graded(value)).toBe(expected);
  });

  test('a limit that is no round number has no noise at its steps', () => {
    expect(graded(2.1, 0.7)).toBe('grade 1');
  });

  test('the limit that holds at the value counts, not the one before', () => {
    const range = [
      { high: 30, source: 'old' },
      { high: 50, source: 'new', from: 'start + 5 days' },
    ];
    const rows = [
      ['start', 20],
      ['start + 6', 100],
    ] as const;
    expect(gradeIn(courseWith({ series: [alt(rows, undefined, { range })] }))).toBe('grade 1');
  });
});

test.each([
  [1, 'below grade 1'],
  [1.1, 'grade 1'],
  [1.5, 'grade 1'],
  [1.6, 'grade 2'],
  [3, 'grade 2'],
  [3.1, 'grade 3'],
  [10, 'grade 3'],
  [10.1, 'grade 4'],
])('bilirubin of %d × the upper limit: %s', (value, expected) => {
  const series = aSeries(
    'bilirubin',
    [
      ['start', 0.5],
      ['start + 1', value],
    ],
    {
      label: 'Total bilirubin',
      unit: 'mg/dL',
      range: { high: 1, source: 'laboratory' },
    },
  );
  expect(gradeIn(courseWith({ series: [series] }))).toBe(expected);
});

describe('a series is graded only where the conditions hold', () => {
  const why = (series: Parameters<typeof courseWith>[0]['series']) => {
    const course = courseWith({ series });
    const [first] = course.series;
    return first && isGradable(first, course);
  };

  test.each([
    ['normal baseline', alt([['start', 40]], 40), true],
    ['raised baseline', alt([['start', 41]], 40), /first value is above/],
    ['no limit', alt([['start', 41]], undefined), /no upper limit/],
    [
      'unclear first value',
      alt(
        [
          ['start', 20],
          ['later', 30],
        ],
        40,
      ),
      true,
    ],
    [
      'first value not known',
      alt(
        [
          ['after start', 20],
          ['after start', 90],
        ],
        40,
      ),
      /not stated/,
    ],
    ['another test', aSeries('crp', [['start', 4]]), /graded are/],
    ['another unit', platelets([['start', 4]], { unit: 'K/uL' }), /K\/uL/],
  ])('%s', (_, series, expected) => {
    const found = why([series]);
    if (expected === true) expect(found).toBe(true);
    else expect(found).toMatch(expected as RegExp);
  });
});
