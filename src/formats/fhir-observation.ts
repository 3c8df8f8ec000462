/**
 * Observations: each value and each component becomes a result of its test. The time is that of the
 * observation, or of the report, panel or specimen it belongs to; when it was issued is no such time.
 */
import { codesOf, conceptAt, labelAt, labelOf } from './fhir-codes.ts';
import type { FhirDesk } from './fhir-desk.ts';
import { laneOf } from './fhir-lanes.ts';
import { codeAt, nodeAt, nodesAt, textAt, type Node } from './fhir-node.ts';
import type { FhirRecord } from './fhir-records.ts';
import type { Result, SeriesBook } from './fhir-series.ts';
import { traceOf } from './fhir-sampled.ts';
import { momentAt, statedAt, withinPeriod, periodOf } from './fhir-time.ts';
import { rangeOf, valueOf, type FhirValue } from './fhir-values.ts';
import { notesOf } from './fhir-words.ts';

export interface Panels {
  /** The report or panel that lists an observation among its results, by the observation's place. */
  readonly parentOf: ReadonlyMap<number, FhirRecord>;
}

interface ObservationContext {
  readonly desk: FhirDesk;
  readonly book: SeriesBook;
  readonly panels: Panels;
}

interface Timed {
  readonly at?: string;
  readonly derived?: string;
  readonly note?: string;
}

export function readObservation(record: FhirRecord, context: ObservationContext): void {
  const { resource } = record;
  const { desk } = context;
  const components = nodesAt(resource, 'component');
  const value = valueOf(resource);
  const interpreted =
    value === undefined && components.length === 0 ? interpretationOf(resource) : undefined;
  const own = value ?? (interpreted === undefined ? undefined : wordValue(interpreted));
  const time = timeOf(record, context);
  if (codeAt(resource, 'status') === 'cancelled') return notDone(record, own, time, context);
  if (time.at !== undefined) desk.see(time.at);
  if (own) addResult(record, resource, own, time, context);
  for (const component of components) {
    const part = valueOf(component);
    if (part) addResult(record, component, part, time, context);
    else desk.issue('foreign-part-dropped', record, { about: 'a component without a value' });
  }
  if (own || components.some((component) => valueOf(component))) return;
  const members = membersOf(resource).filter((each) => desk.find(each, record));
  if (members.length > 0)
    return desk.ignore(
      record,
      `A panel; its ${String(members.length)} results stand for themselves.`,
    );
  if (components.length > 0) return desk.refuse(record, 'none of its components has a value');
  addResult(record, resource, { kind: 'absent', reason: 'not stated' }, time, context);
}

/** The parts of a panel: R4 has members, earlier releases had relations. */
export function membersOf(resource: Node): readonly Node[] {
  if (resource['related'] === undefined) return nodesAt(resource, 'hasMember');
  const related = nodesAt(resource, 'related').filter(
    (each) => textAt(each, 'type') === 'has-member',
  );
  return [...nodesAt(resource, 'hasMember'), ...related.flatMap((each) => nodesAt(each, 'target'))];
}

function notDone(
  record: FhirRecord,
  value: FhirValue | undefined,
  time: Timed,
  { desk }: ObservationContext,
): void {
  desk.addEvent(record, {
    kind: 'finding',
    lane: laneOf(categoryOf(record.resource)),
    label: labelAt(record.resource, 'code') ?? 'Observation',
    time: { ...(time.at !== undefined && { at: time.at }) },
    status: 'not-done',
    codes: codesOf(nodeAt(record.resource, 'code')),
    notes: [value?.kind === 'absent' ? value.reason : 'cancelled', time.note],
    details: notesOf(record.resource),
  });
}

const NONE: readonly string[] = [];

const wordValue = (text: string): FhirValue => ({ kind: 'text', text });

function addResult(
  record: FhirRecord,
  node: Node,
  value: FhirValue,
  time: Timed,
  { desk, book }: ObservationContext,
): void {
  const concept = conceptAt(node, 'code') ?? conceptAt(record.resource, 'code');
  const data = nodeAt(node, 'valueSampledData');
  const trace = data && traceOf(data, startOf(time));
  if (trace) {
    const derived = 'the start of the trace, and the distance of its samples';
    const common = { record, test: book.test(concept), derived, notes: NONE, range: undefined };
    for (const each of trace.samples) book.measure({ ...common, ...each, unit: trace.unit });
    return;
  }
  const { range, note: rangeNote } = rangeOf(node, value);
  const interpretation = interpretationBeside(value, node);
  const status = statusNote(record.resource);
  const own = notesOf(record.resource);
  // Most results have nothing to say of themselves, and share the list of it.
  const isPlain = (interpretation ?? rangeNote ?? time.note ?? status ?? own[0]) === undefined;
  const notes = isPlain
    ? NONE
    : [interpretation && `told as ${interpretation}`, rangeNote, time.note, status, ...own];
  const { at, derived } = time;
  const test = book.test(concept);
  if (value.kind === 'number') {
    book.measure({ record, test, at, derived, notes, value: value.value, unit: value.unit, range });
    return;
  }
  const result: Result = { record, test, at, derived, notes };
  const lane = laneOf(categoryOf(record.resource));
  if (value.kind === 'text') {
    book.word({
      ...result,
      value: { text: value.text },
      words: value.text,
      valueCodes: codesOf(value.concept),
      lane,
    });
    return;
  }
  const reason = value.kind === 'absent' ? value.reason : 'not readable';
  if (value.kind === 'unreadable')
    desk.issue('foreign-value-unreadable', record, {
      received: value.received,
      outcome: 'The record is kept without a value.',
    });
  const isNotDone = /not.performed|not.asked|not.done/.test(reason);
  book.word({
    ...result,
    value: { absent: reason },
    words: `no value (${reason})`,
    valueCodes: [],
    lane,
    ...(isNotDone && { status: 'not-done' }),
  });
}

/** Where a stated time or period begins. */
function startOf({ at }: Timed): string | undefined {
  return at?.replace(/^at or after /, '').replace(/\/.*$/, '');
}

function categoryOf(resource: Node): string | undefined {
  for (const category of nodesAt(resource, 'category')) {
    const code = textAt(nodesAt(category, 'coding')[0], 'code');
    if (code !== undefined) return code;
  }
  return undefined;
}

function statusNote(resource: Node): string | undefined {
  const status = codeAt(resource, 'status');
  return status === 'preliminary' || status === 'registered' ? status : undefined;
}

/** HL7 v3 ObservationInterpretation, https://terminology.hl7.org/CodeSystem-v3-ObservationInterpretation.html */
const INTERPRETATIONS: ReadonlyMap<string, string> = new Map([
  ['L', 'low'],
  ['LL', 'critically low'],
  ['H', 'high'],
  ['HH', 'critically high'],
  ['N', 'normal'],
  ['A', 'abnormal'],
  ['AA', 'critically abnormal'],
  ['POS', 'positive'],
  ['NEG', 'negative'],
  ['IND', 'indeterminate'],
  ['DET', 'detected'],
  ['ND', 'not detected'],
  ['R', 'resistant'],
  ['S', 'susceptible'],
  ['I', 'intermediate'],
]);

function interpretationOf(node: Node): string | undefined {
  if (node['interpretation'] === undefined) return undefined;
  const words = nodesAt(node, 'interpretation').map((each) => {
    const code = textAt(nodesAt(each, 'coding')[0], 'code') ?? '';
    return INTERPRETATIONS.get(code) ?? labelOf(each)?.toLowerCase();
  });
  const told = words.filter((word) => word !== undefined);
  return told.length === 0 ? undefined : told.join(', ');
}

/** Words that say themselves what they are read as are not told twice. */
function interpretationBeside(value: FhirValue, node: Node): string | undefined {
  const told = interpretationOf(node);
  const isSame = value.kind === 'text' && value.text.toLowerCase() === told;
  return isSame ? undefined : told;
}

/** When it was observed: its own time, or that of what it is a part of. */
function timeOf(record: FhirRecord, context: ObservationContext): Timed {
  const { desk } = context;
  const own = effectiveOf(record, desk);
  if (own) return own;
  const parent = context.panels.parentOf.get(record.nth);
  const report = parent && effectiveOf(parent, desk);
  if (parent && report?.at !== undefined)
    return { at: report.at, derived: `the time of ${parent.name}, of which it is a result` };
  const specimen = desk.find(nodeAt(record.resource, 'specimen'), record);
  const taken =
    specimen &&
    statedAt(nodeAt(specimen.resource, 'collection') ?? {}, 'collected', specimen, desk);
  if (specimen && taken?.words !== undefined)
    return { at: taken.words, derived: `when ${specimen.name} was collected` };
  const issued = textAt(record.resource, 'issued');
  return issued === undefined
    ? {}
    : { note: `issued ${issued}; when it was observed is not stated` };
}

function effectiveOf(record: FhirRecord, desk: FhirDesk): Timed | undefined {
  const { resource } = record;
  const period = nodeAt(resource, 'effectivePeriod');
  if (period) {
    const { start, end } = periodOf(period, record, desk);
    const issued = momentAt(resource, 'issued', record, desk);
    if (start !== undefined && end === undefined && issued !== undefined && start < issued)
      return {
        at: `${start}/${issued}`,
        derived: `begun ${start}, its end not stated, and issued ${issued}`,
      };
    const at = withinPeriod({
      ...(start !== undefined && { start }),
      ...(end !== undefined && { end }),
    });
    return at === undefined ? undefined : { at };
  }
  const { words, note } = statedAt(resource, 'effective', record, desk);
  if (words !== undefined) return { at: words, ...(note !== undefined && { note }) };
  return undefined;
}

/** What each report and panel counts among its results. */
export function panelsOf(records: readonly FhirRecord[], desk: FhirDesk): Panels {
  const parentOf = new Map<number, FhirRecord>();
  for (const record of records) {
    const parts =
      record.type === 'DiagnosticReport'
        ? nodesAt(record.resource, 'result')
        : membersOf(record.resource);
    for (const part of parts) {
      const child = desk.find(part, record);
      if (child && child !== record && !parentOf.has(child.nth)) parentOf.set(child.nth, record);
    }
  }
  return { parentOf };
}
