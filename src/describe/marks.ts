/** What a screen reader says for a mark, by the id the mark carries. */
import type { Course } from '../model/course.ts';
import { datumOf, type Datum } from './datum.ts';
import { present } from './phrase.ts';
import { sayEvent, sayPart, sayPoint, sayPointValue, sayShape, sayShapeName } from './sentence.ts';

/** The sentence of one mark, drawn or not; the same for every view. */
export function sayMark(id: string, course: Course): string | undefined {
  const datum = datumOf(id, course);
  return datum && sayDatum(datum, course);
}

/** What a mark is called in a list: "Infusion, 4 of 8", "Platelets: > 150 ×10⁹/L". */
export function titleOf(datum: Datum): string {
  switch (datum.type) {
    case 'event':
      return present([datum.event.label, sayPart(datum.event)]).join(', ');
    case 'point':
      return `${datum.series.label}: ${sayPointValue(datum.point, datum.series)}`;
    case 'shape':
      return `${datum.series.label}: ${sayShapeName(datum.shape)}`;
  }
}

function sayDatum(datum: Datum, course: Course): string {
  switch (datum.type) {
    case 'event':
      return sayEvent(datum.event, course);
    case 'point':
      return sayPoint(datum.point, datum.series, course);
    case 'shape':
      return sayShape(datum.shape, datum.series, course);
  }
}
