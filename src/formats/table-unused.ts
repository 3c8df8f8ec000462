/** Columns that nothing is drawn of are records too: they are listed, once each. */
import type { Collector } from './table-collect.ts';
import { isBlank, type Row } from './table-sheet.ts';
import type { Table } from './table-time.ts';

/** Counts their cells while the rows are read. */
export class UnusedColumns {
  readonly #table: Table;
  readonly #filled = new Map<number, number>();

  constructor(table: Table) {
    this.#table = table;
    for (const [at, { role }] of table.mapping.columns.entries())
      if (role === 'ignore') this.#filled.set(at, 0);
  }

  count({ cells }: Row): void {
    for (const [at, filled] of this.#filled)
      if (!isBlank(cells[at])) this.#filled.set(at, filled + 1);
  }

  list(collector: Collector): void {
    const { sheet, mapping } = this.#table;
    for (const [at, filled] of this.#filled) {
      if (filled === 0) continue;
      const heading = mapping.columns[at]?.heading ?? '';
      const name = heading === '' ? `column ${at + 1}` : `column “${heading}”`;
      const record = sheet.name === undefined ? name : `${sheet.name} ${name}`;
      const why = `nothing is drawn of it (${filled} cells)`;
      // Told by itself: a column is no row.
      collector.addEntry(record, sheet.file, [], why);
    }
  }
}
