// The law of the figure in real pixels: no text over another text, glyph, bar or curve, none cut
// off, and no sideways scrolling, in every case at every width.
import type { Page } from 'playwright';
import { expect, test } from 'vitest';
import { openApp } from './browser.ts';
import { CASES, choose, figureOf, scrollsSideways, switchOn } from './explore.ts';

const WIDTHS = [360, 768, 1280, 1920, 2560];

for (const id of CASES) {
  test(`${id}: no label lies over another or over a mark, at five widths`, async () => {
    const { page } = await openApp({ viewport: { width: 1280, height: 900 } });
    await choose(page, id);
    for (const width of WIDTHS) {
      await resize(page, width);
      expect(await overlaps(page), `${id} at ${width} px`).toEqual([]);
      expect(await scrollsSideways(page), `${id} at ${width} px scrolls sideways`).toBe(false);
    }
  });
}

test('the measure finds what is planted: text on text, on a bar, on a curve, cut off', async () => {
  const { page } = await openApp();
  const moved = (onto: string): Promise<string[]> =>
    page
      .evaluate((selector) => {
        const figure = document.querySelector('svg[role=graphics-document]')!;
        const mark = figure.querySelector<SVGGeometryElement>(selector)!;
        const isCurve = mark instanceof SVGPathElement;
        const place = isCurve ? mark.getPointAtLength(mark.getTotalLength() / 2) : mark.getBBox();
        const title = figure.querySelector('text')!;
        title.setAttribute('text-anchor', 'start');
        title.setAttribute('x', String(place.x - 2));
        title.setAttribute('y', String(place.y + 5));
      }, onto)
      .then(() => overlaps(page));
  expect(await overlaps(page)).toEqual([]);
  expect((await moved('[data-event="rash"] text')).join()).toContain('over “Rash');
  expect((await moved('[data-event="purpura"] rect')).join()).toContain('over rect of purpura');
  expect((await moved('[data-kind="shape"] path')).join()).toContain('over path of platelets');
  expect((await moved('[data-event="diagnosis"] path')).join()).toContain('over path of diagnosis');
  await page.evaluate(() =>
    document.querySelector('svg[role=graphics-document] text')!.setAttribute('x', '-9'),
  );
  expect((await overlaps(page)).join()).toContain('is cut off');
});

test('the linear and the calendar axis hold the law too', async () => {
  const { page } = await openApp();
  for (const [id, axis] of [
    ['purpura', 'Linear'],
    ['dili', 'Linear'],
    ['calendar', 'Calendar'],
  ] as const) {
    await choose(page, id);
    await switchOn(page, axis);
    for (const width of [360, 1280]) {
      await resize(page, width);
      expect(await overlaps(page), `${id}, ${axis}, at ${width} px`).toEqual([]);
    }
  }
});

test('the figure fills its place and follows the window', async () => {
  const { page } = await openApp();
  const widths: number[] = [];
  for (const width of WIDTHS) {
    await resize(page, width);
    const box = (await figureOf(page).boundingBox())!;
    expect(Number.isInteger(box.width)).toBe(true);
    // The switches take one row of a wide window, two of a phone's.
    const row = (await page.getByRole('region', { name: 'Switches' }).boundingBox())!;
    const rows = width >= 1280 ? 1 : 2;
    expect(row.height, `switches at ${width} px`).toBeLessThan(rows * 38 + 16);
    widths.push(box.width);
  }
  expect(widths[0]).toBeGreaterThan(330);
  expect(widths.at(-1)).toBeGreaterThan(2000);
  expect(widths).toEqual([...widths].sort((a, b) => a - b));
});

async function resize(page: Page, width: number): Promise<void> {
  await page.setViewportSize({ width, height: 900 });
  await page.waitForFunction(() => {
    const figure = document.querySelector('svg[role=graphics-document]')!;
    const place = figure.closest('#figure')!;
    return Math.abs(figure.clientWidth - place.clientWidth) <= 2;
  });
}

/** Each offending pair in words. */
function overlaps(page: Page): Promise<string[]> {
  return page.evaluate(async () => {
    // Until a face has come its text is set in another, and wider.
    await Promise.all([...document.fonts].map((face) => face.load()));
    const figure = document.querySelector<SVGSVGElement>('svg[role=graphics-document]')!;
    const { width, height } = figure.viewBox.baseVal;
    // A line's box is higher than its letters: what counts is ascenders to descenders.
    const lettersOf = (text: SVGTextElement): DOMRect => {
      const box = text.getBBox();
      const size = Number(text.getAttribute('font-size'));
      return new DOMRect(
        box.x,
        Number(text.getAttribute('y')) - 0.72 * size,
        box.width,
        0.9 * size,
      );
    };
    const texts = [...figure.querySelectorAll('text')].map((text) => ({
      name: `“${text.textContent}”`,
      box: lettersOf(text),
    }));
    const cuts = (a: DOMRect, b: DOMRect): boolean =>
      Math.min(a.right, b.right) - Math.max(a.x, b.x) > 0.5 &&
      Math.min(a.bottom, b.bottom) - Math.max(a.y, b.y) > 0.5;
    const found: string[] = [];
    texts.forEach(({ name, box }, index) => {
      if (box.x < -0.5 || box.right > width + 0.5 || box.bottom > height + 0.5)
        found.push(`${name} is cut off`);
      for (const other of texts.slice(index + 1)) {
        if (cuts(box, other.box)) found.push(`${name} over ${other.name}`);
      }
    });
    const marks = figure.querySelectorAll<SVGGeometryElement>(
      ':is([data-event], [data-series]) :is(rect, circle, path)',
    );
    for (const mark of marks) {
      const group = mark.closest('[data-event], [data-series]')!;
      if (group.getAttribute('data-kind') === 'region') continue;
      const name = group.getAttribute('data-event') ?? group.getAttribute('data-series');
      // getBBox gives a rectangle without right and bottom.
      const area = DOMRect.fromRect(mark.getBBox());
      const near = texts.filter(({ box }) => cuts(box, grown(area)));
      if (near.length === 0) continue;
      const covers = coverOf(mark, area);
      for (const text of near) {
        if (covers(text.box)) found.push(`${text.name} over ${mark.tagName} of ${name}`);
      }
    }
    return found;

    function grown(box: DOMRect): DOMRect {
      return new DOMRect(box.x - 1, box.y - 1, box.width + 2, box.height + 2);
    }
    /** A box for a box; a path is asked along its line, or for points of its filling. */
    function coverOf(mark: SVGGeometryElement, area: DOMRect): (box: DOMRect) => boolean {
      if (!(mark instanceof SVGPathElement)) return (box) => cuts(box, area);
      if (mark.getAttribute('fill') !== 'none') {
        return (box) => gridOf(box).some((point) => mark.isPointInFill(point));
      }
      const points = pointsOf(mark);
      return ({ x, y, right, bottom }) =>
        points.some((point) => point.x > x && point.x < right && point.y > y && point.y < bottom);
    }
    function gridOf({ x, y, width, height }: DOMRect): DOMPoint[] {
      const [columns, rows] = [Math.ceil(width / 1.5), Math.ceil(height / 1.5)];
      return Array.from(
        { length: columns * rows },
        (_, n) =>
          new DOMPoint(
            x + ((n % columns) + 0.5) * (width / columns),
            y + (Math.floor(n / columns) + 0.5) * (height / rows),
          ),
      );
    }
    function pointsOf(path: SVGGeometryElement): DOMPoint[] {
      const length = path.getTotalLength();
      const count = Math.ceil(length / 2) + 1;
      return Array.from({ length: count }, (_, n) =>
        path.getPointAtLength(Math.min(length, n * 2)),
      );
    }
  });
}
