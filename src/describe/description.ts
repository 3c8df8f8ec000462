/** A figure for those who do not see it: the whole course in words, as its long description. */
import type { Course, CourseEvent, Series } from '../model/course.ts';
import { visibleEvents, visibleLanes } from '../view/select.ts';
import type { View } from '../view/view.ts';
import { captionOf, drawnSeries, sourceLineOf } from './caption.ts';
import { sayLane, sayShapes, sayValues } from './listing.ts';
import { memo } from './memo.ts';
import { eventsInOrder } from './order.ts';
import { countOf, present, sentence } from './phrase.ts';
import { sayNotStated } from './sentence.ts';

/** Title, patient, phases, each lane's events in order, each series with its values, the caption. */
export function describeCourse(course: Course, view: View): string {
  const lanes = describeLanes(course, view);
  return present([
    headOf(course),
    ...visibleLanes(course, view).map(({ id }) => lanes.get(id)),
    ...drawnSeries(course, view).map((series) => describeSeries(series, course)),
    captionOf(course, view),
  ]).join('\n');
}

// What no change of the window changes is kept, so that a figure in motion does not say it again.
const knownLanes = new WeakMap<readonly CourseEvent[], ReadonlyMap<string, string>>();
const knownSeries = new WeakMap<Series, string>();

/** By id of the lane: its events in order. */
export function describeLanes(course: Course, view: View): ReadonlyMap<string, string> {
  const shown = visibleEvents(course, view);
  const found = knownLanes.get(shown) ?? sayLanes(shown, course);
  knownLanes.set(shown, found);
  return found;
}

function sayLanes(shown: readonly CourseEvent[], course: Course): ReadonlyMap<string, string> {
  const isShown = shown === course.events ? undefined : new Set(shown);
  const byLane = new Map<string, CourseEvent[]>(course.lanes.map(({ id }) => [id, []]));
  for (const event of eventsInOrder(course)) byLane.get(event.lane)?.push(event);
  const said = course.lanes.map((lane): [string, string] => {
    const all = byLane.get(lane.id) ?? [];
    const own = isShown === undefined ? all : all.filter((event) => isShown.has(event));
    const isFiltered = own.length === 0 && all.length > 0;
    const words = isFiltered
      ? sentence(`${lane.label}: ${countOf(all.length, 'event')} not shown`)
      : sayLane(lane, own, course);
    return [lane.id, words];
  });
  return new Map(said);
}

/** The values of a series, its shapes, and what of it is not stated. */
export function describeSeries(series: Series, course: Course): string {
  const found = knownSeries.get(series) ?? saySeries(series, course);
  knownSeries.set(series, found);
  return found;
}

function saySeries(series: Series, course: Course): string {
  const notStated = sentence(sayNotStated(series.notStated) ?? '');
  return present([sayValues(series, course), sayShapes(series, course), notStated]).join(' ');
}

export const headOf = memo(sayHead);

function sayHead(course: Course): string {
  return present([
    sentence(course.title),
    sentence(sourceLineOf(course)),
    BASIS[course.source.basis],
    sayPatient(course),
    sayPhases(course),
  ]).join('\n');
}

/** What the case was written from, in a sentence. */
export const BASIS: Readonly<Record<Course['source']['basis'], string | undefined>> = {
  abstract: 'Written from the abstract alone.',
  'full-text': 'Written from the full text.',
  'conference-abstract': 'Written from a conference abstract alone.',
  record: undefined,
  synthetic: undefined,
  unknown: 'What the case rests on is not stated.',
};

/** Age and sex where the label of the source line does not say them. */
function sayPatient({ patient }: Course): string | undefined {
  const told = present([patient.sex, patient.age]);
  return told.length === 0 ? undefined : sentence(`Patient: ${told.join(', ')}`);
}

function sayPhases({ phases }: Course): string | undefined {
  if (phases.length === 0) return undefined;
  return sentence(
    `Phases: ${phases.map(({ label, subtitle }) => present([label, subtitle]).join(', ')).join('; ')}`,
  );
}
