/**
 * What a venue asks of a figure, as a patch of View and Page. Numbers come from the publishers'
 * artwork guides as they were read second-hand in 2026, and every rule says whether it is the
 * venue's or ours; a venue whose rules are not known has no preset.
 */
import { DEFAULT_PAPER, type Page, type Paper, type ThemeName, type View } from '../view/view.ts';
import type { Format } from './export.ts';

/** What a venue may forbid inside a figure; the names are those of `Paper`. */
export type Forbidden = 'title' | 'patterns' | 'gridlines' | 'coloredText';

/** One rule in words, and whose it is. */
export interface PresetRule {
  readonly says: string;
  /** `verify`: told by one second-hand source only. */
  readonly from: 'venue' | 'verify' | 'ours';
}

export interface Preset {
  readonly id: string;
  readonly name: string;
  /** Where its numbers come from. */
  readonly source: string;
  readonly widthMm: number;
  /** Widths that the venue takes besides; undefined: this one. mm */
  readonly widthsMm?: { readonly least: number; readonly most?: number };
  readonly maxHeightMm?: number;
  /** The page is this high whatever its content. mm */
  readonly heightMm?: number;
  /** pt. `usual` is what the labels of events get. */
  readonly type: { readonly least?: number; readonly most?: number; readonly usual: number };
  /** pt. */
  readonly lines: { readonly least?: number; readonly most?: number };
  /** For combination art: lines, type and tints. */
  readonly dpi: number;
  /** Those that we write, the best first. */
  readonly formats: readonly Format[];
  readonly theme: ThemeName;
  /** What the figure carries inside. */
  readonly title: boolean;
  readonly caption: boolean;
  readonly patterns: boolean;
  readonly gridlines: boolean;
  readonly coloredText: boolean;
  /** What the venue does not take. */
  readonly forbids: readonly Forbidden[];
  /** Typeface that the venue names; ours is Inter. */
  readonly typeface?: string;
  readonly mostMegabytes?: number;
  readonly rules: readonly PresetRule[];
}

/** What a preset and the author's own choices change. */
export interface Settings {
  readonly view: View;
  readonly page: Page;
}

/** Type of the labels of events at type scale 1: 12 px of 1/96 inch. */
export const LABEL_PT = 9;

const GUIDE =
  'the publisher’s artwork guide, read second-hand in 2026; check with the journal before you submit';
const OWN = 'our own choice';

const venue = (says: string): PresetRule => ({ says, from: 'venue' });
const verify = (says: string): PresetRule => ({ says, from: 'verify' });
const ours = (says: string): PresetRule => ({ says, from: 'ours' });

const BELOW = ours('Title, source line and caption stay outside the figure and go along as text.');
const NO_EPS = ours('EPS is not written here.');
const TINTS = ours(
  'dpi is the one for combination art: a timeline is lines and type on tinted bands.',
);

/** What every journal's preset has unless its guide says otherwise. */
const JOURNAL = {
  source: GUIDE,
  lines: {},
  theme: 'light',
  title: false,
  caption: false,
  patterns: true,
  gridlines: true,
  coloredText: true,
  forbids: [],
} as const satisfies Partial<Preset>;

const ELSEVIER = {
  ...JOURNAL,
  type: { least: 6, usual: 7 },
  lines: { least: 0.1, most: 1.5 },
  dpi: 500,
  formats: ['pdf', 'tiff'],
  rules: [
    venue('Widths of 90 and 190 mm.'),
    venue('Type of 7 pt, never below 6 pt.'),
    venue('Lines of 0.10 to 1.5 pt.'),
    venue('1000 dpi for line art, 500 for combination art, 300 for photographs.'),
    venue('EPS, PDF or TIFF.'),
    TINTS,
    BELOW,
    NO_EPS,
  ],
} as const satisfies Partial<Preset>;

const SPRINGER = {
  ...JOURNAL,
  type: { least: 8, most: 12, usual: 8 },
  // 0.1 mm
  lines: { least: 0.283 },
  dpi: 600,
  formats: ['tiff'],
  forbids: ['title'],
  rules: [
    verify('Widths of 84 and 174 mm.'),
    venue('Type of 8 to 12 pt.'),
    venue('Lines of 0.1 mm (0.28 pt) or more.'),
    venue('1200 dpi for line art, 600 for combination art, 300 for photographs.'),
    venue('EPS or TIFF.'),
    venue('No title inside the figure.'),
    TINTS,
    BELOW,
    NO_EPS,
  ],
} as const satisfies Partial<Preset>;

const NATURE = {
  ...JOURNAL,
  maxHeightMm: 170,
  type: { least: 5, most: 7, usual: 6 },
  dpi: 450,
  formats: ['pdf', 'svg'],
  patterns: false,
  gridlines: false,
  coloredText: false,
  forbids: ['patterns', 'gridlines', 'coloredText'],
  rules: [
    venue('Widths of 89 and 183 mm, at most 170 mm high.'),
    venue('Type of 5 to 7 pt.'),
    venue('300 dpi, better 450.'),
    venue('Editable vector files with fonts embedded.'),
    venue('No gridlines, no patterns, no coloured text.'),
    BELOW,
  ],
} as const satisfies Partial<Preset>;

const BMC = {
  ...JOURNAL,
  type: { least: 8, usual: 8 },
  lines: { least: 0.5 },
  dpi: 300,
  formats: ['pdf'],
  mostMegabytes: 10,
  rules: [
    venue('Widths of 85 and 176 mm.'),
    venue('Type of 8 pt or more.'),
    venue('Lines of 0.5 pt or more.'),
    venue('300 dpi.'),
    venue('PDF or EPS, below 10 MB.'),
    BELOW,
    NO_EPS,
  ],
} as const satisfies Partial<Preset>;

const PLOS = {
  ...JOURNAL,
  widthsMm: { least: 66.8, most: 190.5 },
  maxHeightMm: 222.3,
  type: { least: 8, most: 12, usual: 8 },
  dpi: 600,
  formats: ['tiff'],
  typeface: 'Arial',
  mostMegabytes: 10,
  rules: [
    venue('66.8 to 190.5 mm wide, at most 222.3 mm high.'),
    venue('Type of 8 to 12 pt, in Arial.'),
    venue('300 to 600 dpi.'),
    venue('TIFF (LZW, without alpha) or EPS, RGB or grey, below 10 MB.'),
    ours('The width within these limits, and 600 dpi.'),
    ours('Type is set in Inter: Arial may not be passed on with a program.'),
    BELOW,
    NO_EPS,
  ],
} as const satisfies Partial<Preset>;

const LANCET = {
  ...JOURNAL,
  type: { usual: 7 },
  // 300 dpi at 120 % of the width
  dpi: 360,
  formats: ['pptx', 'svg'],
  rules: [
    verify('Widths of 75 and 154 mm.'),
    verify('300 dpi at 120 %, which is 360 dpi at the width itself.'),
    verify('Editable PPTX or SVG; figures are redrawn in house.'),
    ours('Type of 7 pt: no size is known.'),
    BELOW,
  ],
} as const satisfies Partial<Preset>;

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
    type: { least: 12, usual: 14 },
    lines: { least: 1 },
    dpi: 144,
    formats: ['pptx', 'png', 'svg'],
    theme: 'projector',
    title: true,
    caption: false,
    rules: [
      ours('338.67 × 190.5 mm, the wide slide of presentation programs.'),
      ours('Type of 14 pt, never below 12 pt, so that a whole course fits one slide.'),
      ours(
        'A room reads 24 pt or more: hide what you do not speak of, or show a part of the axis.',
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
    type: { least: 7, usual: 9 },
    dpi: 300,
    formats: ['pdf', 'png', 'svg'],
    title: true,
    caption: true,
    rules: [
      ours('210 mm wide, at most 297 mm high: A4 (ISO 216).'),
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
  const { heightMm } = preset;
  const words = page.paper?.words;
  return {
    view: { ...view, theme: view.theme === 'print' ? 'print' : preset.theme },
    page: {
      width: preset.widthMm,
      ...(heightMm === undefined ? {} : { height: heightMm }),
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
