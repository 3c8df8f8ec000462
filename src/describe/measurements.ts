/**
 * Every measurement as a table: what was found, between which moments, against which range, and how
 * that is known. Units stand in a column of their own, so that a plain number stays a number.
 */
import type { Course, Point, Series } from '../model/course.ts';
import { lazyList } from '../model/lazy-list.ts';
import { sayValue } from '../model/quantity.ts';
import { rangeOf, type ReferenceRange } from '../model/range.ts';
import { weakestOf } from '../model/evidence.ts';
import { chosenSeries } from '../view/ranges.ts';
import { visibleSeries } from '../view/select.ts';
import type { View } from '../view/view.ts';
import { sayCode } from './codes.ts';
import { listedPoints } from './datum.ts';
import { sayGrounds, sayKinds } from './grounds.ts';
import { listOf, present } from './phrase.ts';
import { sayNotStated } from './sentence.ts';
import { cellsOf, type Cell, type Column, type DocRow, type TableDoc } from './table-doc.ts';
import { footNotes, headNotes } from './table-notes.ts';
import { sayLimits, sayMoment } from './time.ts';
import { ILLUSTRATIVE_VALUE, sayNumber, sayValueOf } from './value.ts';

const COLUMNS: readonly Column[] = [
  { id: 'row', label: 'Row', width: 12, isDetail: true },
  { id: 'series', label: 'Series', width: 22, isDetail: true },
  { id: 'code', label: 'Code', width: 24, isDetail: true },
  { id: 'when', label: 'When', width: 26 },
  { id: 'earliest', label: 'Not before', width: 26, isDetail: true },
  { id: 'latest', label: 'Not after', width: 26, isDetail: true },
  { id: 'value', label: 'Value', width: 16 },
  { id: 'unit', label: 'Unit', width: 14 },
  { id: 'range', label: 'Reference range', width: 14 },
  { id: 'rangeSource', label: 'Source of the range', width: 18 },
  { id: 'evidence', label: 'Evidence of the value', width: 14 },
  { id: 'evidenceWhen', label: 'Evidence of the time', width: 12 },
  { id: 'note', label: 'Note', width: 20 },
  { id: 'source', label: 'Source’s words', width: 34 },
  { id: 'id', label: 'Id', width: 18, isDetail: true },
];

export function measurementsTable(course: Course, view: View): TableDoc {
  const shown = visibleSeries(course, view).map((series) => chosenSeries(series, view));
  return {
    id: 'measurements',
    name: 'Measurements',
    title: `Measurements: ${course.title}`,
    notes: headNotes(course),
    columns: COLUMNS,
    sections: shown.map((series) => ({
      title: present([series.label, series.unit.display, ...series.codes.map(sayCode)]).join(' · '),
      rows: rowsOf(series, course, view),
    })),
    foot: footNotes(course, view, [
      course.series.length === 0 ? 'The case has no measurements' : undefined,
      ...shown.flatMap(saySeries),
    ]),
    noteColumn: 'note',
  };
}

function rowsOf(series: Series, course: Course, view: View): readonly DocRow[] {
  const { points } = series;
  if (points.length === 0) return [emptyRow(series)];
  const toRow = (point: Point | undefined): DocRow =>
    point === undefined ? emptyRow(series) : pointRow(point, series, course, view);
  // Rows of a long run are made as they are written: together they would fill the memory.
  return listedPoints(series).length < points.length
    ? lazyList(points.length, (at) => toRow(points[at]))
    : points.map(toRow);
}

function emptyRow(series: Series): DocRow {
  const isFiltered = 'whole' in series;
  const value = isFiltered ? 'values left out' : 'no values reported';
  return {
    type: 'not reported',
    cells: cellsOf(COLUMNS, { ...namesOf(series), row: 'not reported', value }),
  };
}

function pointRow(point: Point, series: Series, course: Course, view: View): DocRow {
  const { what, when, value = what } = point.evidence;
  const range = rangeOf(series, point, course.clock);
  const cells = {
    ...namesOf(series),
    row: 'value',
    when: present([sayMoment(point.at, course), sayPlace(point, course)]).join(', '),
    ...sayLimits(point.at, course),
    value: valueCell(point),
    range: range ? sayRange(range) : unknownRange(series),
    rangeSource: range && sayRangeSource(range, series, view),
    evidence: sayKinds({ what: value, when: value }),
    evidenceWhen: when.kind,
    note: present([sayLabel(point, series), point.note]).join('; '),
    source: sayGrounds(point.evidence),
    id: point.id,
  };
  return { type: 'value', id: point.id, cells: cellsOf(COLUMNS, cells) };
}

function namesOf({ label, unit, codes }: Series): Readonly<Record<string, string>> {
  return {
    series: label,
    code: codes.length === 0 ? 'not coded' : codes.map(sayCode).join('; '),
    unit: unit.display,
  };
}

/** A number of an illustrative value is no value; a number that is compared is no plain one. */
function valueCell({ value, evidence }: Point): Cell {
  if (weakestOf(evidence) === 'illustrative') return { text: ILLUSTRATIVE_VALUE };
  if (value.kind === 'absent') return { text: `no value: ${value.reason}` };
  const text = sayValue(value);
  return value.kind === 'number' && value.comparator === '='
    ? { text, number: value.value }
    : { text };
}

/** The author's label where it says more than the value beside it. */
function sayLabel({ label = '', value, evidence }: Point, { unit }: Series): string {
  return sayValueOf(value, unit, evidence).includes(label) ? '' : label;
}

function sayPlace({ phase }: Point, { phases }: Course): string | undefined {
  const found = phases.find(({ id }) => id === phase);
  return found && `in ${found.label} (order only)`;
}

function sayRange({ low, high }: ReferenceRange): string {
  if (low !== undefined && high !== undefined) return `${sayNumber(low)}–${sayNumber(high)}`;
  if (high !== undefined) return `up to ${sayNumber(high)}`;
  return low === undefined ? 'without limits' : `from ${sayNumber(low)}`;
}

function sayRangeSource({ source }: ReferenceRange, { id }: Series, view: View): string {
  return view.panels[id]?.range === undefined ? source : `${source} (chosen by the reader)`;
}

function unknownRange({ ranges }: Series): string {
  return ranges.length === 0 ? 'not stated' : 'not known which holds';
}

/** What is known of a whole series: bounds that are no ranges, its note, what is not stated of it. */
function saySeries(series: Series): readonly (string | undefined)[] {
  const { label, unit, bounds, note, notStated } = series;
  const drawn = bounds.map(
    (bound) => `${bound.side} ${sayNumber(bound.at)} ${unit.display} (${bound.source})`,
  );
  const unsaid = sayNotStated(notStated)?.replace(/^N/, 'n');
  return [
    drawn.length === 0
      ? undefined
      : `${label}: ${listOf(drawn)} is a bound that the source uses, not a reference range`,
    note && `${label}: ${note}`,
    unsaid && `${label}: ${unsaid}`,
  ];
}
