/**
 * A course as far as a talk has told it. Whatever lies beyond is not hidden but absent: events,
 * values, phases, lanes, titles, sources and remarks are gone before anything is laid out, said or
 * exported, so no back end can give them away. Nothing is invented in their place.
 */
import { locate, type Clock } from './clock.ts';
import type { Course, CourseEvent, Lane, Point, Series } from './course.ts';
import type { Evidence, Facets } from './evidence.ts';
import type { Phase } from './phase.ts';
import { besideOf, placeOfSample, sampleOf, samplePoint, withSamples } from './sample-points.ts';
import { unstated, type EventTime, type SpanEnd, type When } from './when.ts';

/**
 * What has been told: ids of events (or of a numbered series of them), of series, of their values
 * and bounds ("platelets/*" is all of them), of phases, lanes and readings.
 */
export interface Reveal {
  readonly shown: readonly string[];
  /** Ids of events and bounds whose place is told, and not yet what they are. */
  readonly masked: readonly string[];
}

/** What stands in for a label that is not told yet. */
export const MASK = '?';
const NOT_TOLD = 'not told yet';

const known = new WeakMap<Course, WeakMap<Reveal, Course>>();

/** Undefined: all of it, the course itself. The same object for the same arguments. */
export function withReveal(course: Course, reveal: Reveal | undefined): Course {
  if (reveal === undefined || course.isPartlyTold === true) return course;
  const ofCourse = known.get(course) ?? new WeakMap<Reveal, Course>();
  known.set(course, ofCourse);
  const found = ofCourse.get(reveal) ?? revealed(course, reveal);
  ofCourse.set(reveal, found);
  return found;
}

function revealed(course: Course, reveal: Reveal): Course {
  const told = new Told(course, reveal);
  const phases = course.phases.filter(({ id }) => told.phases.has(id));
  const horizon = horizonOf(phases);
  const events = course.events
    .filter((event) => told.isShown(event) || told.isMasked(event))
    .map((event, at) => (told.isShown(event) ? event : masked(event, at)))
    .map((event) => untilNow(event, horizon, course.clock, told));
  return {
    ...course,
    isPartlyTold: true,
    id: 'case',
    title: course.teachingTitle ?? 'A case',
    source: { basis: course.source.basis },
    clock: clockOf(course.clock, told),
    phases,
    lanes: course.lanes.filter((lane) => isLaneTold(lane, events, told)),
    events,
    series: course.series.flatMap((series) => seriesOf(series, told)),
    readings: course.readings.filter(({ id }) => told.has(id)),
    notStated: [],
    remarks: [],
  };
}

/** What is told, asked by the kinds of things there are. */
class Told {
  readonly #shown: ReadonlySet<string>;
  readonly #masked: ReadonlySet<string>;
  readonly phases: ReadonlySet<string>;
  /** Ids of events that nobody may hear of yet. */
  readonly #silent: ReadonlySet<string>;
  /** Frames that the phases told stand in; undefined: the case has no phases. */
  readonly #frames: ReadonlySet<string> | undefined;

  constructor(course: Course, { shown, masked }: Reveal) {
    this.#shown = new Set(shown);
    this.#masked = new Set(masked);
    const placed = course.events.filter((event) => this.isShown(event) || this.isMasked(event));
    const values = course.series.flatMap((series) =>
      besideOf(series).filter(({ id }) => this.hasPart(series, id)),
    );
    // What stands in a phase brings the phase along: an order needs its stretch of the axis.
    this.phases = new Set([
      ...course.phases.flatMap(({ id }) => (this.has(id) ? [id] : [])),
      ...[...placed, ...values].flatMap(({ phase }) => (phase === undefined ? [] : [phase])),
    ]);
    this.#silent = new Set(
      course.events.flatMap((event) =>
        this.isShown(event) ? [] : [event.id, event.part?.series ?? event.id],
      ),
    );
    this.#frames = course.phases.length === 0 ? undefined : framesOf(course.phases, this.phases);
  }

  has(id: string): boolean {
    return this.#shown.has(id);
  }
  isShown({ id, part }: CourseEvent): boolean {
    return this.has(id) || (part !== undefined && this.has(part.series));
  }
  isMasked({ id, part }: CourseEvent): boolean {
    return this.hides(id) || (part !== undefined && this.hides(part.series));
  }
  hides(id: string): boolean {
    return this.#masked.has(id);
  }
  /** A value, a bound or a shape of a series. */
  hasPart({ id }: Series, part: string): boolean {
    return this.has(part) || this.has(`${id}/*`);
  }
  /** The samples of a series that are named by their ids, in order. */
  samplesOf(series: Series): readonly number[] {
    return [...this.#shown].flatMap((id) => sampleOf(id, series) ?? []).sort((a, b) => a - b);
  }
  isSilent(id: string): boolean {
    return this.#silent.has(id);
  }
  isFrameTold(frame: string): boolean {
    return this.#frames?.has(frame) ?? true;
  }
}

function framesOf(phases: readonly Phase[], told: ReadonlySet<string>): ReadonlySet<string> {
  return new Set(
    phases.flatMap(({ id, extent }) =>
      told.has(id) && extent.kind === 'timed' ? [extent.frame] : [],
    ),
  );
}

function isLaneTold({ id }: Lane, events: readonly CourseEvent[], told: Told): boolean {
  return told.has(id) || events.some(({ lane }) => lane === id);
}

/** A run of samples is told as a whole, or those of them that are named. */
function toldOf(series: Series, told: Told): Pick<Series, 'points' | 'samples' | 'beside'> {
  const { id, samples, beside = [] } = series;
  const isTold = (point: Point): boolean => told.hasPart(series, point.id);
  const inOrder = (points: readonly Point[]): readonly Point[] =>
    points.filter(isTold).map((point) => pointOf(point, told));
  if (samples === undefined) return { points: inOrder(series.points) };
  if (told.has(`${id}/*`)) {
    const kept = beside.map((each) => ({ ...each, point: pointOf(each.point, told) }));
    return withSamples(series, samples, kept);
  }
  const named = told.samplesOf(series);
  const all = [
    ...named.map((n) => ({ point: samplePoint(id, samples, n), place: placeOfSample(n, beside) })),
    ...beside,
  ];
  return { points: inOrder(all.sort((a, b) => a.place - b.place).map(({ point }) => point)) };
}

function seriesOf(series: Series, told: Told): readonly Series[] {
  const { points, ...run } = toldOf(series, told);
  const bounds = series.bounds.flatMap((bound, at) => {
    const id = `${series.id}/bound-${at + 1}`;
    if (told.hasPart(series, id)) return [bound];
    // The axis prints its number; whose bound it is would tell the value that follows.
    return told.hides(id) ? [{ ...bound, label: '', source: '' }] : [];
  });
  // Shapes are known by their number: all or none.
  const isShaped = series.shapes.every((_, at) =>
    told.hasPart(series, `${series.id}/shape-${at + 1}`),
  );
  const isTold = told.has(series.id) || points.length > 0 || bounds.length > 0;
  if (!isTold && !told.has(`${series.id}/*`)) return [];
  const isWhole = points.length === series.points.length;
  const { note, notStated, samples: _, beside: __, ...rest } = series;
  return [
    {
      ...rest,
      ...(run.samples && { samples: run.samples, beside: run.beside }),
      points,
      bounds,
      shapes: isShaped ? series.shapes : [],
      notStated: isWhole ? notStated : [],
      ...(isWhole && note !== undefined ? { note } : {}),
    },
  ];
}

function pointOf(point: Point, told: Told): Point {
  return { ...point, at: tellable(point.at, told) };
}

/** A mark in its place that says nothing: its own id may be a diagnosis. */
function masked(event: CourseEvent, at: number): CourseEvent {
  const { kind, lane, status, time, phase, evidence } = event;
  return {
    ...{ kind, lane, status, time },
    ...(phase === undefined ? {} : { phase }),
    id: `masked-${at + 1}`,
    label: MASK,
    codes: [],
    links: [],
    notStated: [],
    evidence: silent(evidence),
  };
}

/** How it is known may be told; the words would tell what it is. */
function silent({ what, when }: Facets): Facets {
  const kindOf = ({ kind }: Evidence): Evidence => ({ kind });
  return { what: kindOf(what), when: kindOf(when) };
}

/** The end of the last phase told, where it has one: what ends later has not ended yet. */
function horizonOf(phases: readonly Phase[]): Horizon | undefined {
  const extent = phases.at(-1)?.extent;
  return extent?.kind === 'timed' ? { frame: extent.frame, end: extent.end } : undefined;
}

interface Horizon {
  readonly frame: string;
  /** ms of the frame. */
  readonly end: number;
}

function untilNow(
  event: CourseEvent,
  horizon: Horizon | undefined,
  clock: Clock,
  told: Told,
): CourseEvent {
  const links = event.links.filter(({ to }) => !told.isSilent(to));
  return { ...event, links, time: timeUntilNow(event.time, horizon, clock, told) };
}

function timeUntilNow(
  time: EventTime,
  horizon: Horizon | undefined,
  clock: Clock,
  told: Told,
): EventTime {
  if (time.kind === 'point') return { ...time, at: tellable(time.at, told) };
  const start = tellable(time.start, told);
  const end = endUntilNow(time.end, horizon, clock, told);
  // How long it lasts would tell when it ends.
  if (time.kind === 'span' && end !== time.end) return { kind: 'span', start, end };
  return { ...time, start, end };
}

function endUntilNow(
  end: SpanEnd,
  horizon: Horizon | undefined,
  clock: Clock,
  told: Told,
): SpanEnd {
  if (end.kind === 'unknown') return end;
  const moment = end.kind === 'at' ? end.at : end.asOf;
  if (moment === undefined) return end;
  const place = locate(moment, clock);
  if (place !== undefined && !told.isFrameTold(place.frame)) return { kind: 'ongoing' };
  const isLater =
    place?.frame === horizon?.frame && (place?.latest ?? 0) > (horizon?.end ?? Infinity);
  if (isLater) return { kind: 'ongoing' };
  const at = tellable(moment, told);
  return end.kind === 'at' && at !== end.at ? { ...end, at } : end;
}

/** A time without the names of what is not told; where nothing else bounds it, it is not told either. */
function tellable(when: When, told: Told): When {
  const isTold = (id: string): boolean => !told.isSilent(id);
  const [after, before] = [when.after.filter(isTold), when.before.filter(isTold)];
  if (after.length === when.after.length && before.length === when.before.length) return when;
  const isBounded = when.anchor !== '' || after.length > 0 || before.length > 0;
  return isBounded ? { ...when, after, before, words: NOT_TOLD } : unstated(NOT_TOLD);
}

/** An anchor stays, because times are counted from it; its order against what is not told goes. */
function clockOf(clock: Clock, told: Told): Clock {
  const kept = (ids: Iterable<string>): ReadonlySet<string> =>
    new Set([...ids].filter((id) => !told.isSilent(id)));
  const later = [...clock.later].filter(([id]) => !told.isSilent(id));
  return { ...clock, later: new Map(later.map(([id, ids]) => [id, kept(ids)])) };
}
