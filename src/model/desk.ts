/** What the resolvers of events, series and phases share: known ids, how times are read, where issues go. */
import { makeIssue, type Issue, type IssueCode, type IssueDetails, type Kept } from './issue.ts';
import type { TimeContext } from './order-bounds.ts';
import { parseWhen } from './parse-when.ts';
import type { EvidenceDefaults } from './resolve-evidence.ts';
import { unstated, type When } from './when.ts';

export interface Desk {
  readonly context: TimeContext;
  readonly defaults: EvidenceDefaults;
  readonly phaseIds: ReadonlySet<string>;
  /** Ids that the reading takes out. */
  readonly removed: ReadonlySet<string>;
  readonly report: Report;
}

export type Report = (code: IssueCode, path: string, details: IssueDetails) => void;

export function reportTo(issues: Issue[]): Report {
  return (code, path, details) => void issues.push(makeIssue(code, path, details));
}

/** The time as written; where it cannot be read, an issue, and "not stated". */
export function readTime(
  desk: Desk,
  text: string | undefined,
  path: string,
  kept: Kept = 'time-not-stated',
): When {
  if (text === undefined) return unstated();
  const parsed = parseWhen(text, desk.context);
  if (parsed.ok) return parsed.when;
  desk.report(parsed.code, path, { received: text, about: parsed.subject, kept });
  return unstated(text);
}

/** A phase that the case has, or none. */
export function knownPhase(
  desk: Desk,
  phase: string | undefined,
  path: string,
): string | undefined {
  if (phase === undefined || desk.phaseIds.has(phase)) return phase;
  if (!desk.removed.has(phase))
    desk.report('unknown-phase', path, { received: phase, kept: 'no-phase' });
  return undefined;
}

/** Hands out each id once: the second "scan" becomes "scan~2". */
export class Ids {
  readonly #taken: Set<string>;
  readonly #next = new Map<string, number>();

  constructor(taken: Iterable<string> = []) {
    this.#taken = new Set(taken);
  }

  has(id: string): boolean {
    return this.#taken.has(id);
  }

  claim(id: string): string {
    if (!this.#taken.has(id)) {
      this.#taken.add(id);
      return id;
    }
    let free = id;
    let n = this.#next.get(id) ?? 2;
    for (; this.#taken.has(free); n++) free = `${id}~${n}`;
    this.#next.set(id, n);
    this.#taken.add(free);
    return free;
  }
}
