/** The words of what stands in the figure, clusters included. The words of data are describe's. */
import { sayMark } from '../describe/marks.ts';
import type { Figure, Target } from '../layout/figure.ts';
import type { Course } from '../model/course.ts';

export function sayTarget(target: Target, figure: Figure, course: Course): string {
  if (target.type !== 'cluster') return sayMark(target.id, course) ?? target.id;
  const labels = membersOf(target.id, figure).map((id) => labelOf(id, course));
  return `${labels.length} events close together: ${labels.join(', ')}.`;
}

/** The ids of the events that a cluster stands for; none where it is no cluster. */
export function membersOf(id: string, figure: Figure): readonly string[] {
  const events = figure.lanes.flatMap((lane) => lane.events);
  return events.find((event) => event.id === id)?.members ?? [];
}

export function labelOf(id: string, course: Course): string {
  return course.events.find((event) => event.id === id)?.label ?? id;
}
