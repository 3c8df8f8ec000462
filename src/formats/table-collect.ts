/**
 * Collects what the rows of tables become: events, values in series of one test and unit, the ledger,
 * and what went wrong, told once for each column with an example rather than for every row.
 */
import type { EventKind } from '../model/course.ts';
import type {
  CodeDoc,
  EventDoc,
  PointDoc,
  RangeDoc,
  SeriesDoc,
  UnitDoc,
} from '../model/document.ts';
import type { Issue } from '../model/issue.ts';
import { makeIds, type LedgerEntry, type Outcome } from './foreign.ts';
import { formatIssue, type FormatCode } from './issues.ts';
import { sayRows } from './table-csv.ts';
import { laneOf } from './table-kinds.ts';
import { sayUnit, unitKey } from './table-units.ts';

export interface Sample {
  readonly test: string;
  readonly unit: UnitDoc;
  readonly group: string;
  readonly code?: CodeDoc;
  readonly point: Omit<PointDoc, 'id'>;
  readonly range?: Pick<RangeDoc, 'low' | 'high'>;
}

interface Collected {
  readonly id: string;
  readonly test: string;
  readonly unit: UnitDoc;
  readonly group: string;
  readonly code?: CodeDoc;
  readonly points: { readonly point: PointDoc; readonly range?: Pick<RangeDoc, 'low' | 'high'> }[];
}

interface Fault {
  readonly code: FormatCode;
  readonly received?: string;
  readonly about: (rows: string) => string;
  readonly outcome: string;
  readonly path: string;
  readonly rows: number[];
}

export class Collector {
  readonly makeId = makeIds();
  readonly issues: Issue[] = [];
  readonly ledger: LedgerEntry[] = [];
  readonly #events: EventDoc[] = [];
  readonly #series = new Map<string, Collected>();
  readonly #faults = new Map<string, Fault>();

  addEvent(event: Omit<EventDoc, 'id' | 'lane'>, wanted: string): string {
    const id = this.makeId(wanted);
    this.#events.push({ id, lane: laneOf(event.kind as EventKind).id, ...event });
    return id;
  }

  addValue({ test, unit, group, code, point, range }: Sample, wanted: string): string {
    const key = [test.toLowerCase(), unitKey(unit), group.toLowerCase(), code?.code].join('\n');
    let series = this.#series.get(key);
    if (series === undefined) {
      const id = this.makeId(test);
      series = { id, test, unit, group, ...(code && { code }), points: [] };
      this.#series.set(key, series);
    }
    const id = this.makeId(wanted);
    series.points.push({ point: { id, ...point }, ...(range && { range }) });
    return id;
  }

  /** Faults of one kind in one column are one issue. */
  addFault(key: string, row: number, fault: Omit<Fault, 'rows'>): void {
    const known = this.#faults.get(key) ?? { ...fault, rows: [] };
    this.#faults.set(key, known);
    if (known.rows.at(-1) !== row) known.rows.push(row);
  }

  addEntry(record: string, file: string, became: readonly Became[], why?: string): void {
    const outcomes: readonly Outcome[] = [...new Set(became.map(({ outcome }) => outcome))];
    this.ledger.push({
      record,
      file,
      outcomes: outcomes.length === 0 ? ['ignored'] : outcomes,
      ids: [...new Set(became.flatMap(({ id }) => (id === undefined ? [] : [id])))],
      ...(why !== undefined && { why }),
    });
  }

  /** The faults of the columns, behind the issues of the files. */
  allIssues(): readonly Issue[] {
    const told = [...this.#faults.values()].map(({ code, received, about, outcome, path, rows }) =>
      formatIssue(code, `${path} ${sayRows(rows)}`.trim(), {
        ...(received !== undefined && { received }),
        about: about(sayRows(rows)),
        outcome,
      }),
    );
    return [...this.issues, ...told, ...this.#unitIssues()];
  }

  events(): readonly EventDoc[] {
    return [
      ...this.#events,
      ...this.#wordy().flatMap(({ test, points }) =>
        points.map(({ point }) => toFinding(test, point)),
      ),
    ];
  }

  series(): readonly SeriesDoc[] {
    const wordy = new Set(this.#wordy());
    const drawn = [...this.#series.values()].filter((each) => !wordy.has(each));
    return drawn.map((each) => toSeries(each, labelAmong(each, drawn)));
  }

  /** Tests whose results are all words are no curve. */
  #wordy(): readonly Collected[] {
    const isWord = ({ value }: PointDoc) =>
      typeof value === 'object' && ('text' in value || 'absent' in value);
    return [...this.#series.values()].filter(
      ({ points }) =>
        points.every(({ point }) => isWord(point)) &&
        points.some(({ point }) => typeof point.value === 'object' && 'text' in point.value),
    );
  }

  #unitIssues(): readonly Issue[] {
    const byTest = new Map<string, Set<string>>();
    for (const { test, unit } of this.#series.values()) {
      const units = byTest.get(test) ?? new Set();
      byTest.set(test, units.add(sayUnit(unit) || 'no unit'));
    }
    return [...byTest].flatMap(([test, units]) => {
      if (units.size < 2) return [];
      const about = `“${test}” is given in ${[...units].join(' and in ')}; each is drawn by itself.`;
      return [formatIssue('foreign-unit-differs', test, { about })];
    });
  }
}

export interface Became {
  readonly outcome: Outcome;
  readonly id?: string;
}

function toFinding(test: string, { id = '', value, at, note, evidence }: PointDoc): EventDoc {
  const words = typeof value === 'object' && 'text' in value ? value.text : 'no result';
  return {
    id,
    kind: 'finding',
    lane: laneOf('finding').id,
    label: `${test}: ${words}`,
    ...(note !== undefined && { detail: note }),
    ...(at !== undefined && { at }),
    ...(evidence && { evidence }),
  };
}

/** The test's name, with what tells it from others of that name. */
function labelAmong(series: Collected, all: readonly Collected[]): string {
  const same = all.filter(({ test }) => test.toLowerCase() === series.test.toLowerCase());
  const differs = (of: (each: Collected) => string) => new Set(same.map(of)).size > 1;
  const parts = [
    differs(({ group }) => group) ? series.group : '',
    differs(({ unit }) => sayUnit(unit)) ? sayUnit(series.unit) || 'unit not stated' : '',
  ].filter((part) => part !== '');
  const isAlike = same.some(
    (other) =>
      other !== series &&
      other.group === series.group &&
      sayUnit(other.unit) === sayUnit(series.unit),
  );
  if (isAlike) parts.push(series.code?.code ?? 'no code');
  return parts.length === 0 ? series.test : `${series.test} (${parts.join(', ')})`;
}

function toSeries({ id, unit, code, points }: Collected, label: string): SeriesDoc {
  const ranges = new Set(points.map(({ range }) => JSON.stringify(range ?? null)));
  const shared = ranges.size === 1 ? points[0]?.range : undefined;
  return {
    id,
    label,
    unit,
    ...(code && { codes: [code] }),
    ...(shared && { range: { ...shared, source: RANGE_SOURCE } }),
    points: points.map(({ point, range }) =>
      shared || !range ? point : { ...point, range: { ...range, source: RANGE_SOURCE } },
    ),
  };
}

const RANGE_SOURCE = 'the record';
