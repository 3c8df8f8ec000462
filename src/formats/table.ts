/**
 * Reads tables, from laboratory systems, spreadsheets and clipboards: text of any separator and
 * encoding, and Excel workbooks. Several files are one case. The parts: cells (`table-csv.ts`,
 * `table-xlsx.ts`), what the columns mean (`table-propose.ts`), and the case (`table-document.ts`).
 */
import type { ForeignFile, ForeignRead, ReadOptions } from './foreign.ts';
import { readText } from './table-csv.ts';
import { toDocument } from './table-document.ts';
import { readMappings } from './table-mapping.ts';
import { readRemembered } from './table-remember.ts';
import type { Sheet } from './table-sheet.ts';
import { readWorkbook } from './table-xlsx.ts';

/** The tables of a file: one of text, a sheet each of a workbook. Empty sheets are left out. */
export async function readSheets(file: ForeignFile): Promise<readonly Sheet[]> {
  const isZip = file.bytes[0] === 0x50 && file.bytes[1] === 0x4b;
  const sheets = isZip ? await readWorkbook(file) : await readText(file);
  const written = sheets.filter(
    ({ header, issues, above }) => header.length + issues.length + above.length > 0,
  );
  return written.length > 0 ? written : sheets.slice(0, 1);
}

/** Reads tables as one case; `options.mapping` says what columns mean where the proposal is wrong. */
export async function readTables(
  files: readonly ForeignFile[],
  options: ReadOptions,
): Promise<ForeignRead> {
  const sheets: Sheet[] = [];
  for (const file of files) sheets.push(...(await readSheets(file)));
  const known = {
    given: readMappings(options.mapping),
    remembered: readRemembered(options.mapping),
  };
  return toDocument(sheets, known, options);
}
