/**
 * The grammar of times as people write them: "presentation - 11 months", "week 3 of first-infusion",
 * "after marrow, before diagnosis", "2021-03". Text becomes an Expression; what it means in
 * milliseconds is the business of `parse-when.ts`. Texts are short by rule, so no pattern can run away.
 */
import { readDate, type DateExpression, type Fault } from './parse-date.ts';
import type { TimeUnit } from './calendar.ts';
import {
  ABOUT,
  MAX_WORDS,
  NUMBER,
  pattern,
  plainText,
  toNumber,
  toUnit,
  UNIT,
} from './time-words.ts';
import type { When } from './when.ts';

export type Expression =
  | Fault
  | DateExpression
  | { readonly kind: 'none' }
  /** A moment that is known already. */
  | { readonly kind: 'literal'; readonly when: When }
  | { readonly kind: 'ref'; readonly id: string }
  | {
      readonly kind: 'offset';
      readonly base: Expression;
      readonly amount: number;
      readonly unit: TimeUnit;
    }
  /** The nth day, week, month or year, counted from 1 (days from 0). */
  | {
      readonly kind: 'ordinal';
      readonly base: Expression;
      readonly nth: number;
      readonly unit: TimeUnit;
    }
  | {
      readonly kind: 'within';
      readonly base: Expression;
      readonly amount: number;
      readonly unit: TimeUnit;
    }
  | {
      readonly kind: 'beyond';
      readonly base: Expression;
      readonly amount: number;
      readonly unit: TimeUnit;
    }
  | { readonly kind: 'age'; readonly amount: number; readonly unit: TimeUnit }
  | { readonly kind: 'interval'; readonly from: Expression; readonly to: Expression }
  | {
      readonly kind: 'order';
      readonly after: readonly Expression[];
      readonly before: readonly Expression[];
    }
  /** At or after, at or before: a bound, but no strict order. */
  | { readonly kind: 'from'; readonly base: Expression; readonly side: 'after' | 'before' }
  | { readonly kind: 'about'; readonly of: Expression };

/** Ids of anchors and events by the names people write for them. */
export interface Names {
  /** The id for a name in any case, with spaces or hyphens, with or without "the". */
  readonly find: (name: string) => string | undefined;
  /** What "day 21" without a name counts from. */
  readonly dayZero?: string;
  /** Some begin with a digit, as dates do. */
  readonly areNumbered?: boolean;
}

type Rule = (text: string, names: Names) => Expression | undefined;

const NONE = /^(?:(?:time |date |dates )?(?:not stated|not reported|not known|unknown|undated))$/i;

const DISTANCE = pattern(`${NUMBER}[ -]?${UNIT} (before|after|prior to|following|from) (.+)`);
const WITHIN = pattern(
  `(?:within|in|up to|less than) ${NUMBER} ?${UNIT} (of|after|before|from|following|prior to) (.+)`,
);
const BEYOND = pattern(
  `(?:more than|over|at least) ${NUMBER} ?${UNIT} (after|before|following|prior to) (.+)`,
);
const AGE = pattern(`(?:at )?aged? (\\d{1,6}(?:\\.\\d{1,4})?) ?${UNIT}?(?: old)?`);
const OLD = pattern(`(\\d{1,6}(?:\\.\\d{1,4})?) ?${UNIT} old`);
const ORDINAL = pattern(
  '(day|week|month|year) ([+-]?\\d{1,7})(?: (of|after|from|since|following|on|before|prior to) (.+))?',
);
const ORDINAL_LAST = pattern('(.+?),? (day|week|month|year) ([+-]?\\d{1,7})');
const TRAILING_OFFSET = new RegExp(` ?([+-]) ?${NUMBER} ?${UNIT}$`, 'i');
const FROM = pattern('(?:at|on) or (after|before) (.+)');
const ORDER = /^(after|following|later than|before|prior to|earlier than) (.+)$/i;
const NOT_DATED = /,? ?(?:\(?(?:date|dates|time|distance) (?:not stated|unknown)\)?)$/i;

/** Reads one time. Never throws; a text that is no time gives a Fault. */
export function parseExpression(text: string, names: Names): Expression {
  // Most times of a record are dates, and need no grammar.
  const date = /^\d{4}-\d\d-\d\d/.test(text) ? readDate(text) : undefined;
  if (date?.kind === 'date') return date;
  if (text.length > MAX_WORDS) return { kind: 'fault', code: 'time-too-long', subject: text };
  const plain = plainText(text);
  return whole(plain, names) ?? { kind: 'fault', code: 'unreadable-time', subject: text };
}

/** Every id that must be resolved first. */
export function refsOf(expression: Expression): readonly string[] {
  switch (expression.kind) {
    case 'ref':
      return [expression.id];
    case 'offset':
    case 'ordinal':
    case 'within':
    case 'beyond':
    case 'from':
      return refsOf(expression.base);
    case 'about':
      return refsOf(expression.of);
    case 'interval':
      return [...refsOf(expression.from), ...refsOf(expression.to)];
    case 'order':
      return [...expression.after, ...expression.before].flatMap(refsOf);
    default:
      return [];
  }
}

function whole(text: string, names: Names): Expression | undefined {
  if (text === '' || NONE.test(text)) return { kind: 'none' };
  if (names.find(text) !== undefined) return ref(text, names);
  const about = ABOUT.exec(text);
  if (about) {
    const of = whole(text.slice(about[0].length), names);
    return of && { kind: 'about', of };
  }
  return first([readInterval, readOrder, readFrom, moment], text, names);
}

/** A single moment, without "between" or "after … before …". */
function moment(text: string, names: Names): Expression | undefined {
  const about = ABOUT.exec(text);
  if (about && names.find(text) === undefined) {
    const of = moment(text.slice(about[0].length), names);
    return of && { kind: 'about', of };
  }
  return first([readWithin, readBeyond, readAge, readOrdinal, readDistance, readBase], text, names);
}

function first(rules: readonly Rule[], text: string, names: Names): Expression | undefined {
  for (const rule of rules) {
    const expression = rule(text, names);
    if (expression) return expression;
  }
  return undefined;
}

function readInterval(text: string, names: Names): Expression | undefined {
  const ends = intervalEnds(text);
  if (!ends) return undefined;
  const [left, right] = ends;
  if (left === '' || right === '') return openInterval(left, right, names);
  const from = moment(left, names);
  const to = moment(right, names);
  return from && to && { kind: 'interval', from, to };
}

function intervalEnds(text: string): readonly [string, string] | undefined {
  const between = /^between (.+) and (.+)$/i.exec(text) ?? /^(?:from )(.+) to (.+)$/i.exec(text);
  if (between) return [between[1] ?? '', between[2] ?? ''];
  const split = /^([^/]*)\/([^/]*)$/.exec(text) ?? /^(.*?) ?\.\. ?(.*)$/.exec(text);
  const dashed = split ?? /^(\d{4}\S*) (?:-|to) (\d{4}\S*)$/i.exec(text);
  if (!dashed) return undefined;
  return [dashed[1] ?? '', dashed[2] ?? ''].map((end) =>
    end.trim() === '..' ? '' : end.trim(),
  ) as [string, string];
}

/** EDTF "2021-03/..": from March 2021, no end known. */
function openInterval(left: string, right: string, names: Names): Expression | undefined {
  const base = moment(left === '' ? right : left, names);
  return base && { kind: 'from', base, side: left === '' ? 'before' : 'after' };
}

function readOrder(text: string, names: Names): Expression | undefined {
  const dated = text.replace(NOT_DATED, '');
  if (!ORDER.test(dated)) return undefined;
  const after: Expression[] = [];
  const before: Expression[] = [];
  let side = after;
  for (const item of dated.split(/ ?(?:[,;]| and | but ) ?/i)) {
    const match = ORDER.exec(item);
    if (match) side = /^(?:after|following|later)/i.test(match[1] ?? '') ? after : before;
    const expression = moment(match?.[2] ?? item, names);
    if (!expression) return undefined;
    side.push(expression);
  }
  return { kind: 'order', after, before };
}

function readFrom(text: string, names: Names): Expression | undefined {
  const match = FROM.exec(text.replace(NOT_DATED, ''));
  const base = match && moment(match[2] ?? '', names);
  if (!match || !base) return undefined;
  return {
    kind: 'from',
    base,
    side: (match[1] ?? '').toLowerCase() === 'before' ? 'before' : 'after',
  };
}

function readWithin(text: string, names: Names): Expression | undefined {
  return readReach('within', WITHIN.exec(text), names);
}

function readBeyond(text: string, names: Names): Expression | undefined {
  return readReach('beyond', BEYOND.exec(text), names);
}

function readDistance(text: string, names: Names): Expression | undefined {
  return readReach('offset', DISTANCE.exec(text), names);
}

function readReach(
  kind: 'within' | 'beyond' | 'offset',
  match: RegExpExecArray | null,
  names: Names,
): Expression | undefined {
  const base = match && readBase(match[4] ?? '', names);
  if (!match || !base) return undefined;
  const sign = isBefore(match[3]) ? -1 : 1;
  return { kind, base, amount: sign * toNumber(match[1] ?? ''), unit: toUnit(match[2] ?? '') };
}

function readAge(text: string): Expression | undefined {
  const match = AGE.exec(text) ?? OLD.exec(text);
  return match
    ? { kind: 'age', amount: Number(match[1]), unit: toUnit(match[2] ?? 'year') }
    : undefined;
}

function readOrdinal(text: string, names: Names): Expression | undefined {
  const match = ORDINAL.exec(text);
  if (match) {
    const base = match[4] === undefined ? dayZero(names) : readBase(match[4], names);
    return base && ordinal(base, match[1], Number(match[2]) * (isBefore(match[3]) ? -1 : 1));
  }
  const last = ORDINAL_LAST.exec(text);
  return last && names.find(last[1] ?? '') !== undefined
    ? ordinal(ref(last[1] ?? '', names), last[2], Number(last[3]))
    : undefined;
}

/** Days count from day 0 of their anchor; weeks, months and years from the first. */
function ordinal(base: Expression, word: string | undefined, nth: number): Expression {
  const unit = toUnit(word ?? '');
  if (unit === 'day') return { kind: 'offset', base, amount: nth, unit };
  if (nth === 0) return { kind: 'fault', code: 'unreadable-time', subject: `${unit} 0` };
  return { kind: 'ordinal', base, nth, unit };
}

function dayZero(names: Names): Expression | undefined {
  return names.dayZero === undefined ? undefined : { kind: 'ref', id: names.dayZero };
}

/** A date or a name, then any number of "+ 3 weeks". */
function readBase(text: string, names: Names): Expression | undefined {
  if (names.find(text) !== undefined) return ref(text, names);
  const date = readDate(text);
  if (date) return date;
  const match = TRAILING_OFFSET.exec(text);
  if (!match) return ref(text, names);
  const base = readBase(text.slice(0, match.index), names);
  const sign = match[1] === '-' ? -1 : 1;
  return (
    base && {
      kind: 'offset',
      base,
      amount: sign * toNumber(match[2] ?? ''),
      unit: toUnit(match[3] ?? ''),
    }
  );
}

function ref(name: string, names: Names): Expression {
  const id = names.find(name);
  if (id !== undefined) return { kind: 'ref', id };
  // One to four words that start with a letter read as a name; anything else is no time at all.
  const isName = /^\p{L}\S*(?: \S+){0,3}$/u.test(name);
  return { kind: 'fault', code: isName ? 'unknown-reference' : 'unreadable-time', subject: name };
}

function isBefore(word: string | undefined): boolean {
  return /^(?:before|prior)/i.test(word ?? '');
}
