/** The ledger after the document was judged: what had to be left out is no outcome any more. */
import type { CaseDocument } from '../model/document.ts';
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

function idsOf({ events = [], series = [] }: CaseDocument): readonly string[] {
  return [
    ...events.map(({ id }) => id),
    ...series.flatMap(({ id, points = [] }) => [
      id,
      ...points.map((point, at) => point.id ?? `${id}/${at + 1}`),
    ]),
  ];
}
