/**
 * A course as timelines of cBioPortal: a file for each type of event, whole days from one day zero.
 * The format knows no uncertain day, so what is not known to the day is not written, and is listed.
 * https://docs.cbioportal.org/file-formats/#timeline-data
 */
import type { Course, CourseEvent, EventKind, Point, Series } from '../model/course.ts';
import { sayDose, sayValue } from '../model/quantity.ts';
import { rangeOf } from '../model/range.ts';
import { withDates } from '../model/shift.ts';
import { sayWhen } from '../model/say.ts';
import type { SpanEnd, When } from '../model/when.ts';
import { Account, type Reasons } from './write-account.ts';
import type { WriteInput, WrittenCase, WrittenFile } from './write-written.ts';
import { plain, type Cells } from './write-cells.ts';
import { dataOf, valuesOf, type DatumKey, type Part } from './write-data.ts';
import { sayCodes } from './write-words.ts';
import { dayOf, zeroOf, type ZeroFrame } from './write-time.ts';

const REASONS: Reasons = {
  shape: 'an illustrative shape has no numbers',
  evidence: 'the format has no evidence',
  'evidence of the time': 'the format has no evidence',
  'evidence of the value': 'the format has no evidence',
  patient: 'a timeline has the id of a patient alone',
  anchor: 'all days count from one day zero',
  phase: 'the format has no phases',
  lane: 'the portal draws a row for each type of event',
  order: 'the format has days alone, and no order without them',
  story: 'a talk is no timeline',
};

interface Type {
  /** data_timeline_NAME.txt */
  readonly file: string;
  readonly type: string;
  /** The column of the label, as our reader and the portal’s examples name it. */
  readonly column: string;
  readonly more?: Cells;
}

const TYPES: Readonly<Record<EventKind, Type>> = {
  medication: {
    file: 'treatment',
    type: 'TREATMENT',
    column: 'AGENT',
    more: { TREATMENT_TYPE: 'Medical Therapy' },
  },
  infusion: {
    file: 'treatment',
    type: 'TREATMENT',
    column: 'AGENT',
    more: { TREATMENT_TYPE: 'Infusion' },
  },
  immunization: {
    file: 'treatment',
    type: 'TREATMENT',
    column: 'AGENT',
    more: { TREATMENT_TYPE: 'Immunization' },
  },
  procedure: { file: 'surgery', type: 'SURGERY', column: 'PROCEDURE' },
  imaging: { file: 'imaging', type: 'IMAGING', column: 'DIAGNOSTIC_TYPE' },
  diagnosis: { file: 'diagnosis', type: 'DIAGNOSIS', column: 'DIAGNOSIS' },
  symptom: { file: 'status', type: 'STATUS', column: 'STATUS', more: { SUBTYPE: 'symptom' } },
  finding: { file: 'status', type: 'STATUS', column: 'STATUS', more: { SUBTYPE: 'finding' } },
  exposure: { file: 'status', type: 'STATUS', column: 'STATUS', more: { SUBTYPE: 'exposure' } },
  outcome: { file: 'status', type: 'STATUS', column: 'STATUS', more: { SUBTYPE: 'outcome' } },
  note: { file: 'status', type: 'STATUS', column: 'STATUS', more: { SUBTYPE: 'note' } },
  'adverse-event': {
    file: 'status',
    type: 'STATUS',
    column: 'STATUS',
    more: { SUBTYPE: 'adverse event' },
  },
  allergy: { file: 'status', type: 'STATUS', column: 'STATUS', more: { SUBTYPE: 'allergy' } },
  death: { file: 'status', type: 'STATUS', column: 'STATUS', more: { SUBTYPE: 'death' } },
  measurement: {
    file: 'status',
    type: 'STATUS',
    column: 'STATUS',
    more: { SUBTYPE: 'measurement' },
  },
  encounter: { file: 'visit', type: 'VISIT', column: 'SUBTYPE' },
};

const LAB = 'lab_test';
const FIRST = ['PATIENT_ID', 'START_DATE', 'STOP_DATE', 'EVENT_TYPE'];

export function writeCbioportal({ course: given, document, name }: WriteInput): WrittenCase {
  const course = withDates(given, 'relative');
  const account = new Account(dataOf(given, document), REASONS);
  const desk: Desk = { course, account, zero: zeroOf(course.clock) };
  const files = new Map<string, Cells[]>();
  const add = (file: string, row: Cells | undefined): void => {
    if (row === undefined) return;
    const rows = files.get(file) ?? [];
    rows.push({ PATIENT_ID: course.id, ...row });
    files.set(file, rows);
  };
  for (const event of course.events) add(TYPES[event.kind].file, eventRow(event, desk));
  for (const series of course.series) {
    const rows = [...valuesOf(series)].map(({ point, key }) => labRow(point, key, series, desk));
    for (const row of rows) add(LAB, row);
    if (rows.every((row) => row === undefined)) continue;
    account.keep(`series ${series.id}`, 'label', 'unit', 'codes');
    if (series.ranges.length > 0)
      account.keepPartly(`series ${series.id}`, 'reference range', 'without who says it');
  }
  return {
    files: [...files].flatMap(([file, rows]) => filesOf(file, rows, name)),
    entries: account.entries(),
  };
}

interface Desk {
  /** Told from day zero. */
  readonly course: Course;
  readonly account: Account;
  readonly zero: ZeroFrame | undefined;
}

function eventRow(event: CourseEvent, desk: Desk): Cells | undefined {
  const { id, kind, label, status, time, dose, severity } = event;
  const key: DatumKey = `event ${id}`;
  if (status !== 'affirmed') {
    desk.account.drop(key, `the format tells what happened, and this is ${status}`);
    return undefined;
  }
  const days = daysOf(time.kind === 'point' ? time.at : time.start, key, desk);
  if (days === undefined) return undefined;
  const { type, column, more } = TYPES[kind];
  const stop = time.kind === 'point' ? pointStop(type, days) : stopOf(time.end, key, desk);
  if (time.kind === 'episodes')
    desk.account.keepPartly(
      key,
      'time',
      'the format has no repeated event; it is written as one stretch',
    );
  if (time.kind === 'span' && stop === undefined && type !== 'TREATMENT')
    desk.account.keepPartly(key, 'time', 'without a known last day it is written as a single day');
  desk.account.keep(key, ...EVENT_PARTS);
  desk.account.keep(`lane ${event.lane}`, 'label');
  return {
    START_DATE: String(days),
    STOP_DATE: stop,
    EVENT_TYPE: type,
    ...more,
    [column]: plain(label),
    DOSE: dose && plain([sayDose(dose), dose.note].filter(Boolean).join('; ')),
    SEVERITY: severity && plain(severity),
    CODES: plain(sayCodes(event.codes)),
    NOTE: event.note && plain(event.note),
    DETAIL: event.detail && plain(event.detail),
    LANE: desk.course.lanes.find(({ id: lane }) => lane === event.lane)?.label,
  };
}

const EVENT_PARTS: readonly Part[] = [
  ...(['label', 'kind', 'time', 'dose', 'severity', 'codes', 'note', 'detail', 'lane'] as const),
];

/** A treatment without a last day is one whose end is not known. */
function pointStop(type: string, day: number): string | undefined {
  return type === 'TREATMENT' ? String(day) : undefined;
}

/** Undefined, and listed, where the day is not known. */
function daysOf(when: When, key: DatumKey, { course, account, zero }: Desk): number | undefined {
  const found = dayOf(when, course.clock, zero);
  if (found === undefined) {
    account.drop(key, whyNoDay(when, course, zero));
    return undefined;
  }
  if (found.isWider)
    account.keepPartly(key, 'time', 'the format has whole days; the time of day is lost');
  if (when.approximate) account.keepPartly(key, 'time', 'the format has no “about”');
  return found.day;
}

function whyNoDay(when: When, course: Course, zero: ZeroFrame | undefined): string {
  if (when.precision === 'none') return 'its time is not stated, and every row needs a day';
  const frame = course.clock.anchors.get(when.anchor)?.frame;
  if (when.precision === 'order' || frame === undefined)
    return 'only its order is known, and every row needs a day';
  return frame === zero?.frame
    ? 'it is not known to the day, and every row needs one'
    : `its distance from day zero${zero ? `, ${zero.label},` : ''} is not known`;
}

function stopOf(end: SpanEnd, key: DatumKey, { course, account, zero }: Desk): string | undefined {
  if (end.kind === 'unknown') return undefined;
  if (end.kind === 'ongoing') {
    account.keepPartly(key, 'time', 'the format cannot say that it is ongoing');
    return undefined;
  }
  const found = dayOf(end.at, course.clock, zero);
  if (found === undefined)
    account.keepPartly(
      key,
      'time',
      `its end, ${sayWhen(end.at, course.clock)}, is not known to the day`,
    );
  else if (found.isWider || end.at.approximate)
    account.keepPartly(key, 'time', 'its end is written as a whole day');
  return found && String(found.day);
}

function labRow(point: Point, key: DatumKey, series: Series, desk: Desk): Cells | undefined {
  const { at, value, label, note } = point;
  const day = daysOf(at, key, desk);
  if (day === undefined) return undefined;
  const range = rangeOf(series, point, desk.course.clock);
  desk.account.keep(key, 'value', 'time', 'label', 'note');
  if (point.range) desk.account.keepPartly(key, 'reference range', 'without who says it');
  return {
    START_DATE: String(day),
    EVENT_TYPE: 'LAB_TEST',
    TEST: plain(series.label),
    RESULT: resultOf(point),
    UNIT: plain(series.unit.display),
    NORMAL_LOW: range?.low?.toString(),
    NORMAL_HIGH: range?.high?.toString(),
    CODES: plain(sayCodes(series.codes)),
    REMARK: plain(
      [value.kind === 'absent' ? value.reason : '', label, note].filter(Boolean).join('; '),
    ),
  };
}

/** A bare number, a comparator before it, or words. */
function resultOf({ value }: Point): string {
  if (value.kind === 'absent') return '';
  if (value.kind !== 'number') return plain(sayValue(value));
  return `${value.comparator === '=' ? '' : value.comparator}${value.value}`;
}

function filesOf(file: string, rows: readonly Cells[], study: string): readonly WrittenFile[] {
  const used = new Set(
    rows.flatMap((row) => Object.keys(row).filter((key) => (row[key] ?? '') !== '')),
  );
  const columns = [...FIRST, ...[...used].filter((column) => !FIRST.includes(column))];
  const lines = [columns, ...byDay(rows).map((row) => columns.map((column) => row[column] ?? ''))];
  const data = `data_timeline_${file}.txt`;
  return [
    { name: data, text: lines.map((cells) => `${cells.join('\t')}\n`).join('') },
    {
      name: `meta_timeline_${file}.txt`,
      text: `cancer_study_identifier: ${study}\ngenetic_alteration_type: CLINICAL\ndatatype: TIMELINE\ndata_filename: ${data}\n`,
    },
  ];
}

function byDay(rows: readonly Cells[]): readonly Cells[] {
  return [...rows].sort((a, b) => Number(a['START_DATE']) - Number(b['START_DATE']));
}
