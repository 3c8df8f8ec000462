/**
 * What of a resource is kept, by its type: of payments and places only who they are about, and of
 * results, which are many, nothing that no reader asks for.
 */
import { isNode } from './fhir-node.ts';

/** Resources about payment. */
export const PAYMENT_TYPES: readonly string[] = [
  'Claim',
  'ClaimResponse',
  'ExplanationOfBenefit',
  'Coverage',
  'Account',
  'Invoice',
  'ChargeItem',
];
/** Of these only what the ledger and the references need is kept. */
const STUBS: ReadonlySet<string> = new Set([
  ...PAYMENT_TYPES,
  'Organization',
  'Practitioner',
  'PractitionerRole',
  'Location',
  'CareTeam',
  'Provenance',
  'AuditEvent',
]);
const KEPT_OF_STUBS: ReadonlySet<string> = new Set([
  'resourceType',
  'id',
  'identifier',
  'status',
  'subject',
  'patient',
  'beneficiary',
  'meta',
  'contained',
]);
const GONE_OF_RESULTS: ReadonlySet<string> = new Set([
  'text',
  'language',
  'implicitRules',
  'performer',
  'encounter',
  'context',
  'basedOn',
  'device',
  // It would not become a key of its own.
  '__proto__',
]);

/** Whether a key of a resource of this type is not read by anyone. */
export function isGone(type: string, key: string): boolean {
  if (STUBS.has(type)) return !KEPT_OF_STUBS.has(key);
  return type === 'Observation' && GONE_OF_RESULTS.has(key);
}

/** A resource that was parsed as a whole, as small as one that was sieved; anything else as it is. */
export function shrink(value: unknown): unknown {
  if (!isNode(value)) return value;
  const type = value['resourceType'];
  if (typeof type !== 'string' || (type !== 'Observation' && !STUBS.has(type))) return value;
  const kept: Record<string, unknown> = {};
  for (const key of Object.keys(value)) if (!isGone(type, key)) kept[key] = value[key];
  settle(kept);
  return kept;
}

/** Takes away, in place, what one key says of another: only from a resource that was just made. */
export function settle(resource: Record<string, unknown>): void {
  const type = resource['resourceType'];
  if (type === 'Observation') {
    const { meta, issued } = resource;
    if (issued !== undefined && typeof resource['effectiveDateTime'] === 'string')
      resource['issued'] = undefined;
    if (meta !== undefined && !holdsVersion(meta)) resource['meta'] = undefined;
  } else if (Array.isArray(resource['contained']) && typeof type === 'string' && STUBS.has(type))
    resource['contained'] = resource['contained'].map(shrink);
}

function holdsVersion(meta: unknown): boolean {
  return isNode(meta) && (meta['lastUpdated'] !== undefined || meta['versionId'] !== undefined);
}
