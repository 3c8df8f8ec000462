/**
 * What the columns of a table mean: proposed from headings and content, corrected by a person,
 * remembered as plain JSON by the headings. A proposal decides nothing that the table does not say.
 */
import * as v from 'valibot';
import { EVENT_KINDS, type EventKind } from '../model/course.ts';
import type { Century, DateOrder } from './table-date.ts';
import type { Decimal } from './table-value.ts';
import type { Role } from './table-words.ts';

export type OffsetUnit = 'minute' | 'hour' | 'day' | 'week' | 'month' | 'year';

/** The moment that a heading names: "Day 3 GFR", "Visit 2 BP", "Admission GFR". */
export interface HeadingMoment {
  /** "day", "week", "visit", or a name such as "admission". */
  readonly of: string;
  readonly number?: number;
}

export interface ColumnMapping {
  readonly heading: string;
  readonly role: Role;
  /** Of a measure, a moment or a finding: its name; of a flag: the heading of its value, else the value left of it. */
  readonly label?: string;
  readonly unit?: string;
  /** Of a measure: its reference range, as its heading has it. */
  readonly range?: string;
  readonly at?: HeadingMoment;
}

export interface Mapping {
  /** The headings it is remembered by. */
  readonly signature: string;
  readonly columns: readonly ColumnMapping[];
  readonly dateOrder: DateOrder;
  readonly century: Century;
  readonly decimal: Decimal;
  /** What stands for "no value" besides the usual words: "-9", "999". */
  readonly missing: readonly string[];
  /** Of events that do not say their own. */
  readonly kind: EventKind;
  /** Of numbers that count from a common zero. Undefined: not known, so those times are not stated. */
  readonly offsetUnit?: OffsetUnit;
  /** True where the first day is day 1 and there is no day 0, as in clinical trials (CDISC). */
  readonly fromDayOne?: boolean;
}

export const ROLES = [
  'ignore',
  'patient',
  'birth',
  'sex',
  'patient-age',
  'death',
  'time',
  'clock',
  'offset',
  'year',
  'month',
  'day',
  'age',
  'visit',
  'visit-id',
  'start',
  'end',
  'start-offset',
  'end-offset',
  'time-unit',
  'time-label',
  'time-known',
  'ongoing',
  'test',
  'value',
  'unit',
  'comparator',
  'flag',
  'low',
  'high',
  'range',
  'group',
  'code',
  'measure',
  'dated-value',
  'label',
  'kind',
  'detail',
  'severity',
  'dose',
  'dose-unit',
  'route',
  'frequency',
  'status',
  'moment',
  'finding',
  'note',
] as const satisfies readonly Role[];

const word = v.pipe(v.string(), v.maxLength(2000));
/** All of a mapping but its columns. */
export const settingsSchema = {
  dateOrder: v.picklist(['dmy', 'mdy', 'ymd', 'ask', 'none']),
  century: v.picklist([1900, 2000, 'ask', 'none']),
  decimal: v.picklist(['.', ',', 'ask']),
  missing: v.array(word),
  kind: v.picklist(EVENT_KINDS),
  offsetUnit: v.optional(v.picklist(['minute', 'hour', 'day', 'week', 'month', 'year'])),
  fromDayOne: v.optional(v.boolean()),
};

export const columnSchema = {
  heading: word,
  role: v.picklist(ROLES),
  label: v.optional(word),
  unit: v.optional(word),
  range: v.optional(word),
  at: v.optional(v.object({ of: word, number: v.optional(v.pipe(v.number(), v.finite())) })),
};

const mappingSchema = v.object({
  signature: v.pipe(v.string(), v.maxLength(200_000)),
  columns: v.array(v.object(columnSchema)),
  ...settingsSchema,
});

/** Mappings as remembered or as a person wrote them: one, or a list. What is no mapping is left out. */
export function readMappings(value: unknown): readonly Mapping[] {
  return (Array.isArray(value) ? value : [value]).flatMap((each): readonly Mapping[] => {
    const read = v.safeParse(mappingSchema, each);
    return read.success ? [read.output] : [];
  });
}

const known = new WeakMap<Mapping, ReadonlyMap<Role, readonly number[]>>();

/** The columns that have a role, in the order of the table; asked for every cell, so found once. */
export function columnsOf(mapping: Mapping, role: Role): readonly number[] {
  const byRole = known.get(mapping) ?? indexed(mapping);
  known.set(mapping, byRole);
  return byRole.get(role) ?? [];
}

function indexed({ columns }: Mapping): ReadonlyMap<Role, readonly number[]> {
  const byRole = new Map<Role, number[]>();
  for (const [at, { role }] of columns.entries())
    byRole.set(role, [...(byRole.get(role) ?? []), at]);
  return byRole;
}

/** True when rows of the table can become events or values. */
export function isUseful(mapping: Mapping): boolean {
  const has = (...roles: readonly Role[]) =>
    mapping.columns.some(({ role }) => roles.includes(role));
  const isDated =
    has('time', 'year', 'offset', 'start', 'start-offset', 'age', 'visit', 'visit-id', 'patient') ||
    has('time-label') ||
    mapping.columns.some(({ at }) => at !== undefined);
  const isValue = has('test') && has('value', 'note');
  return (
    has('birth', 'death', 'moment') ||
    (has('test') && has('dated-value')) ||
    (has('patient') && has('sex', 'patient-age')) ||
    (isDated && (isValue || has('measure', 'label', 'kind', 'finding')))
  );
}
