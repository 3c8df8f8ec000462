/**
 * Writes an edited case over its own text: keys and list items that did not change keep every
 * character, at any depth; only the others are written anew. What is not plain block YAML is left to `edit-yaml.ts`.
 */
import { Document, isMap, isScalar, isSeq, Pair, YAMLMap, YAMLSeq, type Node } from 'yaml';
import type { CaseDocument } from '../model/document.ts';
import { editNode, isGroup, newNode, pairing, type Place } from './edit-yaml.ts';
import { memberSchema, toText } from './fresh-yaml.ts';
import { at, isSame, keysOf } from './same.ts';
import { caseSchema } from './schema.ts';

/** The edited text, or undefined where it cannot be made in this way. */
export function editText(
  text: string,
  yaml: Document,
  before: CaseDocument,
  after: CaseDocument,
): string | undefined {
  const root = yaml.contents;
  if (!isMap(root) || root.flow) return undefined;
  const place: Place = { document: yaml, key: '', schema: caseSchema };
  return editGroup(root, { text, start: 0, end: text.length, before, after, place });
}

interface Change<T = unknown> {
  readonly text: string;
  /** Of the node and the key or dash before it, up to what follows. */
  readonly start: number;
  readonly end: number;
  readonly before: T;
  readonly after: T;
  readonly place: Place;
}

/** Keys in their old order, new ones after them; undefined where one does not begin its line. */
function editGroup(map: YAMLMap, change: Change<object>): string | undefined {
  const { text, start, end, before, after } = change;
  const pairs = map.items;
  const starts = pairs.map(({ key }, at) => lineStart(text, key, at === 0 ? FIRST_KEY : NEXT_KEY));
  if (!isRising(starts) || (starts[0] ?? -1) < start) return undefined;
  const leads = pairs.map(({ key }, at) => text.slice(starts[at], offsetOf(key)));
  const place = (key: string): Place => ({
    ...change.place,
    key,
    schema: memberSchema(change.place.schema, key, after),
  });
  const parts = pairs.map((pair, index) => {
    const key = keyOf(pair);
    const span = { start: starts[index] ?? 0, end: starts[index + 1] ?? end };
    const values = { before: at(before, key), after: at(after, key) };
    return isSame(values.before, values.after)
      ? text.slice(span.start, span.end)
      : editPair(pair, { text, ...span, ...values, place: place(key) }, leads[index] ?? '');
  });
  if (parts.includes(undefined)) return undefined;
  const known = new Set(pairs.map(keyOf));
  const added = keysOf(after).filter((key) => !known.has(key));
  const fresh = added.map((key) => {
    const pair = new Pair(
      change.place.document.createNode(key),
      newNode(at(after, key), place(key)),
    );
    return indented(renderPair(pair), blank(leads[0] ?? ''));
  });
  const edited = [text.slice(start, starts[0]), ...parts].join('');
  const gap = fresh.length > 0 && !edited.endsWith('\n') ? '\n' : '';
  return [edited, gap, ...fresh].join('');
}

/** Of an item the first key stands behind its dash. */
const FIRST_KEY = /^ *(?:- +)?$/;
const NEXT_KEY = /^ *$/;

function editPair(pair: Pair, change: Change, lead: string): string | undefined {
  const { text, start, end, before, after, place } = change;
  const [body, tail] = splitTail(text.slice(start, end));
  if (after === undefined) return lead.includes('-') ? undefined : tail;
  const edited = editValue(pair.value, { ...change, end: start + body.length });
  if (edited !== undefined) return edited + tail;
  pair.value = editNode(pair.value, before, after, place);
  clear(pair.key);
  return indented(renderPair(pair), lead) + tail;
}

function editValue(node: unknown, change: Change): string | undefined {
  const { before, after } = change;
  if (isSeq(node) && !node.flow && Array.isArray(before) && Array.isArray(after))
    return editItems(node, { ...change, before, after });
  if (isMap(node) && !node.flow && isGroup(before) && isGroup(after))
    return editGroup(node, { ...change, before, after });
  return undefined;
}

/** Items with what is new between them; undefined where one does not begin its line. */
function editItems(list: YAMLSeq, change: Change<readonly unknown[]>): string | undefined {
  const { text, start, end, before, after } = change;
  const starts = list.items.map((item) => lineStart(text, item, /^ *- +$/));
  if (starts.length !== before.length || starts.length === 0 || after.length === 0)
    return undefined;
  if (!isRising(starts) || (starts[0] ?? -1) < start) return undefined;
  const pieces = starts.map((from, index) => splitTail(text.slice(from, starts[index + 1] ?? end)));
  const sourceOf = pairing(before, after);
  const sources = after.map((_, index) => sourceOf(index));
  const place: Place = { ...change.place, schema: memberSchema(change.place.schema, 0, after) };
  const indent = /^ */.exec(text.slice(starts[0]))?.[0] ?? '';
  const gap = pieces.slice(0, -1).some(([, tail]) => tail.startsWith('\n')) ? '\n' : '';
  const render = (index: number): string => {
    const source = sources[index];
    if (source === undefined) return gap + renderItem(newNode(after[index], place, list), indent);
    const body = pieces[source]?.[0] ?? '';
    const values = { before: before[source], after: after[index] };
    if (isSame(values.before, values.after)) return body;
    const from = starts[source] ?? 0;
    const span = { text, start: from, end: from + body.length, ...values, place };
    const node = list.items[source];
    return (
      editValue(node, span) ??
      renderItem(editNode(node, values.before, values.after, place), indent)
    );
  };
  const tails = pieces.map(([, tail]) => tail);
  const isInOrder = isRising(sources.filter((index) => index !== undefined));
  const weaving = isInOrder ? weave : reorder;
  return text.slice(start, starts[0]) + weaving(sources, tails, render);
}

/** Comments between items stay where they are, also when the item before them goes. */
function weave(
  sources: readonly (number | undefined)[],
  tails: readonly string[],
  render: (index: number) => string,
): string {
  const parts: string[] = [];
  let next = 0;
  const passTo = (source: number) => {
    for (; next < source; next++) parts.push(tails[next] ?? '');
  };
  for (const [index, source] of sources.entries()) {
    if (source !== undefined) passTo(source);
    parts.push(render(index));
  }
  passTo(tails.length);
  return parts.join('');
}

/** Items in another order: comments and empty lines before an item go with it. */
function reorder(
  sources: readonly (number | undefined)[],
  tails: readonly string[],
  render: (index: number) => string,
): string {
  const gap = tails.slice(0, -1).some((tail) => tail.startsWith('\n')) ? '\n' : '';
  const leadOf = (source: number): string => (tails[source - 1] ?? '').replace(/^\n/, '');
  const parts = sources.map((source, index) =>
    source === undefined ? render(index) : (index > 0 ? gap : '') + leadOf(source) + render(index),
  );
  const gone = tails.slice(0, -1).flatMap((_, at) => (sources.includes(at + 1) ? [] : [at + 1]));
  return [...parts, ...gone.map(leadOf), tails.at(-1) ?? ''].join('');
}

/** A piece of text, and the empty lines and comments at its end, which belong to what follows. */
function splitTail(piece: string): readonly [string, string] {
  const lines = piece.split(/(?<=\n)/);
  let body = lines.length;
  while (body > 0 && /^[ \t]*(?:#.*)?\n?$/.test(lines[body - 1] ?? '')) body--;
  return [lines.slice(0, body).join(''), lines.slice(body).join('')];
}

/** Where the line of a node begins; -1 where something else stands before it. */
function lineStart(text: string, node: unknown, before: RegExp): number {
  const offset = offsetOf(node);
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  return offset >= 0 && before.test(text.slice(start, offset)) ? start : -1;
}

function offsetOf(node: unknown): number {
  return (node as Node | null | undefined)?.range?.[0] ?? -1;
}

function isRising(numbers: readonly number[]): boolean {
  return numbers.every((each, index) => each > (numbers[index - 1] ?? -1));
}

function keyOf({ key }: Pair): string {
  return isScalar(key) ? String(key.value) : '';
}

function renderPair(pair: Pair): string {
  const map = new YAMLMap();
  map.items.push(pair);
  return renderNode(map);
}

function renderItem(node: unknown, indent: string): string {
  clear(node);
  const list = new YAMLSeq();
  list.items.push(node);
  return indented(renderNode(list), indent);
}

/** The first line behind what stands before it, the others below it. */
function indented(block: string, lead: string): string {
  return lead + block.replace(/\n(?=[^\n])/g, `\n${blank(lead)}`);
}

const blank = (lead: string): string => ' '.repeat(lead.length);

/** Its leading comment stands in the text already. */
function clear(node: unknown): void {
  if (!isMap(node) && !isSeq(node) && !isScalar(node)) return;
  delete node.commentBefore;
  delete node.spaceBefore;
}

function renderNode(node: YAMLMap | YAMLSeq): string {
  const document = new Document(null, { version: '1.2', schema: 'core' });
  document.contents = node;
  return toText(document, { indentSeq: true });
}
