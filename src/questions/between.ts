/**
 * Two places measured against each other: the time between them as a clinician says it, and for every
 * panel the change from the last value before the one to the last before the other.
 */
import { DAY_MS } from '../model/clock.ts';
import type { Course } from '../model/course.ts';
import { chosenSeries } from '../view/ranges.ts';
import type { Cursor, View } from '../view/view.ts';
import { answerable } from './answerable.ts';
import { changeBetween, type SeriesChange } from './change.ts';
import { gapOf, leastBetween, type Gap, type Least } from './gap.ts';
import { sayLengthWith, saySpan } from './length.ts';
import { compareSpots, spotOf, type Spot } from './spot.ts';
import { listOf } from './words.ts';

export interface Between {
  /** "6 weeks 3 days after ucMSC infusion 2", "not stated in the source". */
  readonly time: string;
  /** The two places, the earlier first where their order is known. */
  readonly from: string;
  readonly to: string;
  readonly order: 'known' | 'same' | 'unknown';
  /** ms, where a stated distance links the two; a side may be infinite. */
  readonly min?: number;
  readonly max?: number;
  readonly series: readonly SeriesChange[];
}

/** Undefined where one of the cursors stands on nothing that this course holds. */
export function betweenCursors(
  given: Course,
  a: Cursor,
  b: Cursor,
  view: View,
): Between | undefined {
  const course = answerable(given);
  const [first, second] = [spotOf(a, course), spotOf(b, course)];
  if (first === undefined || second === undefined) return undefined;
  const order = compareSpots(first, second, course);
  const isSwapped = order === 'after' || (order === 'unknown' && isLater(first, second, course));
  const [from, to] = isSwapped ? [second, first] : [first, second];
  const gap = gapOf(from, to, course);
  return {
    time: sayTimeBetween(from, to, course),
    from: from.label,
    to: to.label,
    order: order === 'unknown' || order === 'same' ? order : 'known',
    ...(gap && { min: gap.min, max: gap.max }),
    series: course.series
      .filter(({ id }) => !view.hiddenPanels.includes(id))
      .map((series) => changeBetween(chosenSeries(series, view), from, to, course)),
  };
}

/** By the order of the phases, where nothing else tells. */
function isLater(a: Spot, b: Spot, course: Course): boolean {
  return leastBetween(b, a, course) !== undefined;
}

/** The time from one place to another in words, and how sure it is. */
export function sayTimeBetween(from: Spot, to: Spot, course: Course): string {
  const gap = gapOf(from, to, course);
  if (gap !== undefined) return sayGap(gap, from);
  const least = leastBetween(from, to, course);
  if (least !== undefined) return sayLeast(least, course);
  const order = compareSpots(from, to, course);
  if (order !== 'before' && order !== 'after') return 'not stated in the source';
  const side = order === 'before' ? 'after' : 'before';
  return `not stated in the source, only that it is ${side} ${from.label}`;
}

function sayGap({ days, min, max, length }: Gap, from: Spot): string {
  if (days === 0) return `the same day as ${from.label}`;
  if (min === 0 && max === 0) return `the same moment as ${from.label}`;
  if (/^between .* before and /.test(length.says)) return sayLengthWith(length, from.label);
  const side = max <= DAY_MS && min < -DAY_MS ? 'before' : 'after';
  return sayLengthWith(length, `${side} ${from.label}`);
}

function sayLeast({ ms, phases, ifPlaced }: Least, course: Course): string {
  const length = saySpan({ min: ms, max: Infinity }).says;
  const of = phases.length === 0 ? '' : `, the length of ${listOf(phases)}`;
  const labelOf = (id: string | undefined): string =>
    course.phases.find((phase) => phase.id === id)?.label ?? '';
  const placed = ifPlaced.map(({ label, phase }) => `${label} lies in ${labelOf(phase)}`);
  const condition =
    placed.length === 0
      ? ''
      : ` if ${listOf(placed)}, where the case file places it without a date`;
  return `not stated; ${length}${of}${condition}`;
}
