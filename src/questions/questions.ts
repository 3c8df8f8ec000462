/**
 * The questions a course can be asked, and how they are put. A new question is a file and a row of
 * the table; what it needs is named by its `of`.
 */
import type { Course } from '../model/course.ts';
import { chosenSeries } from '../view/ranges.ts';
import type { View } from '../view/view.ts';
import { notAssessable } from './answer.ts';
import { answerable } from './answerable.ts';
import { timeBeyond } from './beyond.ts';
import { ctcaeGrade } from './ctcae.ts';
import { doubling, halving } from './doubling.ts';
import { drugsAt } from './drugs.ts';
import { duration, timeBetween } from './durations.ts';
import { highest, lowest } from './extremes.ts';
import { firstBeyond, firstInRange } from './first.ts';
import { itpResponse } from './itp.ts';
import { lineKey } from './line.ts';
import { hysLaw, rRatio } from './liver.ts';
import { eventsById } from './lookup.ts';
import type { Ask, Asked, Params, Question } from './question.ts';
import { nameOf } from './words.ts';

export const QUESTIONS: readonly Question[] = [
  firstInRange,
  firstBeyond,
  timeBeyond,
  highest,
  lowest,
  doubling,
  halving,
  ctcaeGrade,
  itpResponse,
  rRatio,
  hysLaw,
  drugsAt,
  duration,
  timeBetween,
];

/** Every question of every subject it is worth asking of, by series, then events, then the whole course. */
export function askAll(given: Course, view: View): readonly Asked[] {
  const course = prepared(given, view);
  const asked = QUESTIONS.flatMap((question) =>
    question.subjects(course, view).map((params) => put(question, params, course, view)),
  );
  const groups = [
    ...course.series.map(({ id }) => `series ${id}`),
    ...course.events.map(({ id }) => `event ${id}`),
  ];
  const rank = ({ group }: Asked): number => {
    const at = groups.indexOf(`${group.kind} ${group.id}`);
    return at < 0 ? groups.length : at;
  };
  return asked
    .map((each, at) => ({ each, at, rank: rank(each) }))
    .sort((a, b) => a.rank - b.rank || a.at - b.at)
    .map(({ each }) => each);
}

/** One question with the params a reader chose. Throws on an id that is no question. */
export function ask(given: Course, view: View, id: string, params: Params = {}): Asked {
  const question = QUESTIONS.find((each) => each.id === id);
  if (question === undefined) throw new Error(`unknown question: ${id}`);
  return put(question, params, prepared(given, view), view);
}

/** Without what is illustrative, with the ranges the reader chose. */
function prepared(given: Course, view: View): Course {
  const course = answerable(given);
  const series = course.series.map((each) => chosenSeries(each, view));
  return series.every((each, at) => each === course.series[at]) ? course : { ...course, series };
}

function put(question: Question, params: Params, course: Course, view: View): Asked {
  const series = course.series.find(({ id }) => id === params.series);
  const event = params.event === undefined ? undefined : eventsById(course).get(params.event);
  const about: Ask = {
    course,
    view,
    from: params.from ?? view.dayZero ?? course.clock.dayZero,
    ...(series && { series }),
    ...(event && { event }),
    ...(params.to !== undefined && { to: params.to }),
    ...(params.line && { line: params.line }),
  };
  const applies = tooLong(question, about) ?? question.applies(about);
  return {
    key: keyOf(question, params),
    id: question.id,
    title: question.titleOf?.(about) ?? question.title,
    rule: question.rule,
    source: question.source,
    group: groupOf(params, course),
    params,
    applies: applies === true,
    answer: applies === true ? question.answer(about) : notAssessable(applies),
  };
}

/** Beyond so many values a question that looks at each would hold up the page. */
const MOST_SCANNED = 20_000;

/** Why a question is not asked of a run as long as this; undefined where it is. */
function tooLong({ of, readsRuns }: Question, { series, course }: Ask): string | undefined {
  if (readsRuns === true || of === 'event' || of === 'pair') return undefined;
  const all = series === undefined ? course.series : [series];
  const long = all.find(({ points }) => points.length > MOST_SCANNED);
  if (long === undefined) return undefined;
  return `${long.label} has ${long.points.length} values, too many to go through here one by one; its highest and lowest are read from all of them`;
}

function keyOf({ id }: Question, { series, event, from, to, line }: Params): string {
  return [id, series, event, line && lineKey(line), from && `from-${from}`, to && `to-${to}`]
    .filter((part) => part !== undefined)
    .join(' ');
}

function groupOf({ series, event, to }: Params, course: Course): Asked['group'] {
  if (series !== undefined) {
    const label = course.series.find(({ id }) => id === series)?.label ?? series;
    return { kind: 'series', id: series, label };
  }
  const id = event ?? to;
  if (id === undefined) return { kind: 'course', id: course.id, label: 'Whole course' };
  return { kind: 'event', id, label: nameOf(id, course) };
}
