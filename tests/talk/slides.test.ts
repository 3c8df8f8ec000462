// The slides of the built-in talk: what each shows, what its notes hold, and what neither gives away.
import { strFromU8, unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { notesOf } from '../../src/talk/notes.ts';
import { slideDrawing, SLIDE } from '../../src/talk/slide.ts';
import { slidesFile, slidesOf } from '../../src/talk/slides.ts';
import { named, nodesOf, partsOf, wordsOf } from '../export/pptx-read.ts';
import { allOf, found, purpura, steps, story, textOf, untoldAt } from './told.ts';

const slides = slidesOf(purpura, story);
const pptx = await slidesFile(purpura, slides, 'pptx');
const parts = partsOf(pptx);

test.each(steps)('the slide of $name holds nothing that is not told yet', ({ at }) => {
  const drawing = slides[at]?.drawing;
  expect(drawing === undefined ? ['no slide'] : found(untoldAt(at), allOf(drawing))).toEqual([]);
  const file = strFromU8(unzipSync(pptx)[`ppt/slides/slide${at + 1}.xml`] ?? new Uint8Array());
  expect(file).toContain('<p:sld ');
  expect(found(untoldAt(at), file)).toEqual([]);
});

test('the list of what is not told is no empty one', () => {
  const counts = steps.map(({ at }) => untoldAt(at).length);
  expect(counts[0]).toBeGreaterThan(30);
  expect(counts.at(-1)).toBeGreaterThan(5);
});

test('the file names itself by the teaching title, and the diagnosis is in no property of it', () => {
  for (const [path, root] of parts) {
    if (!path.startsWith('docProps/') && !path.includes('/theme')) continue;
    const text = nodesOf(root)
      .map((node) => node.text)
      .join(' ');
    expect(text, path).not.toMatch(/cirrhosis|ucMSC|Henoch|Mu K/i);
  }
  const core = parts.get('docProps/core.xml');
  const titles = core === undefined ? [] : named(nodesOf(core), 'dc:title');
  expect(titles.map(({ text }) => text)).toEqual([purpura.teachingTitle]);
});

test.each(steps)('$name has its title as the title of the slide, in its place', ({ at }) => {
  const slide = parts.get(`ppt/slides/slide${at + 1}.xml`);
  const shapes = slide === undefined ? [] : named(nodesOf(slide), 'p:sp');
  const titles = shapes.filter((shape) =>
    named(nodesOf(shape), 'p:ph').some(({ attributes }) => attributes['type'] === 'title'),
  );
  expect(titles.map(wordsOf)).toEqual([story.steps[at]?.title]);
  const [off] = named(nodesOf(titles[0] as (typeof titles)[number]), 'a:off');
  expect(Number(off?.attributes['y'])).toBeGreaterThan(0);
});

test.each(steps)('the notes of $name hold its notes, its answer and its time', ({ at }) => {
  const step = story.steps[at];
  const root = parts.get(`ppt/notesSlides/notesSlide${at + 1}.xml`);
  const words = root === undefined ? '' : wordsOf(root);
  expect(words).toBe(notesOf(story, at));
  expect(words).toContain(step?.notes?.trim());
  if (step?.question?.answer !== undefined) expect(words).toContain(step.question.answer.trim());
  expect(words).toMatch(/Time: [\d.]+ min, from \d+:\d\d to \d+:\d\d of \d+:\d\d/);
});

test('an answer is on no slide', () => {
  for (const { question } of story.steps) {
    if (question?.answer === undefined) continue;
    for (const { drawing } of slides) expect(textOf(drawing.marks)).not.toContain(question.answer);
  }
});

test('every slide is 13⅓ × 7½ in, says that it is not for decisions, and where it stands', () => {
  for (const [at, { drawing }] of slides.entries()) {
    expect([drawing.width, drawing.height]).toEqual([1280, 720]);
    // The caption may be wrapped anywhere.
    const text = textOf(drawing.marks).replace(/\s+/g, ' ');
    expect(text).toContain('Not for clinical decisions.');
    expect(text).toContain(`${at + 1} / ${story.steps.length}`);
  }
});

test('nothing stands beyond the edge of a slide', () => {
  for (const theme of ['projector', 'dark', 'light'] as const) {
    for (const { at } of steps) {
      const { marks } = slideDrawing(purpura, story, at, theme);
      const texts = marks.flatMap(function inside(mark): readonly { x: number; y: number }[] {
        return mark.type === 'group'
          ? mark.marks.flatMap(inside)
          : mark.type === 'text'
            ? [mark]
            : [];
      });
      const out = texts.filter(({ x, y }) => x < 0 || x > SLIDE.width || y < 0 || y > SLIDE.height);
      expect(out).toEqual([]);
    }
  }
});

test('the same talk gives the same bytes', async () => {
  const again = await slidesFile(purpura, slidesOf(purpura, story), 'pptx');
  expect(again).toEqual(pptx);
});
