/**
 * The form of `caseline inspect --json`, published as static/inspect.schema.json. Keys are only ever
 * added within a version; nothing illustrative has a number in it.
 *
 * A moment is half-open, [earliest, latest). On the calendar `earliest` and `latest` are ISO 8601
 * wall-clock times; else `anchor`, `earliestDays` and `latestDays` count from the anchor. null is
 * unbounded. A month without a date counts as a twelfth of a mean year.
 */
import { CALENDAR, DAY_MS, locate } from '../model/clock.ts';
import type { Course, CourseEvent, Point, Series } from '../model/course.ts';
import { weakestOf, type EvidenceKind, type Facets } from '../model/evidence.ts';
import type { Issue } from '../model/issue.ts';
import type { Phase } from '../model/phase.ts';
import type { ReferenceRange } from '../model/range.ts';
import { besideOf } from '../model/sample-points.ts';
import { endsOf, sampleTime, type Samples } from '../model/samples.ts';
import type { EventTime, SpanEnd, When } from '../model/when.ts';
import { drawnReading } from '../describe/caption.ts';
import { dataOf, listedPoints } from '../describe/datum.ts';
import { sayMark } from '../describe/marks.ts';
import { sayShapeName } from '../describe/sentence.ts';
import { sayMoment } from '../describe/time.ts';
import { extremesForm, spanForm } from './extremes.ts';
import { toIso } from './iso.ts';

export const SCHEMA = 'caseline.inspect/1';

export function toInspection(
  file: string,
  course: Course | undefined,
  issues: readonly Issue[],
  imported?: object,
): object {
  return {
    schema: SCHEMA,
    file,
    ...(course ? courseForm(course) : { case: null }),
    ...(imported && { import: imported }),
    issues,
  };
}

function courseForm(course: Course): object {
  const { id, title, teachingTitle, source, patient, lanes, readings, notStated, remarks } = course;
  return {
    case: { id, title, teachingTitle, source, reading: drawnReading(course)?.id },
    patient,
    counts: countsOf(course),
    span: spanForm(course),
    anchors: anchorsForm(course),
    phases: course.phases.map(phaseForm),
    lanes,
    events: course.events.map((event) => eventForm(event, course)),
    series: course.series.map((series) => seriesForm(series, course)),
    shapes: shapesForm(course),
    readings,
    notStated,
    remarks,
  };
}

export interface Counts {
  readonly events: number;
  readonly points: number;
  readonly shapes: number;
  readonly eventsByKind: Readonly<Record<string, number>>;
  readonly byEvidence: Readonly<Record<EvidenceKind, number>>;
}

export function countsOf({ events, series }: Course): Counts {
  const points = series.flatMap(besideOf);
  const count = series.reduce((sum, one) => sum + one.points.length, 0);
  const shapes = series.reduce((sum, one) => sum + one.shapes.length, 0);
  const byEvidence = { reported: 0, derived: 0, illustrative: shapes };
  for (const { evidence } of [...events, ...points]) byEvidence[weakestOf(evidence)] += 1;
  for (const { samples } of series)
    if (samples) byEvidence[weakestOf(samples.evidence)] += samples.values.length;
  const eventsByKind: Record<string, number> = {};
  for (const { kind } of events) eventsByKind[kind] = (eventsByKind[kind] ?? 0) + 1;
  return { events: events.length, points: count, shapes, eventsByKind, byEvidence };
}

function anchorsForm({ clock }: Course): readonly object[] {
  return [...clock.anchors.values()].map(
    ({ id, label, frame, earliest, slack, after, before }) => ({
      id,
      label,
      frame,
      earliestDays: toDays(earliest),
      latestDays: toDays(earliest + slack),
      after,
      before,
    }),
  );
}

function phaseForm({ id, label, subtitle, extent, evidence }: Phase): object {
  if (extent.kind === 'untimed') return { id, label, subtitle, timed: false, evidence };
  const { frame, start, end } = extent;
  return {
    id,
    label,
    subtitle,
    timed: true,
    frame,
    startDays: toDays(start),
    endDays: toDays(end),
    evidence,
  };
}

function eventForm(event: CourseEvent, course: Course): object {
  const { dose, ...rest } = event;
  return {
    ...rest,
    ...(dose && (isIllustrative(event.evidence) ? {} : { dose })),
    time: timeForm(event.time, course),
    says: sayMark(event.id, course),
  };
}

function timeForm(time: EventTime, course: Course): object {
  if (time.kind === 'point') return { kind: 'point', at: whenForm(time.at, course) };
  return { ...time, start: whenForm(time.start, course), end: endForm(time.end, course) };
}

function endForm(end: SpanEnd, course: Course): object {
  if (end.kind === 'at') return { kind: 'at', at: whenForm(end.at, course) };
  return end.kind === 'ongoing' && end.asOf ? { ...end, asOf: whenForm(end.asOf, course) } : end;
}

function whenForm(when: When, course: Course): object {
  const { precision, approximate, words, after, before } = when;
  const told = { precision, approximate, words, says: sayMoment(when, course), after, before };
  return { ...boundsForm(when, course), ...told };
}

function boundsForm(when: When, course: Course): object {
  const place = locate(when, course.clock);
  const isDated = when.anchor === CALENDAR || place?.frame === CALENDAR;
  const { earliest, latest } = place ?? when;
  const dates = isDated ? { earliest: toIso(earliest), latest: toIso(latest) } : {};
  if (when.anchor === CALENDAR) return { anchor: CALENDAR, ...dates };
  return {
    anchor: when.anchor === '' ? null : when.anchor,
    earliestDays: toDays(when.earliest),
    latestDays: toDays(when.latest),
    ...dates,
  };
}

/** Of a long run the first points stand one by one, and all of them as columns. */
function seriesForm(series: Series, course: Course): object {
  const { shapes, points, ranges, samples, beside: _, ...rest } = series;
  const listed = listedPoints(series);
  const isLong = samples !== undefined && listed.length < points.length;
  return {
    ...rest,
    ranges: ranges.map((range) => rangeForm(range, course)),
    extremes: extremesForm(series, course),
    points: listed.map((point) => pointForm(point, course)),
    ...(isLong && { samples: samplesForm(samples, course) }),
    shapes: shapes.length,
  };
}

function samplesForm(samples: Samples, course: Course): object {
  const { precision, times, values, evidence } = samples;
  const [first, last] = endsOf(samples).map((when) => whenForm(when, course));
  return {
    ...{ count: values.length, precision, evidence, first, last },
    times: Array.from(times, (_, n) => toDays(sampleTime(samples, n))),
    values: isIllustrative(evidence) ? null : Array.from(values),
  };
}

function rangeForm({ from, ...range }: ReferenceRange, course: Course): object {
  return { ...range, ...(from && { from: whenForm(from, course) }) };
}

function pointForm({ value, range, at, ...rest }: Point, course: Course): object {
  return {
    ...rest,
    at: whenForm(at, course),
    // A number that is illustrative is no value.
    value: isIllustrative(rest.evidence) ? null : value,
    ...(range && { range: rangeForm(range, course) }),
  };
}

function shapesForm(course: Course): readonly object[] {
  return dataOf(course).flatMap((datum) => {
    if (datum.type !== 'shape') return [];
    const { id, series, shape } = datum;
    return [
      {
        id,
        series: series.id,
        label: sayShapeName(shape),
        evidence: shape.evidence,
        says: sayMark(id, course),
      },
    ];
  });
}

function isIllustrative(facets: Facets): boolean {
  return weakestOf(facets) === 'illustrative';
}

function toDays(ms: number): number | null {
  return Number.isFinite(ms) ? Math.round((ms / DAY_MS) * 1e6) / 1e6 : null;
}
