/** What is drawn of a series of more values than pixels. */
import type { EvidenceKind } from '../model/evidence.ts';

/** A line through more values than pixels: lines of vertices, each beginning at a start. */
export interface PlacedRun {
  /** How many values the window shows. */
  readonly count: number;
  readonly evidence: EvidenceKind;
  /** px; x never falls. */
  readonly xs: Float32Array;
  readonly ys: Float32Array;
  readonly starts: readonly number[];
  /** The lowest and the highest value in the window, which a keyboard reaches. */
  readonly ends: readonly RunEnd[];
}

/** px. */
export interface RunEnd {
  readonly id: string;
  readonly x: number;
  readonly y: number;
}
