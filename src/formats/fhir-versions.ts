/**
 * The same resource told more than once: in several files, or in several versions of its history.
 * The newest is read; two that differ without saying which is newer are both read, and told.
 */
import type { FhirDesk } from './fhir-desk.ts';
import { nodeAt, textAt } from './fhir-node.ts';
import type { FhirRecord } from './fhir-records.ts';

/** The records to be read; the others are noted as ignored. */
export function withoutDuplicates(
  records: readonly FhirRecord[],
  desk: FhirDesk,
): readonly FhirRecord[] {
  if (!desk.references.isTwice) return records;
  const kept = new Map<string, FhirRecord>();
  const all: FhirRecord[] = [];
  const dropped = new Set<FhirRecord>();
  for (const record of records) {
    const before = kept.get(record.name);
    if (!before || record.container || textAt(record.resource, 'id') === undefined) {
      kept.set(record.name, before ?? record);
      all.push(record);
      continue;
    }
    const winner = newer(before, record);
    if (winner === undefined) {
      desk.issue('foreign-duplicate', record, {
        received: record.name,
        outcome: 'The two differ, and neither says that it is newer; both are kept.',
      });
      desk.note(record, 'issue', undefined, 'It is told twice, differently.');
      all.push(record);
      continue;
    }
    dropped.add(winner === before ? record : before);
    if (winner === record) all.push(record);
    kept.set(record.name, winner);
  }
  for (const record of records)
    if (dropped.has(record.container ?? record))
      desk.ignore(record, 'The same record is told again, as new or newer.');
  return dropped.size === 0
    ? all
    : all.filter((record) => !dropped.has(record.container ?? record));
}

function newer(a: FhirRecord, b: FhirRecord): FhirRecord | undefined {
  const [first, second] = [versionOf(a), versionOf(b)];
  if (first !== undefined && second !== undefined && first !== second)
    return first > second ? a : b;
  const [one, other] = [numberOf(a), numberOf(b)];
  if (one !== undefined && other !== undefined && one !== other) return one > other ? a : b;
  return isSame(a, b) ? a : undefined;
}

/** Too deeply nested to be written is too deep to be called the same. */
function isSame(a: FhirRecord, b: FhirRecord): boolean {
  try {
    return JSON.stringify(a.resource) === JSON.stringify(b.resource);
  } catch {
    return false;
  }
}

/** When the server last changed it; comparable while the servers write the same offset. */
function versionOf({ resource }: FhirRecord): string | undefined {
  return textAt(nodeAt(resource, 'meta'), 'lastUpdated');
}

/** Servers that count their versions number them from 1. */
function numberOf({ resource }: FhirRecord): number | undefined {
  const text = textAt(nodeAt(resource, 'meta'), 'versionId') ?? '';
  return /^\d{1,9}$/.test(text) ? Number(text) : undefined;
}
