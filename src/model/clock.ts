/**
 * Anchors and the frames they form. Anchors at a stated distance from each other share a frame;
 * frames stand in an order but at an unknown distance.
 */
import type { When } from './when.ts';

export const CALENDAR = 'calendar';
export const BIRTH = 'birth';

export interface Anchor {
  readonly id: string;
  readonly label: string;
  /** Where it stands on another anchor or on the calendar, when stated. */
  readonly at?: When;
  readonly after: readonly string[];
  readonly before: readonly string[];
  /** The frame it belongs to, and where it stands in it: [earliest, latest) ms of the frame. */
  readonly frame: string;
  readonly earliest: number;
  readonly latest: number;
}

export interface Frame {
  /** `calendar`, or the id of the anchor at its zero. */
  readonly id: string;
  readonly anchors: readonly string[];
}

export interface Clock {
  readonly anchors: ReadonlyMap<string, Anchor>;
  /** Earliest first, as far as the order is declared. */
  readonly frames: readonly Frame[];
  /** Declared order between moments (events or anchors), before → afters, transitively closed. */
  readonly later: ReadonlyMap<string, ReadonlySet<string>>;
  /** The anchor of day zero. */
  readonly dayZero: string;
}
