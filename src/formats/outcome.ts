/** What the walk of a schema collects: kept values, faults, and what is said of each. */
import type { Issue } from '../model/issue.ts';
import { formatIssue, type FormatCode } from './issues.ts';

export type Path = readonly (string | number)[];

/** An issue before its place in the text is known. */
export interface Found {
  readonly path: Path;
  /** Whether the key is meant, or what it holds. */
  readonly at: 'key' | 'value';
  readonly tell: (
    path: string,
    place?: { readonly line: number; readonly column: number },
  ) => Issue;
}
export interface Fault {
  readonly code: FormatCode;
  readonly path: Path;
  readonly at?: 'key' | 'value';
  readonly received?: unknown;
  readonly about?: string;
}

/** What stays of a value: itself, or the faults for which it, or the group around it, must go. */
export type Outcome =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly faults: readonly Fault[] };

export const fits = (value: unknown): Outcome => ({ ok: true, value });
export const fails = (...faults: readonly Fault[]): Outcome => ({ ok: false, faults });

/** Collects while the walk goes down. */
export interface Log {
  /** The first of them; `count` counts all. */
  readonly found: Found[];
  count: number;
  readonly origin: Map<object, Path>;
  readonly standIns: StandIns;
}

/** Required keys of the whole that have something to stand in their place: a title from the file name. */
export type StandIns = Readonly<Record<string, unknown>>;

/** Enough to see what is wrong; each costs a search for its place. */
export const MOST_FOUND = 200;

/** Notes faults with what became of them: "The event is left out." */
export function tell(faults: readonly Fault[], outcome: string, log: Log): void {
  for (const { path, code, at = 'value', received, about } of faults) {
    log.count += 1;
    if (log.found.length >= MOST_FOUND) continue;
    log.found.push({
      path,
      at,
      tell: (said, place) =>
        formatIssue(code, said, {
          outcome,
          ...place,
          ...(received !== undefined && { received }),
          ...(about !== undefined && { about }),
        }),
    });
  }
}

export function remember(value: unknown, path: Path, log: Log): void {
  if (typeof value === 'object' && value !== null) log.origin.set(value, path);
}
export function isGroup(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
const SINGULAR: Readonly<Record<string, string>> = {
  series: 'series',
  phases: 'phase',
  codes: 'code',
  bounds: 'bound',
};

/** "The event “rash” is left out." */
export function omission(path: Path, item: unknown): string {
  const name = [...path].reverse().find((key) => typeof key === 'string') ?? 'item';
  const noun = SINGULAR[name] ?? name.replace(/s$/, '');
  const id: unknown =
    isGroup(item) && Object.hasOwn(item, 'id') ? (item as { id: unknown }).id : undefined;
  const isNamed = typeof id === 'string' && id !== '' && id.length <= 80;
  return `The ${noun}${isNamed ? ` “${withoutControls(id)}”` : ''} is left out.`;
}

// XML cannot carry these, so no figure could; tabs and line ends stay.
const CONTROLS = /(?![\t\n\r])\p{Cc}|[\ufffe\uffff]|\p{Surrogate}/gu;

export function withoutControls(text: string): string {
  return text.replace(CONTROLS, '');
}
