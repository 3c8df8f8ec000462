/**
 * The data of a course in reading order: by time as far as it is known, by declared order where no
 * time is, and as written in the file where neither says anything.
 */
import { locate, type Clock } from '../model/clock.ts';
import type { Course, CourseEvent } from '../model/course.ts';
import type { When } from '../model/when.ts';
import { dataOf, type Datum } from './datum.ts';
import { memo } from './memo.ts';

export const inOrder: (course: Course) => readonly Datum[] = memo((course) =>
  ordered(dataOf(course), course),
);

/** The events alone, which a description needs; its values are in order already. */
export const eventsInOrder: (course: Course) => readonly CourseEvent[] = memo((course) => {
  const events = course.events.map((event): Datum => ({ type: 'event', id: event.id, event }));
  return ordered(events, course).map((datum) => (datum as Datum & { type: 'event' }).event);
});

/** Sorts by columns of numbers: a record may hold a hundred thousand events. */
function ordered(data: readonly Datum[], course: Course): readonly Datum[] {
  const keys: Keys = {
    slot: new Float64Array(data.length),
    earliest: new Float64Array(data.length),
    latest: new Float64Array(data.length),
  };
  data.forEach((datum, at) => setKey(keys, at, datum, course));
  const places = data.map((_, at) => at);
  const isSorted = places.every((at) => at === 0 || compareKeys(keys, at - 1, at) <= 0);
  const sorted = isSorted
    ? data
    : places.sort((a, b) => compareKeys(keys, a, b)).map((at) => data[at] as Datum);
  return withDeclaredOrder(sorted, course.clock);
}

/** Place among phases (or frames), then the earliest and the latest moment in its frame. */
interface Keys {
  readonly slot: Float64Array;
  readonly earliest: Float64Array;
  readonly latest: Float64Array;
}

function setKey(keys: Keys, at: number, datum: Datum, course: Course): void {
  const [slot, earliest, latest] = keyOf(datum, course);
  keys.slot[at] = slot;
  keys.earliest[at] = earliest;
  keys.latest[at] = latest;
}

type Key = readonly [slot: number, earliest: number, latest: number];

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

function compareKeys({ slot, earliest, latest }: Keys, a: number, b: number): number {
  return (
    difference(slot[a], slot[b]) ||
    difference(earliest[a], earliest[b]) ||
    difference(latest[a], latest[b])
  );
}

/** Two infinities have no difference. */
function difference(a = 0, b = 0): number {
  return a === b ? 0 : a < b ? -1 : 1;
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
