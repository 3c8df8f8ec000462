/**
 * What an inspection sums up, so that it can be held against numbers computed by other means: the
 * least and the greatest value of a series, and the first and the last moment of it and of the case.
 */
import { CALENDAR, DAY_MS, locate } from '../model/clock.ts';
import type { Course, Series } from '../model/course.ts';
import type { EventTime, When } from '../model/when.ts';
import { toIso } from './iso.ts';

/** Of the values that are plain numbers: no bound ("<5"), range or word is counted among them. */
export function extremesForm({ points }: Series, course: Course): object {
  let [count, min, max] = [0, Infinity, -Infinity];
  const whens: When[] = [];
  for (const { value, at } of points) {
    whens.push(at);
    if (value.kind !== 'number' || value.comparator !== '=') continue;
    count += 1;
    min = Math.min(min, value.value);
    max = Math.max(max, value.value);
  }
  return {
    values: points.length,
    numbers: count,
    min: count === 0 ? null : min,
    max: count === 0 ? null : max,
    ...firstAndLast(whens, course),
  };
}

/** The first and the last moment that the record states of anything that was or is to be. */
export function spanForm(course: Course): object {
  const whens = [
    ...course.events.flatMap(({ time }) => momentsOf(time)),
    ...course.series.flatMap(({ points }) => points.map(({ at }) => at)),
  ];
  return firstAndLast(whens, course);
}

/** Starts and stated ends; until when something was told as ongoing is no moment of it. */
function momentsOf(time: EventTime): readonly When[] {
  if (time.kind === 'point') return [time.at];
  return time.end.kind === 'at' ? [time.start, time.end.at] : [time.start];
}

/** By where moments begin; on the calendar where they are dated, else in days of their frame. */
function firstAndLast(whens: readonly When[], course: Course): object {
  const dates = { first: Infinity, last: -Infinity };
  const days = { first: Infinity, last: -Infinity };
  for (const when of whens) {
    const place = locate(when, course.clock);
    const isDated = when.anchor === CALENDAR || place?.frame === CALENDAR;
    const { earliest, latest } = place ?? when;
    if (!Number.isFinite(earliest) || !Number.isFinite(latest)) continue;
    const into = isDated ? dates : days;
    into.first = Math.min(into.first, earliest);
    into.last = Math.max(into.last, earliest);
  }
  return {
    first: toIso(dates.first),
    last: toIso(dates.last),
    firstDays: toDays(days.first),
    lastDays: toDays(days.last),
  };
}

function toDays(ms: number): number | null {
  return Number.isFinite(ms) ? Math.round((ms / DAY_MS) * 1e6) / 1e6 : null;
}
