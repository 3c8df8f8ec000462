/** Small drawings on slides, and what is read back from them. */
import type { Drawing, Mark } from '../../src/draw/mark.ts';
import { pptxFile } from '../../src/export/pptx.ts';
import { partsOf, type Node } from './pptx-read.ts';

export const SLIDE = 'ppt/slides/slide1.xml';
export const NOTES = 'Say it slowly.\n\nThen ask: <why>?';

export async function read(drawing: Drawing, notes = NOTES): Promise<ReadonlyMap<string, Node>> {
  return partsOf(await pptxFile([{ drawing, notes }]));
}

export function part(parts: ReadonlyMap<string, Node>, path: string): Node {
  const node = parts.get(path);
  if (node === undefined) throw new Error(`no part ${path}`);
  return node;
}

export const figure = (marks: readonly Mark[], more: Partial<Drawing> = {}): Drawing => ({
  width: 1600,
  height: 900,
  background: '#ffffff',
  title: 'A title',
  alt: 'What it shows',
  description: 'At length',
  caption: 'A caption',
  paints: [],
  marks,
  ...more,
});

export const label = (text: string): Mark => ({
  type: 'text',
  x: 100,
  y: 100,
  text,
  size: 12,
  weight: 400,
  anchor: 'start',
  color: '#000000',
});
