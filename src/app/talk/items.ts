/**
 * All that a step can tell of a case, as lists for a person to tick: phases, each lane with its
 * events, each panel with its values, and readings. An item knows under which names it may have
 * been told already.
 */
import type { Course, Series } from '../../model/course.ts';
import type { CaseDocument } from '../../model/document.ts';
import { labelOf } from '../words.ts';

export interface Item {
  /** Unique among the items: the first of its ids. */
  readonly id: string;
  /** What a step names to tell it. */
  readonly ids: readonly string[];
  readonly label: string;
  /** Other ids that tell it too. */
  readonly under: readonly string[];
  /** Ids of the marks that it stands for, for a window or a cursor. */
  readonly marks: readonly string[];
  /** Its place can be shown without saying what it is. */
  readonly canMask: boolean;
}

export interface Group {
  readonly key: string;
  readonly label: string;
  readonly items: readonly Item[];
}

export function groupsOf(course: Course, document: CaseDocument): readonly Group[] {
  const plain = ({ id, label }: { id: string; label: string }): Item => ({
    ...{ id, ids: [id], label, under: [], marks: [id], canMask: false },
  });
  const groups: readonly Group[] = [
    { key: 'phases', label: 'Phases', items: course.phases.map(plain) },
    ...course.lanes.map((lane) => ({
      key: `lane ${lane.id}`,
      label: lane.label,
      items: eventsIn(lane.id, course, document) ?? [{ ...plain(lane), label: 'The empty lane' }],
    })),
    ...course.series.map((series) => ({
      key: `panel ${series.id}`,
      label: series.label,
      items: valuesIn(series, course),
    })),
    { key: 'readings', label: 'Readings', items: course.readings.map(plain) },
  ];
  return groups.filter(({ items }) => items.length > 0);
}

/** A numbered series is one item, under the name that the file gives it. */
function eventsIn(
  lane: string,
  course: Course,
  { events = [] }: CaseDocument,
): readonly Item[] | undefined {
  const found = new Map<string, Item>();
  for (const event of course.events) {
    if (event.lane !== lane) continue;
    const id = event.part?.series ?? event.id;
    const label = event.part ? events.find((each) => each.id === id)?.label : event.label;
    const marks = [...(found.get(id)?.marks ?? []), event.id];
    found.set(id, { id, ids: [id], label: label ?? event.label, under: [], marks, canMask: true });
  }
  return found.size === 0 ? undefined : [...found.values()];
}

function valuesIn({ id, points, bounds, shapes }: Series, course: Course): readonly Item[] {
  const part = (own: string, label: string, canMask = false): Item => ({
    ...{ id: own, ids: [own], label, under: [`${id}/*`], marks: [], canMask },
  });
  const all = part(`${id}/*`, 'All of it');
  const curve = part(`${id}/shape-1`, 'Illustrative curve');
  return [
    { ...all, ids: [id, `${id}/*`], under: [], marks: points.map((point) => point.id) },
    part(id, 'The panel itself'),
    ...points.map((point) => ({
      ...part(point.id, point.label ?? labelOf(point.id, course)),
      marks: [point.id],
    })),
    ...bounds.map(({ label }, at) => part(`${id}/bound-${at + 1}`, `Bound: ${label}`, true)),
    // Shapes are told together or not at all.
    ...(shapes.length === 0
      ? []
      : [{ ...curve, ids: shapes.map((_, at) => `${id}/shape-${at + 1}`) }]),
  ];
}

const MOST_NAMED = 3;

/** Names of what is told, as a person would read them; an id that the case does not have stays an id. */
export function sayTold(ids: readonly string[], groups: readonly Group[]): string {
  const items = groups.flatMap(({ key, label, items: all }) =>
    all.map((item) => ({ ...item, label: key.startsWith('panel ') ? label : item.label })),
  );
  const nameOf = (id: string): string =>
    items.find((item) => item.ids.includes(id) || item.marks.includes(id))?.label ??
    groups.find(({ key }) => key === `lane ${id}`)?.label ??
    id;
  const names = [...new Set(ids.map(nameOf))];
  const more = names.length - MOST_NAMED;
  const first = names.slice(0, more > 1 ? MOST_NAMED : undefined).join(', ');
  return more > 1 ? `${first} and ${more} more` : first;
}
