/**
 * The Figure: placed meaning. Every box, glyph size, wrapped line and clipped vertex is decided in
 * layout, once, in px of the page; draw chooses only paint and path strings.
 */
import type { EvidenceKind } from '../model/evidence.ts';
import type { LegendKey } from './legend-keys.ts';
import type { PlacedRun } from './run.ts';
import type { EventKind } from '../model/course.ts';

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export type FontStyle = 'regular' | 'semibold' | 'italic';
/** Meaning of a text's colour; draw maps it to the theme. */
export type Tone = 'ink' | 'muted' | 'accent';

/** One line of text; its box is the em box used for the law of no overlap. */
export interface PlacedText {
  readonly text: string;
  /** Anchor point and baseline. */
  readonly x: number;
  readonly y: number;
  readonly size: number;
  readonly font: FontStyle;
  readonly anchor: 'start' | 'middle' | 'end';
  readonly tone: Tone;
  readonly box: Box;
}

/** Parts placed below each other, and the height they take together. px */
export interface Placed<T> {
  readonly items: readonly T[];
  readonly height: number;
}

/** Where the time of a mark is uncertain: it fades in over [from, solid) and out after. px. */
export interface Fade {
  readonly from: number;
  readonly to: number;
}

export type GlyphShape =
  | 'circle'
  | 'diamond'
  | 'square'
  | 'arrow-down'
  | 'triangle'
  | 'triangle-down'
  | 'pill'
  | 'hexagon'
  | 'cross'
  | 'dagger'
  | 'plus'
  | 'flag'
  | 'dash'
  | 'none';

export interface PlacedGlyph {
  readonly shape: GlyphShape;
  readonly cx: number;
  readonly cy: number;
  /** Half of its width and height. */
  readonly rx: number;
  readonly ry: number;
  readonly filled: boolean;
}

export interface PlacedBar {
  readonly box: Box;
  readonly look: 'solid' | 'hatch';
  /** The bar fades in from `fadeIn.from` (transparent) to `fadeIn.to` (full); may lie outside the clip. */
  readonly fadeIn?: Fade;
  readonly fadeOut?: Fade;
  /** Still going on at the edge: an arrow head there. */
  readonly ongoing: boolean;
  readonly cut?: Cut;
  readonly filled: boolean;
}

/** Ends that the window cuts: what is drawn goes on beyond it. */
export interface Cut {
  readonly start?: true;
  readonly end?: true;
}

/** Stated bounds of an imprecise moment, drawn as a bracket through the glyph's middle. */
export interface Bracket {
  readonly x0: number;
  readonly x1: number;
  readonly y: number;
  readonly cut?: Cut;
}

export interface PlacedEvent {
  readonly id: string;
  readonly kind: EventKind;
  readonly evidence: EvidenceKind;
  readonly evidenceWhen: EvidenceKind;
  readonly bar?: PlacedBar;
  readonly glyph?: PlacedGlyph;
  readonly bracket?: Bracket;
  readonly texts: readonly PlacedText[];
  /** Negated, refuted or not done: struck through. */
  readonly struck: boolean;
  /** A cluster stands for several events and carries no id of one. */
  readonly count?: number;
  readonly members?: readonly string[];
  /** Union of bar and glyph, for pointing. */
  readonly box: Box;
}

/** A number printed at marks that say the same, and the marks (or the words without a mark) it stands for. */
export interface KeyEntry {
  readonly number: number;
  readonly ids: readonly string[];
}

/** Events alike in kind and evidence, only counted: one layer of a crowd. */
export interface CrowdLayer {
  readonly kind: EventKind;
  readonly evidence: EvidenceKind;
  readonly evidenceWhen: EvidenceKind;
  readonly struck: boolean;
  /** False where a time is less sure than to the day. */
  readonly sure: boolean;
  /** How many events of the window the layer stands for. */
  readonly count: number;
  /** Closed: x, y, x, y, … */
  readonly outlines: readonly (readonly number[])[];
}

/** A part of a crowd that can be pointed at. */
export interface CrowdCell {
  readonly id: string;
  readonly box: Box;
  /** How many events stand in it; one that lasts stands in several. */
  readonly count: number;
  /** What it covers of a frame, ms. */
  readonly frame: string;
  readonly from: number;
  readonly to: number;
  readonly members: readonly string[];
}

/** Events so many that a lane only counts them: its height at a time is how many are there. */
export interface PlacedCrowd {
  readonly lane: string;
  readonly box: Box;
  /** How many events of the window it stands for. */
  readonly count: number;
  /** What its full height means. */
  readonly top: PlacedText;
  /** Over what it counts, where that is the same everywhere: "6 h". */
  readonly step?: string;
  readonly layers: readonly CrowdLayer[];
  readonly cells: readonly CrowdCell[];
}

export interface PlacedLane {
  readonly id: string;
  readonly box: Box;
  readonly title: readonly PlacedText[];
  readonly events: readonly PlacedEvent[];
  readonly crowd?: PlacedCrowd;
  /** "+3 more": events whose label found no place. */
  readonly more?: { readonly text: PlacedText; readonly ids: readonly string[] };
  /** The same on paper: what the numbers in the lane stand for. */
  readonly keyed: readonly KeyEntry[];
}

export interface PlacedPoint {
  readonly id: string;
  readonly evidence: EvidenceKind;
  readonly evidenceWhen: EvidenceKind;
  readonly glyph: PlacedGlyph;
  /** −1: value lies below the bound drawn (arrow down on the page), +1 above. */
  readonly arrow?: { readonly direction: -1 | 1; readonly length: number };
  readonly bracket?: Bracket;
  readonly spread?: { readonly x: number; readonly y0: number; readonly y1: number };
  readonly box: Box;
}

export interface PlacedPanel {
  readonly id: string;
  readonly index: number;
  readonly box: Box;
  readonly plot: Box;
  readonly title: readonly PlacedText[];
  readonly ticks: readonly {
    readonly y: number;
    readonly text: PlacedText;
    readonly rule: boolean;
  }[];
  /** Reference range or the side of a bound, stepped along time. */
  readonly bands: readonly { readonly box: Box; readonly bound?: number }[];
  readonly lines: readonly (readonly (readonly [number, number])[])[];
  readonly run?: PlacedRun;
  readonly points: readonly PlacedPoint[];
  readonly shapes: readonly {
    readonly id: string;
    readonly vertices: readonly (readonly [number, number])[];
  }[];
  /** A bound was crossed at an unknown time: hatched between the two moments. */
  readonly regions: readonly Box[];
  readonly texts: readonly PlacedText[];
  readonly leaders: readonly (readonly [number, number, number, number])[];
  readonly more?: { readonly text: PlacedText; readonly ids: readonly string[] };
  readonly keyed: readonly KeyEntry[];
}

export interface PlacedPhase {
  readonly id: string;
  readonly x0: number;
  readonly x1: number;
  readonly timed: boolean;
  readonly texts: readonly PlacedText[];
}

export interface PlacedTick {
  readonly x: number;
  readonly major: boolean;
  readonly text?: PlacedText;
}

export interface Figure {
  readonly width: number;
  readonly height: number;
  readonly typeScale: number;
  readonly lineScale: number;
  readonly heading: readonly PlacedText[];
  readonly plot: Box;
  readonly phases: readonly PlacedPhase[];
  readonly axis: {
    readonly y: number;
    readonly x0: number;
    readonly x1: number;
    readonly ticks: readonly PlacedTick[];
    /** Where the axis is broken: order only, not to scale. */
    readonly breaks: readonly number[];
  };
  readonly lanes: readonly PlacedLane[];
  readonly panels: readonly PlacedPanel[];
  readonly guides: readonly { readonly x: number; readonly y0: number; readonly y1: number }[];
  readonly rules: readonly { readonly y: number; readonly x0: number; readonly x1: number }[];
  readonly legend: readonly {
    readonly key: LegendKey;
    readonly swatch: Box;
    readonly text: PlacedText;
  }[];
  /** What the numbers of lanes and panels stand for; on paper only. */
  readonly key: readonly PlacedText[];
  readonly caption: readonly PlacedText[];
}

export function hull(vertices: readonly (readonly [number, number])[]): Box {
  let [x0, y0, x1, y1] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [x, y] of vertices) {
    x0 = Math.min(x0, x);
    x1 = Math.max(x1, x);
    y0 = Math.min(y0, y);
    y1 = Math.max(y1, y);
  }
  return { x: x0, y: y0, width: x1 - x0, height: y1 - y0 };
}
