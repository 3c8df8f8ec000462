/**
 * The little XML that a slide needs. Elements are written by one function, so that what comes out
 * is well-formed whatever the words are.
 */

type Attributes = Readonly<Record<string, string | number | undefined>>;

/** An element; attributes without a value are left out, an element without content closes itself. */
export function element(name: string, attributes: Attributes = {}, ...content: string[]): string {
  let out = `<${name}`;
  for (const [key, value] of Object.entries(attributes))
    if (value !== undefined) out += ` ${key}="${escapeXml(String(value))}"`;
  const inner = content.join('');
  return inner === '' ? `${out}/>` : `${out}>${inner}</${name}>`;
}

/** A part of the package: the root element with its declaration. */
export function part(root: string): string {
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n${root}`;
}

/** What XML 1.0 forbids or discourages: control characters, lone surrogates, non-characters. */
const FORBIDDEN = /[^\P{Cc}\t\n\r]|\p{Cs}|[\ufffe\uffff]/gu;

export function escapeXml(text: string): string {
  return text
    .replace(FORBIDDEN, '\ufffd')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

export const NAMESPACES = {
  'xmlns:a': 'http://schemas.openxmlformats.org/drawingml/2006/main',
  'xmlns:r': 'http://schemas.openxmlformats.org/officeDocument/2006/relationships',
  'xmlns:p': 'http://schemas.openxmlformats.org/presentationml/2006/main',
} as const;
