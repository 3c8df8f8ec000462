/**
 * The marks of a drawing as SVG elements, changed in place. A zoom moves nearly every mark in every
 * frame; a framework's bookkeeping for each attribute then costs more than all of layout, so marks
 * are compared field by field here and only what differs is written. Nothing is decided here.
 */
import type { Group, Mark, Paint } from './mark.ts';

const SVG = 'http://www.w3.org/2000/svg';

/** An attribute, the field it shows, and the value that needs no attribute. */
type Field = readonly [attribute: string, field: string, usual?: string | number];

const TAGS = { group: 'g', rect: 'rect', circle: 'circle', path: 'path', text: 'text' } as const;
const FIELDS: Readonly<Record<Mark['type'], readonly Field[]>> = {
  group: [],
  rect: [
    ['x', 'x'],
    ['y', 'y'],
    ['width', 'width'],
    ['height', 'height'],
    ['rx', 'radius'],
    ['fill-opacity', 'fillOpacity'],
  ],
  circle: [
    ['cx', 'cx'],
    ['cy', 'cy'],
    ['r', 'r'],
    ['fill-opacity', 'fillOpacity'],
  ],
  path: [
    ['d', 'd'],
    ['fill-opacity', 'fillOpacity'],
  ],
  text: [
    ['x', 'x'],
    ['y', 'y'],
    ['font-size', 'size'],
    ['font-weight', 'weight', 400],
    ['text-anchor', 'anchor', 'start'],
    ['fill', 'color'],
  ],
};
const STROKE: readonly Field[] = [
  ['stroke', 'color'],
  ['stroke-width', 'width'],
  ['stroke-dasharray', 'dash'],
  ['stroke-opacity', 'opacity'],
  ['stroke-linecap', 'cap'],
  ['stroke-linejoin', 'join'],
];
const DATUM: readonly Field[] = [
  ['data-event', 'event'],
  ['data-series', 'series'],
  ['data-point', 'point'],
  ['data-kind', 'kind'],
  ['data-evidence', 'evidence'],
  ['data-evidence-when', 'evidenceWhen'],
  ['data-count', 'count'],
];

interface Node {
  readonly element: Element;
  mark: Mark;
  children: readonly Node[];
}

/** What stands behind one element, inside the same parent. */
export class Nodes {
  readonly #before: Element;
  readonly #idOf: (paint: string) => string;
  #nodes: readonly Node[] = [];

  /** `idOf` says under which id the page knows a paint of the drawing. */
  constructor(before: Element, idOf: (paint: string) => string) {
    this.#before = before;
    this.#idOf = idOf;
  }

  show(marks: readonly Mark[]): void {
    const parent = this.#before.parentNode;
    if (parent === null) return;
    this.#nodes = this.#inside(parent, this.#nodes, marks, this.#before);
  }

  /** The same data keep their elements; these then stand in the order of the marks. */
  #inside(
    parent: ParentNode,
    nodes: readonly Node[],
    marks: readonly Mark[],
    behind?: Element,
  ): readonly Node[] {
    if (areSame(nodes, marks)) {
      nodes.forEach((node, at) => this.#write(node, marks[at] as Mark));
      return nodes;
    }
    const free = new Free(nodes);
    const shown = marks.map((mark) => free.maybeTake(mark) ?? create(mark));
    free.remove();
    let place = behind === undefined ? parent.firstChild : behind.nextSibling;
    shown.forEach((node, at) => {
      this.#write(node, marks[at] as Mark);
      if (node.element === place) place = place.nextSibling;
      else parent.insertBefore(node.element, place);
    });
    return shown;
  }

  #write(node: Node, mark: Mark): void {
    const { element, mark: before } = node;
    if (mark === before) return;
    node.mark = mark;
    write(element, FIELDS[mark.type], before, mark);
    if (mark.type === 'group') {
      write(element, DATUM, (before as Group).datum, mark.datum);
      node.children = this.#inside(element, node.children, mark.marks);
    } else if (mark.type === 'text') {
      const old = before as typeof mark;
      if (old.text !== mark.text) element.textContent = mark.text;
      if (old.italic !== mark.italic)
        set(element, 'font-style', mark.italic ? 'italic' : undefined);
    } else {
      const old = before as typeof mark;
      write(element, STROKE, old.stroke, mark.stroke);
      const [was, is] = [this.#paint(old.fill), this.#paint(mark.fill)];
      if (was !== is) set(element, 'fill', is);
    }
  }

  #paint(paint: Paint | undefined): string {
    if (paint === undefined) return 'none';
    return typeof paint === 'string' ? paint : `url(#${this.#idOf(paint.paint)})`;
  }
}

/** The same marks in the same order, as nearly all groups have from frame to frame. */
function areSame(nodes: readonly Node[], marks: readonly Mark[]): boolean {
  return (
    nodes.length === marks.length &&
    nodes.every(({ mark }, at) => {
      const other = marks[at] as Mark;
      return mark.type === other.type && (mark.type !== 'group' || keyOf(mark) === keyOf(other));
    })
  );
}

/** The nodes there were, to be taken for marks of the same kind: of the same event, if it is one's. */
class Free {
  readonly #keyed = new Map<string, Node>();
  readonly #others = new Map<string, Node[]>();

  constructor(nodes: readonly Node[]) {
    // From the end, so that each can be taken from there in its order.
    for (let at = nodes.length - 1; at >= 0; at--) {
      const node = nodes[at] as Node;
      const key = keyOf(node.mark);
      if (key === undefined || this.#keyed.has(key)) this.#alike(node.mark).push(node);
      else this.#keyed.set(key, node);
    }
  }

  #alike(mark: Mark): Node[] {
    const kind = mark.type === 'group' ? (mark.datum?.kind ?? mark.type) : `a ${mark.type}`;
    let nodes = this.#others.get(kind);
    if (nodes === undefined) this.#others.set(kind, (nodes = []));
    return nodes;
  }

  maybeTake(mark: Mark): Node | undefined {
    const key = keyOf(mark);
    const node = key === undefined ? undefined : this.#keyed.get(key);
    if (node === undefined) return key === undefined ? this.#alike(mark).pop() : undefined;
    this.#keyed.delete(key as string);
    return node;
  }

  remove(): void {
    for (const { element } of this.#keyed.values()) element.remove();
    for (const nodes of this.#others.values()) for (const { element } of nodes) element.remove();
  }
}

function keyOf(mark: Mark): string | undefined {
  if (mark.type !== 'group') return undefined;
  const { name, datum } = mark;
  if (name !== undefined) return `name ${name}`;
  // Not of points: those that come and go while a window moves would be made and thrown away.
  return datum?.event === undefined ? undefined : `event ${datum.event}`;
}

/** With nothing in it yet: against such a mark everything differs. */
function create({ type }: Mark): Node {
  const element = document.createElementNS(SVG, TAGS[type]);
  if (type !== 'group' && type !== 'text') element.setAttribute('fill', 'none');
  return { element, mark: { type, marks: [] } as unknown as Mark, children: [] };
}

function write(
  element: Element,
  fields: readonly Field[],
  before: object = {},
  now: object = {},
): void {
  if (before === now) return;
  for (const [attribute, field, usual] of fields) {
    const [was, is] = [before[field as never], now[field as never] as string | number | undefined];
    if (was !== is) set(element, attribute, is === usual ? undefined : is);
  }
}

function set(element: Element, attribute: string, value: string | number | undefined): void {
  if (value === undefined) element.removeAttribute(attribute);
  else element.setAttribute(attribute, typeof value === 'number' ? String(round(value)) : value);
}

const round = (value: number): number => Math.round(value * 1000) / 1000;
