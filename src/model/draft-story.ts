/**
 * A first draft of a talk, proposed from the case: one step a phase, or a lane where there are no
 * phases, each telling what has its place there. What has no place, and all that a figure says
 * around it, comes last, so a draft tells nothing early.
 */
import { locate } from './clock.ts';
import type { Course, CourseEvent, Series } from './course.ts';
import type { CaseDocument, StepDoc, StoryDoc } from './document.ts';
import { addStep, newStep, newStory } from './edit-story.ts';
import type { Phase } from './phase.ts';
import { startOf, type When } from './when.ts';

/** Minutes are left to the speaker. `taken` are the talks that the case has. */
export function draftStory(
  course: Course,
  title: string,
  { taken = [], ambiguous = new Set() }: DraftOptions = {},
): StoryDoc {
  const parts = course.phases.length > 0 ? byPhase(course) : byLane(course);
  const told = parts.map((part): Part => ({
    ...part,
    reveal: withReadings(part.reveal, course, ambiguous),
  }));
  const last: Part = { title: 'The whole case', reveal: 'all' };
  return [...told, last].reduce(
    (story, part) => addStep(story, { ...newStep(part.title, story), reveal: part.reveal }),
    newStory(title, taken),
  );
}

export interface DraftOptions {
  readonly taken?: readonly { readonly id: string }[];
  /** Ids that readings understand differently. */
  readonly ambiguous?: ReadonlySet<string>;
}

interface Part {
  readonly title: string;
  readonly reveal: NonNullable<StepDoc['reveal']>;
}

/** Events and series that readings patch: where one is told, the reading has to be told too. */
export function ambiguousIds({ readings = [] }: CaseDocument): ReadonlySet<string> {
  return new Set(
    readings.flatMap(({ patch }) => [
      ...Object.keys(patch?.events ?? {}),
      ...Object.keys(patch?.series ?? {}),
      ...(patch?.remove ?? []),
    ]),
  );
}

function byPhase(course: Course): readonly Part[] {
  const told = new Set<string>();
  return course.phases.map((phase, at) => {
    const isHere = (when: When, named: string | undefined): boolean =>
      phaseOf(when, named, course)?.id === phase.id;
    const events = course.events.filter((event) => isHere(startOf(event.time), event.phase));
    const values = course.series.map((series) => ({
      series,
      points: series.points.filter((point) => isHere(point.at, point.phase)).map(({ id }) => id),
    }));
    for (const { points } of values) for (const id of points) told.add(id);
    const reveal = [
      phase.id,
      ...namesOf(events, course),
      ...values.flatMap(({ series, points }) => valuesOf(series, points, told)),
    ];
    return { title: at === 0 ? (course.teachingTitle ?? phase.label) : phase.label, reveal };
  });
}

function byLane(course: Course): readonly Part[] {
  const lanes = course.lanes.map(({ id, label }) => ({
    title: label,
    reveal: [
      id,
      ...namesOf(
        course.events.filter(({ lane }) => lane === id),
        course,
      ),
    ],
  }));
  const panels = course.series.map(({ id, label }) => ({ title: label, reveal: [id, `${id}/*`] }));
  return [...lanes, ...panels];
}

/** The phase that the case names, or the one in which the moment is known to lie. */
function phaseOf(when: When, named: string | undefined, course: Course): Phase | undefined {
  if (named !== undefined) return course.phases.find(({ id }) => id === named);
  const place = locate(when, course.clock);
  if (place === undefined) return undefined;
  return course.phases.find(
    ({ extent }) =>
      extent.kind === 'timed' &&
      extent.frame === place.frame &&
      place.earliest >= extent.start &&
      place.latest <= extent.end,
  );
}

/** A numbered series of events by its own name, where all of it is meant. */
function namesOf(events: readonly CourseEvent[], course: Course): readonly string[] {
  const meant = new Set(events);
  const isWhole = (series: string): boolean =>
    course.events.every((each) => each.part?.series !== series || meant.has(each));
  return [
    ...new Set(events.map(({ id, part }) => (part && isWhole(part.series) ? part.series : id))),
  ];
}

function valuesOf(
  { id, points }: Series,
  here: readonly string[],
  told: ReadonlySet<string>,
): readonly string[] {
  if (here.length === 0) return [];
  return points.every((point) => told.has(point.id)) ? [id, `${id}/*`] : [id, ...here];
}

function withReadings(
  reveal: Part['reveal'],
  { events, readings }: Course,
  ambiguous: ReadonlySet<string>,
): Part['reveal'] {
  if (reveal === 'all') return reveal;
  const series = events.flatMap(({ id, part }) => (part && reveal.includes(id) ? part.series : []));
  const isRead = [...reveal, ...series].some((id) => ambiguous.has(id));
  return isRead ? [...reveal, ...readings.map(({ id }) => id)] : reveal;
}
