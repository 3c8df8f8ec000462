/**
 * Everything that can be said against a whole case, in every one of its readings: what the
 * resolvers report, and what only a look across the case shows.
 */
import { compareEvents, type Clock } from './clock.ts';
import type { Course, CourseEvent } from './course.ts';
import type { CaseDocument } from './document.ts';
import type { Evidence, Facets } from './evidence.ts';
import { makeIssue, type Issue } from './issue.ts';
import { checkStories } from './check-story.ts';
import { patchedIds } from './readings.ts';
import { resolveCase } from './resolve.ts';
import { besideOf } from './sample-points.ts';

/** All issues of a document, each once, in the order met. */
export function checkCase(document: CaseDocument): readonly Issue[] {
  const issues = new Map<string, Issue>();
  const add = (issue: Issue) => {
    const key = `${issue.code} ${issue.path} ${issue.received ?? ''}`;
    if (!issues.has(key)) issues.set(key, issue);
  };
  checkReadings(document).forEach(add);
  checkStories(document, resolveCase(document).course).forEach(add);
  const readings = document.readings?.map(({ id }) => id) ?? [];
  for (const reading of readings.length === 0 ? [undefined] : readings) {
    const { course, issues: resolved } = resolveCase(document, reading);
    resolved.forEach(add);
    checkOrder(document, course).forEach(add);
    checkLocators(course).forEach(add);
  }
  return [...issues.values()];
}

function checkReadings({
  readings = [],
  events = [],
  series = [],
  phases = [],
}: CaseDocument): readonly Issue[] {
  const defaults = readings.filter((reading) => reading.default === true).map(({ id }) => id);
  const several =
    defaults.length > 1
      ? [
          makeIssue('several-defaults', 'readings', {
            received: defaults.join(', '),
            kept: 'first-used',
          }),
        ]
      : [];
  const seen = new Set<string>();
  const twice = readings.flatMap(({ id }, at) => {
    const isFirst = !seen.has(id);
    seen.add(id);
    if (isFirst) return [];
    return [makeIssue('duplicate-id', `readings[${at}].id`, { received: id, kept: 'first-used' })];
  });
  const known = {
    events: new Set(events.map(({ id }) => id)),
    series: new Set(series.map(({ id }) => id)),
    phases: new Set(phases.map(({ id }) => id)),
  };
  const patches = readings.flatMap(({ patch }, at) =>
    patchedIds(patch, `readings[${at}].patch`)
      .filter(
        ({ id, part }) =>
          !(part === 'remove' ? Object.values(known) : [known[part]]).some((ids) => ids.has(id)),
      )
      .map(({ id, path }) => makeIssue('unknown-patch', path, { received: id, kept: 'dropped' })),
  );
  return [...several, ...twice, ...patches];
}

/** Pairs of `order` that the stated times contradict. */
function checkOrder({ order = [] }: CaseDocument, { events, clock }: Course): readonly Issue[] {
  const byId = new Map(events.map((event) => [event.id, event]));
  // The declared order must not answer for itself.
  const undeclared: Clock = { ...clock, later: new Map() };
  const isBefore = (a: CourseEvent, b: CourseEvent) => compareEvents(a, b, undeclared) === 'before';
  return order.flatMap((pair, at) => {
    const [earlier, later] = pair.map((id) => byId.get(id));
    if (!earlier || !later || !isBefore(later, earlier)) return [];
    return [
      makeIssue('order-contradicts-time', `order[${at}]`, {
        received: pair.join(', '),
        kept: 'kept',
      }),
    ];
  });
}

/** One issue for the whole case: a locator for the source mends them all. */
function checkLocators({ events, series, patient }: Course): readonly Issue[] {
  const isBare = (evidence: Evidence | undefined) =>
    evidence?.kind === 'reported' && evidence.locator === undefined;
  const isBareFacet = ({ what, when, value }: Facets) =>
    isBare(what) || isBare(when) || isBare(value);
  let count = isBare(patient.evidence) ? 1 : 0;
  for (const { evidence } of events) if (isBareFacet(evidence)) count += 1;
  for (const one of series) {
    if (one.samples && isBareFacet(one.samples.evidence)) count += one.samples.values.length;
    for (const { evidence } of besideOf(one)) if (isBareFacet(evidence)) count += 1;
  }
  if (count === 0) return [];
  const about = count === 1 ? 'One datum is' : `${count} data are`;
  return [makeIssue('no-locator', 'source.locator', { about, kept: 'kept' })];
}
