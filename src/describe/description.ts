/**
 * A figure for those who do not see it: one line for an image's alternative text, and the whole
 * course in words as its long description.
 */
import type { Course, CourseEvent } from '../model/course.ts';
import type { View } from '../view/view.ts';
import { captionOf, drawnSeries, sourceLineOf } from './caption.ts';
import { sayLane, sayShapes, sayValues } from './listing.ts';
import { memo } from './memo.ts';
import { eventsInOrder } from './order.ts';
import { countOf, present, sentence } from './phrase.ts';
import { sayNotStated } from './sentence.ts';

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
  const { head, lanes, series } = partsOf(course);
  return present([
    head,
    ...course.lanes.map(({ id }) => (view.hiddenLanes.includes(id) ? '' : lanes.get(id))),
    ...drawnSeries(course, view).map(({ id }) => {
      const { values, shapes, notStated } = series.get(id) ?? {};
      return present([values, view.illustrative ? shapes : '', notStated]).join(' ');
    }),
    captionOf(course, view),
  ]).join('\n');
}

interface Parts {
  readonly head: string;
  readonly lanes: ReadonlyMap<string, string>;
  readonly series: ReadonlyMap<string, Partial<Record<'values' | 'shapes' | 'notStated', string>>>;
}

/** What no view changes, so that a figure in motion does not say it again and again. */
const partsOf = memo((course): Parts => {
  const byLane = new Map<string, CourseEvent[]>(course.lanes.map(({ id }) => [id, []]));
  for (const event of eventsInOrder(course)) byLane.get(event.lane)?.push(event);
  return {
    head: sayHead(course),
    lanes: new Map(
      course.lanes.map((lane) => [lane.id, sayLane(lane, byLane.get(lane.id) ?? [], course)]),
    ),
    series: new Map(
      course.series.map((series) => [
        series.id,
        {
          values: sayValues(series, course),
          shapes: sayShapes(series, course),
          notStated: sentence(sayNotStated(series.notStated) ?? ''),
        },
      ]),
    ),
  };
});

function sayHead(course: Course): string {
  return present([
    sentence(course.title),
    sentence(sourceLineOf(course)),
    BASIS[course.source.basis],
    sayPatient(course),
    sayPhases(course),
  ]).join('\n');
}

const BASIS: Readonly<Record<Course['source']['basis'], string | undefined>> = {
  abstract: 'Written from the abstract alone.',
  'full-text': 'Written from the full text.',
  'conference-abstract': 'Written from a conference abstract alone.',
  record: undefined,
  synthetic: undefined,
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

/** Cut at a word; surrogate pairs stay whole because words do. */
function shortened(text: string, length: number): string {
  if (text.length <= length) return text;
  const cut = text.lastIndexOf(' ', length - 1);
  return `${text.slice(0, cut > 0 ? cut : length - 1)}…`;
}
