import { describe, expect, test } from 'vitest';
import type { Drawing, Mark, PaintDef, Path } from '../../src/draw/mark.ts';
import { ExportError } from '../../src/export/error.ts';
import { stopsWithin } from '../../src/export/pptx-paint.ts';
import { piecesOf } from '../../src/export/pptx-geometry.ts';
import { pptxFile } from '../../src/export/pptx.ts';
import { renderView } from '../../src/render.ts';
import { DEFAULT_VIEW } from '../../src/view/view.ts';
import { CASES, caseOf } from '../layout/cases.ts';
import { isInOrder, ORDER } from './pptx-order.ts';
import { named, nodesOf, partsOf, wordsOf, type Node } from './pptx-read.ts';

const SLIDE = 'ppt/slides/slide1.xml';
const NOTES = 'Say it slowly.\n\nThen ask: <why>?';

const drawingOf = (name: string, theme: 'light' | 'dark'): Drawing =>
  renderView(caseOf(name), { ...DEFAULT_VIEW, theme }).drawing;

async function read(drawing: Drawing, notes = NOTES): Promise<ReadonlyMap<string, Node>> {
  return partsOf(await pptxFile([{ drawing, notes }]));
}

function part(parts: ReadonlyMap<string, Node>, path: string): Node {
  const node = parts.get(path);
  if (node === undefined) throw new Error(`no part ${path}`);
  return node;
}

function leavesOf(marks: readonly Mark[]): readonly Exclude<Mark, { type: 'group' }>[] {
  return marks.flatMap((mark) => (mark.type === 'group' ? leavesOf(mark.marks) : [mark]));
}

const isStraight = ({ d, fill }: Path): boolean =>
  fill === undefined && /^M[^MLZa]+L[^MLZa]+$/.test(d);

const presets = (nodes: readonly Node[], ...shapes: string[]): number =>
  named(nodes, 'a:prstGeom').filter(({ attributes }) => shapes.includes(attributes['prst'] ?? ''))
    .length;

const figure = (marks: readonly Mark[], more: Partial<Drawing> = {}): Drawing => ({
  width: 1600,
  height: 900,
  unit: 'px',
  background: '#ffffff',
  title: 'A title',
  alt: 'What it shows',
  description: 'At length',
  caption: 'A caption',
  paints: [],
  marks,
  ...more,
});

const label = (text: string): Mark => ({
  type: 'text',
  x: 100,
  y: 100,
  text,
  size: 12,
  weight: 400,
  anchor: 'start',
  color: '#000000',
});

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

describe('a slide', () => {
  const sizeOf = async (drawing: Drawing): Promise<readonly number[]> => {
    const parts = await read(drawing);
    const [size] = named(nodesOf(part(parts, 'ppt/presentation.xml')), 'p:sldSz');
    return [Number(size?.attributes['cx']), Number(size?.attributes['cy'])];
  };
  const frameOf = async (drawing: Drawing, name: string): Promise<readonly number[]> => {
    const all = nodesOf(part(await read(drawing), SLIDE));
    const shape = all.find(({ children }) =>
      children.some((child) => child.children[0]?.attributes['name'] === name),
    );
    const [off, ext] = nodesOf(shape ?? part(new Map(), name)).filter(
      (node) => node.name === 'a:off' || node.name === 'a:ext',
    );
    const { x, y } = off?.attributes ?? {};
    const { cx, cy } = ext?.attributes ?? {};
    return [x, y, cx, cy].map(Number);
  };
  const ground = (width: number, height: number): Mark => ({
    type: 'group',
    name: 'ground',
    marks: [{ type: 'rect', x: 0, y: 0, width, height, fill: '#abcdef' }],
  });

  test.each([
    ['16:9 fills it', 1600, 900, [12_192_000, 6_858_000], [0, 0, 12_192_000, 6_858_000]],
    ['square is centred', 500, 500, [12_192_000, 6_858_000], [2_667_000, 0, 6_858_000, 6_858_000]],
    ['flat is centred', 1600, 450, [12_192_000, 6_858_000], [0, 1_714_500, 12_192_000, 3_429_000]],
    ['upright gets its own', 450, 900, [6_096_000, 12_192_000], [0, 0, 6_096_000, 12_192_000]],
  ])('a figure that is %s', async (_, width, height, size, frame) => {
    const drawing = figure([ground(width, height)], { width, height });
    expect(await sizeOf(drawing)).toEqual(size);
    expect(await frameOf(drawing, 'ground')).toEqual(frame);
  });

  test('scales type with the figure, whatever its unit', async () => {
    for (const unit of ['px', 'mm'] as const) {
      const drawing = figure([label('x')], { width: 640, height: 360, unit });
      const all = nodesOf(part(await read(drawing), SLIDE));
      // 12 of 640 units on 960 pt.
      expect(named(all, 'a:rPr').at(-1)?.attributes['sz']).toBe('1800');
    }
  });

  test('a label keeps its edge: the box hangs on the anchor', async () => {
    const at = async (anchor: 'start' | 'middle' | 'end'): Promise<readonly number[]> => {
      const text = { ...label('platelets'), anchor } as Mark;
      return frameOf(figure([{ type: 'group', name: 'it', marks: [text] }]), 'it');
    };
    const x = 100 * 7620;
    const [start = 0] = await at('start');
    const [middle = 0, , width = 0] = await at('middle');
    const [end = 0, , same = 0] = await at('end');
    expect(start).toBe(x);
    expect(Math.abs(middle + width / 2 - x)).toBeLessThanOrEqual(1);
    expect(end + same).toBe(x);
  });

  test.each(['', 'bell \u0007 <b>&"', 'lone \ud83d', '×10⁹/L ≥ 5 µg Schönlein – 血小板', 'a\nb'])(
    '%j is text and never markup',
    async (text) => {
      const slide = part(
        await read(figure([label(text)], { title: text, alt: text }), text),
        SLIDE,
      );
      const clean = text.replace('\u0007', '\ufffd').replace('\ud83d', '\ufffd').replace('\n', ' ');
      expect(named(nodesOf(slide), 'a:t').at(-1)?.text).toBe(clean);
    },
  );

  test('Chinese words ask for a Chinese face, others never do', async () => {
    const faces = async (text: string): Promise<unknown> =>
      named(nodesOf(part(await read(figure([label(text)])), SLIDE)), 'a:ea')[0]?.attributes;
    expect(await faces('血小板 ×10⁹/L')).toEqual({ typeface: 'Microsoft YaHei' });
    expect(await faces('≥ 5 × 10⁹/L')).toEqual({ typeface: 'Arial' });
  });

  test('dots of a crowd are separate paths: where they overlap there is no hole', async () => {
    const dots = 'M10,10a5,5 0 1,0 10,0a5,5 0 1,0 -10,0ZM14,10a5,5 0 1,0 10,0a5,5 0 1,0 -10,0Z';
    const all = nodesOf(
      part(await read(figure([{ type: 'path', d: dots, fill: '#123456' }])), SLIDE),
    );
    expect(named(all, 'a:path')).toHaveLength(2);
    expect(named(all, 'a:arcTo').map(({ attributes }) => attributes['stAng'])).toEqual([
      '10800000',
      '0',
      '10800000',
      '0',
    ]);
  });

  test('dashes count in parts of the line', async () => {
    const stroke = { color: '#123456', width: 2, dash: '5 4', opacity: 0.3 };
    const all = nodesOf(
      part(await read(figure([{ type: 'path', d: 'M0,0L9,9L12,3', stroke }])), SLIDE),
    );
    expect(named(all, 'a:ds').map(({ attributes }) => attributes)).toEqual([
      { d: '250000', sp: '200000' },
    ]);
    expect(named(all, 'a:alpha')[0]?.attributes).toEqual({ val: '30000' });
  });

  test('is refused in words where there is nothing to show', async () => {
    await expect(pptxFile([])).rejects.toThrow(ExportError);
    const flat = figure([], { height: 0 });
    await expect(pptxFile([{ drawing: flat, notes: '' }])).rejects.toThrow(ExportError);
  });
});

describe('stopsWithin', () => {
  const gradient = {
    type: 'gradient' as const,
    id: 'fade',
    x1: 100,
    x2: 200,
    stops: [
      { offset: 0, color: '#000000', opacity: 0 },
      { offset: 0.5, color: '#000000', opacity: 1 },
      { offset: 1, color: '#000000', opacity: 0 },
    ],
  };
  test.each([
    [
      100,
      100,
      [
        [0, 0],
        [50_000, 1],
        [100_000, 0],
      ],
    ],
    [
      100,
      50,
      [
        [0, 0],
        [100_000, 1],
      ],
    ],
    [
      125,
      50,
      [
        [0, 0.5],
        [50_000, 1],
        [100_000, 0.5],
      ],
    ],
    [
      0,
      400,
      [
        [0, 0],
        [25_000, 0],
        [37_500, 1],
        [50_000, 0],
        [100_000, 0],
      ],
    ],
    [
      300,
      50,
      [
        [0, 0],
        [100_000, 0],
      ],
    ],
  ])('at %d, %d wide, the box shows its own part', (x, width, expected) => {
    const stops = stopsWithin(gradient, { x, y: 0, width, height: 9 });
    expect(stops.map(({ position, opacity }) => [position, opacity])).toEqual(expected);
  });
});

test('a path command that drawings do not use is never guessed at', () => {
  expect(() => piecesOf('M0,0C1,1 2,2 3,3')).toThrow();
  expect(() => piecesOf('M0,0a5,5 0 1,0 3,4Z')).toThrow();
  expect(() => piecesOf('M0,0L1,1 2,2')).toThrow();
});
