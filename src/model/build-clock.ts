/** The clock of a course from its anchors, and from what is declared of their order. */
import type { Clock } from './clock.ts';
import type { AnchorSpec } from './frames.ts';
import { closeOrder, type Pair } from './order.ts';
import { orderFrames, placeAnchors } from './place-anchors.ts';

export interface ClockSpec {
  readonly anchors: readonly AnchorSpec[];
  /** [earlier, later] between events or anchors. */
  readonly order?: readonly Pair[];
  readonly dayZero?: string;
}

export interface BuiltClock {
  readonly clock: Clock;
  /** Circles in the declared order; their pairs are left out. */
  readonly cycles: readonly (readonly string[])[];
  readonly isClosed: boolean;
}

export function buildClock({ anchors, order = [], dayZero }: ClockSpec): BuiltClock {
  const placed = placeAnchors(anchors, dayZero);
  const { later, cycles, isClosed } = closeOrder([
    ...order,
    ...anchors.flatMap(({ id, after, before }) => pairsOf(id, after, before)),
  ]);
  const clock: Clock = {
    anchors: new Map(placed.map((anchor) => [anchor.id, anchor])),
    frames: orderFrames(placed, later),
    later,
    dayZero: dayZero ?? anchors[0]?.id ?? '',
  };
  return { clock, cycles, isClosed };
}

/** The order that a moment's own "after" and "before" declare. */
export function pairsOf(
  id: string,
  after: readonly string[],
  before: readonly string[],
): readonly Pair[] {
  return [
    ...after.map((other) => [other, id] as const),
    ...before.map((other) => [id, other] as const),
  ];
}
