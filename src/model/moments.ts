/**
 * Resolves what times may be counted from: anchors and the starts of events, each after what it
 * names. Circles are found and reported, never followed.
 */
import { BIRTH, CALENDAR } from './calendar.ts';
import type { AnchorSpec } from './frames.ts';
import { momentOfAnchor } from './frames.ts';
import { Links } from './place-anchors.ts';
import type { TimeContext } from './order-bounds.ts';
import { toWhen, whenOfDate, type ParsedWhen } from './parse-when.ts';
import { unstated, type When } from './when.ts';
import { parseExpression, refsOf, type Expression, type Names } from './when-grammar.ts';

/** A time as written, or already as an expression. */
export interface Written {
  readonly words: string;
  readonly expression?: (names: Names) => Expression;
}

export interface MomentDoc {
  readonly id: string;
  readonly label: string;
  readonly time?: Written;
  readonly after?: readonly string[];
  readonly before?: readonly string[];
}

export interface MomentFault {
  readonly of: 'anchor' | 'event';
  readonly id: string;
  readonly code: (ParsedWhen & { ok: false })['code'] | 'time-cycle';
  readonly subject: string;
  readonly words: string;
}

export interface Moments {
  readonly context: TimeContext;
  readonly anchors: readonly AnchorSpec[];
  readonly starts: ReadonlyMap<string, When>;
  readonly faults: readonly MomentFault[];
}

export interface MomentSource {
  readonly anchors: readonly MomentDoc[];
  readonly events: readonly MomentDoc[];
  /** Other names of ids: a series of doses by the id of its first. */
  readonly aliases?: ReadonlyMap<string, string>;
  readonly dayZero?: string;
}

interface Node {
  readonly of: 'anchor' | 'event';
  readonly doc: MomentDoc;
  readonly words: string;
  readonly expression: Expression;
  state: 'new' | 'open' | 'done';
  depth: number;
  isCircular: boolean;
}

export function resolveMoments({ anchors, events, aliases, dayZero }: MomentSource): Moments {
  const names = namesOf({ anchors, events, aliases, dayZero });
  const starts = new Map<string, When>();
  const nodes = new Map<string, Node>();
  for (const doc of events) {
    // Most events of a record stand at a date, which hangs on nothing else.
    const dated = names.areNumbered ? undefined : dateOf(doc);
    if (dated) starts.set(doc.id, dated);
    else nodes.set(doc.id, toNode('event', doc, names));
  }
  const anchorNodes = new Map(anchors.map((doc) => [doc.id, toNode('anchor', doc, names)]));

  const nodeOf = (id: string) => anchorNodes.get(id) ?? nodes.get(id);

  const links = new Links();
  const specs = new Map<string, AnchorSpec>();
  const faults: MomentFault[] = [];
  const context: TimeContext = {
    ...names,
    momentOf: (id) => {
      const spec = specs.get(id) ?? (id === BIRTH ? BIRTH_SPEC : undefined);
      if (spec) return momentOfAnchor(spec);
      return starts.get(id) ?? (nodeOf(id) && unstated());
    },
    dateOf: (id) => (id === CALENDAR ? 0 : links.dateOf(id)),
    distance: (from, to) => links.distance(from, to),
  };

  const finish = (node: Node) => {
    const when = read(node, context, faults);
    if (node.of === 'event') return void starts.set(node.doc.id, when);
    const spec = toSpec(node.doc, when);
    specs.set(spec.id, spec);
    links.add(spec);
  };
  for (const node of [...anchorNodes.values(), ...nodes.values()]) settle(node, nodeOf, finish);
  return { context, anchors: anchors.flatMap(({ id }) => specs.get(id) ?? []), starts, faults };
}

const BIRTH_SPEC: AnchorSpec = { id: BIRTH, label: 'Birth', after: [], before: [] };

/** A name in any case, with spaces for hyphens, with or without "the"; anchors go before events. */
export function namesOf({ anchors, events, aliases, dayZero }: MomentSource): Names {
  const exact = new Map<string, string>();
  let areNumbered = false;
  const add = (name: string, id: string) => {
    if (exact.has(name)) return;
    exact.set(name, id);
    areNumbered ||= /^(?:the )?\d/i.test(name);
  };
  for (const { id } of anchors) add(id, id);
  for (const { id } of events) add(id, id);
  for (const [name, id] of aliases ?? []) add(name, id);
  for (const { id, label } of anchors) add(label, id);
  add(BIRTH, BIRTH);
  let loose: ReadonlyMap<string, string> | undefined;
  const find = (name: string) => exact.get(name) ?? (loose ??= loosened(exact)).get(loosely(name));
  return { find, areNumbered, ...(dayZero !== undefined && { dayZero }) };
}

/** Made when it is asked for, because a record of many dates never asks. The first of a name is meant. */
function loosened(exact: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  const loose = new Map<string, string>();
  for (const [name, id] of exact) {
    const key = loosely(name);
    if (!loose.has(key)) loose.set(key, id);
  }
  return loose;
}

function loosely(name: string): string {
  return name
    .toLowerCase()
    .replace(/^the /, '')
    .replace(/[\u2010-\u2015\u2212 ]/g, '-');
}

function dateOf({ time }: MomentDoc): When | undefined {
  return time && !time.expression ? whenOfDate(time.words)?.when : undefined;
}

function toNode(of: Node['of'], doc: MomentDoc, names: Names): Node {
  const words = doc.time?.words ?? 'not stated';
  const expression = doc.time?.expression?.(names) ?? parseExpression(words, names);
  return { of, doc, words, expression, state: 'new', depth: 0, isCircular: false };
}

/** Depth first with an own stack: a chain of events may be as long as the file. */
function settle(
  start: Node,
  nodeOf: (id: string) => Node | undefined,
  finish: (node: Node) => void,
): void {
  if (start.state !== 'new') return;
  const path: Step[] = [];
  const enter = (node: Node) => {
    node.state = 'open';
    node.depth = path.length;
    const lastOrder = isOrder(node.expression) ? path.length : (path.at(-1)?.lastOrder ?? -1);
    path.push({
      node,
      lastOrder,
      reach: Infinity,
      next: refsOf(node.expression)[Symbol.iterator](),
    });
  };
  enter(start);
  for (let top = path.at(-1); top; top = path.at(-1)) {
    const step = top.next.next();
    const below = step.done === true ? undefined : targetOf(top.node, step.value, nodeOf);
    if (step.done === true) {
      path.pop();
      const above = path.at(-1);
      if (above) above.reach = Math.min(above.reach, top.reach);
      top.node.isCircular = top.reach <= top.node.depth;
      top.node.state = 'done';
      finish(top.node);
    } else if (below?.state === 'new') enter(below);
    // "A before B" beside "B after A" is no circle of counting: the order is checked as an order.
    else if (below?.state === 'open' && top.lastOrder < below.depth) {
      top.reach = Math.min(top.reach, below.depth);
    }
  }
}

/** It says before or after what, and no distance. */
function isOrder(expression: Expression): boolean {
  if (expression.kind === 'about') return isOrder(expression.of);
  return expression.kind === 'order' || expression.kind === 'from';
}

interface Step {
  readonly node: Node;
  /** Depth of the last moment on the path that states only an order. */
  readonly lastOrder: number;
  /** The least depth that this moment, or one it is counted from, is counted from. */
  reach: number;
  readonly next: Iterator<string>;
}

/** An event may bear the name of the anchor that it stands at. */
function targetOf(
  node: Node,
  id: string,
  nodeOf: (id: string) => Node | undefined,
): Node | undefined {
  return nodeOf(id) ?? (node.doc.id === id ? node : undefined);
}

function read(node: Node, context: TimeContext, faults: MomentFault[]): When {
  const { of, doc, words } = node;
  if (node.isCircular) {
    faults.push({
      of,
      id: doc.id,
      code: 'time-cycle',
      subject: refsOf(node.expression).join(', '),
      words,
    });
    return unstated(words);
  }
  const result = toWhen(node.expression, words, context);
  if (result.ok) return result.when;
  faults.push({ of, id: doc.id, code: result.code, subject: result.subject, words });
  return unstated(words);
}

/** An anchor whose time states no distance has only an order. */
function toSpec({ id, label, time, after = [], before = [] }: MomentDoc, at: When): AnchorSpec {
  const isPlaced = time !== undefined && at.precision !== 'none' && at.precision !== 'order';
  return {
    id,
    label,
    ...(isPlaced && { at }),
    after: [...after, ...at.after],
    before: [...before, ...at.before],
  };
}
