import { describe, expect, test } from 'vitest';
import {
  applyPreset,
  LABEL_PT,
  maybePreset,
  PRESETS,
  sayPreset,
  type Preset,
} from '../../src/export/presets.ts';
import { FORMATS } from '../../src/export/export.ts';
import { DEFAULT_PAGE, DEFAULT_VIEW } from '../../src/view/view.ts';

const ids = PRESETS.map(({ id }) => id);

/** The table of conventions: id, mm wide, pt least to most, dpi for combination art. */
const TABLE: readonly (readonly [
  string,
  number,
  number | undefined,
  number | undefined,
  number,
])[] = [
  ['elsevier-single', 90, 6, undefined, 500],
  ['elsevier-double', 190, 6, undefined, 500],
  ['springer-single', 84, 8, 12, 600],
  ['springer-double', 174, 8, 12, 600],
  ['nature-single', 89, 5, 7, 450],
  ['nature-double', 183, 5, 7, 450],
  ['bmc-single', 85, 8, undefined, 300],
  ['bmc-double', 176, 8, undefined, 300],
  ['lancet-single', 75, undefined, undefined, 360],
  ['lancet-double', 154, undefined, undefined, 360],
  ['jama', 127, undefined, undefined, 350],
];

test.each(TABLE)('%s keeps the numbers of its guide', (id, widthMm, least, most, dpi) => {
  const preset = maybePreset(id);
  expect(preset).toMatchObject({ widthMm, dpi });
  expect(preset?.type.least).toBe(least);
  expect(preset?.type.most).toBe(most);
});

test('an id names one preset, and a venue whose rules are not known has none', () => {
  expect(new Set(ids).size).toBe(ids.length);
  expect(maybePreset('cell')).toBeUndefined();
  expect(maybePreset(undefined)).toBeUndefined();
});

describe.each(PRESETS)('$id', (preset: Preset) => {
  const { view, page } = applyPreset(preset, DEFAULT_VIEW, DEFAULT_PAGE);

  test('says where its rules come from, and whose each is', () => {
    const words = sayPreset(preset);
    expect(words).toContain(preset.source);
    expect(preset.rules.length).toBeGreaterThan(0);
    const own = preset.rules.filter(({ from }) => from !== 'venue').length;
    expect(words.match(/\((?:ours|second-hand: verify)\)\.$/gm) ?? []).toHaveLength(own);
    if (own < preset.rules.length) expect(words).toMatch(/second-hand in 2026; check/);
  });

  test('sets labels in the type it names, within what it allows', () => {
    const { least = 0, most = Infinity, usual } = preset.type;
    expect(page.typeScale * LABEL_PT).toBeCloseTo(usual, 10);
    expect(usual).toBeGreaterThanOrEqual(least);
    expect(usual).toBeLessThanOrEqual(most);
    expect(page.paper).toMatchObject({ preset: preset.id, dpi: preset.dpi });
    expect(page.paper?.leastType).toBe(preset.type.least);
    expect(page.paper?.mostLine).toBe(preset.lines.most);
    expect(page).toMatchObject({ width: preset.widthMm, unit: 'mm' });
  });

  test('leaves out what it forbids, and asks for a format that we write', () => {
    for (const forbidden of preset.forbids) expect(page.paper?.[forbidden]).toBe(false);
    expect(preset.formats.length).toBeGreaterThan(0);
    for (const format of preset.formats) expect(FORMATS).toContain(format);
    expect(view).toEqual({ ...DEFAULT_VIEW, theme: preset.theme });
  });

  test('keeps what the author wrote, and a theme for print', () => {
    const words = { caption: 'Mine.', author: 'A. Author' };
    const paper = { ...page.paper, dpi: 72, grey: true, words } as typeof page.paper & object;
    const again = applyPreset(
      preset,
      { ...DEFAULT_VIEW, theme: 'print' },
      { ...DEFAULT_PAGE, paper },
    );
    expect(again.page.paper?.words).toEqual(words);
    expect(again.page.paper?.dpi).toBe(preset.dpi);
    expect(again.view.theme).toBe('print');
  });
});
