/** Many events at once: how many of which kinds and names, and when the first and the last begin. */
import type { Course, CourseEvent, EventKind } from '../model/course.ts';
import { eventOf } from '../model/event-by-id.ts';
import { eventsInOrder } from './order.ts';
import { memo } from './memo.ts';
import { sayEventTime } from './time.ts';

export interface Tally {
  readonly name: string;
  readonly count: number;
}

export interface Many {
  readonly count: number;
  /** Most first. */
  readonly kinds: readonly Tally[];
  readonly labels: readonly Tally[];
  /** How many names are not listed. */
  readonly otherLabels: number;
  readonly first?: string;
  readonly last?: string;
  /** In reading order with their times, as many as can be listed. */
  readonly listed: readonly { readonly id: string; readonly says: string }[];
}

const MOST_LABELS = 12;
const MOST_LISTED = 30;

export function sayMany(ids: readonly string[], course: Course): Many {
  const place = placeOf(course);
  const events = ids
    .flatMap((id): CourseEvent[] => {
      const event = eventOf(course, id);
      return event === undefined ? [] : [event];
    })
    .sort((a, b) => (place.get(a) ?? 0) - (place.get(b) ?? 0));
  const labels = tally(events.map(({ label }) => label));
  const [first, last] = [events[0], events.at(-1)];
  return {
    count: ids.length,
    kinds: tally(events.map(({ kind }) => sayKind(kind))),
    labels: labels.slice(0, MOST_LABELS),
    otherLabels: Math.max(0, labels.length - MOST_LABELS),
    ...(first && { first: sayEventTime(first, course) }),
    ...(last && { last: sayEventTime(last, course) }),
    listed: events.slice(0, MOST_LISTED).map((event) => ({
      id: event.id,
      says: `${event.label}, ${sayEventTime(event, course)}`,
    })),
  };
}

const placeOf = memo(
  (course): ReadonlyMap<CourseEvent, number> =>
    new Map(eventsInOrder(course).map((event, at) => [event, at])),
);

function sayKind(kind: EventKind): string {
  return kind.replace('-', ' ');
}

function tally(names: readonly string[]): readonly Tally[] {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return Array.from(counts, ([name, count]) => ({ name, count })).sort((a, b) => b.count - a.count);
}
