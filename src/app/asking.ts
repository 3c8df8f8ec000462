/** What a question can be asked of, as choices of a form: bounds, events, and moments to count from. */
import { CALENDAR } from '../model/clock.ts';
import type { Course, Series } from '../model/course.ts';
import { lineKey, linesOf, sayLine, type Line } from '../questions/line.ts';
import type { Params, Question } from '../questions/question.ts';
import { labelOf } from '../questions/words.ts';
import { chosenSeries } from '../view/ranges.ts';
import type { View } from '../view/view.ts';

export interface Choice {
  readonly id: string;
  readonly label: string;
}

export interface Choices {
  readonly name: string;
  readonly all: readonly Choice[];
}

/** Those whose answer counts from a moment. */
const FROM: ReadonlySet<string> = new Set([
  'first-in-range',
  'first-beyond',
  'doubling',
  'halving',
  'time-between',
]);

export const countsFrom = ({ id }: Question): boolean => FROM.has(id);
export const needsSeries = ({ of }: Question): boolean => of === 'series' || of === 'line';

export interface LineChoice extends Choice {
  readonly line: Line;
}

export function lineChoices(series: Series, course: Course, view: View): readonly LineChoice[] {
  const read = chosenSeries(series, view);
  return linesOf(read, course.clock).map((line) => ({
    id: lineKey(line),
    label: sayLine(line, read),
    line,
  }));
}

/** Anchors, events and values: all that a time can be counted between. */
export function momentChoices(course: Course): readonly Choices[] {
  const anchors = [...course.clock.anchors.values()].filter(({ id }) => id !== CALENDAR);
  const values = course.series.map(({ label, points }) => ({
    name: label,
    all: points.map((point, at) => ({
      id: point.id,
      label: `${label} ${at + 1}: ${point.label ?? point.at.words}`,
    })),
  }));
  return [
    { name: 'Moments of the case', all: anchors.map(({ id, label }) => ({ id, label })) },
    { name: 'Events', all: eventChoices(course) },
    ...values,
  ].filter(({ all }) => all.length > 0);
}

export function eventChoices(course: Course): readonly Choice[] {
  return course.events.map((event) => ({ id: event.id, label: labelOf(event) }));
}

/** Only what the question asks for. */
export function paramsOf(question: Question, chosen: Params): Params {
  const { series, line, event, from, to } = chosen;
  return {
    ...(needsSeries(question) && series !== undefined && { series }),
    ...(question.of === 'line' && line && { line }),
    ...(question.of === 'event' && event !== undefined && { event }),
    ...(countsFrom(question) && from !== undefined && { from }),
    ...(question.of === 'pair' && to !== undefined && { to }),
  };
}
