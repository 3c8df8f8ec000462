/**
 * Which of two times of a FHIR record is first. Clock times with an offset from UTC are moments; a
 * clock that was put back within a stay, or two offsets in one period, turn the wall clocks around.
 */
import { calendarParts, civilMs, DAY_MS, MINUTE_MS } from '../model/calendar.ts';
import { readDate } from '../model/parse-date.ts';

const CLOCK_MS = { hour: 3_600_000, minute: 60_000, second: 1000 } as const;
const OFFSET = /T.*(Z|[+-]\d{2}:\d{2})$/;

/** True when every moment of the end lies before every moment of the start. */
export function isReversed(start: string, end: string): boolean {
  const [from, to] = [offsetMs(start), offsetMs(end)];
  const apart = from === undefined || to === undefined ? 0 : from - to;
  return boundsOf(end)[1] + apart <= boundsOf(start)[0];
}

/**
 * The end by the clock of the start, where its own clock shows an earlier time: a stay from
 * 02:50+02:00 to 02:10+01:00 ends at 03:10+02:00. Any other end stays as it is written.
 */
export function onOneClock(start: string, end: string): string {
  const [from, to] = [offsetMs(start), offsetMs(end)];
  const [ends, date] = [boundsOf(end), readDate(end)];
  const isTurned = ends[1] <= boundsOf(start)[0];
  if (from === undefined || to === undefined || !isTurned || date?.kind !== 'date') return end;
  const { year, month, day, hour, minute } = calendarParts(ends[0] + from - to);
  const two = (n: number): string => String(n).padStart(2, '0');
  const ofMinute = /T\d{2}:\d{2}(:\d{2}(?:\.\d+)?)?/.exec(end)?.[1] ?? '';
  const offset = OFFSET.exec(start)?.[1] ?? '';
  const clock = `${two(hour)}:${two(minute)}${ofMinute}${offset}`;
  return `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}T${clock}`;
}

/** How far the clock of a text is ahead of UTC; undefined where it does not say. */
function offsetMs(text: string): number | undefined {
  const offset = OFFSET.exec(text)?.[1];
  if (offset === undefined || offset === 'Z') return offset === 'Z' ? 0 : undefined;
  const minutes = 60 * Number(offset.slice(1, 3)) + Number(offset.slice(4));
  return (offset.startsWith('-') ? -minutes : minutes) * MINUTE_MS;
}

function boundsOf(text: string): readonly [number, number] {
  const date = readDate(text);
  if (date?.kind !== 'date') return [-Infinity, Infinity];
  const { year, month, day, clock } = date;
  const start = civilMs(year, month, day, clock?.ms);
  if (clock) return [start, start + CLOCK_MS[clock.precision]];
  if (day !== undefined) return [start, start + DAY_MS];
  if (month === undefined) return [start, civilMs(year + 1)];
  return [start, civilMs(month === 12 ? year + 1 : year, month === 12 ? 1 : month + 1)];
}
