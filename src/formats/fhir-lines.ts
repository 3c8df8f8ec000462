/** A bulk export: a resource a line. Lines that are no JSON are told and skipped. */
import type { Issue } from '../model/issue.ts';
import type { Parsed, ParsedItem } from './fhir-parsed.ts';
import { shrink } from './fhir-kept.ts';
import { beginning, firstSign } from './fhir-scan.ts';
import { Sieve, type Sieved } from './fhir-sieve.ts';
import { textOf } from './fhir-utf8.ts';
import type { Passed } from './fhir-watch.ts';
import type { LedgerEntry } from './foreign.ts';
import { formatIssue } from './issues.ts';

const LINE_END = 0x0a;
const NOTHING = new Uint8Array(0);

/**
 * A bulk export, fed in pieces of any size: every line becomes a resource, sieved at once, so no more
 * than one piece of the text is held. `feed` and `end` throw a SyntaxError where the bytes are no UTF-8.
 */
export class FhirLines {
  readonly #file: string;
  readonly #passed: Passed | undefined;
  readonly #items: ParsedItem[] = [];
  readonly #issues: Issue[] = [];
  readonly #ledger: LedgerEntry[] = [];
  readonly #sieve = new Sieve(NOTHING);
  /** Lines that went through the sieve and are not parsed yet. */
  #waiting: Line[] = [];
  #line = 0;
  /** How far the lines that were read reach, in bytes. */
  #reached = 0;
  /** The beginning of a line whose end is still to come. */
  #rest: Uint8Array = NOTHING;

  constructor(file: string, passed?: Passed) {
    this.#file = file;
    this.#passed = passed;
  }

  feed(chunk: Uint8Array): void {
    let from = 0;
    for (let to = chunk.indexOf(LINE_END); to !== -1; to = chunk.indexOf(LINE_END, from)) {
      this.#read(this.#joined(chunk.subarray(from, to)));
      this.#rest = NOTHING;
      from = to + 1;
    }
    this.#rest = this.#joined(chunk.slice(from));
    // The chunk is the caller's again.
    this.#parse();
  }

  /** What was read; undefined where most lines are no JSON, so that it is no bulk export. */
  end(): Parsed | undefined {
    if (this.#rest.length > 0) this.#read(this.#rest);
    this.#rest = NOTHING;
    this.#parse();
    const [items, issues, ledger] = [this.#items, this.#issues, this.#ledger];
    return items.length > ledger.length ? { items, issues, ledger } : undefined;
  }

  #joined(bytes: Uint8Array): Uint8Array {
    if (this.#rest.length === 0) return bytes;
    const joined = new Uint8Array(this.#rest.length + bytes.length);
    joined.set(this.#rest);
    joined.set(bytes, this.#rest.length);
    return joined;
  }

  #read(bytes: Uint8Array): void {
    this.#line += 1;
    this.#reached += bytes.length + 1;
    const line = { bytes, number: this.#line };
    const start = beginning(bytes);
    if (start >= bytes.length) return;
    if (this.#sieve.isFull) {
      this.#parse();
      this.#passed?.(this.#reached - bytes.length, this.#items.length, () => [...this.#items]);
    }
    this.#sieve.turnTo(bytes);
    const end = bytes[start] === 0x7b ? this.#sieve.resource(start) : -1;
    if (end !== -1) this.#waiting.push(line);
    // What stands behind the resource, or instead of it, is judged by the parser.
    if (end === -1 || firstSign(bytes, end) < bytes.length)
      this.#parseEach(end === -1 ? line : undefined);
  }

  #parse(): void {
    const sieved: Sieved = { resources: [], urls: [] };
    try {
      this.#sieve.parse(sieved);
    } catch (error) {
      if (!(error instanceof SyntaxError)) throw error;
      this.#parseEach();
      return;
    }
    for (const [at, { number }] of this.#waiting.entries()) this.#add(sieved.resources[at], number);
    this.#waiting = [];
  }

  /** Line by line as they stand, so that the ones that are no JSON are told. */
  #parseEach(last?: Line): void {
    this.#sieve.forget();
    const lines = last ? [...this.#waiting, last] : this.#waiting;
    this.#waiting = [];
    for (const { bytes, number } of lines) {
      const text = textOf(bytes, 0, bytes.length).replace(/^\ufeff/, '');
      if (text.trim() === '') continue;
      const value = parsed(text);
      if (value === undefined) this.#lose(text, number);
      else this.#add(shrink(value), number);
    }
  }

  #add(value: unknown, line: number): void {
    this.#items.push({ value, file: this.#file, place: `line ${String(line)}` });
  }

  #lose(text: string, line: number): void {
    const place = `line ${String(line)}`;
    const details = { received: text, about: 'sound JSON', line, column: 1 };
    this.#issues.push(formatIssue('foreign-part-unreadable', place, details));
    const why = 'It cannot be read.';
    this.#ledger.push({ record: place, file: this.#file, outcomes: ['issue'], ids: [], why });
  }
}

interface Line {
  readonly bytes: Uint8Array;
  readonly number: number;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
