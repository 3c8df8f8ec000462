/**
 * Values as people type them: "1.234,5", "<5", "> 150", "5.6 H", "ND", "++", "1:80", "positive".
 * What could mean two numbers ("1,234") is a number only if the rest of the table says which.
 */
import type { ValueDoc } from '../model/document.ts';
import { isCellError } from './table-cell-errors.ts';
import { textOf, type Cell } from './table-sheet.ts';

/** The sign before decimals; `ask`: the table holds "1,234" and nothing that decides. */
export type Decimal = '.' | ',' | 'ask';

export interface ValueRules {
  readonly decimal: Decimal;
  /** Words and numbers that stand for "no value". */
  readonly missing: readonly string[];
}

export interface ReadValue {
  readonly value: ValueDoc;
  /** What stood behind the number: a flag, as written. */
  readonly flag?: string;
  /** A unit in the cell itself: "4.5 mg/dL". */
  readonly unit?: string;
  /** "1,234" and nobody says which. */
  readonly asked?: boolean;
}

const ABSENT =
  /^(?:n\.?d\.?|n\.?a\.?|n\/a|n\/d|#n\/a|nan|null|none|nil|\.|-+|–|—|\?|not (?:done|detected|available|measured|tested|applicable|reported)|not? ?d(?:one)?|missing|unknown|pending|unk|k\.? ?a\.?|nicht (?:gemessen|bestimmt|nachweisbar)|non (?:fait|disponible)|no (?:disponible|realizado)|未[检查测做]|无|缺失|待查)$/i;
const SIGN = '(<=|>=|=<|=>|≤|≥|<|>|~|≈|＜|＞)?';
const NUMBER = "[+-]?(?:\\d[\\d.,' \\u00a0\\u202f’]*\\d|\\d|[.,]\\d+)(?:e[+-]?\\d{1,3})?";
const FLAG = '(\\(?(?:hh?|ll?|high|low|\\*{1,3}|[↑↓]{1,3}|!+|h\\*|l\\*|高|低)\\)?)';
const ARROW = '(?:([↑↓]{1,3}) ?)?';
const WHOLE = new RegExp(`^${ARROW}${SIGN} ?(${NUMBER})(?: ?${FLAG})?$`, 'i');
/** "0x1F" is no number with a unit. */
const WITH_UNIT = new RegExp(
  `^(?!0x)${ARROW}${SIGN} ?(${NUMBER}) ?([%‰°µμ\\p{L}×^][^\\s]{0,20}(?: ?/ ?[^\\s]{1,10})?)$`,
  'iu',
);
const PAIR = /^\d{1,4}(?:\.\d)? ?\/ ?\d{1,4}(?:\.\d)?$/;
const SPAN = /^(\d[\d.,]*) ?(?:-|–|—|~|to|bis|à|a|至) ?(\d[\d.,]*)$/i;
const ORDINAL = /^(?:\+{1,4}|[1-4]\+|±|\+\/-|\(\+\)|trace|negative?|positive?|neg\.?|pos\.?)$/i;
const CHINESE_ORDINAL: Readonly<Record<string, string>> = { 阳性: 'positive', 阴性: 'negative' };

const SIGNS: Readonly<Record<string, string>> = {
  '=<': '<=',
  '≤': '<=',
  '=>': '>=',
  '≥': '>=',
  '＜': '<',
  '＞': '>',
  '≈': '~',
};

/** What a cell says; undefined when it is blank. */
export function readValue(
  cell: Cell,
  { decimal, missing }: ValueRules,
  isOrdinal = false,
): ReadValue | undefined {
  const text = textOf(cell).replace(/\s+/g, ' ');
  if (text === '') return undefined;
  if (missing.includes(text)) return { value: { absent: `“${text}”` } };
  if (typeof cell === 'number') return { value: cell };
  if (isOrdinal && text === '-') return { value: '-' };
  if (ABSENT.test(text) || isCellError(text)) return { value: { absent: `“${text}”` } };
  if (text.length > 100) return { value: { text } };
  return readNumberText(text, decimal) ?? readWords(text, decimal);
}

function readNumberText(text: string, decimal: Decimal): ReadValue | undefined {
  const plain = plainSigns(text);
  const whole = WHOLE.exec(plain) ?? undefined;
  const withUnit = whole ? undefined : WITH_UNIT.exec(plain);
  const match = whole ?? withUnit;
  if (!match) return undefined;
  const [, arrow, before, written = '', rest] = match;
  const number = toNumber(written, decimal);
  if (number === 'ask') return { value: { text }, asked: true };
  if (number === undefined) return undefined;
  const sign = before === undefined ? '' : (SIGNS[before] ?? before);
  const value = sign === '' ? number : `${sign}${String(number)}`;
  const flag = [arrow, withUnit ? undefined : rest].filter((part) => part !== undefined).join(' ');
  return {
    value,
    ...(flag !== '' && { flag }),
    ...(withUnit && rest !== undefined && { unit: rest }),
  };
}

/** Chinese and Japanese keyboards write digits and signs as wide as characters: "＜１２．５". */
function plainSigns(text: string): string {
  return text
    .replace(/\u2212/g, '-')
    .replace(/[\uff01-\uff5e]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0));
}

function readWords(text: string, decimal: Decimal): ReadValue {
  if (PAIR.test(text)) return { value: text };
  const span = SPAN.exec(text);
  const [low, high] = [span?.[1], span?.[2]].map((part) => toNumber(part ?? '', decimal));
  if (typeof low === 'number' && typeof high === 'number' && low <= high)
    return { value: { low, high } };
  if (/^[<>≤≥]? ?1 ?: ?\d{1,9}$/.test(text) || ORDINAL.test(text)) return { value: text };
  const spoken = Object.hasOwn(CHINESE_ORDINAL, text) ? CHINESE_ORDINAL[text] : undefined;
  return { value: { text: spoken === undefined ? text : `${text} (${spoken})` } };
}

const THOUSANDS = /^[+-]?\d{1,3}(?:[ '\u00a0\u202f’]\d{3})+(?:[.,]\d+)?$/;

/** A number in either convention; `ask` where only the convention decides and none is known. */
export function toNumber(written: string, decimal: Decimal): number | 'ask' | undefined {
  const text = THOUSANDS.test(written) ? written.replace(/[ '\u00a0\u202f’]/g, '') : written;
  if (/^[+-]?(?:\d{1,30}(?:\.\d{1,30})?|\.\d{1,30})(?:e[+-]?\d{1,3})?$/i.test(text)) {
    // "1.234" is one thousand where commas are decimal.
    if (decimal === ',' && /^[+-]?[1-9]\d{0,2}\.\d{3}$/.test(text))
      return finite(text.replace('.', ''));
    return finite(text);
  }
  if (/^[+-]?[1-9]\d{0,2},\d{3}$/.test(text)) {
    if (decimal === 'ask') return 'ask';
    return finite(text.replace(',', decimal === ',' ? '.' : ''));
  }
  if (/^[+-]?\d{0,30},\d{1,30}(?:e[+-]?\d{1,3})?$/i.test(text))
    return finite(text.replace(',', '.'));
  if (/^[+-]?\d{1,3}(?:,\d{3})+(?:\.\d+)?$/.test(text)) return finite(text.replaceAll(',', ''));
  if (/^[+-]?\d{1,3}(?:\.\d{3})+(?:,\d+)?$/.test(text))
    return finite(text.replaceAll('.', '').replace(',', '.'));
  return undefined;
}

function finite(text: string): number | undefined {
  const number = Number(text);
  return Number.isFinite(number) ? number : undefined;
}

/** What the numbers of a table prove about their decimals. */
export class Decimals {
  #comma = false;
  #point = false;
  #open = false;

  add(written: string): void {
    // Most cells of large tables are plain numbers, and prove no more than the first did.
    if (this.#point && /^\d+(?:\.\d+)?$/.test(written)) return;
    const text = written.replace(/^[<>≤≥~]=? ?/, '').trim();
    if (!/^[+-]?[\d.,]+$/.test(text)) return;
    if (/^[+-]?[1-9]\d{0,2},\d{3}$/.test(text)) this.#open = true;
    else if (/^[+-]?\d{0,9},\d+$/.test(text) || /^[+-]?\d{1,3}(?:\.\d{3})+,\d+$/.test(text))
      this.#comma = true;
    else if (/^[+-]?[\d,]*\.\d+$/.test(text) && !/^[+-]?[1-9]\d{0,2}\.\d{3}$/.test(text))
      this.#point = true;
    else if (/^[+-]?\d{1,3}(?:,\d{3}){2,}$/.test(text)) this.#point = true;
  }

  decimal(): Decimal {
    if (this.#comma && !this.#point) return ',';
    return this.#open && (!this.#point || this.#comma) ? 'ask' : '.';
  }
}

/** "4 000", "12'500,5", "3.5". */
const LIMIT = "[+-]?(?:\\d{1,3}(?:[ '\u00a0\u202f’]\\d{3})+(?:[.,]\\d+)?|\\d[\\d.,]*)";
const RANGE = new RegExp(
  `^(${LIMIT}) ?(?:--?|–|—|~|〜|\\.\\.|to|bis|à|a|al|tot|до|至) ?(${LIMIT})(?: .{0,20})?$`,
  'i',
);
const BOUND = new RegExp(
  `^(<|≤|>|≥|up to|bis|até|fino a|tot|до) ?=? ?(${LIMIT})(?: .{0,20})?$`,
  'i',
);

/** "150-400", "-2.0–3.0", "3.5--9.5", "<5", "> 3,5", "3.5 – 5.1 mmol/L" of a column of reference ranges. */
export function readRange(
  text: string,
  decimal: Decimal,
): { low?: number; high?: number } | undefined {
  const plain = plainSigns(text.trim())
    .replace(/^[[(](.*)[\])]$/, '$1')
    .trim()
    .replace(/\s+/g, ' ');
  const span = RANGE.exec(plain);
  const [low, high] = [span?.[1], span?.[2]].map((part) => toNumber(part ?? '', decimal));
  if (typeof low === 'number' && typeof high === 'number')
    return low <= high ? { low, high } : undefined;
  const bound = BOUND.exec(plain);
  const limit = bound ? toNumber(bound[2] ?? '', decimal) : undefined;
  if (typeof limit !== 'number') return undefined;
  return /^[>≥]/.test(bound?.[1] ?? '') ? { low: limit } : { high: limit };
}
