/** What a talk names that the case does not have. The step is shown all the same, without it. */
import type { Course } from './course.ts';
import type { CaseDocument, StepDoc } from './document.ts';
import { makeIssue, type Issue } from './issue.ts';
import { besideOf, sampleOf } from './sample-points.ts';

/** The course is that of the default reading; a name of any reading counts as known. */
export function checkStories(document: CaseDocument, course: Course): readonly Issue[] {
  const { stories = [] } = document;
  if (stories.length === 0) return [];
  const names = namesOf(document, course);
  return [
    ...duplicates(stories.map(({ id }, at) => ({ id, path: `stories[${at}].id` }))),
    ...stories.flatMap(({ steps }, story) => [
      ...duplicates(steps.map(({ id }, at) => ({ id, path: `stories[${story}].steps[${at}].id` }))),
      ...steps.flatMap((step, at) => checkStep(step, `stories[${story}].steps[${at}]`, names)),
    ]),
  ];
}

type Known = Pick<ReadonlySet<string>, 'has'>;
type Names = Readonly<Record<'event' | 'lane' | 'series' | 'reading' | 'moment', Known>> & {
  /** All that can be told: events, values, bounds, shapes, series, phases, lanes, readings. */
  readonly told: Known;
};

function namesOf(document: CaseDocument, course: Course): Names {
  const { events = [], readings = [] } = document;
  const event = [
    ...events.map(({ id }) => id),
    ...course.events.flatMap(({ id, part }) => [id, part?.series ?? id]),
  ];
  const lane = course.lanes.map(({ id }) => id);
  const series = course.series.map(({ id }) => id);
  const reading = readings.map(({ id }) => id);
  const values = course.series.flatMap((one) => [
    `${one.id}/*`,
    ...besideOf(one).map((point) => point.id),
    ...one.bounds.map((_, at) => `${one.id}/bound-${at + 1}`),
    ...one.shapes.map((_, at) => `${one.id}/shape-${at + 1}`),
  ]);
  // A million samples are known by their number, not by a list of their names.
  const withRuns = (ids: readonly string[]): Known => {
    const named = new Set(ids);
    const isSample = (id: string) => course.series.some((one) => sampleOf(id, one) !== undefined);
    return { has: (id) => named.has(id) || isSample(id) };
  };
  const phases = course.phases.map(({ id }) => id);
  return {
    event: withRuns([...event, ...values]),
    lane: new Set(lane),
    series: new Set(series),
    reading: new Set(reading),
    moment: new Set([...event, ...course.clock.anchors.keys()]),
    told: withRuns([...event, ...lane, ...series, ...reading, ...values, ...phases]),
  };
}

function checkStep(step: StepDoc, path: string, names: Names): readonly Issue[] {
  const { reveal, mask = [], question, view = {} } = step;
  const listed = (ids: readonly string[] | 'all' | undefined): readonly string[] =>
    ids === undefined || ids === 'all' ? [] : ids;
  return [
    ...unknown(listed(reveal), `${path}.reveal`, 'something', names.told),
    ...unknown(mask, `${path}.mask`, 'a mark', names.told),
    ...unknown(listed(view.lanes), `${path}.view.lanes`, 'a lane', names.lane),
    ...unknown(listed(view.panels), `${path}.view.panels`, 'a series', names.series),
    ...unknown(view.emphasis ?? [], `${path}.view.emphasis`, 'something', names.told),
    ...one(view.reading, `${path}.view.reading`, 'a reading', names.reading),
    ...one(view.dayZero, `${path}.view.dayZero`, 'a moment', names.moment),
    ...one(view.cursor, `${path}.view.cursor`, 'a mark', names.event),
    ...unknown(question?.series ?? [], `${path}.question.series`, 'a series', names.series),
    ...incomplete(step, path),
  ];
}

function unknown(
  ids: readonly string[],
  path: string,
  about: string,
  names: Known,
): readonly Issue[] {
  return ids.flatMap((id, at) =>
    names.has(id)
      ? []
      : [makeIssue('unknown-in-story', `${path}[${at}]`, { received: id, about, kept: 'dropped' })],
  );
}

function one(id: string | undefined, path: string, about: string, names: Known): readonly Issue[] {
  if (id === undefined || names.has(id)) return [];
  return [makeIssue('unknown-in-story', path, { received: id, about, kept: 'dropped' })];
}

function incomplete({ question }: StepDoc, path: string): readonly Issue[] {
  const missing =
    question?.kind === 'choose' && (question.choices ?? []).length < 2
      ? 'choices'
      : question?.kind === 'predict' && (question.series ?? []).length === 0
        ? 'series'
        : undefined;
  if (missing === undefined) return [];
  return [
    makeIssue('question-incomplete', `${path}.question.${missing}`, {
      about: missing,
      kept: 'kept',
    }),
  ];
}

function duplicates(
  given: readonly { readonly id: string; readonly path: string }[],
): readonly Issue[] {
  const seen = new Set<string>();
  return given.flatMap(({ id, path }) => {
    const isFirst = !seen.has(id);
    seen.add(id);
    return isFirst ? [] : [makeIssue('duplicate-id', path, { received: id, kept: 'kept' })];
  });
}
