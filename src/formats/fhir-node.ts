/**
 * Careful access to parsed JSON of unknown shape: what is not of the expected type counts as absent,
 * and a single item where a list belongs counts as a list of one.
 */
import { withoutControls } from './outcome.ts';

export type Node = Readonly<Record<string, unknown>>;

const NONE: readonly Node[] = [];
/** No label, note or reason needs more. */
const MOST_TEXT = 2000;
/** Most texts are codes and dates, and need no cleaning. */
const PLAIN = /^[!-~]+(?: [!-~]+)*$/;

export function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function nodeAt(node: Node | undefined, key: string): Node | undefined {
  const value = node?.[key];
  return isNode(value) ? value : undefined;
}

export function nodesAt(node: Node | undefined, key: string): readonly Node[] {
  const value = node?.[key];
  if (Array.isArray(value)) return value.every(isNode) ? value : value.filter(isNode);
  return isNode(value) ? [value] : NONE;
}

/** One line of text without control characters, or undefined where there is none. */
export function toText(value: unknown): string | undefined {
  if (typeof value !== 'string') return undefined;
  if (value.length <= MOST_TEXT && PLAIN.test(value)) return value;
  const line = withoutControls(value.slice(0, MOST_TEXT)).replace(/\s+/g, ' ').trim();
  return line === '' ? undefined : line;
}

export function textAt(node: Node | undefined, key: string): string | undefined {
  return toText(node?.[key]);
}

/** A finite number; exporters that write numbers as text are understood. */
export function numberAt(node: Node | undefined, key: string): number | undefined {
  const value = node?.[key];
  if (typeof value === 'number') return Number.isFinite(value) ? value : undefined;
  const isNumeric = typeof value === 'string' && /^[+-]?\d{1,30}(?:\.\d{1,30})?$/.test(value);
  return isNumeric ? Number(value) : undefined;
}

/** The first of the keys that holds anything. */
export function firstKey(node: Node, keys: readonly string[]): string | undefined {
  return keys.find((key) => node[key] !== undefined && node[key] !== null);
}

/** A status as a code: R4 has concepts where earlier releases had plain words. */
export function codeAt(node: Node | undefined, key: string): string | undefined {
  const plain = textAt(node, key);
  if (plain !== undefined) return plain;
  const concept = nodesAt(node, key)[0];
  return textAt(nodesAt(concept, 'coding')[0], 'code') ?? textAt(concept, 'text')?.toLowerCase();
}
