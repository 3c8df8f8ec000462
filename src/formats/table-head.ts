/**
 * The beginning of tables, for looking at them: the first rows of each, whatever their size. Text is
 * cut at a line end before it is parsed; a workbook has to be unpacked whole.
 */
import type { ForeignFile } from './foreign.ts';
import type { Sheet } from './table-sheet.ts';
import { readSheets } from './table.ts';

export const HEAD_ROWS = 2000;
const HEAD_BYTES = 1_000_000;

export interface Head {
  readonly sheets: readonly Sheet[];
  /** Whether a table has more rows than are here. */
  readonly isCut: boolean;
}

export async function readHead(files: readonly ForeignFile[]): Promise<Head> {
  const sheets: Sheet[] = [];
  let isCut = false;
  for (const { name, bytes } of files) {
    const isZip = bytes[0] === 0x50 && bytes[1] === 0x4b;
    const head = isZip ? bytes : headOf(bytes);
    isCut ||= head.length < bytes.length;
    for (const { long: _, ...sheet } of await readSheets({ name, bytes: head })) {
      isCut ||= sheet.rows.length > HEAD_ROWS;
      sheets.push({ ...sheet, rows: sheet.rows.slice(0, HEAD_ROWS) });
    }
  }
  return { sheets, isCut };
}

/** Up to the last line end within the first bytes; in UTF-16 the empty byte beside it too. */
function headOf(bytes: Uint8Array): Uint8Array {
  if (bytes.length <= HEAD_BYTES) return bytes;
  const at = bytes.lastIndexOf(0x0a, HEAD_BYTES);
  if (at < 0) return bytes.subarray(0, HEAD_BYTES);
  const isLittleEndian = at % 2 === 0 && bytes[at + 1] === 0;
  return bytes.subarray(0, at + (isLittleEndian ? 2 : 1));
}
