/**
 * Places in a course that a question can stand on: a datum or an anchor with all the uncertainty of
 * its time, an instant of a frame, or a place in an untimed phase, which is an order and no time.
 */
import { compareMoments, DAY_MS, locate, type Comparison, type Place } from '../model/clock.ts';
import type { Course } from '../model/course.ts';
import { unstated, type When } from '../model/when.ts';
import type { Cursor } from '../view/view.ts';
import { markTime } from './mark-time.ts';
import { nameOf, sayMoment } from './words.ts';

export interface Spot {
  /** Of the datum or anchor; '' for a place without one. */
  readonly id: string;
  readonly kind: 'mark' | 'anchor' | 'time' | 'order';
  readonly when: When;
  /** The untimed phase it stands in. */
  readonly phase?: string;
  /** "ucMSC infusion 2", "4 Mar 2021", "Work-up". */
  readonly label: string;
}

/** Undefined where the course holds no such datum, frame or phase: a link may be older than the case. */
export function spotOf(cursor: Cursor, course: Course): Spot | undefined {
  switch (cursor.kind) {
    case 'mark':
      return spotAt(cursor.id, course);
    case 'time':
      return course.clock.anchors.has(cursor.frame) && Number.isFinite(cursor.t)
        ? instant(cursor.frame, cursor.t, course)
        : undefined;
    case 'order':
      return orderSpot(cursor.phase, course);
  }
}

/** Where an event begins, a value was taken, or an anchor stands. */
export function spotAt(id: string, course: Course): Spot | undefined {
  const mark = markTime(id, course);
  return mark && { ...mark, label: nameOf(id, course) };
}

function instant(frame: string, t: number, course: Course): Spot {
  const day = Math.floor(t / DAY_MS) * DAY_MS;
  const onDay: When = {
    ...unstated(''),
    anchor: frame,
    earliest: day,
    latest: day + DAY_MS,
    precision: 'day',
  };
  const when: When = { ...onDay, earliest: t, latest: t, precision: 'minute' };
  return { id: '', kind: 'time', when, label: sayMoment(onDay, course) };
}

/** After the end of the timed phases before it, and before the start of those that follow. */
function orderSpot(id: string, course: Course): Spot | undefined {
  const { phases, clock } = course;
  const at = phases.findIndex((phase) => phase.id === id);
  const phase = phases[at];
  if (phase === undefined) return undefined;
  const edges = [...clock.anchors.values()];
  const ended = phases
    .slice(0, at)
    .flatMap(({ extent }) => (extent.kind === 'timed' ? extent : []));
  const next = phases
    .slice(at + 1)
    .flatMap(({ extent }) => (extent.kind === 'timed' ? extent : []));
  const last = ended.at(-1);
  const when: When = {
    ...unstated(''),
    precision: 'order',
    ...(last && { anchor: last.frame, earliest: last.end }),
    after: edges.flatMap((anchor) =>
      ended.some(({ frame, end }) => frame === anchor.frame && anchor.earliest <= end)
        ? anchor.id
        : [],
    ),
    before: edges.flatMap((anchor) =>
      next.some(({ frame, start }) => frame === anchor.frame && anchor.earliest >= start)
        ? anchor.id
        : [],
    ),
  };
  return { id: '', kind: 'order', when, phase: id, label: phase.label };
}

/** How `a` stands to `b`; what is stated to the day happens on the whole of that day. */
export function compareSpots(
  a: Pick<Spot, 'id' | 'when'>,
  b: Pick<Spot, 'id' | 'when'>,
  course: Course,
): Comparison {
  const [first, second] = [locate(a.when, course.clock), locate(b.when, course.clock)];
  if (first && second && first.frame === second.frame) {
    if (isInstant(second)) return comparePlace(first, a.when, second.earliest);
    if (isInstant(first)) return reverse(comparePlace(second, b.when, first.earliest));
  }
  // Places without a datum share no name: two of them are not one moment.
  return compareMoments(a, b.id === '' ? { ...b, id: '\n' } : b, course.clock);
}

const isInstant = ({ earliest, latest }: Place): boolean => earliest === latest;

function comparePlace({ earliest, latest }: Place, { precision }: When, t: number): Comparison {
  if (earliest === latest) return earliest < t ? 'before' : earliest > t ? 'after' : 'same';
  if (latest <= t) return 'before';
  if (earliest > t) return 'after';
  return latest - earliest <= DAY_MS && FINE.has(precision) ? 'same' : 'unknown';
}

const FINE: ReadonlySet<string> = new Set(['day', 'hour', 'minute', 'second']);

function reverse(comparison: Comparison): Comparison {
  return comparison === 'before' ? 'after' : comparison === 'after' ? 'before' : comparison;
}
