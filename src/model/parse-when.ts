/**
 * What a written time means: an expression of the grammar, and what is known of anchors and events,
 * become the half-open interval of moments that the words allow. Where an anchor's date is known the
 * arithmetic is the calendar's; elsewhere a month is a mean Gregorian month.
 */
import {
  BIRTH,
  CALENDAR,
  civilMs,
  DAY_MS,
  HOUR_MS,
  MAX_MS,
  MINUTE_MS,
  SECOND_MS,
  UNIT_MS,
  type TimeUnit,
} from './calendar.ts';
import { readDate, type DateExpression, type Fault } from './parse-date.ts';
import {
  boundOf,
  orderWithin,
  shiftBetween,
  type OrderBound,
  type TimeContext,
} from './order-bounds.ts';
import { addUnits, momentOn, unstated, type Precision, type When } from './when.ts';
import { parseExpression, type Expression } from './when-grammar.ts';

export type TimeFault = Fault['code'] | 'reversed-interval' | 'time-out-of-range';

export type ParsedWhen =
  | { readonly ok: true; readonly when: When }
  | { readonly ok: false; readonly code: TimeFault; readonly subject: string };

/**
 * Reads a time as a person writes it.
 * @example parseWhen('presentation - 11 months', context) // [-11.5, -10.5) months on presentation
 */
export function parseWhen(text: string, context: TimeContext): ParsedWhen {
  return whenOfDate(text) ?? toWhen(parseExpression(text, context), text.trim(), context);
}

/** What a day, or a time of a day, means: tables bring them by the hundred thousand, without a grammar. */
export function whenOfDate(text: string): (ParsedWhen & { readonly ok: true }) | undefined {
  const known = dates.get(text);
  if (known) return known;
  const date = /^\d{4}-\d\d-\d\d/.test(text) ? readDate(text) : undefined;
  if (date?.kind !== 'date') return undefined;
  return keep(text, { ok: true, when: { ...ofDate(date), words: text } });
}

/** What a date means hangs on nothing else, and the values of one panel share theirs. */
const dates = new Map<string, ParsedWhen & { readonly ok: true }>();
const MOST_DATES = 20_000;
const LONGEST_DATE = 40;

function keep<T extends ParsedWhen & { readonly ok: true }>(text: string, parsed: T): T {
  if (text.length > LONGEST_DATE) return parsed;
  if (dates.size >= MOST_DATES) dates.clear();
  dates.set(text, parsed);
  return parsed;
}

/** Gives an expression its meaning in milliseconds. */
export function toWhen(expression: Expression, words: string, context: TimeContext): ParsedWhen {
  const result = evaluate(expression, context);
  if ('code' in result) return { ok: false, ...result };
  const outside = (ms: number) =>
    Number.isNaN(ms) || (Number.isFinite(ms) && Math.abs(ms) > MAX_MS);
  if (outside(result.earliest) || outside(result.latest)) {
    return { ok: false, code: 'time-out-of-range', subject: words };
  }
  if (result.earliest >= result.latest)
    return { ok: false, code: 'reversed-interval', subject: words };
  return { ok: true, when: { ...result, words } };
}

interface Refusal {
  readonly code: TimeFault;
  readonly subject: string;
}
type Evaluated = When | Refusal;

function evaluate(expression: Expression, context: TimeContext): Evaluated {
  switch (expression.kind) {
    case 'fault':
      return { code: expression.code, subject: expression.subject };
    case 'none':
      return unstated('');
    case 'literal':
      return expression.when;
    case 'date':
      return ofDate(expression);
    case 'ref':
      return (
        context.momentOf(expression.id) ?? { code: 'unknown-reference', subject: expression.id }
      );
    case 'about': {
      const of = evaluate(expression.of, context);
      return 'code' in of ? of : { ...of, approximate: true };
    }
    case 'age':
      return ofAge(expression, context);
    case 'offset':
    case 'ordinal':
    case 'within':
    case 'beyond':
      return ofReach(expression, context);
    case 'interval':
      return ofInterval(expression.from, expression.to, context);
    case 'order':
      return ofOrder(expression.after, expression.before, context);
    case 'from':
      return ofFrom(expression, context);
  }
}

const CLOCK_MS = { hour: HOUR_MS, minute: MINUTE_MS, second: SECOND_MS } as const;

function ofDate({ year, month, day, clock, approximate }: DateExpression): When {
  const start = civilMs(year, month, day, clock?.ms);
  const [end, precision]: [number, Precision] = clock
    ? [start + CLOCK_MS[clock.precision], clock.precision]
    : day !== undefined
      ? [start + DAY_MS, 'day']
      : month !== undefined
        ? [civilMs(month === 12 ? year + 1 : year, month === 12 ? 1 : month + 1), 'month']
        : [civilMs(year + 1), 'year'];
  return { ...momentOn(CALENDAR, start, end, precision), approximate };
}

/** Age 12 is the year from the twelfth to the thirteenth birthday. */
function ofAge({ amount, unit }: Expression & { kind: 'age' }, context: TimeContext): When {
  const add = adder(BIRTH, context);
  return momentOn(BIRTH, add(0, amount, unit), add(0, amount + 1, unit), unit);
}

type Reach = Expression & { kind: 'offset' | 'ordinal' | 'within' | 'beyond' };

function ofReach(reach: Reach, context: TimeContext): Evaluated {
  const base = evaluate(reach.base, context);
  if ('code' in base) return base;
  const n = reach.kind === 'ordinal' ? reach.nth : reach.amount;
  if (!isPlaced(base)) return orderOnly(reach.base, base, n);
  const { lo, hi } = zeroSpan(base, reach, context);
  const add = adder(base.anchor, context);
  const [from, to] = reachBounds(reach);
  const earliest = add(lo, from, reach.unit);
  const latest =
    add(hi, to, reach.unit) + (isExact(reach) ? Math.min(DAY_MS, UNIT_MS[reach.unit]) : 0);
  const id = reach.base.kind === 'ref' ? [reach.base.id] : [];
  const common = { approximate: base.approximate };
  switch (reach.kind) {
    case 'within':
      return { ...momentOn(base.anchor, earliest, latest, 'interval'), ...common };
    case 'beyond':
      return n < 0
        ? { ...momentOn(base.anchor, -Infinity, latest, 'order'), ...common, before: id }
        : { ...momentOn(base.anchor, earliest, Infinity, 'order'), ...common, after: id };
    default: {
      const own = reach.kind === 'offset' && reach.unit === 'week' ? 'day' : reach.unit;
      return {
        ...momentOn(base.anchor, earliest, latest, hi > lo ? base.precision : own),
        ...common,
      };
    }
  }
}

/** Days, weeks, hours and minutes are exact to the day or to themselves; months and years are not. */
function isExact(reach: Reach): boolean {
  return reach.kind === 'offset' && reach.unit !== 'month' && reach.unit !== 'year';
}

/** How many units after the base the moment lies, at least and at most. */
function reachBounds(reach: Reach): readonly [number, number] {
  switch (reach.kind) {
    case 'ordinal':
      return reach.nth > 0 ? [reach.nth - 1, reach.nth] : [reach.nth, reach.nth + 1];
    case 'within':
      return reach.amount < 0 ? [reach.amount, 0] : [0, reach.amount];
    case 'beyond':
      return [reach.amount, reach.amount];
    case 'offset':
      return isExact(reach)
        ? [reach.amount, reach.amount]
        : [reach.amount - 0.5, reach.amount + 0.5];
  }
}

/** "3 days after marrow" where nobody says when the marrow was: only the order is left. */
function orderOnly(base: Expression, when: When, n: number): When {
  const id = base.kind === 'ref' ? [base.id] : [];
  if (n === 0) return when;
  const bounds =
    n > 0
      ? { earliest: when.earliest, latest: Infinity }
      : { earliest: -Infinity, latest: when.latest };
  const isBounded = Number.isFinite(n > 0 ? when.earliest : when.latest);
  return {
    ...unstated(''),
    ...bounds,
    anchor: isBounded ? when.anchor : '',
    precision: 'order',
    ...(n > 0 ? { after: [...id, ...when.after] } : { before: [...id, ...when.before] }),
  };
}

function isPlaced(when: When): boolean {
  return when.anchor !== '' && Number.isFinite(when.earliest) && Number.isFinite(when.latest);
}

/** Where the counting starts: an anchor's zero, or the days that its moment may be. */
function zeroSpan(base: When, reach: Reach, context: TimeContext): { lo: number; hi: number } {
  const isAnchor =
    reach.base.kind === 'ref' && reach.base.id === base.anchor && base.earliest === 0;
  const isFine = reach.unit === 'hour' || reach.unit === 'minute';
  const width = base.latest - base.earliest;
  const hi = isAnchor ? 0 : base.latest - Math.min(width, isFine ? UNIT_MS[reach.unit] : DAY_MS);
  if (isFine) return { lo: base.earliest, hi };
  // Days are counted from the day itself, whatever the hour on it.
  const date = context.dateOf(base.anchor);
  const toDay = (ms: number) =>
    date === undefined ? ms : Math.floor((date + ms) / DAY_MS) * DAY_MS - date;
  return { lo: toDay(base.earliest), hi: toDay(hi) };
}

function adder(
  anchor: string,
  context: TimeContext,
): (from: number, n: number, unit: TimeUnit) => number {
  const date = context.dateOf(anchor);
  return (from, n, unit) =>
    date === undefined
      ? from + Math.round(n * UNIT_MS[unit])
      : addUnits(date + from, n, unit) - date;
}

function ofInterval(from: Expression, to: Expression, context: TimeContext): Evaluated {
  const start = evaluate(from, context);
  if ('code' in start) return start;
  const end = evaluate(to, context);
  if ('code' in end) return end;
  const approximate = start.approximate || end.approximate;
  const shift =
    isPlaced(start) && isPlaced(end) ? shiftBetween(end.anchor, start.anchor, context) : undefined;
  if (!shift) return ofOrder([from], [to], context);
  return {
    ...momentOn(start.anchor, start.earliest, end.latest + shift.max, 'interval'),
    approximate,
  };
}

/** "At or after presentation": bounded, but in no strict order with it. */
function ofFrom({ base, side }: Expression & { kind: 'from' }, context: TimeContext): Evaluated {
  const when = evaluate(base, context);
  if ('code' in when) return when;
  const common = { precision: 'order', after: [], before: [] } as const;
  return side === 'after'
    ? { ...when, ...common, latest: Infinity }
    : { ...when, ...common, earliest: -Infinity };
}

function ofOrder(
  after: readonly Expression[],
  before: readonly Expression[],
  context: TimeContext,
): Evaluated {
  const bounds: OrderBound[] = [];
  for (const [side, expressions] of [
    ['after', after],
    ['before', before],
  ] as const) {
    for (const expression of expressions) {
      const when = evaluate(expression, context);
      if ('code' in when) return when;
      bounds.push(boundOf(side, expression, when));
    }
  }
  return orderWithin(bounds, context);
}
