/** How many events a stretch of time holds, in words that are short enough to be said of each. */
import { DAY_MS, MINUTE_MS } from '../model/clock.ts';
import type { Course } from '../model/course.ts';
import { momentOn } from '../model/when.ts';
import { countOf } from './phrase.ts';
import { sayMoment } from './time.ts';

/** "12 events, 3 January 2023 – 9 January 2023": of a part of a frame, ms of it. */
export function sayCount(
  count: number,
  { frame, from, to }: { readonly frame: string; readonly from: number; readonly to: number },
  course: Course,
): string {
  const unit = to - from < 2 * DAY_MS ? MINUTE_MS : DAY_MS;
  const precision = unit === MINUTE_MS ? 'minute' : 'day';
  const [first, last] = [from, Math.max(from, to - 1)].map((t) => {
    const start = Math.floor(t / unit) * unit;
    return sayMoment(momentOn(frame, start, start + unit, precision), course);
  });
  return `${countOf(count, 'event')}, ${first === last ? first : `${first} – ${last}`}`;
}
