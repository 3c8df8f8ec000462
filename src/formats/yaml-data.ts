/**
 * YAML as plain data. The nodes are walked here rather than by the library, because the files are
 * foreign: depth, aliases and keys are bounded, and a list item that holds a syntax error is left
 * out, since half a value may look like another value.
 */
import {
  isAlias,
  isMap,
  isNode,
  isScalar,
  isSeq,
  LineCounter,
  parseDocument,
  type Alias,
  type Document,
  type Node,
} from 'yaml';
import type { Path } from './outcome.ts';
import { formatIssue } from './issues.ts';
import { LEFT_OUT } from './omit.ts';
import type { Issue } from '../model/issue.ts';
import { syntaxFaults, type SyntaxFault } from './yaml-faults.ts';

export interface YamlData {
  readonly value: unknown;
  readonly issues: readonly Issue[];
  /** Line and column of what stands at a path, or of the nearest group around it. */
  readonly place: (path: Path, at: 'key' | 'value') => { line: number; column: number } | undefined;
}

const MAX_DEPTH = 64;
/** No line of a case begins with dozens of list dashes; the parser would not survive some thousand. */
const DEEP_LINE = /^[ \t]*(?:[-?:][ \t]+){64}/m;
const MAX_UNFOLDED = 20_000;

export function parseYaml(text: string): YamlData {
  const deep = DEEP_LINE.exec(text);
  if (deep) return tooDeep(text, deep.index);
  const counter = new LineCounter();
  const document = parse(text, counter);
  if (!document) return tooDeep(text, 0);
  const { faults, isHopeless } = syntaxFaults(document, text, counter);
  const walker = new Walker(document, faults);
  const value = isHopeless ? undefined : walker.data(document.contents, 0);
  const told = faults.map((fault) => fault.tell(walker.outcomes.get(fault) ?? ''));
  return {
    value,
    issues: [...told, ...walker.issues(counter)],
    place: (path, at) => placeOf(document, path, at, counter),
  };
}

export function parse(text: string, lineCounter: LineCounter): Document | undefined {
  try {
    return parseDocument(text, {
      lineCounter,
      prettyErrors: false,
      logLevel: 'error',
      version: '1.2',
      schema: 'core',
      uniqueKeys: false,
    });
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

function tooDeep(text: string, offset: number): YamlData {
  const line = text.slice(0, offset).split('\n').length;
  return {
    value: undefined,
    issues: [formatIssue('too-deep', '', { line, column: 1 })],
    place: () => undefined,
  };
}

interface Note {
  readonly code:
    'too-deep' | 'unusable-key' | 'duplicate-key' | 'unknown-alias' | 'too-many-aliases';
  readonly offset: number;
  readonly received?: string;
  outcome: string;
}

/** Bounded in depth and in what aliases unfold to; both budgets belong to one file. */
class Walker {
  /** What became of the list item around a syntax error. */
  readonly outcomes = new Map<SyntaxFault, string>();
  readonly #notes: Note[] = [];
  /** Notes and syntax errors whose list item is still to be judged. */
  #open: Note[] = [];
  #unfolded = 0;
  /** The latest node of each name, as the text is walked. */
  readonly #anchors = new Map<string, Node>();

  constructor(
    readonly document: Document,
    readonly faults: readonly SyntaxFault[],
  ) {}

  data(node: unknown, depth: number): unknown {
    if (depth > MAX_DEPTH) return this.#note('too-deep', node);
    if (isAlias(node)) return this.#alias(node, depth);
    if (isNode(node) && hasAnchor(node)) this.#anchors.set(node.anchor, node);
    if (isSeq(node)) return this.#list(node.items, depth);
    if (isMap(node)) return this.#group(node.items, depth);
    return isScalar(node) ? plain(node.value) : null;
  }

  issues(counter: LineCounter): readonly Issue[] {
    return this.#notes.map(({ code, offset, received, outcome }) => {
      const { line, col } = counter.linePos(offset);
      return formatIssue(code, '', {
        outcome,
        line,
        column: col,
        ...(received !== undefined && { received }),
      });
    });
  }

  #list(items: readonly unknown[], depth: number): unknown[] {
    return items.map((item) => {
      const before = this.#open;
      this.#open = [];
      const value = this.data(item, depth + 1);
      const broken = this.faults.filter(
        (fault) => fault.isError && !this.outcomes.has(fault) && isWithin(fault.offset, item),
      );
      const damaged = broken.length > 0 || this.#open.length > 0;
      const said = 'The list item around it is left out.';
      for (const fault of broken) this.outcomes.set(fault, said);
      for (const note of this.#open) note.outcome = said;
      this.#open = before;
      return damaged ? LEFT_OUT : value;
    });
  }

  #group(pairs: readonly { key: unknown; value: unknown }[], depth: number): object {
    const kept = new Map<string, unknown>();
    for (const { key, value } of pairs) {
      const name = nameOf(key);
      if (name === undefined) this.#note('unusable-key', key);
      else if (kept.has(name)) this.#note('duplicate-key', key, name);
      else kept.set(name, this.data(value, depth + 1));
    }
    return Object.fromEntries(kept);
  }

  #alias(alias: Alias, depth: number): unknown {
    const target = this.#anchors.get(alias.source);
    if (target === undefined) return this.#note('unknown-alias', alias, alias.source);
    this.#unfolded += sizeOf(target, MAX_UNFOLDED - this.#unfolded);
    if (this.#unfolded >= MAX_UNFOLDED) return this.#note('too-many-aliases', alias);
    return this.data(target, depth + 1);
  }

  #note(code: Note['code'], node: unknown, received?: string): null {
    const note: Note = {
      code,
      offset: startOf(node) ?? 0,
      outcome: code === 'duplicate-key' ? 'The first is used.' : 'It is ignored.',
      ...(received !== undefined && { received }),
    };
    // The first of many says enough.
    if (this.#notes.filter((each) => each.code === code).length < 20) this.#notes.push(note);
    this.#open.push(note);
    return null;
  }
}

function plain(value: unknown): unknown {
  // Big integers would not survive JSON; nothing in a case needs them.
  return typeof value === 'bigint' ? Number(value) : value;
}

function nameOf(key: unknown): string | undefined {
  if (!isScalar(key)) return undefined;
  return typeof key.value === 'string' ? key.value : String(key.source ?? key.value);
}

function hasAnchor(node: Node): node is Node & { anchor: string } {
  return 'anchor' in node && typeof node.anchor === 'string';
}

/** Counts nodes, but no further than the limit; aliases inside count when they are unfolded. */
function sizeOf(node: unknown, limit: number): number {
  let count = 0;
  const open: unknown[] = [node];
  while (open.length > 0 && count < limit) {
    const next = open.pop();
    count++;
    if (isSeq(next)) open.push(...next.items.slice(0, limit));
    else if (isMap(next)) open.push(...next.items.slice(0, limit).map(({ value }) => value));
  }
  return count;
}

function startOf(node: unknown): number | undefined {
  const range = (node as Node | null | undefined)?.range;
  return range?.[0];
}

function isWithin(offset: number, node: unknown): boolean {
  const range = (node as Node | null | undefined)?.range;
  return range !== undefined && range !== null && offset >= range[0] && offset <= range[2];
}

function placeOf(
  document: Document,
  path: Path,
  at: 'key' | 'value',
  counter: LineCounter,
): { line: number; column: number } | undefined {
  let node: unknown = document.contents;
  let offset = startOf(node);
  for (const [index, step] of path.entries()) {
    if (isAlias(node)) node = node.resolve(document);
    const isLast = index === path.length - 1;
    const pair = isMap(node) ? node.items.find(({ key }) => nameOf(key) === step) : undefined;
    const next: unknown = isSeq(node) ? node.items[Number(step)] : pair?.value;
    const start =
      (isLast && at === 'key' ? startOf(pair?.key) : startOf(next)) ?? startOf(pair?.key);
    if (start === undefined) break;
    offset = start;
    node = next;
  }
  if (offset === undefined) return undefined;
  const { line, col } = counter.linePos(offset);
  return { line, column: col };
}
