/**
 * Times of FHIR as the words of the case format. A partial date stays partial, a clock time keeps
 * its offset in the words, ages hang on the birth, and what is not stated is not made up.
 */
import { readDate } from '../model/parse-date.ts';
import { isReversed, onOneClock } from './fhir-clock.ts';
import type { FhirDesk } from './fhir-desk.ts';
import {
  firstKey,
  isNode,
  nodeAt,
  numberAt,
  nodesAt,
  textAt,
  toText,
  type Node,
} from './fhir-node.ts';
import type { FhirRecord } from './fhir-records.ts';
import type { FhirTime } from './fhir-when.ts';

/** What a missing end means. */
export type Going = 'ongoing' | 'over' | 'unknown';

/** A date or date-time; undefined when there is none, or when an issue was made of it. */
export function momentAt(
  node: Node | undefined,
  key: string,
  record: FhirRecord,
  desk: FhirDesk,
): string | undefined {
  const text = textAt(node, key);
  if (text === undefined) return undefined;
  if (readDate(text)?.kind === 'date') return text;
  // A leap second (23:59:60) belongs to its minute.
  const minute = text.replace(/:60(?:\.\d+)?(?=Z|[+-]|$)/, '');
  if (minute !== text && readDate(minute)?.kind === 'date') return minute;
  desk.issue('foreign-time-unreadable', record, {
    received: text,
    outcome: 'The record is kept with this time not stated.',
  });
  desk.note(record, 'issue', undefined, `“${text.slice(0, 40)}” cannot be read as a time.`);
  return undefined;
}

export interface Period {
  readonly start?: string;
  readonly end?: string;
}

export function periodOf(node: Node | undefined, record: FhirRecord, desk: FhirDesk): Period {
  const start = momentAt(node, 'start', record, desk);
  const end = momentAt(node, 'end', record, desk);
  const common = start === undefined ? {} : { start };
  if (end === undefined) return common;
  if (start !== undefined && isReversed(start, end)) {
    desk.issue('foreign-time-unreadable', record, {
      received: `${start} to ${end}`,
      outcome: 'The end lies before the start; the end is kept as unknown.',
    });
    desk.note(record, 'issue', undefined, `The end, ${end}, lies before the start.`);
    return common;
  }
  return { ...common, end: start === undefined ? end : onOneClock(start, end) };
}

/** From start to end; equal ends are one moment. A missing end is what `going` says. */
export function spanOf({ start, end }: Period, going: Going): FhirTime {
  if (end !== undefined)
    return start === end ? { at: end } : { ...(start !== undefined && { start }), end };
  if (start === undefined && going !== 'ongoing') return {};
  return {
    ...(start !== undefined && { start }),
    end: going === 'ongoing' ? 'ongoing' : 'unknown',
  };
}

/** The moment somewhere within a period: what an observation or an imprecise onset gives. */
export function withinPeriod({ start, end }: Period): string | undefined {
  if (start !== undefined && end !== undefined) return start === end ? start : `${start}/${end}`;
  if (start !== undefined) return `at or after ${start}`;
  return end === undefined ? undefined : `at or before ${end}`;
}

export interface Stated {
  /** Words of a moment. */
  readonly words?: string;
  readonly note?: string;
  /** Of a boolean: it happened, or did not, with no time. */
  readonly said?: boolean;
}

/** onset[x], abatement[x], performed[x], occurrence[x]: whichever of the types is there. */
export function statedAt(resource: Node, stem: string, record: FhirRecord, desk: FhirDesk): Stated {
  const key = firstKey(resource, keysOf(stem));
  if (key === undefined) return {};
  const value = resource[key];
  if (typeof value === 'boolean') return { said: value };
  if (typeof value === 'string' && key !== `${stem}String`)
    return wordsOf(momentAt(resource, key, record, desk));
  const word = spaced(stem);
  if (key === `${stem}String`) return quoted(word, value);
  if (!isNode(value)) return wordsOf(momentAt(resource, key, record, desk));
  if (key === `${stem}Age`) return ageOf(value, word);
  if (key === `${stem}Range`) return ageRangeOf(value, word);
  if (key === `${stem}Timing`) return wordsOf(timingOf(value, record, desk));
  return wordsOf(withinPeriod(periodOf(value, record, desk)));
}

const TYPES = [
  'DateTime',
  'Date',
  'Period',
  'Age',
  'Range',
  'String',
  'Timing',
  'Boolean',
  'Instant',
  '',
];
/** Made once for each stem, because it is asked for every record. */
const KEYS = new Map<string, readonly string[]>();

function keysOf(stem: string): readonly string[] {
  const known = KEYS.get(stem);
  if (known) return known;
  const keys = TYPES.map((type) => `${stem}${type}`);
  KEYS.set(stem, keys);
  return keys;
}

/** "statusReason" is "status reason". */
function spaced(stem: string): string {
  return stem.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}

function wordsOf(words: string | undefined): Stated {
  return words === undefined ? {} : { words };
}

function quoted(word: string, value: unknown): Stated {
  const text = toText(value);
  return text === undefined ? {} : { note: `${word}: “${text.slice(0, 200)}”` };
}

const AGE_UNITS: ReadonlyMap<string, string> = new Map([
  ['a', 'years'],
  ['year', 'years'],
  ['years', 'years'],
  ['yr', 'years'],
  ['yrs', 'years'],
  ['y', 'years'],
  ['mo', 'months'],
  ['month', 'months'],
  ['months', 'months'],
  ['wk', 'weeks'],
  ['week', 'weeks'],
  ['weeks', 'weeks'],
  ['d', 'days'],
  ['day', 'days'],
  ['days', 'days'],
  ['h', 'hours'],
  ['hour', 'hours'],
  ['hours', 'hours'],
  ['min', 'minutes'],
]);

/** "6 years" of an Age or Duration; undefined where number or unit cannot be read. */
export function lengthOf(age: Node | undefined): string | undefined {
  const value = numberAt(age, 'value');
  const unit = AGE_UNITS.get(
    (textAt(age, 'code') ?? textAt(age, 'unit') ?? '').toLowerCase().replace(/[{}]/g, ''),
  );
  const isUsual = value !== undefined && value >= 0 && value < 100_000;
  if (!isUsual || unit === undefined || !/^\d+(?:\.\d{1,4})?$/.test(String(value)))
    return undefined;
  return `${String(value)} ${unit}`;
}

function ageOf(age: Node, word: string): Stated {
  const length = lengthOf(age);
  if (length === undefined) return { note: `${word} at an age that cannot be read` };
  const comparator = textAt(age, 'comparator') ?? '';
  if (comparator.startsWith('<')) return { words: `at or before age ${length}` };
  if (comparator.startsWith('>')) return { words: `at or after age ${length}` };
  return { words: `age ${length}` };
}

function ageRangeOf(range: Node, word: string): Stated {
  const [low, high] = [lengthOf(nodeAt(range, 'low')), lengthOf(nodeAt(range, 'high'))];
  if (low !== undefined && high !== undefined)
    return parseFloat(low) <= parseFloat(high) || low.split(' ')[1] !== high.split(' ')[1]
      ? { words: `between age ${low} and age ${high}` }
      : { note: `${word} between age ${low} and ${high}` };
  if (low !== undefined) return { words: `at or after age ${low}` };
  return high === undefined ? {} : { words: `at or before age ${high}` };
}

/** Several stated moments: all that is certain is that it lies between the first and the last. */
export function timingOf(timing: Node, record: FhirRecord, desk: FhirDesk): string | undefined {
  const listed = Array.isArray(timing['event']) ? timing['event'] : [];
  const events = listed
    .flatMap((_, at) => momentAt({ event: listed[at] as unknown }, 'event', record, desk) ?? [])
    .sort();
  const [first, last] = [events[0], events.at(-1)];
  if (first !== undefined && last !== undefined)
    return first === last || isReversed(first, last) ? first : `${first}/${last}`;
  const bounds = nodesAt(timing, 'repeat')[0];
  return withinPeriod(periodOf(nodeAt(bounds, 'boundsPeriod'), record, desk));
}
