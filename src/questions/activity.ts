/**
 * Whether an event is going on at a place of the course: surely, possibly because its time is wide,
 * surely not, or not to be told because the source states no start or end.
 */
import { between, type Comparison } from '../model/clock.ts';
import type { Course, CourseEvent } from '../model/course.ts';
import { startOf, type SpanEnd, type When } from '../model/when.ts';
import { gapOf } from './gap.ts';
import { sayLengthWith } from './length.ts';
import { compareSpots, type Spot } from './spot.ts';
import { sayMoment } from './words.ts';

export type Certainty = 'active' | 'possibly' | 'not stated' | 'no';

export interface Activity {
  readonly certainty: Certainty;
  /** "since 4 Mar 2021, 12 days", "began before the diagnosis; end not stated". */
  readonly says: string;
}

export function activityAt(event: CourseEvent, spot: Spot, course: Course): Activity {
  if (event.status !== 'affirmed') return { certainty: 'no', says: STATUS[event.status] };
  const { time } = event;
  const began = compareSpots({ id: event.id, when: startOf(time) }, spot, course);
  if (time.kind === 'point') return pointActivity(time.at, began, spot, course);
  if (began === 'after') return { certainty: 'no', says: 'began later' };
  const ended = event.id === spot.id ? 'after' : endAgainst(time.end, spot, course);
  if (ended === 'before') return { certainty: 'no', says: 'ended before' };
  const against = { began, ended, spot, course } as const;
  const says = [sayStart(event, against), sayEnd(time.end, against)].join('; ');
  if (time.kind === 'episodes')
    return { certainty: 'possibly', says: `repeated, no single date stated; ${says}` };
  if (began !== 'unknown' && ended !== 'unknown') return { certainty: 'active', says };
  const isMissing = isOpen(time.start, time.end, against);
  return { certainty: isMissing ? 'not stated' : 'possibly', says };
}

const STATUS: Readonly<Record<CourseEvent['status'], string>> = {
  affirmed: '',
  excluded: 'excluded',
  refuted: 'refuted',
  planned: 'planned only',
  'not-done': 'not done',
};

function pointActivity(at: When, order: Comparison, spot: Spot, course: Course): Activity {
  switch (order) {
    case 'before':
      return { certainty: 'no', says: 'earlier' };
    case 'after':
      return { certainty: 'no', says: 'later' };
    case 'same':
      return { certainty: 'active', says: 'at this moment' };
    case 'unknown': {
      const words = sayMoment(at, course);
      return isLinked(at, spot, course)
        ? { certainty: 'possibly', says: `possibly at this moment: ${words}` }
        : { certainty: 'not stated', says: `${words}; ${NOT_TOLD}` };
    }
  }
}

const NOT_TOLD = 'whether before or after this moment is not stated';

/** `before`: it ended before the place. */
function endAgainst(end: SpanEnd, spot: Spot, course: Course): Comparison {
  switch (end.kind) {
    case 'at':
      return compareSpots({ id: '', when: end.at }, spot, course);
    case 'unknown':
      return 'unknown';
    case 'ongoing': {
      if (end.asOf === undefined) return 'after';
      const asOf = compareSpots({ id: '', when: end.asOf }, spot, course);
      return asOf === 'before' ? 'unknown' : asOf;
    }
  }
}

/** True where stated distances leave room for both orders; false where nothing links the two at all. */
function isLinked(when: When, spot: Spot, course: Course): boolean {
  const gap = between(when, spot.when, course.clock);
  return gap !== undefined && Number.isFinite(gap.min) && Number.isFinite(gap.max);
}

/** True where what is missing is a statement, not precision. */
function isOpen(start: When, end: SpanEnd, { began, ended, spot, course }: Against): boolean {
  const isStartMissing = began === 'unknown' && !isLinked(start, spot, course);
  const isEndMissing =
    ended === 'unknown' && !(end.kind === 'at' && isLinked(end.at, spot, course));
  return isStartMissing || isEndMissing;
}

interface Against {
  readonly began: Comparison;
  readonly ended: Comparison;
  readonly spot: Spot;
  readonly course: Course;
}

function sayStart(event: CourseEvent, { began, spot, course }: Against): string {
  const start = startOf(event.time);
  if (event.id === spot.id) return 'begins here';
  if (start.precision === 'none') return 'start not stated';
  const words = sayMoment(start, course).replace(/, date not stated$/, '');
  const isLoose = start.precision === 'order' || start.precision === 'interval';
  if (began === 'unknown') {
    const told = isLinked(start, spot, course) ? '' : `, ${NOT_TOLD}`;
    return `${isLoose ? 'begun' : 'from'} ${words}${told}`;
  }
  if (isLoose) return `begun ${words}`;
  const gap = began === 'before' ? gapOf({ id: event.id, when: start }, spot, course) : undefined;
  return gap === undefined || gap.days === 0
    ? `since ${words}`
    : `since ${words}, ${sayLengthWith(gap.length)}`;
}

function sayEnd(end: SpanEnd, { ended, spot, course }: Against): string {
  if (end.kind === 'unknown') return 'end not stated';
  if (end.kind === 'ongoing')
    return end.asOf === undefined ? 'ongoing' : `ongoing as of ${sayMoment(end.asOf, course)}`;
  const words = sayMoment(end.at, course).replace(/, date not stated$/, '');
  if (end.at.precision === 'order') return `ended ${words}, date not stated`;
  if (ended !== 'unknown') return `until ${words}`;
  return isLinked(end.at, spot, course)
    ? `until ${words}, so possibly over`
    : `until ${words}, ${NOT_TOLD}`;
}
