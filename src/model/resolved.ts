/**
 * The courses of documents that are resolved already, and who resolves the others. The resolver is
 * half of this folder, and a case that was resolved elsewhere does without it: so it makes itself
 * known by being loaded, and only who asks for another reading has to see to that.
 */
import type { Course } from './course.ts';
import type { CaseDocument } from './document.ts';
import type { Issue } from './issue.ts';

export interface ResolvedCase {
  readonly course: Course;
  readonly issues: readonly Issue[];
}

/** An undefined or unknown reading is the default one. */
type Resolve = (document: CaseDocument, readingId: string | undefined) => ResolvedCase;

const known = new WeakMap<CaseDocument, Map<string, ResolvedCase>>();
let resolver: Resolve | undefined;

/** `resolve.ts` alone calls this. */
export function resolveBy(resolve: Resolve): void {
  resolver = resolve;
}

/** The course of a document for a reading, resolved once for each. Throws where that takes the resolver and it is not loaded. */
export function resolvedCase(document: CaseDocument, readingId?: string): ResolvedCase {
  const key = readingId ?? '';
  const ofDocument = known.get(document) ?? new Map<string, ResolvedCase>();
  known.set(document, ofDocument);
  const found = ofDocument.get(key);
  if (found !== undefined) return found;
  if (resolver === undefined) throw new Error('model/resolve.ts is asked for before it is loaded');
  const resolved = resolver(document, readingId);
  ofDocument.set(key, resolved);
  return resolved;
}

/** A document that was resolved elsewhere, for its default reading, is not resolved again. */
export function knowResolved(document: CaseDocument, resolved: ResolvedCase): void {
  const { reading } = resolved.course;
  known.set(
    document,
    new Map([
      ['', resolved],
      [reading ?? '', resolved],
    ]),
  );
}
