/**
 * "repeat: {from: first-infusion, every: 1 week, count: 8}" becomes one event a dose. Without a
 * spacing, or with more doses than a list can hold, it stays one stretch that carries the count.
 */
import { UNIT_MS } from './calendar.ts';
import type { EventDoc } from './document.ts';
import type { Written } from './moments.ts';
import { parseDuration } from './time-words.ts';
import type { Duration } from './when.ts';
import { parseExpression, type Expression, type Names } from './when-grammar.ts';

export type RepeatDoc = NonNullable<EventDoc['repeat']>;

export const MAX_DOSES = 1000;

/** One dose: its number, and when, as far as the spacing says. */
export interface DoseTime {
  readonly number: number;
  readonly of?: number;
  readonly time: Written;
}

export interface Repetition {
  readonly doses: readonly DoseTime[];
  /** Why `when` of the doses is derived. */
  readonly reasoning: string;
}

/** The doses, or undefined when the series stays one stretch. */
export function expandRepeat(repeat: RepeatDoc, names: Names): Repetition | undefined {
  const spacing = repeat.every === undefined ? undefined : parseSpacing(repeat.every);
  if (!spacing) return undefined;
  const from = parseExpression(repeat.from, names);
  const count = repeat.count ?? countUntil(repeat, from, spacing, names);
  if (count === undefined || !isDoseCount(count)) return undefined;
  const doses = Array.from({ length: count }, (_, at) => ({
    number: at + 1,
    ...(repeat.count !== undefined && { of: repeat.count }),
    time: doseTime(repeat, spacing, at),
  }));
  return { doses, reasoning: `Spacing read as every ${repeat.every?.replace(/^every /i, '')}.` };
}

export function isDoseCount(count: number): boolean {
  return Number.isInteger(count) && count >= 1 && count <= MAX_DOSES;
}

/** So many doses in each stretch of time: one a week, eight a week. */
interface Spacing {
  readonly perStretch: number;
  readonly stretch: Duration;
}

export function parseSpacing(text: string): Spacing | undefined {
  const plain = text.trim().replace(/^every /i, '');
  const often = /^(\d{1,3}) ?(?:times|doses|x|×)? ?(?:per|an?|\/|each|every) ?(\S{1,20})$/i.exec(
    plain,
  );
  const stretch = parseDuration(often ? (often[2] ?? '') : plain);
  const perStretch = often ? Number(often[1]) : 1;
  return stretch && stretch.amount > 0 && perStretch > 0 ? { perStretch, stretch } : undefined;
}

function doseTime(repeat: RepeatDoc, { perStretch, stretch }: Spacing, at: number): Written {
  const { amount, unit } = stretch;
  const nth = Math.floor(at / perStretch);
  const words =
    nth === 0
      ? repeat.from
      : `${repeat.from} + ${nth * amount} ${unit}${nth * amount === 1 ? '' : 's'}`;
  const expression = (names: Names): Expression => {
    const base = parseExpression(repeat.from, names);
    // Several doses a week: each lies somewhere in its week, and nothing says where.
    if (perStretch > 1 && amount === 1 && unit !== 'day')
      return { kind: 'ordinal', base, nth: nth + 1, unit };
    return nth === 0 ? base : { kind: 'offset', base, amount: nth * amount, unit };
  };
  if (repeat.approximate !== true) return { words, expression };
  return { words, expression: (names) => ({ kind: 'about', of: expression(names) }) };
}

/** How many doses fit before `until`, where that is a length or a distance from the same start. */
function countUntil(
  { until }: RepeatDoc,
  from: Expression,
  spacing: Spacing,
  names: Names,
): number | undefined {
  if (until === undefined) return undefined;
  const every = (spacing.stretch.amount * UNIT_MS[spacing.stretch.unit]) / spacing.perStretch;
  const length = parseDuration(until) ?? lengthFrom(from, parseExpression(until, names));
  return length && Math.ceil((length.amount * UNIT_MS[length.unit]) / every);
}

function lengthFrom(from: Expression, until: Expression): Duration | undefined {
  if (until.kind !== 'offset' || JSON.stringify(until.base) !== JSON.stringify(from))
    return undefined;
  return { amount: until.amount, unit: until.unit };
}
