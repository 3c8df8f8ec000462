/**
 * Times of events in words, never narrower than stated: an end that is unknown is said to be, and
 * what only order places is said to be "after" or "before".
 */
import { BIRTH, CALENDAR, DAY_MS, locate, MINUTE_MS } from '../model/clock.ts';
import type { Course, CourseEvent, Point, Shape } from '../model/course.ts';
import { eventOf } from '../model/event-by-id.ts';
import { sayLength, sayWhen, type LabelOf } from '../model/say.ts';
import { momentOn, type EventTime, type SpanEnd, type When } from '../model/when.ts';
import { memo } from './memo.ts';
import { present } from './phrase.ts';

export const NOT_STATED = 'date not stated';

export function sayEventTime(event: CourseEvent, course: Course): string {
  return present([sayTime(event.time, course, event.label), sayPhase(event.phase, course)]).join(
    ', ',
  );
}

export function sayPointTime(point: Point, course: Course): string {
  return present([sayMoment(point.at, course), sayPhase(point.phase, course)]).join(', ');
}

/** "from presentation to Follow-up": anchors and phases only, because its moments are drawn, not stated. */
export function sayShapeTime(shape: Shape, course: Course): string {
  const [first, last] = [shape.vertices[0], shape.vertices[shape.vertices.length - 1]];
  const [from, to] = [first, last].map((vertex) => vertex && sayVertex(vertex, course));
  if (from === undefined || to === undefined) return NOT_STATED;
  return from === to ? `in ${from}` : `from ${from} to ${to}`;
}

/** `label` is said beside it; a count that stands there is not said again. */
export function sayTime(time: EventTime, course: Course, label = ''): string {
  if (time.kind === 'point') return sayMoment(time.at, course);
  const told = sayExtent(time.start, time.end, course);
  if (time.kind === 'span') {
    return present([time.lasts && `for ${sayLength(time.lasts)}`, told]).join(', ');
  }
  const { count } = time;
  const times =
    count === undefined || label.includes(String(count)) ? 'repeated' : `${count} times`;
  return `${times}, no single date stated; ${told}`;
}

/** "at presentation", "March 2021", "after presentation, date not stated". */
export function sayMoment(when: When, course: Course): string {
  const says = say(when, course);
  return isAtAnchor(when, course) ? `at ${says}` : says;
}

/** The first and the last day (or minute) that the words allow; "not stated" where nothing bounds them. */
export function sayLimits(
  when: When,
  course: Course,
): { readonly earliest: string; readonly latest: string } {
  const { anchor, earliest, latest } = when;
  const sayAt = (ms: number): string => {
    if (!Number.isFinite(ms)) return 'not stated';
    const unit = isFineAt(when) ? MINUTE_MS : DAY_MS;
    const from = Math.floor(ms / unit) * unit;
    const precision = isFineAt(when) ? 'minute' : 'day';
    return sayMoment(momentOn(anchor, from, from + unit, precision), course);
  };
  // Half-open: the last moment is the one before `latest`.
  return { earliest: sayAt(earliest), latest: sayAt(latest - 1) };
}

function isFineAt({ precision }: When): boolean {
  return precision === 'hour' || precision === 'minute' || precision === 'second';
}

function sayExtent(start: When, end: SpanEnd, course: Course): string {
  if (isOpen(start) && end.kind === 'unknown') return 'start and end not stated';
  return `${sayStart(start, course)}, ${sayEnd(end, course)}`;
}

function sayStart(start: When, course: Course): string {
  if (isOpen(start)) return 'start not stated';
  return isBound(start) ? `started ${sayBound(start, course)}` : `from ${say(start, course)}`;
}

function sayEnd(end: SpanEnd, course: Course): string {
  switch (end.kind) {
    case 'at':
      if (isOpen(end.at)) return 'end not stated';
      return isBound(end.at) ? `ended ${sayBound(end.at, course)}` : `until ${say(end.at, course)}`;
    case 'ongoing':
      return end.asOf ? `ongoing as of ${say(end.asOf, course)}` : 'ongoing';
    case 'unknown':
      return 'end not stated';
  }
}

function say(when: When, course: Course): string {
  return sayWhen(when, course.clock, labelsOf(course));
}

/** "started after presentation": that no date is stated goes without saying beside the other end. */
function sayBound(when: When, course: Course): string {
  return say(when, course).replace(/, date not stated$/, '');
}

/** A label longer than this would bury the sentence. */
const LONGEST_NAME = 40;

/** What an event is called in another one's time: its label, or "the diagnosis" where that is plain. */
const labelsOf: (course: Course) => LabelOf = memo((course) => {
  return (id) => {
    const event = eventOf(course, id);
    if (event === undefined || event.label.length <= LONGEST_NAME) return event?.label;
    const isOnly = course.events.every((other) => other === event || other.kind !== event.kind);
    return isOnly ? `the ${event.kind}` : event.label;
  };
});

/** Nothing at all is known of it. */
function isOpen(when: When): boolean {
  return when.precision === 'none';
}

/** Its words are a bound or an order ("after presentation"), so "from" and "to" do not fit. */
function isBound(when: When): boolean {
  return when.precision === 'order' || when.precision === 'interval';
}

/** Told by the name of its anchor alone. */
function isAtAnchor(
  { anchor, earliest, precision, approximate }: When,
  { clock }: Course,
): boolean {
  const isFine = ['day', 'hour', 'minute', 'second'].includes(precision);
  return (
    clock.anchors.has(anchor) &&
    anchor !== CALENDAR &&
    anchor !== BIRTH &&
    isFine &&
    earliest === 0 &&
    !approximate
  );
}

function sayPhase(id: string | undefined, course: Course): string | undefined {
  const phase = id === undefined ? undefined : course.phases.find((each) => each.id === id);
  return phase && `in ${phase.label} (order only)`;
}

function sayVertex(vertex: Shape['vertices'][number], course: Course): string | undefined {
  if ('phase' in vertex) return course.phases.find(({ id }) => id === vertex.phase)?.label;
  const anchor = course.clock.anchors.get(vertex.at.anchor);
  if (anchor !== undefined && vertex.at.earliest === 0) return anchor.label;
  const place = locate(vertex.at, course.clock);
  return course.phases.find(({ extent }) => {
    if (place === undefined || extent.kind !== 'timed' || extent.frame !== place.frame)
      return false;
    return place.earliest >= extent.start && place.earliest <= extent.end;
  })?.label;
}
