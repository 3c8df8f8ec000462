/**
 * How far a curve that somebody drew agrees with what was reported, in the form that each case has:
 * a side of a bound, a level, a value, a stretch in which a bound was crossed. Illustrative shapes
 * are no measure. No sentence holds a number that is neither the source's nor read off the curve.
 */
import type { Course, Point, Series } from '../model/course.ts';
import { carried } from '../view/carry-prediction.ts';
import type { Prediction } from '../view/prediction.ts';
import { answerable } from './answerable.ts';
import { sayCrossings } from './drawn-crossing.ts';
import { sayDirection } from './drawn-direction.ts';
import type { Compared, DrawnAxis, Finding } from './drawn.ts';
import { compareValue, sayFurther } from './drawn-value.ts';
import { hasValue } from './line.ts';
import { listOf, sentences } from './words.ts';

/** Most values that are told one by one. */
const MOST_TOLD = 6;

export function agreementOf(drawn: Prediction, given: Course, axis: DrawnAxis): readonly Finding[] {
  const course = answerable(given);
  const series = course.series.find(({ id }) => id === drawn.series);
  if (series === undefined) return [open('Not assessable: the case tells nothing of this series')];
  const prediction = carried(drawn, axis.stretches);
  if (prediction.points.length === 0) return [open('Not assessable: nothing is drawn')];
  const compared = { prediction, series, course, axis, room: drawn.room ?? axis.room };
  return [
    ...valuesOf(compared),
    ...sayCrossings(compared),
    ...sayDirection(compared),
    ...silences(given, series),
  ];
}

function valuesOf(compared: Compared): readonly Finding[] {
  const points = compared.series.points.filter(hasValue);
  if (points.length === 0)
    return [open(`Not assessable: no value of ${compared.series.label} is reported`)];
  const told = points.length <= MOST_TOLD ? points : mostTelling(points);
  const rest = points.filter((point) => !told.includes(point));
  return [
    ...told.map((point) => compareValue(point, compared)),
    ...(rest.length > 0 ? [sayFurther(rest, compared)] : []),
  ];
}

/** The first, the last, and the extremes between them. */
function mostTelling(points: readonly Point[]): readonly Point[] {
  const numberOf = ({ value }: Point): number => (value.kind === 'number' ? value.value : NaN);
  const numbered = points.filter((point) => Number.isFinite(numberOf(point)));
  const ranked = [...numbered].sort((a, b) => numberOf(a) - numberOf(b));
  const wanted = [points[0], points.at(-1), ranked[0], ranked.at(-1)];
  return points.filter((point) => wanted.includes(point));
}

/** What the source does not tell, and what the dashed curve is not. */
function silences(given: Course, { id, notStated }: Series): readonly Finding[] {
  const isShaped = given.series.some((each) => each.id === id && each.shapes.length > 0);
  return [
    ...(notStated.length > 0 ? [open(`Not stated in the source: ${listOf(notStated)}`)] : []),
    ...(isShaped
      ? [
          open(
            'The dashed curve is illustrative, a shape without numbers: nothing is compared with it',
          ),
        ]
      : []),
  ];
}

function open(says: string): Finding {
  return { about: 'source', accord: 'open', says: sentences(says) };
}
