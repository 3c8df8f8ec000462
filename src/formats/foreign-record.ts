/**
 * What a reader makes of one record, and how all of them become events, series and a ledger. Ids are
 * given here, in the order of the records, so the same file always gives the same document.
 */
import type { EventDoc } from '../model/document.ts';
import type { Issue } from '../model/issue.ts';
import { makeIds, type LedgerEntry, type Outcome } from './foreign.ts';
import { toSeries, type PlacedValue } from './foreign-series.ts';
import type { Became, ForeignLane } from './foreign-became.ts';
import { formatIssue } from './issues.ts';

export interface Assembled {
  readonly lanes: readonly ForeignLane[];
  readonly events: readonly EventDoc[];
  readonly series: ReturnType<typeof toSeries>['series'];
  readonly issues: readonly Issue[];
  readonly ledger: readonly LedgerEntry[];
}

/** Puts the records together; `lanes` gives the order of those that are used. */
export function assemble(records: readonly Became[], lanes: readonly ForeignLane[]): Assembled {
  const idOf = makeIds();
  const events: EventDoc[] = [];
  const values: PlacedValue[] = [];
  const owned = records.map((record, at): string[] => {
    values.push(...(record.values ?? []).map((value) => ({ ...value, owner: at })));
    return (record.events ?? []).map(({ wants, lane, ...event }) => {
      const id = idOf(wants);
      events.push({ ...event, id, lane: lane.id });
      return id;
    });
  });
  const { series, ids, asEvents, issues } = toSeries(values, idOf);
  const all = [...events, ...asEvents.map(({ event }) => event)];
  const measured = new Map<number, string[]>();
  for (const { owner, event } of asEvents)
    measured.set(owner, [...(measured.get(owner) ?? []), event.id]);
  const used = new Set(all.map(({ lane }) => lane));
  const ledger = records.map((record, at) =>
    entryOf(record, {
      events: [...(owned[at] ?? []), ...(measured.get(at) ?? [])],
      values: ids.get(at) ?? [],
      isValue: (record.values ?? []).length > 0,
    }),
  );
  return {
    lanes: [...new Map(lanes.map((lane) => [lane.id, lane])).values()].filter(({ id }) =>
      used.has(id),
    ),
    events: all,
    series,
    issues: [...records.flatMap(issuesOf), ...issues],
    ledger,
  };
}

function issuesOf({ record, file, faults = [] }: Became): readonly Issue[] {
  const path = file === undefined ? record : `${file}: ${record}`;
  return faults.map(({ code, ...details }) => formatIssue(code, path, details));
}

function entryOf(
  { record, file, source, faults = [], ignored = [], isPatient = false }: Became,
  became: {
    readonly events: readonly string[];
    readonly values: readonly string[];
    /** Also where its values are drawn as events. */
    readonly isValue: boolean;
  },
): LedgerEntry {
  const has: readonly (readonly [Outcome, boolean])[] = [
    ['patient', isPatient],
    ['event', became.events.length > 0],
    ['value', became.isValue],
    ['issue', faults.length > 0],
    ['ignored', ignored.length > 0],
  ];
  const outcomes = has.flatMap(([outcome, isSo]) => (isSo ? [outcome] : []));
  const why = [
    ...faults.map(({ code, ...details }) => formatIssue(code, record, details).message),
    ...ignored,
  ];
  return {
    record,
    ...(file !== undefined && { file }),
    ...(source !== undefined && { source }),
    ...(outcomes.length > 0
      ? { outcomes, ids: [...became.events, ...became.values] }
      : { outcomes: ['ignored'], ids: [] }),
    ...(why.length > 0
      ? { why: why.join('; ') }
      : outcomes.length === 0
        ? { why: 'it says nothing that can be drawn' }
        : {}),
  };
}
