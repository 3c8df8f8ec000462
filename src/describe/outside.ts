/** What lies outside the window, in words. */
import { DAY_MS, MINUTE_MS } from '../model/clock.ts';
import type { Course } from '../model/course.ts';
import { momentOn } from '../model/when.ts';
import { outsideOf, type Beyond } from '../view/outside.ts';
import type { View } from '../view/view.ts';
import { countOf, listOf, present } from './phrase.ts';
import { sayMoment } from './time.ts';

/** "37 events and the beginning of 2 others before 3 May 2009"; undefined where the window leaves nothing out. */
export function sayOutside(course: Course, view: View): string | undefined {
  const { before, after } = outsideOf(course, view);
  const told = present([
    before && sayBeyond(before, 'before', course),
    after && sayBeyond(after, 'after', course),
  ]);
  return told.length === 0 ? undefined : listOf(told);
}

function sayBeyond(
  { frame, edge, length, events, values, begun }: Beyond,
  side: 'before' | 'after',
  course: Course,
): string {
  const what = present([
    events > 0 ? countOf(events, 'event') : '',
    values > 0 ? countOf(values, 'value') : '',
    begun > 0
      ? `the beginning of ${events > 0 ? countOf(begun, 'other') : countOf(begun, 'event')}`
      : '',
  ]);
  const isFine = length < 4 * DAY_MS;
  const unit = isFine ? MINUTE_MS : DAY_MS;
  const start = Math.floor(edge / unit) * unit;
  const moment = momentOn(frame, start, start + unit, isFine ? 'minute' : 'day');
  return `${listOf(what)} ${side} ${sayMoment(moment, course)}`;
}
