/** Reads a case file: text or bytes, YAML or JSON, whatever comes. Never throws on foreign data. */
import { decode, MAX_STREAMED, MAX_YAML, tooLarge } from './decode.ts';
import type { CaseDocument } from '../model/document.ts';
import type { Issue } from '../model/issue.ts';
import { formatIssue } from './issues.ts';
import { toCase, toShape, type ReadCase } from './native.ts';
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
  const { text, issues } = decode(input, MAX_STREAMED);
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
  return {
    ...read,
    issues: [
      ...issues,
      ...read.issues,
      ...(issues.some(({ code }) => code === 'truncated') ? [] : lastLineIssues(text)),
    ].sort(byLine),
  };
}

/** `value: 12` may be all that is left of 120; a closing bracket or quote would be missed elsewhere. */
function lastLineIssues(text: string): readonly Issue[] {
  const last = text.slice(text.lastIndexOf('\n') + 1);
  if (!/:\s+[^\s#]/.test(last) || /["'}\]]\s*$/.test(last)) return [];
  const line = text.split('\n').length;
  return [formatIssue('no-final-newline', '', { line, column: last.length + 1 })];
}

/** The document of a text that was read before, its sense not judged again. */
export function readDocument(text: string): CaseDocument | undefined {
  return toShape(parseJson(text) ?? parseYaml(text).value, { name: 'case' }).document;
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
