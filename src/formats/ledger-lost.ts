/**
 * After the document of a reader was judged: what had to be left out is no outcome any more, and what
 * is wrong with the rest is told by the name of its record.
 */
import type { CaseDocument, EvidenceDoc, FacetsDoc } from '../model/document.ts';
import { pathKeys, type Issue } from '../model/issue.ts';
import type { LedgerEntry, Outcome } from './foreign.ts';

const LOST = 'What was made of it is not sound, and was left out.';

/** Ids that the judged document does not hold go, and their records get an issue instead. */
export function withoutLost(
  ledger: readonly LedgerEntry[],
  made: CaseDocument,
  kept: CaseDocument | undefined,
): readonly LedgerEntry[] {
  // Sound as it is: it is the same object.
  if (kept === made) return ledger;
  const held = new Set(kept ? idsOf(kept) : []);
  const lost = new Set(idsOf(made).filter((id) => !held.has(id)));
  if (lost.size === 0) return ledger;
  return ledger.map((entry) => {
    const ids = entry.ids.filter((id) => !lost.has(id));
    if (ids.length === entry.ids.length) return entry;
    const outcomes: readonly Outcome[] = ids.length > 0 ? [...entry.outcomes, 'issue'] : ['issue'];
    const why = entry.why === undefined ? LOST : `${entry.why} ${LOST}`;
    return { ...entry, ids, outcomes: [...new Set(outcomes)], why };
  });
}

export interface Judged {
  readonly issues: readonly Issue[];
  readonly ledger: readonly LedgerEntry[];
}

/** Nobody has seen `events[11].at`; its record is in the file. */
export function byRecord(
  issues: readonly Issue[],
  ledger: readonly LedgerEntry[],
  document: CaseDocument | undefined,
): Judged {
  const faults = new Map<string, string>();
  const named = issues.map((issue) => {
    const item = document && itemAt(issue, document);
    if (item?.id !== undefined) faults.set(item.id, issue.message);
    return item?.record === undefined ? issue : { ...issue, path: item.record };
  });
  if (faults.size === 0) return { issues: named, ledger };
  const told = ledger.map((entry): LedgerEntry => {
    const own = entry.ids.flatMap((id) => faults.get(id) ?? []);
    if (own.length === 0) return entry;
    const why = [...(entry.why === undefined ? [] : [entry.why]), ...own].join(' ');
    return { ...entry, outcomes: [...new Set<Outcome>([...entry.outcomes, 'issue'])], why };
  });
  return { issues: named, ledger: told };
}

/** The event or point that an issue is about, and the record it was made of. */
function itemAt(
  { path }: Issue,
  { events = [], series = [] }: CaseDocument,
): { readonly id?: string; readonly record?: string } | undefined {
  const [list, at, key, nth] = pathKeys(path);
  if (typeof at !== 'number') return undefined;
  if (list === 'events') {
    const event = events[at];
    return event && { id: event.id, ...recordOf(event.evidence) };
  }
  const own = list === 'series' ? series[at] : undefined;
  const point = key === 'points' && typeof nth === 'number' ? own?.points?.[nth] : undefined;
  return (
    own && point && { id: point.id ?? `${own.id}/${Number(nth) + 1}`, ...recordOf(point.evidence) }
  );
}

function recordOf(evidence: EvidenceDoc | FacetsDoc | undefined): { readonly record?: string } {
  const what = evidence !== undefined && 'what' in evidence ? evidence.what : evidence;
  const record = what !== undefined && 'locator' in what ? what.locator : undefined;
  return record === undefined ? {} : { record };
}

function idsOf({ events = [], series = [] }: CaseDocument): readonly string[] {
  return [
    ...events.map(({ id }) => id),
    ...series.flatMap(({ id, points = [] }) => [
      id,
      ...points.map((point, at) => point.id ?? `${id}/${at + 1}`),
    ]),
  ];
}
