/**
 * What a measurement says: a number with its comparator, a level, a range, or why there is none.
 * Units are carried, never guessed; conversion lies behind `UnitConverter` of `unit.ts`.
 */
import type { ValueDoc } from './document.ts';

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

/** Why a value could not be kept. */
export type ValueFault = 'not-finite' | 'unreadable-value';

const NUMBER = '([+\\-]?\\d{1,30}(?:\\.\\d{1,30})?(?:e[+\\-]?\\d{1,3})?)';
const SINGLE = new RegExp(`^(<=|>=|≤|≥|<|>|=|~|about )? ?${NUMBER}$`, 'i');
const RANGE = new RegExp(`^${NUMBER} ?(?:-|–| to ) ?${NUMBER}$`, 'i');
const PAIR = /^(\d{1,6}(?:\.\d{1,3})?) ?\/ ?(\d{1,6}(?:\.\d{1,3})?)$/;
const TITRE = /^(<=|>=|≤|≥|<|>|=|~)? ?1 ?: ?(\d{1,9})$/;
const ORDINAL = /^(?:\+{1,4}|[1-4]\+|-|±|\+\/-|trace|negative|positive)$/i;
const SPELLED: Readonly<Record<string, Comparator>> = { '≤': '<=', '≥': '>=', about: '~' };

/** A value as written becomes a Value, or the code of what is wrong with it. Text that is no number stays text. */
export function parseValue(doc: ValueDoc): Value | ValueFault {
  if (typeof doc === 'number') return numberValue('=', doc);
  if (typeof doc === 'string') return parseText(doc.trim());
  if (doc === null || typeof doc !== 'object') return 'unreadable-value';
  if ('level' in doc)
    return {
      kind: 'level',
      level: doc.level,
      ...(doc.trend !== undefined && { trend: doc.trend }),
    };
  if ('absent' in doc) return { kind: 'absent', reason: doc.absent };
  if ('text' in doc) return { kind: 'text', text: doc.text };
  if (!('low' in doc)) return 'unreadable-value';
  return rangeValue(doc.low, doc.high, doc.median);
}

function parseText(text: string): Value | ValueFault {
  if (/^[+-]?(?:nan|inf(?:inity)?)$/i.test(text)) return 'not-finite';
  if (/^(?:low|normal|high)$/i.test(text))
    return { kind: 'level', level: text.toLowerCase() as Level };
  if (text === '') return { kind: 'absent', reason: 'not stated' };
  if (text.length > 100) return { kind: 'text', text };
  const plain = text.replace(/\u2212/g, '-');
  const single = SINGLE.exec(plain);
  if (single) return numberValue(toComparator(single[1]), Number(single[2]));
  const range = RANGE.exec(plain);
  if (range) return rangeValue(Number(range[1]), Number(range[2]));
  const pair = PAIR.exec(plain);
  if (pair) return { kind: 'pair', first: Number(pair[1]), second: Number(pair[2]) };
  const titre = TITRE.exec(plain);
  if (titre)
    return { kind: 'titre', comparator: toComparator(titre[1]), dilution: Number(titre[2]) };
  return { kind: ORDINAL.test(plain) ? 'ordinal' : 'text', text };
}

function toComparator(sign = '='): Comparator {
  const trimmed = sign.trim().toLowerCase();
  return SPELLED[trimmed] ?? (trimmed as Comparator);
}

function numberValue(comparator: Comparator, value: number): Value | ValueFault {
  return Number.isFinite(value) ? { kind: 'number', comparator, value } : 'not-finite';
}

function rangeValue(low: number, high: number, median?: number): Value | ValueFault {
  if (![low, high, median ?? low].every(Number.isFinite)) return 'not-finite';
  if (low > high || (median !== undefined && (median < low || median > high)))
    return 'unreadable-value';
  return { kind: 'range', low, high, ...(median !== undefined && { median }) };
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
