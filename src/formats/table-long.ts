/**
 * A text table too long to be held: its rows are read again from the bytes whenever they are asked
 * for, piece by piece, and none of them is kept. Papa Parse reads the quotes of each piece.
 */
import type { Issue } from '../model/issue.ts';
import { formatIssue } from './issues.ts';
import { decodePieces, type LongEncoding } from './table-decode.ts';
import { isBlank, sameWords, type LongTable, type Row } from './table-sheet.ts';

/** What of Papa Parse is used here: one piece of text at a time. */
export interface PieceParser {
  new (config: { delimiter: string; newline: string; quoteChar: string }): {
    parse(
      input: string,
      baseIndex: number,
      ignoreLastRow: boolean,
    ): {
      readonly data: readonly (readonly string[])[];
      readonly errors: readonly { readonly type: string }[];
      readonly meta: { readonly cursor: number };
    };
  };
}

export interface LongShape {
  readonly encoding: LongEncoding;
  readonly separator: string;
  readonly newline: string;
  /** The row of the header, from 0; -1: there is none. */
  readonly headerAt: number;
  readonly headerCells: readonly string[];
  readonly width: number;
}

/** A cell that goes on for longer is a quotation mark that nobody closed. */
const LONGEST_OPEN = 2_000_000;
/** No text has it, so no quotation mark is seen. */
const NO_QUOTE = '\0';

export class LongRows implements LongTable {
  readonly size: number;
  readonly #bytes: Uint8Array;
  readonly #shape: LongShape;
  readonly #Parser: PieceParser;
  #hasOpenQuotes = false;
  #beyond: readonly number[] = [];
  #count = 0;

  constructor(bytes: Uint8Array, shape: LongShape, parser: PieceParser) {
    this.size = bytes.length;
    this.#bytes = bytes;
    this.#shape = shape;
    this.#Parser = parser;
  }

  get count(): number {
    return this.#count;
  }

  /** Every row below the header that holds something. */
  each(visit: (row: Row, at: number) => void, passed?: (bytes: number) => void): void {
    const { headerAt, headerCells, width } = this.#shape;
    const beyond: number[] = [];
    let at = 0;
    this.#eachLine((cells, index) => {
      if (index <= headerAt || cells.every(isBlank)) return;
      if (headerAt >= 0 && cells[0] === headerCells[0] && sameWords(cells, headerCells)) return;
      if (cells.length > width && cells.slice(width).some((cell) => !isBlank(cell)))
        beyond.push(index + 1);
      visit({ number: index + 1, cells: fitted(cells, width) }, at);
      at += 1;
    }, passed);
    this.#beyond = beyond;
    this.#count = at;
  }

  issues(sayRows: (numbers: readonly number[]) => string): readonly Issue[] {
    const about = [
      ...(this.#hasOpenQuotes ? ['the quotation marks of some cells, which do not close'] : []),
      ...(this.#beyond.length > 0
        ? [`the cells beyond the last heading, in ${sayRows(this.#beyond)}`]
        : []),
    ];
    return about.map((each) => formatIssue('foreign-part-dropped', '', { about: each }));
  }

  #eachLine(
    visit: (cells: readonly string[], index: number) => void,
    passed?: (bytes: number) => void,
  ): void {
    const { encoding, separator: delimiter, newline } = this.#shape;
    const quoted = new this.#Parser({ delimiter, newline, quoteChar: '"' });
    const plain = new this.#Parser({ delimiter, newline, quoteChar: NO_QUOTE });
    let rest = '';
    let index = 0;
    this.#hasOpenQuotes = false;
    const take = (text: string, isLast: boolean): void => {
      const parser = rest.length > LONGEST_OPEN ? plain : quoted;
      const { data, errors, meta } = parser.parse(text, 0, !isLast);
      if (parser === plain || errors.some(({ type }) => type === 'Quotes'))
        this.#hasOpenQuotes = true;
      for (const cells of data) {
        visit(cells, index);
        index += 1;
      }
      rest = isLast ? '' : text.slice(meta.cursor);
    };
    for (const { text, bytes } of decodePieces(this.#bytes, encoding)) {
      take(rest + text, false);
      passed?.(bytes);
    }
    if (rest !== '') take(rest, true);
  }
}

function fitted(cells: readonly string[], width: number): readonly string[] {
  if (cells.length === width) return cells;
  return Array.from({ length: width }, (_, column) => cells[column] ?? '');
}
