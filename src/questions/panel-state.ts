/** The last value of a panel before or at a place, as a value of its own date, with what it means there. */
import { analyteOf } from '../model/analytes.ts';
import type { Course, Point, Series } from '../model/course.ts';
import { weakestOf } from '../model/evidence.ts';
import { exactOf, ratio } from './extent.ts';
import { gapOf } from './gap.ts';
import { sayLengthWith } from './length.ts';
import { CTCAE, gradeOf, isGradable, sayGrade } from './grade.ts';
import { valuesAround, type Around } from './last-value.ts';
import { hasValue, rangeFor } from './line.ts';
import type { Spot } from './spot.ts';
import { countOf, listOf, sayFact, sayPointValue, sayPointWhen, sayRounded } from './words.ts';

export interface PanelState {
  readonly series: string;
  readonly label: string;
  /** The whole state in a sentence without its full stop. */
  readonly says: string;
  /** The last value before or at the place. */
  readonly pointId?: string;
  readonly isHere: boolean;
  readonly value?: string;
  readonly when?: string;
  /** "12 days before"; undefined where it is not stated. */
  readonly age?: string;
  /** "5.4 × upper limit (45, synthetic laboratory)". */
  readonly times?: string;
  /** "CTCAE v5.0 grade 3"; only where its conditions hold. */
  readonly grade?: string;
  readonly basis?: 'reported' | 'derived';
  /** Values whose order to this place is not stated. */
  readonly unplaced: readonly string[];
}

export function panelState(series: Series, spot: Spot, course: Course): PanelState {
  const around = valuesAround(series, spot, course);
  const { last, isHere, unplaced } = around;
  const base = {
    series: series.id,
    label: series.label,
    isHere,
    unplaced: unplaced.map(({ id }) => id),
  };
  if (last === undefined) return { ...base, says: sayNone(series, around, course) };
  const basis = weakestOf(last.evidence) === 'derived' ? 'derived' : 'reported';
  const value = sayPointValue(last, series);
  const when = sayPointWhen(last, course);
  const age = isHere ? undefined : sayValueAge(last, spot, course);
  const times = sayTimes(last, series, course);
  const grade = sayPointGrade(last, series, course);
  return {
    ...base,
    pointId: last.id,
    value,
    when,
    basis,
    ...(age !== undefined && { age }),
    ...(times !== undefined && { times }),
    ...(grade !== undefined && { grade }),
    says: sayPanel(series, around, { value, when, age, times, grade, basis }, course),
  };
}

interface Told {
  readonly value: string;
  readonly when: string;
  readonly age: string | undefined;
  readonly times: string | undefined;
  readonly grade: string | undefined;
  readonly basis: 'reported' | 'derived';
}

function sayPanel(series: Series, around: Around, told: Told, course: Course): string {
  const parts = [told.age, told.times, told.grade].filter((part) => part !== undefined);
  const facts = [`${told.value} ${told.when}`, ...parts].join(', ');
  const unsure = [
    ...(around.rivals.length > 0
      ? [`or ${sayPoints(around.rivals, series, course)}, their order not stated`]
      : []),
    ...(around.unplaced.length > 0 ? [sayUnplaced(around.unplaced, series, course)] : []),
  ];
  // What only follows from a definition was not measured, and is no "last value".
  const head =
    told.basis === 'derived'
      ? `not reported; ${facts} (derived)`
      : around.isHere
        ? facts
        : `last value ${facts}`;
  return [head, ...unsure].join('; ');
}

function sayNone(series: Series, { next, unplaced }: Around, course: Course): string {
  if (!series.points.some(hasValue)) return 'not reported';
  const parts = [
    ...(next ? [`first ${sayFact(next, series, course)}`] : []),
    ...(unplaced.length > 0 ? [sayUnplaced(unplaced, series, course)] : []),
  ];
  return ['no value reported before this', ...parts].join('; ');
}

function sayUnplaced(points: readonly Point[], series: Series, course: Course): string {
  return `${sayPoints(points, series, course)}: before or after this is not stated`;
}

function sayPoints(points: readonly Point[], series: Series, course: Course): string {
  if (points.length > 2) return countOf(points.length, 'further value');
  return listOf(points.map((point) => sayFact(point, series, course)));
}

function sayValueAge(point: Point, spot: Spot, course: Course): string | undefined {
  const gap = gapOf({ id: point.id, when: point.at }, spot, course);
  if (gap === undefined || gap.max === Infinity) return undefined;
  return sayLengthWith(gap.length, 'before');
}

/** Of an exact number with an upper limit: where multiples are how the test is read, or it is above. */
function sayTimes(point: Point, series: Series, course: Course): string | undefined {
  if (series.relative) return undefined;
  const value = exactOf(point);
  const range = rangeFor(point, series, course.clock);
  if (value === undefined || range?.high === undefined || !(range.high > 0)) return undefined;
  const isReadSo = analyteOf(series)?.thresholds.some(({ of }) => of === 'limit') === true;
  if (!isReadSo && value <= range.high) return undefined;
  return `${sayRounded(ratio(value, range.high))} × upper limit (${range.high}, ${range.source})`;
}

function sayPointGrade(point: Point, series: Series, course: Course): string | undefined {
  if (isGradable(series, course) !== true) return undefined;
  const grade = gradeOf(point, series, course);
  return grade && grade.low > 0 ? `${CTCAE} ${sayGrade(grade)}` : undefined;
}
