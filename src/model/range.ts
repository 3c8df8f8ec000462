/** Reference ranges and bounds: where they come from, when they hold. */
import { DAY_MS } from './calendar.ts';
import { between, compareWhens, type Clock } from './clock.ts';
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

/** A series, as far as its ranges go. */
interface Ranged {
  readonly ranges: readonly ReferenceRange[];
}

/**
 * The range that holds at a moment: the last that began before it. Undefined where none does, and
 * where nobody can say which: a value of "March" beside a range from 15 March.
 */
export function rangeAt({ ranges }: Ranged, when: When, clock: Clock): ReferenceRange | undefined {
  let found: ReferenceRange | undefined;
  for (const range of ranges) {
    const holds = range.from === undefined ? true : hasBegun(range.from, when, clock);
    if (holds === undefined) return undefined;
    if (holds) found = range;
  }
  return found;
}

/** A value's own range, as its laboratory reported it, goes before the range of the series. */
export function rangeOf(
  series: Ranged,
  point: { readonly at: When; readonly range?: ReferenceRange },
  clock: Clock,
): ReferenceRange | undefined {
  return point.range ?? rangeAt(series, point.at, clock);
}

function hasBegun(from: When, when: When, clock: Clock): boolean | undefined {
  const order = compareWhens(from, when, clock);
  if (order !== 'unknown') return order !== 'after';
  // A range from 4 March holds from that midnight, so at 10:30 on the day too.
  const width = from.latest - from.earliest;
  const gap = width <= DAY_MS ? between(from, when, clock) : undefined;
  return gap !== undefined && gap.min + width >= 0 ? true : undefined;
}
