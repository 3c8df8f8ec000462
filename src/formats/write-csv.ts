/**
 * A course as plain tables: events, values, and what else is told. The first two are read back by our
 * own reader of tables; what it cannot read as a time or number stands beside as words.
 */
import type { Course, CourseEvent, Point, Series } from '../model/course.ts';
import type { Facets } from '../model/evidence.ts';
import { sayValue, type Code, type Value } from '../model/quantity.ts';
import { rangeOf } from '../model/range.ts';
import { sayLength } from '../model/say.ts';
import type { EventTime } from '../model/when.ts';
import { readValue } from './table-value.ts';
import { Account, type Reasons } from './write-account.ts';
import { safeText, toCsv, type Cells } from './write-cells.ts';
import { momentCells, type MomentCells } from './write-csv-time.ts';
import { dataOf, keyOf, valuesOf, type DatumKey, type Part } from './write-data.ts';
import { sayCodes, sayEvidence } from './write-words.ts';
import type { WriteInput, WrittenCase } from './write-written.ts';
import { zeroOf, type ZeroFrame } from './write-time.ts';

const REASONS: Reasons = {
  shape: 'an illustrative shape has no numbers, and a table would need some',
  story: 'a talk is no table',
  reading: 'a table holds one reading',
};

export function writeCsv({ course, document, name }: WriteInput): WrittenCase {
  const data = dataOf(course, document);
  const account = new Account(data, REASONS);
  const desk: Desk = { course, account, zero: zeroOf(course.clock) };
  const events = course.events.map((event) => eventRow(event, desk));
  const values = course.series.flatMap((series) =>
    [...valuesOf(series)].map(({ point, key }) => valueRow(point, key, series, desk)),
  );
  const about = data.flatMap((datum): readonly Cells[] => {
    const key = keyOf(datum);
    if (ELSEWHERE.includes(datum.kind)) return [];
    account.keep(key, ...datum.parts.keys());
    return [...datum.parts].map(([part, words]) => ({ item: key, part, content: safeText(words) }));
  });
  return {
    files: [
      ...(events.length > 0
        ? [
            {
              name: `${name}-events.csv`,
              text: toCsv(EVENT_COLUMNS, events, ['start', 'end', 'ongoing']),
            },
          ]
        : []),
      ...(values.length > 0
        ? [{ name: `${name}-values.csv`, text: toCsv(VALUE_COLUMNS, values, ['time', 'unit']) }]
        : []),
      { name: `${name}-about.csv`, text: toCsv(['item', 'part', 'content'], about) },
    ],
    entries: account.entries(),
  };
}

interface Desk {
  readonly course: Course;
  readonly account: Account;
  readonly zero: ZeroFrame | undefined;
}

/** Kinds with rows of their own, or with none at all. */
const ELSEWHERE: readonly string[] = ['event', 'value', 'shape', 'story'];

const EVENT_COLUMNS = [
  ...['id', 'kind', 'lane', 'event', 'start', 'end', 'ongoing', 'start_offset', 'end_offset'],
  ...['time_unit', 'time_label', 'time_known', 'lasts', 'repeated', 'status', 'severity'],
  ...['dose', 'dose_unit', 'route', 'frequency', 'dose_remark', 'code', 'all_codes', 'part_of'],
  ...['phase', 'related', 'detail', 'note', 'time_in_words'],
  ...['evidence', 'evidence_of_time', 'evidence_of_value', 'not_stated'],
] as const;

const VALUE_COLUMNS = [
  ...['id', 'series', 'test', 'time', 'time_offset', 'time_unit', 'time_label', 'time_known'],
  ...['comparator', 'value', 'unit', 'ucum', 'low', 'high', 'range_by', 'code', 'all_codes'],
  ...['phase', 'shown_as', 'note', 'time_in_words', 'series_remark'],
  ...['evidence', 'evidence_of_time', 'evidence_of_value'],
] as const;

function eventRow(event: CourseEvent, desk: Desk): Cells {
  const { id, kind, lane, label, status, severity, codes, dose, part, links, phase } = event;
  const key: DatumKey = `event ${id}`;
  desk.account.keep(key, ...EVENT_PARTS);
  return {
    id,
    kind,
    lane,
    event: safeText(label),
    ...eventTimes(event.time, desk),
    status: status === 'affirmed' ? '' : status,
    severity: text(severity),
    dose: dose && valueCell(dose.value),
    dose_unit: text(dose?.unit.display),
    route: text(dose?.route),
    frequency: text(dose?.frequency),
    dose_remark: text(dose?.note),
    ...codeCells(codes),
    part_of:
      part && `${part.number}${part.of === undefined ? '' : ` of ${part.of}`} of ${part.series}`,
    phase,
    related: links.map(({ to, relation }) => `${relation} ${to}`).join('; '),
    detail: text(event.detail),
    note: text(event.note),
    ...evidenceCells(event.evidence),
    not_stated: event.notStated.join('; '),
  };
}

const EVENT_PARTS: readonly Part[] = [
  ...(['label', 'kind', 'lane', 'phase', 'status', 'severity', 'codes', 'dose', 'note'] as const),
  ...(['detail', 'number in a series', 'links', 'evidence', 'evidence of the time'] as const),
  ...(['evidence of the value', 'not stated', 'time'] as const),
];

/** A moment begins and ends with itself; an end that is not known is said to be so. */
function eventTimes(time: EventTime, { course, zero }: Desk): Cells {
  const start = time.kind === 'point' ? time.at : time.start;
  const from = momentCells(start, course, zero);
  if (time.kind === 'point') return { ...startCells(from), ...endCells(from) };
  const { end } = time;
  const to = end.kind === 'at' ? momentCells(end.at, course, zero) : undefined;
  const isOneUnit = to?.unit === undefined || from.unit === undefined || to.unit === from.unit;
  const words = [
    from.words,
    to?.words ?? (to !== undefined && !isOneUnit ? to.said : undefined),
    end.kind === 'ongoing' && end.asOf
      ? `ongoing as of ${momentCells(end.asOf, course, zero).said}`
      : '',
  ];
  return {
    ...startCells(from),
    ...(to && isOneUnit ? endCells(to) : {}),
    time_unit: from.unit ?? to?.unit,
    time_in_words: words.filter(Boolean).join('; until '),
    ongoing: end.kind === 'ongoing' ? 'yes' : end.kind === 'unknown' ? 'end unknown' : '',
    ...(time.kind === 'episodes'
      ? { repeated: time.count === undefined ? 'yes' : `${time.count} times` }
      : { lasts: time.lasts && sayLength(time.lasts) }),
  };
}

const startCells = ({ date, offset, unit, known, label, words }: MomentCells): Cells => ({
  start: date,
  start_offset: offset,
  time_unit: unit,
  time_known: known,
  time_label: label,
  time_in_words: words,
});

const endCells = ({ date, offset }: MomentCells): Cells => ({ end: date, end_offset: offset });

function valueRow(point: Point, key: DatumKey, series: Series, desk: Desk): Cells {
  const { course, account, zero } = desk;
  account.keep(key, ...VALUE_PARTS);
  const { date, offset, unit, known, label, words } = momentCells(point.at, course, zero);
  const range = rangeOf(series, point, course.clock);
  const { comparator, cell, note } = valueCells(point.value, key, account);
  return {
    id: point.id,
    series: series.id,
    test: safeText(series.label),
    time: date,
    time_offset: offset,
    time_unit: unit,
    time_label: label,
    time_known: known,
    time_in_words: words,
    comparator,
    value: cell,
    unit: series.unit.display,
    ucum: series.unit.ucum,
    low: number(range?.low),
    high: number(range?.high),
    range_by: text(range?.source),
    ...codeCells(series.codes),
    phase: point.phase,
    shown_as: text(point.label),
    note: [text(point.note), note].filter(Boolean).join('; '),
    series_remark: text(series.note),
    ...evidenceCells(point.evidence),
  };
}

const VALUE_PARTS: readonly Part[] = [
  ...(['value', 'time', 'phase', 'label', 'note', 'reference range'] as const),
  ...(['evidence', 'evidence of the time', 'evidence of the value'] as const),
];

interface ValueCells {
  readonly comparator?: string;
  readonly cell: string;
  readonly note?: string;
}

/** A cell that our reader would read as something else stands there all the same, and is listed. */
function valueCells(value: Value, key: DatumKey, account: Account): ValueCells {
  if (value.kind === 'absent') return { cell: 'n/a', note: safeText(value.reason) };
  if (value.kind === 'number')
    return {
      ...(value.comparator !== '=' && { comparator: value.comparator }),
      cell: String(value.value),
    };
  const cell = valueCell(value);
  if (value.kind === 'range')
    return { cell, ...(value.median !== undefined && { note: `median ${value.median}` }) };
  const read = readValue(cell, { decimal: '.', missing: [] })?.value;
  const isText = typeof read === 'object' && 'text' in read && read.text === cell;
  if (value.kind === 'level' || (value.kind === 'text' && !isText))
    account.keepPartly(key, 'value', 'it is written as words, and read back as such');
  return { cell };
}

function valueCell(value: Value): string {
  switch (value.kind) {
    case 'number':
      return `${value.comparator === '=' ? '' : value.comparator}${value.value}`;
    case 'range':
      return `${value.low}–${value.high}`;
    case 'pair':
      return `${value.first}/${value.second}`;
    case 'titre':
      return `${value.comparator === '=' ? '' : value.comparator}1:${value.dilution}`;
    case 'ordinal':
      return value.text;
    default:
      return safeText(sayValue(value));
  }
}

/** One code in a column that our reader reads; all of them in words. */
function codeCells(codes: readonly Code[]): Cells {
  const loinc = codes.find(({ system }) => system === 'LOINC');
  return { code: (loinc ?? codes[0])?.code, all_codes: safeText(sayCodes(codes)) };
}

function evidenceCells({ what, when, value }: Facets): Cells {
  return {
    evidence: safeText(sayEvidence(what)),
    evidence_of_time: safeText(sayEvidence(when)),
    evidence_of_value: value && safeText(sayEvidence(value)),
  };
}

const text = (words: string | undefined): string => (words === undefined ? '' : safeText(words));
const number = (value: number | undefined): string => (value === undefined ? '' : String(value));
