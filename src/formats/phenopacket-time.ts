/**
 * TimeElements of phenopackets as words of ours, never narrower than what is told: an age of P6Y is
 * the seventh year of life, midnight is a day, a class of onset is the stretch that the Human
 * Phenotype Ontology (HPO, "Onset" HP:0003674) defines.
 */
import { readDate } from '../model/parse-date.ts';
import { groupAt, isGroup, numberAt, textAt, toText, valueAt, type Group } from './foreign-data.ts';
import type { ForeignFault } from './foreign-became.ts';

/** The anchor of gestational ages. */
export const LAST_PERIOD = 'last-menstrual-period';

export interface ToldTime {
  /** Undefined: not stated, or not readable. */
  readonly words?: string;
  /** Words of the source that the time does not keep. */
  readonly note?: string;
  /** Why the time follows, where the source does not tell it itself. */
  readonly derived?: string;
  readonly fault?: ForeignFault;
}

/** Reads a TimeElement of version 2; {} where nothing is told. */
export function readTimeElement(element: unknown): ToldTime {
  if (element === undefined || element === null) return {};
  for (const [key, read] of Object.entries(KINDS)) {
    const value = valueAt(element, key);
    if (value !== undefined && value !== null) return read(value);
  }
  if (isGroup(element) && Object.keys(element).length === 0) return {};
  return unreadable(element);
}

/** `onset` of version 2, or the three keys by which version 1 tells the same. */
export function readOnset(group: Group): ToldTime {
  const onset = valueAt(group, 'onset');
  return readTimeElement(firstVersion(isGroup(onset) ? onset : group) ?? onset);
}

function firstVersion(group: Group): Group | undefined {
  const pairs = [
    ['age', 'ageOfOnset'],
    ['ageRange', 'ageRangeOfOnset'],
    ['ontologyClass', 'classOfOnset'],
  ] as const;
  const found = pairs.find(([, key]) => isGroup(valueAt(group, key)));
  return found && { [found[0]]: group[found[1]] };
}

const KINDS: Readonly<Record<string, (value: unknown) => ToldTime>> = {
  age: (value) => ofAge(durationOf(value), value),
  ageRange: ofAgeRange,
  timestamp: readTimestamp,
  interval: ofInterval,
  gestationalAge: ofGestation,
  ontologyClass: ofClass,
};

/** `{iso8601duration: "P6Y"}`, of version 1 `{age: "P6Y"}`, or the text alone. */
function durationOf(value: unknown): string | undefined {
  return toText(value) ?? textAt(value, 'iso8601duration') ?? textAt(value, 'age');
}

function ofAge(duration: string | undefined, given: unknown): ToldTime {
  const age = duration === undefined ? undefined : ageWords(duration);
  if (age === undefined) return unreadable(duration ?? given);
  return { words: age.words, ...(age.isWider && { note: `at age ${duration ?? ''}` }) };
}

const NUMBER = '(\\d{1,6}(?:\\.\\d{1,4})?)';
const DURATION = new RegExp(
  `^P(?:${NUMBER}Y)?(?:${NUMBER}M)?(?:${NUMBER}W)?(?:${NUMBER}D)?(T.{1,40})?$`,
);
const OLDEST = 150;

interface AgeWords {
  readonly words: string;
  /** The words allow more than the source says. */
  readonly isWider: boolean;
  /** Of words that name two days: each alone. */
  readonly first?: string;
  readonly last?: string;
}

/**
 * "P1Y3M" is "age 15 months". Months are of 28 to 31 days, so that days after them are an age between
 * two days: P1Y5D is 370 or 371 of them.
 */
function ageWords(duration: string): AgeWords | undefined {
  const match = DURATION.exec(duration);
  if (!match || duration === 'P') return undefined;
  const [years, months, weeks, days] = match.slice(1, 5).map((part) => Number(part ?? 0)) as [
    number,
    number,
    number,
    number,
  ];
  if (years > OLDEST || months > 12 * OLDEST || weeks > 53 * OLDEST || days > 366 * OLDEST)
    return undefined;
  const hasTime = match[5] !== undefined;
  const isLong = years + months > 0;
  if (isLong && weeks + days > 0) return ageInDays(12 * years + months, 7 * weeks + days);
  if (isLong) {
    const [amount, unit] = months > 0 ? [12 * years + months, 'month'] : [years, 'year'];
    return { words: ageOf(amount, unit), isWider: hasTime };
  }
  if (weeks > 0 && days === 0) return { words: ageOf(weeks, 'week'), isWider: hasTime };
  if (days > 0 || match[4] !== undefined || hasTime)
    return { words: ageOf(7 * weeks + days, 'day'), isWider: hasTime };
  const unit = match[3] !== undefined ? 'week' : match[2] !== undefined ? 'month' : 'year';
  return { words: ageOf(0, unit), isWider: false };
}

/** Days of the months of four years, the last of them a leap year. */
const YEAR = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
const CYCLE = [...YEAR, ...YEAR, ...YEAR, 31, 29, ...YEAR.slice(2)];

/** As few and as many days as these months have, whenever they began. */
function ageInDays(months: number, days: number): AgeWords {
  const whole = Math.floor(months);
  const lengths = CYCLE.map((_, start) => {
    let sum = 0;
    for (let at = start; at < start + whole; at += 1) sum += CYCLE[at % CYCLE.length] ?? 0;
    return sum;
  });
  // A part of a month, which the standard allows of the last number alone, is up to a month.
  const more = whole === months ? 0 : 31;
  const [first, last] = [
    ageOf(Math.min(...lengths) + Math.floor(days), 'day'),
    ageOf(Math.max(...lengths) + Math.ceil(days) + more, 'day'),
  ];
  return first === last
    ? { words: first, isWider: true }
    : { words: `between ${first} and ${last}`, isWider: true, first, last };
}

function ageOf(amount: number, unit: string): string {
  const rounded = Math.round(amount * 10_000) / 10_000;
  return `age ${rounded} ${unit}${rounded === 1 ? '' : 's'}`;
}

function ofAgeRange(range: unknown): ToldTime {
  const ends = ['start', 'end'].map((key) => durationOf(valueAt(range, key)));
  const [from, to] = ends.map((text) => (text === undefined ? undefined : ageWords(text)));
  const [start, end] = [from?.first ?? from?.words, to?.last ?? to?.words];
  if (start !== undefined && end !== undefined)
    return { words: start === end ? start : `between ${start} and ${end}` };
  if (start !== undefined) return { words: `at or after ${start}` };
  if (end !== undefined) return { words: `at or before ${end}` };
  return unreadable(range);
}

const PLACEHOLDER =
  /^(?:(?:1970-01-01|0001-01-01)(?:T00:00(?::00(?:\.0+)?)?(?:Z|[+-]00:?00)?)?|9999-12-31(?:T.*)?)$/;

export function isPlaceholder(text: string): boolean {
  return PLACEHOLDER.test(text);
}

/**
 * The first and the last moment of a timestamp of protobuf
 * (https://protobuf.dev/reference/protobuf/google.protobuf/#timestamp). An interval has two ends
 * (https://phenopacket-schema.readthedocs.io/en/latest/time-interval.html), so they stand for an open one.
 */
export const OPEN_START = '0001-01-01T00:00:00Z';
export const OPEN_END = '9999-12-31T23:59:59Z';

/** One end of an interval: nothing where it is open. */
export function readEnd(value: unknown): ToldTime {
  const text = toText(value) ?? '';
  return /^(?:0001-01-01|9999-12-31)(?:T|$)/.test(text) ? {} : readTimestamp(value);
}

/** Protobuf knows no date without a clock time, so midnight is read as the day. */
export function readTimestamp(value: unknown): ToldTime {
  const text = toText(value);
  if (text === undefined) return unreadable(value);
  if (isPlaceholder(text)) return notTrusted(text);
  const day = text.replace(/T00:00(?::00(?:\.0+)?)?(?:Z|[+-]00:?00)?$/, '');
  return readDate(day)?.kind === 'date' ? { words: day } : unreadable(text);
}

function notTrusted(text: string): ToldTime {
  return {
    fault: {
      code: 'foreign-time-not-trusted',
      received: text,
      about: 'what programs write where no date is known',
      outcome: 'It is not used.',
    },
  };
}

/** At some time within it: an interval is not said to be filled. */
function ofInterval(interval: unknown): ToldTime {
  const [start, end] = ['start', 'end'].map((key) => {
    const value = valueAt(interval, key);
    return value === undefined ? undefined : readEnd(value).words;
  });
  if (start !== undefined && end !== undefined)
    return { words: start === end ? start : `between ${start} and ${end}` };
  if (start !== undefined) return { words: `at or after ${start}` };
  if (end !== undefined) return { words: `at or before ${end}` };
  return unreadable(interval);
}

function ofGestation(value: unknown): ToldTime {
  const weeks = numberAt(value, 'weeks');
  const days = numberAt(value, 'days');
  const isSound = weeks !== undefined && weeks >= 0 && weeks < 50 && Number.isInteger(weeks);
  if (!isSound || (days ?? 0) > 6 || (days ?? 0) < 0) return unreadable(value);
  if (days === undefined) return { words: `week ${weeks + 1} of ${LAST_PERIOD}` };
  return { words: `${LAST_PERIOD} + ${7 * weeks + Math.floor(days)} days` };
}

/** Ages as the HPO defines its classes of onset, whole units, both ends included. */
const CLASSES: Readonly<Record<string, readonly [words: string, says: string]>> = {
  'HP:0030674': ['before birth', 'before birth'],
  'HP:0011460': ['before birth', 'in the embryonal period, before birth'],
  'HP:0011461': ['before birth', 'in the fetal period, before birth'],
  'HP:0034199': ['before birth', 'late in the first trimester, before birth'],
  'HP:0034198': ['before birth', 'in the second trimester, before birth'],
  'HP:0034197': ['before birth', 'in the third trimester, before birth'],
  'HP:0003577': ['age 0 days', 'present at birth'],
  'HP:0003623': ['between age 0 days and age 27 days', 'within the first 28 days of life'],
  'HP:0003593': ['between age 28 days and age 11 months', 'from 28 days to one year of life'],
  'HP:0011463': ['between age 1 year and age 4 years', 'from 1 to 5 years of age'],
  'HP:0003621': ['between age 5 years and age 15 years', 'from 5 to 15 years of age'],
  'HP:0410280': [
    'between age 28 days and age 15 years',
    'before 16 years of age, but after the first 28 days',
  ],
  'HP:0003581': ['at or after age 16 years', 'from 16 years of age'],
  'HP:0011462': ['between age 16 years and age 39 years', 'from 16 to 40 years of age'],
  'HP:0025708': ['between age 16 years and age 18 years', 'from 16 to 19 years of age'],
  'HP:0025709': ['between age 19 years and age 24 years', 'from 19 to 25 years of age'],
  'HP:0025710': ['between age 25 years and age 39 years', 'from 25 to 40 years of age'],
  'HP:0003596': ['between age 40 years and age 59 years', 'from 40 to 60 years of age'],
  'HP:0003584': ['at or after age 60 years', 'after 60 years of age'],
};

function ofClass(value: unknown): ToldTime {
  const id = textAt(value, 'id') ?? '';
  const label = textAt(value, 'label') ?? id;
  const known = Object.hasOwn(CLASSES, id) ? CLASSES[id] : undefined;
  if (known)
    return { words: known[0], note: label, derived: `“${label}” means ${known[1]} (HPO ${id}).` };
  if (label === '') return unreadable(groupAt(value));
  const fault = {
    code: 'foreign-time-unreadable',
    received: label,
    outcome: 'The time is kept as words, not on the axis.',
  } as const;
  return { note: label, fault };
}

function unreadable(received: unknown): ToldTime {
  return {
    fault: {
      code: 'foreign-time-unreadable',
      received: toText(received) ?? received,
      outcome: 'It is kept with its time not stated.',
    },
  };
}
