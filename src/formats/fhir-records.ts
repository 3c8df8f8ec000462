/**
 * The resources of all files as one flat list: bundles in bundles opened, contained resources taken
 * out, each with a name for the ledger.
 */
import type { Entries, ParsedItem } from './fhir-parsed.ts';
import { isNode, nodesAt, textAt, toText, type Node } from './fhir-node.ts';
import type { LedgerEntry } from './foreign.ts';

export interface FhirRecord {
  /** Its place among all records. */
  readonly nth: number;
  /** "Observation/abc"; of a contained resource "Encounter/abc#patient". */
  readonly name: string;
  readonly type: string;
  readonly resource: Node;
  readonly file: string;
  readonly url: string | undefined;
  readonly container: FhirRecord | undefined;
  /** When the bundle around it was made. */
  readonly dated: string | undefined;
}

export interface Flat {
  readonly records: readonly FhirRecord[];
  /** Of entries that hold no resource. */
  readonly ledger: readonly LedgerEntry[];
}

/** Resources next to each other, of which those before `at` are done. */
interface Level extends Entries {
  at: number;
  readonly file: (at: number) => string;
  /** Where one of them stands; said of few. */
  readonly place: (at: number) => string;
  readonly items?: readonly ParsedItem[];
  readonly dated: string | undefined;
}

interface Placed {
  readonly level: Level;
  readonly at: number;
}

/** Opens bundles, however deep, without recursion: hostile nesting must not exhaust the stack. */
export function flatten(items: readonly ParsedItem[]): Flat {
  const records: FhirRecord[] = [];
  const ledger: LedgerEntry[] = [];
  const open: Level[] = [topOf(items)];
  for (let level = open.at(-1); level !== undefined; level = open.at(-1)) {
    if (level.at === level.resources.length) {
      open.pop();
      continue;
    }
    const place = { level, at: level.at };
    level.at += 1;
    const value = level.resources[place.at];
    const type = isNode(value) ? textAt(value, 'resourceType') : undefined;
    if (!isNode(value) || type === undefined) ledger.push(nothing(place, value));
    else if (type === 'Bundle' || type === 'Parameters') {
      const inner = type === 'Bundle' ? entriesOf(value, place) : parametersOf(value, place);
      if (inner.resources.length === 0)
        ledger.push(
          ignored(nameOf(value, type, place), level.file(place.at), `a ${type} without entries`),
        );
      open.push(inner);
    } else addRecord(records, value, type, place);
  }
  return { records, ledger };
}

function topOf(items: readonly ParsedItem[]): Level {
  return {
    at: 0,
    resources: items.map(({ value }) => value),
    urls: [],
    items,
    file: (at) => items[at]?.file ?? '',
    place: (at) => items[at]?.place ?? '',
    dated: undefined,
  };
}

function entriesOf(bundle: Node, { level, at }: Placed): Level {
  const entries = level.items?.[at]?.entries ?? columnsOf(bundle['entry']);
  const first = entries.resources[0];
  const date = compositionDate(first) ?? textAt(bundle, 'timestamp') ?? level.dated;
  const outer = level.place(at);
  const file = level.file(at);
  return {
    ...entries,
    at: 0,
    file: () => file,
    place: (nth) => `${outer === '' ? '' : `${outer} `}entry[${String(nth)}]`,
    dated: date,
  };
}

function columnsOf(list: unknown): Entries {
  const entries: readonly unknown[] = Array.isArray(list) ? list : [];
  return {
    resources: entries.map((entry) => (isNode(entry) ? (entry['resource'] ?? null) : entry)),
    urls: entries.map((entry) => (isNode(entry) ? entry['fullUrl'] : undefined)),
  };
}

/** A document opens with its Composition, which is dated. */
function compositionDate(first: unknown): string | undefined {
  return isNode(first) && first['resourceType'] === 'Composition'
    ? textAt(first, 'date')
    : undefined;
}

function parametersOf(parameters: Node, { level, at }: Placed): Level {
  const places: number[] = [];
  const resources = nodesAt(parameters, 'parameter').flatMap(({ resource }, nth) => {
    if (resource === undefined) return [];
    places.push(nth);
    return [resource];
  });
  const [outer, file] = [level.place(at), level.file(at)];
  return {
    resources,
    urls: [],
    at: 0,
    file: () => file,
    place: (nth) => `${outer} parameter[${String(places[nth])}]`.trim(),
    dated: undefined,
  };
}

function addRecord(
  records: FhirRecord[],
  resource: Node,
  type: string,
  { level, at }: Placed,
): void {
  const file = level.file(at);
  const { dated } = level;
  const name = nameOf(resource, type, { level, at });
  const url = toText(level.urls[at]);
  const nth = records.length;
  const record = { nth, name, type, resource, file, url, container: undefined, dated };
  records.push(record);
  if (resource['contained'] === undefined) return;
  for (const [nth, inner] of nodesAt(resource, 'contained').entries()) {
    const id = textAt(inner, 'id') ?? String(nth + 1);
    records.push({
      nth: records.length,
      name: `${name}#${id.replace(/^#/, '')}`,
      type: textAt(inner, 'resourceType') ?? 'Resource',
      resource: inner,
      file,
      url: undefined,
      container: record,
      dated,
    });
  }
}

function nameOf(resource: Node, type: string, { level, at }: Placed): string {
  const id = textAt(resource, 'id') ?? toText(level.urls[at])?.split(/[/:]/).pop();
  if (id !== undefined && id !== '') return `${type}/${id.slice(0, 100)}`;
  const place = level.place(at);
  return place === '' ? type : `${place} ${type}`;
}

function nothing({ level, at }: Placed, value: unknown): LedgerEntry {
  const place = level.place(at);
  const file = level.file(at);
  const record = place === '' ? file : place;
  if (value === null || value === undefined)
    return ignored(record, file, 'an entry without a resource');
  return { record, file, outcomes: ['issue'], ids: [], why: 'It is no FHIR resource.' };
}

function ignored(record: string, file: string, why: string): LedgerEntry {
  return { record, file, outcomes: ['ignored'], ids: [], why };
}
