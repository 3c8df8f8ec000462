/**
 * How long a series lay beyond a line. Between two values nothing is known: the least counts only
 * stretches between neighbouring values that both lie beyond, and says so; the most reaches to the
 * values on the other side.
 */
import { DAY_MS } from '../model/clock.ts';
import type { Course, Point, Series } from '../model/course.ts';
import { notAssessable, notStated, unknown, value } from './answer.ts';
import { gapOf } from './gap.ts';
import { sayDays, saySpan, type Span } from './length.ts';
import { hasValue, isBeyond, linesOf, sayLine } from './line.ts';
import type { Answer, Question } from './question.ts';
import { countOf, listOf, sayFact, sayPointWhen } from './words.ts';

export const timeBeyond: Question = {
  id: 'time-beyond',
  of: 'line',
  title: 'Time beyond a bound',
  rule: 'At least: the time between neighbouring values that both lie beyond the bound, if it stayed beyond between them; at most: from the last value before on the other side to the first after. Nothing is interpolated.',
  source: 'A definition of this program: arithmetic on the values as reported',
  titleOf: ({ series, line }) =>
    `Time ${series && line ? sayLine(line, series) : 'beyond a bound'}`,
  applies: ({ series, line }) => {
    if (series === undefined || line === undefined) return 'no bound is chosen';
    return series.points.some(hasValue) ? true : 'no value is reported';
  },
  answer: ({ course, series, line }) => {
    if (series === undefined || line === undefined) return notAssessable('no bound is chosen');
    const judged = series.points
      .filter(hasValue)
      .map((point) => ({ point, verdict: isBeyond(point, line, series, course.clock) }));
    const what = sayLine(line, series);
    if (judged.every(({ verdict }) => verdict === 'unknown'))
      return unknown('no value tells on which side it lies', {
        on: judged.map(({ point }) => point),
      });
    const runs = runsOf(judged);
    if (runs.length === 0)
      return judged.some(({ verdict }) => verdict === 'unknown')
        ? unknown(`no value is surely ${what}`, { on: judged.map(({ point }) => point) })
        : value(`no value is ${what}, of ${judged.length}`, {
            on: judged.map(({ point }) => point),
          });
    return answerRuns(runs, what, series, course);
  },
  subjects: ({ series, clock }) =>
    series.flatMap((each) => linesOf(each, clock).map((line) => ({ series: each.id, line }))),
};

interface Run {
  readonly points: readonly Point[];
  /** The nearest values surely on the other side. */
  readonly before?: Point;
  readonly after?: Point;
}

type Judged = { readonly point: Point; readonly verdict: 'yes' | 'no' | 'unknown' };

/** Neighbouring values surely beyond; a value that does not tell ends a run. */
function runsOf(judged: readonly Judged[]): readonly Run[] {
  const runs: Run[] = [];
  judged.forEach(({ point, verdict }, at) => {
    if (verdict !== 'yes') return;
    const last = runs.at(-1);
    if (last !== undefined && judged[at - 1]?.verdict === 'yes') {
      runs[runs.length - 1] = { ...last, points: [...last.points, point] };
      return;
    }
    runs.push({ points: [point], ...edgesOf(judged, at) });
  });
  return runs.map((run) => ({ ...run, ...afterOf(judged, run) }));
}

function edgesOf(judged: readonly Judged[], at: number): Pick<Run, 'before'> {
  const before = judged
    .slice(0, at)
    .filter(({ verdict }) => verdict === 'no')
    .at(-1);
  return before ? { before: before.point } : {};
}

function afterOf(judged: readonly Judged[], { points }: Run): Pick<Run, 'after'> {
  const end = judged.findIndex(({ point }) => point === points.at(-1));
  const after = judged.slice(end + 1).find(({ verdict }) => verdict === 'no');
  return after ? { after: after.point } : {};
}

function answerRuns(runs: readonly Run[], what: string, series: Series, course: Course): Answer {
  const lengths = runs.map((run) => lengthOf(run, course));
  const min = lengths.reduce((sum, { min }) => sum + min, 0);
  // Two runs may share the stretch between them, so their greatest lengths are not simply added.
  const max = runs.length === 1 ? (lengths[0]?.max ?? Infinity) : greatest(runs, course);
  const count = runs.reduce((sum, { points }) => sum + points.length, 0);
  const inRuns = runs.flatMap(({ points }) => points);
  const on = runs.flatMap(({ points, before, after }) => [
    ...(before ? [before] : []),
    ...points,
    ...(after ? [after] : []),
  ]);
  const told = listOf(runs.slice(0, 4).map((run) => sayRun(run, course)));
  const more = runs.length > 4 ? `, and ${countOf(runs.length - 4, 'more time')}` : '';
  const grounds = { on, isTimed: true, length: { min, max } };
  if (min === 0 && max === Infinity)
    return notStated(
      `${countOf(count, 'value is', 'values are')} ${what}, ${listOf(inRuns.slice(0, 3).map((point) => sayFact(point, series, course)))}; no two dated values span it`,
      grounds,
    );
  const least =
    min === 0
      ? 'no least time is known from single values'
      : `at least ${sayTotal(min)} if it did not leave between values`;
  const most =
    max === Infinity
      ? 'at most is not known, for no value on the other side closes it'
      : `at most ${sayTotal(max)}`;
  return value(`${countOf(count, 'value')} ${what}, ${told}${more}: ${least}; ${most}`, grounds);
}

function sayRun({ points }: Run, course: Course): string {
  const [first, last] = [points[0], points.at(-1)];
  if (first === undefined || last === undefined) return '';
  const from = sayPointWhen(first, course);
  return first === last ? from : `${from} to ${sayPointWhen(last, course).replace(/^on /, '')}`;
}

function lengthOf({ points, before, after }: Run, course: Course): Span {
  const [first, last] = [points[0], points.at(-1)];
  if (first === undefined || last === undefined) return { min: 0, max: Infinity };
  const inner = first === last ? { min: 0, max: 0 } : spanOf(first, last, course);
  const outer = before && after ? spanOf(before, after, course) : undefined;
  return {
    min: Math.max(0, inner?.min ?? 0),
    max: outer?.max ?? Infinity,
  };
}

/** From the value before the first run to the one after the last, less what was surely not beyond. */
function greatest(runs: readonly Run[], course: Course): number {
  const [first, last] = [runs[0], runs.at(-1)];
  if (!first?.before || !last?.after) return Infinity;
  const whole = spanOf(first.before, last.after, course)?.max ?? Infinity;
  const off = runs.slice(0, -1).reduce((sum, run, at) => {
    const next = runs[at + 1];
    // Between neighbouring values on the other side it may still have been beyond unseen.
    return run.after && next?.before
      ? sum + Math.max(0, spanOf(run.after, next.before, course)?.min ?? 0)
      : sum;
  }, 0);
  return whole - off;
}

function spanOf(a: Point, b: Point, course: Course): Span | undefined {
  return gapOf({ id: a.id, when: a.at }, { id: b.id, when: b.at }, course);
}

function sayTotal(ms: number): string {
  return ms % DAY_MS === 0
    ? sayDays(ms / DAY_MS).says
    : saySpan({ min: ms, max: Infinity }).says.replace(/^at least /, '');
}
