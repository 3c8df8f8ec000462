/** Day zero: the moment that the ticks of its frame count from, as the case or the reader chose it. */
import { locate } from '../model/clock.ts';
import type { Course, CourseEvent } from '../model/course.ts';
import { eventOf } from '../model/event-by-id.ts';
import { startOf } from '../model/when.ts';
import type { View } from '../view/view.ts';

export interface Zero {
  readonly frame: string;
  /** ms of the frame. */
  readonly t: number;
  readonly label: string;
  /** The reader's choice goes before the ticks that a phase asks for. */
  readonly isChosen: boolean;
}

/** Undefined when the chosen event or anchor has no stated place to count from. */
export function zeroOf(course: Course, view: View): Zero | undefined {
  if (view.dayZero === undefined) return anchorZero(course, course.clock.dayZero, false);
  return anchorZero(course, view.dayZero, true) ?? eventZero(course, view.dayZero);
}

function anchorZero(course: Course, id: string, isChosen: boolean): Zero | undefined {
  const anchor = course.clock.anchors.get(id);
  return anchor && { frame: anchor.frame, t: anchor.earliest, label: anchor.label, isChosen };
}

function eventZero(course: Course, id: string): Zero | undefined {
  const event = eventOf(course, id);
  const place = event && locate(startOf(event.time), course.clock);
  if (event === undefined || place === undefined || !Number.isFinite(place.earliest))
    return undefined;
  return { frame: place.frame, t: place.earliest, label: nameOf(event), isChosen: true };
}

/** Short enough for an axis: "ucMSC infusion 3". */
function nameOf({ label, part }: CourseEvent): string {
  const name = part ? `${label} ${part.number}` : label;
  return name.length > LONGEST ? `${name.slice(0, LONGEST - 1).trimEnd()}…` : name;
}

const LONGEST = 28;
