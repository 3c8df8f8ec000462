/** What the columns of tables may be, in words for the person who says so. */
import type { Ask } from '../../formats/table-asks.ts';
import { ordersIn, type DateOrder, type KnownOrder } from '../../formats/table-date.ts';
import type { OffsetUnit } from '../../formats/table-mapping.ts';
import type { Role } from '../../formats/table-words.ts';

export interface RoleGroup {
  readonly label: string;
  readonly roles: readonly (readonly [role: Role, label: string])[];
}

export const ROLE_GROUPS: readonly RoleGroup[] = [
  {
    label: 'When',
    roles: [
      ['time', 'Date or time'],
      ['clock', 'Time of day'],
      ['offset', 'Time counted from day 0'],
      ['year', 'Year'],
      ['month', 'Month of the year'],
      ['day', 'Day of the month'],
      ['start', 'Start date'],
      ['end', 'End date'],
      ['start-offset', 'Start counted from day 0'],
      ['end-offset', 'End counted from day 0'],
      ['age', 'Age at that time'],
      ['visit', 'Visit'],
      ['visit-id', 'Visit that another table dates'],
      ['time-unit', 'Unit of the time'],
      ['time-label', 'Time in words'],
      ['time-known', 'How sure the time is'],
      ['ongoing', 'Still going on'],
    ],
  },
  {
    label: 'Results',
    roles: [
      ['measure', 'Values of one test'],
      ['test', 'Test name'],
      ['value', 'Value'],
      ['unit', 'Unit'],
      ['low', 'Lower limit'],
      ['high', 'Upper limit'],
      ['range', 'Reference range'],
      ['comparator', 'Sign such as <'],
      ['flag', 'Flag such as H or L'],
      ['dated-value', 'Values of the date above'],
      ['group', 'Specimen'],
      ['code', 'Code'],
    ],
  },
  {
    label: 'Events',
    roles: [
      ['label', 'What happened'],
      ['kind', 'Kind of event (lane)'],
      ['moment', 'Dates of one event'],
      ['finding', 'Words of one finding'],
      ['detail', 'Detail'],
      ['severity', 'Severity'],
      ['dose', 'Dose'],
      ['dose-unit', 'Unit of the dose'],
      ['route', 'Route'],
      ['frequency', 'Frequency'],
      ['status', 'Status'],
      ['note', 'Note'],
    ],
  },
  {
    label: 'Who',
    roles: [
      ['patient', 'Patient'],
      ['sex', 'Sex'],
      ['patient-age', 'Age of the patient'],
      ['birth', 'Date of birth'],
      ['death', 'Date of death'],
    ],
  },
];

export function sayRole(role: Role): string {
  const known = ROLE_GROUPS.flatMap(({ roles }) => roles).find(([name]) => name === role);
  return known?.[1] ?? 'Not drawn';
}

export const OFFSET_UNITS: readonly OffsetUnit[] = [
  'minute',
  'hour',
  'day',
  'week',
  'month',
  'year',
];

/** What is wanted of the person, in a sentence. */
export function sayAsked({ kind, example = '' }: Ask): string {
  return ASKED[kind](example);
}

const ASKED: Readonly<Record<Ask['kind'], (example: string) => string>> = {
  'date-order': (it) =>
    `${it} may be ${ordersIn(it).length > 2 ? 'three' : 'two'} dates. Until you say which, such rows have no time.`,
  century: (it) => `${it} does not say its century. Until you say which, such rows have no time.`,
  decimal: (it) => `${it} may be two numbers. Until you say which, it is kept as words.`,
  'offset-unit': (it) => `${it} is counted in a unit that the table does not say.`,
  'no-time': () => 'No column was recognised as the time. Choose one below.',
  'no-value': () => 'No column was recognised as a value or an event. Choose one below.',
};

const MONTHS = [
  ...['January', 'February', 'March', 'April', 'May', 'June', 'July'],
  ...['August', 'September', 'October', 'November', 'December'],
];

/** "03/04/2021" as the dates that it may be, in words: "3 April 2021" and "4 March 2021". */
export function datesIn(example: string): readonly (readonly [KnownOrder, string])[] {
  const [, a = '', b = '', c = ''] = /^(\d{1,2})\D+(\d{1,2})\D+(\d{2,4})/.exec(example) ?? [];
  const say = (day: string, month: string, year: string) =>
    `${Number(day)} ${MONTHS[Number(month) - 1] ?? month} ${year}`;
  const told = {
    dmy: `${say(a, b, c)} (day first)`,
    mdy: `${say(b, a, c)} (month first)`,
    ymd: `${say(c, b, a)} (year first)`,
  };
  return ordersIn(example).map((order) => [order, told[order]]);
}

/** "1,234" as its two numbers: "1.234" and "1234". */
export function twoNumbers(example: string): {
  readonly decimals: string;
  readonly thousands: string;
} {
  return { decimals: example.replace(',', '.'), thousands: example.replace(',', '') };
}

/** The year of "4.3.21" in a century; a span of years where its order is not known. */
export function yearIn(example: string, order: DateOrder, century: 1900 | 2000): string {
  const orders = ordersIn(example);
  const known = orders.length > 1 ? orders.find((each) => each === order) : (orders[0] ?? 'dmy');
  if (known === undefined) return `${century} to ${century + 99}`;
  const date = example.trim().replace(/[ T]\d+:.*$/, '');
  const year = (known === 'ymd' ? /^\d{2}/ : /\d{2}$/).exec(date)?.[0] ?? '0';
  return String(century + Number(year));
}

export function count(n: number, one: string, many = `${one}s`): string {
  return `${n.toLocaleString('en')} ${n === 1 ? one : many}`;
}
