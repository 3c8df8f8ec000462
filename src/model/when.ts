/**
 * Uncertain moments. A When is the half-open interval [earliest, latest) of moments that the words
 * allow, in milliseconds from an anchor. Wall-clock times are kept as written: the calendar anchor
 * counts milliseconds from 1970-01-01T00:00 local, so no result depends on the host's time zone.
 */

export type Precision =
  | 'second' | 'minute' | 'hour' | 'day' | 'week' | 'month' | 'year'
  /** Somewhere between two stated moments. */
  | 'interval'
  /** Only an order against another moment is stated. */
  | 'order'
  | 'none';

export interface When {
  /** The anchor's id; `calendar` for dates; '' when no anchor bounds it. */
  readonly anchor: string;
  /** Milliseconds from the anchor, inclusive; -Infinity when unbounded. */
  readonly earliest: number;
  /** Milliseconds from the anchor, exclusive; Infinity when unbounded. */
  readonly latest: number;
  readonly precision: Precision;
  /** The source says "about"; adds no width of our invention. */
  readonly approximate: boolean;
  /** As written in the source or the case file. */
  readonly words: string;
  /** Ids of events or anchors that are stated to lie before this moment, and after it. */
  readonly after: readonly string[];
  readonly before: readonly string[];
}

export type SpanEnd =
  | { readonly kind: 'at'; readonly at: When }
  | { readonly kind: 'ongoing'; readonly asOf?: When }
  | { readonly kind: 'unknown' };

/** A length of time as stated: "10 days", "2 months". */
export interface Duration {
  readonly amount: number;
  readonly unit: 'minute' | 'hour' | 'day' | 'week' | 'month' | 'year';
}

export type EventTime =
  | { readonly kind: 'point'; readonly at: When }
  | { readonly kind: 'span'; readonly start: When; readonly end: SpanEnd; readonly lasts?: Duration }
  /** Repeated, with no date for any one of them. */
  | { readonly kind: 'episodes'; readonly start: When; readonly end: SpanEnd; readonly count?: number };
