/** Names, values and times as answers say them. No sentence is made here, only its parts. */
import type { Course, CourseEvent, Point, Series } from '../model/course.ts';
import { weakestOf } from '../model/evidence.ts';
import { sayValue, type Unit } from '../model/quantity.ts';
import { sayWhen } from '../model/say.ts';
import type { When } from '../model/when.ts';
import { eventsById, pointById } from './lookup.ts';

export function sayNumber(value: number): string {
  return String(value).replace(/-/g, '−');
}

export function withUnit(number: string, { display }: Unit): string {
  return display === '' ? number : `${number} ${display}`;
}

/** To three digits, for what was computed: 8.2, 14.7, 310. */
export function sayRounded(value: number): string {
  return sayNumber(Number(value.toPrecision(3)));
}

/** "< 150 ×10⁹/L", "normal". */
export function sayPointValue({ value }: Point, { unit }: Series): string {
  return sayValue(value, unit);
}

/** A label longer than this would bury the sentence. */
const LONGEST_NAME = 60;

/** What an event, a value or an anchor is called inside a sentence. */
export function nameOf(id: string, course: Course): string {
  const event = eventsById(course).get(id);
  if (event !== undefined) return eventName(event, course);
  const found = pointById(id, course);
  if (found !== undefined)
    return `${found.series.label} ${sayPointValue(found.point, found.series)}`;
  return anchorName(id, course) ?? id;
}

/** "ucMSC infusion 2"; "the diagnosis" where a long label is the only one of its kind. */
export function eventName(event: CourseEvent, { events }: Course): string {
  const isOnly = events.every((other) => other === event || other.kind !== event.kind);
  if (event.label.length > LONGEST_NAME && isOnly) return `the ${event.kind}`;
  return labelOf(event);
}

/** The label of an event with its number in its series. */
export function labelOf({ part, label, time }: CourseEvent): string {
  if (part === undefined || time.kind === 'episodes') return label;
  return new RegExp(`\\b${part.number}\\b`).test(label) ? label : `${label} ${part.number}`;
}

function anchorName(id: string, { clock }: Course): string | undefined {
  const label = clock.anchors.get(id)?.label;
  if (label === undefined) return undefined;
  return /^(?:first|last|second|third|start|end|final|index)\b/i.test(label)
    ? `the ${label.charAt(0).toLowerCase()}${label.slice(1)}`
    : label;
}

/** "March 2021", "after presentation, date not stated". */
export function sayMoment(when: When, course: Course): string {
  return sayWhen(when, course.clock, (id) =>
    eventsById(course).has(id) ? nameOf(id, course) : undefined,
  );
}

/** "on 4 Mar 2021", "at presentation", "12 days before presentation". */
export function sayPointWhen(point: Point, course: Course): string {
  return sayDated(point.at, point.phase, course);
}

/** "702 U/L on 4 Mar 2021", and whether it was reported at all. */
export function sayFact(point: Point, series: Series, course: Course): string {
  const derived = weakestOf(point.evidence) === 'derived' ? ' (derived)' : '';
  return `${sayPointValue(point, series)} ${sayPointWhen(point, course)}${derived}`;
}

export function sayDated(when: When, phase: string | undefined, course: Course): string {
  const inPhase = course.phases.find(({ id }) => id === phase)?.label;
  const place = inPhase === undefined ? '' : `in ${inPhase} (order only), `;
  if (when.precision === 'none') return `${place}date not stated`;
  const words = sayMoment(when, course);
  if (place !== '') return `${place}${words}`;
  return `${preposition(when)}${words}`;
}

function preposition({ anchor, precision, approximate, earliest }: When): string {
  const isFine = FINE.has(precision);
  if (anchor === 'calendar')
    return approximate
      ? ''
      : isFine
        ? 'on '
        : precision === 'month' || precision === 'year'
          ? 'in '
          : '';
  if (isFine && earliest === 0 && !approximate) return 'at ';
  return isFine && earliest > 0 ? 'on ' : '';
}

const FINE: ReadonlySet<string> = new Set(['day', 'hour', 'minute', 'second']);

export function listOf(items: readonly string[]): string {
  const last = items[items.length - 1];
  if (last === undefined || items.length === 1) return last ?? '';
  return `${items.slice(0, -1).join(', ')} and ${last}`;
}

export function countOf(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}

/** Ends with one full stop. */
export function sentence(text: string): string {
  const trimmed = text.trim();
  return trimmed === '' || /[.!?…]["”’)]*$/.test(trimmed) ? trimmed : `${trimmed}.`;
}

export function sentences(...texts: readonly (string | undefined)[]): string {
  return texts
    .flatMap((text) => (text === undefined || text === '' ? [] : [sentence(capital(text))]))
    .join(' ');
}

/** "ucMSC" and "× upper limit" stay as they are written. */
function capital(text: string): string {
  return /^[a-z]+\b(?!-)/.test(text) && !/^[a-z]+[A-Z]/.test(text)
    ? text.charAt(0).toUpperCase() + text.slice(1)
    : text;
}
