/** What parsing a FHIR file gives, before bundles are opened. */
import type { Issue } from '../model/issue.ts';
import type { LedgerEntry } from './foreign.ts';

export interface ParsedItem {
  readonly value: unknown;
  readonly file: string;
  /** Where it stands, for items without an id: "line 3", "[2]". */
  readonly place: string;
  /** Of a bundle whose entries were taken out of it: their resources, and their addresses. */
  readonly entries?: Entries;
}

export interface Entries {
  readonly resources: readonly unknown[];
  /** Undefined: none is told. */
  readonly urls: readonly unknown[];
}

export interface Parsed {
  readonly items: readonly ParsedItem[];
  readonly issues: readonly Issue[];
  /** Of what could not even be parsed. */
  readonly ledger: readonly LedgerEntry[];
}
