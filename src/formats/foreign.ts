/**
 * What every reader of foreign files promises: a native document, and a ledger in which each record
 * of the files has at least one outcome. Readers never throw on foreign data; what they cannot keep
 * becomes an issue or is listed as ignored, so nothing vanishes.
 */
import type { CaseDocument } from '../model/document.ts';
import type { Issue } from '../model/issue.ts';
import type { TableRead } from './table-asks.ts';

export interface ForeignFile {
  readonly name: string;
  readonly bytes: Uint8Array;
  /** Of the whole file, where `bytes` are but its beginning: it is too large to be read. */
  readonly size?: number;
}

/** What became of a record. */
export type Outcome = 'event' | 'value' | 'issue' | 'ignored' | 'patient';

/** One record, or a run of records alike in a file of more than `RUNS_ABOVE`. */
export interface LedgerEntry {
  /** "Observation/abc", "row 12", "phenotypicFeatures[3]"; of a run the first. */
  readonly record: string;
  /** Of a run the last: "row 100001". */
  readonly last?: string;
  /** How many records it stands for; undefined: one. */
  readonly count?: number;
  readonly file?: string;
  /** What the file calls records of this kind: "Observation", a sheet, "TREATMENT". */
  readonly source?: string;
  /** At least one. */
  readonly outcomes: readonly Outcome[];
  /** Ids of the events, values or series that it became; of a run those of series alone. */
  readonly ids: readonly string[];
  /** Of "ignored" and "issue", in words. */
  readonly why?: string;
}

/** Below this every record has an entry of its own. */
export const RUNS_ABOVE = 5000;

/** How many records these entries stand for; with an outcome, those that have it. */
export function countRecords(ledger: readonly LedgerEntry[], outcome?: Outcome): number {
  let sum = 0;
  for (const { count = 1, outcomes } of ledger)
    if (outcome === undefined || outcomes.includes(outcome)) sum += count;
  return sum;
}

/** "row 12", or of a run "row 12 to row 4711 (4700 records)". */
export function sayRecord({ record, last, count = 1 }: LedgerEntry): string {
  return last === undefined ? record : `${record} to ${last} (${count} records)`;
}

export interface PatientChoice {
  readonly id: string;
  readonly label: string;
  readonly records: number;
}

export interface ForeignRead {
  /** Undefined: nothing sound, or a patient must be chosen. */
  readonly document?: CaseDocument;
  readonly issues: readonly Issue[];
  readonly ledger: readonly LedgerEntry[];
  /** More than one: the first or `options.patient` was read; none was where the format cannot choose. */
  readonly patients: readonly PatientChoice[];
  /** Of tables: what each was taken to say, and what a person has to be asked. */
  readonly tables?: readonly TableRead[];
}

export interface ReadOptions {
  /** Id of a PatientChoice. */
  readonly patient?: string;
  /** What the columns of tables mean, as the reader of tables wrote it for a person to correct. */
  readonly mapping?: unknown;
  /** Told now and then how far it is; what takes long lets others run in between. */
  readonly onProgress?: (progress: ReadProgress) => void;
  /** Asked now and then; once it is aborted, `openFiles` throws `OpeningStopped`. */
  readonly signal?: { readonly aborted: boolean };
  /** Told once, of large files, what a part of them would give by itself. */
  readonly onPart?: (part: ForeignRead) => void;
}

export interface ReadProgress {
  readonly doing: 'reading' | 'parsing' | 'resolving';
  /** Of the bytes of all files, 0 to 1. */
  readonly part: number;
  /** Records met so far. */
  readonly records: number;
}

/** The opening was given up by whoever asked for it. */
export class OpeningStopped extends Error {
  override readonly name = 'OpeningStopped';
}

/** Reads several files of one format as one record. */
export type ReadForeign = (
  files: readonly ForeignFile[],
  options: ReadOptions,
) => Promise<ForeignRead>;

/**
 * Gives ids that the native format allows, each once: letters, digits, dots, underscores and hyphens,
 * beginning with a letter or digit, at most 80. The same requests in the same order give the same ids.
 */
export function makeIds(): (wanted: string) => string {
  const taken = new Set<string>(RESERVED);
  const next = new Map<string, number>();
  return (wanted) => {
    const stem = toId(wanted);
    let id = stem;
    for (let n = next.get(stem) ?? 2; taken.has(id); n += 1) {
      id = `${stem}-${String(n)}`;
      next.set(stem, n + 1);
    }
    taken.add(id);
    return id;
  };
}

/** Anchors that the model brings along, and words of times. */
const RESERVED = ['calendar', 'birth', 'ongoing', 'unknown'];

function toId(wanted: string): string {
  const plain = wanted
    .slice(0, 200)
    .replace(/[^A-Za-z0-9._-]+/g, '-')
    .replace(/^[^A-Za-z0-9]+|-+$/g, '')
    .slice(0, 70);
  return plain === '' ? 'record' : plain;
}

/**
 * The id of a patient's case: the same for the same file, and without the patient's own id, because a
 * link holds it. FNV-1a, so that nothing has to be loaded.
 */
export function toCaseId(format: string, patient: string): string {
  let hash = 0x811c9dc5;
  for (const sign of patient) hash = Math.imul(hash ^ (sign.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  return `${format}-${hash.toString(16).padStart(8, '0')}`;
}
