/**
 * YAML as we would write it by hand: keys in the schema's order, no needless quotes, no wrapped
 * lines, short things like points and lanes one to a line.
 */
import {
  isMap,
  isScalar,
  isSeq,
  type Document,
  type Node,
  type Pair,
  type YAMLMap,
  type YAMLSeq,
} from 'yaml';
import { caseSchema } from './schema.ts';
import type { Schema } from './schema-words.ts';
import { candidates } from './schema-words.ts';
import { at, keysOf } from './same.ts';

/** Lists whose items stand on one line each where they fit. */
const ON_ONE_LINE: ReadonlySet<string> = new Set([
  'lanes',
  'codes',
  'links',
  'points',
  'vertices',
  'order',
  'range',
  'bounds',
  'choices',
]);
/** What stands on one line itself where it fits. */
const IN_ONE_LINE: ReadonlySet<string> = new Set([
  'ticks',
  'notStated',
  'unit',
  'value',
  'range',
  'repeat',
  'episodes',
  'remove',
  'after',
  'before',
  'reveal',
  'mask',
  'emphasis',
  'window',
  'view',
]);
/** Numbers on one line however many they are: times and values stand side by side. */
const COLUMNS: ReadonlySet<string> = new Set(['times', 'values']);
const WIDTH = 100;

/** Nodes for a whole case, in the schema's order of keys. */
export function freshCase(document: Document, value: unknown): Node {
  const node = freshPart(document, value, { key: '', schema: caseSchema });
  if (isMap(node)) spaceOut(node);
  return node;
}

/** Nodes for a value that stands under `key`; an item of a list has the key of its list. */
export function freshPart(
  document: Document,
  value: unknown,
  { key, schema }: { readonly key: string; readonly schema: Schema | undefined },
): Node {
  const node = document.createNode(ordered(schema, value));
  style(node, key);
  return node;
}

export function toText(document: Document, { indentSeq }: { readonly indentSeq: boolean }): string {
  return document.toString({ lineWidth: 0, indentSeq, singleQuote: true });
}

/** The schema of a member, for edits deep in a document. */
export function memberSchema(
  schema: Schema | undefined,
  key: string | number,
  value: unknown,
): Schema | undefined {
  const plain = unwrapped(schema, value);
  if (plain?.type === 'array') return plain.item as Schema;
  if (plain?.type === 'record') return plain.value as Schema;
  return plain?.type === 'strict_object'
    ? (plain.entries as Readonly<Record<string, Schema>>)[key]
    : undefined;
}

function unwrapped(schema: Schema | undefined, value: unknown): Schema | undefined {
  if (schema?.type === 'optional') return unwrapped(schema.wrapped as Schema, value);
  return schema?.type === 'union' && schema.pipe === undefined
    ? candidates(schema, value)[0]
    : schema;
}

function ordered(schema: Schema | undefined, value: unknown): unknown {
  if (value instanceof Float64Array) return Array.from(value);
  if (Array.isArray(value))
    return value.map((item, index) => ordered(memberSchema(schema, index, value), item));
  if (typeof value !== 'object' || value === null) return value;
  const plain = unwrapped(schema, value);
  const known = plain?.type === 'strict_object' ? Object.keys(plain.entries as object) : [];
  const held = keysOf(value);
  const keys = [
    ...known.filter((key) => held.includes(key)),
    ...held.filter((key) => !known.includes(key)),
  ];
  return Object.fromEntries(
    keys.map((key) => [key, ordered(memberSchema(schema, key, value), at(value, key))]),
  );
}

function style(node: unknown, key: string): void {
  if (isMap(node)) {
    for (const pair of node.items) style(pair.value, nameOf(pair));
    if (IN_ONE_LINE.has(key) && fits(node)) node.flow = true;
  } else if (isSeq(node)) {
    for (const item of node.items) {
      style(item, '');
      if (ON_ONE_LINE.has(key) && (isMap(item) || isSeq(item)) && fits(item)) item.flow = true;
    }
    const isColumn = COLUMNS.has(key) && node.items.length > 0;
    if (isColumn || (IN_ONE_LINE.has(key) && node.items.every(isScalar) && fits(node)))
      node.flow = true;
  }
}

function nameOf({ key }: Pair): string {
  return isScalar(key) ? String(key.value) : '';
}

/** By a generous estimate of what the line would hold. */
function fits(node: YAMLMap | YAMLSeq): boolean {
  return JSON.stringify(node.toJSON()).length < WIDTH;
}

/** An empty line between the parts of a case, and between its events. */
function spaceOut(root: YAMLMap): void {
  for (const [index, pair] of root.items.entries()) {
    const isPart = isMap(pair.value) || isSeq(pair.value);
    if (index > 0 && isPart && isScalar(pair.key)) pair.key.spaceBefore = true;
    if (!['events', 'series', 'readings'].includes(nameOf(pair)) || !isSeq(pair.value)) continue;
    for (const item of pair.value.items.slice(1)) if (isMap(item)) item.spaceBefore = true;
  }
}
