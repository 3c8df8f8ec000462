/**
 * One row of a cBioPortal timeline as an event or a value. Days are whole, counted from day 0 of the
 * study’s timeline. A blank STOP_DATE is a single day, except of a treatment, whose end is then
 * not known. https://docs.cbioportal.org/file-formats/#timeline-data
 */
import type { EventDoc } from '../model/document.ts';
import { toDetail, toLabel } from './foreign-data.ts';
import type {
  Became,
  ForeignEvent,
  ForeignFault,
  ForeignLane,
  ForeignValue,
} from './foreign-became.ts';
import type { TimelineRow } from './cbioportal-table.ts';

export const DAY_ZERO = 'timeline';

const lane = (id: string, label: string): ForeignLane => ({ id, label });
const DIAGNOSES = lane('diagnoses', 'Diagnoses');
const TREATMENTS = lane('treatments', 'Treatment');
const SURGERY = lane('surgery', 'Surgery');
const IMAGING = lane('imaging', 'Imaging');
const RADIATION = lane('radiation', 'Radiation');
const SPECIMENS = lane('specimens', 'Specimens');
const PATHOLOGY = lane('pathology', 'Pathology');
const STATUS = lane('status', 'Status');
const LABORATORY = lane('laboratory', 'Laboratory');

export const TIMELINE_LANES = [
  ...[DIAGNOSES, TREATMENTS, RADIATION, SURGERY, IMAGING, SPECIMENS, PATHOLOGY, LABORATORY],
  STATUS,
] as const;

interface TypeOf {
  readonly lane: ForeignLane;
  readonly kind: string;
  /** Columns that name the event, the first that is filled; then those said in its detail. */
  readonly names: readonly string[];
  /** Without a STOP_DATE its end is not known; others are a single day. */
  readonly isLasting?: true;
}

const MARKERS = ['MARKER', 'TUMOR_MARKER', 'BIOMARKER'];

const RADIOTHERAPY: TypeOf = {
  lane: RADIATION,
  kind: 'procedure',
  isLasting: true,
  names: ['SUBTYPE', 'RADIATION_TYPE', 'AGENT', 'TREATMENT_TYPE', 'ANATOMY'],
};

/** By what EVENT_TYPE begins with or holds. */
const TYPES: readonly (readonly [RegExp, TypeOf])[] = [
  [/radiat|radio-?therap|brachy/, RADIOTHERAPY],
  [/marker/, { lane: LABORATORY, kind: 'measurement', names: ['TEST', ...MARKERS, 'SUBTYPE'] }],
  [
    /treatment|medication|chemo|therap|drug/,
    {
      lane: TREATMENTS,
      kind: 'medication',
      isLasting: true,
      names: ['AGENT', 'SUBTYPE', 'TREATMENT_TYPE'],
    },
  ],
  [
    /surg|procedure|biopsy/,
    {
      lane: SURGERY,
      kind: 'procedure',
      names: ['SURGERY', 'PROCEDURE', 'SURGERY_DETAILS', 'SUBTYPE'],
    },
  ],
  [
    /imag|scan|radiolog/,
    { lane: IMAGING, kind: 'imaging', names: ['DIAGNOSTIC_TYPE', 'PROCEDURE_TYPE', 'SUBTYPE'] },
  ],
  [
    /patholog|histolog/,
    {
      lane: PATHOLOGY,
      kind: 'finding',
      names: ['PATH_RESULT', 'RESULT', 'HISTOLOGY', 'DIAGNOSIS', 'SUBTYPE', 'SPECIMEN_SITE'],
    },
  ],
  [
    /specimen|sample|sequenc/,
    { lane: SPECIMENS, kind: 'finding', names: ['SPECIMEN_SITE', 'SPECIMEN_TYPE', 'SAMPLE_ID'] },
  ],
  [
    /diagnos/,
    { lane: DIAGNOSES, kind: 'diagnosis', names: ['DIAGNOSIS', 'DX_DESCRIPTION', 'SUBTYPE'] },
  ],
  [/lab/, { lane: LABORATORY, kind: 'measurement', names: ['TEST'] }],
  [/status|follow|progress/, { lane: STATUS, kind: 'outcome', names: ['STATUS', 'SUBTYPE'] }],
];

/** Columns that are said by the event itself, or only how cBioPortal draws it. */
const SAID = /^(?:PATIENT_ID|START_DATE|STOP_DATE|EVENT_TYPE|STYLE_COLOR|STYLE_SHAPE|COLOR|SHAPE)$/;

export function readRow(row: TimelineRow): Became {
  const record = `row ${row.line}`;
  const times = timesOf(row);
  const value = labValue(row, record, times);
  const beyond = row.beyond > 0 ? [`${row.beyond} cells beyond the last column are not read`] : [];
  const styled = [...row.cells.keys()].filter((name) => /^(?:STYLE_|COLOR$|SHAPE$)/.test(name));
  const style = styled.length > 0 ? [`not drawn: ${styled.join(', ')}`] : [];
  return {
    record,
    file: row.file,
    source: sourceOf(row),
    ...(value ? { values: [value] } : { events: [eventOf(row, record, times)] }),
    faults: times.faults,
    ignored: [...beyond, ...style],
  };
}

/** As the file writes it, for those who count. */
export function sourceOf({ cells }: TimelineRow): string {
  return (cells.get('EVENT_TYPE') ?? 'no EVENT_TYPE').slice(0, 80);
}

const TEST = ['TEST', 'LAB_TEST', 'TEST_NAME', ...MARKERS];
const UNIT = ['UNIT', 'UNITS', 'UOM', 'RESULT_UNIT', 'RESULT_UNITS', 'LR_UNIT_MEASURE'];
const RESULT = ['RESULT', 'VALUE', 'TEST_RESULT'];
const LOW = ['NORMAL_LOW', 'REFERENCE_LOW', 'REF_LOW', 'LOWER_LIMIT'];
const HIGH = ['NORMAL_HIGH', 'REFERENCE_HIGH', 'REF_HIGH', 'UPPER_LIMIT'];

/** A test with a result; a result without a test names nothing. */
function labValue(row: TimelineRow, record: string, times: Times): ForeignValue | undefined {
  const test = cellOf(row, TEST);
  const result = cellOf(row, RESULT);
  const isLab = /lab/i.test(typeName(row));
  if (test === undefined || (result === undefined && !isLab)) return undefined;
  const [low, high] = [LOW, HIGH].map((names) => toNumber(cellOf(row, names)));
  const isRange = (low ?? -Infinity) <= (high ?? Infinity);
  const note = detailOf(row, [...TEST, ...UNIT, ...RESULT, ...LOW, ...HIGH]);
  return {
    test,
    label: toLabel(test).label,
    unit: cellOf(row, UNIT) ?? '',
    value: result === undefined ? { absent: 'no result in the file' } : toValue(result),
    ...(times.start !== undefined && { at: times.start }),
    ...(isRange && low !== undefined && { low }),
    ...(isRange && high !== undefined && { high }),
    ...(note !== undefined && { note: note.slice(0, 2000) }),
    evidence: { reported: true, locator: locatorOf(row, record) },
  };
}

function toValue(result: string): ForeignValue['value'] {
  const number = toNumber(result);
  if (number !== undefined) return number;
  return /^(?:<=?|>=?|≤|≥) ?\d+(?:\.\d+)?$/.test(result) ? result : { text: result };
}

function toNumber(text: string | undefined): number | undefined {
  if (text === undefined || !/^[+-]?\d{1,30}(?:\.\d{1,30})?(?:e[+-]?\d{1,3})?$/i.test(text))
    return undefined;
  const number = Number(text);
  return Number.isFinite(number) ? number : undefined;
}

function eventOf(row: TimelineRow, record: string, times: Times): ForeignEvent {
  const type = typeOf(row);
  const name = cellOf(row, type.names);
  const named = type.names.find((each) => row.cells.has(each));
  const { label, full } = toLabel(name ?? sayType(typeName(row)));
  const detail = toDetail([full, detailOf(row, named === undefined ? [] : [named])]);
  const isLasting = type.isLasting === true && times.stop === undefined && times.isDay !== true;
  return {
    wants: label,
    kind: kindOf(type, label),
    lane: type.lane,
    label,
    ...(times.start === undefined
      ? {}
      : times.stop !== undefined
        ? { start: times.start, end: times.stop }
        : isLasting
          ? { start: times.start, end: 'unknown' }
          : { at: times.start }),
    ...(detail !== undefined && { detail }),
    evidence: { reported: true, locator: locatorOf(row, record) },
  };
}

function kindOf({ kind }: TypeOf, label: string): string {
  if (kind === 'outcome' && /^(?:deceased|dead|death|died)\b/i.test(label)) return 'death';
  if (/\badverse events?\b/i.test(label)) return 'adverse-event';
  return kind;
}

/** An EVENT_TYPE that is none of the known ones has a lane of its own name. */
function typeOf(row: TimelineRow): TypeOf {
  const name = typeName(row);
  const known = TYPES.find(([pattern]) => pattern.test(name.toLowerCase()))?.[1];
  // cBioPortal tells radiation as a treatment of that type.
  const isRay = known?.kind === 'medication' && /radi/i.test(row.cells.get('TREATMENT_TYPE') ?? '');
  if (known) return isRay ? RADIOTHERAPY : known;
  const said = sayType(name);
  const id = `type-${said
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 60)}`;
  return {
    lane: lane(id, said.slice(0, 80)),
    kind: 'note',
    names: ['SUBTYPE', 'STATUS', 'RESULT'],
  };
}

function typeName({ cells }: TimelineRow): string {
  return cells.get('EVENT_TYPE') ?? 'event';
}

/** "LAB_TEST" is "Lab test". */
function sayType(name: string): string {
  const words = name.replace(/_+/g, ' ').trim();
  const isShouted = words === words.toUpperCase();
  const said = isShouted ? words.toLowerCase() : words;
  return said.charAt(0).toUpperCase() + said.slice(1);
}

function cellOf({ cells }: TimelineRow, names: readonly string[]): string | undefined {
  for (const name of names) {
    const cell = cells.get(name);
    if (cell !== undefined) return cell;
  }
  return undefined;
}

/** "Treatment type: Medical Therapy. Subtype: Chemotherapy": every other cell of the row. */
function detailOf({ cells }: TimelineRow, shown: readonly string[]): string | undefined {
  return toDetail(
    [...cells].flatMap(([name, cell]) =>
      SAID.test(name) || shown.includes(name) ? [] : [`${sayType(name)}: ${cell}`],
    ),
  );
}

function locatorOf({ file }: TimelineRow, record: string): string {
  return `${file.replace(/^.*[\\/]/, '')}, ${record}`;
}

interface Times extends Pick<EventDoc, 'start'> {
  readonly stop?: string;
  /** It starts and stops on one day. */
  readonly isDay?: boolean;
  readonly faults: readonly ForeignFault[];
}

function timesOf({ cells }: TimelineRow): Times {
  const [start, stop] = ['START_DATE', 'STOP_DATE'].map((name) => cells.get(name));
  const [from, to] = [start, stop].map(toDay);
  const faults: ForeignFault[] = [];
  if (from === undefined)
    faults.push({
      code: 'foreign-time-unreadable',
      received: start ?? 'blank START_DATE',
      outcome: 'It is kept with its time not stated.',
    });
  const isReversed = from !== undefined && to !== undefined && to < from;
  if ((stop !== undefined && to === undefined) || isReversed)
    faults.push({
      code: 'foreign-time-unreadable',
      received: stop,
      outcome: isReversed
        ? 'It lies before START_DATE; the end is kept as unknown.'
        : 'The end is kept as unknown.',
    });
  if (from === undefined) return { faults };
  if (isReversed || (stop !== undefined && to === undefined))
    return { start: sayDay(from), stop: 'unknown', faults };
  const isSpan = to !== undefined && to > from;
  return {
    start: sayDay(from),
    ...(isSpan && { stop: sayDay(to) }),
    isDay: to === from,
    faults,
  };
}

/** A hundred and fifty years of days, either way. */
const MOST = 55_000;

function toDay(text: string | undefined): number | undefined {
  if (text === undefined || !/^[+-]?\d{1,6}(?:\.\d{1,4})?$/.test(text)) return undefined;
  const day = Number(text);
  return Math.abs(day) <= MOST ? day : undefined;
}

function sayDay(day: number): string {
  if (day === 0) return DAY_ZERO;
  const days = Math.abs(day);
  return `${DAY_ZERO} ${day < 0 ? '-' : '+'} ${days} day${days === 1 ? '' : 's'}`;
}
