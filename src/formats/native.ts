/**
 * The native case format, from parsed data on: version, shape, then the model's own judgement. It
 * carries no YAML, because the application's first screen opens a case that was parsed at build time.
 */
import type { Case } from '../model/case.ts';
import { checkCase } from '../model/check.ts';
import type { CaseDocument } from '../model/document.ts';
import type { Issue } from '../model/issue.ts';
import { conform } from './conform.ts';
import { formatIssue, kindOf } from './issues.ts';
import type { Found, Path } from './outcome.ts';
import { placeIssue, sayPath, type PlaceOf } from './place.ts';
import { caseSchema } from './schema.ts';
import { isSound } from './sound.ts';

export interface ReadCase {
  /** Undefined when the file holds no case. */
  readonly case?: Case;
  readonly issues: readonly Issue[];
}

export interface Origin {
  /** The file's name; a path is cut to it. */
  readonly name: string;
  readonly text?: string;
  readonly place?: PlaceOf;
  /** By a reader of ours, so that it is kept as it is where it is sound, its keys in their order. */
  readonly isMade?: true;
}

/** Reads a case that is parsed already. Never throws on foreign data. */
export function readCaseObject(value: unknown, name = 'case'): ReadCase {
  return toCase(value, { name });
}

/** Data of any kind becomes a case, as much of it as is sound, and the issues of the rest. */
export function toCase(value: unknown, origin: Origin): ReadCase {
  const { text, place = () => undefined } = origin;
  const name = origin.name.replace(/^.*[\\/]/, '');
  const { document, origin: places, issues } = toShape(value, { ...origin, name });
  if (document === undefined) return { issues };
  const content = checkCase(document);
  const placed = content
    .slice(0, MOST_CONTENT)
    .map((issue) => placeIssue(issue, document, places, place));
  return {
    case: { name, document, ...(text !== undefined && { text }) },
    issues: [...issues, ...placed, ...untold(content.length - placed.length)],
  };
}

export interface Shaped {
  readonly document?: CaseDocument;
  /** Where the groups of the document stood in the file. */
  readonly origin: ReadonlyMap<object, Path>;
  readonly issues: readonly Issue[];
}

/** The document alone, its sense not judged. */
export function toShape(
  value: unknown,
  { name, place = () => undefined, isMade }: Omit<Origin, 'text'>,
): Shaped {
  const origin = new Map<object, Path>();
  if (!isGroup(value)) {
    return { origin, issues: [formatIssue('not-a-case', '', { about: kindOf(value), line: 1 })] };
  }
  const version = versionIssues(value, place);
  if (version.some(({ code }) => code === 'newer-version')) return { origin, issues: version };
  if (isMade && isSound(caseSchema, value))
    return { document: value as unknown as CaseDocument, origin, issues: [] };
  const conformed = conform(caseSchema, { ...value, caseline: 1 }, standIns(name, value));
  const shape = conformed.found.map((found) => tellAt(found, place));
  const issues = [...version, ...shape, ...untold(conformed.untold)];
  if (conformed.value === undefined) return { origin, issues };
  return { document: conformed.value as CaseDocument, origin: conformed.origin, issues };
}

/** The model's issues are about data that is shown, so more of them are told than of the file's shape. */
const MOST_CONTENT = 1000;

function untold(count: number): readonly Issue[] {
  return count > 0 ? [formatIssue('too-many-issues', '', { about: String(count) })] : [];
}

function versionIssues(value: Readonly<Record<string, unknown>>, place: PlaceOf): readonly Issue[] {
  if (!Object.hasOwn(value, 'caseline')) return [formatIssue('missing-version', '', { line: 1 })];
  const received = value['caseline'];
  if (received === 1) return [];
  const isNewer = Number(received) > 1;
  return [
    formatIssue(isNewer ? 'newer-version' : 'wrong-version', 'caseline', {
      received: received ?? 'nothing',
      ...place(['caseline'], 'value'),
    }),
  ];
}

/** What a title, an id or a patient may be where the file does not say, and a source that is unknown. */
function standIns(
  name: string,
  value: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> {
  const stem = name.replace(/(?:\.case)?\.(?:ya?ml|json)$/i, '');
  const id = stem
    .replace(/[^A-Za-z0-9._-]+/g, '-')
    .replace(/^[^A-Za-z0-9]+/, '')
    .slice(0, 80);
  return {
    id: id === '' ? 'case' : id,
    title: stem === '' ? 'Untitled case' : stem,
    lanes: [],
    patient: { label: 'Patient not described' },
    // Only where there is something to show: noise is no case of unknown source.
    ...(holdsData(value) ? { source: { basis: 'unknown' } } : {}),
  };
}

function holdsData({ events, series }: Readonly<Record<string, unknown>>): boolean {
  return [events, series].some((list) => Array.isArray(list) && list.length > 0);
}

function tellAt({ path, at, tell }: Found, place: PlaceOf): Issue {
  return tell(sayPath(path), place(path, at));
}

function isGroup(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
