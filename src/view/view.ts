/**
 * What the reader wants to see, and on what paper. A View is one plain serialisable value: a deep
 * link, an undo step, a step of a talk, a journal preset and a command-line flag are all changes of it.
 */

export type AxisKind = 'phases' | 'linear' | 'calendar';
export type ThemeName = 'light' | 'dark' | 'projector' | 'print';

export interface PanelView {
  readonly scale?: 'linear' | 'log';
  /** `limit`: as multiples of the upper limit of the reference range. */
  readonly value?: 'absolute' | 'limit';
}

export interface View {
  readonly axis: AxisKind;
  /** Part of the whole axis in the window, as fractions: [0, 1] is all of it. */
  readonly window: readonly [number, number];
  /** Id of a reading; undefined: the default one. */
  readonly reading?: string;
  readonly illustrative: boolean;
  /** Ids of lanes and of series that are not drawn. */
  readonly hiddenLanes: readonly string[];
  readonly hiddenPanels: readonly string[];
  readonly panels: Readonly<Record<string, PanelView>>;
  readonly theme: ThemeName;
}

export interface Page {
  /** In `unit`. */
  readonly width: number;
  /** Undefined: the figure is as high as its content. */
  readonly height?: number;
  readonly unit: 'px' | 'mm';
  /** 1 is a body text of 12 px. */
  readonly typeScale: number;
  readonly lineScale: number;
}

export const DEFAULT_VIEW: View = {
  axis: 'phases',
  window: [0, 1],
  illustrative: true,
  hiddenLanes: [],
  hiddenPanels: [],
  panels: {},
  theme: 'light',
};

export const DEFAULT_PAGE: Page = { width: 1280, unit: 'px', typeScale: 1, lineScale: 1 };
