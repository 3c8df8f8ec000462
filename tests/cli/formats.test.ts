import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { svgFile } from '../../src/export/svg-file.ts';
import { applyPreset, PRESETS } from '../../src/export/presets.ts';
import { renderView } from '../render-view.ts';
import { DEFAULT_PAGE, DEFAULT_VIEW } from '../../src/view/view.ts';
import { caseOf, CASES } from '../layout/cases.ts';
import { caseline, scratch } from './command.ts';

const at = await scratch();

describe('render in every format', () => {
  test.each([
    ['svg', '<svg '],
    ['png', '\u0089PNG'],
    ['tiff', 'II*\0'],
    ['pdf', '%PDF-1.7'],
    ['pptx', 'PK\u0003\u0004'],
  ])('%s is what the name of the output says', async (format, head) => {
    const file = at(`figure.${format}`);
    const args = ['render', 'itp-romiplostim', '--preset', 'elsevier-single', '--dpi', '72'];
    const { code, err } = await caseline([...args, '-o', file]);
    expect([code, err]).toEqual([0, '']);
    const bytes = await readFile(file);
    expect(bytes.subarray(0, head.length).toString('latin1')).toBe(head);
  });

  test('a name without a known ending is refused with those there are', async () => {
    const { code, err } = await caseline(['render', 'purpura', '-o', at('figure.jpg')]);
    expect([code, err]).toEqual([2, expect.stringContaining('.svg, .png, .tiff, .pdf, .pptx')]);
  });

  test.each([
    [['--width', '0'], /between 240 and 20000 px/],
    [['--width=-1'], /1280px or 174mm/],
    [['--width', '10000mm'], /between 60 and 5000 mm/],
    [['--dpi', '100000'], /from 36 to 2400/],
    [['--preset', 'lancet-oncology'], /no preset "lancet-oncology"; there are elsevier-single/],
    [['--width', '5000mm', '--dpi', '2400'], /largest|most/],
  ])('%j is refused with what would do, and no file is left', async (options, words) => {
    const file = at('absurd.png');
    const { code, err } = await caseline(['render', 'purpura', ...options, '-o', file]);
    expect(code).toBe(2);
    expect(err).toMatch(words);
    await expect(readFile(file)).rejects.toThrow();
  });

  test('of many files one that cannot be read does not stop the others', async () => {
    await mkdir(at('many'));
    await writeFile(at('broken.case.yaml'), 'caseline: [');
    const inputs = ['dili', at('missing.case.yaml'), 'itp-romiplostim', at('broken.case.yaml')];
    const { code, err } = await caseline(['render', ...inputs, '-o', at('many')]);
    expect(code).toBe(2);
    expect(err).toMatch(/4 files: .* 1 failed\n$/);
    expect((await readdir(at('many'))).sort()).toEqual(['dili.svg', 'itp-romiplostim.svg']);
  });

  test('preflight tells what a venue objects to, before the file is handed in', async () => {
    const { code, err } = await caseline(
      ['render', 'calendar', '--preset', 'nature-single', '--preflight'].concat([
        '-o',
        at('calendar.svg'),
      ]),
    );
    expect(err).toMatch(/^preflight (problem|warning|note): /m);
    expect(err).toMatch(/calendar date/i);
    expect([0, 1]).toContain(code);
  });

  test('a link of the app draws its view', async () => {
    const link = 'http://127.0.0.1/#v1/purpura?axis=linear&hide=imaging&reading=literal';
    const [linked, told] = await Promise.all([
      caseline(['render', 'purpura', '--view', link]),
      caseline(
        ['render', 'purpura', '--axis', 'linear'].concat([
          '--hide-lane',
          'imaging',
          '--reading',
          'literal',
        ]),
      ),
    ]);
    expect(linked.out).toBe(told.out);
    const strange = await caseline(['render', 'purpura', '--view', '#v1/purpura?hide=nowhere']);
    expect([strange.code, strange.err]).toEqual([0, expect.stringMatching(/^--view: .*nowhere/)]);
  });

  test('relative days leave no date in any file', async () => {
    const { out } = await caseline(['render', 'calendar', '--dates', 'relative']);
    expect(out).not.toMatch(/\b(19|20)\d\d-\d\d/);
    const calendar = ['render', 'calendar', '--dates', 'relative', '--axis', 'calendar'];
    expect((await caseline(calendar)).code).toBe(2);
  });
});

describe('presets', () => {
  test('list every one, and print where the rules of one come from', async () => {
    const { out } = await caseline(['presets']);
    for (const { id } of PRESETS) expect(out).toContain(id);
    const one = await caseline(['presets', 'elsevier-single']);
    expect(one.out).toMatch(/6 pt[^]*second-hand/);
    expect((await caseline(['presets', 'none'])).code).toBe(2);
  });

  test.each(PRESETS.map(({ id }) => id))(
    '%s: the command writes what the library draws',
    async (id) => {
      const preset = PRESETS.find((each) => each.id === id) as (typeof PRESETS)[number];
      const { view, page } = applyPreset(preset, DEFAULT_VIEW, DEFAULT_PAGE);
      const folder = at(`preset-${id}`);
      const { code, err } = await caseline(['render', ...CASES, '--preset', id, '-o', folder]);
      expect([code, err]).toEqual([0, '4 files: 4 written, 0 failed\n']);
      for (const name of CASES) {
        const { drawing } = renderView(caseOf(name), view, page);
        const written = await readFile(`${folder}/${name}.svg`, 'utf8');
        expect(written === (await svgFile(drawing, 'live'))).toBe(true);
      }
    },
  );
});

describe('a figure higher than its page', () => {
  const crowded = ['render', 'calendar', '--preset', 'slide'];

  test('is one file of pages as PDF and PPTX, and a file a page where they are asked for', async () => {
    const folder = at('pages');
    await mkdir(folder);
    const pdf = await caseline([...crowded, '-o', `${folder}/a.pdf`]);
    expect([pdf.code, pdf.err]).toEqual([
      0,
      'calendar: 4 pages, --pages one keeps it on one page\n',
    ]);
    const pages = (await readFile(`${folder}/a.pdf`, 'latin1')).match(/\/Type \/Page\b/g);
    expect(pages).toHaveLength(4);
    expect((await caseline([...crowded, '-o', `${folder}/b.svg`])).code).toBe(0);
    expect((await caseline([...crowded, '--pages', 'several', '-o', `${folder}/c.svg`])).code).toBe(
      0,
    );
    expect((await readdir(folder)).sort()).toEqual(
      ['a.pdf', 'b.svg', 'c-1.svg', 'c-2.svg', 'c-3.svg', 'c-4.svg'].sort(),
    );
  });

  test('writes no page over a file that is there, and no several files into a stream', async () => {
    const folder = at('there');
    await mkdir(folder);
    await writeFile(`${folder}/d-3.svg`, 'mine');
    const { code } = await caseline([...crowded, '--pages', 'several', '-o', `${folder}/d.svg`]);
    expect(code).toBe(2);
    expect(await readdir(folder)).toEqual(['d-3.svg']);
    const stream = await caseline([...crowded, '--pages', 'several', '--format', 'svg']);
    expect([stream.code, stream.out]).toEqual([2, '']);
    expect(stream.err).toContain('4 pages are 4 svg files');
  });
});
