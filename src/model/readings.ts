/**
 * A reading is a named patch over ids. Applying one gives the document as that reading sees it, each
 * part with its path in the file, so that an issue points to the line that a person wrote.
 */
import type {
  CaseDocument,
  EventDoc,
  PatchDoc,
  PhaseDoc,
  ReadingDoc,
  SeriesDoc,
} from './document.ts';
import { pathTo } from './issue.ts';

export interface Sourced<T> {
  readonly doc: T;
  /** Path of a key of the part: where the reading gives it, the reading's. */
  readonly pathOf: (key?: string) => string;
}

export interface ReadDocument {
  readonly title: string;
  readonly phases: readonly Sourced<PhaseDoc>[];
  readonly events: readonly Sourced<EventDoc>[];
  readonly series: readonly Sourced<SeriesDoc>[];
  /** Ids that the reading takes out: naming them is no mistake. */
  readonly removed: ReadonlySet<string>;
}

/** The reading asked for, else the default, else the first. */
export function chooseReading(
  readings: readonly ReadingDoc[],
  id: string | undefined,
): ReadingDoc | undefined {
  const asked = id === undefined ? undefined : readings.find((reading) => reading.id === id);
  return asked ?? readings.find((reading) => reading.default === true) ?? readings[0];
}

export function applyReading(
  document: CaseDocument,
  reading: ReadingDoc | undefined,
): ReadDocument {
  const patch = reading?.patch;
  const removed = new Set(patch?.remove);
  const patchPath = `readings[${document.readings?.findIndex((each) => each === reading) ?? 0}].patch`;
  const part = <T extends { readonly id: string }>(
    name: 'phases' | 'events' | 'series',
    docs: readonly T[] = [],
  ) =>
    patchAll(
      docs,
      name,
      (patch?.[name] ?? {}) as Readonly<Record<string, Partial<T>>>,
      patchPath,
    ).filter(({ doc }) => !removed.has(doc.id));
  return {
    title: patch?.title ?? document.title,
    phases: part('phases', document.phases),
    events: part('events', document.events),
    series: part('series', document.series),
    removed,
  };
}

/** An id that a patch names, and where it does. */
export interface PatchedId {
  readonly part: 'events' | 'series' | 'phases' | 'remove';
  readonly id: string;
  readonly path: string;
}

export function patchedIds(patch: PatchDoc | undefined, path: string): readonly PatchedId[] {
  const named = (['events', 'series', 'phases'] as const).flatMap((part) =>
    Object.keys(patch?.[part] ?? {}).map((id) => ({
      part,
      id,
      path: pathTo(`${path}.${part}`, id),
    })),
  );
  const removed = (patch?.remove ?? []).map((id, at) => ({
    part: 'remove' as const,
    id,
    path: `${path}.remove[${at}]`,
  }));
  return [...named, ...removed];
}

function patchAll<T extends { readonly id: string }>(
  docs: readonly T[],
  name: string,
  patches: Readonly<Record<string, Partial<T>>>,
  patchPath: string,
): readonly Sourced<T>[] {
  return docs.map((doc, at) => {
    const own = `${name}[${at}]`;
    const patch = Object.hasOwn(patches, doc.id) ? patches[doc.id] : undefined;
    if (!patch) return { doc, pathOf: (key) => (key === undefined ? own : `${own}.${key}`) };
    const from = pathTo(`${patchPath}.${name}`, doc.id);
    const isPatched = (key: string) => Object.hasOwn(patch, key.split(/[.[]/)[0] ?? '');
    return {
      doc: { ...withoutOtherTimes(doc, patch), ...patch, id: doc.id },
      pathOf: (key) => (key === undefined ? own : `${isPatched(key) ? from : own}.${key}`),
    };
  });
}

const TIMES = ['at', 'start', 'episodes', 'repeat'] as const;

/** A reading that gives an event another kind of time replaces the one it had. */
function withoutOtherTimes<T extends object>(doc: T, patch: object): T {
  if (!TIMES.some((key) => key in patch)) return doc;
  const others: readonly string[] = 'start' in patch ? TIMES : [...TIMES, 'end', 'lasts'];
  const kept = Object.entries(doc).filter(([key]) => !others.includes(key));
  return Object.fromEntries(kept) as T;
}
