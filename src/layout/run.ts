/** What is drawn of a series of more values than pixels. */
import type { EvidenceKind } from '../model/evidence.ts';

/** Lines of vertices, each beginning at a start. */
export interface Vertices {
  /** px; x never falls. */
  readonly xs: Float32Array;
  readonly ys: Float32Array;
  readonly starts: readonly number[];
}

/** A line through more values than pixels. */
export interface PlacedRun extends Vertices {
  /** How many values the window shows. */
  readonly count: number;
  readonly evidence: EvidenceKind;
  /** The lowest and the highest value in the window, which a keyboard reaches. */
  readonly ends: readonly RunEnd[];
  /** The vertices for who reads them at once: the next run may write over them. */
  passing(): Vertices;
}

/** px. */
export interface RunEnd {
  readonly id: string;
  readonly x: number;
  readonly y: number;
}
