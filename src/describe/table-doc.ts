/**
 * A table to print or to calculate with, before any format: titled columns, rows in sections, and the
 * notes that keep it honest. Builders fill it with words; writers in export only escape them.
 */

/** Words, and the number they say where it is a plain one that a spreadsheet may calculate with. */
export interface Cell {
  readonly text: string;
  readonly number?: number;
}

export interface Column {
  readonly id: string;
  readonly label: string;
  /** Its share of a page, in characters. */
  readonly width: number;
  /** For data only: in a document a heading says it, or it would say nothing new. */
  readonly isDetail?: true;
}

/** What a row stands for: a row of data files can be told from one that only says something. */
export type RowType = 'event' | 'value' | 'not reported';

export interface DocRow {
  readonly type: RowType;
  /** Id of the event or point. */
  readonly id?: string;
  /** One for each column. */
  readonly cells: readonly Cell[];
}

export interface Section {
  /** '' where the table has no parts. */
  readonly title: string;
  readonly rows: readonly DocRow[];
}

export interface TableDoc {
  readonly id: TableId;
  /** A short name: of a sheet, of a file. */
  readonly name: string;
  readonly title: string;
  /** Said above the table. */
  readonly notes: readonly string[];
  readonly columns: readonly Column[];
  readonly sections: readonly Section[];
  /** Said below the table: the reading, what is not stated, what is left out and why. */
  readonly foot: readonly string[];
  /** The column in which a data file, that has no room around its rows, says notes. */
  readonly noteColumn: string;
}

export const TABLE_IDS = ['timeline', 'measurements'] as const;
export type TableId = (typeof TABLE_IDS)[number];

/** Cells in the order of the columns; what is not given is empty. */
export function cellsOf(
  columns: readonly Column[],
  given: Readonly<Record<string, string | Cell | undefined>>,
): readonly Cell[] {
  return columns.map(({ id }) => {
    const cell = given[id] ?? '';
    return typeof cell === 'string' ? { text: cell } : cell;
  });
}
