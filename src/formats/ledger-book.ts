/**
 * The ledger of a reader while it grows. Of few records each has its entry; of many, records next to
 * each other that became values of series stand together as runs, so a million rows fit a page.
 */
import { RUNS_ABOVE, type LedgerEntry, type Outcome } from './foreign.ts';

/** An entry, and the series that its values went into; undefined: it stays by itself. */
interface Noted {
  readonly entry: LedgerEntry;
  readonly series?: readonly string[];
}

/** Above this many entries runs need not be next to each other any more. */
const MOST_ENTRIES = 20_000;

const VALUE: readonly Outcome[] = ['value'];

interface Run {
  readonly first: LedgerEntry;
  last: string;
  count: number;
  readonly ids: Set<string>;
}

export class LedgerBook {
  #each: Noted[] | undefined = [];
  readonly #runs: Run[] = [];
  readonly #open = new Map<string, Run>();
  #records = 0;

  get records(): number {
    return this.#records;
  }

  /** `series`: what its ids may be told by when it stands in a run; empty where it became nothing. */
  add(entry: LedgerEntry, series?: readonly string[]): void {
    this.#records += entry.count ?? 1;
    if (this.#each === undefined) this.#merge({ entry, ...(series && { series }) });
    else {
      this.#each.push({ entry, ...(series && { series }) });
      if (this.#records > RUNS_ABOVE) this.#startRuns(this.#each);
    }
  }

  /** A record that became one value: the same as `add`, without an object for each where it can be. */
  addValue(record: string, file: string, id: string, series: string): void {
    const run = this.#runs.at(-1);
    const isNext =
      this.#each === undefined &&
      run?.first.outcomes === VALUE &&
      run.first.file === file &&
      run.first.why === undefined;
    if (!isNext) {
      this.add({ record, file, outcomes: VALUE, ids: [id] }, [series]);
      return;
    }
    this.#records += 1;
    run.last = record;
    run.count += 1;
    run.ids.add(series);
  }

  close(): readonly LedgerEntry[] {
    if (this.#each !== undefined) return this.#each.map(({ entry }) => entry);
    return this.#runs.map(({ first, last, count, ids }) =>
      count === (first.count ?? 1) ? first : { ...first, last, count, ids: [...ids] },
    );
  }

  #startRuns(noted: readonly Noted[]): void {
    this.#each = undefined;
    for (const each of noted) this.#merge(each);
  }

  #merge({ entry, series }: Noted): void {
    const key = series && `${entry.file ?? ''}\n${entry.outcomes.join()}\n${entry.why ?? ''}`;
    const run = key === undefined ? undefined : this.#runOf(key);
    if (run === undefined) {
      const made: Run = {
        first: entry,
        last: entry.last ?? entry.record,
        count: entry.count ?? 1,
        ids: new Set(series ?? entry.ids),
      };
      this.#runs.push(made);
      if (key !== undefined) this.#open.set(key, made);
      return;
    }
    run.last = entry.last ?? entry.record;
    run.count += entry.count ?? 1;
    for (const id of series ?? []) run.ids.add(id);
  }

  #runOf(key: string): Run | undefined {
    const run = this.#open.get(key);
    const isNext = run === this.#runs.at(-1);
    return isNext || this.#runs.length > MOST_ENTRIES ? run : undefined;
  }
}
