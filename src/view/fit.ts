/**
 * A view as far as it fits a course: what names a lane, panel, reading or mark that the course does
 * not have, or asks for what its values do not allow, is left out and said. For links and for views
 * that a browser kept.
 */
import type { Course, Series } from '../model/course.ts';
import { whyNotLimit, whyNotLog } from './choices.ts';
import { chosenSeries } from './ranges.ts';
import {
  cursorFits,
  hasLane,
  hasMoment,
  hasRange,
  hasReading,
  hasSeries,
  isMark,
} from './known.ts';
import { notAllowed, unknownIds, type LinkProblem, type Named, type Wish } from './problem.ts';
import { DEFAULT_VIEW, type AxisKind, type Cursor, type PanelView, type View } from './view.ts';

const LOG: Wish = 'logarithmic scale of';
const LIMIT: Wish = 'multiples of the upper limit of';

export interface FitOptions {
  readonly defaults?: View;
  /** Axes that the course can be drawn on; undefined: all. */
  readonly axes?: readonly AxisKind[];
}

export interface Fitted {
  readonly view: View;
  readonly problems: readonly LinkProblem[];
}

/** `course` is the one resolved for the view's own reading: another may have other events. */
export function fitView(view: View, course: Course, options: FitOptions = {}): Fitted {
  const { defaults = DEFAULT_VIEW, axes } = options;
  const loss = new Loss();
  const lane = loss.names('lane', (id) => hasLane(course, id));
  const panel = loss.names('panel', (id) => hasSeries(course, id));
  const axis = loss.allows('axis', (id) => axes?.some((each) => each === id) ?? true);
  const fitted: View = {
    ...view,
    axis: axis(view.axis) ? view.axis : defaults.axis,
    hiddenLanes: view.hiddenLanes.filter(lane),
    collapsedLanes: view.collapsedLanes.filter(lane),
    laneOrder: view.laneOrder.filter(lane),
    hiddenPanels: view.hiddenPanels.filter(panel),
    panelOrder: view.panelOrder.filter(panel),
    panels: fitPanels(view, course, loss),
    emphasis: view.emphasis.filter(
      loss.names(
        'mark',
        (id) => isMark(course, id) || hasLane(course, id) || hasSeries(course, id),
      ),
    ),
    cursors: view.cursors.filter((cursor) => {
      return loss.names('cursor', () => cursorFits(course, cursor))(idOf(cursor));
    }),
  };
  return { view: without(fitted, strangers(view, course, loss)), problems: loss.problems };
}

/** Fields of one id each that the course does not have. */
function strangers(view: View, course: Course, loss: Loss): readonly (keyof View)[] {
  const asked = [
    ['reading', loss.names('reading', (id) => hasReading(course, id))],
    ['dayZero', loss.names('day zero', (id) => hasMoment(course, id))],
    ['pinned', loss.names('mark', (id) => isMark(course, id))],
  ] as const;
  return asked.flatMap(([field, fits]) => {
    const id = view[field];
    return id === undefined || fits(id) ? [] : [field];
  });
}

function fitPanels(view: View, course: Course, loss: Loss): View['panels'] {
  const byId = new Map(course.series.map((series) => [series.id, series]));
  const isPanel = loss.names('panel', (id) => byId.has(id));
  const fitted = Object.entries(view.panels).flatMap(([id, panel]) => {
    const series = isPanel(id) ? byId.get(id) : undefined;
    return series === undefined
      ? []
      : [[id, fitPanel(panel, chosenSeries(series, view), loss)] as const];
  });
  return Object.fromEntries(fitted.filter(([, panel]) => Object.keys(panel).length > 0));
}

function fitPanel({ scale, value, range }: PanelView, series: Series, loss: Loss): PanelView {
  const mayLog = loss.allows(LOG, () => whyNotLog(series) === undefined);
  const mayLimit = loss.allows(LIMIT, () => whyNotLimit(series) === undefined);
  const isRange = loss.names('reference range', (id) => hasRange(series, id));
  return {
    ...(scale !== undefined && (scale !== 'log' || mayLog(series.id)) && { scale }),
    ...(value !== undefined && (value !== 'limit' || mayLimit(series.id)) && { value }),
    ...(range !== undefined && isRange(range) && { range }),
  };
}

function idOf(cursor: Cursor): string {
  if (cursor.kind === 'mark') return cursor.id;
  return cursor.kind === 'time' ? cursor.frame : cursor.phase;
}

function without(view: View, fields: readonly (keyof View)[]): View {
  const entries = Object.entries(view).filter(([key]) => !fields.some((field) => field === key));
  return Object.fromEntries(entries) as unknown as View;
}

/** Collects what did not fit while it is sorted out, each id once. */
class Loss {
  readonly #named = new Map<Named, Set<string>>();
  readonly #wished = new Map<Wish, Set<string>>();

  names(named: Named, isKnown: (id: string) => boolean): (id: string) => boolean {
    return (id) => isKnown(id) || !note(this.#named, named, id);
  }
  allows(wish: Wish, isAllowed: (id: string) => boolean): (id: string) => boolean {
    return (id) => isAllowed(id) || !note(this.#wished, wish, id);
  }
  get problems(): readonly LinkProblem[] {
    return [
      ...Array.from(this.#named, ([named, ids]) => unknownIds(named, [...ids])),
      ...Array.from(this.#wished, ([wish, ids]) => notAllowed(wish, [...ids])),
    ];
  }
}

function note<K>(lost: Map<K, Set<string>>, what: K, id: string): true {
  const ids = lost.get(what) ?? new Set();
  lost.set(what, ids.add(id));
  return true;
}
