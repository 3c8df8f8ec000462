import { describe, expect, test } from 'vitest';
import type { Drawing, Mark } from '../../src/draw/mark.ts';
import { ExportError } from '../../src/export/error.ts';
import { piecesOf } from '../../src/export/pptx-geometry.ts';
import { stopsWithin } from '../../src/export/pptx-paint.ts';
import { pptxFile } from '../../src/export/pptx.ts';
import { figure, label, part, read, SLIDE } from './pptx-drawings.ts';
import { named, nodesOf } from './pptx-read.ts';

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

  test('scales type with the figure', async () => {
    const drawing = figure([label('x')], { width: 640, height: 360 });
    const all = nodesOf(part(await read(drawing), SLIDE));
    // 12 of 640 px on 960 pt.
    expect(named(all, 'a:rPr').at(-1)?.attributes['sz']).toBe('1800');
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
