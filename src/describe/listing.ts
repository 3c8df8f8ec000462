/**
 * A lane or a series read out in one paragraph: its events or values in order, each with its time.
 * What all of a list share (how they are known, the dose of a numbered series) is said once.
 */
import type { Course, CourseEvent, Lane, Series } from '../model/course.ts';
import type { Facets } from '../model/evidence.ts';
import { badgesOf, type FacetWords } from './evidence.ts';
import { capital, listOf, present, sentence } from './phrase.ts';
import { eventFacetWords, sayEventName, sayPointValue, sayShapeName } from './sentence.ts';
import { sayEventTime, sayPointTime, sayShapeTime } from './time.ts';
import { sayDose } from './value.ts';

/** A longer list is counted; all of it is in the data table. */
const MOST_IN_ROW = 60;

/** "Symptoms: Purpura, both lower limbs (symptom): from …, reported; …". */
export function sayLane(lane: Lane, events: readonly CourseEvent[], course: Course): string {
  if (events.length === 0) return sentence(`${lane.label}: ${lane.empty ?? 'no events'}`);
  return sayList(lane.label, events, (event) => ({
    says: `${sayEventName(event)}: ${sayEventTime(event, course)}${doseAmong(event, events)}`,
    grounds: groundsOf(event.evidence, eventFacetWords(event)),
  }));
}

/** "ALT, U/L, all reported: 449, at presentation; 1292, …". The unit is said once. */
export function sayValues(series: Series, course: Course): string {
  const name = present([series.label, series.unit.display]).join(', ');
  if (series.points.length === 0) return sentence(`${name}: no values`);
  const unnamed: Series = { ...series, unit: { display: '' } };
  return sayList(name, series.points, (point) => ({
    says: `${sayPointValue(point, unnamed)}, ${sayPointTime(point, course)}`,
    grounds: groundsOf(point.evidence),
  }));
}

/** Each shape by its name, as a drawing aid. */
export function sayShapes(series: Series, course: Course): string {
  return series.shapes
    .map((shape) => {
      const name = `${capital(sayShapeName(shape))}, ${sayShapeTime(shape, course)}`;
      return sentence(`${name}; a drawing aid without values, not in the source`);
    })
    .join(' ');
}

interface Item {
  readonly says: string;
  /** How it is known. */
  readonly grounds: string;
}

function sayList<T>(name: string, items: readonly T[], toItem: (item: T) => Item): string {
  const told = items.slice(0, MOST_IN_ROW).map(toItem);
  const first = told[0]?.grounds;
  const isShared = told.length > 1 && told.every(({ grounds }) => grounds === first);
  const more = items.length - told.length;
  return sentence(
    [
      `${isShared ? `${name}, all ${first}` : name}: `,
      told.map(({ says, grounds }) => (isShared ? says : `${says}, ${grounds}`)).join('; '),
      more > 0 ? `; and ${more} more, listed in the data table` : '',
    ].join(''),
  );
}

/** "reported", "reported with time derived". */
function groundsOf(facets: Facets, words?: FacetWords): string {
  const { what, when, value = what } = facets;
  if (when.kind === what.kind && value.kind === what.kind) return what.kind;
  const [first = '', ...rest] = badgesOf(facets, words).map(({ says }) => says);
  return rest.length === 0 ? first : `${first} with ${listOf(rest)}`;
}

/** A dose that all of a numbered series share is said with its first member. */
function doseAmong(event: CourseEvent, events: readonly CourseEvent[]): string {
  const own = doseWords(event);
  if (own === undefined) return '';
  const series = event.part?.series;
  const members = events.slice(0, MOST_IN_ROW).filter(({ part }) => part && part.series === series);
  const isShared = members.length > 1 && members.every((member) => doseWords(member) === own);
  if (!isShared) return `; dose ${own}`;
  return members[0] === event ? `; each dose ${own}` : '';
}

function doseWords({ dose, evidence }: CourseEvent): string | undefined {
  return dose && sayDose(dose, evidence);
}
