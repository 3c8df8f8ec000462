/**
 * What a measurement says: a number with its comparator, a level, a range, or why there is none.
 * Units are carried, never guessed; conversion lies behind `UnitConverter` of `unit.ts`.
 */

export type Comparator = '=' | '<' | '<=' | '>' | '>=' | '~';
export type Level = 'low' | 'normal' | 'high';
export type Trend = 'rising' | 'falling' | 'stable';

export type Value =
  | { readonly kind: 'number'; readonly comparator: Comparator; readonly value: number }
  | {
      readonly kind: 'range';
      readonly low: number;
      readonly high: number;
      readonly median?: number;
    }
  | { readonly kind: 'level'; readonly level: Level; readonly trend?: Trend }
  | { readonly kind: 'pair'; readonly first: number; readonly second: number }
  | { readonly kind: 'ordinal'; readonly text: string }
  | { readonly kind: 'titre'; readonly comparator: Comparator; readonly dilution: number }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'absent'; readonly reason: string };

export interface Unit {
  /** UCUM code, or undefined where the source's unit has none that is sure. */
  readonly ucum?: string;
  /** As a clinician writes it: "×10⁹/L", "U/L", "× upper limit". */
  readonly display: string;
}

/** A dose or rate as the source gives it; `value` may be a median with its range. */
export interface Dose {
  readonly value: Value;
  readonly unit: Unit;
  readonly route?: string;
  readonly frequency?: string;
  readonly note?: string;
}

export interface Code {
  /** Short name of the system: "SNOMED CT", "ICD-10", "LOINC", "HPO", "UCUM", "RxNorm". */
  readonly system: string;
  readonly code: string;
  readonly display?: string;
}

const SIGNS: Readonly<Record<Comparator, string>> = {
  '=': '',
  '<': '< ',
  '<=': '≤ ',
  '>': '> ',
  '>=': '≥ ',
  '~': 'about ',
};

/** The value as a clinician writes it: "> 150 ×10⁹/L", "median 5.65 (5.48–5.98) ×10⁷/L", "normal". */
export function sayValue(value: Value, unit?: Unit): string {
  const withUnit = (text: string) =>
    unit === undefined || unit.display === '' ? text : `${text} ${unit.display}`;
  switch (value.kind) {
    case 'number':
      return withUnit(`${SIGNS[value.comparator]}${sayNumber(value.value)}`);
    case 'range': {
      const range = `${sayNumber(value.low)}–${sayNumber(value.high)}`;
      return withUnit(
        value.median === undefined ? range : `median ${sayNumber(value.median)} (${range})`,
      );
    }
    case 'pair':
      return withUnit(`${sayNumber(value.first)}/${sayNumber(value.second)}`);
    case 'titre':
      return `${SIGNS[value.comparator]}1:${value.dilution}`;
    case 'level':
      return value.trend === undefined ? value.level : `${value.level}, ${value.trend}`;
    case 'ordinal':
    case 'text':
      return value.text;
    case 'absent':
      return value.reason;
  }
}

/** "median 5.65 (5.48–5.98) ×10⁷/L, intravenous, weekly". */
export function sayDose(dose: Dose): string {
  return [sayValue(dose.value, dose.unit), dose.route, dose.frequency]
    .filter((part) => part !== undefined)
    .join(', ');
}

function sayNumber(value: number): string {
  return String(value).replace('-', '\u2212');
}
