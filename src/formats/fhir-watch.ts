/**
 * Tells how far the reading of FHIR files is, and once, where they are large, what the beginning of
 * them gives: a figure to look at while the rest is read.
 */
import type { Parsed, ParsedItem } from './fhir-parsed.ts';
import type { ForeignFile, ReadOptions } from './foreign.ts';

/** Told now and then: how much of a file's bytes is parsed, how many of its records, and which. */
export type Passed = (bytes: number, records: number, soFar: () => readonly ParsedItem[]) => void;

/** In bytes, of all files; smaller ones are read before a figure of their beginning is drawn. */
const LARGE = 16_000_000;
const BEGINNING = 4_000_000;
/** Of the time that reading takes, what parsing is of it. */
const PARSING = 0.5;
const RECORDS_APART = 2000;

export class FhirWatch {
  readonly #options: ReadOptions;
  readonly #total: number;
  readonly #showPart: (items: readonly ParsedItem[]) => void;
  #isPartDue: boolean;
  /** Of the files before. */
  #bytes = 0;
  #records = 0;

  constructor(
    files: readonly ForeignFile[],
    options: ReadOptions,
    showPart: (items: readonly ParsedItem[]) => void,
  ) {
    this.#options = options;
    this.#total = files.reduce((sum, { bytes }) => sum + bytes.length, 0);
    this.#showPart = showPart;
    this.#isPartDue = options.onPart !== undefined && this.#total >= LARGE;
  }

  /** While a file is parsed, `before` giving the items of the files before it. */
  parsing(before: () => readonly ParsedItem[]): Passed {
    return (bytes, records, soFar) => {
      const done = this.#bytes + bytes;
      this.#tell((PARSING * done) / this.#total, this.#records + records);
      if (!this.#isPartDue || done < BEGINNING) return;
      this.#isPartDue = false;
      this.#showPart([...before(), ...soFar()]);
    };
  }

  parsed({ bytes }: ForeignFile, { items }: Parsed): void {
    this.#bytes += bytes.length;
    for (const { entries } of items) this.#records += entries?.resources.length ?? 1;
  }

  /** While records are read, `nth` being the one that is next. */
  reading(nth: number, count: number): void {
    if (nth % RECORDS_APART === 0) this.#tell(PARSING + ((1 - PARSING) * nth) / count, count);
  }

  #tell(part: number, records: number): void {
    this.#options.onProgress?.({ doing: 'parsing', part, records });
  }
}
