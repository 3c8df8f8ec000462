/**
 * Values in words: "above 150 ×10⁹/L", "median 5.65 (5.48–5.98) ×10⁷/L". A value that is
 * illustrative has no words of its own: no number of it may be spoken.
 */
import type { Dose, Comparator, Unit, Value } from '../model/quantity.ts';
import type { Facets } from '../model/evidence.ts';
import { present } from './phrase.ts';

const COMPARED: Readonly<Record<Comparator, string>> = {
  '=': '',
  '<': 'below ',
  '<=': 'at most ',
  '>': 'above ',
  '>=': 'at least ',
  '~': 'about ',
};

export const ILLUSTRATIVE_VALUE = 'illustrative, no number';

export function sayQuantity(value: Value, unit: Unit): string {
  switch (value.kind) {
    case 'number':
      return withUnit(COMPARED[value.comparator] + sayNumber(value.value), unit);
    case 'range':
      return withUnit(sayRange(value.low, value.high, value.median), unit);
    case 'pair':
      return withUnit(`${sayNumber(value.first)}/${sayNumber(value.second)}`, unit);
    case 'titre':
      return `${COMPARED[value.comparator]}1:${sayNumber(value.dilution)}`;
    case 'level':
      return present([value.level, value.trend]).join(', ');
    case 'ordinal':
    case 'text':
      return value.text;
    case 'absent':
      return `no value: ${value.reason}`;
  }
}

/** The value of a point with its unit; never the number of an illustrative one. */
export function sayValueOf(value: Value, unit: Unit, evidence: Facets): string {
  const kinds = [evidence.what.kind, evidence.value?.kind];
  return kinds.includes('illustrative') ? ILLUSTRATIVE_VALUE : sayQuantity(value, unit);
}

/** "median 5.65 (5.48–5.98) ×10⁷/L, intravenous, weekly". */
export function sayDose(dose: Dose, evidence: Facets): string {
  return present([sayValueOf(dose.value, dose.unit, evidence), dose.route, dose.frequency]).join(
    ', ',
  );
}

/** As a person writes it: a true minus sign, no exponent where none is needed. */
export function sayNumber(value: number): string {
  return String(value).replace(/-/g, '−');
}

function sayRange(low: number, high: number, median: number | undefined): string {
  const range = `${sayNumber(low)}–${sayNumber(high)}`;
  return median === undefined ? range : `median ${sayNumber(median)} (${range})`;
}

function withUnit(number: string, unit: Unit): string {
  return unit.display === '' ? number : `${number} ${unit.display}`;
}
