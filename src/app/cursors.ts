/**
 * Cursors and px: what a place under the pointer means, and where a cursor stands on the axis. A
 * place in an untimed phase is an order; a mark keeps the whole extent of its time.
 */
import type { Target } from '../layout/targets.ts';
import { invert, orderX, timeX, type Axis } from '../layout/axis.ts';
import type { Extent, Moments } from '../layout/moments.ts';
import type { Course } from '../model/course.ts';
import { eventOf } from '../model/event-by-id.ts';
import { markTime } from '../questions/mark-time.ts';
import type { Cursor } from '../view/view.ts';

const SECOND = 1000;
const GRAINS = [24 * 3600 * SECOND, 3600 * SECOND, 60 * SECOND, SECOND];

/** The place at a px of the axis, no finer than a px can tell; undefined beside the axis. */
export function cursorAt(axis: Axis, x: number): Cursor | undefined {
  if (x < axis.x0 - 0.5 || x > axis.x1 + 0.5) return undefined;
  const place = invert(axis, x);
  if (place === undefined) return undefined;
  if (place.kind === 'order') {
    const along = Math.round(place.along * 1000) / 1000;
    return place.phase === undefined ? undefined : { kind: 'order', phase: place.phase, along };
  }
  const next = invert(axis, x + 1);
  const width = next?.kind === 'time' ? Math.abs(next.t - place.t) : 0;
  const grain = GRAINS.find((each) => each <= width) ?? SECOND;
  return { kind: 'time', frame: place.frame, t: Math.floor(place.t / grain) * grain };
}

/** A mark under the pointer is meant itself, where it stands at one place; never a bar. */
export function cursorOn(target: Target, course: Course, moments: Moments): Cursor | undefined {
  if (target.type !== 'event' && target.type !== 'point') return undefined;
  const event = eventOf(course, target.id);
  if (event !== undefined && event.time.kind !== 'point') return undefined;
  const cursor: Cursor = { kind: 'mark', id: target.id };
  const extent = extentOf(cursor, course, moments);
  return extent === undefined || extent.sure === 'open' ? undefined : cursor;
}

/** Where a cursor stands, px; undefined where nothing places it. */
export function extentOf(cursor: Cursor, course: Course, moments: Moments): Extent | undefined {
  const { axis } = moments;
  const at = (x: number | undefined, sure: Extent['sure']): Extent | undefined =>
    x === undefined ? undefined : { x0: x, x1: x, sure };
  switch (cursor.kind) {
    case 'time':
      return at(timeX(axis, cursor.frame, cursor.t), 'exact');
    case 'order':
      return at(orderX(axis, cursor.phase, cursor.along), 'order');
    case 'mark': {
      const mark = markTime(cursor.id, course);
      return mark && moments.extentOf(mark.when, mark.id, mark.phase);
    }
  }
}
