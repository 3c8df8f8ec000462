/** One reported value beside what was drawn at its moment, or anywhere in the extent that its time allows. */
import type { Point } from '../model/course.ts';
import type { Comparator, Value } from '../model/quantity.ts';
import type { Extent } from './extent.ts';
import {
  ownOver,
  rounded,
  stepOf,
  type Own,
  type Accord,
  type Compared,
  type Finding,
} from './drawn.ts';
import { readOf, type Read } from './drawn-read.ts';
import { sayDated, sayNumber, sentences, withUnit } from './words.ts';

export function compareValue(point: Point, compared: Compared): Finding {
  const place = compared.axis.places.get(point.id);
  const told = sayTold(point, compared);
  if (place === undefined)
    return value('open', told, 'its time has no place on this axis, so nothing is compared');
  // A word has no unit that the drawn number could share.
  const unit = point.value.kind === 'level' ? compared.series.unit : undefined;
  const own = ownOver(compared.prediction, place, compared.room, unit);
  if (own === undefined) return value('open', told, 'your curve does not reach this time');
  const says = `you drew ${own.says}`;
  const read = readOf(point, compared);
  if (typeof read === 'string') return value('open', told, `${says}: not assessable, ${read}`);
  const { accord, words, rest } = judge(read, own, place.isMoment, compared);
  return value(accord, told, `${says}: ${words}`, rest);
}

/** How many of the values that are not told one by one lie where. */
export function sayFurther(points: readonly Point[], compared: Compared): Finding {
  const all = points.map((point) => compareValue(point, compared).accord);
  const count = (accord: Accord): number => all.filter((each) => each === accord).length;
  return value(
    'open',
    `of ${points.length} further values your curve agrees with ${count('agrees')} and differs from ${count('differs')}`,
    count('open') > 0 ? `${count('open')} cannot be compared` : '',
  );
}

interface Judged {
  readonly accord: Accord;
  readonly words: string;
  readonly rest?: string;
}

function judge(read: Read, own: Own, isMoment: boolean, { room }: Compared): Judged {
  if (read.kind === 'exact' || read.kind === 'about') return judgeNumber(read, own, isMoment, room);
  const step = stepOf(own.high, room) / 2;
  if (isMoment && isNear(read, own.low, step))
    return { accord: 'open', words: 'too near to it to tell on this plot' };
  const [all, some] = [overlapOf(read.extent, own, 'all'), overlapOf(read.extent, own, 'some')];
  const by = read.by === undefined ? undefined : `read by ${read.by}`;
  const far = read.side && `how far ${read.side} is not reported`;
  const rest = [by, all ? far : undefined].filter((part) => part !== undefined).join('; ');
  if (all) return { accord: 'agrees', words: 'agrees', rest };
  if (some)
    return {
      accord: 'agrees',
      words: 'agrees in part of that time',
      rest: [rest, 'when in it the value was taken is not stated']
        .filter((part) => part !== '')
        .join('; '),
    };
  const isCut =
    (own.isAtTop && read.extent.low >= room.domain[1]) ||
    (own.isAtBottom && read.extent.high <= room.domain[0]);
  return isCut
    ? { accord: 'open', words: 'not assessable, the plot ended there', rest }
    : { accord: 'differs', words: 'differs', rest };
}

function isNear({ extent }: Read, value: number, step: number): boolean {
  return [extent.low, extent.high].some((edge) => Math.abs(edge - value) < step);
}

/** Whether all, or some, of what was drawn is allowed by the value. */
function overlapOf(
  { low, high, isLowOpen, isHighOpen }: Extent,
  own: Own,
  how: 'all' | 'some',
): boolean {
  const [bottom, top] = how === 'all' ? [own.low, own.high] : [own.high, own.low];
  const isOver = isLowOpen ? bottom > low : bottom >= low;
  const isUnder = isHighOpen ? top < high : top <= high;
  return isOver && isUnder;
}

/** Distances are read off the curve, so they are "about", and to what the plot can show. */
function judgeNumber(
  { extent, kind }: Read,
  own: Own,
  isMoment: boolean,
  room: Compared['room'],
): Judged {
  const at = extent.low;
  const step = stepOf(at, room);
  const isReached = own.low - step <= at && own.high + step >= at;
  if (isReached && !isMoment)
    return {
      accord: 'agrees',
      words: 'passes it in that time',
      rest: 'when in it the value was taken is not stated',
    };
  if (isReached) return { accord: 'agrees', words: 'as near as the plot can show' };
  if ((own.isAtTop && at > own.high) || (own.isAtBottom && at < own.low))
    return { accord: 'open', words: 'not assessable, the plot ended there' };
  const nearest = own.low > at ? own.low : own.high;
  const gap = Math.max(
    step,
    Number((Math.round(Math.abs(rounded(nearest, room) - at) / step) * step).toPrecision(10)),
  );
  const side = nearest > at ? 'higher' : 'lower';
  const least = isMoment ? '' : 'at least ';
  const times = kind === 'exact' ? sayTimes(rounded(nearest, room), at, room) : '';
  return { accord: 'differs', words: `${least}about ${sayNumber(gap)} ${side}${times}` };
}

/** A multiple says something only on an axis that begins at zero. */
function sayTimes(drawn: number, at: number, { domain: [low], scale }: Compared['room']): string {
  if ((low !== 0 && scale === 'linear') || at <= 0 || drawn <= 0) return '';
  const times = drawn / at;
  if (times < 1.5 && times > 0.67) return '';
  return `, about ${sayNumber(Number(times.toPrecision(times < 10 ? 2 : 1)))} times as much`;
}

const COMPARED: Readonly<Record<Comparator, string>> = {
  '=': '',
  '<': 'below ',
  '<=': 'at most ',
  '>': 'above ',
  '>=': 'at least ',
  '~': 'about ',
};

function sayTold(point: Point, { series, course, axis }: Compared): string {
  return `${sayWhenTold(point, axis.places.get(point.id)?.isMoment ?? true, course)}: ${sayReported(point, series.unit)}`;
}

/** "above 150 ×10⁹/L (reported; time derived)". */
function sayReported({ value, evidence }: Point, unit: Compared['series']['unit']): string {
  const isDerived = [evidence.what.kind, evidence.value?.kind].includes('derived');
  const isTimeDerived = evidence.when.kind === 'derived';
  const basis = isDerived
    ? isTimeDerived
      ? 'value and time derived'
      : 'derived'
    : isTimeDerived
      ? 'reported; time derived'
      : 'reported';
  return `${sayPlainly(value, unit)} (${basis})`;
}

/** "above 150 ×10⁹/L". */
function sayPlainly(value: Value, unit: Compared['series']['unit']): string {
  switch (value.kind) {
    case 'number':
      return withUnit(`${COMPARED[value.comparator]}${sayNumber(value.value)}`, unit);
    case 'range':
      return withUnit(`${sayNumber(value.low)}–${sayNumber(value.high)}`, unit);
    case 'pair':
      return withUnit(`${sayNumber(value.first)}/${sayNumber(value.second)}`, unit);
    case 'titre':
      return `1:${value.dilution}`;
    case 'level':
      return value.level;
    case 'ordinal':
    case 'text':
      return value.text;
    case 'absent':
      return value.reason;
  }
}

function sayWhenTold({ at, phase }: Point, isMoment: boolean, course: Compared['course']): string {
  const words = sayDated(at, phase, course);
  if (isMoment) return words;
  if (words === 'date not stated') return 'at a moment that is not stated';
  // Stated to the day, and the day is wide on this axis.
  if (words.startsWith('at ')) return `some time on the day of ${words.slice(3)}`;
  return words.startsWith('on ') ? `some time ${words}` : `at some moment ${words}`;
}

function value(accord: Accord, told: string, ...parts: readonly (string | undefined)[]): Finding {
  return { about: 'value', accord, says: sentences(told, ...parts) };
}
