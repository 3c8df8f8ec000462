/** Events as written become events of the course: repeats expanded, times resolved, faults reported. */
import { EVENT_KINDS, type CourseEvent, type EventKind, type Lane, type Status } from './course.ts';
import { Ids, knownPhase, type Desk, type Report } from './desk.ts';
import type { DoseDoc, EventDoc } from './document.ts';
import type { MomentDoc } from './moments.ts';
import { parseValue } from './parse-value.ts';
import type { Dose } from './quantity.ts';
import type { Sourced } from './readings.ts';
import { expandRepeat, isDoseCount, parseSpacing, type DoseTime } from './repeat.ts';
import { toFacets } from './resolve-evidence.ts';
import { toTime } from './resolve-time.ts';
import { toUnit } from './unit.ts';
import { unstated, type When } from './when.ts';
import type { Names } from './when-grammar.ts';

const STATUSES: readonly string[] = ['affirmed', 'excluded', 'refuted', 'planned', 'not-done'];

/** One event to be: a dose of a series, or the event itself. */
export interface EventDraft {
  readonly id: string;
  readonly source: Sourced<EventDoc>;
  readonly dose?: DoseTime;
  readonly reasoning?: string;
  readonly moment: MomentDoc;
}

export interface DraftedEvents {
  readonly drafts: readonly EventDraft[];
  /** The id of a series means its first dose. */
  readonly aliases: ReadonlyMap<string, string>;
}

/** Every event with its own id; a repeat with a spacing becomes one event a dose. */
export function draftEvents(
  sources: readonly Sourced<EventDoc>[],
  names: Names,
  anchors: ReadonlySet<string>,
  report: Report,
): DraftedEvents {
  const ids = new Ids();
  const aliases = new Map<string, string>();
  const drafts = sources.flatMap((source) => {
    const { doc, pathOf } = source;
    if (doc.status !== undefined && !STATUSES.includes(doc.status)) {
      report('unknown-status', pathOf('status'), { received: doc.status, kept: 'event-dropped' });
      return [];
    }
    // An event may bear the name of the anchor that it stands at, and of no other.
    const shadows = anchors.has(doc.id) && names.find(doc.at ?? doc.start ?? '') !== doc.id;
    if (ids.has(doc.id) || shadows)
      report('duplicate-id', pathOf('id'), { received: doc.id, kept: 'renamed' });
    const id = ids.claim(shadows ? `${doc.id}~2` : doc.id);
    reportTimes(source, report);
    const repetition = doc.repeat && expandRepeat(doc.repeat, names);
    if (!repetition) return [{ id, source, moment: { id, label: doc.label, ...startText(doc) } }];
    if (!aliases.has(doc.id)) aliases.set(doc.id, `${id}-1`);
    return repetition.doses.map((dose) => {
      const doseId = ids.claim(`${id}-${dose.number}`);
      return {
        id: doseId,
        source,
        dose,
        reasoning: repetition.reasoning,
        moment: { id: doseId, label: doc.label, time: dose.time },
      };
    });
  });
  return { drafts, aliases };
}

/** Where the words of an event's start stand in the file. */
export function startKey(doc: EventDoc): string {
  if (doc.repeat) return 'repeat.from';
  if (doc.episodes) return 'episodes.start';
  return doc.at !== undefined ? 'at' : 'start';
}

function startText({ at, start, episodes, repeat }: EventDoc): { time?: { words: string } } {
  const words = repeat?.from ?? (episodes ? episodes.start : (at ?? start));
  return words === undefined ? {} : { time: { words } };
}

function reportTimes({ doc, pathOf }: Sourced<EventDoc>, report: Report): void {
  const given = (['at', 'start', 'episodes', 'repeat'] as const).filter(
    (key) => doc[key] !== undefined,
  );
  if (given.length > 1)
    report('conflicting-times', pathOf(given[1]), { about: given.join(', '), kept: 'kept' });
  const { repeat } = doc;
  if (repeat?.count !== undefined && !isDoseCount(repeat.count)) {
    report('repeat-count', pathOf('repeat.count'), { received: repeat.count, kept: 'stretch' });
  }
  if (repeat?.every !== undefined && !parseSpacing(repeat.every)) {
    report('unreadable-duration', pathOf('repeat.every'), {
      received: repeat.every,
      kept: 'stretch',
    });
  }
}

export interface ResolvedEvents {
  readonly events: readonly CourseEvent[];
  /** The lanes of the case, and those that only events name. */
  readonly lanes: readonly Lane[];
}

export function resolveEvents(
  { drafts, aliases }: DraftedEvents,
  { starts, lanes }: { starts: ReadonlyMap<string, When>; lanes: readonly Lane[] },
  desk: Desk,
): ResolvedEvents {
  const allLanes = new Map(lanes.map((lane) => [lane.id, lane]));
  const ids = new Set(drafts.map(({ id }) => id));
  const target = (id: string) => (ids.has(id) ? id : aliases.get(id));
  const events = drafts.map((draft) => {
    const { doc, pathOf } = draft.source;
    if (!allLanes.has(doc.lane)) {
      desk.report('unknown-lane', pathOf('lane'), { received: doc.lane, kept: 'lane-added' });
      allLanes.set(doc.lane, { id: doc.lane, label: doc.lane });
    }
    return toEvent(draft, starts.get(draft.id) ?? unstated(), target, desk);
  });
  return { events, lanes: [...allLanes.values()] };
}

function toEvent(
  draft: EventDraft,
  start: When,
  target: (id: string) => string | undefined,
  desk: Desk,
): CourseEvent {
  const { id, source, dose: part, reasoning } = draft;
  const { doc, pathOf } = source;
  const dose = doc.dose && toDose(doc.dose, pathOf('dose.value'), desk);
  const phase = knownPhase(desk, doc.phase, pathOf('phase'));
  const facets = toFacets(doc.evidence, {
    defaults: desk.defaults,
    when: start,
    hasValue: dose !== undefined,
  });
  const spaced = part !== undefined && part.number > 1 && !(doc.evidence && 'when' in doc.evidence);
  const event: { -readonly [K in keyof CourseEvent]: CourseEvent[K] } = {
    id,
    kind: toKind(source, desk),
    lane: doc.lane,
    label: doc.label,
    status: (doc.status ?? 'affirmed') as Status,
    codes: doc.codes ?? [],
    time: part ? { kind: 'point', at: start } : toTime(source, start, desk),
    links: doc.links ? toLinks(source, target, desk) : [],
    evidence: spaced
      ? { ...facets, when: { kind: 'derived', reasoning: reasoning ?? '' } }
      : facets,
    notStated: doc.notStated ?? [],
  };
  if (doc.note !== undefined) event.note = doc.note;
  if (doc.detail !== undefined) event.detail = doc.detail;
  if (doc.severity !== undefined) event.severity = doc.severity;
  if (dose) event.dose = dose;
  if (phase !== undefined) event.phase = phase;
  if (doc.repeat) Object.assign(event, partOf(draft));
  return event;
}

/** A stretch of doses without dates is number 1, and carries the count. */
function partOf({ source: { doc }, dose }: EventDraft): Pick<CourseEvent, 'part'> {
  if (!doc.repeat) return {};
  const count = doc.repeat.count;
  const of = dose
    ? dose.of
    : count !== undefined && Number.isInteger(count) && count > 0
      ? count
      : undefined;
  return { part: { series: doc.id, number: dose?.number ?? 1, ...(of !== undefined && { of }) } };
}

function toKind({ doc, pathOf }: Sourced<EventDoc>, desk: Desk): EventKind {
  const kind = EVENT_KINDS.find((known) => known === doc.kind);
  if (!kind)
    desk.report('unknown-kind', pathOf('kind'), {
      received: doc.kind,
      about: EVENT_KINDS.join(', '),
      kept: 'as-note',
    });
  return kind ?? 'note';
}

function toDose(
  { value, unit, route, frequency, note }: DoseDoc,
  path: string,
  desk: Desk,
): Dose | undefined {
  const parsed = parseValue(value);
  if (typeof parsed === 'string') {
    desk.report(parsed, path, { received: value, kept: 'no-dose' });
    return undefined;
  }
  return {
    value: parsed,
    unit: toUnit(unit),
    ...(route !== undefined && { route }),
    ...(frequency !== undefined && { frequency }),
    ...(note !== undefined && { note }),
  };
}

function toLinks(
  { doc, pathOf }: Sourced<EventDoc>,
  target: (id: string) => string | undefined,
  desk: Desk,
): CourseEvent['links'] {
  return (doc.links ?? []).flatMap(({ to, relation }, at) => {
    const id = target(to);
    if (id !== undefined) return [{ to: id, relation }];
    if (!desk.removed.has(to))
      desk.report('unknown-link', pathOf(`links[${at}].to`), { received: to, kept: 'dropped' });
    return [];
  });
}
