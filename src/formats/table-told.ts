/** What is said where tables do not say whose they are, or the wanted patient is in none of them. */
import type { Issue } from '../model/issue.ts';
import type { PatientChoice } from './foreign.ts';
import { formatIssue } from './issues.ts';
import { columnsOf } from './table-mapping.ts';
import { textOf } from './table-sheet.ts';
import type { Table } from './table-time.ts';
import { namesPeople } from './table-words.ts';

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

/** Two columns of one name share a series; several names without an id may be several people. */
export function doubtsOfHeadings({ sheet, mapping, name }: Table): readonly Issue[] {
  const path = name === 'row' ? '' : name;
  const told = columnsOf(mapping, 'measure').map((at) => {
    const { label, heading = '', unit = '', at: when } = mapping.columns[at] ?? {};
    return JSON.stringify([label ?? heading, unit, when]);
  });
  const twice = [...new Set(told.filter((each, at) => told.indexOf(each) < at))];
  const people = columnsOf(mapping, 'patient').length > 0 ? [] : severalNames(sheet);
  return [
    ...twice.map((each) => {
      const received = `column ${(JSON.parse(each) as string[])[0] ?? ''}`;
      const outcome = 'The values of both stand in one series.';
      return formatIssue('foreign-duplicate', path, { received, outcome });
    }),
    ...people.map((heading) => {
      const about = `“${heading}” holds several names, and no column tells patients apart; all rows are taken as of one patient.`;
      return formatIssue('foreign-assumed', path, { about });
    }),
  ];
}

/** Headings of people's names that differ from row to row; of a long table in its first rows. */
function severalNames({ header, rows }: Table['sheet']): readonly string[] {
  return header.filter((heading, at) => {
    if (namesPeople(heading) === undefined || /^(?:name|nom|nombre)$/i.test(heading.trim()))
      return false;
    return new Set(rows.map(({ cells }) => textOf(cells[at])).filter(Boolean)).size > 1;
  });
}
