/**
 * The value axis of a panel. Where the source gives no measured number, the axis prints only the
 * numbers that it does give: its bounds, and zero.
 */
import { ticks } from 'd3';
import type { Series } from '../model/course.ts';
import { extremesOf } from '../model/pyramid.ts';
import type { Value } from '../model/quantity.ts';
import { besideOf } from '../model/sample-points.ts';
import type { PanelView } from '../view/view.ts';

export interface ValueScale {
  /** px from the top of the plot, for a value in the panel's unit. */
  readonly y: (value: number) => number;
  readonly ticks: readonly {
    readonly value: number;
    readonly text: string;
    readonly bound: boolean;
  }[];
  /** Divides values by the upper limit where the panel counts in its multiples. */
  readonly limit: number | undefined;
  readonly unit: string;
  readonly domain: readonly [number, number];
}

/** Least px between two printed values. */
const TICK_ROOM = 29;

const scales = new WeakMap<Series, Map<string, ValueScale>>();

/** Asked for twice in a figure, and again in every frame: kept by what it depends on. */
export function scaleOf(series: Series, view: PanelView, height: number, em: number): ValueScale {
  const known = scales.get(series) ?? new Map<string, ValueScale>();
  scales.set(series, known);
  const key = `${view.scale ?? ''} ${view.value ?? ''} ${height} ${em}`;
  const found = known.get(key) ?? makeScale(series, view, height, em);
  if (known.size > 8) known.clear();
  known.set(key, found);
  return found;
}

function makeScale(series: Series, view: PanelView, height: number, em: number): ValueScale {
  const limit = view.value === 'limit' ? upperLimitOf(series) : undefined;
  const per = limit ?? 1;
  const stated = numbersOf(series).map((value) => value / per);
  const bounds = series.bounds.map((bound) => bound.at / per);
  const onlyBounds = stated.every((value) => bounds.includes(value));
  const log = (view.scale ?? series.scale) === 'log' && logPossible(series);
  const domain = log
    ? logDomain(stated, hasArrowUp(series))
    : linearDomain(series, stated, bounds, onlyBounds, limit !== undefined);
  const scale = log ? logScale(domain, height) : linearScale(domain, height);
  const count = Math.max(2, Math.min(6, Math.floor(height / (TICK_ROOM * em))));
  const printed = (values: readonly number[]): ValueScale['ticks'] => {
    const format = formatFor(values);
    const told = (value: number) => ({ value, text: format(value), bound: bounds.includes(value) });
    return spaced(values.map(told), scale, height, em);
  };
  const given = stated.length === 0 ? [] : [...new Set(log ? bounds : [0, ...bounds])];
  return {
    y: scale,
    ticks: onlyBounds
      ? printed(given)
      : log
        ? printed(logTicks(domain, count))
        : printedRound(domain, count, printed, height >= LOW * em),
    limit,
    unit: limit === undefined ? series.unit.display : '× upper limit',
    domain,
  };
}

type Domain = readonly [number, number];

// d3-scale would bring colour, format and interpolation into the first screen for these two lines.
function linearScale([low, high]: Domain, height: number): (value: number) => number {
  return (value) => height - ((value - low) / (high - low)) * height;
}

function logScale([low, high]: Domain, height: number): (value: number) => number {
  const span = Math.log(high / low);
  return (value) => height - (Math.log(value / low) / span) * height;
}

/** The upper limit that "× upper limit" divides by: of the latest range that has one. */
export function upperLimitOf(series: Series): number | undefined {
  const highs = series.ranges.flatMap(({ high }) =>
    high === undefined || high <= 0 ? [] : [high],
  );
  return highs.at(-1);
}

/** A logarithm needs every number above zero, and some number. */
export function logPossible(series: Series): boolean {
  const numbers = numbersOf(series);
  return numbers.length > 0 && numbers.every((value) => value > 0);
}

const known = new WeakMap<Series, readonly number[]>();

/** Every number that the panel must have room for. */
function numbersOf(series: Series): readonly number[] {
  let numbers = known.get(series);
  if (numbers === undefined) {
    numbers = [
      ...sampledNumbers(series),
      ...besideOf(series).flatMap((point) => numbersIn(point.value)),
      ...series.ranges.flatMap(({ low, high }) =>
        [low, high].filter((limit) => limit !== undefined),
      ),
      ...series.bounds.map((bound) => bound.at),
    ].filter(Number.isFinite);
    known.set(series, numbers);
  }
  return numbers;
}

/** Of a run its extremes, and enough others to tell it from mere bounds. */
function sampledNumbers({ samples }: Series): readonly number[] {
  if (samples === undefined) return [];
  const { low, high } = extremesOf(samples.values);
  return [low, high, ...new Set(samples.values.subarray(0, 64))];
}

export function numbersIn(value: Value): readonly number[] {
  if (value.kind === 'number') return [value.value];
  if (value.kind === 'range') return [value.low, value.high];
  if (value.kind === 'pair') return [value.first, value.second];
  return [];
}

function linearDomain(
  series: Series,
  stated: readonly number[],
  bounds: readonly number[],
  onlyBounds: boolean,
  relative: boolean,
): [number, number] {
  const [low, high] = extentOf(stated);
  if (onlyBounds) {
    const unit = Math.max(...bounds, relative ? 1 : 0) || 1;
    const levels = series.shapes.flatMap((shape) => shape.vertices.map((vertex) => vertex.level));
    // Room above the bound for an arrow, and for the shape; its height is no value. Of a value that
    // is somewhere above nobody knows how far: a guess needs room there.
    const least = levels.length === 0 && hasArrowUp(series) ? 3 : 1.55;
    return [0, unit * Math.max(least, ...levels.map((level) => level * 1.2))];
  }
  const top = hasArrowUp(series) ? 0.3 : 0.12;
  // Levels of an illustrative shape count from zero, and two numbers are no course to look at closely.
  const isBare = series.shapes.length > 0 || stated.length < 3;
  const fromZero = low >= 0 && (isBare || low < high * ZERO_SHARE);
  if (low === high && (low === 0 || isBare)) return singleDomain(low);
  if (fromZero) return [0, high * (1 + top)];
  const least =
    hasRange(series) && high > low ? 0 : Math.max(Math.abs(low), Math.abs(high)) * LEAST_SPAN;
  const short = Math.max(0, least - (high - low)) / 2;
  const span = high - low + 2 * short;
  const bottom = low - short - span * 0.08;
  return [low >= 0 ? Math.max(0, bottom) : bottom, high + short + span * top];
}

/** Around one number: zero shows how large it is. */
function singleDomain(value: number): [number, number] {
  return value === 0 ? [0, 1] : [Math.min(0, value * 1.5), Math.max(0, value * 1.5)];
}

/**
 * A dot or a line says its value by where it stands, not by its length, so its axis need not begin at
 * zero (Cleveland, The Elements of Graphing Data, 1994; Wilke, Fundamentals of Data Visualization,
 * 2019, chapter 17: bars must). Zero is kept while it leaves the numbers nearly half of the plot.
 */
const ZERO_SHARE = 0.55;

/** Without a range to read them by, numbers that hardly differ are not drawn as if they did. */
const LEAST_SPAN = 0.12;

function hasRange({ ranges }: Series): boolean {
  return ranges.some(({ low, high }) => low !== undefined && high !== undefined);
}

function extentOf(values: readonly number[]): readonly [number, number] {
  let [low, high] = [Infinity, -Infinity];
  for (const value of values) {
    low = Math.min(low, value);
    high = Math.max(high, value);
  }
  return low > high ? [0, 1] : [low, high];
}

/** A value known only to lie above its bound needs room for its arrow. */
function hasArrowUp(series: Series): boolean {
  return besideOf(series).some(
    ({ value }) => value.kind === 'number' && value.comparator.startsWith('>'),
  );
}

function logDomain(stated: readonly number[], arrowUp: boolean): [number, number] {
  const [low, high] = extentOf(stated);
  if (arrowUp && high > low) return [low / 1.2, high * (high / low) ** 0.25];
  return low === high ? [low / 2, high * 2] : [low / 1.2, high * 1.2];
}

/** Two at least, where the plot has room for two: one value alone is no scale. */
function printedRound(
  [low, high]: Domain,
  count: number,
  printed: (values: readonly number[]) => ValueScale['ticks'],
  hasRoom: boolean,
): ValueScale['ticks'] {
  const values = ticks(low, high, count);
  const found = printed(values);
  const isEnough = hasRoom ? found.length > 1 || count > 7 : values.length > 1 || count > 4;
  return isEnough ? found : printedRound([low, high], count + 1, printed, hasRoom);
}

/** 1, 2 and 5 times powers of ten, thinned to what the height holds. */
function logTicks([low, high]: readonly [number, number], count: number): readonly number[] {
  for (const steps of [[1, 2, 5], [1, 3], [1]]) {
    const ticks: number[] = [];
    for (let power = Math.floor(Math.log10(low)); power <= Math.ceil(Math.log10(high)); power++) {
      for (const step of steps) ticks.push(Number(`${step}e${power}`));
    }
    const inside = ticks.filter((tick) => tick >= low && tick <= high);
    if (inside.length <= count + 1 && inside.length > 0) return inside;
  }
  return [low, high].map((value) => Number(value.toPrecision(2)));
}

/** A plot lower than this has room for one printed value. px */
const LOW = 26;

/**
 * Printed values far enough apart, bounds first. A value stands above its rule and needs the room;
 * on a plot too low for two, the highest that fits says more than zero.
 */
function spaced<T extends { readonly value: number; readonly bound: boolean }>(
  ticks: readonly T[],
  scale: (value: number) => number,
  height: number,
  em: number,
): readonly T[] {
  const isLow = height < LOW * em;
  const inOrder = [...ticks].sort(
    (a, b) => Number(b.bound) - Number(a.bound) || (isLow ? b.value - a.value : a.value - b.value),
  );
  const kept: T[] = [];
  for (const tick of inOrder) {
    const y = scale(tick.value);
    if (y < (isLow ? 0 : 11 * em)) continue;
    if (kept.every((other) => Math.abs(scale(other.value) - y) >= 14 * em)) kept.push(tick);
  }
  return kept.sort((a, b) => a.value - b.value);
}

/** Thousands kept apart by a thin space, a true minus, no more digits than the ticks need. */
function formatFor(values: readonly number[]): (value: number) => string {
  const digits = Math.max(0, ...values.map((value) => decimalsOf(value)));
  return (value) => {
    const [whole = '', part] = Math.abs(value).toFixed(Math.min(digits, 6)).split('.');
    const grouped = whole.length > 4 ? whole.replace(/\B(?=(\d{3})+$)/g, '\u2009') : whole;
    return `${value < 0 ? '−' : ''}${grouped}${part === undefined ? '' : `.${part}`}`;
  };
}

function decimalsOf(value: number): number {
  const text = String(Number(value.toPrecision(10)));
  const exponent = /e-(\d+)$/.exec(text);
  return exponent ? Number(exponent[1]) : (text.split('.')[1]?.length ?? 0);
}
