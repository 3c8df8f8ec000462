/**
 * Everything that a case tells, taken apart: each datum with its parts in words. A writer of another
 * format has to say of each part whether its file holds it; what it does not say is lost, and listed.
 */
import type { Course, CourseEvent, Point, Series, Shape } from '../model/course.ts';
import type { CaseDocument } from '../model/document.ts';
import type { Facets } from '../model/evidence.ts';
import { sayDose, sayValue } from '../model/quantity.ts';
import { momentOn } from '../model/when.ts';
import {
  labelsOf,
  sayCodes,
  sayEvidence,
  sayMoment,
  sayRange,
  sayTime,
  type Words,
} from './write-words.ts';

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
  const { id, label, unit, codes, ranges, bounds, shapes } = series;
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
    ...ofRun(series),
    ...singlePoints(series).map((point) => ofPoint(point, series, words)),
    ...shapes.map((shape, at) => ofShape(shape, `${id}/${at + 1}`)),
  ];
}

/** A dense run is one datum: all its samples are told alike. */
function ofRun({ id, label, samples }: Series): readonly Datum[] {
  if (!samples) return [];
  const count = samples.values.length;
  return [
    datum('value', `${id}/*`, `${label}, ${count} samples`, {
      value: `${count} numbers`,
      time: `to the ${samples.precision}`,
      ...evidenceParts(samples.evidence),
    }),
  ];
}

/** The values that are no samples. */
function singlePoints({ samples, points, beside = [] }: Series): readonly Point[] {
  return samples ? beside.map(({ point }) => point) : points;
}

/** Every value of a series, with what it is accounted as: a sample as its run. */
export function* valuesOf(
  series: Series,
): Generator<{ readonly point: Point; readonly key: DatumKey }> {
  const run: DatumKey = `value ${series.id}/*`;
  const single = new Set(singlePoints(series).map(({ id }) => id));
  for (const point of series.points)
    yield { point, key: single.has(point.id) ? `value ${point.id}` : run };
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
