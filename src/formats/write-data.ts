/**
 * Everything that a case tells, taken apart: each datum with its parts in words. A writer of another
 * format has to say of each part whether its file holds it; what it does not say is lost, and listed.
 */
import type { Course, CourseEvent, Point, Series, Shape } from '../model/course.ts';
import type { CaseDocument } from '../model/document.ts';
import type { Evidence, Facets } from '../model/evidence.ts';
import { sayDose, sayValue, type Code } from '../model/quantity.ts';
import type { ReferenceRange } from '../model/range.ts';
import { sayLength, sayWhen, type LabelOf } from '../model/say.ts';
import { momentOn, type EventTime, type SpanEnd, type When } from '../model/when.ts';

export type DatumKind =
  | 'case'
  | 'patient'
  | 'anchor'
  | 'phase'
  | 'lane'
  | 'event'
  | 'series'
  | 'value'
  | 'shape'
  | 'order'
  | 'reading'
  | 'story';

/** What of a datum can be held or lost by itself. */
export type Part =
  | 'title'
  | 'teaching title'
  | 'source'
  | 'remarks'
  | 'consent'
  | 'label'
  | 'sex'
  | 'age'
  | 'birth'
  | 'kind'
  | 'lane'
  | 'time'
  | 'phase'
  | 'status'
  | 'severity'
  | 'codes'
  | 'dose'
  | 'note'
  | 'detail'
  | 'number in a series'
  | 'links'
  | 'evidence'
  | 'evidence of the time'
  | 'evidence of the value'
  | 'not stated'
  | 'unit'
  | 'scale'
  | 'reference range'
  | 'bounds'
  | 'value'
  | 'words';

export interface Datum {
  readonly kind: DatumKind;
  /** With the kind unique in the case: "platelets/3". */
  readonly id: string;
  /** For people. */
  readonly label: string;
  /** What it has of each part, in words; a part that it has not is absent. */
  readonly parts: ReadonlyMap<Part, string>;
}

/** By which a writer calls a datum. */
export type DatumKey = `${DatumKind} ${string}`;

export const keyOf = ({ kind, id }: Pick<Datum, 'kind' | 'id'>): DatumKey => `${kind} ${id}`;

/** Every datum of the course, and of the document what no course carries. */
export function dataOf(course: Course, document: CaseDocument): readonly Datum[] {
  const words: Words = { course, labelOf: labelsOf(course) };
  return [
    ofCase(course, document),
    ofPatient(words),
    ...[...course.clock.anchors.values()].flatMap(({ id, label, at }) =>
      id === 'calendar' || id === 'birth'
        ? []
        : [datum('anchor', id, label, { label, time: at && sayMoment(at, words) })],
    ),
    ...course.phases.map(({ id, label, subtitle, extent, evidence }) =>
      datum('phase', id, label, {
        label: [label, subtitle].filter(Boolean).join(': '),
        time:
          extent.kind === 'timed'
            ? sayMoment(momentOn(extent.frame, extent.start, extent.end, 'interval'), words)
            : undefined,
        evidence: sayEvidence(evidence),
      }),
    ),
    ...course.lanes.map(({ id, label, empty }) => datum('lane', id, label, { label, note: empty })),
    ...course.events.map((event) => ofEvent(event, words)),
    ...course.series.flatMap((series) => ofSeries(series, words)),
    ...ofDocument(course, document),
  ];
}

const known = new WeakMap<Course, ReadonlyMap<string, string>>();

/** Labels of events, by which times in words call them. */
export function labelsOf(course: Course): LabelOf {
  const labels = known.get(course) ?? new Map(course.events.map(({ id, label }) => [id, label]));
  known.set(course, labels);
  return (id) => labels.get(id);
}

interface Words {
  readonly course: Course;
  readonly labelOf: LabelOf;
}

function datum(
  kind: DatumKind,
  id: string,
  label: string,
  parts: Readonly<Partial<Record<Part, string | undefined>>>,
): Datum {
  const filled = Object.entries(parts).filter(([, words]) => words !== undefined && words !== '');
  return { kind, id, label, parts: new Map(filled as [Part, string][]) };
}

function ofCase(
  { id, title, teachingTitle, source, remarks, notStated }: Course,
  { consent }: CaseDocument,
): Datum {
  const { basis, citation, doi, url, licence, note } = source;
  return datum('case', id, title, {
    title,
    'teaching title': teachingTitle,
    source: [basis, citation, doi, url, licence, note].filter(Boolean).join('; '),
    remarks: remarks.join(' '),
    consent,
    'not stated': notStated.join(', '),
  });
}

function ofPatient(words: Words): Datum {
  const { patient, clock } = words.course;
  const born = clock.anchors.get('birth')?.at;
  return datum('patient', 'patient', patient.label, {
    label: patient.label,
    sex: patient.sex,
    age: patient.age,
    birth: born && sayMoment(born, words),
    evidence: sayEvidence(patient.evidence),
  });
}

function ofEvent(event: CourseEvent, words: Words): Datum {
  const { id, label, kind, lane, time, status, severity, codes, dose, part, links } = event;
  return datum('event', id, label, {
    label,
    kind,
    lane,
    time: sayTime(time, words),
    phase: event.phase,
    status: status === 'affirmed' ? undefined : status,
    severity,
    codes: sayCodes(codes),
    dose: dose && [sayDose(dose), dose.note].filter(Boolean).join('; '),
    note: event.note,
    detail: event.detail,
    'number in a series':
      part && `${part.number}${part.of === undefined ? '' : ` of ${part.of}`} of ${part.series}`,
    links: links.map(({ to, relation }) => `${relation} ${to}`).join('; '),
    ...evidenceParts(event.evidence),
    'not stated': event.notStated.join(', '),
  });
}

function ofSeries(series: Series, words: Words): readonly Datum[] {
  const { id, label, unit, codes, ranges, bounds, points, shapes } = series;
  return [
    datum('series', id, label, {
      label,
      unit: unit.display,
      codes: sayCodes(codes),
      scale: [series.scale === 'log' ? 'log' : '', series.relative ? 'multiples of a limit' : '']
        .filter(Boolean)
        .join(', '),
      'reference range': ranges.map((range) => sayRange(range)).join('; '),
      bounds: bounds.map((bound) => `${bound.side} ${bound.at}: ${bound.label}`).join('; '),
      note: series.note,
      'not stated': series.notStated.join(', '),
    }),
    ...points.map((point) => ofPoint(point, series, words)),
    ...shapes.map((shape, at) => ofShape(shape, `${id}/${at + 1}`)),
  ];
}

function ofPoint(point: Point, series: Series, words: Words): Datum {
  const { id, at, phase, value, label, note, range, evidence } = point;
  return datum('value', id, `${series.label} ${sayValue(value, series.unit)}`, {
    value: sayValue(value),
    time: sayMoment(at, words),
    phase,
    label,
    note,
    'reference range': range && sayRange(range),
    ...evidenceParts(evidence),
  });
}

function ofShape({ label, evidence, vertices }: Shape, id: string): Datum {
  return datum('shape', id, label, {
    label,
    value: `a drawing of ${vertices.length} corners, without numbers`,
    evidence: sayEvidence(evidence),
  });
}

/** What stands in the document alone: order, readings, talks. */
function ofDocument(
  course: Course,
  { order = [], readings = [], stories = [] }: CaseDocument,
): readonly Datum[] {
  return [
    ...order.map(([earlier, later]) =>
      datum('order', `${earlier} ${later}`, `${earlier} before ${later}`, {
        words: `${earlier} before ${later}`,
      }),
    ),
    ...readings.map(({ id, label, says }) =>
      datum('reading', id, label, {
        label,
        words: id === course.reading ? `${says} (the one written)` : says,
      }),
    ),
    ...stories.map(({ id, title, steps }) =>
      datum('story', id, title, { title, words: `a talk of ${steps.length} steps` }),
    ),
  ];
}

function evidenceParts({ what, when, value }: Facets): Partial<Record<Part, string>> {
  return {
    evidence: sayEvidence(what),
    'evidence of the time': sayEvidence(when),
    ...(value && { 'evidence of the value': sayEvidence(value) }),
  };
}

/** "derived: …", "reported, abstract: “…”", "reported as the opinion of the authors". */
export function sayEvidence({ kind, locator, quote, reasoning, attributedTo }: Evidence): string {
  const claim = attributedTo === undefined ? kind : `${kind} as the opinion of ${attributedTo}`;
  const place = locator === undefined || locator === '' ? claim : `${claim}, ${locator}`;
  const because = [reasoning, quote === undefined ? undefined : `“${quote}”`].filter(Boolean);
  return because.length === 0 ? place : `${place}: ${because.join(' ')}`;
}

export function sayCodes(codes: readonly Code[]): string {
  return codes
    .map(({ system, code, display }) => [system, code, display].filter(Boolean).join(' '))
    .join('; ');
}

export function sayRange({ low, high, source }: ReferenceRange): string {
  return `${low ?? ''}–${high ?? ''} (${source})`;
}

function sayMoment(when: When, { course, labelOf }: Words): string {
  return sayWhen(when, course.clock, labelOf);
}

function sayTime(time: EventTime, words: Words): string {
  if (time.kind === 'point') return sayMoment(time.at, words);
  const end = sayEnd(time.end, words);
  const from = `from ${sayMoment(time.start, words)}, ${end}`;
  if (time.kind === 'span') return time.lasts ? `${from}, lasts ${sayLength(time.lasts)}` : from;
  return `${time.count === undefined ? 'repeated' : `${time.count} times`}, ${from}`;
}

function sayEnd(end: SpanEnd, words: Words): string {
  if (end.kind === 'at') return `until ${sayMoment(end.at, words)}`;
  if (end.kind === 'unknown') return 'end not stated';
  return end.asOf ? `ongoing as of ${sayMoment(end.asOf, words)}` : 'ongoing';
}
