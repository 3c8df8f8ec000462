/**
 * Applies the difference between two documents to the YAML they came from, so that comments, order
 * and spelling of everything untouched stay. Lists are matched by id, else from both ends.
 */
import { isMap, isScalar, isSeq, type Document, type YAMLMap, type YAMLSeq } from 'yaml';
import type { CaseDocument } from '../model/document.ts';
import { freshPart, memberSchema } from './fresh-yaml.ts';
import { at, isSame, keysOf } from './same.ts';
import { caseSchema } from './schema.ts';
import type { Schema } from './schema-words.ts';

export interface Place {
  readonly document: Document;
  readonly key: string;
  readonly schema: Schema | undefined;
}

/** Changes the YAML document in place: the library's trees are made for it, and this one is ours. */
export function editYaml(document: Document, before: CaseDocument, after: CaseDocument): void {
  const schema: Schema = caseSchema;
  document.contents = editNode(document.contents, before, after, {
    document,
    key: '',
    schema,
  }) as typeof document.contents;
}

/** The node to stand for `after`: the one that stood for `before`, changed, where that can be. */
export function editNode(node: unknown, before: unknown, after: unknown, place: Place): unknown {
  if (isSame(before, after)) return node;
  if (isMap(node) && isGroup(before) && isGroup(after))
    return editGroup(node, before, after, place);
  if (isSeq(node) && Array.isArray(before) && Array.isArray(after))
    return editList(node, before, after, place);
  if (isScalar(node) && !isGroup(after) && !Array.isArray(after)) {
    node.value = after;
    delete node.source;
    delete node.format;
    return node;
  }
  return newNode(after, place, undefined, node);
}

function editGroup(node: YAMLMap, before: object, after: object, place: Place): YAMLMap {
  for (const key of keysOf(before)) {
    if (at(after, key) === undefined) node.delete(key);
  }
  for (const key of keysOf(after)) {
    const inner: Place = { ...place, key, schema: memberSchema(place.schema, key, after) };
    const pair = node.items.find((each) => isScalar(each.key) && each.key.value === key);
    if (pair) pair.value = editNode(pair.value, at(before, key), at(after, key), inner);
    else node.add(place.document.createPair(key, newNode(at(after, key), inner)));
  }
  return node;
}

function editList(
  node: YAMLSeq,
  before: readonly unknown[],
  after: readonly unknown[],
  place: Place,
): YAMLSeq {
  const nodes = nodesOf(node, before);
  const inner: Place = { ...place, schema: memberSchema(place.schema, 0, after) };
  const itemOf = pairing(before, after);
  const items = after.map((item, index) => {
    const from = itemOf(index);
    return from === undefined
      ? newNode(item, inner, node)
      : editNode(nodes[from], before[from], item, inner);
  });
  node.items.splice(0, node.items.length, ...items);
  return node;
}

/** The nodes of the items that were read; those left out as faulty have none. */
export function nodesOf(node: YAMLSeq, before: readonly unknown[]): readonly unknown[] {
  if (node.items.length === before.length) return node.items;
  return before.map((item) =>
    node.items.find(
      (each) => isMap(each) && idOf(item) !== undefined && each.get('id') === idOf(item),
    ),
  );
}

/** From the index of an item after to that of the item before which it continues. */
export function pairing(
  before: readonly unknown[],
  after: readonly unknown[],
): (index: number) => number | undefined {
  const byId = new Map(before.map((item, index) => [idOf(item), index]));
  let head = 0;
  while (head < before.length && head < after.length && isSame(before[head], after[head])) head++;
  let tail = 0;
  const most = Math.min(before.length, after.length) - head;
  while (tail < most && isSame(before[before.length - 1 - tail], after[after.length - 1 - tail]))
    tail++;
  return (index) => {
    const id = idOf(after[index]);
    if (id !== undefined) return byId.get(id);
    if (index < head) return index;
    if (index >= after.length - tail) return index - after.length + before.length;
    return before.length === after.length && idOf(before[index]) === undefined ? index : undefined;
  };
}

function idOf(item: unknown): string | undefined {
  const id = isGroup(item) ? at(item, 'id') : undefined;
  return typeof id === 'string' ? id : undefined;
}

/** A new node: in a list it looks like its neighbours; of a node that it replaces it keeps the comments. */
export function newNode(
  value: unknown,
  { document, key, schema }: Place,
  list?: YAMLSeq,
  old?: unknown,
): unknown {
  const node = freshPart(document, value, { key, schema });
  const first = list?.items[0];
  if ((isMap(node) || isSeq(node)) && (isMap(first) || isSeq(first)) && first.flow)
    node.flow = true;
  if (!(isMap(old) || isSeq(old) || isScalar(old))) return node;
  node.comment = old.comment ?? null;
  node.commentBefore = old.commentBefore ?? null;
  return node;
}

export function isGroup(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
