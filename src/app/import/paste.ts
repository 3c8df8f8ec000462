/**
 * What is pasted is opened as a file would be: cells of a spreadsheet, a text table, a record as JSON
 * or YAML. Cells come as text with tabs; where only HTML has the table, its cells are taken from it.
 */

export interface Pasted {
  readonly text: string;
  readonly html: string;
}

const NAME = 'pasted table';

/** The file to be opened; undefined: nothing that could be a table or a record. */
export function fileOf({ text, html }: Pasted): File | undefined {
  const cells = text.includes('\t') ? undefined : tableIn(html);
  const content = cells ?? text;
  return content.trim() === '' ? undefined : new File([content], NAME);
}

/** The largest table of the HTML as text with tabs; merged cells are written once, the others blank. */
export function tableIn(html: string): string | undefined {
  if (!/<table/i.test(html)) return undefined;
  const page = new DOMParser().parseFromString(html, 'text/html');
  const tables = [...page.querySelectorAll('table')];
  const largest = tables.sort((a, b) => b.rows.length - a.rows.length)[0];
  if (largest === undefined) return undefined;
  const lines = gridOf(largest).map((row) => row.map(quoted).join('\t'));
  return lines.length < 2 ? undefined : `${lines.join('\n')}\n`;
}

/** No table of a record is wider. */
const MOST_SPAN = 200;

function gridOf(table: HTMLTableElement): readonly (readonly string[])[] {
  const grid: string[][] = [...table.rows].map(() => []);
  for (const [at, row] of [...table.rows].entries()) {
    let column = 0;
    for (const cell of row.cells) {
      while (grid[at]?.[column] !== undefined) column += 1;
      const wide = Math.min(cell.colSpan, MOST_SPAN);
      const high = Math.min(cell.rowSpan, grid.length - at);
      for (let down = 0; down < high; down += 1)
        for (let along = 0; along < wide; along += 1) {
          const line = grid[at + down];
          if (line) line[column + along] = down + along === 0 ? wordsOf(cell) : '';
        }
      column += wide;
    }
  }
  return grid.map((row) => Array.from(row, (text) => text ?? ''));
}

function wordsOf(cell: HTMLTableCellElement): string {
  return (cell.textContent ?? '').replace(/\s+/g, ' ').trim();
}

function quoted(text: string): string {
  return /["\t\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
