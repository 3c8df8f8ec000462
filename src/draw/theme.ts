/**
 * Paint, and only paint, for four occasions. Small text keeps 4.5:1 and marks 3:1 against the
 * background; shape, dash or words repeat what a colour says. `print` survives greyscale.
 */

export interface Theme {
  readonly background: string;
  readonly ink: string;
  readonly muted: string;
  readonly rule: string;
  readonly axis: string;
  /** Behind timed phases. */
  readonly shade: string;
  /** Reference ranges and the side of a bound. */
  readonly band: string;
  readonly bandOpacity: number;
  readonly hatch: string;
  /** By kind of event; `other` for kinds without a colour of their own. */
  readonly kinds: Readonly<Record<string, string>>;
  readonly other: string;
  /** By index of the panel. */
  readonly series: readonly string[];
  /** Marks that the honesty lens lets fade. */
  readonly ghost: string;
  /** Under the honesty lens: how everything looks that is not reported. */
  readonly faded?: Theme;
  /** What a venue forbids: hatches, text in the colour of its series, rules behind the data. */
  readonly without?: Forbidden;
}

interface Forbidden {
  readonly patterns: boolean;
  readonly coloredText: boolean;
  readonly gridlines: boolean;
}

const LIGHT: Theme = {
  background: '#ffffff',
  ink: '#1b2430',
  muted: '#5b6675',
  rule: '#e3e7ec',
  axis: '#667082',
  shade: '#f7f9fa',
  band: '#c9d6e5',
  bandOpacity: 0.32,
  hatch: '#7c8796',
  ghost: '#c9d0d9',
  kinds: {
    symptom: '#b5483a',
    finding: '#4a5a70',
    diagnosis: '#1b2430',
    exposure: '#8a6d3b',
    medication: '#4a7f5b',
    procedure: '#1f6f8b',
    infusion: '#1f6f8b',
    imaging: '#6b5b95',
    encounter: '#5b6675',
    outcome: '#2f6b4f',
    note: '#5b6675',
    'adverse-event': '#a8501c',
    immunization: '#3b6ea5',
    allergy: '#a3324b',
    death: '#1b2430',
    measurement: '#4a5a70',
  },
  other: '#4a5a70',
  series: ['#8c2d5a', '#9a5212', '#1f5f8b', '#4d6b1e', '#5b4a9c', '#7d5a00', '#0f6d66', '#96324a'],
};

const DARK: Theme = {
  background: '#10161d',
  ink: '#e8edf3',
  muted: '#a3b0bf',
  rule: '#28323d',
  axis: '#8593a3',
  shade: '#161e27',
  band: '#3c5470',
  bandOpacity: 0.34,
  hatch: '#8593a3',
  ghost: '#3b4754',
  kinds: {
    symptom: '#e5897c',
    finding: '#a9b8cb',
    diagnosis: '#e8edf3',
    exposure: '#cdae74',
    medication: '#86c29a',
    procedure: '#63bcd8',
    infusion: '#63bcd8',
    imaging: '#b3a4dd',
    encounter: '#a3b0bf',
    outcome: '#7fcca4',
    note: '#a3b0bf',
    'adverse-event': '#eda36b',
    immunization: '#8bb8e8',
    allergy: '#ef8ba0',
    death: '#e8edf3',
    measurement: '#a9b8cb',
  },
  other: '#a9b8cb',
  series: ['#ef8fbd', '#eda35a', '#7db8e6', '#b2cf7a', '#b9a8f0', '#dcbc5c', '#68cfc4', '#f29aab'],
};

/** Bright rooms and tired lamps: black on white, nothing paler than it must be. */
const PROJECTOR: Theme = {
  ...LIGHT,
  ink: '#000000',
  muted: '#3a4350',
  rule: '#c3cad3',
  axis: '#3a4350',
  shade: '#f1f4f7',
  bandOpacity: 0.5,
  hatch: '#4f5a68',
  kinds: {
    ...LIGHT.kinds,
    symptom: '#a0301f',
    exposure: '#6d5220',
    medication: '#2c6540',
    infusion: '#0b5674',
    procedure: '#0b5674',
    imaging: '#52418a',
    diagnosis: '#000000',
    death: '#000000',
  },
  series: ['#7a1548', '#804000', '#0c4a78', '#3b5510', '#43318a', '#634700', '#045650', '#7e1a35'],
};

/** Greys that stay apart on any printer; kinds differ by shape. */
const PRINT: Theme = {
  background: '#ffffff',
  ink: '#000000',
  muted: '#4a4a4a',
  rule: '#d6d6d6',
  axis: '#555555',
  shade: '#f7f7f7',
  band: '#cfcfcf',
  bandOpacity: 0.42,
  hatch: '#6b6b6b',
  ghost: '#cfcfcf',
  kinds: {
    symptom: '#4d4d4d',
    finding: '#333333',
    diagnosis: '#000000',
    exposure: '#737373',
    medication: '#6a6a6a',
    infusion: '#1a1a1a',
    imaging: '#404040',
  },
  other: '#333333',
  series: ['#1a1a1a', '#404040', '#262626', '#4d4d4d', '#1a1a1a', '#404040', '#262626', '#4d4d4d'],
};

export const THEMES = { light: LIGHT, dark: DARK, projector: PROJECTOR, print: PRINT } as const;

/** The theme under the honesty lens: what is not reported keeps its words and loses its colour. */
export function lensTheme(theme: Theme): Theme {
  const { ghost, muted } = theme;
  return { ...theme, faded: { ...theme, kinds: {}, other: ghost, series: [ghost], ink: muted } };
}

/** What does not stand out, while something does: there, but pale. */
export function paleTheme(theme: Theme): Theme {
  const { ghost, muted } = theme;
  return { ...theme, kinds: {}, other: ghost, series: [ghost], ink: muted, hatch: ghost };
}

/** How a mark looks on its evidence. */
export function lookOf(theme: Theme, evidence: string): Theme {
  return evidence === 'reported' ? theme : (theme.faded ?? theme);
}

export function kindColor(theme: Theme, kind: string): string {
  return theme.kinds[kind] ?? theme.other;
}

export function seriesColor(theme: Theme, index: number): string {
  return theme.series[index % theme.series.length] ?? theme.ink;
}
