/** From a path in a document to the place in the file that a person wrote. */
import { pathKeys, pathTo, type Issue } from '../model/issue.ts';
import type { CaseDocument } from '../model/document.ts';
import type { Path } from './outcome.ts';

export type PlaceOf = (
  path: Path,
  at: 'key' | 'value',
) => { readonly line: number; readonly column: number } | undefined;

/** ['events', 3, 'start'] is `events[3].start`. */
export function sayPath(path: Path): string {
  const said = path.reduce<string>(
    (before, key) => (typeof key === 'number' ? `${before}[${key}]` : pathTo(before, key)),
    '',
  );
  return said.replace(/^\./, '');
}

/**
 * The model counts the items that were kept; the file also holds those that were left out. The
 * issue's path becomes the file's, with line and column.
 */
export function placeIssue(
  issue: Issue,
  document: CaseDocument,
  origin: ReadonlyMap<object, Path>,
  place: PlaceOf,
): Issue {
  const path = inFile(pathKeys(issue.path), document, origin);
  const found = path.length > 0 ? place(path, 'value') : undefined;
  return { ...issue, path: sayPath(path), ...found };
}

function inFile(keys: Path, document: CaseDocument, origin: ReadonlyMap<object, Path>): Path {
  let path: Path = [];
  let value: unknown = document;
  for (const key of keys) {
    const isHeld = typeof value === 'object' && value !== null && Object.hasOwn(value, key);
    value = isHeld ? (value as Record<string | number, unknown>)[key] : undefined;
    const known = typeof value === 'object' && value !== null ? origin.get(value) : undefined;
    path = known ?? [...path, key];
  }
  return path;
}
