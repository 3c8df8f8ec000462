/**
 * The resources of all files as one flat list: bundles in bundles opened, contained resources taken
 * out, each with a name for the ledger. References of every form find the resource they mean.
 */
import type { ParsedItem } from './fhir-parsed.ts';
import { isNode, nodesAt, nodeAt, textAt, toText, type Node } from './fhir-node.ts';
import type { LedgerEntry } from './foreign.ts';

export interface FhirRecord {
  /** "Observation/abc"; of a contained resource "Encounter/abc#patient". */
  readonly name: string;
  readonly type: string;
  readonly resource: Node;
  readonly file: string;
  readonly url?: string;
  readonly container?: FhirRecord;
  /** When the bundle around it was made. */
  readonly dated?: string;
}

export interface Flat {
  readonly records: readonly FhirRecord[];
  /** Of entries that hold no resource. */
  readonly ledger: readonly LedgerEntry[];
}

interface Waiting {
  readonly value: unknown;
  readonly file: string;
  readonly place: string;
  readonly url?: string;
  readonly dated?: string;
}

/** Opens bundles, however deep, without recursion: hostile nesting must not exhaust the stack. */
export function flatten(items: readonly ParsedItem[]): Flat {
  const records: FhirRecord[] = [];
  const ledger: LedgerEntry[] = [];
  const waiting: Waiting[] = [...items].reverse();
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { value, file, place } = next;
    const type = isNode(value) ? textAt(value, 'resourceType') : undefined;
    if (!isNode(value) || type === undefined) ledger.push(nothing(next, value));
    else if (type === 'Bundle' || type === 'Parameters') {
      const inner = type === 'Bundle' ? entriesOf(value, next) : parametersOf(value, next);
      if (inner.length === 0)
        ledger.push(ignored(nameOf(value, type, next), file, `a ${type} without entries`));
      for (let at = inner.length - 1; at >= 0; at -= 1)
        waiting.push(inner[at] ?? { value, file, place });
    } else addRecord(records, value, type, next);
  }
  return { records, ledger };
}

function entriesOf(bundle: Node, { file, place, dated }: Waiting): readonly Waiting[] {
  const entries = Array.isArray(bundle['entry']) ? bundle['entry'] : [];
  const date = compositionDate(entries[0]) ?? textAt(bundle, 'timestamp') ?? dated;
  return entries.map((entry: unknown, at) => {
    const url = isNode(entry) ? textAt(entry, 'fullUrl') : undefined;
    const value = isNode(entry) ? (entry['resource'] ?? null) : entry;
    const own = `${place === '' ? '' : `${place} `}entry[${String(at)}]`;
    return {
      value,
      file,
      place: own,
      ...(url !== undefined && { url }),
      ...(date !== undefined && { dated: date }),
    };
  });
}

/** A document opens with its Composition, which is dated. */
function compositionDate(entry: unknown): string | undefined {
  const first = isNode(entry) ? nodeAt(entry, 'resource') : undefined;
  return first?.['resourceType'] === 'Composition' ? textAt(first, 'date') : undefined;
}

function parametersOf(parameters: Node, { file, place }: Waiting): readonly Waiting[] {
  return nodesAt(parameters, 'parameter').flatMap(({ resource }, at) =>
    resource === undefined
      ? []
      : [{ value: resource, file, place: `${place} parameter[${String(at)}]`.trim() }],
  );
}

function addRecord(records: FhirRecord[], resource: Node, type: string, from: Waiting): void {
  const { file, url, dated } = from;
  const common = { file, ...(dated !== undefined && { dated }) };
  const name = nameOf(resource, type, from);
  const record = { name, type, resource, ...common, ...(url !== undefined && { url }) };
  records.push(record);
  if (resource['contained'] === undefined) return;
  for (const [at, inner] of nodesAt(resource, 'contained').entries()) {
    const innerType = textAt(inner, 'resourceType') ?? 'Resource';
    const id = textAt(inner, 'id') ?? String(at + 1);
    records.push({
      name: `${name}#${id.replace(/^#/, '')}`,
      type: innerType,
      resource: inner,
      container: record,
      ...common,
    });
  }
}

function nameOf(resource: Node, type: string, { url, place }: Waiting): string {
  const id = textAt(resource, 'id') ?? url?.split(/[/:]/).pop();
  if (id !== undefined && id !== '') return `${type}/${id.slice(0, 100)}`;
  return place === '' ? type : `${place} ${type}`;
}

function nothing({ file, place }: Waiting, value: unknown): LedgerEntry {
  const record = place === '' ? file : place;
  if (value === null || value === undefined)
    return ignored(record, file, 'an entry without a resource');
  return { record, file, outcomes: ['issue'], ids: [], why: 'It is no FHIR resource.' };
}

function ignored(record: string, file: string, why: string): LedgerEntry {
  return { record, file, outcomes: ['ignored'], ids: [], why };
}

/** Finds what a reference means. */
export class References {
  readonly #byUrl = new Map<string, FhirRecord>();
  readonly #byName = new Map<string, FhirRecord>();
  #byId: Map<string, FhirRecord> | undefined;
  readonly #contained = new Map<string, FhirRecord>();
  #byIdentifier: Map<string, FhirRecord> | undefined;
  readonly #records: readonly FhirRecord[];

  constructor(records: readonly FhirRecord[]) {
    this.#records = records;
    for (const record of records) {
      if (record.container) this.#contained.set(record.name, record);
      else this.#add(record);
    }
  }

  #add(record: FhirRecord): void {
    const { url, name } = record;
    if (url !== undefined && !this.#byUrl.has(url)) this.#byUrl.set(url, record);
    if (!this.#byName.has(name)) this.#byName.set(name, record);
  }

  /** The resource that a Reference names, wherever it is; undefined when it is not in the files. */
  find(reference: Node | undefined, from: FhirRecord): FhirRecord | undefined {
    if (reference === undefined) return undefined;
    const text = textAt(reference, 'reference');
    const found = text === undefined ? undefined : this.#byText(text, from);
    if (found) return found;
    const identifier = nodeAt(reference, 'identifier');
    return identifier && this.#identified(keyOf(identifier), textAt(reference, 'type'));
  }

  #byText(text: string, from: FhirRecord): FhirRecord | undefined {
    if (text.startsWith('#')) {
      const root = from.container ?? from;
      return text === '#' ? root : this.#contained.get(`${root.name}${text}`);
    }
    const exact = this.#byUrl.get(text) ?? this.#byName.get(text);
    if (exact) return exact;
    const query = /^(\w+)\?(?:.*&)?identifier=([^&]+)/.exec(text);
    if (query) return this.#identified(decoded(query[2] ?? ''), query[1]);
    if (text.startsWith('urn:')) return this.#withId(text.slice(text.lastIndexOf(':') + 1));
    return this.#byName.get(shortReference(text));
  }

  /** An entry without fullUrl is meant by the id in the urn. */
  #withId(id: string): FhirRecord | undefined {
    this.#byId ??= new Map(
      [...this.#records].reverse().flatMap((record) => {
        const own = record.container ? undefined : toText(record.resource['id']);
        return own === undefined ? [] : [[own, record] as const];
      }),
    );
    return this.#byId.get(id);
  }

  #identified(key: string, type: string | undefined): FhirRecord | undefined {
    this.#byIdentifier ??= this.#indexIdentifiers();
    const found = this.#byIdentifier.get(key);
    return type === undefined || found?.type === type ? found : undefined;
  }

  #indexIdentifiers(): Map<string, FhirRecord> {
    const index = new Map<string, FhirRecord>();
    for (const record of this.#records) {
      for (const identifier of nodesAt(record.resource, 'identifier')) {
        const key = keyOf(identifier);
        if (key !== '|' && !index.has(key)) index.set(key, record);
      }
    }
    return index;
  }
}

/** "https://server/fhir/Patient/1/_history/2" is "Patient/1". */
export function shortReference(text: string): string {
  const plain = text.replace(/\/_history\/.*$/, '').replace(/[?#].*$/, '');
  return plain.split('/').slice(-2).join('/');
}

function keyOf(identifier: Node): string {
  return `${textAt(identifier, 'system') ?? ''}|${textAt(identifier, 'value') ?? ''}`;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
