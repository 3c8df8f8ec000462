/** Reads a presentation back for tests: a strict reader of the XML that it may contain. */
import { strFromU8, unzipSync } from 'fflate';

export interface Node {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly Node[];
  readonly text: string;
}

interface Open {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: Node[];
  text: string;
}

const TOKEN = /<\?xml [^?]*\?>|<(\/?)([A-Za-z][\w:]*)((?: [\w:]+="[^"<]*")*)(\/?)>|([^<]+)/gy;
const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
};

/** Throws where the text is not well-formed. */
export function parseXml(xml: string): Node {
  const root: Open = { name: '', attributes: {}, children: [], text: '' };
  const stack: Open[] = [root];
  let end = 0;
  for (const match of xml.matchAll(TOKEN)) {
    const [whole, closing, name = '', attributes = '', empty, text] = match;
    end += whole.length;
    const top = stack.at(-1) ?? root;
    if (text !== undefined) top.text += decoded(text);
    else if (closing === '/') {
      if (top.name !== name || stack.length === 1) throw new Error(`${name} closes ${top.name}`);
      stack.pop();
    } else if (name !== '') {
      const node: Open = { name, attributes: attributesOf(attributes), children: [], text: '' };
      top.children.push(node);
      if (empty !== '/') stack.push(node);
    }
  }
  const [only] = root.children;
  if (end !== xml.length) throw new Error(`not XML: ${xml.slice(end, end + 40)}`);
  if (stack.length > 1 || only === undefined || root.children.length > 1)
    throw new Error('not one root');
  return only;
}

function attributesOf(text: string): Readonly<Record<string, string>> {
  const pairs = [...text.matchAll(/ ([\w:]+)="([^"]*)"/g)];
  const names = pairs.map(([, name = '']) => name);
  if (new Set(names).size < names.length) throw new Error(`an attribute twice: ${text}`);
  return Object.fromEntries(pairs.map(([, name = '', value = '']) => [name, decoded(value)]));
}

function decoded(text: string): string {
  if (/[^\P{Cc}\t\n\r]|\p{Cs}/u.test(text)) throw new Error('a character that XML forbids');
  return text.replace(/&(\w*);?/g, (_, name: string) => {
    const character = ENTITIES[name];
    if (character === undefined) throw new Error(`unknown entity: ${name}`);
    return character;
  });
}

/** Path in the package → its root. */
export function partsOf(file: Uint8Array): ReadonlyMap<string, Node> {
  const files = Object.entries(unzipSync(file));
  return new Map(files.map(([path, data]) => [path, parseXml(strFromU8(data))]));
}

/** Every element below, in the order of the text; the fallback of a choice is left out if asked. */
export function nodesOf(node: Node, options = { fallback: true }): readonly Node[] {
  const inner = node.children.filter(({ name }) => options.fallback || name !== 'mc:Fallback');
  return [node, ...inner.flatMap((child) => nodesOf(child, options))];
}

export function named(nodes: readonly Node[], name: string): readonly Node[] {
  return nodes.filter((node) => node.name === name);
}

/** What the runs say, a line for each paragraph. */
export function wordsOf(node: Node): string {
  const paragraphs = named(nodesOf(node), 'a:p');
  return paragraphs
    .map((paragraph) =>
      named(nodesOf(paragraph), 'a:t')
        .map(({ text }) => text)
        .join(''),
    )
    .join('\n');
}
