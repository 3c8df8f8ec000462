/**
 * The ways through the rows of tables, told to whoever waits: a table is gone through up to three
 * times (what its columns prove, whose its rows are, what they say), the last being most of the work.
 */
import { OpeningStopped, type ReadOptions } from './foreign.ts';
import type { Owners } from './table-owners.ts';
import { eachRow, type Row, type Sheet } from './table-sheet.ts';

/** Of the whole time, for each way through. */
const SHARES = { rules: 0.2, patients: 0.2, rows: 0.6 } as const;

export class Passes {
  readonly #options: ReadOptions;
  readonly #bytes: number;
  /** Whose the rows are, of tables for which it was found out on the way. */
  readonly owners = new Map<Sheet, Owners>();
  #part = 0;
  #records = 0;

  constructor(sheets: readonly Sheet[], options: ReadOptions) {
    this.#options = options;
    this.#bytes = sheets.reduce((sum, { long }) => sum + (long?.size ?? 0), 0);
  }

  /** `counts`: its rows are the records that are told of. */
  each(sheet: Sheet, pass: keyof typeof SHARES, visit: (row: Row, at: number) => void): void {
    const { onProgress, signal } = this.#options;
    let rows = 0;
    eachRow(
      sheet,
      (row, at) => {
        rows = at + 1;
        visit(row, at);
      },
      (bytes) => {
        if (signal?.aborted === true) throw new OpeningStopped('the opening was stopped');
        this.#part += (bytes / this.#bytes) * SHARES[pass];
        this.#records = Math.max(this.#records, rows);
        onProgress?.({ doing: 'parsing', part: this.#part, records: this.#records });
      },
    );
  }

  /** A way that did not have to be gone. */
  skip({ long }: Sheet, pass: keyof typeof SHARES): void {
    if (long) this.#part += (long.size / this.#bytes) * SHARES[pass];
  }
}
