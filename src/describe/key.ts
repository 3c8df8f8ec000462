/** What a number of the key on paper stands for, short: name, dose or value, and each time. */
import type { Course, CourseEvent } from '../model/course.ts';
import { datumOf } from './datum.ts';
import { present } from './phrase.ts';
import { sayPart, sayPointValue, sayShapeName, sayStatus } from './sentence.ts';
import { sayMoment, sayTime } from './time.ts';
import { sayDose } from './value.ts';

/**
 * Of events, points, shapes or bounds of a series, by the ids that layout gives them. What is said
 * of several is said once, followed by the time of each.
 */
export function sayKeyEntry(ids: readonly string[], course: Course): string {
  const whens = new Map<string, string[]>();
  for (const id of ids) {
    const [what, when] = sayOne(id, course);
    whens.set(what, [...(whens.get(what) ?? []), when]);
  }
  return [...whens].map(([what, when]) => `${what}: ${when.join('; ')}`).join('; ');
}

function sayOne(id: string, course: Course): readonly [what: string, when: string] {
  const datum = datumOf(id, course);
  switch (datum?.type) {
    case 'event':
      return sayEventEntry(datum.event, course);
    case 'point': {
      const { point, series } = datum;
      return [`${series.label} ${sayPointValue(point, series)}`, sayMoment(point.at, course)];
    }
    case 'shape':
      return [datum.series.label, sayShapeName(datum.shape)];
    case undefined:
      return sayBoundEntry(id, course);
  }
}

function sayEventEntry(event: CourseEvent, course: Course): readonly [string, string] {
  const name = present([event.label, sayPart(event), sayStatus(event)]).join(', ');
  const dose = event.dose && sayDose(event.dose, event.evidence);
  const what = present([name, dose, event.note]).join('; ');
  return [what, shorter(sayTime(event.time, course, event.label))];
}

/** "29 May 2003, 06:29–06:46": the day of an end that is the day of the start is said once. */
function shorter(when: string): string {
  return when.replace(/^from (.+), (\d\d:\d\d), until \1, (\d\d:\d\d)$/, '$1, $2–$3');
}

function sayBoundEntry(id: string, course: Course): readonly [string, string] {
  for (const { id: own, label, bounds } of course.series) {
    const bound = bounds.find((_, at) => `${own}/bound-${at + 1}` === id);
    if (bound !== undefined) return [label, bound.label];
  }
  return ['mark', id];
}
