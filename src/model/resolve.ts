/**
 * A case document becomes a course, for one reading of it. Nothing here throws for a document that
 * the schema accepted: what is faulty is left out or kept as far as it is sound, and an issue says so.
 */
import type { Course, Lane } from './course.ts';
import { reportTo, type Desk, type Report } from './desk.ts';
import type { CaseDocument } from './document.ts';
import type { Issue } from './issue.ts';
import { namesOf, resolveMoments, type Moments } from './moments.ts';
import { applyReading, chooseReading, type ReadDocument } from './readings.ts';
import { chooseDayZero, readAnchors, type ReadAnchor } from './resolve-anchors.ts';
import { makeClock, whensOfAll } from './resolve-clock.ts';
import { draftEvents, resolveEvents, startKey, type DraftedEvents } from './resolve-events.ts';
import { toEvidence, type EvidenceDefaults } from './resolve-evidence.ts';
import { readPhases, resolvePhases } from './resolve-phases.ts';
import { resolveSeries } from './resolve-series.ts';
import { makeBy, resolvedCase, type ResolvedCase } from './resolved.ts';
import { withReveal } from './reveal.ts';
import { sortSeries } from './series.ts';
import { withDates } from './shift.ts';

makeBy({ resolve, withDates, withReveal });

/** The course of a document for a reading; undefined or unknown: the default one. Resolved once for each. */
export function resolveCase(document: CaseDocument, readingId?: string): ResolvedCase {
  return resolvedCase(document, readingId);
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
  const names = namesOf({
    anchors: anchors.map(({ doc }) => doc),
    events: read.events.map(({ doc }) => doc),
  });
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
  const { events, lanes: allLanes } = resolveEvents(
    drafts,
    { starts: moments.starts, lanes },
    desk,
  );
  const series = resolveSeries(read.series, desk);
  const readPhasesOnce = readPhases(read.phases, desk);
  const whens = whensOfAll(events, series, readPhasesOnce);
  const clock = makeClock(
    { document, moments, events, series, whens, dayZero, drafts, removed: read.removed },
    report,
  );
  const phases = resolvePhases(readPhasesOnce, clock, desk);
  const course: Course = {
    ...headOf(document, read, desk.defaults),
    clock,
    phases,
    lanes: allLanes,
    events,
    series: series.map((each) => sortSeries(each, clock, phases)),
    readings: (document.readings ?? []).map(({ id, label, says, default: isDefault }) => ({
      id,
      label,
      says,
      isDefault: isDefault === true,
    })),
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

function reportMoments(
  { faults }: Moments,
  anchors: readonly ReadAnchor[],
  { drafts }: DraftedEvents,
  report: Report,
): void {
  const anchorPaths = new Map(anchors.map(({ doc, path }) => [doc.id, path]));
  const eventPaths = new Map(
    drafts.map(({ id, source }) => [id, source.pathOf(startKey(source.doc))]),
  );
  const seen = new Set<string>();
  for (const { of, id, code, subject, words } of faults) {
    const path = (of === 'anchor' ? anchorPaths : eventPaths).get(id) ?? '';
    // Every dose of a series repeats the fault of its first.
    if (seen.has(path)) continue;
    seen.add(path);
    report(code, path, {
      received: words,
      about: subject,
      kept: of === 'anchor' ? 'order-only' : 'time-not-stated',
    });
  }
}
