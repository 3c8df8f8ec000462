/**
 * One row of a cBioPortal timeline as an event or a value. Days are whole, counted from day 0 of the
 * study’s timeline. A blank STOP_DATE is a single day, except of a treatment, whose end is then
 * not known. https://docs.cbioportal.org/file-formats/#timeline-data
 */
import type { EventDoc } from '../model/document.ts';
import { toDetail, toLabel } from './foreign-data.ts';
import type { Became, ForeignEvent, ForeignFault, ForeignValue } from './foreign-became.ts';
import { hasComma, withoutCommas, type Comma } from './cbioportal-numbers.ts';
import type { TimelineRow } from './cbioportal-table.ts';
import { lane, MARKERS, RADIOTHERAPY, TYPES, type TypeOf } from './cbioportal-types.ts';

export const DAY_ZERO = 'timeline';

/** Columns that are said by the event itself, or only how cBioPortal draws it. */
const SAID = /^(?:PATIENT_ID|START_DATE|STOP_DATE|EVENT_TYPE|STYLE_COLOR|STYLE_SHAPE|COLOR|SHAPE)$/;

/** `comma`: what commas mark in the file of the row. */
export function readRow(row: TimelineRow, comma: Comma): Became {
  const record = `row ${row.line}`;
  const times = timesOf(row);
  const value = labValue(row, record, times, comma);
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

/** The result of a row, as written; undefined where it has none. */
export function resultOf(row: TimelineRow): string | undefined {
  return cellOf(row, TEST) === undefined ? undefined : cellOf(row, RESULT);
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
function labValue(
  row: TimelineRow,
  record: string,
  times: Times,
  comma: Comma,
): ForeignValue | undefined {
  const test = cellOf(row, TEST);
  const result = cellOf(row, RESULT);
  const isLab = /lab/i.test(typeName(row));
  if (test === undefined || (result === undefined && !isLab)) return undefined;
  const [low, high] = [LOW, HIGH].map((names) => {
    const written = cellOf(row, names);
    return written === undefined ? undefined : toNumber(withoutCommas(written, comma));
  });
  const isRange = (low ?? -Infinity) <= (high ?? Infinity);
  const isUnsure = result !== undefined && comma === 'unsure' && hasComma(result);
  const note = toDetail([
    isUnsure ? `“${result}” stays text: ${UNSURE}` : undefined,
    detailOf(row, [...TEST, ...UNIT, ...RESULT, ...LOW, ...HIGH]),
  ]);
  return {
    test,
    label: toLabel(test).label,
    unit: cellOf(row, UNIT) ?? '',
    value:
      result === undefined
        ? { absent: 'no result in the file' }
        : toValue(withoutCommas(result, comma), result),
    ...(times.start !== undefined && { at: times.start }),
    ...(isRange && low !== undefined && { low }),
    ...(isRange && high !== undefined && { high }),
    ...(note !== undefined && { note: note.slice(0, 2000) }),
    evidence: { reported: true, locator: locatorOf(row, record) },
  };
}

const UNSURE =
  'its comma may mark thousands or decimals, and the other results of the file do not tell which';

function toValue(result: string, written: string): ForeignValue['value'] {
  const number = toNumber(result);
  if (number !== undefined) return number;
  return /^(?:<=?|>=?|≤|≥) ?\d+(?:\.\d+)?$/.test(result) ? result : { text: written };
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
