/** Reads a case file: text or bytes, YAML or JSON, whatever comes. Never throws on foreign data. */
import { decode, MAX_YAML, tooLarge } from './decode.ts';
import { toCase, type ReadCase } from './native.ts';
import { parseYaml, type YamlData } from './yaml-data.ts';

/** Above this size JSON is parsed by the engine, and its places are sought only for issues. */
const FAST_JSON = 200_000;

/**
 * Reads the native case format.
 * @param input the text, or the bytes of the file (UTF-8, or UTF-16 with its mark)
 * @returns the case, unless there is none, and every issue with its line and column
 */
export function readCase(
  input: string | Uint8Array | null | undefined,
  { name = 'case' }: { readonly name?: string } = {},
): ReadCase {
  const { text, issues } = decode(input);
  if (text === undefined) return { issues };
  const read = readText(text, name);
  return { ...read, issues: [...issues, ...read.issues] };
}

function readText(text: string, name: string): ReadCase {
  const json = text.length > FAST_JSON ? parseJson(text) : undefined;
  if (json !== undefined) return toCase(json, { name, text, place: laterPlace(text) });
  if (text.length > MAX_YAML) return { issues: [tooLarge(text.length, MAX_YAML)] };
  const { value, issues, place } = parseYaml(text);
  if (value === undefined) return { issues };
  const read = toCase(value, { name, text, place });
  return { ...read, issues: [...issues, ...read.issues].sort(byLine) };
}

export function parseJson(text: string): unknown {
  if (!/^\ufeff?\s*[[{]/.test(text)) return undefined;
  try {
    return JSON.parse(text.replace(/^\ufeff/, ''));
  } catch {
    return undefined;
  }
}

function laterPlace(text: string): YamlData['place'] {
  let parsed: YamlData | undefined;
  return (path, at) => {
    if (text.length > MAX_YAML) return undefined;
    parsed ??= parseYaml(text);
    return parsed.place(path, at);
  };
}

function byLine(a: { readonly line?: number }, b: { readonly line?: number }): number {
  return (a.line ?? 0) - (b.line ?? 0);
}
