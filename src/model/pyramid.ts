/**
 * The least and the greatest of any stretch of a column, without reading it: each level holds the
 * extremes of sixteen of the level below (a min/max tree, as multi-resolution plots of signals use).
 * A million values need two reads of a few dozen numbers, and a spike of one of them is never missed.
 */
const FAN = 16;

export interface Extremes {
  low: number;
  high: number;
}

export class Pyramid {
  readonly #lows: readonly Float64Array[];
  readonly #highs: readonly Float64Array[];

  constructor(values: Float64Array) {
    const lows = [values];
    const highs = [values];
    for (let below = values.length; below > FAN;) {
      const [low, high] = level(lows.at(-1) ?? values, highs.at(-1) ?? values);
      lows.push(low);
      highs.push(high);
      below = low.length;
    }
    [this.#lows, this.#highs] = [lows, highs];
  }

  /** Extremes of the values [from, to) go into `into`: it is asked a thousand times a frame. */
  read(from: number, to: number, into: Extremes): void {
    into.low = Infinity;
    into.high = -Infinity;
    let [left, right] = [from, to];
    for (let at = 0; left < right; at++) {
      const isTop = at === this.#lows.length - 1;
      const head = isTop ? right : Math.min(right, Math.ceil(left / FAN) * FAN);
      this.#scan(at, left, head, into);
      const tail = isTop ? right : Math.max(head, Math.floor(right / FAN) * FAN);
      this.#scan(at, tail, right, into);
      [left, right] = [head / FAN, tail / FAN];
    }
  }

  /** Index of the first value in [from, to) that is the least, or the greatest, of them. */
  find(from: number, to: number, side: 'low' | 'high'): number {
    const found: Extremes = { low: 0, high: 0 };
    this.read(from, to, found);
    const wanted = found[side];
    const [values] = this.#lows;
    const blocks = (side === 'low' ? this.#lows : this.#highs)[1];
    for (let at = from; at < to; at++) {
      if (values?.[at] === wanted) return at;
      const block = at % FAN === 0 ? blocks?.[at / FAN] : undefined;
      if (block !== undefined && at + FAN <= to && block !== wanted) at += FAN - 1;
    }
    return from;
  }

  #scan(at: number, from: number, to: number, into: Extremes): void {
    const [lows, highs] = [this.#lows[at], this.#highs[at]];
    if (lows === undefined || highs === undefined) return;
    for (let i = from; i < to; i++) {
      const [low, high] = [lows[i] ?? Infinity, highs[i] ?? -Infinity];
      if (low < into.low) into.low = low;
      if (high > into.high) into.high = high;
    }
  }
}

function level(lows: Float64Array, highs: Float64Array): readonly [Float64Array, Float64Array] {
  const length = Math.ceil(lows.length / FAN);
  const [low, high] = [new Float64Array(length), new Float64Array(length)];
  for (let at = 0; at < length; at++) {
    let [least, most] = [Infinity, -Infinity];
    const end = Math.min(lows.length, (at + 1) * FAN);
    for (let i = at * FAN; i < end; i++) {
      least = Math.min(least, lows[i] ?? Infinity);
      most = Math.max(most, highs[i] ?? -Infinity);
    }
    low[at] = least;
    high[at] = most;
  }
  return [low, high];
}

const known = new WeakMap<Float64Array, Pyramid>();

/** The pyramid over a column, made when it is first asked for. */
export function pyramidOf(values: Float64Array): Pyramid {
  const found = known.get(values) ?? new Pyramid(values);
  known.set(values, found);
  return found;
}

/** The extremes of a whole column; of none, Infinity and -Infinity. */
export function extremesOf(values: Float64Array): Readonly<Extremes> {
  const found: Extremes = { low: Infinity, high: -Infinity };
  pyramidOf(values).read(0, values.length, found);
  return found;
}
