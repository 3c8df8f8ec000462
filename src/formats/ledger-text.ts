/** A ledger as a table: one line a record, for a spreadsheet or a program. */
import type { LedgerEntry } from './foreign.ts';

const HEAD = ['file', 'record', 'outcomes', 'became', 'why'];

/** Tab-separated, with a header; a cell that a spreadsheet would run as a formula stands behind '. */
export function toTsv(ledger: readonly LedgerEntry[]): string {
  const lines = ledger.map(({ file = '', record, outcomes, ids, why = '' }) =>
    [file, record, outcomes.join(', '), ids.join(', '), why].map(toCell).join('\t'),
  );
  return `${[HEAD.join('\t'), ...lines].join('\n')}\n`;
}

function toCell(text: string): string {
  const plain = text.replace(/[\t\r\n]+/g, ' ');
  return /^[=+\-@]/.test(plain) ? `'${plain}` : plain;
}
