/**
 * Anchors, and the frames that anchors at a stated distance from each other share. `place-anchors.ts`
 * finds out which do.
 */
import { DAY_MS } from './calendar.ts';
import { unstated, type When } from './when.ts';

/** An anchor as declared, its time already read. */
export interface AnchorSpec {
  readonly id: string;
  readonly label: string;
  readonly at?: When;
  readonly after: readonly string[];
  readonly before: readonly string[];
}

export interface Anchor extends AnchorSpec {
  /** The frame it belongs to, and where it stands in it: [earliest, latest) ms of the frame. */
  readonly frame: string;
  readonly earliest: number;
  readonly latest: number;
  /** ms by which its zero may lie later than `earliest`; 0 when it is exact. */
  readonly slack: number;
}

export interface Frame {
  /** `calendar`, or the id of the anchor at its zero. */
  readonly id: string;
  readonly anchors: readonly string[];
}

/** How exact the anchor itself is: a day, unless stated finer. */
export function grainOf(at: When | undefined): number {
  return at ? Math.min(DAY_MS, at.latest - at.earliest) : DAY_MS;
}

/** The moment of an anchor on itself. */
export function momentOfAnchor({ id, at }: AnchorSpec): When {
  const grain = grainOf(at);
  const precision = at !== undefined && grain < DAY_MS ? at.precision : 'day';
  return { ...unstated(id), anchor: id, earliest: 0, latest: grain, precision };
}
