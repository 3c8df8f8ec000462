/**
 * Terms and times of a phenopacket. A term has one code; a code system that has no short prefix of
 * its own cannot be named, and times are instants of UTC, so days are told by their midnight.
 */
import { daysInMonth } from '../model/calendar.ts';
import type { Course } from '../model/course.ts';
import type { Code, Unit } from '../model/quantity.ts';
import type { When } from '../model/when.ts';
import { OPEN_END, OPEN_START } from './phenopacket-time.ts';
import type { Account } from './write-account.ts';
import type { DatumKey } from './write-data.ts';
import { ageOf, datesOf, isUnstated, withoutClock } from './write-time.ts';

export type Json = { readonly [key: string]: unknown };

interface System {
  readonly prefix: string;
  readonly id: string;
  readonly name: string;
  readonly url: string;
  readonly iri: string;
}

const system = (prefix: string, name: string, url: string, iri = url): System => ({
  prefix,
  id: prefix.toLowerCase(),
  name,
  url,
  iri,
});

const OBO = 'http://purl.obolibrary.org/obo/';

/** By our names; prefixes as the Bioregistry and the examples of the schema have them. */
const SYSTEMS: Readonly<Record<string, System>> = {
  HPO: { ...system('HP', 'Human Phenotype Ontology', `${OBO}hp.owl`, `${OBO}HP_`) },
  MONDO: { ...system('MONDO', 'Mondo Disease Ontology', `${OBO}mondo.owl`, `${OBO}MONDO_`) },
  'SNOMED CT': system('SNOMEDCT', 'SNOMED CT', 'http://snomed.info/sct', 'http://snomed.info/id/'),
  LOINC: system('LOINC', 'LOINC', 'https://loinc.org', 'https://loinc.org/'),
  'ICD-10': system(
    'ICD10',
    'ICD-10',
    'https://icd.who.int/browse10',
    'https://icd.who.int/browse10/2019/en#/',
  ),
  'ICD-10-CM': system('ICD10CM', 'ICD-10-CM', 'https://www.cdc.gov/nchs/icd/icd-10-cm'),
  RxNorm: system('RXNORM', 'RxNorm', 'https://www.nlm.nih.gov/research/umls/rxnorm'),
  ATC: system('ATC', 'Anatomical Therapeutic Chemical Classification', 'https://atcddd.fhi.no'),
  OMIM: system(
    'OMIM',
    'Online Mendelian Inheritance in Man',
    'https://omim.org',
    'https://omim.org/entry/',
  ),
  ORPHA: system('ORPHA', 'Orphanet', 'https://www.orpha.net'),
  Orphanet: system('ORPHA', 'Orphanet', 'https://www.orpha.net'),
};

const UCUM = system('UCUM', 'Unified Code for Units of Measure', 'https://ucum.org');

/** The terms of one packet; remembers the systems they come from. */
export class Terms {
  readonly #used = new Map<string, System>();

  /** Words with their code, where there is one code that is surely meant. */
  term(
    label: string,
    codes: readonly Code[],
    prefer: readonly string[],
  ): { readonly term: Json; readonly lost?: string } {
    const known = codes.filter(({ system: name }) => Object.hasOwn(SYSTEMS, name));
    const first = prefer.find(
      (name) => known.filter(({ system: each }) => each === name).length === 1,
    );
    const code =
      known.find(({ system: name }) => name === first) ??
      (known.length === 1 ? known[0] : undefined);
    const found = code && SYSTEMS[code.system];
    if (code === undefined || found === undefined)
      return {
        term: { label },
        ...(codes.length > 0 && {
          lost: 'no single code of a system that the format knows is the one meant',
        }),
      };
    this.#used.set(found.prefix, found);
    const local = code.code.replace(new RegExp(`^${found.prefix}:`), '');
    const id = `${found.prefix}:${local}`;
    const others = codes.length > 1 || (code.display !== undefined && code.display !== label);
    return {
      term: { id, label },
      ...(others && {
        lost: 'a term has one code, and no words of its own beside those of the case',
      }),
    };
  }

  unit({ display, ucum }: Unit): Json {
    if (ucum === undefined) return { label: display };
    this.#used.set(UCUM.prefix, UCUM);
    return { id: `UCUM:${ucum}`, label: display };
  }

  /** The systems of all terms; their versions are not known. */
  resources(): readonly Json[] {
    return [...this.#used.values()].map(({ prefix, id, name, url, iri }) => ({
      id,
      name,
      url,
      version: 'not stated',
      namespacePrefix: prefix,
      iriPrefix: iri,
    }));
  }
}

const NO_ZONE = 'a time of day is an instant of UTC here, and no zone is known: its day is written';

export interface PacketWriter {
  readonly course: Course;
  readonly account: Account;
  readonly terms: Terms;
}

/** A TimeElement; undefined, and accounted for, where the format cannot tell the time. */
export function timeElement(
  when: When,
  course: Course,
  key: DatumKey,
  account: Account,
): Json | undefined {
  if (isUnstated(when)) return undefined;
  if (when.approximate) account.keepPartly(key, 'time', 'the format has no “about”');
  const age = ageOf(when, course.clock);
  if (age) return { age: { iso8601duration: isoDuration(age.amount, age.unit) } };
  const dates = datesOf(when, course.clock);
  if (dates === undefined) {
    account.lose(key, 'time', 'a time is an age or a date here, and none is known');
    return undefined;
  }
  if (dates.isWider) account.keepPartly(key, 'time', NO_ZONE);
  const instant = instantOf(dates.one, dates.zone);
  if (instant !== undefined) {
    if (instant.isWider) account.keepPartly(key, 'time', NO_ZONE);
    return { timestamp: instant.text };
  }
  const [start, end] = [firstInstant(dates.from), lastInstant(dates.to)];
  return { interval: bothEnds(start, end, key, account) };
}

/** A strict validator refuses an interval with one end. */
export function bothEnds(
  start: string | undefined,
  end: string | undefined,
  key: DatumKey,
  account: Account,
): Json {
  if (start === undefined || end === undefined)
    account.keepPartly(
      key,
      'time',
      'an interval has two ends here: for the open one stands the first or the last moment that the format can name',
    );
  return { start: start ?? OPEN_START, end: end ?? OPEN_END };
}

/** A day or an instant; undefined for a month or a year, which are intervals. */
export function instantOf(
  one: string | undefined,
  zone: string | undefined,
): { readonly text: string; readonly isWider: boolean } | undefined {
  if (one === undefined || one.length < 10) return undefined;
  if (!one.includes('T')) return { text: `${one}T00:00:00Z`, isWider: false };
  if (zone === undefined || one.length < 16)
    return { text: `${withoutClock(one)}T00:00:00Z`, isWider: true };
  return { text: `${one.length === 16 ? `${one}:00` : one}${zone}`, isWider: false };
}

function firstInstant(date: string | undefined): string | undefined {
  if (date === undefined) return undefined;
  return `${date}${'-01-01'.slice(date.length === 4 ? 0 : date.length === 7 ? 3 : 6)}T00:00:00Z`;
}

/** The last second of the day, month or year. */
function lastInstant(date: string | undefined): string | undefined {
  if (date === undefined) return undefined;
  const [year = '', month = '12', day] = date.split('-');
  const last = day ?? String(daysInMonth(Number(year), Number(month)));
  return `${year}-${month}-${last}T23:59:59Z`;
}

const DURATION = { year: 'Y', month: 'M', week: 'W', day: 'D', hour: 'H', minute: 'M' } as const;

function isoDuration(amount: number, unit: keyof typeof DURATION): string {
  const time = unit === 'hour' || unit === 'minute' ? 'T' : '';
  return `P${time}${amount}${DURATION[unit]}`;
}
