/**
 * Collects what the rows of tables become: events, values in series of one test and unit, the ledger,
 * and what went wrong, told once for each column with an example rather than for every row.
 */
import type { EventKind } from '../model/course.ts';
import type { EventDoc, PointDoc, SeriesDoc } from '../model/document.ts';
import type { Issue } from '../model/issue.ts';
import { makeIds, type LedgerEntry, type Outcome } from './foreign.ts';
import { formatIssue, type FormatCode } from './issues.ts';
import { LedgerBook } from './ledger-book.ts';
import { sayRows } from './table-csv.ts';
import { laneOf } from './table-kinds.ts';
import {
  labelAmong,
  TableSeries,
  toSeries,
  type Added,
  type Sample,
  type TestValues,
} from './table-series.ts';
import { sayUnit } from './table-units.ts';

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
  readonly #ledger = new LedgerBook();
  readonly #events: EventDoc[] = [];
  readonly #series: TableSeries;

  /** `samplesAbove`: how many plain values of a test stay points. */
  constructor(samplesAbove?: number) {
    this.#series = new TableSeries(this.makeId, samplesAbove);
  }
  readonly #faults = new Map<string, Fault>();

  addEvent(event: Omit<EventDoc, 'id' | 'lane'>, wanted: string): string {
    const id = this.makeId(wanted);
    this.#events.push({ id, lane: laneOf(event.kind as EventKind).id, ...event });
    return id;
  }

  addValue(sample: Sample, wanted: () => string): Added {
    return this.#series.add(sample, wanted);
  }

  /** Faults of one kind in one column are one issue. */
  addFault(key: string, row: number, fault: Omit<Fault, 'rows'>): void {
    const known = this.#faults.get(key) ?? { ...fault, rows: [] };
    this.#faults.set(key, known);
    if (known.rows.at(-1) !== row) known.rows.push(row);
  }

  addEntry(record: string, file: string, became: readonly Became[], why?: string): void {
    const [first] = became;
    if (became.length === 1 && why === undefined && first?.outcome === 'value') {
      const { id, series } = first;
      if (id !== undefined && series !== undefined)
        return this.#ledger.addValue(record, file, id, series);
    }
    const outcomes: readonly Outcome[] = [...new Set(became.map(({ outcome }) => outcome))];
    const ids = [...new Set(became.flatMap(({ id }) => (id === undefined ? [] : [id])))];
    const entry = {
      record,
      file,
      outcomes: outcomes.length === 0 ? IGNORED : outcomes,
      ids,
      ...(why !== undefined && { why }),
    };
    const series = became.flatMap((each) => (each.series === undefined ? [] : [each.series]));
    const isByItself = became.some((each) => each.id !== undefined && each.series === undefined);
    this.#ledger.add(entry, isByItself ? undefined : [...new Set(series)]);
  }

  get records(): number {
    return this.#ledger.records;
  }

  ledger(): readonly LedgerEntry[] {
    const { moved } = this.#series;
    const entries = this.#ledger.close();
    if (moved.size === 0) return entries;
    const nowOf = (id: string): string => moved.get(id) ?? id;
    return entries.map((entry) => ({ ...entry, ids: [...new Set(entry.ids.map(nowOf))] }));
  }

  /** The faults of the columns, behind the issues of the files. */
  allIssues(): readonly Issue[] {
    const told = [...this.#faults.values()].map(({ code, received, about, outcome, path, rows }) =>
      formatIssue(code, path === 'row' ? sayRows(rows) : `${path} ${sayRows(rows)}`.trim(), {
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
    const drawn = this.#series.all().filter((each) => !wordy.has(each));
    return drawn.map((each) => toSeries(each, labelAmong(each, drawn)));
  }

  /** Tests whose results are all words are no curve. */
  #wordy(): readonly TestValues[] {
    const isWord = ({ value }: PointDoc) =>
      typeof value === 'object' && ('text' in value || 'absent' in value);
    return this.#series
      .all()
      .filter(
        ({ points, columns }) =>
          columns === undefined &&
          points.every(({ point }) => isWord(point)) &&
          points.some(({ point }) => typeof point.value === 'object' && 'text' in point.value),
      );
  }

  #unitIssues(): readonly Issue[] {
    const byTest = new Map<string, Set<string>>();
    for (const { test, unit } of this.#series.all()) {
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
  /** Of a value. */
  readonly series?: string;
}

const IGNORED: readonly Outcome[] = ['ignored'];

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
