/** One value in another unit: derived, with the number of its source beside it. */
import type { EvidenceDoc, FacetsDoc, PointDoc, RangeDoc, ValueDoc } from '../model/document.ts';
import { parseValue } from '../model/parse-value.ts';
import { sayValue, type Value } from '../model/quantity.ts';

export interface Change {
  readonly convert: (value: number) => number | undefined;
  /** As a clinician writes them. */
  readonly from: string;
  readonly to: string;
  /** What the conversion rests on besides the units. */
  readonly by?: string;
}

/** Undefined where a number of it cannot be converted; what is no number stays as it is. */
export function toOtherUnit(
  point: PointDoc,
  change: Change,
  shared: FacetsDoc | EvidenceDoc | undefined,
): PointDoc | undefined {
  const parsed = parseValue(point.value);
  if (typeof parsed === 'string') return point;
  const range = point.range && rangeIn(point.range, change);
  if (point.range && !range) return undefined;
  if (!NUMERIC.includes(parsed.kind)) return { ...point, ...(range && { range }) };
  const value = converted(parsed, change);
  if (value === undefined) return undefined;
  const source = `${sayValue(parsed, { display: change.from })} in the record`;
  return {
    ...point,
    value,
    note: [point.note, source].filter((each) => each !== undefined).join('; '),
    ...(range && { range }),
    evidence: derivedFrom(point.evidence ?? shared, change),
  };
}

const NUMERIC: readonly string[] = ['number', 'range', 'pair'];

/** The fact stays as it was known; the number is ours. */
export function derivedFrom(
  evidence: FacetsDoc | EvidenceDoc | undefined,
  { from, to, by }: Change,
): FacetsDoc {
  const facets: FacetsDoc =
    evidence === undefined
      ? {}
      : 'what' in evidence || 'when' in evidence || 'value' in evidence
        ? evidence
        : { what: evidence as EvidenceDoc };
  const how = by === undefined ? '' : `, by ${by}`;
  return { ...facets, value: { derived: `Converted from ${from} to ${to}${how}.` } };
}

function converted(value: Value, change: Change): ValueDoc | undefined {
  const as = (number: number): number | undefined => convertRounded(number, change);
  switch (value.kind) {
    case 'number': {
      const number = as(value.value);
      if (number === undefined) return undefined;
      return value.comparator === '=' ? number : `${value.comparator}${number}`;
    }
    case 'range': {
      const limits = limitsIn(value.low, value.high, change);
      const median = value.median === undefined ? undefined : change.convert(value.median);
      return limits && { ...limits, ...(median !== undefined && { median }) };
    }
    case 'pair': {
      const [first, second] = [as(value.first), as(value.second)];
      return first === undefined || second === undefined ? undefined : `${first}/${second}`;
    }
    default:
      return undefined;
  }
}

function rangeIn(range: RangeDoc, change: Change): RangeDoc | undefined {
  const { low, high } = bothIn(range, change);
  if (
    (range.low !== undefined && low === undefined) ||
    (range.high !== undefined && high === undefined)
  )
    return undefined;
  return {
    ...range,
    ...(low !== undefined && { low }),
    ...(high !== undefined && { high }),
    source: `${range.source}, converted from ${change.from}`,
  };
}

function bothIn({ low, high }: RangeDoc, change: Change): Pick<RangeDoc, 'low' | 'high'> {
  if (low !== undefined && high !== undefined) return limitsIn(low, high, change) ?? {};
  const [one, two] = [low, high].map((limit) =>
    limit === undefined ? undefined : convertRounded(limit, change, LIMIT_DIGITS),
  );
  return { ...(one !== undefined && { low: one }), ...(two !== undefined && { high: two }) };
}

/** A value near its limit must not change sides because the limit was "5". */
const LIMIT_DIGITS = 3;

/** Limits written to different digits must not change places when they are rounded. */
function limitsIn(
  low: number,
  high: number,
  change: Change,
): { readonly low: number; readonly high: number } | undefined {
  const rounded = [low, high].map((limit) => convertRounded(limit, change, LIMIT_DIGITS));
  const exact = [low, high].map((limit) => change.convert(limit));
  const [from, to] = (rounded[0] ?? NaN) <= (rounded[1] ?? NaN) ? rounded : exact;
  return from === undefined || to === undefined ? undefined : { low: from, high: to };
}

/**
 * With one significant digit more than the source has, so that rounding moves no value by more than
 * half a unit of the source's last digit; a power of ten loses none.
 */
export function convertRounded(value: number, { convert }: Change, least = 2): number | undefined {
  const number = convert(value);
  const [zero, one] = [convert(0), convert(1)];
  if (number === undefined || zero === undefined || one === undefined) return undefined;
  const isShift = zero === 0 && Math.abs(Math.log10(Math.abs(one)) % 1) < 1e-9;
  if (isShift) return number;
  const digits = Math.max(least, digitsOf(value) + 1);
  // A temperature is moved as well as scaled: its digits are counted by their place.
  const places = zero === 0 ? 0 : digits + placeOf(number) - placeOf(value * (one - zero));
  return Number(number.toPrecision(Math.min(15, Math.max(digits, places))));
}

/** Significant digits as written: 1.20 is read as 1.2, and the zeros of 120 count. */
function digitsOf(value: number): number {
  const digits = String(Math.abs(value)).replace(/e.*$/, '').replace('.', '').replace(/^0+/, '');
  return Math.max(1, digits.length);
}

/** Of the first digit: 0 for 1 to 9, 1 for 10 to 99; of nothing 0. */
function placeOf(value: number): number {
  return value === 0 ? 0 : Math.floor(Math.log10(Math.abs(value)));
}
