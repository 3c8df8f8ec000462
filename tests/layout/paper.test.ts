import { describe, expect, test } from 'vitest';
import { PRESETS, applyPreset } from '../../src/export/presets.ts';
import type { Drawing, Mark } from '../../src/draw/mark.ts';
import { textsOf } from './figure-texts.ts';
import { renderView } from '../render-view.ts';
import { DEFAULT_PAGE, DEFAULT_PAPER, DEFAULT_VIEW, type Page } from '../../src/view/view.ts';
import { caseOf, CASES, crowded } from './cases.ts';
import { brokenNumbers, overlapsOf } from './overlaps.ts';

const PT = 72 / 96;

function marksOf(marks: readonly Mark[]): readonly Mark[] {
  return marks.flatMap((mark) => (mark.type === 'group' ? marksOf(mark.marks) : [mark]));
}

describe.each(PRESETS.map(({ id }) => id))('%s', (id) => {
  const preset = PRESETS.find((each) => each.id === id) as (typeof PRESETS)[number];
  const settings = applyPreset(preset, DEFAULT_VIEW, DEFAULT_PAGE);

  test.each(CASES)('%s: no text over another, type and lines within the venue’s limits', (name) => {
    const { figure, drawing } = renderView(caseOf(name), settings.view, settings.page);
    expect(overlapsOf(figure)).toEqual([]);
    expect(brokenNumbers(figure)).toEqual([]);
    const sizes = textsOf(figure).map(({ size }) => size * PT);
    expect(Math.min(...sizes)).toBeGreaterThanOrEqual((preset.type.least ?? 0) - 0.01);
    expect(Math.max(...sizes)).toBeLessThanOrEqual((preset.type.most ?? Infinity) + 0.01);
    const widths = strokesOf(drawing);
    expect(Math.min(...widths)).toBeGreaterThanOrEqual((preset.lines.least ?? 0) - 0.001);
    expect(Math.max(...widths)).toBeLessThanOrEqual((preset.lines.most ?? Infinity) + 0.001);
  });

  test('is as wide as the venue asks, to the hundredth of a mm', () => {
    const { drawing } = renderView(caseOf('purpura'), settings.view, settings.page);
    expect((drawing.width * 25.4) / 96).toBeCloseTo(preset.widthMm, 2);
    expect(drawing.printedInMm).toBe(true);
  });
});

function strokesOf(drawing: Drawing): readonly number[] {
  return marksOf(drawing.marks).flatMap((mark) =>
    mark.type !== 'text' && mark.type !== 'group' && mark.stroke ? [mark.stroke.width * PT] : [],
  );
}

describe('the numbered key', () => {
  const paper = (page: Partial<Page>): Page => ({
    ...DEFAULT_PAGE,
    unit: 'mm',
    width: 174,
    ...page,
    paper: DEFAULT_PAPER,
  });

  test.each([
    ['as high as it needs', paper({})],
    ['174 × 170 mm', paper({ height: 170 })],
    ['90 mm wide', paper({ width: 90 })],
  ])('%s: what has no label has a number, and the key tells it; nothing is lost', (_, page) => {
    const document = crowded(500);
    const { figure } = renderView({ name: 'crowded', document }, DEFAULT_VIEW, page);
    expect(overlapsOf(figure)).toEqual([]);
    const keyed = figure.lanes.flatMap((lane) => lane.keyed);
    expect(keyed.length).toBeGreaterThan(100);
    expect(keyed.map(({ number }) => number)).toEqual(keyed.map((_each, at) => at + 1));
    const printed = textsOf(figure)
      .map(({ text }) => text)
      .join('\n');
    for (const { label } of document.events ?? []) expect(printed).toContain(label);
    expect(figure.lanes.every((lane) => lane.more === undefined)).toBe(true);
  });

  test('marks that say the same share a number, and the key tells every time of theirs', () => {
    const dayOf = (at: number): string =>
      `2020-${String(1 + Math.floor(at / 5)).padStart(2, '0')}-${10 + (at % 5)}`;
    const visits = Array.from({ length: 60 }, (_, at) => ({
      id: `v${at}`,
      kind: 'encounter' as const,
      lane: 'one',
      label: at % 3 === 0 ? 'Emergency visit' : 'Check-up',
      start: `${dayOf(at)} 09:00`,
      end: `${dayOf(at)} 09:${15 + (at % 40)}`,
    }));
    const document = { ...crowded(1), events: visits, series: [] };
    const page = paper({});
    const view = { ...DEFAULT_VIEW, collapsedLanes: ['one'] };
    const { figure } = renderView({ name: 'visits', document }, view, page);
    const [lane] = figure.lanes;
    expect(lane?.keyed.map(({ number }) => number)).toEqual([1, 2]);
    expect(lane?.keyed.flatMap(({ ids }) => ids).sort()).toEqual(visits.map(({ id }) => id).sort());
    const key = figure.key.map(({ text }) => text).join(' ');
    expect(key.match(/Check-up/g)).toHaveLength(1);
    expect(key.match(/09:00–09:\d\d/g)).toHaveLength(visits.length);
    const printed = lane?.events.flatMap(({ texts }) => texts.map(({ text }) => text)) ?? [];
    for (const words of printed) expect(['1', '2', '1–2']).toContain(words);
    expect(overlapsOf(figure)).toEqual([]);
  });

  test('a screen has none: there the rest can be asked for', () => {
    const { figure } = renderView({ name: 'crowded', document: crowded(190) });
    expect(figure.key).toEqual([]);
    expect(figure.lanes.some((lane) => lane.more !== undefined)).toBe(true);
  });
});

describe('paint on paper', () => {
  const drawn = (paper: Partial<typeof DEFAULT_PAPER>): Drawing =>
    renderView(caseOf('purpura'), DEFAULT_VIEW, {
      ...DEFAULT_PAGE,
      paper: { ...DEFAULT_PAPER, ...paper },
    }).drawing;
  const colorsOf = (drawing: Drawing): readonly string[] =>
    marksOf(drawing.marks).flatMap((mark) =>
      mark.type === 'text'
        ? [mark.color]
        : mark.type === 'group'
          ? []
          : [mark.fill, mark.stroke?.color].filter((color) => typeof color === 'string'),
    );

  test('grey paper has no colour', () => {
    for (const color of colorsOf(drawn({ grey: true }))) expect(color).toMatch(/^#(..)\1\1$/);
  });

  test('without patterns no hatch is left, and the marks still say their evidence', () => {
    const drawing = drawn({ patterns: false });
    expect(drawing.paints.some(({ type }) => type === 'hatch')).toBe(false);
    const [plain, hatched] = [drawing, drawn({})].map((each) =>
      JSON.stringify(each).match(/"evidence":"[a-z]+"/g),
    );
    expect(plain).toEqual(hatched);
  });

  test('without coloured text every word is ink or muted', () => {
    const texts = marksOf(drawn({ coloredText: false }).marks).flatMap((mark) =>
      mark.type === 'text' ? [mark.color] : [],
    );
    expect(new Set(texts).size).toBe(2);
  });

  test('title and caption can stand outside, and their words go along', () => {
    const drawing = drawn({ title: false, caption: false });
    const words = marksOf(drawing.marks).flatMap((mark) =>
      mark.type === 'text' ? [mark.text] : [],
    );
    expect(words.join(' ')).not.toContain(drawing.title.slice(0, 20));
    expect(words.join(' ')).not.toContain('Not for clinical decisions');
    expect(drawing.caption).toContain('Not for clinical decisions');
  });
});
