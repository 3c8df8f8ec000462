/**
 * The case document: what a person writes in a `*.case.yaml`. Times are words ("presentation - 11
 * months"), evidence is short where it can be. `resolve.ts` turns it into a Course for one reading.
 */

export interface EvidenceDoc {
  /** The source's words (a quotation), or true where words are not at hand. */
  readonly reported?: string | true;
  /** The reasoning. */
  readonly derived?: string;
  readonly illustrative?: string | true;
  readonly locator?: string;
  readonly attributedTo?: string;
}

export interface FacetsDoc {
  readonly what?: EvidenceDoc;
  readonly when?: EvidenceDoc;
  readonly value?: EvidenceDoc;
}

export interface CodeDoc {
  readonly system: string;
  readonly code: string;
  readonly display?: string;
}

/** `20`, `"<150"`, `{low: 5.48, high: 5.98, median: 5.65}`, `{level: normal, trend: falling}`, `{absent: not published}`, … */
export type ValueDoc =
  | number
  | string
  | { readonly low: number; readonly high: number; readonly median?: number }
  | { readonly level: 'low' | 'normal' | 'high'; readonly trend?: 'rising' | 'falling' | 'stable' }
  | { readonly absent: string }
  | { readonly text: string };

/** `×10⁹/L`, or with its UCUM code. */
export type UnitDoc = string | { readonly display: string; readonly ucum?: string };

export interface DoseDoc {
  readonly value: ValueDoc;
  readonly unit: UnitDoc;
  readonly route?: string;
  readonly frequency?: string;
  readonly note?: string;
}

/** Times in words; exactly one of `at`, `start`, `episodes`, `repeat`, or none ("not stated"). */
export interface TimeDoc {
  readonly at?: string;
  readonly start?: string;
  /** A moment, `ongoing`, or `unknown`. */
  readonly end?: string;
  readonly lasts?: string;
  readonly episodes?: { readonly start?: string; readonly end?: string; readonly count?: number };
  /** A numbered series of doses or visits; becomes one event each: `<id>-1` … */
  readonly repeat?: {
    readonly from: string;
    /** Undefined: the spacing is not known, so the whole series is one undated stretch. */
    readonly every?: string;
    readonly count?: number;
    readonly until?: string;
    readonly approximate?: boolean;
  };
}

export interface EventDoc extends TimeDoc {
  readonly id: string;
  readonly kind: string;
  readonly lane: string;
  readonly label: string;
  readonly note?: string;
  readonly detail?: string;
  readonly status?: string;
  readonly severity?: string;
  readonly codes?: readonly CodeDoc[];
  readonly dose?: DoseDoc;
  readonly phase?: string;
  readonly links?: readonly { readonly to: string; readonly relation: string }[];
  readonly evidence?: FacetsDoc | EvidenceDoc;
  readonly notStated?: readonly string[];
}

export interface RangeDoc {
  readonly low?: number;
  readonly high?: number;
  readonly source: string;
  readonly from?: string;
}

export interface PointDoc {
  readonly id?: string;
  readonly at?: string;
  readonly phase?: string;
  readonly value: ValueDoc;
  readonly label?: string;
  readonly note?: string;
  readonly range?: RangeDoc;
  readonly evidence?: FacetsDoc | EvidenceDoc;
}

/**
 * A dense run of numbers: one time and one value for each. Times are ms from the anchor (without one:
 * of the calendar, as if the wall clock were UTC).
 */
export interface SamplesDoc {
  readonly anchor?: string;
  readonly precision: 'day' | 'hour' | 'minute' | 'second';
  readonly times: Column;
  readonly values: Column;
}

/** Numbers; a reader gives them as an array of floats. */
export type Column = Float64Array | readonly number[];

export interface ShapeDoc {
  readonly label: string;
  readonly evidence?: EvidenceDoc;
  readonly vertices: readonly {
    readonly at?: string;
    readonly phase?: string;
    readonly along?: number;
    readonly level: number;
  }[];
}

export interface SeriesDoc {
  readonly id: string;
  readonly label: string;
  readonly unit: UnitDoc;
  readonly codes?: readonly CodeDoc[];
  readonly scale?: 'linear' | 'log';
  readonly relative?: boolean;
  readonly range?: RangeDoc | readonly RangeDoc[];
  readonly bounds?: readonly {
    readonly at: number;
    readonly side: 'above' | 'below';
    readonly label: string;
    readonly source: string;
  }[];
  /** Their ids are `<series>/<n>`, n from 1 in the order of time; `points` stand beside them. */
  readonly samples?: SamplesDoc;
  readonly points?: readonly PointDoc[];
  readonly shapes?: readonly ShapeDoc[];
  readonly note?: string;
  readonly evidence?: FacetsDoc | EvidenceDoc;
  readonly notStated?: readonly string[];
}

export interface AnchorDoc {
  readonly id: string;
  readonly label?: string;
  /** "2021-03-04", "presentation + 3 weeks": a stated distance. */
  readonly at?: string;
  /** Order without distance. */
  readonly after?: string | readonly string[];
  readonly before?: string | readonly string[];
}

export interface PhaseDoc {
  readonly id: string;
  readonly label: string;
  readonly subtitle?: string;
  readonly start?: string;
  readonly end?: string;
  readonly lasts?: string;
  readonly ticks?: {
    readonly unit: 'day' | 'week' | 'month' | 'year';
    readonly anchor?: string;
    readonly style?: 'offset' | 'ordinal';
  };
  readonly evidence?: EvidenceDoc;
}

/** Merged over the document by id, key by key; `remove` drops events or series. */
export interface PatchDoc {
  readonly title?: string;
  readonly events?: Readonly<Record<string, Partial<EventDoc>>>;
  readonly series?: Readonly<Record<string, Partial<SeriesDoc>>>;
  readonly phases?: Readonly<Record<string, Partial<PhaseDoc>>>;
  readonly remove?: readonly string[];
}

export interface ReadingDoc {
  readonly id: string;
  readonly label: string;
  readonly says: string;
  readonly default?: boolean;
  readonly patch?: PatchDoc;
}

/** What a step of a talk changes of the view; what it does not name stays as the step before left it. */
export interface StepViewDoc {
  readonly axis?: 'phases' | 'linear' | 'calendar';
  /** Part of the axis, as fractions of what is revealed: [0, 1] is all of it. */
  readonly window?: readonly [number, number];
  /** The only lanes and panels drawn; "all" of them. */
  readonly lanes?: readonly string[] | 'all';
  readonly panels?: readonly string[] | 'all';
  /** Ids of events, series and lanes that stand out; the rest is pale. An empty list: nothing does. */
  readonly emphasis?: readonly string[];
  readonly reading?: string;
  readonly illustrative?: boolean;
  readonly lens?: boolean;
  readonly dayZero?: string;
  /** A mark at which a cursor stands. */
  readonly cursor?: string;
}

export interface QuestionDoc {
  /** `open`: think and say; `choose`: one of the answers; `predict`: draw the curve of a series. */
  readonly kind: 'open' | 'choose' | 'predict';
  readonly ask: string;
  readonly choices?: readonly { readonly label: string; readonly right?: boolean }[];
  /** Ids of the series that are to be drawn. */
  readonly series?: readonly string[];
  /** Told by the presenter, or shown when the next step comes. */
  readonly answer?: string;
}

export interface StepDoc {
  readonly id: string;
  readonly title: string;
  /** One line under the title, for the audience. */
  readonly text?: string;
  /** For the presenter alone. */
  readonly notes?: string;
  readonly minutes?: number;
  readonly question?: QuestionDoc;
  /**
   * Ids that this step tells: events, series, values ("platelets/*" is all of them), bounds, phases,
   * lanes, readings; "all" is the rest of the case. What was told stays told.
   */
  readonly reveal?: readonly string[] | 'all';
  /** Ids of events and bounds that are placed without their label until a later step reveals them. */
  readonly mask?: readonly string[];
  readonly view?: StepViewDoc;
}

export interface StoryDoc {
  readonly id: string;
  readonly title: string;
  /** How long it may take; where nothing is said, as long as its steps together. */
  readonly minutes?: number;
  readonly steps: readonly StepDoc[];
}

export interface CaseDocument {
  /** Version of the format. */
  readonly caseline: 1;
  readonly id: string;
  readonly title: string;
  readonly teachingTitle?: string;
  readonly patient: {
    readonly label: string;
    readonly sex?: string;
    readonly age?: string;
    readonly birth?: string;
    readonly evidence?: EvidenceDoc;
  };
  readonly source: {
    readonly basis:
      'abstract' | 'full-text' | 'conference-abstract' | 'record' | 'synthetic' | 'unknown';
    readonly citation?: string;
    readonly doi?: string;
    readonly url?: string;
    readonly licence?: string;
    /** Default locator of every reported datum. */
    readonly locator?: string;
    readonly note?: string;
  };
  readonly consent?: string;
  readonly anchors?: readonly AnchorDoc[];
  /** Id of the anchor of day zero; undefined: the first anchor, or the first date. */
  readonly dayZero?: string;
  readonly phases?: readonly PhaseDoc[];
  readonly lanes: readonly {
    readonly id: string;
    readonly label: string;
    readonly empty?: string;
  }[];
  readonly events?: readonly EventDoc[];
  readonly series?: readonly SeriesDoc[];
  /** Declared order between events or anchors: [earlier, later]. */
  readonly order?: readonly (readonly [string, string])[];
  readonly readings?: readonly ReadingDoc[];
  readonly notStated?: readonly string[];
  readonly remarks?: readonly string[];
  /** Talks. */
  readonly stories?: readonly StoryDoc[];
}
