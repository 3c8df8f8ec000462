/** Status of records of every release, as what an event says of itself and what a missing end means. */
import type { EventDraft, FhirDesk } from './fhir-desk.ts';
import { codeAt, type Node } from './fhir-node.ts';
import type { FhirRecord } from './fhir-records.ts';
import type { Going } from './fhir-time.ts';

export type ReadResource = (record: FhirRecord, desk: FhirDesk) => void;

const ACTIVE: readonly string[] = ['active', 'recurrence', 'relapse', 'in-progress', 'current'];

/** R4 says it in a concept, earlier releases in a word, DSTU2 in the status itself. */
function statusOf(resource: Node): string | undefined {
  const isNegated =
    resource['notDone'] === true ||
    resource['notPerformed'] === true ||
    resource['notGiven'] === true ||
    resource['wasNotGiven'] === true;
  if (isNegated) return 'not-done';
  const verified = codeAt(resource, 'verificationStatus');
  if (verified === 'refuted') return 'refuted';
  return STATUSES.get(codeAt(resource, 'status') ?? '');
}

const STATUSES: ReadonlyMap<string, string> = new Map([
  ['not-done', 'not-done'],
  ['cancelled', 'not-done'],
  ['preparation', 'planned'],
  ['planned', 'planned'],
  ['proposed', 'planned'],
  ['draft', 'planned'],
  ['waitlist', 'planned'],
  ['refuted', 'refuted'],
]);

export function goingOf(resource: Node, key: string): Going {
  return ACTIVE.includes(codeAt(resource, key) ?? '') ? 'ongoing' : 'unknown';
}

/** Keys that an event has only where the record says them. */
export function statusPart(resource: Node): Pick<EventDraft, 'status'> {
  const status = statusOf(resource);
  return status === undefined ? {} : { status };
}
