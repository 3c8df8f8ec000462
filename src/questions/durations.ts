/** How long an event lasted, and how long from one datum to another, with how sure that is. */
import type { Course, CourseEvent } from '../model/course.ts';
import { sayLength } from '../model/say.ts';
import { startOf, type When } from '../model/when.ts';
import { notAssessable, notStated, value } from './answer.ts';
import { sayTimeBetween } from './between.ts';
import { gapOf } from './gap.ts';
import { sayLengthWith } from './length.ts';
import { eventsById, pointById } from './lookup.ts';
import type { Answer, Ask, Question } from './question.ts';
import { compareSpots, spotAt, type Spot } from './spot.ts';
import { nameOf, sayMoment } from './words.ts';

export const duration: Question = {
  id: 'duration',
  of: 'event',
  title: 'Duration',
  rule: 'From the stated start to the stated end, or the length as stated; of a numbered series, from its first to its last. An end that is not stated gives no duration.',
  source: 'A definition of this program: arithmetic on the times as reported',
  titleOf: ({ event, course }) => `Duration of ${event ? nameOf(event.id, course) : 'an event'}`,
  applies: ({ event }) => {
    if (event === undefined) return 'no event is chosen';
    if (event.status !== 'affirmed') return 'it did not take place';
    return event.time.kind !== 'point' || event.part !== undefined
      ? true
      : 'it is told as a moment, not a stretch';
  },
  answer: (ask) => answerDuration(ask),
  subjects: ({ events }) =>
    events
      .filter(
        ({ kind, time, status }) =>
          DRUGS.has(kind) && time.kind !== 'point' && status === 'affirmed',
      )
      .map(({ id }) => ({ event: id })),
};

/** What is given or taken. */
export const DRUGS: ReadonlySet<string> = new Set(['medication', 'exposure', 'infusion']);

function answerDuration({ event, course }: Ask): Answer {
  if (event === undefined) return notAssessable('no event is chosen');
  const { time } = event;
  const on = { on: [event], isTimed: true };
  if (time.kind === 'point') return answerSeries(event, course);
  if (time.kind === 'span' && time.lasts) return value(`${sayLength(time.lasts)}, as stated`, on);
  if (time.end.kind === 'unknown') return notStated(sayMissing(time.start, course), on);
  const end = time.end.kind === 'at' ? time.end.at : time.end.asOf;
  if (end === undefined) return notStated(`It is ongoing, ${sayFrom(time.start, course)}`, on);
  const gap = gapOf({ id: event.id, when: time.start }, { id: '', when: end }, course);
  if (gap === undefined)
    return notStated(`${sayFrom(time.start, course)}, until ${sayMoment(end, course)}`, on);
  const ongoing = time.end.kind === 'ongoing' ? ' and ongoing then' : '';
  return value(
    `${gap.days === 0 ? 'within one day' : sayLengthWith(gap.length)}${ongoing}: ${sayFrom(time.start, course)} until ${sayMoment(end, course)}`,
    {
      ...on,
      length: gap,
    },
  );
}

function answerSeries(event: CourseEvent, course: Course): Answer {
  const members = course.events.filter(
    ({ part }) => part !== undefined && part.series === event.part?.series,
  );
  const [first, last] = [members[0], members.at(-1)];
  if (first === undefined || last === undefined)
    return notAssessable('it is told as a moment, not a stretch');
  const gap = gapOf(
    { id: first.id, when: startOf(first.time) },
    { id: last.id, when: startOf(last.time) },
    course,
  );
  const on = { on: members, isTimed: true };
  if (gap === undefined)
    return notStated('The first and the last are not linked by a stated time', on);
  return value(`${sayLengthWith(gap.length)}, from the first to the last of ${members.length}`, {
    ...on,
    length: gap,
  });
}

const sayFrom = (start: When, course: Course): string =>
  start.precision === 'none' ? 'its start not stated' : `from ${sayMoment(start, course)}`;

function sayMissing(start: When, course: Course): string {
  return start.precision === 'none' || start.precision === 'order'
    ? 'Start and end are not stated'
    : `It began ${sayMoment(start, course)}; its end is not stated`;
}

export const timeBetween: Question = {
  id: 'time-between',
  of: 'pair',
  title: 'Time from one to the other',
  rule: 'The stated distance of the two with its uncertainty; where none is stated, the least that the timed phases between them take, and nothing more.',
  source: 'A definition of this program: arithmetic on the times as reported',
  titleOf: ({ course, from, to }) =>
    `Time from ${nameOf(from, course)} to ${to === undefined ? 'another' : nameOf(to, course)}`,
  applies: ({ course, from, to }) =>
    spotAt(from, course) && to !== undefined && spotAt(to, course)
      ? true
      : 'one of the two is not in this case',
  answer: (ask) => answerBetween(ask),
  subjects: (course, view) => {
    const [a, b] = view.cursors;
    if (a?.kind === 'mark' && b?.kind === 'mark') return [{ from: a.id, to: b.id }];
    return course.events
      .filter(
        ({ kind, status }) => (kind === 'diagnosis' || kind === 'outcome') && status === 'affirmed',
      )
      .map(({ id }) => ({ to: id }));
  },
};

function answerBetween({ course, from, to }: Ask): Answer {
  const [a, b] = [spotAt(from, course), to === undefined ? undefined : spotAt(to, course)];
  if (a === undefined || b === undefined)
    return notAssessable('one of the two is not in this case');
  const on = { on: [...datumOf(a, course), ...datumOf(b, course)], isTimed: true };
  const gap = gapOf(a, b, course);
  if (gap !== undefined) return value(sayTimeBetween(a, b, course), { ...on, length: gap });
  const words = sayTimeBetween(a, b, course).replace(/^not stated(?: in the source)?[;,]? ?/, '');
  return notStated([words, ...whyOpen(a, b, course)], on);
}

/** Which of the two has no date, and whether even their order is known. */
function whyOpen(a: Spot, b: Spot, course: Course): readonly string[] {
  const bare = [a, b].filter(({ when }) => when.precision === 'none' || when.precision === 'order');
  const dates = bare.map(({ label, when }) => `${label}: ${sayMoment(when, course)}`);
  const isOrdered = compareSpots(a, b, course) !== 'unknown';
  return isOrdered ? [] : [...dates, 'Even their order is not stated'];
}

function datumOf({ id }: Spot, course: Course) {
  const found = eventsById(course).get(id) ?? pointById(id, course)?.point;
  return found ? [found] : [];
}
