/**
 * What can be done to a view, by name: the app, the command line and the steps of a talk change it
 * in these ways only. A change that changes nothing, or names what the course does not have, gives
 * the same view back, so that no step of the history is empty.
 */
import type { Course, DateForm } from '../model/course.ts';
import type { EvidenceKind } from '../model/evidence.ts';
import {
  cursorFits,
  hasLane,
  hasMoment,
  hasRange,
  hasReading,
  hasSeries,
  isMark,
} from './known.ts';
import { moved } from './order.ts';
import { MOST_CURSORS, reviveFilter } from './revive.ts';
import {
  DEFAULT_VIEW,
  type AxisKind,
  type Cursor,
  type Filter,
  type PanelView,
  type ThemeName,
  type View,
} from './view.ts';
import { tidyWindow, type AxisWindow } from './window.ts';

/** Whether the course can be drawn on the axis is asked of layout. */
export function setAxis(view: View, axis: AxisKind): View {
  return changed(view, { axis });
}

export function setTheme(view: View, theme: ThemeName): View {
  return changed(view, { theme });
}

export function setWindow(view: View, window: AxisWindow): View {
  return changed(view, { window: tidyWindow(window) });
}

/** Undefined: the default reading. */
export function setReading(view: View, course: Course, reading: string | undefined): View {
  if (reading !== undefined && !hasReading(course, reading)) return view;
  return changed(view, { reading });
}

/** Anchor or event; undefined: the case's own. */
export function setDayZero(view: View, course: Course, dayZero: string | undefined): View {
  if (dayZero !== undefined && !hasMoment(course, dayZero)) return view;
  return changed(view, { dayZero });
}

/**
 * Undefined: as the source gives them. Cursors and the window stand on the axis as it was, so a
 * place in time does not come along.
 */
export function setDates(view: View, dates: DateForm | undefined): View {
  if (view.dates === dates) return view;
  const axis = dates === 'relative' && view.axis === 'calendar' ? 'linear' : view.axis;
  const cursors = view.cursors.filter(({ kind }) => kind !== 'time');
  return changed(view, { dates, axis, cursors, window: DEFAULT_VIEW.window });
}

export function toggleIllustrative(view: View): View {
  return { ...view, illustrative: !view.illustrative };
}

export function toggleLens(view: View): View {
  return { ...view, lens: !view.lens };
}

export function hideLane(view: View, course: Course, id: string): View {
  return hasLane(course, id)
    ? changed(view, { hiddenLanes: including(view.hiddenLanes, id) })
    : view;
}

export function showLane(view: View, course: Course, id: string): View {
  return hasLane(course, id) ? changed(view, { hiddenLanes: leaving(view.hiddenLanes, id) }) : view;
}

export function showAllLanes(view: View): View {
  return changed(view, { hiddenLanes: [] });
}

export function collapseLane(view: View, course: Course, id: string): View {
  const collapsedLanes = including(view.collapsedLanes, id);
  return hasLane(course, id) ? changed(view, { collapsedLanes }) : view;
}

export function expandLane(view: View, course: Course, id: string): View {
  const collapsedLanes = leaving(view.collapsedLanes, id);
  return hasLane(course, id) ? changed(view, { collapsedLanes }) : view;
}

/** By so many places among the lanes in sight: down when positive. */
export function moveLane(view: View, course: Course, id: string, by: number): View {
  const move = { id, by, hidden: view.hiddenLanes };
  return changed(view, { laneOrder: moved(course.lanes, view.laneOrder, move) });
}

export function hidePanel(view: View, course: Course, id: string): View {
  const hiddenPanels = including(view.hiddenPanels, id);
  return hasSeries(course, id) ? changed(view, { hiddenPanels }) : view;
}

export function showPanel(view: View, course: Course, id: string): View {
  const hiddenPanels = leaving(view.hiddenPanels, id);
  return hasSeries(course, id) ? changed(view, { hiddenPanels }) : view;
}

export function showAllPanels(view: View): View {
  return changed(view, { hiddenPanels: [] });
}

export function movePanel(view: View, course: Course, id: string, by: number): View {
  const move = { id, by, hidden: view.hiddenPanels };
  return changed(view, { panelOrder: moved(course.series, view.panelOrder, move) });
}

/** Undefined: the scale of the case. Whether it is possible says `whyNotLog`. */
export function setScale(view: View, course: Course, id: string, scale: PanelView['scale']): View {
  return withPanelView(view, course, id, { scale });
}

/** Whether it is possible says `whyNotLimit`. */
export function setValueMode(
  view: View,
  course: Course,
  id: string,
  value: PanelView['value'],
): View {
  return withPanelView(view, course, id, { value });
}

/** Id of a range of the catalogue for this test; undefined: the case's own. */
export function setRange(view: View, course: Course, id: string, range: string | undefined): View {
  const series = course.series.find((each) => each.id === id);
  if (series === undefined) return view;
  const isKnown = range === undefined || hasRange(series, range);
  return isKnown ? withPanelView(view, course, id, { range }) : view;
}

export function setFilter(view: View, change: Partial<Filter>): View {
  return changed(view, { filter: reviveFilter({ ...view.filter, ...change }, view.filter) });
}

export function clearFilter(view: View): View {
  return setFilter(view, DEFAULT_VIEW.filter);
}

export function toggleKind(view: View, kind: string): View {
  return setFilter(view, { hiddenKinds: toggled(view.filter.hiddenKinds, kind) });
}

export function toggleEvidence(view: View, kind: EvidenceKind): View {
  return setFilter(view, { hiddenEvidence: toggled(view.filter.hiddenEvidence, kind) });
}

/** The oldest goes where there are two; a place that is marked already becomes the newest. */
export function addCursor(view: View, course: Course, cursor: Cursor): View {
  if (!cursorFits(course, cursor)) return view;
  const others = view.cursors.filter((each) => !isSame(each, cursor));
  return changed(view, { cursors: [...others, cursor].slice(-MOST_CURSORS) });
}

export function clearCursors(view: View): View {
  return changed(view, { cursors: [] });
}

/** Undefined lets go. */
export function pin(view: View, course: Course, id: string | undefined): View {
  return id === undefined || isMark(course, id) ? changed(view, { pinned: id }) : view;
}

function withPanelView(view: View, course: Course, id: string, change: PanelView): View {
  if (!hasSeries(course, id)) return view;
  const before = Object.hasOwn(view.panels, id) ? view.panels[id] : undefined;
  const panel = changed(before ?? {}, change);
  const others = Object.entries(view.panels).filter(([other]) => other !== id);
  const own = Object.keys(panel).length > 0 ? [[id, panel] as const] : [];
  return changed(view, { panels: Object.fromEntries([...others, ...own]) });
}

/** The same object where nothing differs; what becomes undefined is left out. */
function changed<T extends object>(before: T, change: { readonly [K in keyof T]?: T[K] }): T {
  const entries = Object.entries({ ...before, ...change }).filter(([, each]) => each !== undefined);
  const after = Object.fromEntries(entries) as T;
  return isSame(before, after) ? before : after;
}

/** By value, whatever the order of keys. */
function isSame(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  const [keys, others] = [Object.keys(a), Object.keys(b)];
  return (
    keys.length === others.length &&
    keys.every((key) => Object.hasOwn(b, key) && isSame(a[key as never], b[key as never]))
  );
}

const leaving = (ids: readonly string[], id: string): readonly string[] =>
  ids.filter((each) => each !== id);
const including = (ids: readonly string[], id: string): readonly string[] =>
  ids.includes(id) ? ids : [...ids, id];
const toggled = <T extends string>(ids: readonly T[], id: T): readonly T[] =>
  ids.includes(id) ? ids.filter((each) => each !== id) : [...ids, id];
