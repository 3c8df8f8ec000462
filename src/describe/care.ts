/**
 * The course as a table that a case report prints (CARE checklist, item 7): every event under its
 * phase, with the few values of a short series; lanes of which nothing is reported have a row that
 * says so. Series of many values stand in the table of measurements, and the foot says which.
 */
import type { Course, CourseEvent, Lane, Point, Series } from '../model/course.ts';
import { visibleEvents, visibleLanes } from '../view/select.ts';
import type { View } from '../view/view.ts';
import { drawnSeries } from './caption.ts';
import type { Datum } from './datum.ts';
import { sayGrounds, sayKinds, withoutStop } from './grounds.ts';
import { countOf, listOf, present } from './phrase.ts';
import { phaseSections } from './sections.ts';
import { eventFacetWords, sayEventName, sayPart, sayPointValue } from './sentence.ts';
import { cellsOf, type Column, type DocRow, type Section, type TableDoc } from './table-doc.ts';
import { footNotes, headNotes } from './table-notes.ts';
import { sayMoment, sayTime } from './time.ts';
import { sayDose } from './value.ts';

/** Beyond this a series would bury the events between its values. */
const MOST_VALUES = 6;

const COLUMNS: readonly Column[] = [
  { id: 'row', label: 'Row', width: 12, isDetail: true },
  { id: 'phase', label: 'Phase', width: 22, isDetail: true },
  { id: 'when', label: 'When', width: 24 },
  { id: 'lane', label: 'Category', width: 14 },
  { id: 'what', label: 'What', width: 34 },
  { id: 'value', label: 'Value or dose', width: 18 },
  { id: 'evidence', label: 'Evidence', width: 15 },
  { id: 'source', label: 'Source’s words', width: 40 },
  { id: 'id', label: 'Id', width: 18, isDetail: true },
];

export function careTable(course: Course, view: View): TableDoc {
  const shown = shownOf(course, view);
  const sections = phaseSections(course)
    .map(({ title, data }): Section => {
      const rows = data.flatMap((datum) => toRow(datum, title, shown, course));
      return { title, rows };
    })
    .filter(({ rows }) => rows.length > 0);
  return {
    id: 'timeline',
    name: 'Timeline',
    title: `Timeline: ${course.title}`,
    notes: headNotes(course),
    columns: COLUMNS,
    sections: [...sections, ...emptyLanes(course, view)],
    foot: footNotes(course, view, [sayGrouping(course), sayLong(course, view)]),
    noteColumn: 'what',
  };
}

interface Shown {
  readonly events: ReadonlySet<CourseEvent>;
  /** Ids of points, of short series in sight. */
  readonly points: ReadonlySet<string>;
  /** The first member in sight of each numbered series, by the id of the series. */
  readonly leaders: ReadonlyMap<string, CourseEvent>;
}

function shownOf(course: Course, view: View): Shown {
  const short = drawnSeries(course, view).filter((series) => !isLong(series.id, course));
  const events = visibleEvents(course, view);
  return {
    events: new Set(events),
    leaders: leadersOf(events),
    points: new Set(short.flatMap(({ points }) => points.map(({ id }) => id))),
  };
}

function leadersOf(events: readonly CourseEvent[]): ReadonlyMap<string, CourseEvent> {
  const leaders = new Map<string, CourseEvent>();
  for (const event of events) {
    if (event.part === undefined) continue;
    const first = leaders.get(event.part.series)?.part?.number ?? Infinity;
    if (event.part.number < first) leaders.set(event.part.series, event);
  }
  return leaders;
}

/** By all its values, so that a filter does not move the rest of them between tables. */
function isLong(id: string, course: Course): boolean {
  return (course.series.find((each) => each.id === id)?.points.length ?? 0) > MOST_VALUES;
}

function toRow(datum: Datum, phase: string, shown: Shown, course: Course): readonly DocRow[] {
  switch (datum.type) {
    case 'event':
      return shown.events.has(datum.event)
        ? [eventRow(datum.event, datum.lane?.label ?? datum.event.lane, phase, shown, course)]
        : [];
    case 'point':
      return shown.points.has(datum.id) ? [pointRow(datum.point, datum.series, phase, course)] : [];
    case 'shape':
      return [];
  }
}

function eventRow(
  event: CourseEvent,
  lane: string,
  phase: string,
  { leaders }: Shown,
  course: Course,
): DocRow {
  const words = eventFacetWords(event);
  const when = sayTime(event.time, course, event.label);
  const as = repeatedFrom(event, leaders);
  const more = as === undefined ? sayMore(event, when) : [];
  const told = [sayEventName(event, lane), event.severity, event.note, ...more];
  return row('event', event.id, {
    phase,
    when,
    lane,
    what: present(told.map((part) => part && withoutStop(part))).join('; '),
    value: event.dose && sayDose(event.dose, event.evidence),
    evidence: sayKinds(event.evidence, words),
    source: as === undefined ? sayGrounds(event.evidence, words) : `as for ${as}`,
  });
}

/** "1 of 8", whose row says at length what holds for this member of the series too. */
function repeatedFrom(
  event: CourseEvent,
  leaders: ReadonlyMap<string, CourseEvent>,
): string | undefined {
  const leader = event.part && leaders.get(event.part.series);
  if (leader === undefined || leader === event) return undefined;
  return longWords(leader) === longWords(event) ? sayPart(leader) : undefined;
}

function longWords({ evidence, detail, dose, notStated }: CourseEvent): string {
  return JSON.stringify([sayGrounds(evidence), detail, dose?.note, notStated]);
}

function sayMore(event: CourseEvent, when: string): readonly (string | undefined)[] {
  return [event.detail, event.dose?.note, sayUnsaid(event, when)];
}

/** What is not stated, but for what the note and the time beside it say already. */
function sayUnsaid({ note = '', notStated }: CourseEvent, when: string): string | undefined {
  const said = new Set([note, when].flatMap(unsaidIn));
  const left = notStated.filter((each) => !said.has(each));
  return left.length === 0 ? undefined : `not stated: ${listOf(left)}`;
}

/** "agents, start and end not stated": agents, start, end. */
function unsaidIn(text: string): readonly string[] {
  const clause = /^([^;]*) not stated\b/.exec(text.slice(text.lastIndexOf(';') + 1))?.[1] ?? '';
  return clause.split(/, | and /).map((word) => word.trim());
}

function pointRow(point: Point, series: Series, phase: string, course: Course): DocRow {
  return row('value', point.id, {
    phase,
    when: sayMoment(point.at, course),
    lane: 'Measurement',
    what: present([series.label, point.note]).join('; '),
    value: sayPointValue(point, series),
    evidence: sayKinds(point.evidence),
    source: sayGrounds(point.evidence),
  });
}

/** Where a reader would look for something: that nothing is told there is told. */
function emptyLanes(course: Course, view: View): readonly Section[] {
  const filled = new Set(course.events.map(({ lane }) => lane));
  const empty = visibleLanes(course, view).filter(({ id }) => !filled.has(id));
  const title = course.phases.length === 0 ? '' : 'Not reported';
  return empty.length === 0 ? [] : [{ title, rows: empty.map((lane) => laneRow(lane, title)) }];
}

function laneRow({ label, empty = 'no events' }: Lane, phase: string): DocRow {
  return row('not reported', undefined, { phase, lane: label, what: empty });
}

function row(
  type: DocRow['type'],
  id: string | undefined,
  words: Readonly<Record<string, string | undefined>>,
): DocRow {
  return {
    type,
    ...(id !== undefined && { id }),
    cells: cellsOf(COLUMNS, { ...words, row: type, id }),
  };
}

function sayGrouping({ phases }: Course): string | undefined {
  if (phases.length === 0) return undefined;
  return 'Rows stand under the phase in which they may first begin or, where no beginning is stated, in which they end; how exactly that is known is said under When';
}

/** "ALT (51 values) and AST (51 values) are in the table of measurements". */
function sayLong(course: Course, view: View): string | undefined {
  const long = drawnSeries(course, view).filter(({ id }) => isLong(id, course));
  if (long.length === 0) return undefined;
  const named = long.map(({ label, points }) => `${label} (${countOf(points.length, 'value')})`);
  return `${listOf(named)} ${long.length === 1 ? 'is' : 'are'} in the table of measurements`;
}
