/** Reference ranges and bounds: where they come from, when they hold. */
import type { When } from './when.ts';

/** A reference range, half-open in time. Either side may be missing (ALT < 40). */
export interface ReferenceRange {
  readonly low?: number;
  readonly high?: number;
  /** Who says so; printed in the figure. */
  readonly source: string;
  /** The moment from which this range holds; undefined: from the start. */
  readonly from?: When;
}

/** A line that the source itself uses (">150"), drawn neutrally: not a reference range. */
export interface Bound {
  readonly at: number;
  /** Which side the label speaks of, and where the panel is shaded. */
  readonly side: 'above' | 'below';
  readonly label: string;
  readonly source: string;
}
