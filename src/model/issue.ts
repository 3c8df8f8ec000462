/** What is wrong with a case, said so that a person can mend it. Messages are built here only. */

export type Severity = 'error' | 'warning';

export interface Issue {
  /** Stable, kebab-case: "unknown-lane". Tests assert codes, people read messages. */
  readonly code: string;
  readonly severity: Severity;
  /** Path in the document: "events[3].start". */
  readonly path: string;
  /** 1-based place in the file, where the file is text. */
  readonly line?: number;
  readonly column?: number;
  /** The value received, shortened to 80 characters. */
  readonly received?: string;
  /** What happened, what was kept or dropped, what to do next. */
  readonly message: string;
}
