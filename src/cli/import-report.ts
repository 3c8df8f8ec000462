/** What became of the records of foreign files, in words and as the `import` part of inspect. */
import { countOf } from '../describe/phrase.ts';
import { countRecords, type LedgerEntry, type Outcome } from '../formats/foreign.ts';
import type { Opened } from './open.ts';

type Foreign = NonNullable<Opened['foreign']>;

const OUTCOMES: readonly Outcome[] = ['event', 'value', 'issue', 'ignored', 'patient'];

/** Records by outcome; one record may have several. */
export function outcomesOf(ledger: readonly LedgerEntry[]): Readonly<Record<Outcome, number>> {
  const counts = { event: 0, value: 0, issue: 0, ignored: 0, patient: 0 };
  for (const { outcomes, count = 1 } of ledger)
    for (const outcome of outcomes) counts[outcome] += count;
  return counts;
}

export function importForm({ format, ledger, patients, leftOut }: Foreign): object {
  return {
    format: format ?? null,
    records: countRecords(ledger),
    outcomes: outcomesOf(ledger),
    ignored: reasonsOf(ledger),
    sources: sourcesOf(ledger),
    patients,
    leftOut,
  };
}

export function sayImport({ format, ledger, patients }: Foreign): readonly string[] {
  const counts = outcomesOf(ledger);
  const told = OUTCOMES.filter((outcome) => counts[outcome] > 0).map(
    (outcome) => `${counts[outcome]} ${WORDS[outcome]}`,
  );
  return [
    `read as ${format ?? 'nothing known'}: ${countOf(countRecords(ledger), 'record')}${told.length > 0 ? ` (${told.join(', ')})` : ''}`,
    ...Object.entries(reasonsOf(ledger)).map(([why, count]) => `  ${count} not drawn: ${why}`),
    ...(patients.length > 1
      ? [`${patients.length} patients; --patient chooses: ${someOf(patients)}`]
      : []),
  ];
}

const WORDS: Readonly<Record<Outcome, string>> = {
  event: 'became events',
  value: 'became values',
  issue: 'have issues',
  ignored: 'not drawn, or not all of it',
  patient: 'about the patient or the file',
};

const MOST = 12;

function someOf(patients: Foreign['patients']): string {
  const some = patients.slice(0, MOST).map(({ id, records }) => `${id} (${records})`);
  return `${some.join(', ')}${patients.length > MOST ? ', …' : ''}`;
}

/** Why records were left out, and how many for each reason. */
function reasonsOf(ledger: readonly LedgerEntry[]): Readonly<Record<string, number>> {
  const counts = new Map<string, number>();
  for (const { outcomes, why = 'no reason told', count = 1 } of ledger) {
    if (outcomes.includes('ignored')) counts.set(why, (counts.get(why) ?? 0) + count);
  }
  return Object.fromEntries(counts);
}

interface SourceCounts {
  records: number;
  readonly outcomes: Record<string, number>;
}

/** By what the file calls its records: resource type, field of a phenopacket, sheet, EVENT_TYPE. */
function sourcesOf(ledger: readonly LedgerEntry[]): Readonly<Record<string, SourceCounts>> {
  const bySource = new Map<string, SourceCounts>();
  for (const entry of ledger) {
    const { outcomes, count = 1 } = entry;
    const source = sourceOf(entry);
    const own = bySource.get(source) ?? { records: 0, outcomes: {} };
    bySource.set(source, own);
    own.records += count;
    for (const outcome of outcomes) own.outcomes[outcome] = (own.outcomes[outcome] ?? 0) + count;
  }
  return Object.fromEntries(bySource);
}

/** Records that stand in a list are named by it: "phenotypicFeatures[3]". */
function sourceOf({ source, record, file }: LedgerEntry): string {
  const list = /^([A-Za-z][\w.]*)(?:\[\d+\])?$/.exec(record)?.[1];
  return source ?? list ?? file ?? 'other';
}
