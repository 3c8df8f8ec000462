/**
 * What a venue asks of a figure, as a patch of View and Page: laid out anew at that size, not scaled.
 * A venue whose rules are not known has no preset.
 */
import { DEFAULT_PAPER, type Page, type Paper, type View } from '../view/view.ts';
import {
  BELOW,
  BMC,
  ELSEVIER,
  JOURNAL,
  LANCET,
  NATURE,
  NO_EPS,
  ours,
  OWN,
  PLOS,
  SPRINGER,
  verify,
  type Preset,
  type PresetRule,
} from './venues.ts';

export type { Forbidden, Preset, PresetRule } from './venues.ts';

/** What a preset and the author's own choices change. */
export interface Settings {
  readonly view: View;
  readonly page: Page;
}

/** Type of the labels of events at type scale 1: 12 px of 1/96 inch. */
export const LABEL_PT = 9;

export const PRESETS: readonly Preset[] = [
  { id: 'elsevier-single', name: 'Elsevier, one column', widthMm: 90, ...ELSEVIER },
  { id: 'elsevier-double', name: 'Elsevier, two columns', widthMm: 190, ...ELSEVIER },
  { id: 'springer-single', name: 'Springer, one column', widthMm: 84, ...SPRINGER },
  { id: 'springer-double', name: 'Springer, two columns', widthMm: 174, ...SPRINGER },
  { id: 'nature-single', name: 'Nature, one column', widthMm: 89, ...NATURE },
  { id: 'nature-double', name: 'Nature, two columns', widthMm: 183, ...NATURE },
  { id: 'bmc-single', name: 'BMC, one column', widthMm: 85, ...BMC },
  { id: 'bmc-double', name: 'BMC, two columns', widthMm: 176, ...BMC },
  { id: 'plos-narrow', name: 'PLOS, narrow', widthMm: 90, ...PLOS },
  { id: 'plos-full', name: 'PLOS, full width', widthMm: 190.5, ...PLOS },
  { id: 'lancet-single', name: 'The Lancet, one column', widthMm: 75, ...LANCET },
  { id: 'lancet-double', name: 'The Lancet, two columns', widthMm: 154, ...LANCET },
  {
    ...JOURNAL,
    id: 'jama',
    name: 'JAMA',
    source: 'an older manual of the journal, read second-hand in 2026; check before you submit',
    widthMm: 127,
    widthsMm: { least: 127 },
    type: { usual: 8 },
    dpi: 350,
    formats: ['tiff'],
    rules: [
      verify('127 mm wide or more.'),
      verify('350 pixels to the inch or more.'),
      verify('EPS or TIFF.'),
      ours('Type of 8 pt: no size is known.'),
      BELOW,
      NO_EPS,
    ],
  },
  {
    ...JOURNAL,
    id: 'slide',
    name: 'Slide, 16:9',
    source: OWN,
    // 13⅓ × 7½ inches, the wide slide of presentation programs
    widthMm: 338.67,
    heightMm: 190.5,
    maxHeightMm: 190.5,
    divides: true,
    type: { least: 8, usual: 9 },
    lines: { least: 0.5 },
    dpi: 144,
    formats: ['pptx', 'png', 'svg'],
    theme: 'projector',
    title: true,
    caption: false,
    rules: [
      ours('338.67 × 190.5 mm, the wide slide of presentation programs.'),
      ours(
        'Type of 9 pt, never below 8 pt: at that a course of some twenty events fits one slide.',
      ),
      ours(
        'A room reads 24 pt or more: hide what you do not speak of, or show a part of the axis, and set larger type.',
      ),
      ours(
        'What one slide does not hold legibly goes on on further ones, each with the title and the same axis.',
      ),
      ours('The caption goes into the notes of the slide.'),
    ],
  },
  {
    ...JOURNAL,
    id: 'a4-portrait',
    name: 'A4 page',
    source: OWN,
    widthMm: 210,
    maxHeightMm: 297,
    divides: true,
    type: { least: 7, usual: 9 },
    dpi: 300,
    formats: ['pdf', 'png', 'svg'],
    title: true,
    caption: true,
    rules: [
      ours(
        '210 mm wide, at most 297 mm high: A4 (ISO 216). What is higher goes on on further pages.',
      ),
      ours('Type of 9 pt, never below 7 pt; title and caption on the page.'),
    ],
  },
];

export function maybePreset(id: string | undefined): Preset | undefined {
  return PRESETS.find((preset) => preset.id === id);
}

/**
 * View and page as the preset asks; what the author wrote is kept, and so is a theme for print. The
 * figure is laid out anew at that size, not scaled.
 */
export function applyPreset(preset: Preset, view: View, page: Page): Settings {
  const scale = preset.type.usual / LABEL_PT;
  const { heightMm, maxHeightMm, divides } = preset;
  const words = page.paper?.words;
  return {
    view: { ...view, theme: view.theme === 'print' ? 'print' : preset.theme },
    page: {
      width: preset.widthMm,
      ...(heightMm === undefined ? {} : { height: heightMm }),
      ...(divides && maxHeightMm !== undefined ? { mostHeight: maxHeightMm } : {}),
      unit: 'mm',
      typeScale: scale,
      lineScale: scale,
      paper: { ...paperOf(preset), ...(words === undefined ? {} : { words }) },
    },
  };
}

function paperOf(preset: Preset): Paper {
  const { id, dpi, title, caption, patterns, gridlines, coloredText, type, lines } = preset;
  return {
    ...DEFAULT_PAPER,
    preset: id,
    ...{ dpi, title, caption, patterns, gridlines, coloredText },
    ...(type.least === undefined ? {} : { leastType: type.least }),
    ...(type.most === undefined ? {} : { mostType: type.most }),
    ...(lines.least === undefined ? {} : { leastLine: lines.least }),
    ...(lines.most === undefined ? {} : { mostLine: lines.most }),
  };
}

const WHOSE: Readonly<Record<PresetRule['from'], string>> = {
  venue: '',
  verify: ' (second-hand: verify)',
  ours: ' (ours)',
};

/** Its rules and where they come from, for people: a line each. */
export function sayPreset(preset: Preset): string {
  const { id, name, source, rules, formats } = preset;
  return [
    `${name} (${id})`,
    ...rules.map(({ says, from }) => `  ${says.replace(/\.$/, '')}${WHOSE[from]}.`),
    `  Of the formats we write: ${formats.map((each) => each.toUpperCase()).join(', ')}.`,
    `  Source: ${source}.`,
  ].join('\n');
}
