/**
 * Writes an edited case over its own text: root keys and list items that did not change keep every
 * character, only the others are written anew. What is not plain block YAML is left to `edit-yaml.ts`.
 */
import { Document, isMap, isScalar, isSeq, Pair, YAMLMap, YAMLSeq, type Node } from 'yaml';
import type { CaseDocument } from '../model/document.ts';
import { editNode, newNode, pairing, type Place } from './edit-yaml.ts';
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
  const pairs = root.items;
  const starts = pairs.map(({ key }) => lineStart(text, key));
  if (!isRising(starts)) return undefined;
  const place = (key: string): Place => ({
    document: yaml,
    key,
    schema: memberSchema(caseSchema, key, after),
  });
  const parts = pairs.map((pair, index) => {
    const key = keyOf(pair);
    const span = { start: starts[index] ?? 0, end: starts[index + 1] ?? text.length };
    const change = {
      text,
      ...span,
      before: at(before, key),
      after: at(after, key),
      place: place(key),
    };
    return isSame(change.before, change.after)
      ? text.slice(span.start, span.end)
      : editPair(pair, change);
  });
  if (parts.includes(undefined)) return undefined;
  const known = new Set(pairs.map(keyOf));
  const added = keysOf(after).filter((key) => !known.has(key));
  const fresh = added.map((key) =>
    renderPair(new Pair(yaml.createNode(key), newNode(at(after, key), place(key)))),
  );
  const gap = fresh.length > 0 && !text.endsWith('\n') ? '\n' : '';
  return [text.slice(0, starts[0]), ...parts, gap, ...fresh].join('');
}

interface Change {
  readonly text: string;
  /** Of the key and all that it holds, up to the next key. */
  readonly start: number;
  readonly end: number;
  readonly before: unknown;
  readonly after: unknown;
  readonly place: Place;
}

function editPair(pair: Pair, change: Change): string | undefined {
  const { text, start, end, before, after, place } = change;
  const [, tail] = splitTail(text.slice(start, end));
  if (after === undefined) return tail;
  if (isSeq(pair.value) && !pair.value.flow && Array.isArray(before) && Array.isArray(after))
    return editItems(pair.value, { ...change, before, after });
  pair.value = editNode(pair.value, before, after, place);
  clear(pair.key);
  return renderPair(pair) + tail;
}

interface ListChange extends Change {
  readonly before: readonly unknown[];
  readonly after: readonly unknown[];
}

/** Items in their old order, with new ones between them; undefined where the order changed. */
function editItems(list: YAMLSeq, change: ListChange): string | undefined {
  const { text, start, end, before, after } = change;
  const starts = list.items.map((item) => lineStart(text, item, /^ *- +$/));
  if (starts.length !== before.length || starts.length === 0 || !isRising(starts)) return undefined;
  const pieces = starts.map((from, index) => splitTail(text.slice(from, starts[index + 1] ?? end)));
  const sourceOf = pairing(before, after);
  const sources = after.map((_, index) => sourceOf(index));
  if (!isRising(sources.filter((index) => index !== undefined))) return undefined;
  const place: Place = { ...change.place, schema: memberSchema(change.place.schema, 0, after) };
  const indent = /^ */.exec(text.slice(starts[0]))?.[0] ?? '';
  const gap = pieces.slice(0, -1).some(([, tail]) => tail.startsWith('\n')) ? '\n' : '';
  const render = (index: number): string => {
    const source = sources[index];
    if (source === undefined) return gap + renderItem(newNode(after[index], place, list), indent);
    if (isSame(before[source], after[index])) return pieces[source]?.[0] ?? '';
    return renderItem(editNode(list.items[source], before[source], after[index], place), indent);
  };
  const tails = pieces.map(([, tail]) => tail);
  return text.slice(start, starts[0]) + weave(sources, tails, render);
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

/** A piece of text, and the empty lines and comments at its end, which belong to what follows. */
function splitTail(piece: string): readonly [string, string] {
  const lines = piece.split(/(?<=\n)/);
  let body = lines.length;
  while (body > 0 && /^[ \t]*(?:#.*)?\n?$/.test(lines[body - 1] ?? '')) body--;
  return [lines.slice(0, body).join(''), lines.slice(body).join('')];
}

/** Where the line of a node begins; -1 where something else stands before it. */
function lineStart(text: string, node: unknown, before = /^$/): number {
  const offset = (node as Node | null | undefined)?.range?.[0] ?? -1;
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  return offset >= 0 && before.test(text.slice(start, offset)) ? start : -1;
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
  return renderNode(list).replace(/^(?=[^\n])/gm, indent);
}

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
