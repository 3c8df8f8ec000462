/** What a number of the key on paper stands for, short: name, dose or value, and when. */
import type { Course, CourseEvent } from '../model/course.ts';
import { datumOf } from './datum.ts';
import { present } from './phrase.ts';
import { sayPart, sayPointValue, sayShapeName, sayStatus } from './sentence.ts';
import { sayMoment, sayTime } from './time.ts';
import { sayDose } from './value.ts';

/** Of an event, a point, a shape or a bound of a series, by the id that layout gives it. */
export function sayKeyEntry(id: string, course: Course): string {
  const datum = datumOf(id, course);
  switch (datum?.type) {
    case 'event':
      return sayEventEntry(datum.event, course);
    case 'point': {
      const { point, series } = datum;
      return `${series.label} ${sayPointValue(point, series)}: ${sayMoment(point.at, course)}`;
    }
    case 'shape':
      return `${datum.series.label}: ${sayShapeName(datum.shape)}`;
    case undefined:
      return sayBoundEntry(id, course);
  }
}

function sayEventEntry(event: CourseEvent, course: Course): string {
  const name = present([event.label, sayPart(event), sayStatus(event)]).join(', ');
  const dose = event.dose && sayDose(event.dose, event.evidence);
  const when = sayTime(event.time, course, event.label);
  return `${present([name, dose, event.note]).join('; ')}: ${when}`;
}

function sayBoundEntry(id: string, course: Course): string {
  for (const { id: own, label, bounds } of course.series) {
    const bound = bounds.find((_, at) => `${own}/bound-${at + 1}` === id);
    if (bound !== undefined) return `${label}: ${bound.label}`;
  }
  return id;
}
