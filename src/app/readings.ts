/**
 * The readings of an ambiguous passage side by side: what each changes of the course, so that a
 * reader sees what hangs on the choice before making it.
 */
import type { Case } from '../model/case.ts';
import type { Course, CourseEvent } from '../model/course.ts';
import { resolveCase } from '../model/resolve.ts';
import { pin, setReading } from '../view/changes.ts';
import { isMark } from '../view/known.ts';
import type { View } from '../view/view.ts';

export interface ReadingChange {
  /** "8 infusions over 2 months": of the phases that the readings tell differently. */
  readonly phases: readonly string[];
  readonly events: number;
}

const known = new WeakMap<Case['document'], ReadonlyMap<string, Course>>();

/** The course of every reading, resolved once a case. */
function coursesOf({ document }: Case, { readings }: Course): ReadonlyMap<string, Course> {
  const found =
    known.get(document) ??
    new Map(readings.map(({ id }) => [id, resolveCase(document, id).course] as const));
  known.set(document, found);
  return found;
}

export function changesOf(caseFile: Case, course: Course): ReadonlyMap<string, ReadingChange> {
  const courses = coursesOf(caseFile, course);
  const told = (phase: string): ReadonlySet<string | undefined> =>
    new Set(Array.from(courses.values(), (each) => subtitleOf(each, phase)));
  const differing = course.phases.filter(({ id }) => told(id).size > 1);
  return new Map(
    Array.from(courses, ([id, each]) => {
      const phases = differing.flatMap((phase) => subtitleOf(each, phase.id) ?? []);
      return [id, { phases, events: each.events.length }];
    }),
  );
}

function subtitleOf({ phases }: Course, id: string): string | undefined {
  return phases.find((phase) => phase.id === id)?.subtitle;
}

/** The view under another reading; a pinned mark that this reading tells otherwise stays pinned as that. */
export function readAs(view: View, reading: string, caseFile: Case, course: Course): View {
  const next = coursesOf(caseFile, course).get(reading);
  const read = setReading(view, course, reading);
  if (next === undefined || view.pinned === undefined || isMark(next, view.pinned)) return read;
  return pin(read, next, counterpart(view.pinned, course, next));
}

/** Told in the same words of the source, in the same lane. */
function counterpart(id: string, course: Course, next: Course): string | undefined {
  const event = course.events.find((each) => each.id === id);
  if (event === undefined) return undefined;
  const isSame = (other: CourseEvent): boolean =>
    other.lane === event.lane &&
    other.kind === event.kind &&
    other.evidence.what.quote !== undefined &&
    other.evidence.what.quote === event.evidence.what.quote;
  const alike = next.events.filter(isSame);
  return (alike.find(({ part }) => part?.number === event.part?.number) ?? alike[0])?.id;
}
