/**
 * A figure for those who do not see it: one line for an image's alternative text, and the whole
 * course in words as its long description.
 */
import type { Course, CourseEvent, Lane, Point, Series } from '../model/course.ts';
import type { Facets } from '../model/evidence.ts';
import type { View } from '../view/view.ts';
import { captionOf, drawnSeries, sourceLineOf } from './caption.ts';
import { badgesOf, type FacetWords } from './evidence.ts';
import { memo } from './memo.ts';
import { inOrder } from './order.ts';
import { capital, countOf, present, sentence } from './phrase.ts';
import {
  eventFacetWords,
  sayEventName,
  sayNotStated,
  sayPointValue,
  sayShapeName,
} from './sentence.ts';
import { sayEventTime, sayPointTime, sayShapeTime } from './time.ts';
import { sayDose } from './value.ts';

/** Readers of alternative texts stop listening, and some programs stop reading, about here. */
const ALT_LENGTH = 125;

/** A longer list in a row is counted; all of it is in the data table. */
const MOST_IN_ROW = 60;

/** "Timeline: Refractory purpura …; 24 events, 2 trend charts (curves illustrative)". */
export function altTextOf(course: Course, view: View): string {
  const events = course.events.filter(({ lane }) => !view.hiddenLanes.includes(lane));
  const panels = drawnSeries(course, view);
  const shaped = view.illustrative && panels.some(({ shapes }) => shapes.length > 0);
  const charts = `${countOf(panels.length, 'trend chart')}${shaped ? ' (curves illustrative)' : ''}`;
  const counts = present([countOf(events.length, 'event'), panels.length > 0 ? charts : '']).join(
    ', ',
  );
  return `Timeline: ${shortened(course.title, ALT_LENGTH - counts.length - 12)}; ${counts}`;
}

/** Title, patient, phases, each lane's events in order, each series with its values, the caption. */
export function describeCourse(course: Course, view: View): string {
  const rows = rowsOf(course);
  const lanes = course.lanes.filter(({ id }) => !view.hiddenLanes.includes(id));
  return present([
    sentence(course.title),
    sentence(sourceLineOf(course)),
    sayBasis(course),
    sayPatient(course),
    sayPhases(course),
    ...lanes.map((lane) => sayLane(lane, rows.events.get(lane.id) ?? [], course)),
    ...drawnSeries(course, view).map((series) =>
      saySeries(series, rows.points.get(series.id) ?? [], course, view),
    ),
    captionOf(course, view),
  ]).join('\n');
}

interface Rows {
  readonly events: ReadonlyMap<string, readonly CourseEvent[]>;
  readonly points: ReadonlyMap<string, readonly Point[]>;
}

/** Events by lane and points by series, in reading order. */
const rowsOf = memo((course): Rows => {
  const events = new Map<string, CourseEvent[]>();
  const points = new Map<string, Point[]>();
  for (const datum of inOrder(course)) {
    if (datum.type === 'event') append(events, datum.event.lane, datum.event);
    if (datum.type === 'point') append(points, datum.series.id, datum.point);
  }
  return { events, points };
});

function append<T>(lists: Map<string, T[]>, key: string, item: T): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [item]);
  else list.push(item);
}

const BASIS: Readonly<Record<Course['source']['basis'], string | undefined>> = {
  abstract: 'Written from the abstract alone.',
  'full-text': 'Written from the full text.',
  'conference-abstract': 'Written from a conference abstract alone.',
  record: undefined,
  synthetic: undefined,
};

function sayBasis({ source }: Course): string | undefined {
  return BASIS[source.basis];
}

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

function sayLane(lane: Lane, events: readonly CourseEvent[], course: Course): string {
  if (events.length === 0) return sentence(`${lane.label}: ${lane.empty ?? 'no events'}`);
  return sayList(lane.label, events, (event) => {
    const told = present([sayEventTime(event, course), sayDoseAmong(event, events)]).join('; ');
    return `${sayEventName(event)}: ${told} ${inBrackets(event.evidence, eventFacetWords(event))}`;
  });
}

/** A dose that all of a numbered series share is said with its first member. */
function sayDoseAmong(event: CourseEvent, events: readonly CourseEvent[]): string | undefined {
  const own = doseWords(event);
  if (own === undefined || event.part === undefined) return own && `dose ${own}`;
  const { series } = event.part;
  const members = events.slice(0, MOST_IN_ROW).filter(({ part }) => part?.series === series);
  const isShared = members.length > 1 && members.every((member) => doseWords(member) === own);
  if (!isShared) return `dose ${own}`;
  return members[0] === event ? `each dose ${own}` : undefined;
}

function doseWords({ dose, evidence }: CourseEvent): string | undefined {
  return dose && sayDose(dose, evidence);
}

function saySeries(series: Series, points: readonly Point[], course: Course, view: View): string {
  const name = present([series.label, series.unit.display]).join(', ');
  const values = sayList(
    name,
    points,
    (point) =>
      `${sayPointValue(point, series)}: ${sayPointTime(point, course)} ${inBrackets(point.evidence)}`,
  );
  const shapes = view.illustrative ? series.shapes : [];
  return present([
    points.length === 0 ? sentence(`${name}: no values`) : values,
    ...shapes.map((shape) =>
      sentence(
        `${capital(sayShapeName(shape))}, ${sayShapeTime(shape, course)}; a drawing aid without values, not in the source`,
      ),
    ),
    sentence(sayNotStated(series.notStated) ?? ''),
  ]).join(' ');
}

function sayList<T>(name: string, items: readonly T[], say: (item: T) => string): string {
  const told = items.slice(0, MOST_IN_ROW).map(say);
  const more = items.length - told.length;
  const rest = more > 0 ? [`and ${more} more, listed in the data table`] : [];
  return sentence(`${name}: ${[...told, ...rest].join('; ')}`);
}

function inBrackets(facets: Facets, words?: FacetWords): string {
  return `(${badgesOf(facets, words)
    .map(({ says }) => says)
    .join(', ')})`;
}

/** Cut at a word; surrogate pairs stay whole because words do. */
function shortened(text: string, length: number): string {
  if (text.length <= length) return text;
  const cut = text.lastIndexOf(' ', length - 1);
  return `${text.slice(0, cut > 0 ? cut : length - 1)}…`;
}
