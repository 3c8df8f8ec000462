/**
 * What the reader wants to see, and on what paper. A View is one plain serialisable value: a deep
 * link, an undo step, a step of a talk, a journal preset and a command-line flag are all changes of it.
 */
import type { DateForm } from '../model/course.ts';
import type { EvidenceKind } from '../model/evidence.ts';
import type { Reveal } from '../model/reveal.ts';

export type AxisKind = 'phases' | 'linear' | 'calendar';
export type ThemeName = 'light' | 'dark' | 'projector' | 'print';

export interface PanelView {
  readonly scale?: 'linear' | 'log';
  /** `limit`: as multiples of the upper limit of the reference range. */
  readonly value?: 'absolute' | 'limit';
  /** Id of a reference range of the catalogue, in place of the case's own. */
  readonly range?: string;
}

/**
 * A place in the course that the reader marked. A mark by id keeps the uncertainty of its time; a
 * place in an untimed phase is an order, never a time.
 */
export type Cursor =
  | { readonly kind: 'mark'; readonly id: string }
  /** ms of a frame of the course's clock. */
  | { readonly kind: 'time'; readonly frame: string; readonly t: number }
  | { readonly kind: 'order'; readonly phase: string; /** 0…1 */ readonly along: number };

export interface Filter {
  /** Kinds of events, and evidence, that are not drawn. */
  readonly hiddenKinds: readonly string[];
  readonly hiddenEvidence: readonly EvidenceKind[];
  /** Only marks whose label, note, detail, codes or quotation hold all of these words; '' is all. */
  readonly text: string;
}

export interface View {
  readonly axis: AxisKind;
  /** Part of the whole axis in the window, as fractions: [0, 1] is all of it. */
  readonly window: readonly [number, number];
  /** Anchor or event that counts as day zero; undefined: the case's own. */
  readonly dayZero?: string;
  /** Id of a reading; undefined: the default one. */
  readonly reading?: string;
  /** Undefined: dates as the source gives them. The amount of a shift is never kept. */
  readonly dates?: DateForm;
  readonly illustrative: boolean;
  /** The honesty lens: what is not reported fades. */
  readonly lens: boolean;
  /** Ids of lanes and of series that are not drawn. */
  readonly hiddenLanes: readonly string[];
  readonly hiddenPanels: readonly string[];
  /** Lanes drawn as one thin strip of marks without labels. */
  readonly collapsedLanes: readonly string[];
  /** Ids in the order wanted; what is not named follows as in the case. */
  readonly laneOrder: readonly string[];
  readonly panelOrder: readonly string[];
  readonly panels: Readonly<Record<string, PanelView>>;
  readonly filter: Filter;
  /** One: a pinned readout. Two: measured against each other. */
  readonly cursors: readonly Cursor[];
  /** The mark whose detail is pinned. */
  readonly pinned?: string;
  /** Ids of events, series and lanes that stand out; the rest is pale. Empty: nothing stands out. */
  readonly emphasis: readonly string[];
  /** As far as a talk has told the case; undefined: all of it. */
  readonly reveal?: Reveal;
  readonly theme: ThemeName;
}

/**
 * A view for comparing: a linear axis that is one stretch of the frame of day zero, in ms from … to
 * after it. What stands in no stated distance from day zero has no place on it.
 */
export interface AlignedView extends View {
  readonly span: readonly [number, number];
}

export interface Page {
  /** In `unit`. */
  readonly width: number;
  /** Undefined: the figure is as high as its content. */
  readonly height?: number;
  /** What is higher than this goes on on further pages, each this high. In `unit`. */
  readonly mostHeight?: number;
  readonly unit: 'px' | 'mm';
  /** 1 is a body text of 12 px. */
  readonly typeScale: number;
  readonly lineScale: number;
  /** The axis begins no further left, so that figures above each other share it. In `unit`. */
  readonly axisFrom?: number;
  /** Without heading and caption: a slide tells both itself. */
  readonly bare?: boolean;
  /** Undefined: a screen. On paper nothing can be asked for, so all that is told is printed. */
  readonly paper?: Paper;
}

/** What a figure keeps to on paper besides its size: a venue's rules, or the author's own choice. */
export interface Paper {
  /** Id of the preset it began as. */
  readonly preset?: string;
  /** Pixels per inch of PNG and TIFF. */
  readonly dpi: number;
  /** All paint as grey. */
  readonly grey: boolean;
  /** Title and source line inside the figure. */
  readonly title: boolean;
  /** Caption inside the figure; outside it goes along as text. */
  readonly caption: boolean;
  /** Hatches; without them the same is said by outlines and tints. */
  readonly patterns: boolean;
  /** Rules at the ticks of the panels and between the rows. */
  readonly gridlines: boolean;
  /** Text in the colour of its series; otherwise all text is black or grey. */
  readonly coloredText: boolean;
  /** Type is set no smaller and no larger. pt. */
  readonly leastType?: number;
  readonly mostType?: number;
  /** Lines are drawn no thinner and no thicker. pt. */
  readonly leastLine?: number;
  readonly mostLine?: number;
  /** What the author wrote in place of the words we make. */
  readonly words?: PaperWords;
}

export interface PaperWords {
  readonly caption?: string;
  /** Short alternative text, about 125 characters. */
  readonly alt?: string;
  readonly description?: string;
  /** Named in a file's metadata; nobody is unless asked for. */
  readonly author?: string;
}

export const DEFAULT_VIEW: View = {
  axis: 'phases',
  window: [0, 1],
  illustrative: true,
  lens: false,
  hiddenLanes: [],
  hiddenPanels: [],
  collapsedLanes: [],
  laneOrder: [],
  panelOrder: [],
  panels: {},
  filter: { hiddenKinds: [], hiddenEvidence: [], text: '' },
  cursors: [],
  emphasis: [],
  theme: 'light',
};

export const DEFAULT_PAPER: Paper = {
  dpi: 300,
  grey: false,
  title: true,
  caption: true,
  patterns: true,
  gridlines: true,
  coloredText: true,
};

export const DEFAULT_PAGE: Page = { width: 1280, unit: 'px', typeScale: 1, lineScale: 1 };
