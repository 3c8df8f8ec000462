import { describe, expect, test } from 'vitest';
import { applyPreset, maybePreset, PRESETS } from '../../src/export/presets.ts';
import { divide } from '../../src/layout/divide.ts';
import type { Figure } from '../../src/layout/figure.ts';
import { courseOf as resolved } from '../../src/model/resolve.ts';
import { renderPages } from '../../src/render-pages.ts';
import { renderCourse } from '../../src/render.ts';
import { DEFAULT_PAGE, DEFAULT_VIEW, type Page } from '../../src/view/view.ts';
import { CASES, courseOf, crowded } from './cases.ts';
import { textsOf } from './figure-texts.ts';
import { brokenNumbers, overlapsOf } from './overlaps.ts';

const settingsOf = (id: string) => {
  const preset = maybePreset(id);
  if (preset === undefined) throw new Error(`no preset ${id}`);
  return applyPreset(preset, DEFAULT_VIEW, DEFAULT_PAGE);
};
const { view, page: slide } = settingsOf('slide');
/** As narrow and low as a page may be asked to be. */
const pocket: Page = { ...slide, width: 120, height: 90, mostHeight: 90 };

/** Every mark that stands for data, as often as it is drawn. */
function dataOf(figures: readonly Figure[]): readonly string[] {
  return figures
    .flatMap(({ lanes, panels }) => [
      ...lanes.flatMap(({ events, crowd }) => [
        ...events.flatMap(({ id, members }) => members ?? [id]),
        ...(crowd ? [`${String(crowd.count)} of ${crowd.lane}`] : []),
      ]),
      ...panels.flatMap((panel) => [
        panel.id,
        ...panel.points.map(({ id }) => id),
        ...panel.shapes.map(({ id }) => id),
      ]),
    ])
    .sort();
}

describe.each([...CASES, 'crowded'])('%s', (name) => {
  const course = name === 'crowded' ? resolved(crowded(160)) : courseOf(name);
  const free = renderCourse(course, view, { ...DEFAULT_PAGE, ...withoutHeight(slide) }).figure;

  test.each([
    ['a slide', slide],
    ['a small page', pocket],
  ])('on pages of %s nothing is lost, nothing is twice, and no text is over another', (_, page) => {
    const figures = renderPages(course, view, page).pages.map(({ figure }) => figure);
    expect(dataOf(figures)).toEqual(dataOf([free]));
    for (const figure of figures) {
      expect(overlapsOf(figure)).toEqual([]);
      expect(brokenNumbers(figure)).toEqual([]);
    }
  });

  test('all pages have one axis; each says which of how many it is, the last the caption', () => {
    const { pages, words } = renderPages(course, view, {
      ...pocket,
      ...(pocket.paper && { paper: { ...pocket.paper, caption: true } }),
    });
    const of = pages.length;
    const [first] = pages;
    for (const [at, { figure, drawing }] of pages.entries()) {
      expect(figure.axis).toEqual(first?.figure.axis);
      const title = of === 1 ? words.title : `${words.title} (${at + 1} of ${of})`;
      expect(drawing.title).toBe(title);
      expect(figure.heading.map(({ text }) => text).join(' ')).toContain(
        of === 1 ? '' : `(${at + 1} of ${of})`,
      );
      expect(figure.caption.length > 0).toBe(at === of - 1);
    }
  });

  test('what a page holds legibly is the drawing of one page, to the byte', () => {
    const { pages } = renderPages(course, view, slide);
    if (pages.length > 1) return;
    const { figure } = renderCourse(course, view, slide);
    const isSqueezed = figure.key.length > 0 || cutNames(figure).length > 0;
    if (!isSqueezed) expect(pages[0]?.figure).toEqual(figure);
  });
});

function withoutHeight({ height: _, mostHeight: __, ...page }: Page): Page {
  return page;
}

function cutNames({ panels }: Figure): readonly string[] {
  return panels
    .flatMap(({ title }) => title.slice(0, 1).map(({ text }) => text))
    .filter((text) => text.endsWith('…'));
}

test('a crowded slide becomes several of its size: no name is cut, no plot is a strip', () => {
  for (const name of CASES) {
    const { pages } = renderPages(courseOf(name), view, slide);
    for (const { figure } of pages) {
      expect(figure.height).toBeLessThanOrEqual(721);
      expect(cutNames(figure)).toEqual([]);
    }
  }
});

test('a page whose title stays outside says beside its axis which of how many it is', () => {
  const { view: own, page } = settingsOf('elsevier-double');
  const { pages } = renderPages(courseOf('calendar'), own, { ...page, mostHeight: 100 });
  expect(pages.length).toBeGreaterThan(2);
  for (const [at, { figure }] of pages.entries()) {
    expect(figure.heading.map(({ text }) => text)).toEqual([`${at + 1} of ${pages.length}`]);
    expect(overlapsOf(figure)).toEqual([]);
  }
});

test('numbers of the key go on from page to page', () => {
  const { pages } = renderPages(resolved(crowded(160)), view, slide);
  const numbers = pages.flatMap(({ figure: { lanes, panels } }) =>
    [...lanes, ...panels].flatMap(({ keyed }) => keyed.map(({ number }) => number)),
  );
  expect(numbers).toEqual(numbers.map((_, at) => at + 1));
});

test('only slides and our own page go on unless asked to', () => {
  const going = PRESETS.filter(({ id }) => settingsOf(id).page.mostHeight !== undefined);
  expect(going.map(({ id }) => id)).toEqual(['slide', 'a4-portrait']);
});

describe('divide', () => {
  const of = (heights: readonly number[], room: number, turns: readonly number[] = []) =>
    divide(heights.length, (from, to) => ({
      left: room - heights.slice(from, to).reduce((sum, height) => sum + height, 0),
      isTurn: turns.includes(to),
    }));

  test('takes as few pages as can be, and fills them evenly', () => {
    expect(of([4, 4, 4, 4], 20)).toEqual([4]);
    expect(of([4, 4, 4, 4], 12)).toEqual([2, 4]);
    expect(of([6, 2, 2, 6], 10)).toEqual([2, 4]);
    expect(of([], 10)).toEqual([0]);
  });

  test('prefers to turn the page where the sort changes', () => {
    expect(of([4, 4, 4], 9, [1])).toEqual([1, 3]);
    expect(of([4, 4, 4], 9, [2])).toEqual([2, 3]);
  });

  test('gives a page to what fits on none', () => {
    expect(of([30, 2, 30], 10)).toEqual([1, 2, 3]);
  });
});

test('no text of a page stands outside it', () => {
  for (const { figure } of renderPages(resolved(crowded(160)), view, slide).pages)
    for (const { box } of textsOf(figure)) {
      expect(box.y).toBeGreaterThanOrEqual(0);
      expect(box.y + box.height).toBeLessThanOrEqual(figure.height + 0.5);
    }
});
