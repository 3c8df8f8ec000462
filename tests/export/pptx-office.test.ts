/**
 * Slides as LibreOffice shows them, beside the picture of the same drawing. Its type is Arial or
 * what stands in for it, so areas are compared, not pixels.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { decode } from 'fast-png';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Drawing, Mark } from '../../src/draw/mark.ts';
import { pngFile } from '../../src/export/png.ts';
import { pptxFile } from '../../src/export/pptx.ts';
import { renderView } from '../render-view.ts';
import { DEFAULT_VIEW } from '../../src/view/view.ts';
import { CASES, caseOf } from '../layout/cases.ts';

const has = (program: string): boolean =>
  spawnSync(program, ['-v'], { stdio: 'ignore' }).error === undefined;
const hasPrograms = has('pdftoppm') && has('pdftotext') && hasOffice();

function hasOffice(): boolean {
  return spawnSync('soffice', ['--version'], { stdio: 'ignore' }).error === undefined;
}

const THEMES = ['light', 'dark'] as const;
const both = CASES.flatMap((name) => THEMES.map((theme) => [name, theme] as const));
const drawings = new Map(
  both.map(([name, theme]) => {
    const { drawing } = renderView(caseOf(name), { ...DEFAULT_VIEW, theme });
    return [`${name}-${theme}`, drawing] as const;
  }),
);

/** Side of the squares whose mean tone is compared, in the drawing's px. */
const SQUARE = 20;
/** Of 255: how far a square may be off. Letters set a little narrower reach 27, a lost bar 50. */
const MOST = 40;
/** Of 255, over all squares. */
const MOST_ON_AVERAGE = 1.6;

describe.runIf(hasPrograms)('in LibreOffice', () => {
  const folder = mkdtempSync(join(tmpdir(), 'caseline-slides-'));
  const at = (file: string): string => join(folder, file);

  beforeAll(async () => {
    for (const [name, drawing] of drawings)
      writeFileSync(at(`${name}.pptx`), await pptxFile([{ drawing, notes: 'notes' }]));
    const files = [...drawings.keys()].map((name) => at(`${name}.pptx`));
    // A profile of its own: beside an open LibreOffice it would do nothing.
    const profile = `-env:UserInstallation=file://${folder}/profile`;
    const how = [profile, '--headless', '--convert-to', 'pdf', '--outdir', folder];
    execFileSync('soffice', [...how, ...files], { stdio: 'ignore' });
  }, 240_000);

  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  test.each(both)('%s, %s: every label is text on the one page', (name, theme) => {
    const drawing = drawings.get(`${name}-${theme}`);
    const words = execFileSync('pdftotext', ['-layout', at(`${name}-${theme}.pdf`), '-']);
    const pages = words.toString().split('\f');
    expect(pages.slice(1).join('')).toBe('');
    const said = squeezed(pages[0] ?? '');
    for (const text of textsOf(drawing?.marks ?? []))
      for (const word of text.split(/\s+/)) expect(said).toContain(squeezed(word));
  });

  test.each(both)(
    '%s, %s: the slide looks like the drawing',
    async (name, theme) => {
      const drawing = drawings.get(`${name}-${theme}`);
      if (drawing === undefined) throw new Error(name);
      const wanted = tonesOf(await pngFile(drawing, { dpi: 96, grey: false }), drawing, 0, 0);
      const [left, top, width, height] = slideOf(drawing);
      const scale = ['-scale-to-x', String(width), '-scale-to-y', String(height)];
      const page = at(`${name}-${theme}`);
      execFileSync('pdftoppm', ['-png', '-singlefile', ...scale, `${page}.pdf`, page]);
      const found = tonesOf(readFileSync(`${page}.png`), drawing, left, top);
      const off = wanted.map((tone, square) => Math.abs(tone - (found[square] ?? 0)));
      expect(Math.max(...off)).toBeLessThan(MOST);
      expect(off.reduce((a, b) => a + b, 0) / off.length).toBeLessThan(MOST_ON_AVERAGE);
    },
    60_000,
  );
});

function textsOf(marks: readonly Mark[]): readonly string[] {
  return marks.flatMap((mark) =>
    mark.type === 'group' ? textsOf(mark.marks) : mark.type === 'text' ? [mark.text] : [],
  );
}

/** The layout of the words is the reader's guess; ligatures are one letter to it. */
function squeezed(text: string): string {
  return text.normalize('NFKC').replace(/\s+/g, '');
}

/** The slide in px of the drawing, and where the drawing lies on it. */
function slideOf({ width, height }: Drawing): readonly [number, number, number, number] {
  if (width < height) return [0, 0, width, height];
  const [wide, high] = [Math.max(width, (height * 16) / 9), Math.max(height, (width * 9) / 16)];
  const sides = [(wide - width) / 2, (high - height) / 2, wide, high].map(Math.round);
  const [left = 0, top = 0, all = 0, down = 0] = sides;
  return [left, top, all, down];
}

/** Mean tone of every square, row by row. */
function tonesOf(png: Uint8Array, drawing: Drawing, left: number, top: number): readonly number[] {
  const { data, width, channels } = decode(png);
  const columns = Math.floor(drawing.width / SQUARE);
  const rows = Math.floor(drawing.height / SQUARE);
  return Array.from({ length: columns * rows }, (_, square) => {
    const x0 = left + (square % columns) * SQUARE;
    const y0 = top + Math.floor(square / columns) * SQUARE;
    let sum = 0;
    for (let y = y0; y < y0 + SQUARE; y++)
      for (let x = x0; x < x0 + SQUARE; x++)
        for (let channel = 0; channel < 3; channel++)
          sum += data[(y * width + x) * channels + channel] ?? 0;
    return sum / (3 * SQUARE * SQUARE);
  });
}
