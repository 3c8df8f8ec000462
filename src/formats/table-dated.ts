/** Tests below each other, and the moments of their values as headings side by side: dates, "Day 3", "Baseline". */
import { readMoment } from './table-date.ts';
import type { ColumnMapping } from './table-mapping.ts';
import { momentAlone } from './table-moments.ts';
import type { Profile } from './table-profile.ts';
import { plainHeading, rolesOf, type Role } from './table-words.ts';
import { isBareYear, isYearHeader } from './table-years.ts';

interface Column {
  readonly heading: string;
  readonly profile: Profile;
  role?: Role;
}

/**
 * Gives such columns their roles, where no column says when; changes the columns that it is given.
 */
export function takeDatedValues(columns: readonly Column[]): void {
  const isYears = isYearHeader(columns.map(({ heading }) => heading));
  const isFree = ({ role }: Column) => role === undefined || role === 'ignore' || role === 'visit';
  const dated = columns.filter(
    (column) =>
      isFree(column) &&
      (isDateHeading(column.heading) ||
        (isYears && isBareYear(column.heading)) ||
        momentAlone(column.heading) !== undefined) &&
      (column.profile.valued >= 0.5 || column.profile.filled === 0),
  );
  const isTimed = columns.some(({ role }) => role === 'time' || role === 'offset');
  const names = columns.filter(
    (column) =>
      !dated.includes(column) &&
      (column.role === undefined || column.role === 'label' || column.role === 'ignore') &&
      column.profile.numbers < 0.5 &&
      column.profile.dates < 0.5 &&
      column.profile.distinct >= 1,
  );
  const varied = names.filter(({ profile }) => profile.distinct >= 2);
  const named =
    names.find(({ heading }) => rolesOf(heading).includes('test')) ??
    varied[0] ??
    (names.length === 1 ? names[0] : undefined);
  if (dated.length < 2 || isTimed || named === undefined) return;
  for (const column of dated) column.role = 'dated-value';
  named.role = 'test';
}

function isDateHeading(heading: string): boolean {
  return (
    /\d\D+\d|\p{L}/u.test(heading) &&
    !/^\d+[.,]\d+$/.test(heading.trim()) &&
    readMoment(heading, { order: 'dmy', century: 2000 }).kind === 'time'
  );
}

/** Of a heading that is a moment but no date. */
export function atOf(heading: string): Pick<ColumnMapping, 'at'> {
  const moment = momentAlone(heading);
  return moment === undefined ? {} : { at: moment };
}

/** What days and weeks are counted within, anew for each. */
const ROUND =
  /^(?:(?:treatment |chemo(?:therapy)? )?(?:cycle|course)s?(?: ?(?:no|nr|number))?|zyklus|kurs|cure|ciclo|疗程|周期)$/i;

const WITHIN =
  /^(?:(?:cycle|course) ?day|day (?:of|in|within) (?:the )?(?:treatment )?(?:cycle|course)|zyklustag|tag (?:des|im) (?:zyklus|kurs)|jour (?:de la |du )?(?:cure|cycle)|d[ií]a del ciclo)$/;

/**
 * Days counted within a cycle are no days from one zero: the cycle tells when, as far as it is known,
 * and the days are listed. Changes the columns that it is given.
 */
export function takeCycles(columns: readonly Column[]): void {
  const cycle = columns.find(
    ({ heading, profile }) => ROUND.test(heading.trim()) && profile.distinct > 1,
  );
  const isDated = columns.some(
    ({ role }) => role === 'time' || role === 'start' || role === 'visit',
  );
  if (cycle !== undefined || isDated)
    for (const column of columns)
      if ((column.role ?? 'offset') === 'offset' && WITHIN.test(plainHeading(column.heading)))
        column.role = 'ignore';
  if (cycle === undefined || isDated) return;
  for (const column of columns) if (column.role === 'offset') column.role = 'ignore';
  cycle.role = 'visit';
}
