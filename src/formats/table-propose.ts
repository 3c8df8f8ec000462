/**
 * Proposes what the columns of a table mean. Headings come first, content confirms or refuses them;
 * what is left over is a measurement, a dated event, or nothing that is drawn.
 */
import { analyteOf } from '../model/analytes.ts';
import type { EventKind } from '../model/course.ts';
import { readClock } from './table-date.ts';
import { isSinceEpoch } from './table-date-words.ts';
import { ownerOf, takeFlags } from './table-flags.ts';
import { kindOfSheet } from './table-kinds.ts';
import type { ColumnMapping, Mapping, OffsetUnit } from './table-mapping.ts';
import { atOf, takeCycles, takeDatedValues } from './table-dated.ts';
import { atMoment, headingMoments } from './table-moments.ts';
import { splitTime, unitIn } from './table-offset.ts';
import { SHARED } from './table-shape.ts';
import { takePresence } from './table-presence.ts';
import { profileOf, type Profile } from './table-profile.ts';
import { eachRow, isBlank, signatureOf, textOf, type Cell, type Sheet } from './table-sheet.ts';
import { splitHeading } from './table-heading.ts';
import { readRange } from './table-value.ts';
import { rulesOf, type EveryRow } from './table-rules.ts';
import { takeNames, takePatientId, withoutWeaker } from './table-people.ts';
import { isTrialDay, trialLabel } from './table-trial.ts';
import { takeLong } from './table-tests.ts';
import { takeYears } from './table-years.ts';
import { plainHeading, rolesOf, type Role } from './table-words.ts';

interface Column {
  readonly heading: string;
  readonly profile: Profile;
  role?: Role;
}

/** `every` visits all rows of the table; what the columns are is told by the first ones. */
export function proposeMapping(
  sheet: Sheet,
  every: EveryRow = (visit) => eachRow(sheet, visit),
): Mapping {
  const patients = patientsOf(sheet);
  const columns: Column[] = sheet.header.map((heading, at) => ({
    heading,
    profile: profileOf(sheet.rows, at, patients),
  }));
  takeHeadings(columns, sheet);
  takePatientId(columns);
  takeNames(columns);
  takeDatedValues(columns);
  takeLong(columns, sheet);
  takeDates(columns);
  takeYears(columns, sheet);
  takeCycles(columns);
  takePresence(columns, sheet);
  takeMeasures(columns);
  const flagged = takeFlags(columns, sheet);
  takeAges(columns);
  settleEvents(columns);
  const moments = headingMoments(
    columns.map(({ heading, role }) => (role === 'measure' ? heading : '')),
  );
  const unit = offsetUnitOf(columns, sheet);
  return {
    signature: signatureOf(sheet),
    columns: columns.map(({ heading, role = 'ignore' }, at): ColumnMapping => {
      if (role === 'dated-value') return { heading, role, ...atOf(heading) };
      if (role === 'flag') return { heading, role, ...ownerOf(flagged.get(at), at, columns) };
      if (role !== 'measure') return { heading, role, ...trialLabel(heading, role) };
      const moment = moments[at];
      return { heading, role, ...splitHeading(moment?.label ?? heading), ...atMoment(moment) };
    }),
    ...rulesOf(columns, every),
    missing: [],
    kind: kindOf(columns, sheet),
    ...(unit !== undefined && { offsetUnit: unit }),
    ...(columns.some(({ heading, role }) => isTrialDay(heading, role)) && { fromDayOne: true }),
  };
}

/** Ids for profiling alone, carried down over blanks. */
function patientsOf(sheet: Sheet): readonly string[] {
  const at = sheet.header.findIndex((heading) => rolesOf(heading).includes('patient'));
  let last = '';
  return sheet.rows.map(({ cells }) => (last = (at < 0 ? '' : textOf(cells[at])) || last));
}

/** Each heading's first role that its content does not refuse and no column before it has. */
function takeHeadings(columns: readonly Column[], sheet: Sheet): void {
  const taken = new Set<Role>();
  const wanted = withoutWeaker(
    columns.map(({ heading }) => heading),
    columns.map(({ heading }) => {
      const own = rolesOf(heading);
      return own.length > 0
        ? own
        : rolesOf(splitTime(heading).label).filter((role) => role === 'offset' || role === 'time');
    }),
  );
  const hasValue = wanted.some((roles) => roles.includes('value'));
  const hasTest = wanted.some((roles) => roles.includes('test'));
  for (const [at, column] of columns.entries()) {
    for (const role of wanted[at] ?? []) {
      const fitting = fit(role, column, sheet, at, { hasValue, hasTest });
      if (fitting === undefined) continue;
      const isFree = SHARED.includes(fitting) || !taken.has(fitting);
      column.role = isFree ? fitting : secondary(fitting, column);
      taken.add(fitting);
      break;
    }
  }
}

/** The role as the content has it, or undefined when it refuses. */
function fit(
  role: Role,
  { heading, profile }: Column,
  sheet: Sheet,
  at: number,
  { hasValue, hasTest }: { readonly hasValue: boolean; readonly hasTest: boolean },
): Role | undefined {
  const isDated = profile.dates >= 0.5 || isSerial(sheet, at);
  const isCounted = profile.numbers >= 0.6;
  switch (role) {
    case 'time':
      if (isDated) return 'time';
      if (profile.filled > 0 && isClock(sheet, at)) return 'clock';
      if (isCounted) return /time|zeit|temps/i.test(heading) ? 'offset' : undefined;
      // A heading that says "date" is believed; what cannot be read below it is told, cell by cell.
      return profile.filled > 0 && /date|dat[ua]m?\b|fecha|дата|日/i.test(heading)
        ? 'time'
        : undefined;
    case 'start':
    case 'end':
      if (isDated || profile.filled === 0) return role;
      return isCounted ? (role === 'start' ? 'start-offset' : 'end-offset') : undefined;
    case 'birth':
    case 'death':
      return isDated || profile.filled === 0 ? role : undefined;
    case 'offset':
      if (isDated) return 'time';
      return isCounted ? 'offset' : undefined;
    case 'start-offset':
    case 'end-offset':
      return isCounted || profile.filled === 0 ? role : undefined;
    case 'clock':
      return isClock(sheet, at) ? 'clock' : undefined;
    case 'age':
      return isCounted ? 'age' : undefined;
    case 'low':
    case 'high':
      return profile.valued >= 0.5 || profile.filled === 0 ? role : undefined;
    case 'test':
      // Without results a list of tests is no course; "treatment" tables have tests of their own.
      return hasValue && profile.numbers < 0.5 ? 'test' : undefined;
    case 'label':
      return hasValue && !hasTest && NAME.test(heading.trim()) ? 'test' : 'label';
    case 'range':
      // "Reference" may be a citation.
      return filledOf(sheet, at).every((cell) => readRange(textOf(cell), '.') === undefined)
        ? 'ignore'
        : 'range';
    case 'comparator':
      return hasValue ? role : 'ignore';
    case 'kind':
      return hasValue ? 'ignore' : 'kind';
    case 'group':
      return hasValue ? 'group' : 'ignore';
    default:
      return role;
  }
}

/** Beside a value they name its test. */
const NAME = /^(?:desc|beschr|描述|(?:label|bezeichnung|term)$)/i;

/** The second column of a kind: a decoded term beside the reported one, a report date beside a sampling date. */
function secondary(role: Role, { profile }: Column): Role {
  if (role === 'label') return 'detail';
  // "value", "valuenum": of a row the first that is filled counts.
  if (role === 'value' || role === 'unit') return role;
  return ['time', 'start', 'end'].includes(role) && profile.constant ? 'moment' : 'ignore';
}

function isClock(sheet: Sheet, at: number): boolean {
  const cells = filledOf(sheet, at);
  return (
    cells.length > 0 &&
    cells.filter((cell) => readClock(cell) !== undefined).length >= cells.length * 0.8
  );
}

/** Whole days since 1900, 20210304 with or without a clock, or a time since 1970, in a column whose heading says that it is a date. */
function isSerial(sheet: Sheet, at: number): boolean {
  const cells = filledOf(sheet, at);
  const isDay = (n: number) =>
    (n >= 20_000 && n < 80_500) || (n >= 18_500_000 && n < 21_500_000) || (n >= 1850 && n < 2150);
  const isTime = (text: string) =>
    isDay(Number(text)) ||
    isSinceEpoch(text) ||
    /^(?:19|20)\d{6}(?:\d{4}){0,1}(?:\d{2}){0,1}$/.test(text);
  return cells.length > 0 && cells.every((cell) => isTime(textOf(cell)));
}

function filledOf(sheet: Sheet, at: number): readonly Cell[] {
  return sheet.rows.slice(0, 500).flatMap(({ cells }) => {
    const cell = cells[at] ?? '';
    return isBlank(cell) ? [] : [cell];
  });
}

/** Dates without a heading that says what they are. */
function takeDates(columns: readonly Column[]): void {
  const dated = columns.filter(({ role, profile }) => role === undefined && profile.dates >= 0.7);
  const hasTime = columns.some(
    ({ role }) => role === 'time' || role === 'start' || role === 'offset',
  );
  const varying = dated.filter(({ profile }) => !profile.constant);
  const isLong = columns.some(({ role }) => role === 'test');
  for (const column of dated) {
    // When a result was stored or reported, row by row, is no event of the patient's.
    if (isLong && hasTime && !column.profile.constant) {
      column.role = 'ignore';
      continue;
    }
    const isTime =
      !hasTime && (dated.length === 1 || (varying.length === 1 && varying[0] === column));
    column.role = isTime ? 'time' : 'moment';
  }
}

/** Numbers under a name of their own. Where rows are results or events, only under a test's name or a unit. */
function takeMeasures(columns: readonly Column[]): void {
  const has = (role: Role) => columns.some((column) => column.role === role);
  const isLong = has('test') && has('value');
  const isTimed = WHEN.some(has) || has('age') || has('visit');
  const isEvents = has('label') && isTimed;
  const moments = headingMoments(columns.map(({ heading }) => heading));
  // A lone value column under the name "value" is a measurement without a name.
  for (const [at, column] of columns.entries()) {
    const { heading, profile, role } = column;
    if (role === 'value' && !has('test')) column.role = 'measure';
    if (role !== undefined || isLong || heading === '') continue;
    const { label, unit } = splitHeading(heading);
    const isNamed =
      unit !== '' || moments[at] !== undefined || analyteOf({ codes: [], label }) !== undefined;
    const isResult = profile.valued >= 0.6;
    if (isResult && (isNamed || (!isEvents && isTimed && !profile.constant)))
      column.role = 'measure';
  }
}

/** An age that changes tells when; one that does not tells who. */
function takeAges(columns: readonly Column[]): void {
  const isTimed = columns.some(
    ({ role }) => role === 'time' || role === 'offset' || role === 'start',
  );
  for (const column of columns) {
    if (column.role !== 'age') continue;
    const isOfPatient = column.profile.constant || column.profile.distinct <= 1 || isTimed;
    column.role = isOfPatient ? 'patient-age' : 'age';
  }
}

const WHEN: readonly Role[] = ['time', 'year', 'start', 'offset', 'start-offset', 'time-label'];

/** Names without times are said of the patient; a time without anything beside it is what happened. */
function settleEvents(columns: readonly Column[]): void {
  const has = (role: Role) => columns.some((column) => column.role === role);
  const isTimed = WHEN.some(has);
  const tells = (['measure', 'test', 'label', 'kind', 'finding'] as const).some(has);
  for (const column of columns) {
    if (column.role === 'label' && !isTimed) column.role = 'finding';
    // Beside columns of values there is no row's value for a remark to belong to.
    if (column.role === 'note' && !has('test') && !has('label') && isTimed) column.role = 'finding';
    if (column.role === 'time' && !tells) column.role = 'moment';
  }
}

function kindOf(columns: readonly Column[], sheet: Sheet): EventKind {
  const label = columns.find(({ role }) => role === 'label')?.heading ?? '';
  return kindOfSheet(label, sheet.name ?? sheet.file);
}

/** "Time (days)", "hours since admission": the unit that the heading says; of a bare "time": none. */
function offsetUnitOf(columns: readonly Column[], sheet: Sheet): OffsetUnit | undefined {
  const column = columns.find(
    ({ role }) => role === 'offset' || role === 'start-offset' || role === 'end-offset',
  );
  if (
    column === undefined ||
    sheet.header.some((heading) => rolesOf(heading).includes('time-unit'))
  )
    return undefined;
  return unitIn(splitTime(column.heading).unit) ?? unitIn(plainHeading(column.heading));
}
