/**
 * The clinical files of a cBioPortal study, dropped beside its timelines: who the patient is. What
 * else they tell has no day on the timeline, and is listed. https://docs.cbioportal.org/file-formats/
 */
import type { CaseDocument } from '../model/document.ts';
import type { LedgerEntry } from './foreign.ts';
import type { ReadRows, TimelineRow } from './cbioportal-table.ts';

export const isClinical = ({ columns }: ReadRows): boolean =>
  columns.includes('PATIENT_ID') && !columns.includes('START_DATE');

export interface Clinical {
  readonly patient: Pick<CaseDocument['patient'], 'sex' | 'age'>;
  readonly ledger: readonly LedgerEntry[];
}

/** Rows of one patient; the first that tells a sex or an age is believed. */
export function readClinical(rows: readonly TimelineRow[]): Clinical {
  const sex = firstOf(rows, sexOf);
  const age = firstOf(rows, ageOf);
  return {
    patient: { ...(sex !== undefined && { sex }), ...(age !== undefined && { age }) },
    ledger: rows.map(entryOf),
  };
}

function firstOf(
  rows: readonly TimelineRow[],
  read: (row: TimelineRow) => string | undefined,
): string | undefined {
  return rows.map(read).find((each) => each !== undefined);
}

const SEX = ['SEX', 'GENDER'];
const AGE = ['AGE', 'AGE_AT_DIAGNOSIS', 'CURRENT_AGE', 'AGE_CURRENT'];

function sexOf({ cells }: TimelineRow): string | undefined {
  const said = SEX.map((name) => cells.get(name)).find((each) => each !== undefined);
  if (said === undefined) return undefined;
  if (/^f(?:emale)?$/i.test(said)) return 'female';
  return /^m(?:ale)?$/i.test(said) ? 'male' : undefined;
}

/** "54 years at diagnosis"; a study says by its column, or not at all, when that was. */
function ageOf({ cells }: TimelineRow): string | undefined {
  const column = AGE.find((name) => cells.has(name));
  const said = column === undefined ? undefined : cells.get(column);
  const years = /^(\d{1,3})(?:\.\d{1,6})?$/.exec(said ?? '')?.[1];
  if (years === undefined) return undefined;
  const word = Number(years) === 1 ? 'year' : 'years';
  return `${Number(years)} ${word}${column === 'AGE_AT_DIAGNOSIS' ? ' at diagnosis' : ''}`;
}

const MOST_NAMED = 20;

function entryOf(row: TimelineRow): LedgerEntry {
  const told = [...SEX.filter(() => sexOf(row)), ...AGE.filter(() => ageOf(row))];
  const left = [...row.cells.keys()].filter(
    (name) => name !== 'PATIENT_ID' && !told.includes(name),
  );
  const isPatient = told.length > 0;
  const named = left.slice(0, MOST_NAMED).join(', ');
  const more = left.length > MOST_NAMED ? ` and ${left.length - MOST_NAMED} more` : '';
  const why = `without a day on the timeline, not drawn: ${named === '' ? 'the row' : named}${more}`;
  const isLeft = !isPatient || left.length > 0;
  return {
    record: `row ${row.line}`,
    file: row.file,
    source: row.cells.has('SAMPLE_ID') ? 'clinical data of a sample' : 'clinical data of a patient',
    outcomes: [
      ...(isPatient ? (['patient'] as const) : []),
      ...(isLeft ? (['ignored'] as const) : []),
    ],
    ids: [],
    ...(isLeft && { why }),
  };
}
