/**
 * Bars of time: from the words of start and end to px, with fades where a start or an end is not
 * sure. Between the latest start and the earliest end a bar is solid, and nowhere else.
 */
import type { CourseEvent } from '../model/course.ts';
import type { SpanEnd } from '../model/when.ts';
import type { Axis } from './axis.ts';
import type { Cut, Fade } from './figure.ts';
import type { Extent, Moments } from './moments.ts';
import type { Sizes } from './sizes.ts';

export interface BarContext {
  readonly moments: Moments;
  readonly sizes: Sizes;
}

export function overlaps(x0: number, x1: number, { moments: { axis } }: BarContext): boolean {
  return x1 >= axis.x0 - 0.5 && x0 <= axis.x1 + 0.5;
}

export interface BarPlan {
  readonly x0: number;
  readonly x1: number;
  readonly height: number;
  readonly look: 'solid' | 'hatch';
  readonly fadeIn?: Fade;
  readonly fadeOut?: Fade;
  readonly ongoing: boolean;
  readonly cut?: Cut;
}

/** A point of which only an order is known: its whole allowed extent, thin, fading to both sides. */
export function fadingBar({ x0, x1 }: Extent, context: BarContext): BarPlan {
  const middle = (x0 + x1) / 2;
  return clip(
    {
      x0,
      x1,
      height: context.sizes.thinBar,
      look: 'solid',
      fadeIn: { from: x0, to: middle },
      fadeOut: { from: middle, to: x1 },
      ongoing: false,
    },
    context,
  );
}

export function spanBar(
  event: CourseEvent,
  end: SpanEnd,
  start: Extent,
  context: BarContext,
): BarPlan | undefined {
  const last = endExtent(event, end, start, context);
  if (!overlaps(start.x0, last.x1, context)) return undefined;
  const plan = {
    x0: start.x0,
    x1: Math.max(last.x1, start.x0),
    height: context.sizes.bar,
    look: event.time.kind === 'episodes' ? ('hatch' as const) : ('solid' as const),
    ongoing: end.kind === 'ongoing',
  };
  return clip({ ...plan, ...fadesOf(start, last) }, context);
}

function endExtent(
  event: CourseEvent,
  end: SpanEnd,
  start: Extent,
  { moments }: BarContext,
): Extent {
  const edge = moments.axis.segments.at(-1)?.x1 ?? moments.axis.x1;
  if (end.kind === 'at') return moments.extentOf(end.at, event.id);
  if (end.kind === 'unknown') return { x0: start.x0, x1: edge, sure: 'open' };
  if (end.asOf) {
    const asOf = moments.extentOf(end.asOf, event.id);
    return { x0: asOf.x1, x1: asOf.x1, sure: 'exact' };
  }
  return { x0: edge, x1: edge, sure: 'exact' };
}

/**
 * Between the latest start and the earliest end the event is surely there. Where the two overlap no
 * stretch is sure: the bar peaks where it is likeliest to be meant, and is solid nowhere.
 */
function fadesOf(start: Extent, end: Extent): { fadeIn?: Fade; fadeOut?: Fade } {
  const sureFrom = start.x1;
  const sureTo = Math.max(end.x0, start.x0);
  if (sureFrom <= sureTo) {
    return {
      ...(sureFrom - start.x0 > 1 ? { fadeIn: { from: start.x0, to: sureFrom } } : {}),
      ...(end.x1 - sureTo > 1 ? { fadeOut: { from: sureTo, to: end.x1 } } : {}),
    };
  }
  const peak = sureFrom < end.x1 - 1 ? sureFrom : (start.x0 + end.x1) / 2;
  return { fadeIn: { from: start.x0, to: peak }, fadeOut: { from: peak, to: end.x1 } };
}

function clip(bar: BarPlan, { moments: { axis }, sizes }: BarContext): BarPlan {
  const x0 = Math.min(Math.max(bar.x0, axis.x0), axis.x1 - 3 * sizes.em);
  const x1 = Math.min(Math.max(bar.x1, x0 + 3 * sizes.em), axis.x1);
  const cut = cutOf(bar, axis);
  return { ...bar, x0, x1, ongoing: bar.ongoing && cut?.end !== true, ...(cut && { cut }) };
}

/** Which ends of a stretch lie beyond the window; undefined where both are in it. */
export function cutOf({ x0, x1 }: { x0: number; x1: number }, axis: Axis): Cut | undefined {
  const [start, end] = [x0 < axis.x0 - 0.5, x1 > axis.x1 + 0.5];
  if (!start && !end) return undefined;
  return { ...(start && { start }), ...(end && { end }) };
}
