/**
 * FHIR parsed part by part, each shrunk before the next is read: a fraction of the time and the memory
 * that the text as a whole takes. What is not quite as expected is left to the parser of whole texts.
 */
import type { Issue } from '../model/issue.ts';
import { isNode } from './fhir-node.ts';
import type { Parsed, ParsedItem } from './fhir-parsed.ts';
import { scan, type Extent, type Scanned } from './fhir-scan.ts';
import { Shrinker } from './fhir-shrink.ts';
import type { ForeignFile, LedgerEntry } from './foreign.ts';
import { formatIssue } from './issues.ts';

/** Undefined for what is no sound JSON of one bundle, one list or a resource a line, in UTF-8. */
export function parseParts(file: ForeignFile): Parsed | undefined {
  const found = scan(file.bytes);
  if (!found) return undefined;
  try {
    const items = found.kind === 'lines' ? undefined : itemsOf(found, file);
    return found.kind === 'lines' ? linesOf(file) : items && { items, issues: [], ledger: [] };
  } catch (error) {
    // Unsound, of another encoding, or nested too deeply to be compared.
    if (error instanceof SyntaxError || error instanceof RangeError) return undefined;
    throw error;
  }
}

function itemsOf({ kind, parts, shell }: Scanned, { name, bytes }: ForeignFile) {
  const shrinker = new Shrinker();
  if (kind === 'list')
    return parts.map((part, at): ParsedItem => {
      const value = shrinker.shrink(JSON.parse(textOf(bytes, part)));
      return { value, file: name, place: `[${String(at)}]` };
    });
  const around: unknown = JSON.parse(shell.map((part) => textOf(bytes, part)).join(''));
  if (!isNode(around) || around['resourceType'] !== 'Bundle') return undefined;
  const entry = parts.map((part): unknown => {
    const parsed: unknown = JSON.parse(textOf(bytes, part));
    // Of an entry its address and its resource are read, and nothing of how it was sent.
    return isNode(parsed) && parsed['resource'] !== undefined
      ? { fullUrl: parsed['fullUrl'], resource: shrinker.shrink(parsed['resource']) }
      : parsed;
  });
  return [{ value: { ...around, entry }, file: name, place: '' }];
}

function linesOf({ name, bytes }: ForeignFile): Parsed | undefined {
  const lines = new FhirLines(name);
  lines.feed(bytes);
  return lines.end();
}

const UTF8 = new TextDecoder('utf-8', { ignoreBOM: true });

/** Throws a SyntaxError for what is no UTF-8: the parser of whole texts tells of it. */
function textOf(bytes: Uint8Array, [from, to]: Extent): string {
  const text = UTF8.decode(bytes.subarray(from, to));
  if (text.includes('\ufffd') || text.includes('\0')) throw new SyntaxError('no plain UTF-8');
  return text;
}

const LINE_END = 0x0a;
const NOTHING = new Uint8Array(0);

/**
 * A bulk export, fed in pieces of any size: every line becomes a resource, shrunk at once, so no more
 * than one line of the text is held. `feed` and `end` throw a SyntaxError where the bytes are no UTF-8.
 */
export class FhirLines {
  readonly #file: string;
  readonly #shrinker = new Shrinker();
  readonly #items: ParsedItem[] = [];
  readonly #issues: Issue[] = [];
  readonly #ledger: LedgerEntry[] = [];
  #line = 0;
  /** The beginning of a line whose end is still to come. */
  #rest: Uint8Array = NOTHING;

  constructor(file: string) {
    this.#file = file;
  }

  feed(chunk: Uint8Array): void {
    let from = 0;
    for (let to = chunk.indexOf(LINE_END); to !== -1; to = chunk.indexOf(LINE_END, from)) {
      this.#read(this.#joined(chunk.subarray(from, to)));
      this.#rest = NOTHING;
      from = to + 1;
    }
    this.#rest = this.#joined(chunk.slice(from));
  }

  /** What was read; undefined where most lines are no JSON, so that it is no bulk export. */
  end(): Parsed | undefined {
    if (this.#rest.length > 0) this.#read(this.#rest);
    this.#rest = NOTHING;
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
    const text = textOf(bytes, [0, bytes.length]).replace(/^\ufeff/, '');
    if (text.trim() === '') return;
    const place = `line ${String(this.#line)}`;
    const value = parsed(text);
    if (value === undefined) this.#lose(text, place);
    else this.#items.push({ value: this.#shrinker.shrink(value), file: this.#file, place });
  }

  #lose(text: string, place: string): void {
    const details = { received: text, about: 'sound JSON', line: this.#line, column: 1 };
    this.#issues.push(formatIssue('foreign-part-unreadable', place, details));
    const why = 'It cannot be read.';
    this.#ledger.push({ record: place, file: this.#file, outcomes: ['issue'], ids: [], why });
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
