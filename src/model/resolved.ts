/**
 * Courses that are made already, and who makes others of them. A resolver, other dates and a part of
 * a case are half of this folder, and a case that was resolved elsewhere is shown without them: so
 * they make themselves known by being loaded, and who asks for more has to see to that.
 */
import type { Course, DateForm } from './course.ts';
import type { CaseDocument } from './document.ts';
import type { Issue } from './issue.ts';
import type { Reveal } from './reveal.ts';

export interface ResolvedCase {
  readonly course: Course;
  readonly issues: readonly Issue[];
}

interface Maker {
  /** An undefined or unknown reading is the default one. */
  readonly resolve: (document: CaseDocument, readingId: string | undefined) => ResolvedCase;
  readonly withDates: (course: Course, dates: DateForm | undefined) => Course;
  readonly withReveal: (course: Course, reveal: Reveal | undefined) => Course;
}

const known = new WeakMap<CaseDocument, Map<string, ResolvedCase>>();
let maker: Maker | undefined;

/** `resolve.ts` alone calls this. */
export function makeBy(made: Maker): void {
  maker = made;
}

function loaded(): Maker {
  if (maker === undefined) throw new Error('model/resolve.ts is asked for before it is loaded');
  return maker;
}

/** The course of a document for a reading, resolved once for each. Throws where the resolver is not loaded. */
export function resolvedCase(document: CaseDocument, readingId?: string): ResolvedCase {
  const key = readingId ?? '';
  const ofDocument = known.get(document) ?? new Map<string, ResolvedCase>();
  known.set(document, ofDocument);
  const found = ofDocument.get(key) ?? loaded().resolve(document, readingId);
  ofDocument.set(key, found);
  return found;
}

/** A document that was resolved elsewhere, for its default reading, is not resolved again. */
export function knowResolved(document: CaseDocument, resolved: ResolvedCase): void {
  const { reading = '' } = resolved.course;
  known.set(
    document,
    new Map([
      ['', resolved],
      [reading, resolved],
    ]),
  );
}

/**
 * The course with its dates as they may be told, and only as far as it is told; the course itself
 * where all of it is. Never shows more: it throws where the resolver is not loaded.
 */
export function seen(
  course: Course,
  { dates, reveal }: { readonly dates?: DateForm; readonly reveal?: Reveal },
): Course {
  if (dates === undefined && reveal === undefined) return course;
  const { withDates, withReveal } = loaded();
  return withReveal(withDates(course, dates), reveal);
}
