// The handout: without answers it ends with the last question and names no source.
import { expect, test } from 'vitest';
import { handoutPages } from '../../src/talk/handout.ts';
import type { Drawing, Mark } from '../../src/draw/mark.ts';
import { allOf, found, purpura, story, textOf, untoldAt } from './told.ts';

const without = handoutPages(purpura, story, { answers: false });
const answered = handoutPages(purpura, story, { answers: true });
const last = story.steps.map(({ question }) => question !== undefined).lastIndexOf(true);
const wordsOf = (pages: readonly Drawing[]): string =>
  pages
    .map(({ marks }) => textOf(marks))
    .join('\n')
    .replace(/\s+/g, ' ');

test('without answers nothing beyond the last question is in any page', () => {
  const pages = without.map(allOf).join('\n');
  expect(found(untoldAt(last), pages)).toEqual([]);
  for (const { question } of story.steps.slice(0, last + 1)) {
    const start = question?.answer?.slice(0, 40);
    if (start !== undefined) expect(wordsOf(without)).not.toContain(start);
  }
  expect(wordsOf(without)).not.toMatch(/Mu K|doi:|Answer/);
});

test('a page holds nothing that a step after the question at its end tells', () => {
  for (const page of without) {
    const text = textOf(page.marks);
    const at = story.steps
      .map(({ title }, index) => text.includes(`${index + 1}  ${title}`))
      .lastIndexOf(true);
    expect(at).toBeGreaterThanOrEqual(0);
    expect(found(untoldAt(at), allOf(page))).toEqual([]);
  }
});

test('with answers every step, every answer and the source are there', () => {
  const words = wordsOf(answered);
  for (const { title, question } of story.steps) {
    expect(words).toContain(title);
    if (question?.answer !== undefined) {
      const start = question.answer.trim().replace(/\s+/g, ' ').slice(0, 40);
      expect(words).toContain(start);
    }
  }
  expect(words).toContain(purpura.source.doi);
});

test('every page is A4, numbered, grey, and says that it is not for decisions', () => {
  for (const pages of [without, answered]) {
    for (const [at, page] of pages.entries()) {
      expect(page.width / page.height).toBeCloseTo(210 / 297, 4);
      const text = textOf(page.marks);
      expect(text).toContain(`${at + 1} / ${pages.length}`);
      expect(text).toContain('Not for clinical decisions.');
      expect(coloursOf(page).filter((colour) => !isGrey(colour))).toEqual([]);
    }
  }
});

test('nothing stands below the foot of a page, and each has its step', () => {
  for (const page of [...without, ...answered]) {
    const lows = lowestOf(page.marks);
    expect(lows).toBeLessThanOrEqual(page.height - 20);
    expect(textOf(page.marks)).toMatch(/\d {2}\S/);
  }
});

test('where curves are asked for, the panels are there to draw in, and no curve is', () => {
  const page = without.at(-1);
  const text = page === undefined ? '' : textOf(page.marks);
  expect(text).toContain('Platelets');
  expect(text).not.toContain('illustrative shape');
});

function coloursOf(drawing: Drawing): readonly string[] {
  return [...JSON.stringify(drawing).matchAll(/"(#[\da-f]{6})"/g)].map(([, colour = '']) => colour);
}
const isGrey = (colour: string): boolean => /^#(..)\1\1$/.test(colour);

function lowestOf(marks: readonly Mark[]): number {
  return Math.max(
    0,
    ...marks.map((mark) =>
      mark.type === 'group' ? lowestOf(mark.marks) : mark.type === 'text' ? mark.y : 0,
    ),
  );
}
