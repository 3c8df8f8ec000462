/**
 * The benchmark's neutral workload as a Course. Everything in it is exact and on the calendar, so
 * this measures layout and drawing, not the handling of uncertainty.
 */
import type { Course, CourseEvent, Series } from '../src/model/course.ts';
import { buildClock } from '../src/model/build-clock.ts';
import { CALENDAR } from '../src/model/clock.ts';
import type { Evidence, Facets } from '../src/model/evidence.ts';
import { withSamples } from '../src/model/sample-points.ts';
import type { Samples } from '../src/model/samples.ts';
import type { When } from '../src/model/when.ts';

export interface Workload {
  readonly id: string;
  readonly name: string;
  /** Span, epoch ms. */
  readonly t0: number;
  readonly t1: number;
  readonly lanes: readonly { readonly id: string; readonly label: string }[];
  readonly events: readonly {
    readonly id: string;
    /** Index into `lanes`. */
    readonly lane: number;
    readonly label: string;
    readonly start: number;
    /** null: a point. */
    readonly end: number | null;
  }[];
  readonly labs: readonly {
    readonly id: string;
    readonly label: string;
    readonly unit: string;
    readonly ref: readonly [number, number];
    readonly t: readonly number[];
    readonly v: readonly number[];
  }[];
}

const REPORTED: Evidence = { kind: 'reported', locator: 'workload' };
/** Shared, as readers share them: 100,000 events need no 400,000 empty lists. */
const NONE: readonly never[] = [];
const FACETS: Facets = { what: REPORTED, when: REPORTED, value: REPORTED };

export function toCourse(workload: Workload): Course {
  return {
    id: workload.id,
    title: `Workload ${workload.id}: ${workload.name}`,
    patient: { label: 'Synthetic patient', evidence: REPORTED },
    source: { basis: 'synthetic' },
    clock: buildClock({ anchors: [{ id: CALENDAR, label: 'calendar', after: [], before: [] }] })
      .clock,
    phases: [],
    lanes: workload.lanes,
    events: workload.events.map((event) => toEvent(event, workload)),
    series: workload.labs.map(toSeries),
    readings: [],
    notStated: [],
    remarks: [],
  };
}

function exactly(t: number): When {
  return {
    anchor: CALENDAR,
    earliest: t,
    latest: t + 1,
    precision: 'second',
    approximate: false,
    words: '',
    after: NONE,
    before: NONE,
  };
}

function toEvent(event: Workload['events'][number], workload: Workload): CourseEvent {
  const start = exactly(event.start);
  return {
    id: event.id,
    kind: event.end === null ? 'encounter' : 'medication',
    lane: workload.lanes[event.lane]?.id ?? '',
    label: event.label,
    status: 'affirmed',
    codes: NONE,
    time:
      event.end === null
        ? { kind: 'point', at: start }
        : { kind: 'span', start, end: { kind: 'at', at: exactly(event.end) } },
    links: NONE,
    evidence: FACETS,
    notStated: NONE,
  };
}

function toSeries(lab: Workload['labs'][number]): Series {
  const series: Series = {
    id: lab.id,
    label: lab.label,
    unit: { display: lab.unit },
    codes: [],
    scale: 'linear',
    relative: false,
    ranges: [{ low: lab.ref[0], high: lab.ref[1], source: 'workload' }],
    bounds: [],
    points: [],
    shapes: [],
    notStated: [],
  };
  const samples: Samples = {
    anchor: CALENDAR,
    precision: 'second',
    by: 0,
    times: Float64Array.from(lab.t),
    values: Float64Array.from(lab.v),
    evidence: FACETS,
  };
  return withSamples(series, samples, []);
}
