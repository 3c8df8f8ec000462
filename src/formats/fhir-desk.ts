/**
 * What the readers of the resource types share: where events, values and issues go, what refers to
 * what, and the ledger. A record that reaches the end without an outcome would be a mistake here.
 */
import type { CodeDoc, DoseDoc, EventDoc, EvidenceDoc, FacetsDoc } from '../model/document.ts';
import type { Issue } from '../model/issue.ts';
import { readDate } from '../model/parse-date.ts';
import type { Node } from './fhir-node.ts';
import type { FhirRecord } from './fhir-records.ts';
import type { References } from './fhir-references.ts';
import type { LaneName } from './fhir-lanes.ts';
import type { FhirTime } from './fhir-when.ts';
import { makeIds, type LedgerEntry, type Outcome } from './foreign.ts';
import { formatIssue, type FaultDetails, type FormatCode } from './issues.ts';

export interface EventDraft {
  readonly kind: string;
  readonly lane: LaneName;
  readonly label: string;
  readonly time: FhirTime;
  readonly status?: string;
  readonly severity?: string;
  readonly codes?: readonly CodeDoc[];
  readonly dose?: DoseDoc;
  /** Said after the label. */
  readonly notes?: readonly (string | undefined)[];
  readonly details?: readonly (string | undefined)[];
}

/** An item while its keys are written. */
export type Building<T> = { -readonly [K in keyof T]: T[K] };

/** Told so often is told often enough; the rest is counted. */
const MOST_OF_A_CODE = 100;

interface Entry extends LedgerEntry {
  outcomes: readonly Outcome[];
  readonly ids: string[];
  why?: string;
}

/** Nearly every record has one outcome alone. */
const ALONE: Readonly<Record<Outcome, readonly Outcome[]>> = {
  event: ['event'],
  value: ['value'],
  issue: ['issue'],
  ignored: ['ignored'],
  patient: ['patient'],
};

export class FhirDesk {
  readonly references: References;
  readonly events: EventDoc[] = [];
  readonly makeId = makeIds();
  readonly #issues: Issue[] = [];
  readonly #counts = new Map<FormatCode, number>();
  /** By the place of their record. */
  readonly #entries: (Entry | undefined)[] = [];
  /** Ends of what is active, whose date is known when all has been read. */
  readonly #ongoing: { readonly at: number; readonly dated: string | undefined }[] = [];
  #last = '';

  constructor(references: References) {
    this.references = references;
  }

  find(reference: Node | undefined, from: FhirRecord): FhirRecord | undefined {
    return this.references.find(reference, from);
  }

  addEvent(record: FhirRecord, draft: EventDraft): string {
    const { time, notes = [], details = [], ...rest } = draft;
    const { derived, notes: timeNotes = [], ...when } = time;
    const id = this.makeId(record.name.replace('/', '-'));
    const note = join(timeNotes.length === 0 ? notes : [...notes, ...timeNotes], ', ');
    const detail = join(details, '. ');
    if (draft.status !== 'planned') this.see(when.at ?? when.end ?? when.start, when.start);
    if (when.end === 'ongoing') this.#ongoing.push({ at: this.events.length, dated: record.dated });
    // Written key by key: spreading a dozen conditions costs more than all the rest of an event.
    const event: Building<EventDoc> = { id, kind: rest.kind, lane: rest.lane, label: rest.label };
    if (note !== undefined) event.note = note;
    if (detail !== undefined) event.detail = detail;
    if (rest.status !== undefined) event.status = rest.status;
    if (rest.severity !== undefined) event.severity = rest.severity;
    if (when.at !== undefined) event.at = when.at;
    if (when.start !== undefined) event.start = when.start;
    if (when.end !== undefined) event.end = when.end;
    if (when.lasts !== undefined) event.lasts = when.lasts;
    if (rest.codes !== undefined && rest.codes.length > 0) event.codes = rest.codes;
    if (rest.dose) event.dose = rest.dose;
    event.evidence = evidenceOf(record, derived);
    this.events.push(event);
    this.note(record, 'event', id);
    return id;
  }

  /** Dates of what happened; the last of them is as far as the record tells. */
  see(...dates: readonly (string | undefined)[]): void {
    for (const date of dates)
      if (date !== undefined && /^\d{4}/.test(date) && date > this.#last && !date.includes('/'))
        this.#last = date;
  }

  issue(code: FormatCode, record: FhirRecord, details: FaultDetails = {}): void {
    const count = (this.#counts.get(code) ?? 0) + 1;
    this.#counts.set(code, count);
    if (count <= MOST_OF_A_CODE) this.#issues.push(formatIssue(code, record.name, details));
  }

  /** An issue about several records. */
  tell(issue: Issue): void {
    this.#issues.push(issue);
  }

  isKnown(record: FhirRecord): boolean {
    return this.#entries[record.nth] !== undefined;
  }

  /** A record that is told as an issue, and drawn nowhere. */
  refuse(record: FhirRecord, why: string): void {
    this.issue('foreign-part-dropped', record, { about: why });
    this.note(record, 'issue', undefined, why);
  }

  ignore(record: FhirRecord, why: string): void {
    this.note(record, 'ignored', undefined, why);
  }

  note(record: FhirRecord, outcome: Outcome, id?: string, why?: string): void {
    const entry = this.#entries[record.nth];
    if (entry === undefined) {
      const made = entryOf(record, ALONE[outcome], id === undefined ? [] : [id]);
      if (why !== undefined) made.why = why;
      this.#entries[record.nth] = made;
      return;
    }
    if (!entry.outcomes.includes(outcome)) entry.outcomes = [...entry.outcomes, outcome];
    if (id !== undefined) entry.ids.push(id);
    if (why !== undefined) entry.why = entry.why === undefined ? why : `${entry.why} ${why}`;
  }

  /** What is active is ongoing as of the record's date, and never beyond a death. */
  closeOngoing(death: string | undefined): void {
    for (const { at, dated } of this.#ongoing) {
      const event = this.events[at];
      if (!event) continue;
      const told = (dated ?? this.#last).slice(0, 10);
      const asOf = death !== undefined && death < told ? death.slice(0, 10) : told;
      const start = event.start ?? '';
      const isLate = /^\d{4}/.test(start) && asOf < start.slice(0, 10);
      if (readDate(asOf)?.kind === 'date' && !isLate)
        this.events[at] = { ...event, end: `ongoing as of ${asOf}` };
    }
  }

  get lastSeen(): string {
    return this.#last;
  }

  issues(): readonly Issue[] {
    const untold = [...this.#counts.values()].reduce(
      (sum, count) => sum + Math.max(0, count - MOST_OF_A_CODE),
      0,
    );
    return untold === 0
      ? this.#issues
      : [...this.#issues, formatIssue('too-many-issues', '', { about: String(untold) })];
  }

  ledger(records: readonly FhirRecord[]): readonly LedgerEntry[] {
    return records.map(
      (record) =>
        this.#entries[record.nth] ?? {
          ...entryOf(record, ALONE.issue, []),
          why: 'It was not read.',
        },
    );
  }
}

function entryOf(record: FhirRecord, outcomes: readonly Outcome[], ids: string[]): Entry {
  const { name, file, type: source } = record;
  return { record: name, file, source, outcomes, ids };
}

/** Reported at its record; where the time is our reasoning, that stands apart. */
export function evidenceOf(record: FhirRecord, derived?: string): EvidenceDoc | FacetsDoc {
  const what = { reported: true, locator: record.name } as const;
  if (derived === undefined) return what;
  return { what, when: { derived, locator: record.name } };
}

export function join(parts: readonly (string | undefined)[], between: string): string | undefined {
  if (parts.length === 0 || !parts.some(isTold)) return undefined;
  return [...new Set(parts.filter(isTold))].join(between).slice(0, 5000);
}

function isTold(part: string | undefined): boolean {
  return part !== undefined && part !== '';
}
