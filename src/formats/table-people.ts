/** Which column says whose the rows are: an id, or a name where no id does. */
import type { Profile } from './table-profile.ts';
import { namesStudyPerhaps } from './table-words-more.ts';
import { namesPeople, plainHeading, type Role } from './table-words.ts';

interface Column {
  readonly heading: string;
  readonly profile: Profile;
  role?: Role;
}

/**
 * Of several columns that may name the patient a study's number gives way: it is the same in all rows.
 * A test's name comes before its code ("LBTEST" before "LBTESTCD"), whichever stands first.
 */
export function withoutWeaker(
  headings: readonly string[],
  wanted: readonly (readonly Role[])[],
): readonly (readonly Role[])[] {
  const plain = headings.map(plainHeading);
  const isWeak = (role: Role, at: number): boolean =>
    (role === 'patient' && namesStudyPerhaps(plain[at] ?? '')) ||
    (role === 'test' && /(?:cd|code|id)$/.test(plain[at] ?? ''));
  return wanted.map((roles, at) => {
    const kept = roles.filter(
      (role) =>
        !isWeak(role, at) ||
        !wanted.some((others, index) => others.includes(role) && !isWeak(role, index)),
    );
    return kept.length < roles.length && kept.length === 0 ? ['ignore'] : kept;
  });
}

/** A bare "id" names the patient only in a list of patients. */
export function takePatientId(columns: readonly Column[]): void {
  const has = (role: Role) => columns.some((column) => column.role === role);
  if (has('patient') || !(has('birth') || has('sex'))) return;
  const id = columns.find(({ heading }) => /^(?:id|编号|name|姓名)$/.test(plainHeading(heading)));
  if (id) id.role = 'patient';
}

/**
 * Without ids several names are several patients. A bare "name" beside values is the test's; in a
 * table of one column for each test it is a patient's.
 */
export function takeNames(columns: readonly Column[]): void {
  const has = (role: Role) => columns.some((column) => column.role === role);
  if (has('patient')) return;
  const named = columns.filter(
    ({ role, profile }) => (role === undefined || role === 'ignore') && profile.numbers < 0.5,
  );
  const whose = (sure: 'surely' | 'perhaps') =>
    named.find(({ heading, profile }) => namesPeople(heading) === sure && profile.distinct > 1);
  const surely = whose('surely');
  if (surely) surely.role = 'patient';
  const perhaps = surely || has('test') || has('label') ? undefined : whose('perhaps');
  if (perhaps && has('value') && /^(?:name|nom|nombre)$/.test(plainHeading(perhaps.heading)))
    perhaps.role = 'test';
  else if (perhaps && !has('value') && isOnlyName(perhaps, named)) perhaps.role = 'patient';
}

/** First and last names stand apart: neither alone tells people apart. */
function isOnlyName(column: Column, named: readonly Column[]): boolean {
  return named.every((each) => each === column || namesPeople(each.heading) === undefined);
}
