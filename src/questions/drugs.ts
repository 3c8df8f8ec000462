/** Which drugs, exposures and infusions were going on when something happened. */
import type { Course } from '../model/course.ts';
import { activityAt, type Certainty } from './activity.ts';
import { notAssessable, notStated, unknown, value } from './answer.ts';
import { DRUGS } from './durations.ts';
import type { Answer, Ask, Question } from './question.ts';
import { spotAt, type Spot } from './spot.ts';
import { joinItems, type LaneItem } from './lane-state.ts';
import { eventsById } from './lookup.ts';
import { nameOf } from './words.ts';

export const drugsAt: Question = {
  id: 'drugs-at',
  of: 'event',
  title: 'Drugs active at the time',
  rule: 'Surely active: begun before and not ended; possibly: its stated times allow it; not stated: a start or an end that would decide is missing. Exposures and infusions count as drugs.',
  source: 'A definition of this program: comparison of the times as reported',
  titleOf: ({ event, course }) =>
    `Drugs active at ${event ? nameOf(event.id, course) : 'an event'}`,
  applies: ({ event, course }) => {
    if (event === undefined) return 'no event is chosen';
    return course.events.some(({ kind }) => DRUGS.has(kind)) ? true : 'no drug is reported';
  },
  answer: (ask) => answerDrugs(ask),
  subjects: ({ events }) =>
    events
      .filter(
        ({ kind, status }) =>
          status === 'affirmed' && (kind === 'diagnosis' || kind === 'adverse-event'),
      )
      .map(({ id }) => ({ event: id })),
};

const HEADS: readonly (readonly [Exclude<Certainty, 'no'>, string])[] = [
  ['active', 'Surely active'],
  ['possibly', 'Possibly active'],
  ['not stated', 'Not stated whether active'],
];

function answerDrugs({ event, course }: Ask): Answer {
  const spot = event && spotAt(event.id, course);
  if (spot === undefined) return notAssessable('no event is chosen');
  const items = drugItems(spot, course);
  const byId = eventsById(course);
  const on = items.flatMap(({ eventIds }) => eventIds.flatMap((id) => byId.get(id) ?? []));
  const told = HEADS.flatMap(([certainty, head]) => {
    const own = items.filter((item) => item.certainty === certainty);
    return own.length === 0
      ? []
      : [`${head}: ${own.map(({ label, says }) => `${label} (${says})`).join('; ')}`];
  });
  const grounds = { on, isTimed: true };
  if (told.length === 0) return value('no drug was active then, as far as reported', grounds);
  const isSure = items.some(({ certainty }) => certainty === 'active');
  if (isSure) return value(told, grounds);
  const isMissing = items.some(({ certainty }) => certainty === 'not stated');
  return isMissing ? notStated(told, grounds) : unknown(told, grounds);
}

function drugItems(spot: Spot, course: Course): readonly LaneItem[] {
  const items: LaneItem[] = [];
  for (const event of course.events) {
    if (!DRUGS.has(event.kind) || event.id === spot.id) continue;
    const { certainty, says } = activityAt(event, spot, course);
    if (certainty !== 'no') joinItems(items, event, { certainty, says }, course);
  }
  return items;
}
