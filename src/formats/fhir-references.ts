/** References of every form find the resource they mean, wherever in the files it is. */
import { nodeAt, nodesAt, textAt, toText, type Node } from './fhir-node.ts';
import type { FhirRecord } from './fhir-records.ts';

/** Finds what a reference means. */
export class References {
  readonly #byUrl = new Map<string, FhirRecord>();
  #byName: ReadonlyMap<string, FhirRecord> | undefined;
  #byId: Map<string, FhirRecord> | undefined;
  readonly #contained = new Map<string, FhirRecord>();
  #byIdentifier: Map<string, FhirRecord> | undefined;
  readonly #records: readonly FhirRecord[];
  /** Two records may bear one name. */
  readonly isTwice: boolean;

  constructor(records: readonly FhirRecord[]) {
    this.#records = records;
    let own = 0;
    let isNamedByUrl = true;
    for (const record of records) {
      if (record.container) {
        this.#contained.set(record.name, record);
        continue;
      }
      own += 1;
      const { url } = record;
      if (url !== undefined && !this.#byUrl.has(url)) this.#byUrl.set(url, record);
      isNamedByUrl &&= isNamedBy(record);
    }
    // An index of names is dear, and one of addresses says the same where they are made of the ids.
    this.isTwice = own > (isNamedByUrl ? this.#byUrl.size : this.#names().size);
    for (const name of isNamedByUrl ? [] : this.#contained.keys())
      if (this.#names().has(name)) this.isTwice = true;
  }

  #names(): ReadonlyMap<string, FhirRecord> {
    if (this.#byName) return this.#byName;
    const byName = new Map<string, FhirRecord>();
    for (const record of this.#records)
      if (!record.container && !byName.has(record.name)) byName.set(record.name, record);
    this.#byName = byName;
    return byName;
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

  /** What is told again inside another record is the record with the same identifier. */
  same(record: FhirRecord): FhirRecord {
    if (!record.container) return record;
    const keys = nodesAt(record.resource, 'identifier').map(keyOf);
    const found = keys.map((key) => this.#identified(key, record.type));
    return found.find((each) => each !== undefined) ?? record;
  }

  #byText(text: string, from: FhirRecord): FhirRecord | undefined {
    if (text.startsWith('#')) {
      const root = from.container ?? from;
      return text === '#' ? root : this.#contained.get(`${root.name}${text}`);
    }
    const exact = this.#byUrl.get(text) ?? this.#names().get(text);
    if (exact) return exact;
    const query = /^(\w+)\?(?:.*&)?identifier=([^&]+)/.exec(text);
    if (query) return this.#identified(decoded(query[2] ?? ''), query[1]);
    if (text.startsWith('urn:')) return this.#withId(text.slice(text.lastIndexOf(':') + 1));
    return this.#names().get(shortReference(text));
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
    const [own, contained] = [[], []] as [FhirRecord[], FhirRecord[]];
    for (const record of this.#records) (record.container ? contained : own).push(record);
    for (const record of [...own, ...contained]) {
      for (const identifier of nodesAt(record.resource, 'identifier')) {
        const key = keyOf(identifier);
        if (key !== '|' && !index.has(key)) index.set(key, record);
      }
    }
    return index;
  }
}

/** Its address is its id, so that no other has its name if no other has its address. */
function isNamedBy({ url, type, resource }: FhirRecord): boolean {
  const { id } = resource;
  if (url === undefined || typeof id !== 'string' || url.length !== id.length + 9) return false;
  const isPlain = id.length <= 100 && !id.includes('#') && !type.includes('#');
  return isPlain && url.startsWith('urn:uuid:') && url.endsWith(id);
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
