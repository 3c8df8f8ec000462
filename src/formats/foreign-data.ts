/** Parsed JSON or YAML of foreign files, looked at with caution: wrong types read as absent. */

export type Group = Readonly<Record<string, unknown>>;

export function isGroup(value: unknown): value is Group {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The group at a path of keys; an empty one where there is none. */
export function groupAt(value: unknown, ...keys: readonly string[]): Group {
  let at = value;
  for (const key of keys) at = isGroup(at) && Object.hasOwn(at, key) ? at[key] : undefined;
  return isGroup(at) ? at : {};
}

export function valueAt(value: unknown, key: string): unknown {
  return isGroup(value) && Object.hasOwn(value, key) ? value[key] : undefined;
}

export function listAt(value: unknown, key: string): readonly unknown[] {
  const list = valueAt(value, key);
  return Array.isArray(list) ? list : [];
}

/** One line of text, without characters that are not seen; undefined for none. Numbers are said. */
export function textAt(value: unknown, key: string): string | undefined {
  return toText(valueAt(value, key));
}

const LONGEST = 4000;

export function toText(value: unknown): string | undefined {
  if (typeof value === 'number' && Number.isFinite(value)) return String(value);
  if (typeof value !== 'string') return undefined;
  const text = value
    .slice(0, 2 * LONGEST)
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  if (text === '') return undefined;
  return text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : text;
}

/** Numbers, and texts that are one: protobuf writes large ones as text. */
export function numberAt(value: unknown, key: string): number | undefined {
  const found = valueAt(value, key);
  if (typeof found === 'number') return Number.isFinite(found) ? found : undefined;
  if (typeof found !== 'string' || !/^\s*[+-]?\d+(?:\.\d+)?(?:e[+-]?\d{1,3})?\s*$/i.test(found))
    return undefined;
  const number = Number(found);
  return Number.isFinite(number) ? number : undefined;
}

const LABEL = 160;

/** A label that fits a figure, and the rest of the words where it had to be cut. */
export function toLabel(text: string): { readonly label: string; readonly full?: string } {
  return text.length <= LABEL
    ? { label: text }
    : { label: `${text.slice(0, LABEL - 1).trimEnd()}…`, full: text };
}

/** Sentences as one detail; undefined for none. */
export function toDetail(parts: readonly (string | undefined)[]): string | undefined {
  const said = parts.filter((part) => part !== undefined && part !== '');
  return said.length === 0 ? undefined : said.join('. ').slice(0, 20_000);
}
