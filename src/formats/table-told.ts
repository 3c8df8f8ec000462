/** What is said where tables do not say whose they are, or the wanted patient is in none of them. */
import type { Issue } from '../model/issue.ts';
import type { PatientChoice } from './foreign.ts';
import { formatIssue } from './issues.ts';
import type { Table } from './table-time.ts';

export function withoutPatients({ sheet, name }: Table): Issue {
  const about = `the table ${sheet.name ?? sheet.file}, which does not say of which patient it is`;
  return formatIssue('foreign-part-dropped', name, { about });
}

export function unknownPatient(received: string, choices: readonly PatientChoice[]): Issue {
  const some = choices.slice(0, 5).map(({ id }) => id);
  const about =
    choices.length > 5 ? `${some.join(', ')} and ${choices.length - 5} more` : some.join(', ');
  return formatIssue('foreign-unknown-patient', '', { received, about });
}
