/**
 * What every reader of foreign files promises: a native document, and a ledger in which each record
 * of the files has at least one outcome. Readers never throw on foreign data; what they cannot keep
 * becomes an issue or is listed as ignored, so nothing vanishes.
 */
import type { CaseDocument } from '../model/document.ts';
import type { Issue } from '../model/issue.ts';

export interface ForeignFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** What became of a record. */
export type Outcome = 'event' | 'value' | 'issue' | 'ignored' | 'patient';

export interface LedgerEntry {
  /** "Observation/abc", "row 12", "phenotypicFeatures[3]". */
  readonly record: string;
  readonly file?: string;
  /** At least one. */
  readonly outcomes: readonly Outcome[];
  /** Ids of the events, values or series that it became. */
  readonly ids: readonly string[];
  /** Of "ignored" and "issue", in words. */
  readonly why?: string;
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
}

export interface ReadOptions {
  /** Id of a PatientChoice. */
  readonly patient?: string;
  /** What the columns of tables mean, as the reader of tables wrote it for a person to correct. */
  readonly mapping?: unknown;
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
