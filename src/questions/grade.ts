/**
 * CTCAE v5.0 as a scale of severity, not a claim of an adverse event. Steps of liver tests are
 * multiples of the upper limit and hold only if the baseline was normal; the other steps, multiples of
 * an abnormal baseline, are not used here because their source was not at hand.
 */
import { analyteOf } from '../model/analytes.ts';
import type { Course, Point, Series } from '../model/course.ts';
import { compareSpots } from './spot.ts';
import { extentOf, isAbove, isBelow, type Verdict } from './extent.ts';
import { hasValue, isBeyond, timesLimit } from './line.ts';

export const CTCAE = 'CTCAE v5.0';

interface Scale {
  readonly loinc: string;
  /** `below` counts values in `ucum`; `above` counts multiples of the upper limit. */
  readonly side: 'above' | 'below';
  readonly ucum?: string;
  /** Beyond the first, which is the limit of the range itself, begins grade 1. */
  readonly steps: readonly number[];
  readonly says: string;
}

const TRANSAMINASE = {
  side: 'above',
  steps: [1, 3, 5, 20],
  says: 'grade 1 above 1 to 3 × upper limit, 2 above 3 to 5, 3 above 5 to 20, 4 above 20, if the baseline was normal',
} as const;

const SCALES: readonly Scale[] = [
  {
    loinc: '777-3',
    side: 'below',
    ucum: '10*9/L',
    steps: [NaN, 75, 50, 25],
    says: 'grade 1 below the lower limit to 75 ×10⁹/L, 2 below 75 to 50, 3 below 50 to 25, 4 below 25',
  },
  { loinc: '1742-6', ...TRANSAMINASE },
  { loinc: '1920-8', ...TRANSAMINASE },
  {
    loinc: '1975-2',
    side: 'above',
    steps: [1, 1.5, 3, 10],
    says: 'grade 1 above 1 to 1.5 × upper limit, 2 above 1.5 to 3, 3 above 3 to 10, 4 above 10, if the baseline was normal',
  },
];

/** The grades that a value allows, 0 being none; `low` equals `high` where it is sure. */
export interface Grade {
  readonly low: number;
  readonly high: number;
}

/** Why a series cannot be graded; true where it can. */
export function isGradable(series: Series, course: Course): true | string {
  const scale = scaleOf(series);
  if (scale === undefined)
    return 'graded are platelets, ALT, AST and total bilirubin, each by its name or code';
  if (scale.ucum !== undefined && scale.ucum !== series.unit.ucum)
    return `the steps are in ×10⁹/L, the values in ${series.unit.display}`;
  return scale.side === 'below' ? true : isBaselineNormal(series, course);
}

export function sayScale(series: Series): string | undefined {
  return scaleOf(series)?.says;
}

/** The grade of one value of a gradable series; undefined where the value has no number and no level. */
export function gradeOf(point: Point, series: Series, course: Course): Grade | undefined {
  const scale = scaleOf(series);
  if (scale === undefined || !hasValue(point)) return undefined;
  const verdicts = scale.steps.map((step, at) =>
    at === 0
      ? isBeyond(point, { kind: 'limit', side: scale.side }, series, course.clock)
      : isPast(point, step, scale, series, course),
  );
  if (verdicts[0] === 'no') return { low: 0, high: 0 };
  return { low: verdicts.lastIndexOf('yes') + 1, high: lastPossible(verdicts) + 1 };
}

export function sayGrade({ low, high }: Grade): string {
  if (low === high) return low === 0 ? 'below grade 1' : `grade ${low}`;
  if (high === 1) return 'grade 1 at most';
  if (low === 0) return high === 4 ? 'grade not known' : `grade ${high} at most`;
  return high === 4 ? `grade ${low} at least` : `grade ${low} to ${high}`;
}

function scaleOf(series: Series): Scale | undefined {
  const loinc = analyteOf(series)?.loinc;
  return SCALES.find((scale) => scale.loinc === loinc);
}

function isPast(point: Point, step: number, scale: Scale, series: Series, course: Course): Verdict {
  if (scale.side === 'below') {
    const extent = extentOf(point.value, series);
    return extent ? isBelow(extent, step) : 'unknown';
  }
  const times = timesLimit(point, series, course.clock);
  return times ? isAbove(times, step) : 'unknown';
}

function lastPossible(verdicts: readonly Verdict[]): number {
  return Math.max(verdicts.lastIndexOf('yes'), verdicts.lastIndexOf('unknown'));
}

const baselines = new WeakMap<Series, true | string>();

function isBaselineNormal(series: Series, course: Course): true | string {
  const found = baselines.get(series) ?? findBaseline(series, course);
  baselines.set(series, found);
  return found;
}

/** The baseline is the earliest value of the series, if it is known to be the earliest. */
function findBaseline(series: Series, course: Course): true | string {
  const points = series.points.filter(hasValue);
  const [first, ...others] = points;
  if (first === undefined) return 'no value is reported';
  const spotOf = ({ id, at: when }: Point) => ({ id, when });
  const isFirst = others.every((other) =>
    ['before', 'same'].includes(compareSpots(spotOf(first), spotOf(other), course)),
  );
  if (!isFirst)
    return 'the steps hold if the baseline was normal, and which value is the first is not stated';
  const isRaised = isBeyond(first, { kind: 'limit', side: 'above' }, series, course.clock);
  if (isRaised === 'no') return true;
  return isRaised === 'yes'
    ? 'the steps hold if the baseline was normal; the first value is above the upper limit'
    : 'the steps hold if the baseline was normal; no upper limit is stated for the first value';
}
