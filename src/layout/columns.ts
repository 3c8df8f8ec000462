/**
 * A line through more values than pixels: for each column of pixels the first, the least, the
 * greatest and the last value in it, which draw the same pixels as all of them would (M4: Jugel and
 * others, VLDB 2014). Where neighbouring columns overlap, first and last lie within the stroke and
 * are left out. The cost follows the pixels, whatever the number of values.
 */
import { pyramidOf, type Pyramid } from '../model/pyramid.ts';
import { timeX, type Axis } from './axis.ts';
import type { Curve, Stretch } from './curve.ts';
import type { Box } from './figure.ts';
import type { PlacedRun, Vertices } from './run.ts';

export interface ColumnsOptions {
  readonly axis: Axis;
  /** px of a value. */
  readonly y: (value: number) => number;
  /** px of a column. */
  readonly grain: number;
}

export interface Columns extends Vertices {
  /** Indices of the lowest and the highest value in the window, and their px. */
  readonly ends: readonly { readonly n: number; readonly x: number; readonly y: number }[];
}

/** Of the parts that the window shows, in memory that the next call writes over; empty where it shows none. */
export function plotColumns(
  curve: Curve,
  stretches: readonly Stretch[],
  options: ColumnsOptions,
): Columns {
  const plotter = new Plotter(curve, options);
  for (const stretch of stretches) plotter.stretch(stretch);
  const last = stretches.at(-1);
  if (last) plotter.leave(last.to);
  return plotter.done();
}

/** The same in memory of its own. */
export function keptColumns({ xs, ys, starts, ends }: Columns): Columns {
  return { xs: xs.slice(), ys: ys.slice(), starts, ends };
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

/** Vertices are gathered here: a frame makes thousands, and none are left for the collector. */
let scratchX = new Float32Array(8192);
let scratchY = new Float32Array(8192);

function grow(): void {
  const [xs, ys] = [scratchX, scratchY];
  scratchX = new Float32Array(2 * xs.length);
  scratchY = new Float32Array(2 * ys.length);
  scratchX.set(xs);
  scratchY.set(ys);
}

/** Up to so many values of a column are read one by one. */
const NEAR = 32;

/** An extreme, the column of values that it is among, and their px. */
interface Found {
  value: number;
  from: number;
  to: number;
  x: number;
}

function found(extreme: Found, value: number, from: number, to: number, x: number): void {
  extreme.value = value;
  extreme.from = from;
  extreme.to = to;
  extreme.x = x;
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
  /** The stretch at work: where it lies, the time of its left edge, and ms of a px. */
  #segment: { readonly x0: number; readonly x1: number } = { x0: 0, x1: 0 };
  #start = 0;
  #perPx = 1;
  readonly #pyramid: Pyramid;

  constructor(
    readonly curve: Curve,
    readonly options: ColumnsOptions,
  ) {
    this.#pyramid = pyramidOf(curve.values);
  }

  stretch({ segment, from, to }: Stretch): void {
    const { times, values, offset } = this.curve;
    const { grain } = this.options;
    const range = this.#range;
    const perPx = (segment.t1 - segment.t0) / Math.max(segment.x1 - segment.x0, 1e-9);
    this.#segment = segment;
    this.#start = segment.t0 - offset;
    this.#perPx = perPx;
    if (to > from && this.#last < 0) this.#enter(from, this.#x(from));
    for (let n = from; n < to;) {
      const x = this.#x(n);
      const column = Math.floor(x / grain);
      const edge = (column + 1) * grain;
      // What lies beyond the stretch stands on its edge.
      const t = edge >= segment.x1 ? Infinity : this.#start + (edge - segment.x0) * perPx;
      // A few values are read where they stand; of more, the pyramid knows the extremes.
      const near = Math.min(to, n + NEAR);
      let low = values[n] as number;
      let high = low;
      let end = n + 1;
      for (; end < near && (times[end] as number) < t; end++) {
        const value = values[end] as number;
        if (value < low) low = value;
        if (value > high) high = value;
      }
      if (end === near && end < to && (times[end] as number) < t) {
        end = t === Infinity ? to : reach(times, t, end + 1, to);
        this.#pyramid.read(n, end, range);
        ({ low, high } = range);
      }
      this.#add(n, end, column, x, low, high);
      n = end;
    }
  }

  #x(n: number): number {
    const { x0, x1 } = this.#segment;
    const x = x0 + ((this.curve.times[n] as number) - this.#start) / this.#perPx;
    return x < x0 ? x0 : x > x1 ? x1 : x;
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

  done(): Columns {
    const ends = (): Columns['ends'] =>
      this.#least.to === 0 ? [] : [this.#end(this.#least, 'low'), this.#end(this.#most, 'high')];
    return {
      xs: scratchX.subarray(0, this.#length),
      ys: scratchY.subarray(0, this.#length),
      starts: this.#starts,
      // Looked for when a key or a pointer asks.
      get ends() {
        return ends();
      },
    };
  }

  #end({ value, from, to, x }: Found, side: 'low' | 'high'): Columns['ends'][number] {
    return { n: this.#pyramid.find(from, to, side), x, y: this.options.y(value) };
  }

  #note(low: number, high: number, from: number, to: number, x: number): void {
    if (low < this.#least.value) found(this.#least, low, from, to, x);
    if (high > this.#most.value) found(this.#most, high, from, to, x);
  }

  #add(from: number, to: number, column: number, x: number, low: number, high: number): void {
    const isNew = this.#last < 0 || this.#isBreak(from);
    const isNext = !isNew && column === this.#column + 1;
    const isOne = to - from === 1;
    const middle = (column + 0.5) * this.options.grain;
    if (!isNew && !isNext && this.#count > 1)
      this.#line(Math.max(this.#x(this.#last), this.#penX), this.#y(this.#last));
    const at = isOne ? x : Math.min(x, middle);
    if (isNew) this.#move(at, this.#y(from));
    else if (isOne || !isNext) this.#line(at, this.#y(from));
    if (!isOne) this.#span(low, high, middle);
    this.#note(low, high, from, to, isOne ? at : middle);
    [this.#column, this.#last, this.#count] = [column, to - 1, to - from];
  }

  /** Up and down over all values of a column, the nearer end first. */
  #span(least: number, most: number, x: number): void {
    const low = this.options.y(least);
    const high = this.options.y(most);
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
  while (low + step < to && (times[low + step] as number) < t) {
    low += step;
    step *= 2;
  }
  let high = Math.min(low + step, to);
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((times[middle] as number) < t) low = middle + 1;
    else high = middle;
  }
  return low;
}
