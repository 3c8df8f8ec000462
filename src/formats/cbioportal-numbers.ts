/**
 * Numbers of results in a timeline. A comma between digits marks thousands or decimals: where the
 * results of a file leave one of the two, all are read so; else they stay words, and a note says why.
 */

/** "1,234.5", "12,345,678": three digits after each comma, and a point that can only be the decimal's. */
const GROUPED = /^[+-]?[1-9]\d{0,2}(?:,\d{3})+\.\d+$|^[+-]?[1-9]\d{0,2}(?:,\d{3}){2,}$/;
/** "1.234,5": the same with the signs exchanged. */
const EXCHANGED = /^[+-]?[1-9]\d{0,2}(?:\.\d{3})+,\d+$|^[+-]?[1-9]\d{0,2}(?:\.\d{3}){2,}$/;
/** "1,234": thousands, or a number of three decimals. */
const EITHER = /^[+-]?[1-9]\d{0,2},\d{3}$/;
/** "5,6", "0,123", "12,3456": no group of three digits, so that the comma is the decimal's. */
const DECIMAL = /^[+-]?\d{1,30},\d{1,30}$/;
const POINT = /^[+-]?\d{1,30}\.\d{1,30}$/;

/** What commas mark in a file; `unsure`: nothing tells, or its results tell both. */
export type Comma = 'thousands' | 'decimals' | 'unsure';

/** Of all results of a file, as written, with or without a comparator. */
export function commaOf(results: Iterable<string>): Comma {
  let thousands = false;
  let decimals = false;
  for (const written of results) {
    const text = numberIn(written);
    if (GROUPED.test(text)) thousands = true;
    else if (EXCHANGED.test(text)) decimals = true;
    else if (EITHER.test(text)) continue;
    else if (DECIMAL.test(text)) decimals = true;
    // Points mark decimals of some, so that commas are no decimals of others.
    else if (POINT.test(text) && !/^[+-]?[1-9]\d{0,2}\.\d{3}$/.test(text)) thousands = true;
  }
  return thousands === decimals ? 'unsure' : thousands ? 'thousands' : 'decimals';
}

/** Whether a result has a comma that may mark either. */
export function hasComma(written: string): boolean {
  const text = numberIn(written);
  return [GROUPED, EXCHANGED, EITHER, DECIMAL].some((pattern) => pattern.test(text));
}

/** The result with a point before its decimals and nothing between its thousands. */
export function withoutCommas(written: string, comma: Comma): string {
  if (comma === 'unsure') return written;
  if (comma === 'thousands') return hasComma(written) ? written.replaceAll(',', '') : written;
  const isGrouped = /\d\.\d{3}(?:\D|$)/.test(written);
  return (isGrouped ? written.replaceAll('.', '') : written).replace(',', '.');
}

function numberIn(written: string): string {
  return written.replace(/^(?:<=?|>=?|≤|≥) ?/, '');
}
