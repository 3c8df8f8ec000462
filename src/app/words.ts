/** The words of what stands in the figure, clusters included. The words of data are describe's. */
import { detailOf } from '../describe/detail.ts';
import { sayMark } from '../describe/marks.ts';
import type { Figure, PlacedText } from '../layout/figure.ts';
import { targetsOf, type Target } from '../layout/targets.ts';
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
const REST = '\nmore';
const restId = (row: string): string => `${row}${REST}`;

/** What stands for labels without a place: its members are drawn, each in its own place. */
export const isRest = (id: string): boolean => id.endsWith(REST);

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
  if (target.type !== 'cluster') return saidOnce(target.id, course);
  const labels = membersOf(target.id, figure).map((id) => labelOf(id, course));
  return `${titleOfMembers(labels.length)}: ${labels.join(', ')}.`;
}

const known = new WeakMap<Course, Map<string, string>>();

/** Asked for in every frame of a zoom: a course never changes, so each mark is said once. */
function saidOnce(id: string, course: Course): string {
  const said = known.get(course) ?? new Map<string, string>();
  known.set(course, said);
  const words = said.get(id) ?? sayMark(id, course) ?? id;
  said.set(id, words);
  return words;
}

export const titleOfMembers = (count: number): string => `${count} close together`;

/** The ids of the data that a cluster stands for; none where it is no cluster. */
export function membersOf(id: string, figure: Figure): readonly string[] {
  const rest = restsOf(figure).find(({ row }) => restId(row) === id);
  if (rest !== undefined) return rest.ids;
  const events = figure.lanes.flatMap((lane) => lane.events);
  return events.find((event) => event.id === id)?.members ?? [];
}

export function targetsById(targets: readonly Target[]): ReadonlyMap<string, Target> {
  return new Map(targets.map((target) => [target.id, target]));
}

/** Where a mark is reached: by itself, or in the cluster that stands for it. */
export function targetHolding(
  ids: readonly string[],
  targets: readonly Target[],
  figure: Figure,
): Target | undefined {
  return (
    targets.find(({ id }) => ids.includes(id)) ??
    targets.find(
      ({ id, type }) =>
        type === 'cluster' && membersOf(id, figure).some((member) => ids.includes(member)),
    )
  );
}

export function labelOf(id: string, course: Course): string {
  return detailOf(id, course)?.title ?? id;
}
