import { describe, expect, test } from 'vitest';
import type { Drawing, Mark, PaintDef, Path } from '../../src/draw/mark.ts';
import { pptxFile } from '../../src/export/pptx.ts';
import { renderView } from '../render-view.ts';
import { DEFAULT_VIEW } from '../../src/view/view.ts';
import { CASES, caseOf } from '../layout/cases.ts';
import { figure, label, NOTES, part, read, SLIDE } from './pptx-drawings.ts';
import { isInOrder, ORDER } from './pptx-order.ts';
import { named, nodesOf, partsOf, wordsOf, type Node } from './pptx-read.ts';

const drawingOf = (name: string, theme: 'light' | 'dark'): Drawing =>
  renderView(caseOf(name), { ...DEFAULT_VIEW, theme }).drawing;

function leavesOf(marks: readonly Mark[]): readonly Exclude<Mark, { type: 'group' }>[] {
  return marks.flatMap((mark) => (mark.type === 'group' ? leavesOf(mark.marks) : [mark]));
}

const isStraight = ({ d, fill }: Path): boolean =>
  fill === undefined && /^M[^MLZa]+L[^MLZa]+$/.test(d);

const presets = (nodes: readonly Node[], ...shapes: string[]): number =>
  named(nodes, 'a:prstGeom').filter(({ attributes }) => shapes.includes(attributes['prst'] ?? ''))
    .length;

const both = CASES.flatMap((name) =>
  (['light', 'dark'] as const).map((theme) => [name, theme] as const),
);

describe.each(both)('%s, %s', async (name, theme) => {
  const drawing = drawingOf(name, theme);
  const leaves = leavesOf(drawing.marks);
  const parts = await read(drawing);
  const slide = part(parts, SLIDE);
  const all = nodesOf(slide);
  const shown = nodesOf(slide, { fallback: false });

  test('every label is one live text box that says the same', () => {
    const boxes = named(shown, 'p:sp').filter((sp) =>
      nodesOf(sp).some(({ attributes }) => attributes['txBox'] === '1'),
    );
    const texts = leaves.flatMap((mark) => (mark.type === 'text' ? [mark.text] : []));
    expect(boxes.map(wordsOf)).toEqual(texts);
  });

  test('every mark is one native shape of its kind', () => {
    const count = (type: Mark['type']): number =>
      leaves.filter((mark) => mark.type === type).length;
    const paths = leaves.filter((mark) => mark.type === 'path');
    const straight = paths.filter(isStraight).length;
    expect(named(shown, 'p:cxnSp')).toHaveLength(straight);
    expect(named(shown, 'a:custGeom')).toHaveLength(paths.length - straight);
    expect(presets(shown, 'ellipse')).toBe(count('circle'));
    expect(presets(shown, 'rect', 'roundRect')).toBe(count('rect') + count('text'));
    expect(named(all, 'p:pic')).toEqual([]);
  });

  test('a fade is one gradient, a hatch one pattern', () => {
    const kinds = new Map(drawing.paints.map(({ id, type }) => [id, type]));
    const painted = leaves.flatMap((mark) =>
      mark.type !== 'text' && typeof mark.fill === 'object' ? [kinds.get(mark.fill.paint)] : [],
    );
    const count = (type: PaintDef['type']): number =>
      painted.filter((kind) => kind === type).length;
    expect(named(shown, 'a:gradFill')).toHaveLength(count('gradient'));
    expect(named(shown, 'a:pattFill')).toHaveLength(count('hatch'));
  });

  test('no program is given a gradient of more than two stops without a simpler way', () => {
    const fallbacks = named(all, 'mc:Fallback').flatMap((node) => nodesOf(node));
    for (const list of named(fallbacks, 'a:gsLst')) expect(list.children).toHaveLength(2);
    expect(named(fallbacks, 'a:pattFill')).toEqual([]);
    const many = named(all, 'a:gsLst').filter(({ children }) => children.length > 2).length;
    const patterns = named(all, 'a:pattFill').length;
    expect(named(all, 'mc:AlternateContent')).toHaveLength(many + patterns);
  });

  test('stops run from edge to edge and never back', () => {
    for (const list of named(all, 'a:gsLst')) {
      const positions = list.children.map(({ attributes }) => Number(attributes['pos']));
      expect(positions[0]).toBe(0);
      expect(positions.at(-1)).toBe(100_000);
      expect(positions).toEqual([...new Set(positions)].sort((a, b) => a - b));
    }
  });

  test('ids are never told twice, and no shape is without extent', () => {
    const ids = named(all, 'p:cNvPr').map(({ attributes }) => attributes['id']);
    expect(new Set(ids).size).toBe(ids.length);
    const [tree, ...extents] = named(all, 'a:ext').map(({ attributes }) => attributes);
    expect(tree).toEqual({ cx: '0', cy: '0' });
    for (const { cx, cy } of extents) expect(`${cx} ${cy}`).toMatch(/^[1-9]\d* [1-9]\d*$/);
    for (const { attributes } of named(all, 'a:off'))
      expect(`${attributes['x']} ${attributes['y']}`).toMatch(/^-?\d+ -?\d+$/);
  });

  test('every element of every part has its children in the order of the schema', () => {
    for (const [path, root] of parts) {
      if (!path.startsWith('ppt/') || path.endsWith('.rels')) continue;
      for (const node of nodesOf(root)) {
        if (node.children.length === 0) continue;
        const order = ORDER[node.name];
        expect(order, `${path}: ${node.name}`).toBeDefined();
        const names = node.children.map((child) => child.name);
        expect(isInOrder(names, order ?? []), `${path}: ${node.name}: ${names.join(' ')}`).toBe(
          true,
        );
      }
    }
  });

  test('the figure is one named group with its alternative text; data keep their names', () => {
    const [, , main] = named(all, 'p:cNvPr').map(({ attributes }) => attributes);
    expect(main).toMatchObject({ name: 'Figure', title: drawing.title, descr: drawing.alt });
    const names = new Set(named(shown, 'p:cNvPr').map(({ attributes }) => attributes['name']));
    const events = drawing.marks.flatMap((mark) =>
      mark.type === 'group' ? mark.marks.flatMap((one) => (one.type === 'group' ? one : [])) : [],
    );
    for (const { datum } of events)
      if (datum?.event !== undefined) expect(names).toContain(`event ${datum.event}`);
  });
});

describe('the package', async () => {
  const parts = await read(drawingOf('purpura', 'light'));

  test('lists the type of every part, and every relation leads to one', () => {
    const types = part(parts, '[Content_Types].xml');
    const listed = named(types.children, 'Override').map(
      ({ attributes }) => attributes['PartName'],
    );
    const paths = [...parts.keys()].filter((path) => !/\.rels$|^\[/.test(path));
    expect([...listed].sort()).toEqual(paths.map((path) => `/${path}`).sort());
    for (const [path, { children }] of parts) {
      if (!path.endsWith('.rels')) continue;
      const folder = `/${path.replace(/_rels\/[^/]*$/, '')}`;
      for (const { attributes } of children) {
        const url = new URL(attributes['Target'] ?? '', `file://${folder}`);
        expect(listed).toContain(url.pathname);
      }
    }
  });

  test('carries the notes, line by line', () => {
    const notes = part(parts, 'ppt/notesSlides/notesSlide1.xml');
    expect(wordsOf(notes).trim()).toBe(NOTES);
  });

  test('names nobody and no time', () => {
    const core = part(parts, 'docProps/core.xml');
    const { title, alt } = drawingOf('purpura', 'light');
    const said = core.children.map(({ name, text }) => [name, text]);
    expect(said).toEqual([
      ['dc:title', title],
      ['dc:creator', 'Caseline'],
      ['dc:description', alt],
    ]);
  });

  test('names the author who wants to be named', async () => {
    const core = part(await read(figure([], { author: 'A. Müller' })), 'docProps/core.xml');
    expect(core.children.map(({ text }) => text)).toContain('A. Müller');
  });

  test('the same drawing gives the same bytes, in every time zone', async () => {
    const slide = { drawing: drawingOf('dili', 'light'), notes: NOTES };
    const zone = process.env['TZ'];
    process.env['TZ'] = 'Pacific/Auckland';
    const there = await pptxFile([slide]);
    process.env['TZ'] = 'America/Lima';
    const here = await pptxFile([slide]);
    if (zone === undefined) delete process.env['TZ'];
    else process.env['TZ'] = zone;
    expect(here).toEqual(there);
  });

  test('has a slide and notes for every figure', async () => {
    const slides = ['one', 'two', 'three'].map((word) => ({
      drawing: figure([label(word)]),
      notes: `about ${word}`,
    }));
    const several = partsOf(await pptxFile(slides));
    const said = [1, 2, 3].map((n) => [
      wordsOf(part(several, `ppt/slides/slide${n}.xml`)),
      wordsOf(part(several, `ppt/notesSlides/notesSlide${n}.xml`)).trim(),
    ]);
    expect(said).toEqual(slides.map(({ notes }) => [`A title\n${notes.slice(6)}`, notes]));
    expect(named(nodesOf(part(several, 'ppt/presentation.xml')), 'p:sldId')).toHaveLength(3);
  });
});
