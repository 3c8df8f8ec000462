/**
 * The cases that come with the program, each a chunk that is read when asked for: as parsed data,
 * which needs no reader of YAML, and as the text a person wrote.
 */

const DATA = import.meta.glob<unknown>('../../static/cases/*.case.yaml', {
  query: '?case',
  import: 'default',
});
const TEXTS = import.meta.glob<string>('../../static/cases/*.case.yaml', {
  query: '?raw',
  import: 'default',
});

export const BUILTIN_IDS: readonly string[] = Object.keys(DATA).map(idOf).sort();

export function isBuiltin(id: string): boolean {
  return BUILTIN_IDS.includes(id);
}

/** The parsed data of a built-in case; undefined if there is none of that id. */
export async function readBuiltinData(id: string): Promise<unknown> {
  return find(DATA, id)?.();
}

/** Its text, with comments; undefined if there is none of that id. */
export async function readBuiltinText(id: string): Promise<string | undefined> {
  return find(TEXTS, id)?.();
}

function find<T>(files: Readonly<Record<string, T>>, id: string): T | undefined {
  return Object.entries(files).find(([path]) => idOf(path) === id)?.[1];
}

function idOf(path: string): string {
  return path.replace(/^.*\/(.+)\.case\.yaml$/, '$1');
}
