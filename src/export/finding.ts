/** What preflight says of a figure before it is saved, and the change that mends it. */
import type { Settings } from './presets.ts';

/** `problem`: the venue would refuse it, or a person can be told from it. */
export type Severity = 'problem' | 'warning' | 'note';

/** One click: other settings, from which the figure is made anew. */
export interface Fix {
  readonly label: string;
  readonly apply: (settings: Settings) => Settings;
}

export interface Finding {
  readonly code: FindingCode;
  readonly severity: Severity;
  /** A sentence or two, with the numbers. */
  readonly says: string;
  /** Ids of events, series or lanes, or names of texts ("title", "caption"). */
  readonly where: readonly string[];
  readonly fixes: readonly Fix[];
  /** Pairs of colours as readers see them, for `colours-merge`. */
  readonly swatches?: readonly SwatchPair[];
}

/** Who sees two colours alike. */
export type Sight = 'grey' | 'protan' | 'deutan' | 'tritan';

export interface SwatchPair {
  readonly sight: Sight;
  /** What the colours mean, as said in the figure: "Medication", "Platelet count". */
  readonly names: readonly [string, string];
  /** #rrggbb */
  readonly colours: readonly [string, string];
  readonly seen: readonly [string, string];
  /** Distance in OKLab × 100 as seen; below 4 is hard to tell apart. */
  readonly distance: number;
}

export type FindingCode =
  // size and venue
  | 'width-off'
  | 'too-high'
  | 'type-small'
  | 'type-large'
  | 'type-small-for-room'
  | 'line-thin'
  | 'line-thick'
  | 'dpi-low'
  | 'title-inside'
  | 'patterns'
  | 'gridlines'
  | 'coloured-text'
  | 'colours-merge'
  | 'typeface'
  | 'missing-glyph'
  | 'format'
  // honesty
  | 'illustrative'
  | 'numbered-key'
  | 'several-pages'
  | 'caption-outside'
  // privacy
  | 'calendar-dates'
  | 'dates-shifted'
  | 'date-in-text'
  | 'age-over-89'
  | 'name'
  | 'record-number'
  | 'email'
  | 'phone'
  | 'url'
  | 'place'
  | 'source-names'
  | 'file-name'
  | 'author-named'
  | 'hidden-answer';
