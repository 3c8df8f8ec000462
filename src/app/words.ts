/** The words of what stands in the figure, clusters included. The words of data are describe's. */
import { detailOf } from '../describe/detail.ts';
import { sayMark } from '../describe/marks.ts';
import { targetsOf, type Figure, type PlacedText, type Target } from '../layout/figure.ts';
import type { Course } from '../model/course.ts';

/**
 * Everything that a pointer or a key can reach: the marks, and at the end of its row each “+3 more”,
 * which stands for the events or values whose label found no place.
 */
export function reachableOf(figure: Figure): readonly Target[] {
  const rest = restsOf(figure).map(({ row, text }): Target => ({
    id: restId(row),
    type: 'cluster',
    row,
    box: text.box,
  }));
  return [...targetsOf(figure), ...rest];
}

/** An id that no datum can have: ids of a case hold no line break. */
const restId = (row: string): string => `${row}\nmore`;

function restsOf(figure: Figure): readonly Rest[] {
  return [...figure.lanes, ...figure.panels].flatMap(({ id, more }) =>
    more === undefined ? [] : [{ row: id, ...more }],
  );
}

interface Rest {
  readonly row: string;
  readonly text: PlacedText;
  readonly ids: readonly string[];
}

export function sayTarget(target: Target, figure: Figure, course: Course): string {
  if (target.type !== 'cluster') return sayMark(target.id, course) ?? target.id;
  const labels = membersOf(target.id, figure).map((id) => labelOf(id, course));
  return `${titleOfMembers(labels.length)}: ${labels.join(', ')}.`;
}

export const titleOfMembers = (count: number): string => `${count} close together`;

/** The ids of the data that a cluster stands for; none where it is no cluster. */
export function membersOf(id: string, figure: Figure): readonly string[] {
  const rest = restsOf(figure).find(({ row }) => restId(row) === id);
  if (rest !== undefined) return rest.ids;
  const events = figure.lanes.flatMap((lane) => lane.events);
  return events.find((event) => event.id === id)?.members ?? [];
}

export function labelOf(id: string, course: Course): string {
  return detailOf(id, course)?.title ?? id;
}
