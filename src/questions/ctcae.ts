/** The worst CTCAE grade of a series, and how many values of each grade there are. */
import type { Course, Point, Series } from '../model/course.ts';
import { graded, notAssessable, unknown } from './answer.ts';
import { CTCAE, gradeOf, isGradable, sayGrade, sayScale, type Grade } from './grade.ts';
import { hasValue, rangeFor } from './line.ts';
import type { Answer, Ask, Question } from './question.ts';
import { countOf, listOf, sayFact, sayPointWhen } from './words.ts';

export const ctcaeGrade: Question = {
  id: 'ctcae',
  of: 'series',
  title: `${CTCAE} grade, worst`,
  rule: 'Each value by the steps of CTCAE v5.0 for its test: platelets below the lower limit, 75, 50 and 25 ×10⁹/L; ALT and AST above 1, 3, 5 and 20 × upper limit, bilirubin above 1, 1.5, 3 and 10 ×, both only if the baseline, the earliest value, was normal. A scale of severity here, not a claim of an adverse event.',
  source: 'Common Terminology Criteria for Adverse Events, version 5.0',
  applies: ({ series, course }) => {
    if (series === undefined || !series.points.some(hasValue)) return 'no value is reported';
    return isGradable(series, course);
  },
  answer: (ask) => answerGrade(ask),
  subjects: ({ series }) => series.map(({ id }) => ({ series: id })),
};

interface Graded {
  readonly point: Point;
  readonly grade: Grade;
}

function answerGrade({ series, course }: Ask): Answer {
  if (series === undefined) return notAssessable('no series is chosen');
  const all = series.points.flatMap((point): readonly Graded[] => {
    const grade = gradeOf(point, series, course);
    return grade ? [{ point, grade }] : [];
  });
  const low = Math.max(0, ...all.map(({ grade }) => grade.low));
  const high = Math.max(0, ...all.map(({ grade }) => grade.high));
  const worst = all.filter(({ grade }) => grade.high === high);
  const [first] = worst;
  if (first === undefined) return notAssessable('no value has a number');
  const range = sayRange(first.point, series, course);
  if (low === high) {
    const sure = worst.find(({ grade }) => grade.low === high) ?? first;
    return graded(
      [
        `worst ${sayGrade({ low, high })}: ${sayFact(sure.point, series, course)}${range}`,
        sayBands(all),
      ],
      {
        on: low === 0 ? all.map(({ point }) => point) : worst.map(({ point }) => point),
        when: sayPointWhen(sure.point, course),
      },
    );
  }
  const told = listOf(worst.slice(0, 3).map(({ point }) => sayFact(point, series, course)));
  return unknown(
    [`worst ${sayGrade({ low, high })}, from ${told}${range}`, `steps: ${sayScale(series) ?? ''}`],
    { on: worst.map(({ point }) => point) },
  );
}

/** "Grade 3 at 4 values, grade 1 at 6." */
function sayBands(all: readonly Graded[]): string {
  const bands = [4, 3, 2, 1, 0].flatMap((n) => {
    const count = all.filter(({ grade }) => grade.low === n && grade.high === n).length;
    return count === 0 ? [] : [`${sayGrade({ low: n, high: n })} at ${countOf(count, 'value')}`];
  });
  const open = all.filter(({ grade }) => grade.low !== grade.high).length;
  return listOf([...bands, ...(open > 0 ? [`not told at ${countOf(open, 'value')}`] : [])]);
}

function sayRange(point: Point, series: Series, course: Course): string {
  const range = rangeFor(point, series, course.clock);
  if (range === undefined) return '; no reference range is stated';
  const limits = [
    ...(range.low === undefined ? [] : [`lower limit ${range.low}`]),
    ...(range.high === undefined ? [] : [`upper limit ${range.high}`]),
  ];
  return ` (${[...limits, range.source].join(', ')})`;
}
