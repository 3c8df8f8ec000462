/**
 * Rows that name a visit and no time, where another table gives the visit its date: the date is taken
 * from there, for the same patient, and that is said. A visit with two dates dates nothing.
 */
import { formatIssue } from './issues.ts';
import type { Issue } from '../model/issue.ts';
import { sayRows } from './table-csv.ts';
import { columnsOf, type Mapping } from './table-mapping.ts';
import type { Patients } from './table-patients.ts';
import { eachRow, isBlank, textOf, type Row } from './table-sheet.ts';
import { readDated, type Table } from './table-time.ts';
import { plainHeading, rolesOf, type Role } from './table-words.ts';

const VISIT_ID =
  /^(?:visit|encounter|appointment|case|fall|besuch|visite) ?(?:id|no|nr|num|number|key|n)$|^visitn(?:um)?$/;
const WHEN: readonly Role[] = ['time', 'start', 'offset', 'start-offset', 'age', 'dated-value'];

/** Tables that need their visits dated get the column that names them; others stay as they are. */
export function linkVisits<T extends Table & { readonly from: string }>(
  tables: readonly T[],
): readonly T[] {
  const dating = tables.filter((table) => dateColumn(table) !== undefined);
  if (tables.length < 2 || dating.length === 0) return tables;
  return tables.map((table) => {
    const at = visitColumn(table);
    const isOpen = at !== undefined && table.from === 'proposal' && isUndated(table.mapping);
    const isLinked = dating.some((other) => other !== table && isSameKey(other, table));
    if (!isOpen || !isLinked || table.mapping.columns[at]?.role !== 'ignore') return table;
    const columns = table.mapping.columns.map((column, index) =>
      index === at ? { ...column, role: 'visit-id' as const } : column,
    );
    return { ...table, mapping: { ...table.mapping, columns } };
  });
}

function isUndated(mapping: Mapping): boolean {
  return WHEN.every((role) => columnsOf(mapping, role).length === 0);
}

function visitColumn({ mapping }: Table): number | undefined {
  const named = [...columnsOf(mapping, 'visit'), ...columnsOf(mapping, 'visit-id')][0];
  const at = mapping.columns.findIndex(
    ({ heading }) => VISIT_ID.test(plainHeading(heading)) || rolesOf(heading).includes('visit'),
  );
  return named ?? (at < 0 ? undefined : at);
}

/** Of a table that names visits: where it tells their dates. */
function dateColumn(table: Table): number | undefined {
  const { mapping } = table;
  if (visitColumn(table) === undefined) return undefined;
  const moments = columnsOf(mapping, 'moment');
  const isVisit = (at: number) => /visit|besuch/i.test(mapping.columns[at]?.heading ?? '');
  return (
    [...columnsOf(mapping, 'time'), ...columnsOf(mapping, 'start')][0] ??
    moments.find(isVisit) ??
    (moments.length === 1 ? moments[0] : undefined)
  );
}

/** Names and numbers of visits are not compared with each other. */
function isSameKey(a: Table, b: Table): boolean {
  const heading = (table: Table) =>
    plainHeading(table.mapping.columns[visitColumn(table) ?? -1]?.heading ?? '');
  return VISIT_ID.test(heading(a)) === VISIT_ID.test(heading(b));
}

/** "Visit 2", "V2" and "2" are one visit. */
function keyOf(visit: string): string {
  return visit
    .trim()
    .toLowerCase()
    .replace(/^(?:visit|visite|besuch|v)[ ._-]*(?=\d)/, '');
}

/** The dates of the visits of one patient, and what has to be said of them. */
export class VisitDates {
  readonly #dates = new Map<string, Set<string>>();
  readonly #asked = new Map<string, string>();
  readonly #dated: number[] = [];
  readonly #files: readonly string[];

  constructor(tables: readonly Table[], { owners }: Patients, patient: string | undefined) {
    const needing = tables.filter(
      (table) => visitColumn(table) !== undefined && isUndated(table.mapping),
    );
    const dating = tables.filter(
      (table) =>
        dateColumn(table) !== undefined &&
        needing.some((other) => other !== table && isSameKey(other, table)),
    );
    this.#files = dating.map(({ sheet }) => sheet.name ?? sheet.file);
    for (const table of dating) {
      const own = owners.get(table.sheet);
      eachRow(table.sheet, (row, at) => {
        if (own === undefined || own[at] === patient) this.#add(row, table);
      });
    }
  }

  #add({ cells }: Row, table: Table): void {
    const cell = cells[dateColumn(table) ?? -1] ?? '';
    const visit = textOf(cells[visitColumn(table) ?? -1]);
    const { words } = isBlank(cell) ? {} : readDated(cell, table.mapping);
    if (visit === '' || words === undefined) return;
    const days = this.#dates.get(keyOf(visit)) ?? new Set();
    this.#dates.set(keyOf(visit), days.add(words));
  }

  /** The date of a visit, for the row that asks; undefined: none is told, or two are. */
  dateOf(visit: string, row: number): string | undefined {
    const days = [...(this.#dates.get(keyOf(visit)) ?? [])];
    if (days.length > 1) this.#asked.set(visit, days.slice(0, 3).join(', '));
    if (days.length !== 1) return undefined;
    this.#dated.push(row);
    return days[0];
  }

  issues(): readonly Issue[] {
    const from = this.#files.join(', ');
    const told = `The dates of ${sayRows(this.#dated)} are those of their visits in ${from}.`;
    return [
      ...(this.#dated.length > 0 ? [formatIssue('foreign-assumed', '', { about: told })] : []),
      ...[...this.#asked].map(([visit, days]) => {
        const about = `The visit “${visit}” has several dates in ${from} (${days}); it dates no rows of other tables.`;
        return formatIssue('foreign-asked', '', { about });
      }),
    ];
  }
}
