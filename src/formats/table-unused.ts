/**
 * Columns that nothing is drawn of are records too: they are listed, once each. So are the flags of
 * long tables that say of a value that it is as it should be.
 */
import type { Collector } from './table-collect.ts';
import { isNormalFlag } from './table-flags.ts';
import { isBlank, textOf, type Row } from './table-sheet.ts';
import type { Table } from './table-time.ts';

/** Counts their cells while the rows are read. */
export class UnusedColumns {
  readonly #table: Table;
  readonly #filled = new Map<number, number>();
  readonly #normal = new Map<number, number>();

  constructor(table: Table) {
    this.#table = table;
    for (const [at, { role }] of table.mapping.columns.entries())
      if (role === 'ignore') this.#filled.set(at, 0);
      else if (role === 'flag' && table.sheet.long) this.#normal.set(at, 0);
  }

  count({ cells }: Row): void {
    for (const [at, filled] of this.#filled)
      if (!isBlank(cells[at])) this.#filled.set(at, filled + 1);
    for (const [at, filled] of this.#normal)
      if (isNormalFlag(textOf(cells[at]))) this.#normal.set(at, filled + 1);
  }

  list(collector: Collector): void {
    for (const [at, filled] of this.#filled)
      this.#tell(at, filled, 'nothing is drawn of it', collector);
    for (const [at, filled] of this.#normal)
      this.#tell(at, filled, 'its flags “normal” are not told beside each value', collector);
  }

  /** Told by itself: a column is no row. */
  #tell(at: number, filled: number, why: string, collector: Collector): void {
    if (filled === 0) return;
    const { sheet, mapping } = this.#table;
    const heading = mapping.columns[at]?.heading ?? '';
    const name = heading === '' ? `column ${at + 1}` : `column “${heading}”`;
    const record = sheet.name === undefined ? name : `${sheet.name} ${name}`;
    collector.addEntry(record, sheet.file, [], `${why} (${filled} cells)`);
  }
}
