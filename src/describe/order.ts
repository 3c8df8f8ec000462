/**
 * The data of a course in reading order: by time as far as it is known, by declared order where no
 * time is, and as written in the file where neither says anything.
 */
import { locate, type Clock } from '../model/clock.ts';
import type { Course, CourseEvent } from '../model/course.ts';
import type { When } from '../model/when.ts';
import { dataOf, type Datum } from './datum.ts';
import { memo } from './memo.ts';

/** Place among phases (or frames), then the earliest and the latest moment in its frame. */
type Key = readonly [slot: number, earliest: number, latest: number];

export const inOrder: (course: Course) => readonly Datum[] = memo((course) =>
  ordered(dataOf(course), course),
);

/** The events alone, which a description needs; its values are in order already. */
export const eventsInOrder: (course: Course) => readonly CourseEvent[] = memo((course) => {
  const events = course.events.map((event): Datum => ({ type: 'event', id: event.id, event }));
  return ordered(events, course).flatMap((datum) => (datum.type === 'event' ? datum.event : []));
});

function ordered(data: readonly Datum[], course: Course): readonly Datum[] {
  const keyed = data.map((datum) => ({ datum, key: keyOf(datum, course) }));
  const sorted = keyed.sort((a, b) => compareKeys(a.key, b.key)).map(({ datum }) => datum);
  return withDeclaredOrder(sorted, course.clock);
}

function keyOf(datum: Datum, course: Course): Key {
  const { when, phase } = placeOf(datum);
  const untimed = phase === undefined ? -1 : course.phases.findIndex(({ id }) => id === phase);
  // In an untimed phase a stated bound ("after presentation") puts nothing before its neighbours.
  if (when === undefined || untimed >= 0) return [untimed, -Infinity, Infinity];
  const place = locate(when, course.clock);
  // Nothing bounds it: it stands last rather than seeming to be first.
  if (place === undefined) return [Infinity, -Infinity, Infinity];
  // "before presentation" has no earliest moment, so its latest one gives the place.
  const { frame, earliest, latest } = place;
  return [slotOf(frame, earliest === -Infinity ? latest : earliest, course), earliest, latest];
}

function placeOf(datum: Datum): { readonly when?: When; readonly phase?: string } {
  switch (datum.type) {
    case 'event': {
      const { time, phase } = datum.event;
      const when = time.kind === 'point' ? time.at : time.start;
      return { when, ...(phase !== undefined && { phase }) };
    }
    case 'point': {
      const { at, phase } = datum.point;
      return { when: at, ...(phase !== undefined && { phase }) };
    }
    case 'shape': {
      const first = datum.shape.vertices[0];
      if (first === undefined) return {};
      return 'at' in first ? { when: first.at } : { phase: first.phase };
    }
  }
}

/** The index of the phase a moment of a frame lies in; half a step later when it lies after it. */
function slotOf(frame: string, t: number, { phases, clock }: Course): number {
  let slot = -1;
  for (const [index, { extent }] of phases.entries()) {
    if (extent.kind !== 'timed' || extent.frame !== frame) continue;
    if (slot === -1) slot = index - 0.5;
    if (t >= extent.start) slot = t < extent.end ? index : index + 0.5;
  }
  return slot === -1 ? frameSlot(frame, clock) + phases.length : slot;
}

function frameSlot(frame: string, { frames }: Clock): number {
  return frames.findIndex(({ id }) => id === frame);
}

function compareKeys(a: Key, b: Key): number {
  for (let i = 0; i < a.length; i++) {
    const [left, right] = [a[i] ?? 0, b[i] ?? 0];
    // Not a difference: two infinities have none.
    if (left !== right) return left < right ? -1 : 1;
  }
  return 0;
}

/** Moves a datum behind those that are declared to come before it; else keeps the order. */
function withDeclaredOrder(sorted: readonly Datum[], clock: Clock): readonly Datum[] {
  if (clock.later.size === 0) return sorted;
  const earlier = earlierOf(clock);
  const byId = new Map(sorted.map((datum) => [datum.id, datum]));
  const reached = new Set<Datum>();
  const placed: Datum[] = [];
  const place = (datum: Datum): void => {
    // Marked before it is placed, so that a circle in a faulty case ends.
    if (reached.has(datum)) return;
    reached.add(datum);
    for (const id of earlier.get(datum.id) ?? []) {
      const before = byId.get(id);
      if (before !== undefined) place(before);
    }
    placed.push(datum);
  };
  sorted.forEach(place);
  return placed;
}

function earlierOf({ later }: Clock): ReadonlyMap<string, readonly string[]> {
  const earlier = new Map<string, string[]>();
  for (const [before, afters] of later) {
    for (const after of afters) {
      const list = earlier.get(after);
      if (list === undefined) earlier.set(after, [before]);
      else list.push(before);
    }
  }
  return earlier;
}
