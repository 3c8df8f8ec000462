/**
 * The clock of a course: its anchors, with the calendar and the birth only where a time hangs on
 * them, and every order that the case declares.
 */
import { buildClock, pairsOf } from './build-clock.ts';
import { BIRTH, CALENDAR, DAY_MS } from './calendar.ts';
import type { Clock } from './clock.ts';
import type { CourseEvent, Series } from './course.ts';
import type { Report } from './desk.ts';
import type { CaseDocument } from './document.ts';
import type { AnchorSpec } from './frames.ts';
import type { Moments } from './moments.ts';
import type { Pair } from './order.ts';
import type { DraftedEvents } from './resolve-events.ts';
import type { ReadPhase } from './resolve-phases.ts';
import { endsOf } from './samples.ts';
import { sayDate } from './say.ts';
import { momentOn, startOf, type EventTime, type When } from './when.ts';

export interface ClockParts {
  readonly document: CaseDocument;
  readonly moments: Moments;
  readonly events: readonly CourseEvent[];
  readonly series: readonly Series[];
  readonly whens: readonly When[];
  readonly dayZero: string | undefined;
  readonly drafts: DraftedEvents;
  readonly removed: ReadonlySet<string>;
}

export function makeClock(parts: ClockParts, report: Report): Clock {
  const used = new Set<string>();
  for (const { anchor } of parts.whens) used.add(anchor);
  for (const { at } of parts.moments.anchors) if (at) used.add(at.anchor);
  if (parts.dayZero === BIRTH) used.add(BIRTH);
  const anchors = [...parts.moments.anchors];
  const add = (id: string, label: string, at?: When) =>
    anchors.push({ id, label, ...(at && { at }), after: [], before: [] });
  if (used.has(BIRTH) && !anchors.some(({ id }) => id === BIRTH)) add(BIRTH, 'Birth');
  const zero =
    parts.dayZero ?? addFirstDate(parts.whens, add) ?? (used.has(BIRTH) ? BIRTH : undefined);
  if (used.has(CALENDAR)) add(CALENDAR, 'Calendar');
  const order = [...declaredOrder(parts, anchors, report)];
  const declare = (id: string, { after, before }: When) => {
    if (after.length + before.length > 0) order.push(...pairsOf(id, after, before));
  };
  for (const { id, time } of parts.events) declare(id, startOf(time));
  for (const { points } of parts.series) for (const { id, at } of points) declare(id, at);
  const { clock, cycles, isClosed } = buildClock({
    anchors,
    order,
    ...(zero !== undefined && { dayZero: zero }),
  });
  for (const members of cycles)
    report('order-cycle', placeOf(members, parts.document), {
      about: members.slice(0, 12).join(', '),
      kept: 'dropped',
    });
  if (!isClosed) report('order-too-large', 'order', { kept: 'kept' });
  return clock;
}

/** Where a circle was closed: the list of order if it names its members, else the first of them. */
function placeOf(
  members: readonly string[],
  { order = [], events = [], anchors = [] }: CaseDocument,
): string {
  const isMember = (id: string) => members.includes(id);
  if (order.some((pair) => pair.every(isMember))) return 'order';
  const event = events.findIndex(({ id }) => isMember(id));
  if (event >= 0) return `events[${event}]`;
  const anchor = anchors.findIndex(({ id }) => isMember(id));
  return anchor >= 0 ? `anchors[${anchor}]` : 'order';
}

/** Without an anchor the first date of an event or value is day zero. */
function addFirstDate(
  whens: readonly When[],
  add: (id: string, label: string, at: When) => void,
): string | undefined {
  let first = Infinity;
  for (const { anchor, earliest } of whens) {
    if (anchor === CALENDAR && Number.isFinite(earliest)) first = Math.min(first, earliest);
  }
  if (first === Infinity) return undefined;
  const day = Math.floor(first / DAY_MS) * DAY_MS;
  const at = momentOn(CALENDAR, day, day + DAY_MS, 'day');
  add('first-date', sayDate(day), { ...at, words: sayDate(day) });
  return 'first-date';
}

function declaredOrder(
  { document, events, drafts, removed }: ClockParts,
  anchors: readonly AnchorSpec[],
  report: Report,
): readonly Pair[] {
  if (document.order === undefined || document.order.length === 0) return [];
  const ids = new Set([...anchors.map(({ id }) => id), ...events.map(({ id }) => id)]);
  const toId = (name: string) => (ids.has(name) ? name : drafts.aliases.get(name));
  return (document.order ?? []).flatMap((pair, at): readonly Pair[] => {
    const [earlier, later] = pair.map(toId);
    if (earlier !== undefined && later !== undefined) return [[earlier, later]];
    const missing = pair.filter((name) => toId(name) === undefined && !removed.has(name));
    if (missing.length > 0)
      report('unknown-reference', `order[${at}]`, {
        received: missing[0],
        about: missing[0] ?? '',
        kept: 'dropped',
      });
    return [];
  });
}

export function whensOfAll(
  events: readonly CourseEvent[],
  series: readonly Series[],
  phases: readonly ReadPhase[],
): readonly When[] {
  const whens: When[] = [];
  for (const { time } of events) addWhensOfTime(time, whens);
  for (const { points, samples, ranges, shapes } of series) {
    if (samples) whens.push(...endsOf(samples));
    for (const { at } of points) whens.push(at);
    for (const { from } of ranges) if (from) whens.push(from);
    for (const { vertices } of shapes)
      for (const vertex of vertices) if ('at' in vertex) whens.push(vertex.at);
  }
  for (const { start, end } of phases) {
    if (start) whens.push(start);
    if (end) whens.push(end);
  }
  return whens;
}

function addWhensOfTime(time: EventTime, whens: When[]): void {
  whens.push(startOf(time));
  if (time.kind === 'point') return;
  if (time.end.kind === 'at') whens.push(time.end.at);
  if (time.end.kind === 'ongoing' && time.end.asOf) whens.push(time.end.asOf);
}
