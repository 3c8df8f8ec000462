/** Rows of text tables: cells quoted as CSV asks, columns that no row fills left out. */

/** Cells by the name of their column. */
export type Cells = Readonly<Record<string, string | undefined>>;

/**
 * A table as CSV (RFC 4180) with a byte order mark, without which spreadsheets misread "×10⁹/L".
 * Columns that no row fills are left out, but for those that are asked for.
 */
export function toCsv(
  columns: readonly string[],
  rows: readonly Cells[],
  always: readonly string[] = [],
): string {
  const filled = columns.filter(
    (name) => always.includes(name) || rows.some((row) => (row[name] ?? '') !== ''),
  );
  const lines = [filled, ...rows.map((row) => filled.map((name) => row[name] ?? ''))];
  return `\uFEFF${lines.map((cells) => `${cells.map(quote).join(',')}\r\n`).join('')}`;
}

function quote(cell: string): string {
  return /[",\r\n;\t]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

/** One line, without control signs. */
export function plain(text: string): string {
  return text.replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ').trim();
}

/** What a spreadsheet would take for a formula begins with an apostrophe (OWASP, CSV injection). */
export function safeText(text: string): string {
  const line = plain(text);
  return /^[=+\-@\uff1d\uff0b\uff0d\uff20]/.test(line) ? `'${line}` : line;
}
