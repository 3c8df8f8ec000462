/** Times, evidence, codes and ranges of a case in words, as lists and notes of other formats carry them. */
import type { Course } from '../model/course.ts';
import type { Evidence } from '../model/evidence.ts';
import type { Code } from '../model/quantity.ts';
import type { ReferenceRange } from '../model/range.ts';
import { sayLength, sayWhen, type LabelOf } from '../model/say.ts';
import type { EventTime, SpanEnd, When } from '../model/when.ts';

const known = new WeakMap<Course, ReadonlyMap<string, string>>();

/** Labels of events, by which times in words call them. */
export function labelsOf(course: Course): LabelOf {
  const labels = known.get(course) ?? new Map(course.events.map(({ id, label }) => [id, label]));
  known.set(course, labels);
  return (id) => labels.get(id);
}

/** What times in words call things by. */
export interface Words {
  readonly course: Course;
  readonly labelOf: LabelOf;
}

/** "derived: …", "reported, abstract: “…”", "reported as the opinion of the authors". */
export function sayEvidence({ kind, locator, quote, reasoning, attributedTo }: Evidence): string {
  const claim = attributedTo === undefined ? kind : `${kind} as the opinion of ${attributedTo}`;
  const place = locator === undefined || locator === '' ? claim : `${claim}, ${locator}`;
  const because = [reasoning, quote === undefined ? undefined : `“${quote}”`].filter(Boolean);
  return because.length === 0 ? place : `${place}: ${because.join(' ')}`;
}

export function sayCodes(codes: readonly Code[]): string {
  return codes
    .map(({ system, code, display }) => [system, code, display].filter(Boolean).join(' '))
    .join('; ');
}

export function sayRange({ low, high, source }: ReferenceRange): string {
  return `${low ?? ''}–${high ?? ''} (${source})`;
}

export function sayMoment(when: When, { course, labelOf }: Words): string {
  return sayWhen(when, course.clock, labelOf);
}

export function sayTime(time: EventTime, words: Words): string {
  if (time.kind === 'point') return sayMoment(time.at, words);
  const end = sayEnd(time.end, words);
  const from = `from ${sayMoment(time.start, words)}, ${end}`;
  if (time.kind === 'span') return time.lasts ? `${from}, lasts ${sayLength(time.lasts)}` : from;
  return `${time.count === undefined ? 'repeated' : `${time.count} times`}, ${from}`;
}

function sayEnd(end: SpanEnd, words: Words): string {
  if (end.kind === 'at') return `until ${sayMoment(end.at, words)}`;
  if (end.kind === 'unknown') return 'end not stated';
  return end.asOf ? `ongoing as of ${sayMoment(end.asOf, words)}` : 'ongoing';
}
