// `caseline slides`: a slide per step, in a format that the name of the file says.
import { spawnSync } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { strFromU8, unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { found, story, untoldAt } from '../app/presenting.ts';
import { caseline, scratch } from './command.ts';

/** ms: the command runs several times. */
const LONG = 60_000;

const at = await scratch();
const hasPoppler = spawnSync('pdftotext', ['-v']).error === undefined;

test(
  'a PPTX has a slide and notes for each step',
  async () => {
    expect(await caseline(['slides', 'purpura', '-o', at('t.pptx')])).toMatchObject({ code: 0 });
    const parts = unzipSync(await readFile(at('t.pptx')));
    for (const [index, { title }] of story.steps.entries()) {
      const slide = strFromU8(parts[`ppt/slides/slide${index + 1}.xml`] ?? new Uint8Array());
      expect(slide).toContain(title);
      expect(found(untoldAt(index), slide)).toEqual([]);
      expect(parts).toHaveProperty([`ppt/notesSlides/notesSlide${index + 1}.xml`]);
    }
    expect(parts).not.toHaveProperty([`ppt/slides/slide${story.steps.length + 1}.xml`]);
  },
  LONG,
);

test(
  'a PDF has a page for each step, in the theme asked for',
  async () => {
    const [light, dark] = [at('l.pdf'), at('d.pdf')];
    expect((await caseline(['slides', 'purpura', '-o', light])).code).toBe(0);
    expect((await caseline(['slides', 'purpura', '--theme', 'dark', '-o', dark])).code).toBe(0);
    const [one, other] = await Promise.all([readFile(light), readFile(dark)]);
    const pages = one.toString('latin1').match(/\/Type \/Page\b/g) ?? [];
    expect(pages).toHaveLength(story.steps.length);
    expect(one.equals(other)).toBe(false);
    expect(one.toString('latin1')).not.toMatch(/cirrhosis|ucMSC/);
  },
  LONG,
);

test.runIf(hasPoppler)(
  'on no page of the PDF stands what is not told yet',
  async () => {
    const file = at('p.pdf');
    expect((await caseline(['slides', 'purpura', '-o', file])).code).toBe(0);
    for (const index of story.steps.keys()) {
      const page = String(index + 1);
      const { stdout } = spawnSync('pdftotext', ['-f', page, '-l', page, '-raw', file, '-']);
      const text = String(stdout).replace(/\s+/g, ' ');
      expect(text).toContain(story.steps[index]?.title);
      expect(found(untoldAt(index), text)).toEqual([]);
    }
  },
  LONG,
);

test(
  'a name that says no format, and standard output without one, are refused',
  async () => {
    const unnamed = await caseline(['slides', 'purpura', '-o', at('talk.key')]);
    expect(unnamed).toMatchObject({ code: 2 });
    expect(unnamed.err).toContain('names no format of slides: use .pptx or .pdf');
    expect((await caseline(['slides', 'purpura', '-o', '-'])).err).toContain('--format pptx');
    expect((await caseline(['slides', 'purpura'])).code).toBe(2);
  },
  LONG,
);
