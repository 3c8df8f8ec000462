/**
 * A case document becomes a course, for one reading of it. Nothing here throws for a document that
 * the schema accepted: what is faulty is left out or kept as far as it is sound, and an issue says so.
 */
import { BIRTH, CALENDAR, DAY_MS } from './calendar.ts';
import { buildClock, pairsOf, type BuiltClock } from './clock.ts';
import type { Course, CourseEvent, Lane, Series } from './course.ts';
import { reportTo, type Desk, type Report } from './desk.ts';
import type { CaseDocument } from './document.ts';
import type { AnchorSpec } from './frames.ts';
import type { Issue } from './issue.ts';
import { namesOf, resolveMoments, type MomentDoc, type Moments } from './moments.ts';
import type { Pair } from './order.ts';
import { applyReading, chooseReading, type ReadDocument } from './readings.ts';
import { draftEvents, resolveEvents, startKey, type DraftedEvents } from './resolve-events.ts';
import { toEvidence, type EvidenceDefaults } from './resolve-evidence.ts';
import { readPhases, resolvePhases, type ReadPhase } from './resolve-phases.ts';
import { resolveSeries } from './resolve-series.ts';
import { sayDate } from './say.ts';
import { sortPoints } from './series.ts';
import { startOf, unstated, type EventTime, type When } from './when.ts';

export interface ResolvedCase {
  readonly course: Course;
  readonly issues: readonly Issue[];
}

const known = new WeakMap<CaseDocument, Map<string, ResolvedCase>>();

/** The course of a document for a reading; undefined or unknown: the default one. Resolved once for each. */
export function resolveCase(document: CaseDocument, readingId?: string): ResolvedCase {
  const ofDocument = known.get(document) ?? new Map<string, ResolvedCase>();
  known.set(document, ofDocument);
  const key = readingId ?? '';
  const resolved = ofDocument.get(key) ?? resolve(document, readingId);
  ofDocument.set(key, resolved);
  return resolved;
}

/** The course alone. */
export function courseOf(document: CaseDocument, readingId?: string): Course {
  return resolveCase(document, readingId).course;
}

function resolve(document: CaseDocument, readingId: string | undefined): ResolvedCase {
  const issues: Issue[] = [];
  const report = reportTo(issues);
  const reading = chooseReading(document.readings ?? [], readingId);
  if (readingId !== undefined && reading?.id !== readingId) {
    report('unknown-reading', 'readings', { received: readingId, kept: 'default-used' });
  }
  const read = applyReading(document, reading);
  const anchors = readAnchors(document, report);
  const anchorIds = new Set(anchors.map(({ doc }) => doc.id));
  const names = namesOf({ anchors: anchors.map(({ doc }) => doc), events: read.events.map(({ doc }) => doc) });
  const drafts = draftEvents(read.events, names, anchorIds, report);
  const dayZero = chooseDayZero(document, anchorIds, report);
  const moments = resolveMoments({
    anchors: anchors.map(({ doc }) => doc),
    events: drafts.drafts.map(({ moment }) => moment),
    aliases: drafts.aliases,
    ...(dayZero !== undefined && { dayZero }),
  });
  reportMoments(moments, anchors, drafts, report);

  const desk: Desk = {
    context: moments.context,
    defaults: defaultsOf(document),
    phaseIds: new Set(read.phases.map(({ doc }) => doc.id)),
    removed: read.removed,
    report,
  };
  const lanes = readLanes(document, report);
  const { events, lanes: allLanes } = resolveEvents(drafts, { starts: moments.starts, lanes }, desk);
  const series = resolveSeries(read.series, desk);
  const readPhasesOnce = readPhases(read.phases, desk);
  const whens = [...whensOfAll(events, series, readPhasesOnce)];
  const clock = makeClock({ document, moments, events, series, whens, dayZero, drafts, removed: read.removed }, report);
  const phases = resolvePhases(readPhasesOnce, clock, desk);
  const course: Course = {
    ...headOf(document, read, desk.defaults),
    clock,
    phases,
    lanes: allLanes,
    events,
    series: series.map((each) => ({ ...each, points: sortPoints(each.points, clock, phases) })),
    readings: (document.readings ?? []).map(({ id, label, says, default: isDefault }) => ({ id, label, says, isDefault: isDefault === true })),
    ...(reading && { reading: reading.id }),
  };
  return { course, issues };
}

function headOf(document: CaseDocument, read: ReadDocument, defaults: EvidenceDefaults) {
  const { birth: _, evidence, ...patient } = document.patient;
  const { locator: __, ...source } = document.source;
  return {
    id: document.id,
    title: read.title,
    ...(document.teachingTitle !== undefined && { teachingTitle: document.teachingTitle }),
    patient: { ...patient, evidence: toEvidence(evidence, defaults) },
    source,
    notStated: document.notStated ?? [],
    remarks: document.remarks ?? [],
  };
}

function defaultsOf({ source }: CaseDocument): EvidenceDefaults {
  const locator = source.locator ?? (source.basis === 'synthetic' ? 'synthetic' : undefined);
  return locator === undefined ? {} : { locator };
}

function readLanes({ lanes }: CaseDocument, report: Report): readonly Lane[] {
  const seen = new Set<string>();
  return lanes.filter(({ id }, at) => {
    if (seen.has(id)) report('duplicate-id', `lanes[${at}].id`, { received: id, kept: 'dropped' });
    return !seen.has(id) && seen.add(id);
  });
}

interface ReadAnchor {
  readonly doc: MomentDoc;
  readonly path: string;
}

/** The anchors of the case, and the birth of the patient where its date is given. */
function readAnchors({ anchors = [], patient, events = [] }: CaseDocument, report: Report): readonly ReadAnchor[] {
  const ids = new Set(anchors.map(({ id }) => id));
  const known = new Set([...ids, ...events.map(({ id }) => id), BIRTH]);
  const seen = new Set<string>();
  const read = anchors.flatMap(({ id, label, at, after, before }, index): readonly ReadAnchor[] => {
    const path = `anchors[${index}]`;
    if (id === CALENDAR || seen.has(id)) {
      report(id === CALENDAR ? 'reserved-id' : 'duplicate-id', `${path}.id`, { received: id, kept: 'dropped' });
      return [];
    }
    seen.add(id);
    const others = (key: 'after' | 'before', names: string | readonly string[] = []) =>
      (typeof names === 'string' ? [names] : names).filter((name) => {
        if (known.has(name)) return true;
        report('unknown-reference', `${path}.${key}`, { received: name, about: name, kept: 'dropped' });
        return false;
      });
    const time = at === undefined ? {} : { time: { words: at } };
    const doc = { id, label: label ?? labelOf(id), ...time, after: others('after', after), before: others('before', before) };
    return [{ doc, path: `${path}.at` }];
  });
  if (patient.birth === undefined || ids.has(BIRTH)) return read;
  return [...read, { doc: { id: BIRTH, label: 'Birth', time: { words: patient.birth } }, path: 'patient.birth' }];
}

function labelOf(id: string): string {
  const words = id.replace(/[-_]+/g, ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function chooseDayZero({ dayZero }: CaseDocument, anchorIds: ReadonlySet<string>, report: Report): string | undefined {
  const first = [...anchorIds].find((id) => id !== BIRTH);
  if (dayZero === undefined || anchorIds.has(dayZero) || dayZero === BIRTH) return dayZero ?? first;
  report('unknown-reference', 'dayZero', { received: dayZero, about: dayZero, kept: 'default-used' });
  return first;
}

function reportMoments({ faults }: Moments, anchors: readonly ReadAnchor[], { drafts }: DraftedEvents, report: Report): void {
  const anchorPaths = new Map(anchors.map(({ doc, path }) => [doc.id, path]));
  const eventPaths = new Map(drafts.map(({ id, source }) => [id, source.pathOf(startKey(source.doc))]));
  const seen = new Set<string>();
  for (const { of, id, code, subject, words } of faults) {
    const path = (of === 'anchor' ? anchorPaths : eventPaths).get(id) ?? '';
    // Every dose of a series repeats the fault of its first.
    if (seen.has(path)) continue;
    seen.add(path);
    report(code, path, { received: words, about: subject, kept: of === 'anchor' ? 'order-only' : 'time-not-stated' });
  }
}

interface ClockParts {
  readonly document: CaseDocument;
  readonly moments: Moments;
  readonly events: readonly CourseEvent[];
  readonly series: readonly Series[];
  readonly whens: readonly When[];
  readonly dayZero: string | undefined;
  readonly drafts: DraftedEvents;
  readonly removed: ReadonlySet<string>;
}

function makeClock(parts: ClockParts, report: Report): BuiltClock['clock'] {
  const used = new Set(parts.whens.map(({ anchor }) => anchor));
  for (const { at } of parts.moments.anchors) if (at) used.add(at.anchor);
  const anchors = [...parts.moments.anchors];
  const add = (id: string, label: string, at?: When) => anchors.push({ id, label, ...(at && { at }), after: [], before: [] });
  if (used.has(BIRTH) && !anchors.some(({ id }) => id === BIRTH)) add(BIRTH, 'Birth');
  const zero = parts.dayZero ?? addFirstDate(parts.whens, add) ?? (used.has(BIRTH) ? BIRTH : undefined);
  if (used.has(CALENDAR)) add(CALENDAR, 'Calendar');
  const moments = [
    ...parts.events.map(({ id, time }) => [id, startOf(time)] as const),
    ...parts.series.flatMap(({ points }) => points.map(({ id, at }) => [id, at] as const)),
  ];
  const order = [...declaredOrder(parts, anchors, report), ...moments.flatMap(([id, { after, before }]) => pairsOf(id, after, before))];
  const { clock, cycles, isClosed } = buildClock({ anchors, order, ...(zero !== undefined && { dayZero: zero }) });
  for (const members of cycles) report('order-cycle', 'order', { about: members.slice(0, 12).join(', '), kept: 'dropped' });
  if (!isClosed) report('order-too-large', 'order', { kept: 'kept' });
  return clock;
}

/** Without an anchor the first date of an event or value is day zero. */
function addFirstDate(whens: readonly When[], add: (id: string, label: string, at: When) => void): string | undefined {
  let first = Infinity;
  for (const { anchor, earliest } of whens) {
    if (anchor === CALENDAR && Number.isFinite(earliest)) first = Math.min(first, earliest);
  }
  if (first === Infinity) return undefined;
  const day = Math.floor(first / DAY_MS) * DAY_MS;
  add('first-date', sayDate(day), { ...unstated(sayDate(day)), anchor: CALENDAR, earliest: day, latest: day + DAY_MS, precision: 'day' });
  return 'first-date';
}

function declaredOrder({ document, events, drafts, removed }: ClockParts, anchors: readonly AnchorSpec[], report: Report): readonly Pair[] {
  const ids = new Set([...anchors.map(({ id }) => id), ...events.map(({ id }) => id)]);
  const toId = (name: string) => (ids.has(name) ? name : drafts.aliases.get(name));
  return (document.order ?? []).flatMap((pair, at): readonly Pair[] => {
    const [earlier, later] = pair.map(toId);
    if (earlier !== undefined && later !== undefined) return [[earlier, later]];
    const missing = pair.filter((name) => toId(name) === undefined && !removed.has(name));
    if (missing.length > 0) report('unknown-reference', `order[${at}]`, { received: missing[0], about: missing[0] ?? '', kept: 'dropped' });
    return [];
  });
}

function* whensOfAll(events: readonly CourseEvent[], series: readonly Series[], phases: readonly ReadPhase[]): Generator<When> {
  for (const { time } of events) yield* whensOfTime(time);
  for (const { points, ranges, shapes } of series) {
    for (const { at } of points) yield at;
    for (const { from } of ranges) if (from) yield from;
    for (const { vertices } of shapes) for (const vertex of vertices) if ('at' in vertex) yield vertex.at;
  }
  for (const { start, end } of phases) {
    if (start) yield start;
    if (end) yield end;
  }
}

function* whensOfTime(time: EventTime): Generator<When> {
  yield startOf(time);
  if (time.kind === 'point') return;
  if (time.end.kind === 'at') yield time.end.at;
  if (time.end.kind === 'ongoing' && time.end.asOf) yield time.end.asOf;
}
