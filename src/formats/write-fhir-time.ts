/**
 * Moments as FHIR says them: a partial date, a period that encloses it, an age, words. Where a
 * date is asked for and none is known, the element says that it is absent; none is made up.
 * https://hl7.org/fhir/R4/datatypes.html#dateTime
 */
import type { Course } from '../model/course.ts';
import { sayWhen } from '../model/say.ts';
import type { SpanEnd, When } from '../model/when.ts';
import type { Account } from './write-account.ts';
import type { DatumKey } from './write-data.ts';
import { labelsOf } from './write-words.ts';
import { ageOf, datesOf, isUnstated, withoutClock, type DateBounds } from './write-time.ts';

export type Json = { readonly [key: string]: unknown };

export interface FhirMoment {
  /** A partial date, or a date and time with its zone. */
  readonly date?: string;
  /** The bounds between which it lies. */
  readonly within?: { readonly start?: string; readonly end?: string };
  readonly age?: Json;
  readonly words: string;
  readonly isUnstated: boolean;
  /** What the date, the bounds or the age do not say of it. */
  readonly lost?: string;
}

export function momentOf(when: When, course: Course): FhirMoment {
  const words = sayWhen(when, course.clock, labelsOf(course));
  const common = { words, isUnstated: isUnstated(when) };
  const about = when.approximate ? 'the format has no “about”' : undefined;
  const age = ageOf(when, course.clock);
  if (age) return { ...common, age: toAge(age.amount, age.unit), ...lost(about) };
  const dates = datesOf(when, course.clock);
  if (dates === undefined) return common;
  const { one } = dates;
  if (one === undefined)
    return { ...common, within: boundsOf(dates), ...lost(dates.isWider ? NO_ZONE : about) };
  if (!one.includes('T')) return { ...common, date: one, ...lost(about) };
  if (dates.zone === undefined || one.length < 16)
    return { ...common, date: withoutClock(one), ...lost(NO_ZONE) };
  // The specification lets seconds be filled with zeros.
  const full = one.length === 16 ? `${one}:00` : one;
  return { ...common, date: `${full}${dates.zone}`, ...lost(about) };
}

const NO_ZONE = 'a time of day needs a time zone here, and none is known: its day is written';

const lost = (why: string | undefined): { lost?: string } =>
  why === undefined ? {} : { lost: why };

function boundsOf({ from, to }: DateBounds): { start?: string; end?: string } {
  return { ...(from !== undefined && { start: from }), ...(to !== undefined && { end: to }) };
}

const AGE_CODES = {
  year: 'a',
  month: 'mo',
  week: 'wk',
  day: 'd',
  hour: 'h',
  minute: 'min',
} as const;

function toAge(value: number, unit: keyof typeof AGE_CODES): Json {
  const plural = `${unit}${value === 1 ? '' : 's'}`;
  return { value, unit: plural, system: 'http://unitsofmeasure.org', code: AGE_CODES[unit] };
}

/** Says of an element without a value why it has none: its words stand in a note, or nobody knows. */
export function absent({ isUnstated: none }: FhirMoment): Json {
  return {
    extension: [
      {
        url: 'http://hl7.org/fhir/StructureDefinition/data-absent-reason',
        valueCode: none ? 'unknown' : 'as-text',
      },
    ],
  };
}

/** Which of the types of a choice element there are: onset[x] has all, effective[x] only dates. */
export interface Choice {
  readonly stem: string;
  readonly age?: boolean;
  readonly text?: boolean;
  readonly period?: boolean;
}

export interface Told {
  readonly fields: Json;
  /** To be told in a note. */
  readonly words?: string;
}

/** One moment as a choice element; what it does not say is accounted for and told in words. */
export function tellMoment(
  moment: FhirMoment,
  choice: Choice,
  key: DatumKey,
  account: Account,
): Told {
  const { stem, age, text, period } = choice;
  const { words } = moment;
  if (moment.isUnstated) return { fields: { [`_${stem}DateTime`]: absent(moment) } };
  if (moment.date !== undefined)
    return told({ [`${stem}DateTime`]: moment.date }, moment, key, account);
  if (moment.within && period === true)
    return told({ [`${stem}Period`]: moment.within }, moment, key, account);
  if (moment.age && age === true) return told({ [`${stem}Age`]: moment.age }, moment, key, account);
  account.keepPartly(key, 'time', 'it is no date, so it is written as words');
  if (text === true) return { fields: { [`${stem}String`]: words } };
  return { fields: { [`_${stem}DateTime`]: absent(moment) }, words };
}

function told(
  fields: Json,
  { lost: why, words }: FhirMoment,
  key: DatumKey,
  account: Account,
): Told {
  if (why === undefined) return { fields };
  account.keepPartly(key, 'time', why);
  return { fields, words };
}

/** From a start to an end. A side of which no single date is known is absent, and told in words. */
export function tellPeriod(
  start: When,
  end: SpanEnd,
  course: Course,
  key: DatumKey,
  account: Account,
): { readonly period: Json; readonly words?: string } {
  const [from, to] = [
    momentOf(start, course),
    end.kind === 'at' ? momentOf(end.at, course) : undefined,
  ];
  const said = [saySide('from', from), to && saySide('until', to)].filter(
    (each) => each !== undefined,
  );
  if (said.length > 0)
    account.keepPartly(key, 'time', 'what is no single date is written as words');
  if (end.kind === 'ongoing' && end.asOf)
    account.keepPartly(key, 'time', 'as of when it is ongoing is not written');
  return {
    period: { ...side('start', from), ...(to && side('end', to)) },
    ...(said.length > 0 && { words: said.join(', ') }),
  };
}

function side(name: 'start' | 'end', moment: FhirMoment): Json {
  if (moment.date !== undefined) return { [name]: moment.date };
  return { [`_${name}`]: absent(moment) };
}

function saySide(
  word: string,
  { date, words, isUnstated: none, lost: why }: FhirMoment,
): string | undefined {
  if (none || (date !== undefined && why === undefined)) return undefined;
  return `${word} ${words}`;
}
