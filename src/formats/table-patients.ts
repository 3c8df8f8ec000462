/** Whose the rows are. Ids are taken as written; a blank below an id means the same patient, and that is said. */
import type { CaseDocument } from '../model/document.ts';
import type { PatientChoice } from './foreign.ts';
import { isShortYear } from './table-date.ts';
import { columnsOf, type Mapping } from './table-mapping.ts';
import { Owners } from './table-owners.ts';
import type { Passes } from './table-passes.ts';
import { isBlank, textOf, type Cell, type Row, type Sheet } from './table-sheet.ts';
import { cellOf, readDated, type Table } from './table-time.ts';
import { splitHeading } from './table-heading.ts';
import { namesPeople, type Role } from './table-words.ts';

export interface Patient {
  /** Empty where no table names one. */
  readonly id: string;
  readonly sex?: string;
  readonly age?: string;
  readonly birth?: string;
  /** The id is a name, and stays out of the case. */
  readonly isNamed?: true;
}

export interface Patients {
  readonly choices: readonly PatientChoice[];
  readonly byId: ReadonlyMap<string, Patient>;
  /** Of each row of a sheet its patient; no entry for a sheet without such a column. */
  readonly owners: ReadonlyMap<Sheet, readonly string[]>;
  /** Rows whose id was taken from above. */
  readonly carried: ReadonlyMap<Sheet, readonly number[]>;
}

export function readPatients(tables: readonly Table[], passes: Passes): Patients {
  const owners = new Map<Sheet, readonly string[]>();
  const carried = new Map<Sheet, readonly number[]>();
  const byId = new Map<string, Patient>();
  const records = new Map<string, number>();
  for (const table of tables) {
    const { sheet, mapping } = table;
    const at = columnsOf(mapping, 'patient')[0];
    const counted = passes.owners.get(sheet);
    const own = at === undefined ? undefined : (counted ?? new Owners(at));
    const isTold = TOLD.some((role) => columnsOf(mapping, role).length > 0);
    const heading = at === undefined ? undefined : mapping.columns[at]?.heading;
    const isNamed =
      heading !== undefined && namesPeople(heading) ? ({ isNamed: true } as const) : {};
    const take = (row: Row | undefined, id: string): void => {
      if (own && id === '') return;
      const known = byId.get(id);
      if (known === undefined || (isTold && row))
        byId.set(id, { ...(row ? readPatient(row, table, id) : { id }), ...isNamed, ...known });
      records.set(id, (records.get(id) ?? 0) + 1);
    };
    if (!isTold && (own === undefined || own === counted)) {
      passes.skip(sheet, 'patients');
      if (own) for (const id of own.ids) take(undefined, id);
      else if (sheet.rows.length > 0) take(undefined, '');
    } else
      passes.each(sheet, 'patients', (row, index) =>
        take(row, own === counted ? (own?.ids[index] ?? '') : (own?.add(row) ?? '')),
      );
    if (own) owners.set(sheet, own.ids);
    if (own) carried.set(sheet, own.carried);
  }
  const named = [...byId.values()].filter(({ id }) => id !== '');
  const choices = named.map((patient) => ({
    id: patient.id,
    label: labelOf(patient),
    records: records.get(patient.id) ?? 0,
  }));
  return { choices, byId, owners, carried };
}

/** The wanted one, or the first. What tables without ids say of a patient is said of the only one. */
export function choose(
  { choices, byId }: Patients,
  wanted: string | undefined,
): Patient | undefined {
  const id = choices.some((each) => each.id === wanted) ? wanted : choices[0]?.id;
  const nobodys = byId.get('');
  if (id === undefined) return nobodys;
  const own = byId.get(id);
  return choices.length === 1 && nobodys ? { ...nobodys, ...own, id } : own;
}

/** A birth date is a moment of its own, so it stands with the name where nothing else is dated. */
export function ofWhom(patient: Patient | undefined, isDated: boolean): CaseDocument['patient'] {
  if (!patient || (patient.id === '' && Object.keys(patient).length === 1))
    return { label: 'Patient not described' };
  const { sex, age, birth, isNamed, ...who } = patient;
  const shown = isNamed ? { ...who, id: '', sex, age } : patient;
  return {
    label: labelOf(shown, isDated ? undefined : birth),
    ...(sex !== undefined && { sex }),
    ...(age !== undefined && { age }),
    ...(birth !== undefined && isDated && { birth }),
  };
}

function labelOf({ id, sex, age }: Patient, birth?: string): string {
  const born = birth === undefined ? undefined : `born ${birth}`;
  const about = [sex, age, born].filter((part) => part !== undefined).join(', ');
  const who = id === '' ? 'Patient' : `Patient ${id}`;
  return about === '' ? who : `${who} (${about})`;
}

/** What a row may say of its patient. */
const TOLD: readonly Role[] = ['birth', 'sex', 'patient-age'];

function readPatient(row: Row, table: Table, id: string): Patient {
  const { mapping } = table;
  const text = (role: Role) => textOf(cellOf(row, mapping, role));
  const birthCell = cellOf(row, mapping, 'birth');
  const birth = isBlank(birthCell) ? undefined : bornBefore(row, birthCell, mapping);
  const sex = text('sex');
  const age = text('patient-age');
  return {
    id,
    ...(sex !== '' && { sex: sayId(sex) }),
    ...(age !== '' && {
      age: sayAge(age, mapping.columns[columnsOf(mapping, 'patient-age')[0] ?? -1]?.heading ?? ''),
    }),
    ...(birth !== undefined && { birth }),
  };
}

/** A birth in two digits lies before its row: where the century of the table puts it behind, a century earlier. */
function bornBefore(row: Row, cell: Cell, mapping: Mapping): string | undefined {
  const { words } = readDated(cell, mapping);
  const when = cellOf(row, mapping, 'time');
  const seen = isBlank(when) ? undefined : readDated(when, mapping).words;
  const isBehind =
    words !== undefined && seen !== undefined && words.slice(0, 10) > seen.slice(0, 10);
  return isBehind && mapping.century === 2000 && isShortYear(textOf(cell))
    ? readDated(cell, { ...mapping, century: 1900 }).words
    : words;
}

function sayId(sex: string): string {
  if (/^(?:m|male|mann|männlich|homme|hombre|masculino|男)$/i.test(sex)) return 'male';
  return /^(?:f|w|female|frau|weiblich|femme|mujer|femenino|女)$/i.test(sex) ? 'female' : sex;
}

/** The unit of an age is said where the table says it. */
function sayAge(age: string, heading: string): string {
  const { unit } = splitHeading(heading.replace(/[_ (]+(years?|months?|days?)\)?$/i, ' [$1/age]'));
  const stated = /^(years?|months?|days?)/i.exec(unit)?.[1];
  if (stated !== undefined) return `${age} ${stated.toLowerCase()}`;
  return /^\d+(?:[.,]\d+)?$/.test(age) ? `age ${age}` : age;
}
