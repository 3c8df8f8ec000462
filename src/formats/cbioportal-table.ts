/** The tab-separated timeline files of cBioPortal as rows: comments, header, cells by column name. */
import type { Issue } from '../model/issue.ts';
import { decode } from './decode.ts';
import { toText } from './foreign-data.ts';
import type { ForeignFile } from './foreign.ts';
import { formatIssue } from './issues.ts';

export interface TimelineRow {
  readonly file: string;
  /** Line of the file, from 1. */
  readonly line: number;
  /** By column name in upper case; blank cells are absent. */
  readonly cells: ReadonlyMap<string, string>;
  /** Cells beyond the header. */
  readonly beyond: number;
}

export interface ReadRows {
  readonly rows: readonly TimelineRow[];
  /** Names of its columns, in upper case. */
  readonly columns: readonly string[];
  readonly issues: readonly Issue[];
}

/** What people write for "nothing". */
const BLANK = /^(?:|na|n\/a|null|\[not available\]|\[not applicable\])$/i;

export function readRows(file: ForeignFile): ReadRows {
  const { text, issues } = decode(file.bytes);
  if (text === undefined)
    return { rows: [], columns: [], issues: issues.map((issue) => at(issue, file.name)) };
  const lines = text.replace(/^\ufeff/, '').split(/\r\n|\n|\r/);
  const start = lines.findIndex((line) => line.trim() !== '' && !line.startsWith('#'));
  const names = (lines[start] ?? '').split('\t').map((name) => name.trim().toUpperCase());
  const rows = lines.flatMap((line, index): readonly TimelineRow[] =>
    index <= start || line.trim() === '' || line.startsWith('#')
      ? []
      : [{ file: file.name, line: index + 1, ...cellsOf(line, names) }],
  );
  const twice = names.filter((name, index) => name !== '' && names.indexOf(name) < index);
  return {
    rows,
    columns: names,
    issues: [
      ...issues.map((issue) => at(issue, file.name)),
      ...twice.map((name) =>
        formatIssue('foreign-duplicate', file.name, {
          received: `column ${name}`,
          outcome: 'The first of the two is read.',
          line: start + 1,
        }),
      ),
    ],
  };
}

function cellsOf(line: string, names: readonly string[]): Pick<TimelineRow, 'cells' | 'beyond'> {
  const cells = new Map<string, string>();
  const given = line.split('\t');
  given.forEach((cell, index) => {
    const name = names[index];
    const text = toText(cell.trim().replace(/^"(.*)"$/, '$1'));
    if (name === undefined || name === '' || text === undefined || BLANK.test(text)) return;
    if (!cells.has(name)) cells.set(name, text);
  });
  const extra = given.slice(names.length).filter((cell) => cell.trim() !== '');
  return { cells, beyond: extra.length };
}

function at(issue: Issue, path: string): Issue {
  return { ...issue, path };
}
