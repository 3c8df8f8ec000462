/**
 * A resource without what no reader asks for, so that a record of a million results fits into memory:
 * of payments and places only who they are about stays, narratives of single records go, and what a
 * record repeats with every result (its test, its category, its patient) is kept once.
 */
import { isNode, type Node } from './fhir-node.ts';

/** Of these only what the ledger and the references need is kept. */
const STUBS: ReadonlySet<string> = new Set([
  'Claim',
  'ClaimResponse',
  'ExplanationOfBenefit',
  'Coverage',
  'Account',
  'Invoice',
  'ChargeItem',
  'Organization',
  'Practitioner',
  'PractitionerRole',
  'Location',
  'CareTeam',
  'Provenance',
  'AuditEvent',
]);
const KEPT_OF_STUBS = [
  'resourceType',
  'id',
  'identifier',
  'status',
  'subject',
  'patient',
  'beneficiary',
  'meta',
  'contained',
];

/** Of results, which are many. */
const GONE: ReadonlySet<string> = new Set([
  'text',
  'language',
  'implicitRules',
  'performer',
  'encounter',
  'context',
  'basedOn',
  'device',
]);

/** Keys whose values repeat from record to record. */
const SHARED: readonly string[] = ['code', 'category', 'subject', 'interpretation'];

export class Shrinker {
  readonly #shared = new Map<string, unknown[]>();

  /** The resource, smaller; anything else as it is. */
  shrink(value: unknown): unknown {
    if (!isNode(value)) return value;
    const type = value['resourceType'];
    if (typeof type !== 'string') return value;
    if (STUBS.has(type)) return this.#stub(value);
    return type === 'Observation' ? this.#result(value) : value;
  }

  #stub(resource: Node): Node {
    const kept: Record<string, unknown> = {};
    for (const key of KEPT_OF_STUBS) if (Object.hasOwn(resource, key)) kept[key] = resource[key];
    const { contained } = resource;
    if (Array.isArray(contained)) kept['contained'] = contained.map((each) => this.shrink(each));
    return kept;
  }

  #result(resource: Node): Node {
    const isTimed = typeof resource['effectiveDateTime'] === 'string';
    const kept: Record<string, unknown> = {};
    for (const key of Object.keys(resource)) {
      if (GONE.has(key) || (isTimed && key === 'issued')) continue;
      if (key === 'meta' && !holdsVersion(resource[key])) continue;
      // A key such as __proto__ would not become a key of its own.
      if (key === '__proto__') continue;
      kept[key] = SHARED.includes(key) ? this.#share(key, resource[key]) : resource[key];
    }
    return kept;
  }

  /** The first value that says the same. */
  #share(key: string, value: unknown): unknown {
    const hint = hintOf(value);
    if (hint === undefined) return value;
    const name = `${key}|${hint}`;
    const known = this.#shared.get(name);
    if (known === undefined) {
      this.#shared.set(name, [value]);
      return value;
    }
    const found = known.find((each) => isAlike(each, value));
    if (found === undefined && known.length < MOST_ALIKE) known.push(value);
    return found ?? value;
  }
}

/** Values with one hint that differ otherwise; beyond, comparing costs more than it saves. */
const MOST_ALIKE = 8;

function holdsVersion(meta: unknown): boolean {
  return isNode(meta) && meta['lastUpdated'] !== undefined;
}

/** A text that values which say the same share. */
function hintOf(value: unknown): string | undefined {
  const one: unknown = Array.isArray(value) ? value[0] : value;
  if (!isNode(one)) return undefined;
  if (typeof one['reference'] === 'string') return one['reference'];
  const codings = one['coding'];
  const coding: unknown = Array.isArray(codings) ? codings[0] : undefined;
  if (isNode(coding) && typeof coding['code'] === 'string') return coding['code'];
  return typeof one['text'] === 'string' ? one['text'] : undefined;
}

/** Whether two parsed values say the same, without making anything: it is asked for every result. */
function isAlike(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const [one, other] = [a as Node, b as Node];
  let left = 0;
  for (const key in one) {
    if (!Object.hasOwn(other, key) || !isAlike(one[key], other[key])) return false;
    left += 1;
  }
  return left === Object.keys(other).length;
}
