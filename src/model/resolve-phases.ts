/**
 * Phases as written become phases of the axis. A phase is timed when its start, and its end or its
 * length, stand in one frame; where its end is not given it may end where the next begins.
 */
import { CALENDAR, UNIT_MS } from './calendar.ts';
import { addUnits, locate, type Clock } from './clock.ts';
import { readTime, type Desk } from './desk.ts';
import type { PhaseDoc } from './document.ts';
import type { Phase, PhaseExtent } from './phase.ts';
import type { Sourced } from './readings.ts';
import { toEvidence } from './resolve-evidence.ts';
import { sayLength, sayDuration } from './say.ts';
import type { Duration, When } from './when.ts';
import { parseDuration } from './time-words.ts';

export interface ReadPhase {
  readonly source: Sourced<PhaseDoc>;
  readonly start?: When;
  readonly end?: When;
  readonly lasts?: Duration;
}

/** Reads the times of the phases; the clock is built from them and others, and comes later. */
export function readPhases(
  sources: readonly Sourced<PhaseDoc>[],
  desk: Desk,
): readonly ReadPhase[] {
  const seen = new Set<string>();
  return sources.flatMap((source) => {
    const { doc, pathOf } = source;
    if (seen.has(doc.id)) {
      desk.report('duplicate-id', pathOf('id'), { received: doc.id, kept: 'dropped' });
      return [];
    }
    seen.add(doc.id);
    const lasts = doc.lasts === undefined ? undefined : parseDuration(doc.lasts);
    if (doc.lasts !== undefined && !lasts)
      desk.report('unreadable-duration', pathOf('lasts'), { received: doc.lasts, kept: 'untimed' });
    return {
      source,
      ...(doc.start !== undefined && {
        start: readTime(desk, doc.start, pathOf('start'), 'untimed'),
      }),
      ...(doc.end !== undefined && { end: readTime(desk, doc.end, pathOf('end'), 'untimed') }),
      ...(lasts && { lasts }),
    };
  });
}

export function resolvePhases(
  phases: readonly ReadPhase[],
  clock: Clock,
  desk: Desk,
): readonly Phase[] {
  return phases.map((phase, at) => {
    const { doc, pathOf } = phase.source;
    const found = extentOf(phase, phases[at + 1], clock);
    if (found === 'reversed')
      desk.report('end-before-start', pathOf('end'), {
        received: doc.end ?? doc.lasts,
        kept: 'untimed',
      });
    const extent: PhaseExtent = found === 'reversed' ? { kind: 'untimed' } : found;
    return {
      id: doc.id,
      label: doc.label,
      subtitle: doc.subtitle ?? subtitleOf(phase, extent, clock),
      extent,
      ...ticksOf(phase, extent, clock, desk),
      evidence: toEvidence(
        doc.evidence ?? { derived: 'A phase of this case file; the source does not name it.' },
        {},
      ),
    };
  });
}

interface Spot {
  readonly frame: string;
  readonly ms: number;
}

function extentOf(
  phase: ReadPhase,
  next: ReadPhase | undefined,
  clock: Clock,
): PhaseExtent | 'reversed' {
  const start = phase.start && spotOf(phase.start, clock);
  if (!start) return { kind: 'untimed' };
  const end = endOf(phase, start, next, clock);
  if (!end || end.frame !== start.frame) return { kind: 'untimed' };
  return end.ms > start.ms
    ? { kind: 'timed', frame: start.frame, start: start.ms, end: end.ms }
    : 'reversed';
}

function endOf(
  { end, lasts }: ReadPhase,
  start: Spot,
  next: ReadPhase | undefined,
  clock: Clock,
): Spot | undefined {
  const nextStart = next?.start && spotOf(next.start, clock);
  if (lasts && !end) return { frame: start.frame, ms: addTo(start, lasts) };
  if (!end) return nextStart;
  const place = locate(end, clock);
  // "until March" and "from March": one boundary, not an overlap of a month.
  if (
    place &&
    nextStart?.frame === place.frame &&
    nextStart.ms >= place.earliest &&
    nextStart.ms < place.latest
  )
    return nextStart;
  return end.anchor === CALENDAR && place
    ? { frame: place.frame, ms: place.latest }
    : spotOf(end, clock);
}

/** The one moment that stands for an uncertain one on the axis: the stated number, or the first moment. */
function spotOf(when: When, clock: Clock): Spot | undefined {
  const place = locate(when, clock);
  if (!place || !Number.isFinite(place.earliest) || !Number.isFinite(place.latest))
    return undefined;
  const isOffset =
    when.anchor !== CALENDAR && (when.precision === 'month' || when.precision === 'year');
  return { frame: place.frame, ms: isOffset ? nominal(when, place) : place.earliest };
}

/** "11 months before" is drawn at -11 months, in the middle of the half months on either side. */
function nominal(
  { precision, earliest, latest }: When,
  place: { earliest: number; latest: number },
): number {
  const unit = UNIT_MS[precision === 'year' ? 'year' : 'month'];
  const middle = (earliest + latest) / 2;
  const isOrdinal = Math.abs(middle / unit - Math.round(middle / unit)) > 0.25;
  return isOrdinal ? place.earliest : (place.earliest + place.latest) / 2;
}

function addTo({ frame, ms }: Spot, { amount, unit }: Duration): number {
  return frame === CALENDAR ? addUnits(ms, amount, unit) : ms + amount * UNIT_MS[unit];
}

function subtitleOf({ start, lasts }: ReadPhase, extent: PhaseExtent, clock: Clock): string {
  if (extent.kind === 'untimed') return lasts ? sayLength(lasts) : 'duration not stated';
  if (lasts) return sayLength(lasts);
  const length = sayDuration(extent.end - extent.start);
  const anchor = start && clock.anchors.get(start.anchor);
  const endsAtAnchor = anchor && anchor.frame === extent.frame && anchor.earliest === extent.end;
  return endsAtAnchor ? `${length} before ${anchor.label.toLowerCase()}` : length;
}

function ticksOf(
  { source: { doc, pathOf }, start }: ReadPhase,
  extent: PhaseExtent,
  clock: Clock,
  desk: Desk,
): Pick<Phase, 'ticks'> {
  const ticks = doc.ticks;
  const named = ticks?.anchor === undefined ? undefined : desk.context.find(ticks.anchor);
  const known = named !== undefined && clock.anchors.has(named) ? named : undefined;
  if (ticks?.anchor !== undefined && known === undefined) {
    desk.report('unknown-reference', pathOf('ticks.anchor'), {
      received: ticks.anchor,
      about: ticks.anchor,
      kept: 'default-used',
    });
  }
  if (extent.kind !== 'timed') return {};
  const anchor = known ?? start?.anchor ?? extent.frame;
  const zero = clock.anchors.get(anchor)?.earliest ?? 0;
  const style =
    ticks?.style ?? (anchor !== CALENDAR && extent.start >= zero ? 'ordinal' : 'offset');
  return { ticks: { unit: ticks?.unit ?? unitFor(extent.end - extent.start), anchor, style } };
}

/** Days up to three weeks, weeks up to a quarter, months up to three years. */
function unitFor(length: number): 'day' | 'week' | 'month' | 'year' {
  if (length <= 3 * UNIT_MS.week) return 'day';
  if (length <= 3 * UNIT_MS.month) return 'week';
  return length <= 3 * UNIT_MS.year ? 'month' : 'year';
}
