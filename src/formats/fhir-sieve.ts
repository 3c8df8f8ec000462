/**
 * Resources as smaller JSON, made from their bytes in one pass before anything is parsed: what nobody
 * reads is left out, what was met before is a number, and white space goes. What is not built as it
 * usually is comes through whole. Parsing the rest costs a fraction of parsing the file.
 */
import { settle, shrink } from './fhir-kept.ts';
import { isNode } from './fhir-node.ts';
import { Repeats } from './fhir-repeats.ts';
import { endOfValue, firstSign, isSameBytes } from './fhir-scan.ts';
import { bytesOf, SievedTypes, valueAfter, type Key } from './fhir-keys.ts';
import { textOf } from './fhir-utf8.ts';

/** JSON is parsed in pieces of about this size, in bytes, so that most of it is garbage soon. */
const PIECE = 1 << 14;

const FULL_URL = bytesOf('"fullUrl"');
const RESOURCE = bytesOf('"resource"');
const NULL = bytesOf('null');

/** Resources, and of the entries of a bundle their addresses. */
export interface Sieved {
  readonly resources: unknown[];
  readonly urls: unknown[];
}

export class Sieve {
  readonly #repeats = new Repeats();
  readonly #types = new SievedTypes(this.#repeats);
  #bytes: Uint8Array;
  #out = new Uint8Array(2 * PIECE);
  #length = 0;
  /** How many values were written that are not parsed yet, and which of them came through whole. */
  #waiting = 0;
  readonly #whole = new Set<number>();

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  /** Goes on in other bytes. */
  turnTo(bytes: Uint8Array): void {
    this.#bytes = bytes;
  }

  /** So much waits that it is time to parse it. */
  get isFull(): boolean {
    return this.#length >= PIECE;
  }

  /** Right after the entry of a bundle that opens at `start`; −1 where it is not built as one. */
  entry(start: number): number {
    const bytes = this.#bytes;
    const [before, waiting] = [this.#length, this.#waiting];
    let [urlFrom, urlTo] = [-1, -1];
    let at = firstSign(bytes, start + 1);
    while (bytes[at] === 0x22) {
      const isResource = isSameBytes(bytes, at, RESOURCE);
      const isUrl = !isResource && isSameBytes(bytes, at, FULL_URL);
      const from = valueAfter(bytes, at);
      if (from === -1) return -1;
      if (isResource) {
        // The last of several is meant.
        this.#length = before;
        this.#waiting = waiting;
        this.#whole.delete(waiting);
      }
      const end = isResource ? this.#value(from) : endOfValue(bytes, from);
      if (end === -1) return -1;
      if (isUrl) [urlFrom, urlTo] = [from, end];
      at = firstSign(bytes, end);
      if (bytes[at] !== 0x2c) break;
      at = firstSign(bytes, at + 1);
    }
    if (bytes[at] !== 0x7d) return -1;
    if (this.#waiting === waiting) this.#nothing();
    this.#sign(0x2c);
    if (urlFrom === -1) this.#write(NULL, 0, NULL.length);
    else this.#write(bytes, urlFrom, urlTo);
    return at + 1;
  }

  /** Right after the resource that opens at `start`; −1 where it cannot be seen to end. */
  resource(start: number): number {
    const end = this.#value(start);
    if (end === -1) return -1;
    this.#sign(0x2c);
    this.#write(NULL, 0, NULL.length);
    return end;
  }

  /** Adds what was sieved since the last time. Throws a SyntaxError where it is no JSON after all. */
  parse({ resources, urls }: Sieved): void {
    if (this.#waiting === 0) return;
    this.#sign(0x5d);
    const values = JSON.parse(textOf(this.#out, 0, this.#length)) as unknown[];
    for (let at = 0; at < this.#waiting; at += 1) {
      const value = values[2 * at];
      resources.push(this.#whole.has(at) ? shrink(value) : this.#filled(value));
      urls.push(values[2 * at + 1] ?? undefined);
    }
    this.forget();
  }

  /** What was sieved since the last time is not wanted. */
  forget(): void {
    this.#length = this.#waiting = 0;
    this.#whole.clear();
  }

  #nothing(): void {
    this.#sign(this.#waiting === 0 ? 0x5b : 0x2c);
    this.#write(NULL, 0, NULL.length);
    this.#waiting += 1;
  }

  #value(start: number): number {
    this.#sign(this.#waiting === 0 ? 0x5b : 0x2c);
    const before = this.#length;
    const end = this.#sifted(start);
    if (end !== -1) {
      this.#waiting += 1;
      return end;
    }
    this.#length = before;
    const whole = endOfValue(this.#bytes, start);
    if (whole === -1) return -1;
    this.#whole.add(this.#waiting);
    this.#waiting += 1;
    this.#write(this.#bytes, start, whole);
    return whole;
  }

  /** −1 for what must come through whole: parsing it as a whole will tell what is wrong with it. */
  #sifted(start: number): number {
    try {
      return this.#sift(start);
    } catch (error) {
      if (error instanceof SyntaxError) return -1;
      throw error;
    }
  }

  #sift(start: number): number {
    const bytes = this.#bytes;
    if (bytes[start] !== 0x7b) return -1;
    const type = this.#types.at(bytes, firstSign(bytes, start + 1));
    if (!type) return -1;
    this.#sign(0x7b);
    this.#write(type.head, 0, type.head.length);
    let at = firstSign(bytes, this.#types.end);
    let last: Key | undefined;
    while (bytes[at] === 0x2c) {
      at = firstSign(bytes, at + 1);
      const key = this.#types.keyAt(bytes, at, type, last);
      if (!key) return -1;
      last = key;
      const colon = firstSign(bytes, at + key.bytes.length);
      if (bytes[colon] !== 0x3a) return -1;
      const from = firstSign(bytes, colon + 1);
      const end = key.isGone ? endOfValue(bytes, from) : this.#keep(key, from);
      if (end === -1) return -1;
      at = firstSign(bytes, end);
    }
    if (bytes[at] !== 0x7d) return -1;
    this.#sign(0x7d);
    return at + 1;
  }

  #keep({ bytes: name, repeated }: Key, from: number): number {
    const end = repeated.end(this.#bytes, from);
    if (end === -1) return -1;
    this.#sign(0x2c);
    this.#write(name, 0, name.length);
    this.#sign(0x3a);
    if (repeated.number === -1) this.#write(this.#bytes, from, end);
    else this.#digits(repeated.number);
    return end;
  }

  #sign(byte: number): void {
    if (this.#length === this.#out.length) this.#widen(1);
    this.#out[this.#length] = byte;
    this.#length += 1;
  }

  #write(bytes: Uint8Array, from: number, to: number): void {
    if (this.#length + to - from > this.#out.length) this.#widen(to - from);
    const out = this.#out;
    let length = this.#length;
    for (let at = from; at < to; at += 1) out[length++] = bytes[at] as number;
    this.#length = length;
  }

  #digits(number: number): void {
    let unit = 1;
    while (unit * 10 <= number) unit *= 10;
    for (; unit >= 1; unit = Math.floor(unit / 10))
      this.#sign(0x30 + (Math.floor(number / unit) % 10));
  }

  #widen(by: number): void {
    const wider = new Uint8Array(2 * (this.#out.length + by));
    wider.set(this.#out);
    this.#out = wider;
  }

  /** With the values that numbers stand for. In place: it was made for this. */
  #filled(value: unknown): unknown {
    if (!isNode(value)) return value;
    const resource = value as Record<string, unknown>;
    const { values } = this.#repeats;
    for (const key in resource) {
      const number = resource[key];
      if (typeof number === 'number') resource[key] = values[number];
    }
    settle(resource);
    return resource;
  }
}
