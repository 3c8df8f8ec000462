/** Cells in which a spreadsheet says that it has no value: errors, and formulas without a result. */
import type { Issue } from '../model/issue.ts';
import { formatIssue } from './issues.ts';
import { columnLetters, type Cell, type Grid } from './table-sheet.ts';

/** ECMA-376 part 1, 18.17.3, those that came later, and their names in German, French and Spanish. */
const ERROR =
  /^(?:#(?:N\/A|DIV\/0!|VALUE!|REF!|NAME\?|NUM!|NULL!|SPILL!|CALC!|FIELD!|BLOCKED!|BUSY!|UNKNOWN!|CONNECT!|GETTING_DATA|NV|WERT!|BEZUG!|ZAHL!|VALEUR!|NOM\s?\?|NOMBRE!|¡DIV\/0!|¡VALOR!|¡REF!|¡NUM!|¿NOMBRE\?)|Err:5\d\d)$/i;
/** "=B2*2", "=SUM(B2:B4)": "=5" is a sign and a number. */
const FORMULA = /^=.*(?:[A-Z]{1,3}\$?[1-9]\d{0,6}|\()/i;

export function isCellError(text: string): boolean {
  return /^[#=E]/i.test(text) && (ERROR.test(text) || FORMULA.test(text));
}

/** One issue for each kind of error, with the cells that hold it. */
export function cellErrors(grid: Grid, path = ''): readonly Issue[] {
  const found = new Map<string, string[]>();
  for (const [row, cells] of grid.entries())
    for (const [column, cell] of cells.entries()) {
      if (!isError(cell)) continue;
      const text = cell.trim().startsWith('=') ? 'A formula without its result' : cell.trim();
      const places = found.get(text) ?? [];
      places.push(`${columnLetters(column)}${row + 1}`);
      found.set(text, places);
    }
  return [...found].map(([received, places]) => {
    const more = places.length > 5 ? ` and ${places.length - 5} more` : '';
    const outcome = `It stands in ${places.slice(0, 5).join(', ')}${more}, and is no value.`;
    return formatIssue('foreign-value-unreadable', path, { received, outcome });
  });
}

function isError(cell: Cell): cell is string {
  return typeof cell === 'string' && isCellError(cell.trim());
}
