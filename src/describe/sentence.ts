/**
 * One full spoken sentence for each event, point and shape: what, when, how much, how we know it,
 * and what a reader would look for and the source does not say.
 */
import type { Course, CourseEvent, Point, Series, Shape, Status } from '../model/course.ts';
import type { Evidence } from '../model/evidence.ts';
import { sayFacets, type FacetWords } from './evidence.ts';
import { listOf, paragraph, present, quoted } from './phrase.ts';
import { sayEventTime, sayPointTime, sayShapeTime } from './time.ts';
import { sayDose, sayValueOf } from './value.ts';

const STATUS: Readonly<Record<Status, string | undefined>> = {
  affirmed: undefined,
  excluded: 'excluded',
  refuted: 'refuted',
  planned: 'planned',
  'not-done': 'not done',
};

/** "ucMSC infusion, 4 of 8: 21 days after first infusion; dose median 5.65 (5.48–5.98) ×10⁷/L. …" */
export function sayEvent(event: CourseEvent, course: Course): string {
  const dose = event.dose && `dose ${sayDose(event.dose, event.evidence)}`;
  const claim = [sayEventTime(event, course), event.severity, dose];
  return paragraph([
    `${sayEventName(event)}: ${present(claim).join('; ')}`,
    event.detail,
    sayFacets(event.evidence, eventFacetWords(event)),
    sayNotStated(event.notStated),
  ]);
}

/** "Platelets above 150 ×10⁹/L: after presentation, in Follow-up (order only). …" */
export function sayPoint(point: Point, series: Series, course: Course): string {
  return paragraph([
    `${series.label}, ${sayPointValue(point, series)}: ${sayPointTime(point, course)}`,
    point.note,
    sayFacets(point.evidence),
  ]);
}

/** "Platelets, illustrative shape: …". It has no numbers, so none is said. */
export function sayShape(shape: Shape, series: Series, course: Course): string {
  return paragraph([
    `${series.label}, ${sayShapeName(shape)}, ${sayShapeTime(shape, course)}`,
    'A drawing aid, not in the source; it has no values',
    sayModel(shape.evidence),
  ]);
}

/**
 * "ucMSC infusion, 4 of 8"; "Herpes zoster, excluded"; "Purpura (symptom)". What the label, or words
 * that stand `beside` it, say of its kind is not said again.
 */
export function sayEventName(event: CourseEvent, beside = ''): string {
  const spaced = event.kind.replace('-', ' ');
  const isSaid =
    event.label.toLowerCase().includes(event.kind) || beside.toLowerCase().includes(spaced);
  const kind = isSaid ? undefined : `(${spaced})`;
  const name = present([event.label, kind]).join(' ');
  return present([name, sayPart(event), STATUS[event.status]]).join(', ');
}

/** "4 of 8", or "number 4" where the count is not known. */
export function sayPart({ part, time }: CourseEvent): string | undefined {
  // A series whose members have no dates is one event: it is no member itself.
  if (part === undefined || time.kind === 'episodes') return undefined;
  return part.of === undefined ? `number ${part.number}` : `${part.number} of ${part.of}`;
}

export function sayStatus(event: CourseEvent): string | undefined {
  return STATUS[event.status];
}

/** What a drawing aid was drawn after, in whose words the case leaves open. */
export function sayModel({ quote, reasoning }: Evidence): string | undefined {
  const words = quote === undefined ? reasoning : quoted(quote);
  return words && `Drawn after: ${words}`;
}

/** The value in words, and the author's label where it says more. */
export function sayPointValue(point: Point, series: Series): string {
  const value = sayValueOf(point.value, series.unit, point.evidence);
  const { label } = point;
  return label === undefined || value.includes(label) ? value : `${value}, ${label}`;
}

/** A shape is named illustrative, whatever its label says. */
export function sayShapeName(shape: Shape): string {
  return /\billustrative\b/i.test(shape.label) ? shape.label : `illustrative shape: ${shape.label}`;
}

export function sayNotStated(what: readonly string[]): string | undefined {
  return what.length === 0 ? undefined : `Not stated: ${listOf(what)}`;
}

/** A member of a numbered series has a spacing rather than a time of its own. */
export function eventFacetWords(event: CourseEvent): FacetWords {
  return { value: 'dose', ...(event.part && { when: 'spacing' }) };
}
