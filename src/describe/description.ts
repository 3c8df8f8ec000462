/**
 * A figure for those who do not see it: one line for an image's alternative text, and the whole
 * course in words as its long description.
 */
import type { Course, CourseEvent, Point } from '../model/course.ts';
import type { View } from '../view/view.ts';
import { captionOf, drawnSeries, sourceLineOf } from './caption.ts';
import { sayLane, saySeries } from './listing.ts';
import { memo } from './memo.ts';
import { inOrder } from './order.ts';
import { countOf, present, sentence } from './phrase.ts';

/** Readers of alternative texts stop listening, and some programs stop reading, about here. */
const ALT_LENGTH = 125;

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

/** Cut at a word; surrogate pairs stay whole because words do. */
function shortened(text: string, length: number): string {
  if (text.length <= length) return text;
  const cut = text.lastIndexOf(' ', length - 1);
  return `${text.slice(0, cut > 0 ? cut : length - 1)}…`;
}
