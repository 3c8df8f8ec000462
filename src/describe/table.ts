/**
 * The whole course as a table: one row for every event, point and shape, in reading order. Rows the
 * view hides are kept and marked, so that the table is complete and a reader can be told why.
 */
import type { Course } from '../model/course.ts';
import type { Evidence, EvidenceKind, Facets } from '../model/evidence.ts';
import { visibleEvents, visibleSeries } from '../view/select.ts';
import type { View } from '../view/view.ts';
import { listedPoints, shapeIdOf, type Datum } from './datum.ts';
import { facetsOf, sayBasis } from './evidence.ts';
import { memo } from './memo.ts';
import { inOrder } from './order.ts';
import { present } from './phrase.ts';
import { sayEventName, sayPointValue, sayShapeName } from './sentence.ts';
import { sayMoment, sayShapeTime, sayTime } from './time.ts';
import { sayDose } from './value.ts';

export interface TableRow {
  readonly id: string;
  readonly type: Datum['type'];
  readonly when: string;
  /** The phase it is placed in without a time of its own; "" when it has none. */
  readonly phase: string;
  /** The label of its lane or series, and the id. */
  readonly row: string;
  readonly rowId: string;
  readonly what: string;
  /** "" where there is none; of a shape always, because it has no numbers. */
  readonly value: string;
  readonly evidence: {
    readonly what: EvidenceKind;
    readonly when: EvidenceKind;
    readonly value?: EvidenceKind;
  };
  /** The source's words, or the reasoning; no passage twice. */
  readonly source: string;
  /** False when the view hides it: by lane, panel, filter, lens or as illustrative. */
  readonly isDrawn: boolean;
}

export function tableOf(course: Course, view: View): readonly TableRow[] {
  const drawn = drawnIds(course, view);
  return rowsOf(course).map((row) => ({ ...row, isDrawn: drawn.has(row.id) }));
}

/** "The first 5000 of 250000 values of Heart rate; all are in the table of measurements"; '' for none. */
export function sayUnlisted({ series }: Course): string {
  return series
    .flatMap((one) => {
      const [listed, all] = [listedPoints(one).length, one.points.length];
      return listed === all ? [] : [`the first ${listed} of ${all} values of ${one.label}`];
    })
    .map((words, at, { length }) =>
      at === length - 1 ? `${words}; all of them are in the CSV of the measurements` : words,
    )
    .join(', ');
}

type Row = Omit<TableRow, 'isDrawn'>;

const rowsOf = memo((course): readonly Row[] =>
  inOrder(course).map((datum) => toRow(datum, course)),
);

function toRow(datum: Datum, course: Course): Row {
  switch (datum.type) {
    case 'event': {
      const { event, lane } = datum;
      return {
        ...rowOf(datum, event.evidence),
        when: sayTime(event.time, course, event.label),
        phase: phaseLabel(event.phase, course),
        row: lane?.label ?? event.lane,
        rowId: event.lane,
        what: present([sayEventName(event), event.note]).join('; '),
        value: event.dose ? sayDose(event.dose, event.evidence) : '',
      };
    }
    case 'point': {
      const { point, series } = datum;
      return {
        ...rowOf(datum, point.evidence),
        when: sayMoment(point.at, course),
        phase: phaseLabel(point.phase, course),
        row: series.label,
        rowId: series.id,
        what: present([series.label, point.note]).join('; '),
        value: sayPointValue(point, series),
      };
    }
    case 'shape': {
      const { shape, series } = datum;
      return {
        ...rowOf(datum, { what: shape.evidence, when: shape.evidence }),
        when: sayShapeTime(shape, course),
        phase: '',
        row: series.label,
        rowId: series.id,
        what: sayShapeName(shape),
        value: '',
      };
    }
  }
}

function rowOf(
  { id, type }: Datum,
  facets: Facets,
): Pick<Row, 'id' | 'type' | 'evidence' | 'source'> {
  const { what, when, value } = facets;
  return {
    id,
    type,
    evidence: { what: what.kind, when: when.kind, ...(value && { value: value.kind }) },
    source: saySources(facetsOf(facets).map(({ evidence }) => evidence)),
  };
}

function saySources(evidence: readonly Evidence[]): string {
  const told = [...new Set(present(evidence.map(sayBasis)))];
  // A bare "abstract" says nothing beside "abstract: “…”".
  return told.filter((one) => !told.some((other) => other.startsWith(`${one}: `))).join('; ');
}

function phaseLabel(id: string | undefined, { phases }: Course): string {
  return phases.find((phase) => phase.id === id)?.label ?? '';
}

function drawnIds(course: Course, view: View): ReadonlySet<string> {
  const events = visibleEvents(course, view).map(({ id }) => id);
  const values = visibleSeries(course, view).flatMap((series) => [
    ...listedPoints(series).map(({ id }) => id),
    ...series.shapes.map((_, n) => shapeIdOf(series, n)),
  ]);
  return new Set([...events, ...values]);
}
