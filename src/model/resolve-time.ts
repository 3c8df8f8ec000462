/** When an event was: a point, a span with its end or its length, or episodes without dates. */
import { readTime, type Desk } from './desk.ts';
import type { EventDoc } from './document.ts';
import { toWhen } from './parse-when.ts';
import type { Sourced } from './readings.ts';
import { parseDuration } from './time-words.ts';
import type { Duration, EventTime, SpanEnd, When } from './when.ts';

/** The time of an event that is no dose of a spaced series; `start` is resolved already. */
export function toTime({ doc, pathOf }: Sourced<EventDoc>, start: When, desk: Desk): EventTime {
  if (doc.repeat) {
    const count = doc.repeat.count;
    const isCount = count !== undefined && Number.isInteger(count) && count > 0;
    return {
      kind: 'episodes',
      start,
      end: toEnd(doc.repeat.until, start, pathOf('repeat.until'), desk),
      ...(isCount && { count }),
    };
  }
  if (doc.episodes) {
    const { end, count } = doc.episodes;
    const isCount = count !== undefined && Number.isInteger(count) && count > 0;
    return {
      kind: 'episodes',
      start,
      end: toEnd(end, start, pathOf('episodes.end'), desk),
      ...(isCount && { count }),
    };
  }
  const isSpan = doc.start !== undefined || doc.end !== undefined || doc.lasts !== undefined;
  if (!isSpan) return { kind: 'point', at: start };
  const lasts = toDuration(doc.lasts, pathOf('lasts'), desk);
  const stated = toEnd(doc.end, start, pathOf('end'), desk);
  const end = doc.end === undefined && lasts ? endAfter(start, lasts, desk) : stated;
  return { kind: 'span', start, end, ...(lasts && { lasts }) };
}

function toDuration(text: string | undefined, path: string, desk: Desk): Duration | undefined {
  if (text === undefined) return undefined;
  const duration = parseDuration(text);
  if (!duration) desk.report('unreadable-duration', path, { received: text, kept: 'end-unknown' });
  return duration;
}

function toEnd(text: string | undefined, start: When, path: string, desk: Desk): SpanEnd {
  if (text === undefined) return { kind: 'unknown' };
  const ongoing = /^ongoing(?: (?:as of|at|on) (.+))?$/i.exec(text.trim().slice(0, 600));
  if (ongoing) {
    const asOf = ongoing[1];
    return {
      kind: 'ongoing',
      ...(asOf !== undefined && { asOf: readTime(desk, asOf, path, 'kept') }),
    };
  }
  // A length reads as a distance from the start: "until: 2 months".
  const length = parseDuration(text);
  const at = length ? endAfter(start, length, desk) : undefined;
  if (at) return at;
  const when = readTime(desk, text, path, 'end-unknown');
  if (when.precision === 'none') return { kind: 'unknown' };
  if (endsBefore(when, start, desk)) {
    desk.report('end-before-start', path, { received: text, kept: 'end-unknown' });
    return { kind: 'unknown' };
  }
  return { kind: 'at', at: when };
}

/** Ten days from day 0 end with day 9; months and years keep their half unit on either side. */
function endAfter(start: When, { amount, unit }: Duration, desk: Desk): SpanEnd {
  if (!Number.isFinite(start.earliest) || !Number.isFinite(start.latest))
    return { kind: 'unknown' };
  const base = { kind: 'literal', when: start } as const;
  const offset = (n: number, of: Duration['unit']) =>
    ({ kind: 'offset', base, amount: n, unit: of }) as const;
  const isDays = unit === 'day' || unit === 'week';
  const expression = isDays
    ? offset((unit === 'week' ? 7 * amount : amount) - 1, 'day')
    : offset(amount, unit);
  const words = `${amount} ${unit}${amount === 1 ? '' : 's'} after ${start.words}`;
  const parsed = toWhen(expression, words, desk.context);
  return parsed.ok ? { kind: 'at', at: parsed.when } : { kind: 'unknown' };
}

/** True when every moment allowed for the end lies before every moment allowed for the start. */
function endsBefore(end: When, start: When, { context }: Desk): boolean {
  if (end.anchor === '' || start.anchor === '') return false;
  const shift =
    end.anchor === start.anchor ? { max: 0 } : context.distance(end.anchor, start.anchor);
  return shift !== undefined && end.latest + shift.max <= start.earliest;
}
