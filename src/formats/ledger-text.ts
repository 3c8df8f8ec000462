/** A ledger as a table: one line a record or a run of records alike, for a spreadsheet or a program. */
import type { LedgerEntry } from './foreign.ts';

const HEAD = ['file', 'record', 'to', 'records', 'outcomes', 'became', 'why'];

/** Tab-separated, with a header; a cell that a spreadsheet would run as a formula stands behind '. */
export function toTsv(ledger: readonly LedgerEntry[]): string {
  const lines = ledger.map(({ file = '', record, last = '', count = 1, outcomes, ids, why = '' }) =>
    [file, record, last, String(count), outcomes.join(', '), ids.join(', '), why]
      .map(toCell)
      .join('\t'),
  );
  return `${[HEAD.join('\t'), ...lines].join('\n')}\n`;
}

function toCell(text: string): string {
  const plain = text.replace(/[\t\r\n]+/g, ' ');
  return /^[=+\-@]/.test(plain) ? `'${plain}` : plain;
}
