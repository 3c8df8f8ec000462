import { describe, expect, test } from 'vitest';
import { againstBudget, sayElapsed, sayTime } from '../../src/app/present/clock.ts';
import { POCKET, slideOf, WIDE } from '../../src/app/present/slide.ts';
import { sayTells } from '../../src/app/present/tells.ts';
import { between } from '../../src/app/present/tween.ts';
import { findTalk } from '../../src/app/presenting.svelte.ts';
import { svgText } from '../../src/export/svg.ts';
import { readLink, writeTalkLink } from '../../src/view/link.ts';
import { courseOf } from '../layout/cases.ts';
import { doc, matter, story } from './talks.ts';

const steps = story.steps.map((step, at) => [step.id, at] as const);

describe('a slide', () => {
  test.each(steps)('%s has room for its figure, at a type that the back row reads', (_, at) => {
    const { figure, page } = slideOf(matter, at, 'dark');
    expect(12 * page.typeScale).toBeGreaterThanOrEqual(24);
    expect(figure.height).toBeLessThan(WIDE.height ?? 0);
    const { plot, legend } = figure;
    expect(plot.y + plot.height).toBeLessThanOrEqual(figure.height);
    for (const { text } of legend) {
      expect(text.box.y + text.box.height).toBeLessThanOrEqual(figure.height);
    }
  });

  test.each(steps)('%s says its honest sentences beside the figure, not in it', (_, at) => {
    const { figure, honest } = slideOf(matter, at, 'projector');
    expect(figure.heading).toEqual([]);
    expect(figure.caption).toEqual([]);
    expect(honest).toContain('Not for clinical decisions.');
  });

  test('is the same object when the talk comes back to it', () => {
    const first = slideOf(matter, 2, 'dark');
    slideOf(matter, 3, 'dark');
    expect(slideOf(matter, 2, 'dark')).toBe(first);
    expect(slideOf(matter, 2, 'dark', { sheet: POCKET })).not.toBe(first);
  });

  test('a step on a calendar that the case does not have shows on phases', () => {
    const [first] = story.steps;
    if (first === undefined) throw new Error('the talk has no step');
    const odd = { ...first, view: { ...first.view, axis: 'calendar' as const } };
    const { view } = slideOf({ ...matter, story: { ...story, steps: [odd] } }, 0, 'dark');
    expect(view.axis).toBe('phases');
  });
});

describe('between two steps', () => {
  const pairs = story.steps.slice(1).map((_, at) => [at, at + 1] as const);

  test.each(pairs)('from %i to %i it ends as the drawing itself', (from, to) => {
    const [a, b] = [slideOf(matter, from, 'dark').drawing, slideOf(matter, to, 'dark').drawing];
    expect(between(a, b, 1)).toBe(b);
    const almost = between(a, b, 0.99999);
    expect(almost.marks.length).toBe(b.marks.length);
    expect(svgText(between(a, b, 0.4))).not.toMatch(/NaN|undefined|Infinity/);
  });

  test('on the way no text is shown that neither step has told', () => {
    const texts = (svg: string): readonly string[] =>
      Array.from(svg.matchAll(/<text[^>]*>([^<]*)</g), ([, text = '']) => text);
    for (const [from, to] of pairs) {
      const [a, b] = [slideOf(matter, from, 'dark').drawing, slideOf(matter, to, 'dark').drawing];
      const told = new Set(texts(svgText(b)));
      for (const text of texts(svgText(between(a, b, 0.5)))) expect(told).toContain(text);
      // Backwards, what is taken back is gone at once.
      const before = new Set(texts(svgText(a)));
      for (const text of texts(svgText(between(b, a, 0)))) expect(before).toContain(text);
    }
  });

  test('what stands for the same event begins where it was', () => {
    const at = (id: string): number => story.steps.findIndex((step) => step.id === id);
    const [a, b] = [slideOf(matter, at('history'), 'dark'), slideOf(matter, at('marrow'), 'dark')];
    const barOf = (svg: string): string | undefined =>
      /data-event="purpura"[^>]*>.*?<rect[^>]*? width="([\d.]+)"/s.exec(svg)?.[1];
    const start = barOf(svgText(between(a.drawing, b.drawing, 0)));
    expect(start).toBeDefined();
    expect(start).not.toBe(barOf(svgText(b.drawing)));
  });
});

describe('the words of a presenter', () => {
  test.each([
    [0, '0:00'],
    [59_999, '0:59'],
    [400_000, '6:40'],
    [3_600_000, '1:00:00'],
  ])('%i ms are %s', (ms, says) => {
    expect(sayTime(ms)).toBe(says);
  });

  test('a budget is told in words, over it too', () => {
    expect(sayElapsed(400_000, 10)).toBe('6:40 of 10:00');
    expect(sayElapsed(400_000, undefined)).toBe('6:40');
    expect(againstBudget(90_000, 1)).toEqual({ says: 'over by 0:30', isOver: true });
    expect(againstBudget(30_000, 1)).toEqual({ says: '0:30 left', isOver: false });
    expect(againstBudget(30_000, undefined)).toBeUndefined();
  });

  test('what a step tells has a name, never an id', () => {
    const course = courseOf('purpura');
    for (const { tells } of story.steps.slice(0, -1)) {
      for (const name of sayTells(tells, course)) expect(tells).not.toContain(name);
    }
  });
});

describe('a link to a step', () => {
  test('comes back as it was, by id and by number', () => {
    for (const talk of [{ story: 'rounds', step: 'a step&' }, { story: '1' }]) {
      const link = writeTalkLink('purpura', talk);
      const read = readLink(link, { cases: ['purpura'] });
      expect(read).toMatchObject({ caseId: 'purpura', talk, problems: [] });
    }
  });

  test.each([
    ['rounds', 'history', 1, []],
    ['1', '2', 1, []],
    ['rounds', undefined, undefined, []],
    ['rounds', 'nowhere', 0, ['nowhere']],
    ['rounds', '99', 0, ['99']],
    ['nobody', '1', undefined, ['nobody']],
  ])('story %s, step %s', (name, step, index, lost) => {
    const found = findTalk([doc], step === undefined ? { story: name } : { story: name, step });
    expect(found.step).toBe(index);
    expect(found.problems.flatMap(({ values }) => values)).toEqual(lost);
    expect(found.given === undefined).toBe(name === 'nobody');
  });

  test('a step without a talk, and empty names, are said', () => {
    const codes = (link: string): readonly string[] =>
      readLink(link, { cases: [] }).problems.map(({ code }) => code);
    expect(codes('v1?step=2')).toEqual(['unknown-part']);
    expect(codes('v1?story=')).toEqual(['unreadable-value']);
    expect(codes('v1?story=1&step=%ZZ')).toEqual(['unreadable-value']);
  });
});
