/** What is going on in a lane at a place of the course. */
import type { Course, CourseEvent, Lane } from '../model/course.ts';
import { activityAt, type Certainty } from './activity.ts';
import type { Spot } from './spot.ts';
import { labelOf } from './words.ts';

export interface LaneItem {
  readonly eventId: string;
  readonly label: string;
  readonly certainty: Exclude<Certainty, 'no'>;
  /** "since 4 Mar 2021, 12 days; until 8 Apr 2021". */
  readonly says: string;
  /** Doses of one numbered series that share an answer. */
  readonly eventIds: readonly string[];
}

export interface LaneState {
  readonly lane: string;
  readonly label: string;
  readonly items: readonly LaneItem[];
  /** Events of the lane that are surely not at this place. */
  readonly others: number;
  /** Said of a lane without any event: "not reported". */
  readonly empty?: string;
}

export function laneState(lane: Lane, spot: Spot, course: Course): LaneState {
  const own = course.events.filter((event) => event.lane === lane.id);
  const items: LaneItem[] = [];
  let others = 0;
  for (const event of own) {
    const { certainty, says } = activityAt(event, spot, course);
    if (certainty === 'no') others += 1;
    else joinItems(items, event, { certainty, says }, course);
  }
  const empty = own.length === 0 ? (lane.empty ?? 'nothing reported') : undefined;
  return { lane: lane.id, label: lane.label, items, others, ...(empty !== undefined && { empty }) };
}

/** Seventy doses of which nobody knows the order are one line, not seventy. */
export function joinItems(
  items: LaneItem[],
  event: CourseEvent,
  state: Pick<LaneItem, 'certainty' | 'says'>,
  course: Course,
): void {
  const last = items.at(-1);
  const before = course.events.find(({ id }) => id === last?.eventId);
  const isSame =
    event.part !== undefined &&
    before?.part?.series === event.part.series &&
    last?.certainty === state.certainty &&
    state.certainty !== 'active';
  if (!isSame || last === undefined) {
    items.push({
      eventId: event.id,
      label: labelOf(event),
      eventIds: [event.id],
      ...state,
    });
    return;
  }
  const eventIds = [...last.eventIds, event.id];
  const label = `${event.label}, ${eventIds.length} of the series`;
  items[items.length - 1] = { ...last, label, eventIds, says: sayShared(state.certainty) };
}

function sayShared(certainty: Certainty): string {
  return certainty === 'possibly'
    ? 'one of them possibly at this moment'
    : 'whether before or after this moment is not stated';
}
