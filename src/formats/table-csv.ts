/** Text tables: which sign separates the columns, and the cells between. Papa Parse reads the quotes. */
import type { Issue } from '../model/issue.ts';
import { formatIssue } from './issues.ts';
import { cellErrors } from './table-cell-errors.ts';
import { decodeTable, encodingOf } from './table-decode.ts';
import type { ForeignFile } from './foreign.ts';
import { LongRows, type PieceParser } from './table-long.ts';
import { findHeader } from './table-header.ts';
import { isBlank, type Sheet } from './table-sheet.ts';

const SEPARATORS = ['\t', ';', ',', '|'] as const;
export const MOST_ROWS = 300_000;
/** Above this many bytes the rows are read piece by piece and not kept. */
export const LONG_ABOVE = 4_000_000;
/** What the columns of a long table are told by. */
const SAMPLE_BYTES = 2_000_000;
export const MOST_COLUMNS = 2000;

export async function readText(
  file: ForeignFile,
  longAbove = LONG_ABOVE,
): Promise<readonly Sheet[]> {
  const { name, bytes } = file;
  if (bytes.length > longAbove) return [await readLong(file)];
  const { text, issues } = decodeTable(bytes);
  if (text === undefined) return [emptySheet(name, issues)];
  const { default: papa } = await import('papaparse');
  const rows = (source: string, delimiter: string, preview: number) =>
    papa.parse<string[]>(source, { delimiter, preview, skipEmptyLines: false });
  // Excel's own hint, a first line "sep=;".
  const hint = /^sep=(.)\r?\n/i.exec(text);
  const body = hint ? text.slice(hint[0].length) : text;
  const separator =
    hint?.[1] ?? separatorOf((each) => rows(body.slice(0, 100_000), each, 100).data);
  const { data, errors } = rows(body, separator, MOST_ROWS + 2);
  const damaged = errors.some(({ type }) => type === 'Quotes');
  const grid = hint ? [[], ...data] : data;
  return [
    toSheet({ file: name }, grid.slice(0, MOST_ROWS + 1), [
      ...issues,
      ...(damaged ? [told('the quotation marks of some cells, which do not close')] : []),
      ...(grid.length > MOST_ROWS + 1 ? [told(`what follows row ${MOST_ROWS + 1}`)] : []),
    ]),
  ];
}

/** The header and the first rows of a long table, and the way to all of them. */
async function readLong({ name, bytes }: ForeignFile): Promise<Sheet> {
  const encoding = encodingOf(bytes);
  if (!encoding.name.startsWith('utf-16') && bytes.includes(0))
    return emptySheet(name, [formatIssue('binary-file', '')]);
  const { default: papa } = await import('papaparse');
  const sample = bytes.subarray(0, Math.min(SAMPLE_BYTES, bytes.length - 1));
  const text = new TextDecoder(encoding.name).decode(sample, { stream: true });
  const hint = /^sep=(.)\r?\n/i.exec(text);
  const body = hint ? text.slice(hint[0].length) : text;
  const newline = newlineOf(body);
  const parse = (source: string, delimiter: string, preview: number) =>
    papa.parse<string[]>(source, { delimiter, newline, preview }).data;
  const separator = hint?.[1] ?? separatorOf((each) => parse(body.slice(0, 100_000), each, 100));
  // The last line of the sample is cut off.
  const data = parse(body, separator, 0).slice(0, -1);
  const grid = hint ? [[], ...data] : data;
  const sheet = toSheet({ file: name }, grid, encoding.issues);
  const { headerAt } = findHeader(grid.slice(0, 300));
  const shape = {
    ...{ encoding, separator, newline, headerAt, width: sheet.header.length },
    headerCells: headerAt < 0 ? [] : (grid[headerAt] ?? []),
  };
  const parser = papa.Parser as unknown as PieceParser;
  return { ...sheet, issues: encoding.issues, long: new LongRows(bytes, shape, parser) };
}

function newlineOf(text: string): '\r\n' | '\n' | '\r' {
  const found = /\r\n?|\n/.exec(text)?.[0];
  return found === '\r\n' || found === '\r' ? found : '\n';
}

/** A sheet from its cells, with what must be said of them. */
export function toSheet(
  of: Pick<Sheet, 'file' | 'name'>,
  grid: Parameters<typeof findHeader>[0],
  issues: readonly Issue[],
): Sheet {
  const wide = grid.some(({ length }) => length > MOST_COLUMNS);
  const cut = wide ? grid.map((cells) => cells.slice(0, MOST_COLUMNS)) : grid;
  const { beyond, headerAt: _, ...found } = findHeader(cut);
  const ragged =
    beyond.length === 0
      ? []
      : [told(`the cells beyond the last heading, in ${sayRows(beyond)}`, of.name)];
  const narrowed = wide ? [told(`what follows column ${MOST_COLUMNS}`, of.name)] : [];
  return {
    ...of,
    ...found,
    issues: [...issues, ...narrowed, ...ragged, ...cellErrors(cut, of.name)],
  };
}

export function emptySheet(file: string, issues: readonly Issue[]): Sheet {
  return { file, above: [], header: [], rows: [], issues };
}

/** "rows 3, 8, 12 and 40 more". */
export function sayRows(numbers: readonly number[]): string {
  const some = numbers.slice(0, 3).join(', ');
  const rest = numbers.length > 3 ? ` and ${numbers.length - 3} more` : '';
  return `${numbers.length === 1 ? 'row' : 'rows'} ${some}${rest}`;
}

function told(about: string, path = ''): Issue {
  return formatIssue('foreign-part-dropped', path, { about });
}

/** The sign that gives most lines the same number of columns, the header's among them. */
function separatorOf(split: (separator: string) => readonly (readonly string[])[]): string {
  let best = { separator: ',', score: 0 };
  for (const separator of SEPARATORS) {
    const lines = split(separator).filter((cells) => !cells.every(isBlank));
    const score = scoreOf(lines.map(({ length }) => length));
    if (score > best.score) best = { separator, score };
  }
  return best.separator;
}

function scoreOf(widths: readonly number[]): number {
  const counts = new Map<number, number>();
  for (const width of widths) if (width > 1) counts.set(width, (counts.get(width) ?? 0) + 1);
  let most = 0;
  for (const count of counts.values()) most = Math.max(most, count);
  const isHeaderLike = counts.get(widths[0] ?? 0) === most ? 0.2 : 0;
  const first = widths[0] ?? 0;
  return most === 0 ? 0 : most / widths.length + isHeaderLike + Math.min(first, 20) / 1000;
}
