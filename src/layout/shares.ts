/**
 * Which events of the window are drawn one by one. There is room for about two hundred marks in a
 * figure; lanes share it evenly, and what a small lane leaves goes to the larger ones. Of a lane that
 * holds more, the rest is a crowd: counted, and told apart again by zooming in.
 */
import type { Course, CourseEvent } from '../model/course.ts';
import {
  countOfRun,
  edgeEvents,
  edgesIn,
  eventsIn,
  indexEvents,
  type LaneIndex,
  type Run,
} from '../model/event-index.ts';
import { visibleEvents, visibleLanes } from '../view/select.ts';
import type { View } from '../view/view.ts';
import { holdsFrame, type Axis } from './axis.ts';
import { framesInSight, type FrameInSight } from './stretches.ts';

/** As many events a figure draws one by one; on paper more, because nothing can be zoomed there. */
export const MOST_SINGLE = { screen: 200, paper: 1000 } as const;

/** The events of one frame that a lane only counts. */
export interface CrowdRun {
  readonly run: Run;
  readonly sight: FrameInSight;
  /** Drawn one by one all the same, because they begin or end in the window. Indexes. */
  readonly apart: readonly number[];
  /** In the window, without those apart. */
  readonly count: number;
}

export interface LaneShare {
  /** In the order of the case. */
  readonly single: readonly CourseEvent[];
  readonly crowd: readonly CrowdRun[];
  /** Too many without an extent of their own: one mark stands for all of them. */
  readonly unplaced: readonly CourseEvent[];
}

/** By id of the lane; undefined where all events of the view may be drawn one by one. */
export function sharesOf(
  course: Course,
  view: View,
  axis: Axis,
  most: number = MOST_SINGLE.screen,
): ReadonlyMap<string, LaneShare> | undefined {
  const events = visibleEvents(course, view);
  if (events.length <= most) return undefined;
  const index = indexEvents(events, course.clock);
  const sights = framesInSight(axis);
  const lanes = visibleLanes(course, view).flatMap(({ id }): InSight[] => {
    const lane = index.get(id);
    return lane === undefined ? [] : [inSight(id, lane, axis, sights)];
  });
  const least = fairShare(
    lanes.map(({ need }) => need),
    most,
  );
  return new Map(lanes.map((lane) => [lane.id, shareOf(lane, Math.max(least, LEAST))]));
}

/** However many lanes there are, a few events of each are told one by one. */
const LEAST = 4;

interface InSight {
  readonly id: string;
  readonly lane: LaneIndex;
  readonly runs: readonly { readonly run: Run; readonly sight: FrameInSight; count: number }[];
  readonly rest: readonly CourseEvent[];
  readonly need: number;
}

function inSight(
  id: string,
  lane: LaneIndex,
  axis: Axis,
  sights: ReadonlyMap<string, FrameInSight>,
): InSight {
  const runs = lane.runs.flatMap((run) => {
    const sight = sights.get(run.frame);
    return sight === undefined
      ? []
      : [{ run, sight, count: countOfRun(run, sight.from, sight.to) }];
  });
  const strange = lane.runs.filter(({ frame }) => !holdsFrame(axis, frame));
  const rest =
    strange.length === 0 ? lane.rest : [...lane.rest, ...strange.flatMap(({ events }) => events)];
  const need = runs.reduce((sum, { count }) => sum + count, rest.length);
  return { id, lane, runs, rest, need };
}

/** What each of those that need more than it may take. */
function fairShare(needs: readonly number[], most: number): number {
  let left = most;
  const sorted = [...needs].sort((a, b) => a - b);
  for (const [at, need] of sorted.entries()) {
    const share = Math.floor(left / (sorted.length - at));
    if (need > share) return share;
    left -= need;
  }
  return Infinity;
}

function shareOf({ lane, runs, rest, need }: InSight, most: number): LaneShare {
  const isCrowded = need > most;
  const isUnplaced = isCrowded && rest.length > most / 2;
  const room = isUnplaced ? most : most - rest.length;
  const edges = runs.reduce((sum, { run, sight }) => sum + edgesIn(run, sight.from, sight.to), 0);
  const isPassing = isCrowded && edges <= room;
  const single = runs.flatMap(({ run, sight }): Placed[] =>
    (isCrowded
      ? isPassing
        ? edgeEvents(run, sight.from, sight.to)
        : []
      : eventsIn(run, sight.from, sight.to)
    ).map((at) => [run.order[at] ?? 0, run.events[at] as CourseEvent]),
  );
  return {
    single: [...inOrder(single, isCrowded ? NO_PARTS : lane.parts), ...(isUnplaced ? [] : rest)],
    crowd: isCrowded ? runs.flatMap((each) => crowdOf(each, isPassing)) : [],
    unplaced: isUnplaced ? rest : [],
  };
}

type Placed = readonly [order: number, event: CourseEvent];

const NO_PARTS: LaneIndex['parts'] = new Map();

/** A numbered series is one mark: where some of its members are in sight, all of them are given. */
function inOrder(placed: readonly Placed[], parts: LaneIndex['parts']): readonly CourseEvent[] {
  const events = [...placed].sort(([a], [b]) => a - b).map(([, event]) => event);
  if (parts.size === 0) return events;
  const whole = new Set(
    events.flatMap(({ part }) => {
      const members = part && parts.get(part.series);
      return members !== undefined && members.length <= MOST_SINGLE.screen ? members : [];
    }),
  );
  return whole.size === 0 ? events : [...events.filter((event) => !whole.has(event)), ...whole];
}

function crowdOf(
  { run, sight, count }: InSight['runs'][number],
  isPassing: boolean,
): readonly CrowdRun[] {
  const apart = isPassing ? edgeEvents(run, sight.from, sight.to) : [];
  const rest = count - apart.length;
  return rest > 0 ? [{ run, sight, apart, count: rest }] : [];
}
