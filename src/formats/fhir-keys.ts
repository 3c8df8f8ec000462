/** The types of resources in a file, and the keys of each, known by their bytes. */
import { isGone } from './fhir-kept.ts';
import { RepeatedKey, type Repeats } from './fhir-repeats.ts';
import { endOfText, firstSign, isSameBytes } from './fhir-scan.ts';
import { textOf } from './fhir-utf8.ts';

export interface Key {
  /** With its quotes. */
  readonly bytes: Uint8Array;
  readonly isGone: boolean;
  readonly repeated: RepeatedKey;
  /** The key that came after it the last time. */
  next: Key | undefined;
}

export interface SievedType {
  readonly name: string;
  /** `"resourceType":"Observation"`, as it is written. */
  readonly head: Uint8Array;
  /** `"Observation"`, as it is found. */
  readonly quoted: Uint8Array;
  readonly keys: Key[];
  first: Key | undefined;
  /** The type that came after it the last time. */
  next: SievedType | undefined;
}

/** Of a type, and of types; more is hostile. */
const MOST_KEYS = 100;

export const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
const RESOURCE_TYPE = bytesOf('"resourceType"');

export class SievedTypes {
  readonly #repeats: Repeats;
  readonly #types: SievedType[] = [];
  #last: SievedType | undefined;
  /** Right after the type that was asked for. */
  end = -1;

  constructor(repeats: Repeats) {
    this.#repeats = repeats;
  }

  /** The type of a resource whose first key is at `at`; undefined where that key is not its type. */
  at(bytes: Uint8Array, at: number): SievedType | undefined {
    if (!isSameBytes(bytes, at, RESOURCE_TYPE)) return undefined;
    const from = valueAfter(bytes, at);
    if (from === -1 || bytes[from] !== 0x22) return undefined;
    const guess = this.#last?.next;
    const type = guess && isSameBytes(bytes, from, guess.quoted) ? guess : this.#find(bytes, from);
    if (!type) return undefined;
    if (this.#last) this.#last.next = type;
    this.#last = type;
    this.end = from + type.quoted.length;
    return type;
  }

  #find(bytes: Uint8Array, from: number): SievedType | undefined {
    for (const type of this.#types) if (isSameBytes(bytes, from, type.quoted)) return type;
    const end = endOfText(bytes, from);
    if (end === -1 || this.#types.length > MOST_KEYS) return undefined;
    const quoted = bytes.slice(from, end);
    const name = textOf(quoted, 1, quoted.length - 1);
    if (!/^\w{1,60}$/.test(name)) return undefined;
    const head = bytesOf(`"resourceType":"${name}"`);
    const type: SievedType = { name, head, quoted, keys: [], first: undefined, next: undefined };
    this.#types.push(type);
    return type;
  }

  /** The key at `at`, after `last`; undefined for one that only a parser understands. */
  keyAt(bytes: Uint8Array, at: number, type: SievedType, last: Key | undefined): Key | undefined {
    const guess = last ? last.next : type.first;
    if (guess && isSameBytes(bytes, at, guess.bytes)) return guess;
    const key = this.#findKey(bytes, at, type);
    if (last) last.next = key;
    else type.first = key;
    return key;
  }

  #findKey(bytes: Uint8Array, at: number, { name, keys }: SievedType): Key | undefined {
    for (const key of keys) if (isSameBytes(bytes, at, key.bytes)) return key;
    if (bytes[at] !== 0x22 || keys.length > MOST_KEYS) return undefined;
    const end = endOfText(bytes, at);
    const quoted = bytes.slice(at, end);
    // An escaped name is another one than its bytes say; a type that is told twice is none.
    if (end === -1 || quoted.includes(0x5c) || isSameBytes(quoted, 0, RESOURCE_TYPE))
      return undefined;
    const key: Key = {
      bytes: quoted,
      isGone: isGone(name, textOf(quoted, 1, quoted.length - 1)),
      repeated: new RepeatedKey(this.#repeats),
      next: undefined,
    };
    keys.push(key);
    return key;
  }
}

/** Where the value of the key at `at` begins; −1 for an escaped key, which says another than its bytes. */
export function valueAfter(bytes: Uint8Array, at: number): number {
  const end = endOfText(bytes, at);
  for (let sign = at; sign < end; sign += 1) if (bytes[sign] === 0x5c) return -1;
  if (end === -1) return -1;
  const colon = firstSign(bytes, end);
  return bytes[colon] === 0x3a ? firstSign(bytes, colon + 1) : -1;
}
