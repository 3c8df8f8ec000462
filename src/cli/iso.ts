/** Moments of the inspection's calendar as ISO 8601. */
import { calendarParts, MINUTE_MS } from '../model/clock.ts';

/** A wall-clock time without an offset, because none was kept; null is unbounded. */
export function toIso(ms: number): string | null {
  if (!Number.isFinite(ms)) return null;
  const { year, month, day, hour, minute } = calendarParts(ms);
  const seconds = (((ms % MINUTE_MS) + MINUTE_MS) % MINUTE_MS) / 1000;
  const date = [String(year).padStart(4, '0'), two(month), two(day)].join('-');
  return `${date}T${two(hour)}:${two(minute)}${seconds === 0 ? '' : `:${two(seconds)}`}`;
}

function two(n: number): string {
  return String(n).padStart(2, '0');
}
