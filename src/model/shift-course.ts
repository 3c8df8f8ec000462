/** Moves everything of a course that stands on the calendar: anchors, phases, events, values, ranges. */
import { CALENDAR } from './calendar.ts';
import type { Anchor, Clock, Frame } from './clock.ts';
import type { Course, CourseEvent, DateForm, Point, Series, Shape } from './course.ts';
import type { Phase } from './phase.ts';
import type { ReferenceRange } from './range.ts';
import { besideOf, withSamples } from './sample-points.ts';
import { endsOf } from './samples.ts';
import { sayDate, sayWhen } from './say.ts';
import type { EventTime, SpanEnd, When } from './when.ts';

export interface Move {
  /** The frame that stands in for the calendar. */
  readonly frame: string;
  /** ms that are added to a moment of the calendar. */
  readonly by: number;
  /** An anchor at zero of the frame, where no anchor of the course stands there. */
  readonly added?: { readonly id: string; readonly label: string };
  /** A moment that is told from the calendar. */
  readonly when: (when: When) => When;
}

export function moveCourse(course: Course, move: Move, dates: DateForm): Course {
  const clock = moveClock(course.clock, move);
  const labels = new Map(course.events.map(({ id, label }) => [id, label]));
  const said = (when: When): When => withoutDates(when, clock, (id) => labels.get(id));
  const when = (before: When): When =>
    said(before.anchor === CALENDAR ? move.when(before) : before);
  return {
    ...course,
    dates,
    clock: { ...clock, anchors: mapValues(clock.anchors, (anchor) => sayAnchor(anchor, said)) },
    phases: course.phases.map((phase) => movePhase(phase, move)),
    events: course.events.map((event) => moveEvent(event, when)),
    series: course.series.map((series) => moveSeries(series, when, move)),
  };
}

type MoveWhen = (when: When) => When;

/** As written, a time may name its date in words: then our own words stand in. */
function withoutDates(when: When, clock: Clock, labelOf: (id: string) => string | undefined): When {
  if (!/\d{4}/.test(when.words)) return when;
  const isRead = when.precision !== 'none';
  return { ...when, words: isRead ? sayWhen(when, clock, labelOf) : 'a date that cannot be read' };
}

function moveClock(clock: Clock, move: Move): Clock {
  const { frame, by, added } = move;
  const anchors = [...clock.anchors.values()].flatMap((anchor): readonly Anchor[] => {
    if (anchor.id === CALENDAR) return frame === CALENDAR ? [anchor] : [];
    return [moveAnchor(anchor, move)];
  });
  const zero: readonly Anchor[] = added
    ? [{ ...added, frame, earliest: 0, latest: 0, slack: 0, after: [], before: [] }]
    : [];
  const all = [...anchors, ...zero];
  return {
    ...clock,
    anchors: new Map(all.map((anchor) => [anchor.id, anchor])),
    frames: clock.frames.map((each) => (each.id === CALENDAR ? frameOf(each, move) : each)),
    dayZero: all.some(({ id }) => id === clock.dayZero) || by === 0 ? clock.dayZero : frame,
  };
}

function frameOf({ anchors }: Frame, { frame, added }: Move): Frame {
  const kept = frame === CALENDAR ? anchors : anchors.filter((id) => id !== CALENDAR);
  return { id: frame, anchors: [...kept, ...(added ? [added.id] : [])] };
}

function moveAnchor(anchor: Anchor, { frame, by, when }: Move): Anchor {
  const isMoved = anchor.frame === CALENDAR;
  const { at, ...rest } = anchor;
  const isZero = anchor.id === frame;
  const moved = at?.anchor === CALENDAR ? when(at) : at;
  const own = {
    ...rest,
    ...(moved && !isZero && { at: moved }),
    ...(isMoved && { frame, earliest: anchor.earliest + by, latest: anchor.latest + by }),
  };
  // Day zero of a case without anchors is called by its date.
  const isNamed = isMoved && anchor.label === sayDate(anchor.earliest);
  if (!isNamed) return own;
  return { ...own, label: frame === CALENDAR ? sayDate(own.earliest) : 'first date' };
}

/** Its time is moved already; only its words may still hold a date. */
function sayAnchor(anchor: Anchor, said: MoveWhen): Anchor {
  return anchor.at ? { ...anchor, at: said(anchor.at) } : anchor;
}

function movePhase(phase: Phase, { frame, by }: Move): Phase {
  const { extent, ticks } = phase;
  const isMoved = extent.kind === 'timed' && extent.frame === CALENDAR;
  const counted =
    ticks?.anchor === CALENDAR && frame !== CALENDAR
      ? { ...ticks, anchor: frame, style: 'offset' as const }
      : ticks;
  return {
    ...phase,
    ...(isMoved && {
      extent: { ...extent, frame, start: extent.start + by, end: extent.end + by },
    }),
    ...(counted && { ticks: counted }),
  };
}

function moveEvent(event: CourseEvent, when: MoveWhen): CourseEvent {
  return { ...event, time: moveTime(event.time, when) };
}

function moveTime(time: EventTime, when: MoveWhen): EventTime {
  if (time.kind === 'point') return { ...time, at: when(time.at) };
  return { ...time, start: when(time.start), end: moveEnd(time.end, when) };
}

function moveEnd(end: SpanEnd, when: MoveWhen): SpanEnd {
  if (end.kind === 'at') return { ...end, at: when(end.at) };
  return end.kind === 'ongoing' && end.asOf ? { ...end, asOf: when(end.asOf) } : end;
}

function moveSeries(series: Series, when: MoveWhen, { frame, by }: Move): Series {
  const { samples, beside = [] } = series;
  const moved: Series = {
    ...series,
    ranges: series.ranges.map((range) => moveRange(range, when)),
    points: besideOf(series).map((point) => movePoint(point, when)),
    shapes: series.shapes.map((shape) => moveShape(shape, when)),
  };
  if (samples === undefined) return moved;
  const isMoved = samples.anchor === CALENDAR;
  return withSamples(
    moved,
    isMoved ? { ...samples, anchor: frame, by: samples.by + by } : samples,
    beside.map((each, at) => ({ ...each, point: moved.points[at] ?? each.point })),
  );
}

function moveRange(range: ReferenceRange, when: MoveWhen): ReferenceRange {
  return range.from ? { ...range, from: when(range.from) } : range;
}

function movePoint(point: Point, when: MoveWhen): Point {
  const { range } = point;
  return { ...point, at: when(point.at), ...(range && { range: moveRange(range, when) }) };
}

function moveShape(shape: Shape, when: MoveWhen): Shape {
  const vertices = shape.vertices.map((vertex) =>
    'at' in vertex ? { ...vertex, at: when(vertex.at) } : vertex,
  );
  return { ...shape, vertices };
}

function mapValues<K, V>(map: ReadonlyMap<K, V>, change: (value: V) => V): ReadonlyMap<K, V> {
  return new Map([...map].map(([key, value]) => [key, change(value)]));
}

/** Every time of a course but those of its phases. */
export function* whensOf({ clock, events, series }: Course): Generator<When> {
  for (const { at } of clock.anchors.values()) if (at) yield at;
  for (const { time } of events) yield* whensOfTime(time);
  for (const one of series) {
    const { ranges, shapes, samples } = one;
    for (const { from } of ranges) if (from) yield from;
    if (samples) yield* endsOf(samples);
    for (const { at, range } of besideOf(one)) {
      yield at;
      if (range?.from) yield range.from;
    }
    for (const { vertices } of shapes) {
      for (const vertex of vertices) if ('at' in vertex) yield vertex.at;
    }
  }
}

function* whensOfTime(time: EventTime): Generator<When> {
  if (time.kind === 'point') {
    yield time.at;
    return;
  }
  yield time.start;
  if (time.end.kind === 'at') yield time.end.at;
  if (time.end.kind === 'ongoing' && time.end.asOf) yield time.end.asOf;
}
