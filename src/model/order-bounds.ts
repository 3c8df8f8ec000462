/**
 * "After marrow, before diagnosis": the bounds that an order sets, as far as the moments it names
 * are known, and what readers of times know of anchors and events.
 */
import { DAY_MS } from './calendar.ts';
import { momentOn, type When } from './when.ts';
import type { Expression, Names } from './when-grammar.ts';

/** What is known of anchors and events while times are read. */
export interface TimeContext extends Names {
  /** The moment of an anchor or event: of the anchor `presentation`, the day [0, 1 day) on itself. */
  readonly momentOf: (id: string) => When | undefined;
  /** Wall-clock ms of an anchor's zero, where its date is known to the day. */
  readonly dateOf: (anchor: string) => number | undefined;
  /** How far the zero of `from` lies after the zero of `to`, in ms; undefined when not stated. */
  readonly distance: (
    from: string,
    to: string,
  ) => { readonly min: number; readonly max: number } | undefined;
}

export interface OrderBound {
  readonly side: 'after' | 'before';
  readonly anchor: string;
  readonly ms: number;
  readonly id: readonly string[];
}

/** "After 2021" is from 2022 on; after an event is from the first moment that it may have been. */
export function boundOf(side: OrderBound['side'], expression: Expression, when: When): OrderBound {
  const grain = Math.min(DAY_MS, when.latest - when.earliest);
  const isDate = (expression.kind === 'about' ? expression.of : expression).kind === 'date';
  const ms =
    side === 'after'
      ? isDate
        ? when.latest
        : when.earliest
      : isDate
        ? when.earliest
        : when.latest - grain;
  return {
    side,
    anchor: when.anchor,
    ms,
    id: expression.kind === 'ref' ? [expression.id] : [],
  };
}

function onAnchor(bound: OrderBound, anchor: string, context: TimeContext): number {
  const none = bound.side === 'after' ? -Infinity : Infinity;
  if (!Number.isFinite(bound.ms) || bound.anchor === '') return none;
  const shift = shiftBetween(bound.anchor, anchor, context);
  if (!shift) return none;
  return bound.ms + (bound.side === 'after' ? shift.min : shift.max);
}

/** The moment that all bounds leave, counted from the first anchor that one of them stands on. */
export function orderWithin(bounds: readonly OrderBound[], context: TimeContext): When {
  const anchor = bounds.find(({ ms }) => Number.isFinite(ms))?.anchor ?? '';
  const limits = (side: OrderBound['side']) =>
    bounds.filter((bound) => bound.side === side).map((bound) => onAnchor(bound, anchor, context));
  return {
    ...momentOn(
      anchor,
      Math.max(-Infinity, ...limits('after')),
      Math.min(Infinity, ...limits('before')),
      'order',
    ),
    after: bounds.flatMap(({ side, id }) => (side === 'after' ? id : [])),
    before: bounds.flatMap(({ side, id }) => (side === 'before' ? id : [])),
  };
}

export function shiftBetween(
  from: string,
  to: string,
  context: TimeContext,
): { min: number; max: number } | undefined {
  return from === to ? { min: 0, max: 0 } : context.distance(from, to);
}
