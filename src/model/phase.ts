/** Phases carry the axis: each is timed (a stretch of one frame) or of a duration not stated. */
import type { Evidence } from './evidence.ts';

export type PhaseExtent =
  | {
      readonly kind: 'timed';
      readonly frame: string;
      /** ms of the frame */ readonly start: number;
      readonly end: number;
    }
  | { readonly kind: 'untimed' };

export interface Phase {
  readonly id: string;
  readonly label: string;
  /** Said under the label: "11 months before presentation", "duration not stated". */
  readonly subtitle: string;
  readonly extent: PhaseExtent;
  /** How its ticks count: weeks of "week 1…" or offsets "−3 mo" from this anchor. */
  readonly ticks?: {
    readonly unit: 'day' | 'week' | 'month' | 'year';
    readonly anchor: string;
    readonly style: 'offset' | 'ordinal';
  };
  readonly evidence: Evidence;
}
