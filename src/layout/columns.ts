/**
 * A line through more values than pixels: for each column of pixels the first, the least, the
 * greatest and the last value in it, which draw the same pixels as all of them would (M4: Jugel and
 * others, VLDB 2014). Where neighbouring columns overlap, first and last lie within the stroke and
 * are left out. The cost follows the pixels, whatever the number of values.
 */
import { pyramidOf } from '../model/pyramid.ts';
import { timeX, type Axis } from './axis.ts';
import type { Curve, Stretch } from './curve.ts';
import type { Box } from './figure.ts';
import type { PlacedRun } from './run.ts';

export interface ColumnsOptions {
  readonly axis: Axis;
  /** px of a value. */
  readonly y: (value: number) => number;
  /** px of a column. */
  readonly grain: number;
}

export interface Columns extends Pick<PlacedRun, 'count' | 'xs' | 'ys' | 'starts'> {
  /** Indices of the lowest and the highest value in the window, and their px. */
  readonly ends: readonly { readonly n: number; readonly x: number; readonly y: number }[];
}

/** Of the parts that the window shows; empty where it shows none. */
export function placeColumns(
  curve: Curve,
  stretches: readonly Stretch[],
  options: ColumnsOptions,
): Columns {
  const plotter = new Plotter(curve, options);
  for (const stretch of stretches) plotter.stretch(stretch);
  const last = stretches.at(-1);
  if (last) plotter.leave(last.to);
  return plotter.done(stretches.reduce((sum, { from, to }) => sum + to - from, 0));
}

/** px of a piece of a run that words keep clear of. */
const PIECE = 8;

/** What a run covers, piece by piece: no word needs to know it to the pixel. */
export function boxesOf({ xs, ys, starts }: PlacedRun, pad: number): readonly Box[] {
  const boxes: Box[] = [];
  const isStart = new Set(starts);
  for (let at = 0; at < xs.length;) {
    const x = xs[at] ?? 0;
    let [low, high] = [Infinity, -Infinity];
    let end = at;
    do {
      low = Math.min(low, ys[end] ?? low);
      high = Math.max(high, ys[end] ?? high);
      end += 1;
    } while (end < xs.length && (xs[end] ?? 0) - x <= PIECE && !isStart.has(end));
    // The line leads on to the next piece.
    const next = end < xs.length && !isStart.has(end) ? end : end - 1;
    low = Math.min(low, ys[next] ?? low);
    high = Math.max(high, ys[next] ?? high);
    const width = (xs[next] ?? x) - x + 2 * pad;
    boxes.push({ x: x - pad, y: low - pad, width, height: high - low + 2 * pad });
    at = end;
  }
  return boxes;
}

/** Vertices are gathered here and copied out: a frame makes thousands, and none are left for the collector. */
let scratchX = new Float32Array(8192);
let scratchY = new Float32Array(8192);

function grow(): void {
  const [xs, ys] = [scratchX, scratchY];
  scratchX = new Float32Array(2 * xs.length);
  scratchY = new Float32Array(2 * ys.length);
  scratchX.set(xs);
  scratchY.set(ys);
}

/** An extreme, the column of values that it is among, and their px. */
interface Found {
  value: number;
  from: number;
  to: number;
  x: number;
}

class Plotter {
  #length = 0;
  readonly #starts: number[] = [];
  readonly #range = { low: 0, high: 0 };
  readonly #least: Found = { value: Infinity, from: 0, to: 0, x: 0 };
  readonly #most: Found = { value: -Infinity, from: 0, to: 0, x: 0 };
  /** The column before, its last value and how many it had. */
  #column = NaN;
  #last = -1;
  #count = 0;

  constructor(
    readonly curve: Curve,
    readonly options: ColumnsOptions,
  ) {}

  stretch({ segment, from, to }: Stretch): void {
    const { times, offset } = this.curve;
    const { grain } = this.options;
    const perPx = (segment.t1 - segment.t0) / Math.max(segment.x1 - segment.x0, 1e-9);
    const start = segment.t0 - offset;
    const xOf = (n: number): number =>
      Math.min(Math.max(segment.x0 + ((times[n] ?? 0) - start) / perPx, segment.x0), segment.x1);
    if (to > from && this.#last < 0) this.#enter(from, xOf(from));
    for (let n = from; n < to;) {
      const column = Math.floor(xOf(n) / grain);
      const edge = (column + 1) * grain;
      // What lies beyond the stretch stands on its edge.
      const isEnd = edge >= segment.x1;
      const end = isEnd ? to : reach(times, start + (edge - segment.x0) * perPx, n + 1, to);
      this.#add(n, end, column, xOf);
      n = end;
    }
  }

  /** From the value before the window, so that the line comes in where it should. */
  #enter(first: number, x: number): void {
    const { axis } = this.options;
    if (first === 0 || this.#isBreak(first)) return;
    const before = this.#xBeyond(first - 1);
    if (before >= axis.x0) return;
    const along = (axis.x0 - before) / Math.max(x - before, 1e-9);
    const [a, b] = [this.#y(first - 1), this.#y(first)];
    this.#move(axis.x0, a + (b - a) * Math.min(1, along));
    [this.#last, this.#count] = [first - 1, 1];
  }

  /** To the value after the window. */
  leave(next: number): void {
    const { axis } = this.options;
    if (next >= this.curve.times.length || this.#last < 0 || this.#isBreak(next)) return;
    const [from, to] = [this.#xBeyond(this.#last), this.#xBeyond(next)];
    if (to <= axis.x1) return;
    const along = (axis.x1 - from) / Math.max(to - from, 1e-9);
    const [a, b] = [this.#y(this.#last), this.#y(next)];
    if (this.#count > 1) this.#line(Math.max(from, this.#penX), a);
    this.#line(axis.x1, a + (b - a) * Math.min(1, Math.max(0, along)));
  }

  done(count: number): Columns {
    return {
      count,
      xs: scratchX.slice(0, this.#length),
      ys: scratchY.slice(0, this.#length),
      starts: this.#starts,
      ends:
        this.#least.to === 0 ? [] : [this.#end(this.#least, 'low'), this.#end(this.#most, 'high')],
    };
  }

  #end({ value, from, to, x }: Found, side: 'low' | 'high'): Columns['ends'][number] {
    return { n: pyramidOf(this.curve.values).find(from, to, side), x, y: this.options.y(value) };
  }

  #note(low: number, high: number, from: number, to: number, x: number): void {
    if (low < this.#least.value) Object.assign(this.#least, { value: low, from, to, x });
    if (high > this.#most.value) Object.assign(this.#most, { value: high, from, to, x });
  }

  #add(from: number, to: number, column: number, xOf: (n: number) => number): void {
    const middle = (column + 0.5) * this.options.grain;
    const isNew = this.#last < 0 || this.#isBreak(from);
    const isNext = !isNew && column === this.#column + 1;
    const isOne = to - from === 1;
    if (!isNew && !isNext && this.#count > 1)
      this.#line(Math.max(xOf(this.#last), this.#penX), this.#y(this.#last));
    const first = this.#y(from);
    const x = isOne ? xOf(from) : Math.min(xOf(from), middle);
    if (isNew) this.#move(x, first);
    else if (isOne || !isNext) this.#line(x, first);
    if (!isOne) this.#span(from, to, middle);
    else this.#note(this.curve.values[from] ?? 0, this.curve.values[from] ?? 0, from, to, x);
    [this.#column, this.#last, this.#count] = [column, to - 1, to - from];
  }

  /** Up and down over all values of a column, the nearer end first. */
  #span(from: number, to: number, x: number): void {
    pyramidOf(this.curve.values).read(from, to, this.#range);
    this.#note(this.#range.low, this.#range.high, from, to, x);
    const low = this.options.y(this.#range.low);
    const high = this.options.y(this.#range.high);
    const pen = scratchY[this.#length - 1] ?? low;
    const isLowFirst = Math.abs(pen - low) <= Math.abs(pen - high);
    this.#line(x, isLowFirst ? low : high);
    if (low !== high) this.#line(x, isLowFirst ? high : low);
  }

  #y(n: number): number {
    return this.options.y(this.curve.values[n] ?? 0);
  }

  #xBeyond(n: number): number {
    const { frame, times, offset } = this.curve;
    return timeX(this.options.axis, frame, (times[n] ?? 0) + offset);
  }

  /** A gap longer than the rhythm, or a value that a line may not skip. */
  #isBreak(n: number): boolean {
    const { times, longest, breaks } = this.curve;
    return (times[n] ?? 0) - (times[n - 1] ?? 0) > longest || breaks.has(n);
  }

  get #penX(): number {
    return scratchX[this.#length - 1] ?? -Infinity;
  }

  #move(x: number, y: number): void {
    this.#starts.push(this.#length);
    this.#push(x, y);
  }

  /** Along a level a line needs its ends only. */
  #line(x: number, y: number): void {
    const last = this.#length - 1;
    const level = Math.fround(y);
    const isLevel = scratchY[last] === level && scratchY[last - 1] === level;
    if (isLevel && last > (this.#starts.at(-1) ?? 0)) scratchX[last] = x;
    else this.#push(x, y);
  }

  #push(x: number, y: number): void {
    if (this.#length === scratchX.length) grow();
    scratchX[this.#length] = x;
    scratchY[this.#length] = y;
    this.#length += 1;
  }
}

/** The first index in [from, to] whose time is not below `t`: steps that double, then halves. */
function reach(times: Float64Array, t: number, from: number, to: number): number {
  let step = 16;
  let low = from;
  while (low + step < to && (times[low + step] ?? Infinity) < t) {
    low += step;
    step *= 2;
  }
  let high = Math.min(low + step, to);
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((times[middle] ?? Infinity) < t) low = middle + 1;
    else high = middle;
  }
  return low;
}
