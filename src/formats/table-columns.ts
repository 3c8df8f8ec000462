/**
 * The plain values of one test as columns of numbers, while a table is read: as many as there are,
 * without an object each. Their times are days, minutes or seconds of the calendar, all alike.
 */
import { civilMs, SECOND_MS } from '../model/calendar.ts';
import type { PointDoc, SamplesDoc } from '../model/document.ts';

/** Below this a series is a list of points, each with its own words and place. */
export const SAMPLES_ABOVE = 2000;

export type Precision = SamplesDoc['precision'];

const LENGTH: Readonly<Record<number, Precision>> = { 10: 'day', 16: 'minute', 19: 'second' };
const WRITTEN = /^\d{4}-\d\d-\d\d(?: \d\d:\d\d(?::\d\d)?)?$/;

/** How exact the words of a time are, where they are a plain date; undefined for all others. */
export function precisionOf(words: string | undefined): Precision | undefined {
  return words !== undefined && WRITTEN.test(words) ? LENGTH[words.length] : undefined;
}

/** A value that a column can hold: a number at a plain date, with nothing said beside it. */
export function isPlain({ at, value, note, label, phase, range }: PointDoc): boolean {
  return (
    typeof value === 'number' &&
    note === undefined &&
    label === undefined &&
    phase === undefined &&
    range === undefined &&
    precisionOf(at) !== undefined
  );
}

export class Columns {
  #times = new Float64Array(4096);
  #values = new Float64Array(4096);
  #size = 0;
  #isSorted = true;
  readonly precision: Precision;

  constructor(precision: Precision) {
    this.precision = precision;
  }

  get size(): number {
    return this.#size;
  }

  /** `words` of the columns' own precision. */
  add(words: string, value: number): void {
    if (this.#size === this.#times.length) {
      this.#times = grown(this.#times);
      this.#values = grown(this.#values);
    }
    const ms = msOf(words);
    if (this.#size > 0 && ms < (this.#times[this.#size - 1] ?? 0)) this.#isSorted = false;
    this.#times[this.#size] = ms;
    this.#values[this.#size] = value;
    this.#size += 1;
  }

  /** In the order of time; values of one moment in the order of the table. */
  close(): SamplesDoc {
    const times = this.#times.slice(0, this.#size);
    const values = this.#values.slice(0, this.#size);
    if (this.#isSorted) return { precision: this.precision, times, values };
    const order = Uint32Array.from(times, (_, at) => at).sort(
      (a, b) => (times[a] ?? 0) - (times[b] ?? 0) || a - b,
    );
    return {
      precision: this.precision,
      times: Float64Array.from(order, (at) => times[at] ?? 0),
      values: Float64Array.from(order, (at) => values[at] ?? 0),
    };
  }
}

function grown(column: Float64Array): Float64Array<ArrayBuffer> {
  const larger = new Float64Array(2 * column.length);
  larger.set(column);
  return larger;
}

/** Of words that `precisionOf` knows: milliseconds of the wall clock. */
function msOf(words: string): number {
  const two = (at: number) => Number(words.slice(at, at + 2) || 0);
  const ofDay = ((two(11) * 60 + two(14)) * 60 + two(17)) * SECOND_MS;
  return civilMs(Number(words.slice(0, 4)), two(5), two(8), ofDay);
}
