/**
 * The state of a course at one place: what is going on in every lane, and the last value of every
 * panel as a value of its own date. Nothing is carried forward, nothing read off a drawn shape.
 */
import type { Course } from '../model/course.ts';
import { chosenSeries } from '../view/ranges.ts';
import type { Cursor, View } from '../view/view.ts';
import { answerable } from './answerable.ts';
import { laneState, type LaneState } from './lane-state.ts';
import { momentWords, type MomentWords } from './moment-words.ts';
import { panelState, type PanelState } from './panel-state.ts';
import { spotOf } from './spot.ts';

export interface State {
  readonly when: MomentWords;
  readonly lanes: readonly LaneState[];
  readonly panels: readonly PanelState[];
}

/** Undefined where the cursor stands on nothing that this course holds. */
export function stateAt(given: Course, cursor: Cursor, view: View): State | undefined {
  const course = answerable(given);
  const spot = spotOf(cursor, course);
  if (spot === undefined) return undefined;
  const lanes = inOrder(course.lanes, view.laneOrder, view.hiddenLanes);
  const panels = inOrder(course.series, view.panelOrder, view.hiddenPanels);
  return {
    when: momentWords(spot, course, view),
    lanes: lanes.map((lane) => laneState(lane, spot, course)),
    panels: panels.map((series) => panelState(chosenSeries(series, view), spot, course)),
  };
}

function inOrder<T extends { readonly id: string }>(
  all: readonly T[],
  order: readonly string[],
  hidden: readonly string[],
): readonly T[] {
  const rank = (id: string): number => (order.includes(id) ? order.indexOf(id) : order.length);
  const shown = all.filter(({ id }) => !hidden.includes(id));
  return order.length === 0 ? shown : [...shown].sort((a, b) => rank(a.id) - rank(b.id));
}

/** Kept beside `stateAt` for the words of a cursor alone. */
export function sayCursor(given: Course, cursor: Cursor, view: View): MomentWords | undefined {
  const course = answerable(given);
  const spot = spotOf(cursor, course);
  return spot && momentWords(spot, course, view);
}
