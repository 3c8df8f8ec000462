/** The words of what stands in the figure, clusters included. The words of data are describe's. */
import { datumOf } from '../describe/datum.ts';
import { sayCount } from '../describe/period.ts';
import { sayMark, titleOf } from '../describe/marks.ts';
import type { CrowdCell, Figure, PlacedText } from '../layout/figure.ts';
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
  const cell = cellOf(target.id, figure);
  if (cell !== undefined) return `${sayCount(cell.count, cell, course)}.`;
  const members = membersOf(target.id, figure);
  const labels = members.slice(0, MOST_SAID).map((id) => labelOf(id, course));
  const more = members.length > MOST_SAID ? [`and ${members.length - MOST_SAID} more`] : [];
  return `${titleOfMembers(members.length)}: ${[...labels, ...more].join(', ')}.`;
}

/** Nobody listens to more. */
const MOST_SAID = 60;

/** The part of a crowd that carries this id. */
export function cellOf(id: string, figure: Figure): CrowdCell | undefined {
  const cells = known.cells.get(figure) ?? new Map(cellsOf(figure).map((cell) => [cell.id, cell]));
  known.cells.set(figure, cells);
  return cells.get(id);
}

const cellsOf = ({ lanes }: Figure): readonly CrowdCell[] =>
  lanes.flatMap(({ crowd }) => crowd?.cells ?? []);

const known = {
  said: new WeakMap<Course, Map<string, string>>(),
  cells: new WeakMap<Figure, ReadonlyMap<string, CrowdCell>>(),
};

/** Asked for in every frame of a zoom: a course never changes, so each mark is said once. */
function saidOnce(id: string, course: Course): string {
  const said = known.said.get(course) ?? new Map<string, string>();
  known.said.set(course, said);
  const words = said.get(id) ?? sayMark(id, course) ?? id;
  said.set(id, words);
  return words;
}

export const titleOfMembers = (count: number): string => `${count} close together`;

/** The ids of the data that a cluster stands for; none where it is no cluster. */
export function membersOf(id: string, figure: Figure): readonly string[] {
  const rest = restsOf(figure).find(({ row }) => restId(row) === id);
  if (rest !== undefined) return rest.ids;
  const cell = cellOf(id, figure);
  if (cell !== undefined) return cell.members;
  const events = figure.lanes.flatMap((lane) => lane.events);
  return events.find((event) => event.id === id)?.members ?? [];
}

export function targetsById(
  targets: readonly Target[],
  aimed?: Target,
): ReadonlyMap<string, Target> {
  return new Map([...(aimed ? [aimed] : []), ...targets].map((target) => [target.id, target]));
}

/** Where a mark is reached: by itself, or in the cluster that stands for it. */
export function targetHolding(
  ids: readonly string[],
  targets: readonly Target[],
  figure: Figure,
): Target | undefined {
  const wanted = new Set(ids);
  const isWanted = (id: string): boolean => wanted.has(id);
  return (
    targets.find(({ id }) => isWanted(id)) ??
    targets.find(({ id, type }) => type === 'cluster' && membersOf(id, figure).some(isWanted))
  );
}

export function labelOf(id: string, course: Course): string {
  const datum = datumOf(id, course);
  return datum === undefined ? id : titleOf(datum);
}
