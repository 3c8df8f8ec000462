/**
 * Values of JSON that records repeat (a test, a category, a patient, a date), each parsed once: they are
 * told by their bytes, so that the same bytes give the same value, and the same object.
 */
import { endOfValue } from './fhir-scan.ts';
import { textOf } from './fhir-utf8.ts';

const FREE = -1;

export class Repeats {
  /** By number. They are shared, so nobody changes them. */
  readonly values: unknown[] = [];
  /** The bytes of the values, one after the other. */
  #store = new Uint8Array(1 << 14);
  /** Where each begins, and at the end where the next will. */
  readonly #from: number[] = [0];
  /** Numbers of values by the hash of their bytes, in open addressing. */
  #slots = new Int32Array(1 << 10).fill(FREE);

  /**
   * Right after the value at `at`, if it is the one with this number; else −1. A text, a list or an
   * object ends by its own signs, so bytes that begin alike are alike; a number does not.
   */
  endIfSame(number: number, bytes: Uint8Array, at: number): number {
    const store = this.#store;
    const from = this.#from[number] as number;
    const length = (this.#from[number + 1] as number) - from;
    for (let nth = 0; nth < length; nth += 1) if (bytes[at + nth] !== store[from + nth]) return -1;
    return at + length;
  }

  /** The number of a value, from its bytes. Throws a SyntaxError for what is no JSON. */
  numberOf(bytes: Uint8Array, from: number, to: number): number {
    const mask = this.#slots.length - 1;
    let slot = hashOf(bytes, from, to) & mask;
    for (;;) {
      const number = this.#slots[slot] as number;
      if (number === FREE) break;
      const length = (this.#from[number + 1] as number) - (this.#from[number] as number);
      if (length === to - from && this.endIfSame(number, bytes, from) !== -1) return number;
      slot = (slot + 1) & mask;
    }
    const number = this.#add(bytes, from, to);
    this.#slots[slot] = number;
    if (this.values.length * 2 > mask) this.#widen();
    return number;
  }

  #add(bytes: Uint8Array, from: number, to: number): number {
    const value: unknown = JSON.parse(textOf(bytes, from, to));
    const start = this.#from.at(-1) as number;
    const end = start + to - from;
    if (end > this.#store.length) {
      const wider = new Uint8Array(2 * end);
      wider.set(this.#store);
      this.#store = wider;
    }
    this.#store.set(bytes.subarray(from, to), start);
    this.#from.push(end);
    return this.values.push(value) - 1;
  }

  #widen(): void {
    const slots = new Int32Array(4 * this.#slots.length).fill(FREE);
    const mask = slots.length - 1;
    for (let number = 0; number < this.values.length; number += 1) {
      const [from, to] = [this.#from[number] as number, this.#from[number + 1] as number];
      let slot = hashOf(this.#store, from, to) & mask;
      while (slots[slot] !== FREE) slot = (slot + 1) & mask;
      slots[slot] = number;
    }
    this.#slots = slots;
  }
}

/** Of four bytes at a step, because it is asked for half of a file. */
function hashOf(bytes: Uint8Array, from: number, to: number): number {
  let hash = to - from;
  let at = from;
  for (; at + 4 <= to; at += 4) {
    const word =
      (bytes[at] as number) |
      ((bytes[at + 1] as number) << 8) |
      ((bytes[at + 2] as number) << 16) |
      ((bytes[at + 3] as number) << 24);
    hash = Math.imul(hash ^ word, 0x9e3779b1);
    hash ^= hash >>> 15;
  }
  for (; at < to; at += 1) hash = Math.imul(hash ^ (bytes[at] as number), 0x01000193);
  return hash ^ (hash >>> 13);
}

/** Where half of so many were new, they do not repeat. */
const WINDOW = 64;

/** Whether the values of one key repeat is found out while they come. */
export class RepeatedKey {
  #isRepeated = true;
  #last = FREE;
  #asked = 0;
  #known = 0;
  readonly #repeats: Repeats;
  /** What came after each value the last time: panels of tests come in the same order. */
  readonly #after = new Map<number, number>();

  /** The number of the last value that `end` was asked for; −1: it is none that is repeated. */
  number = FREE;

  constructor(repeats: Repeats) {
    this.#repeats = repeats;
  }

  /** Right after the value that begins at `at`, which is −1 where none can be seen to end. */
  end(bytes: Uint8Array, at: number): number {
    const first = bytes[at] as number;
    const isClosed = first === 0x7b || first === 0x5b || first === 0x22;
    this.number = FREE;
    if (!isClosed || !this.#isRepeated) return this.#isolated(bytes, at, first);
    const last = this.#last;
    const guess = this.#after.get(last) ?? last;
    const end = guess === FREE ? -1 : this.#repeats.endIfSame(guess, bytes, at);
    if (end === -1) return this.#ask(bytes, at, last);
    this.#last = this.number = guess;
    this.#count(true);
    return end;
  }

  #ask(bytes: Uint8Array, at: number, last: number): number {
    const end = endOfValue(bytes, at);
    if (end === -1) return -1;
    const count = this.#repeats.values.length;
    const number = this.#repeats.numberOf(bytes, at, end);
    this.#count(number < count);
    if (last !== FREE) this.#after.set(last, number);
    this.#last = this.number = number;
    return end;
  }

  #count(isKnown: boolean): void {
    this.#asked += 1;
    if (isKnown) this.#known += 1;
    if (this.#asked < WINDOW) return;
    this.#isRepeated = this.#known * 2 > WINDOW;
    this.#asked = this.#known = 0;
  }

  /** A number is always told by its number, so that the two are not mistaken for each other. */
  #isolated(bytes: Uint8Array, at: number, first: number): number {
    const end = endOfValue(bytes, at);
    const isNumber = first === 0x2d || (first >= 0x30 && first <= 0x39);
    if (isNumber && end !== -1) this.number = this.#repeats.numberOf(bytes, at, end);
    return end;
  }
}
