/** What a question can be asked of, as choices of a form: bounds, events, and moments to count from. */
import { CALENDAR } from '../model/clock.ts';
import type { Course, Series } from '../model/course.ts';
import { lineKey, linesOf, sayLine, type Line } from '../questions/line.ts';
import type { Asked, Params, Question } from '../questions/question.ts';
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

/** No id of a case holds a line break. */
const CASE = '\n';

export interface Group {
  readonly key: string;
  readonly label: string;
  readonly all: readonly Asked[];
}

/** By series, and at the end what is asked of the case. */
export function grouped(all: readonly Asked[]): readonly Group[] {
  const byGroup = new Map<string, Asked[]>();
  for (const asked of all) {
    const key = asked.group.kind === 'series' ? asked.group.id : CASE;
    byGroup.set(key, [...(byGroup.get(key) ?? []), asked]);
  }
  return Array.from(byGroup, ([key, own]) => ({
    key,
    label: key === CASE ? 'The case: events and times' : (own[0]?.group.label ?? key),
    all: own,
  }));
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
