/**
 * What each venue's guide asks, rule by rule, each with whose it is. The numbers come from the
 * publishers' artwork guides as they were read second-hand in 2026; nothing is guessed for them.
 */
import type { ThemeName } from '../view/view.ts';
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
  /** What is higher than `maxHeightMm` goes on on further pages. */
  readonly divides?: true;
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

const GUIDE =
  'the publisher’s artwork guide, read second-hand in 2026; check with the journal before you submit';
export const OWN = 'our own choice';

const venue = (says: string): PresetRule => ({ says, from: 'venue' });
export const verify = (says: string): PresetRule => ({ says, from: 'verify' });
export const ours = (says: string): PresetRule => ({ says, from: 'ours' });

export const BELOW = ours(
  'Title, source line and caption stay outside the figure and go along as text.',
);
export const NO_EPS = ours('EPS is not written here.');
const TINTS = ours(
  'dpi is the one for combination art: a timeline is lines and type on tinted bands.',
);

/** What every journal's preset has unless its guide says otherwise. */
export const JOURNAL = {
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

export const ELSEVIER = {
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

export const SPRINGER = {
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

export const NATURE = {
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

export const BMC = {
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

export const PLOS = {
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

export const LANCET = {
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
