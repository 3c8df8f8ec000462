/** When a mark is: all that is needed to place it, without the words for it. */
import type { Course } from '../model/course.ts';
import { momentOfAnchor } from '../model/frames.ts';
import { startOf, type When } from '../model/when.ts';
import { eventsById, pointById } from './lookup.ts';

export interface MarkTime {
  readonly id: string;
  readonly kind: 'mark' | 'anchor';
  readonly when: When;
  /** The untimed phase it stands in. */
  readonly phase?: string;
}

/** Where an event begins, a value was taken, or an anchor stands; undefined where the course holds none of that id. */
export function markTime(id: string, course: Course): MarkTime | undefined {
  const event = eventsById(course).get(id);
  if (event !== undefined) return timeOf(id, startOf(event.time), event.phase);
  const found = pointById(id, course);
  if (found !== undefined) return timeOf(id, found.point.at, found.point.phase);
  const anchor = course.clock.anchors.get(id);
  return anchor && { id, kind: 'anchor', when: momentOfAnchor(anchor) };
}

function timeOf(id: string, when: When, phase: string | undefined): MarkTime {
  return { id, kind: 'mark', when, ...(phase !== undefined && { phase }) };
}
