/**
 * Samples as written become columns. What a column cannot hold (a time or a value that is no number,
 * a time without a value) becomes a point beside them, and an issue says so: nothing vanishes.
 */
import { BIRTH, CALENDAR, MAX_MS } from './calendar.ts';
import type { Desk } from './desk.ts';
import type { Column, SamplesDoc } from './document.ts';
import type { Facets } from './evidence.ts';
import { parseValue } from './parse-value.ts';
import type { Value } from './quantity.ts';
import { sampleWhen, type Samples } from './samples.ts';
import { unstated, type When } from './when.ts';

/** What is kept of one that is no sample. */
export interface Unsampled {
  readonly at: When;
  readonly value: Value;
}

export interface ReadSamples {
  readonly samples: Omit<Samples, 'evidence'>;
  readonly others: readonly Unsampled[];
}

export function readSamples(doc: SamplesDoc, path: string, desk: Desk): ReadSamples {
  const { times, values, precision, anchor = CALENDAR } = doc;
  const isKnown = isAnchor(anchor, desk);
  if (!isKnown)
    desk.report('unknown-reference', `${path}.anchor`, {
      received: anchor,
      about: anchor,
      kept: 'time-not-stated',
    });
  if (times.length !== values.length)
    desk.report('samples-uneven', path, {
      about: `${times.length} times and ${values.length} values`,
      kept: 'without-partner',
    });
  const isSound = isKnown && times.length === values.length && areNumbers(times, values);
  const found = isSound
    ? { times: toFloats(times), values: toFloats(values), odd: [] }
    : partsOf(times, values, isKnown);
  const columns = inOrder(found.times, found.values, () =>
    desk.report('samples-unsorted', `${path}.times`, { kept: 'sorted' }),
  );
  const samples = { anchor, precision, by: 0, ...columns };
  tellOdd(found.odd, path, desk);
  return { samples, others: found.odd.map((each) => toOther(each, samples)) };
}

function isAnchor(id: string, { context }: Desk): boolean {
  return id === CALENDAR || id === BIRTH || context.momentOf(id)?.anchor === id;
}

interface Odd {
  readonly at: number;
  readonly time: unknown;
  readonly value: unknown;
}

function partsOf(times: Column, values: Column, isKnown: boolean) {
  const length = Math.max(times.length, values.length);
  const [sound, numbers]: [number[], number[]] = [[], []];
  const odd: Odd[] = [];
  for (let at = 0; at < length; at++) {
    const [time, value]: [unknown, unknown] = [times[at], values[at]];
    if (isKnown && isTime(time) && isFinite(value)) {
      sound.push(time);
      numbers.push(value);
    } else odd.push({ at, time: isKnown ? time : undefined, value });
  }
  return { times: Float64Array.from(sound), values: Float64Array.from(numbers), odd };
}

function isFinite(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value);
}

function isTime(time: unknown): time is number {
  return isFinite(time) && Math.abs(time) <= MAX_MS;
}

function areNumbers(times: Column, values: Column): boolean {
  for (let at = 0; at < times.length; at++)
    if (!isTime(times[at]) || !isFinite(values[at])) return false;
  return true;
}

function toFloats(column: Column): Float64Array {
  return column instanceof Float64Array ? column : Float64Array.from(column);
}

/** Sorted by time where they are not; those of one time keep the order of the file. */
function inOrder(
  times: Float64Array,
  values: Float64Array,
  tell: () => void,
): { readonly times: Float64Array; readonly values: Float64Array } {
  if (times.every((time, at) => at === 0 || time >= (times[at - 1] ?? 0))) return { times, values };
  tell();
  const order = Uint32Array.from(times, (_, at) => at);
  order.sort((a, b) => (times[a] ?? 0) - (times[b] ?? 0) || a - b);
  return {
    times: Float64Array.from(order, (at) => times[at] ?? 0),
    values: Float64Array.from(order, (at) => values[at] ?? 0),
  };
}

function tellOdd(odd: readonly Odd[], path: string, { report }: Desk): void {
  const unread = (key: 'time' | 'value', isSound: (it: unknown) => boolean): void => {
    const found = odd.filter((each) => each[key] !== undefined && !isSound(each[key]));
    const [first] = found;
    if (first === undefined) return;
    const those = found.length === 1 ? `One ${key} is` : `${found.length} ${key}s are`;
    report('samples-unreadable', `${path}.${key}s[${first.at}]`, {
      received: typeof first[key] === 'number' ? String(first[key]) : first[key],
      about: `${those} no finite number`,
      kept: 'as-points',
    });
  };
  unread('time', isTime);
  unread('value', isFinite);
}

function toOther({ time, value }: Odd, samples: Omit<Samples, 'evidence'>): Unsampled {
  const one = { ...samples, times: Float64Array.of(Number(time)), evidence: NO_EVIDENCE };
  return {
    at: isTime(time) ? sampleWhen(one, 0) : unstated(),
    value: toValue(value),
  };
}

const NO_EVIDENCE: Facets = { what: { kind: 'reported' }, when: { kind: 'reported' } };

function toValue(value: unknown): Value {
  if (value === undefined || value === null) return { kind: 'absent', reason: 'not stated' };
  const read =
    typeof value === 'number' || typeof value === 'string' ? parseValue(value) : 'not-finite';
  return typeof read === 'string' ? { kind: 'absent', reason: 'not readable' } : read;
}
