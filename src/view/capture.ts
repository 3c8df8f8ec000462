/**
 * A view as a step of a talk: what it changes of the step before, and what of the course it tells.
 * Folding the step gives the view back, in all that a step can change; the rest is named by
 * `leftOut`, so that nobody believes it kept.
 */
import type { Course, Series } from '../model/course.ts';
import type { StepDoc, StepViewDoc } from '../model/document.ts';
import type { Reveal } from '../model/reveal.ts';
import { hiddenCounts, visibleEvents, visibleLanes, visibleSeries } from './select.ts';
import { DEFAULT_VIEW, type View } from './view.ts';
import { isWhole } from './window.ts';

export type Captured = Pick<StepDoc, 'reveal' | 'mask' | 'view'>;

export interface Sight {
  /** Whether an event, a value or a phase lies in the window; undefined: all of them do. */
  readonly holds?: (id: string) => boolean;
  /** Ids that readings understand differently: where one is told, the caption has to name the reading. */
  readonly ambiguous?: ReadonlySet<string>;
}

/**
 * `course` is the whole case, `before` the view of the step before (`beforeFirst` for the first). A
 * view that tells only a part of the case keeps that part exactly; one that tells all of it tells
 * what is in sight, and the rest of the case only where nothing is out of sight.
 */
export function stepFromView(
  view: View,
  before: View,
  course: Course,
  sight: Sight = {},
): Captured {
  const change = viewChange(view, before, course);
  const reveal = before.reveal && newlyTold(view, before.reveal, course, sight);
  const masked = view.reveal?.masked ?? [];
  const mask = masked.filter((id) => before.reveal?.masked.includes(id) === false);
  return {
    ...(reveal !== undefined && reveal.length > 0 ? { reveal } : {}),
    ...(mask.length > 0 ? { mask } : {}),
    ...(Object.keys(change).length > 0 ? { view: change } : {}),
  };
}

/** What of the view a step cannot keep, in words. */
export function leftOut(view: View): readonly string[] {
  const { filter, cursors, panels } = view;
  const isFiltered =
    filter.text !== '' || filter.hiddenKinds.length > 0 || filter.hiddenEvidence.length > 0;
  const isPlaced = cursors.length > 1 || cursors.some(({ kind }) => kind !== 'mark');
  const ordered = view.laneOrder.length + view.panelOrder.length + view.collapsedLanes.length;
  return [
    ...(isFiltered ? ['the filter'] : []),
    ...(ordered > 0 ? ['the order and height of lanes and panels'] : []),
    ...(Object.keys(panels).length > 0 ? ['scales of panels'] : []),
    ...(isPlaced ? ['cursors, other than one at a mark'] : []),
    ...(view.dates === undefined ? [] : ['how dates are told']),
  ];
}

function viewChange(view: View, before: View, course: Course): StepViewDoc {
  const lanes = drawnOf(course.lanes, view.hiddenLanes);
  const panels = drawnOf(course.series, view.hiddenPanels);
  const reading = readingOf(view, course);
  const dayZero = view.dayZero ?? course.clock.dayZero;
  const [cursor] = view.cursors.filter(({ kind }) => kind === 'mark').slice(-1);
  return {
    ...(view.axis !== before.axis && { axis: view.axis }),
    ...(view.window.join() !== before.window.join() && { window: view.window }),
    ...(differ(lanes, drawnOf(course.lanes, before.hiddenLanes)) && {
      lanes: lanes.length === course.lanes.length ? 'all' : lanes,
    }),
    ...(differ(panels, drawnOf(course.series, before.hiddenPanels)) && {
      panels: panels.length === course.series.length ? 'all' : panels,
    }),
    ...(view.emphasis.length > 0 && { emphasis: view.emphasis }),
    ...(reading !== undefined && reading !== readingOf(before, course) && { reading }),
    ...(view.illustrative !== before.illustrative && { illustrative: view.illustrative }),
    ...(view.lens !== before.lens && { lens: view.lens }),
    ...(dayZero !== '' && dayZero !== (before.dayZero ?? course.clock.dayZero) && { dayZero }),
    ...(cursor?.kind === 'mark' && { cursor: cursor.id }),
  };
}

/** Hidden ids that the case does not have hide nothing. */
function drawnOf(
  all: readonly { readonly id: string }[],
  hidden: readonly string[],
): readonly string[] {
  return all.flatMap(({ id }) => (hidden.includes(id) ? [] : [id]));
}

const differ = (a: readonly string[], b: readonly string[]): boolean =>
  a.length !== b.length || a.some((id, at) => id !== b[at]);

/** The reading that is drawn: undefined stands for the default one. */
function readingOf({ reading }: View, { readings }: Course): string | undefined {
  const known = readings.find(({ id }) => id === reading);
  return (known ?? readings.find(({ isDefault }) => isDefault) ?? readings[0])?.id;
}

function newlyTold(
  view: View,
  before: Reveal,
  course: Course,
  sight: Sight,
): readonly string[] | 'all' {
  const told = view.reveal?.shown ?? toldOf(view, course, sight);
  const isAll = view.reveal === undefined && isAllSeen(view, course);
  if (isAll && told.length === toldOf(view, course, {}).length) return 'all';
  return told.filter((id) => !before.shown.includes(id));
}

/** Titles, sources and remarks belong to the whole case, so only the whole of it may tell "all". */
function isAllSeen(view: View, course: Course): boolean {
  const { events, points, lanes, panels, shapes } = hiddenCounts(course, view);
  return isWhole(view.window) && events + points + lanes + panels + shapes === 0;
}

/** Ids in the order of the case: phases, lanes without events, events, values, readings. */
function toldOf(view: View, course: Course, sight: Sight): readonly string[] {
  const { holds = () => true, ambiguous } = sight;
  const events = visibleEvents(course, view).filter(({ id }) => holds(id));
  const seen = new Set(events.map(({ id }) => id));
  const filled = new Set(course.events.map(({ lane }) => lane));
  const numbered = (series: string): boolean =>
    course.events.every(({ id, part }) => part?.series !== series || seen.has(id));
  const all = [
    ...course.phases.flatMap(({ id }) => (holds(id) ? [id] : [])),
    ...visibleLanes(course, view).flatMap(({ id }) => (filled.has(id) ? [] : [id])),
    ...events.map(({ id, part }) => (part && numbered(part.series) ? part.series : id)),
    ...visibleSeries(course, view).flatMap((series) => valuesTold(series, course, holds)),
  ];
  const series = events.flatMap(({ part }) => part?.series ?? []);
  const isRead = ambiguous !== undefined && [...all, ...series].some((id) => ambiguous.has(id));
  return [...new Set([...all, ...(isRead ? course.readings.map(({ id }) => id) : [])])];
}

/** All of a panel, where nothing of it is out of sight; else its values and bounds one by one. */
function valuesTold(
  { id, points }: Series,
  course: Course,
  holds: (id: string) => boolean,
): readonly string[] {
  const whole = course.series.find((each) => each.id === id);
  const told = points.filter((point) => holds(point.id));
  if (whole === undefined) return [];
  if (told.length === whole.points.length) return [id, `${id}/*`];
  if (told.length === 0) return [];
  const bounds = whole.bounds.map((_, at) => `${id}/bound-${at + 1}`);
  return [id, ...told.map((point) => point.id), ...bounds];
}

/** Where a talk begins: nothing is told. */
export function beforeFirst(base: View = DEFAULT_VIEW): View {
  return { ...base, reveal: { shown: [], masked: [] } };
}
