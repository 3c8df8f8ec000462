/** What the CDISC standards of clinical trials call their dates and days. */
import { plainHeading, type Role } from './table-words.ts';

/** The dates that CDISC gives every subject. */
const TRIAL_DATES: Readonly<Record<string, string>> = {
  rfstdtc: 'Study reference start',
  rfendtc: 'Study reference end',
};

/** The words of a trial's own dates. */
export function trialLabel(heading: string, role: Role): { readonly label?: string } {
  const label = TRIAL_DATES[plainHeading(heading)];
  return role === 'moment' && label !== undefined ? { label } : {};
}

/** Study days: day 1 is the reference date, and there is no day 0. */
export function isTrialDay(heading: string, role: Role | undefined): boolean {
  return (
    (role === 'offset' || role === 'start-offset' || role === 'end-offset') &&
    /^(?:dy|ady|stdy|endy|astdy|aendy|visitdy|(?:lb|vs|eg|ae|cm)(?:st|en)?dy)$/.test(
      plainHeading(heading),
    )
  );
}
