/** Reads a value as a source or a case file writes it. */
import type { ValueDoc } from './document.ts';
import type { Comparator, Level, Value } from './quantity.ts';

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
