/**
 * One test in several units becomes one series, in the unit that most of its values have. Each
 * converted value is derived, keeps the number of its source in a note, and has one significant digit
 * more than that. Units that no conversion is sure of stay panels of their own; nothing is averaged.
 */
import type { CaseDocument, PointDoc, RangeDoc, SeriesDoc, UnitDoc } from '../model/document.ts';
import { molarMassOf, type MolarMass } from '../model/molar-masses.ts';
import { inMoles, monovalentIonOf, type MonovalentIon } from '../model/monovalent-ions.ts';
import type { UnitConverter } from '../model/unit.ts';
import { shortTest } from './fhir-codes.ts';
import type { ForeignRead, LedgerEntry } from './foreign.ts';
import { formatIssue } from './issues.ts';
import { sayUnit, toUnitDoc } from './table-units.ts';
import { baseOf, testsInTwoUnits } from './unit-groups.ts';
import { toOtherUnit, type Change } from './unit-values.ts';
import { joinRuns, type Joined, type Runs } from './unit-samples.ts';

/** The same record with its tests in one unit each, as far as conversion is sure. */
export async function mergeUnits(read: ForeignRead): Promise<ForeignRead> {
  const { document } = read;
  if (document === undefined) return read;
  const tests = testsInTwoUnits(document);
  const { loadConverter } = await import('./unit-conversion.ts');
  const converter = await loadConverter();
  const merges = tests.flatMap((same) => mergeOne(same, document, converter) ?? []);
  return merges.reduce(applyMerge, read);
}

interface Merge {
  readonly main: SeriesDoc;
  readonly series: SeriesDoc;
  readonly gone: ReadonlySet<string>;
  /** Names of the values that were converted. */
  readonly converted: ReadonlySet<string>;
  /** Where the values of the series that are gone, and those that had to make room, stand now. */
  readonly nowOf: (id: string) => string | undefined;
  readonly says: string;
  /** No unit of the test is left over. */
  readonly isWhole: boolean;
  readonly base: string;
}

function mergeOne(
  same: readonly SeriesDoc[],
  document: CaseDocument,
  converter: UnitConverter,
): Merge | undefined {
  const main = [...same].sort((a, b) => countOf(b) - countOf(a))[0];
  const to = main && ucumOf(main.unit);
  if (main === undefined || to === undefined) return undefined;
  const base = baseOf(main);
  const molarMass = molarMassOf(base);
  const ion = monovalentIonOf(main.codes ?? []);
  let merged: Joined = { series: main, nowOf: () => undefined };
  const taken: SeriesDoc[] = [];
  for (const other of same) {
    const from = other === main ? undefined : ucumOf(other.unit);
    if (from === undefined || from === to) continue;
    const [source, target] = ion ? [inMoles(from), inMoles(to)] : [from, to];
    const change: Change = {
      convert: (value) => converter.convert(value, source, target, molarMass?.value),
      from: sayUnit(other.unit),
      to: sayUnit(main.unit),
      ...groundOf(converter.convert(1, from, to) !== undefined, ion, molarMass),
    };
    const joined = join(merged, other, change);
    if (!joined) continue;
    merged = joined;
    taken.push(other);
  }
  if (taken.length === 0) return undefined;
  const isWhole = taken.length === same.length - 1;
  const isFree = !(document.series ?? []).some(
    (each) => !same.includes(each) && each.label === base,
  );
  const left = same
    .filter((each) => each !== main && !taken.includes(each))
    .map(({ unit }) => sayUnit(unit) || 'no unit');
  const rest = left.length === 0 ? '' : `; those in ${left.join(' and in ')} stay by themselves`;
  const parts = taken.map((each) => `${countOf(each)} in ${sayUnit(each.unit)}`).join(', ');
  return {
    main,
    series: isWhole && isFree ? { ...merged.series, label: base } : merged.series,
    gone: new Set(taken.map(({ id }) => id)),
    converted: new Set(taken.flatMap(({ points = [] }) => points.flatMap(({ id }) => id ?? []))),
    nowOf: merged.nowOf,
    says: `Values of ${base} come in several units: ${parts} are converted to ${sayUnit(main.unit)}${rest}.`,
    isWhole,
    base,
  };
}

/** What a conversion rests on that the units alone do not allow. */
function groundOf(
  isByUnits: boolean,
  ion: MonovalentIon | undefined,
  molarMass: MolarMass | undefined,
): Pick<Change, 'by'> {
  if (isByUnits) return {};
  if (ion)
    return {
      by: `the charge of ${ion.name}, which is 1, so that 1 eq is 1 mol (UCUM; LOINC ${ion.loinc})`,
    };
  return molarMass
    ? { by: `the molar mass of ${molarMass.formula}, ${molarMass.value} g/mol` }
    : {};
}

const countOf = ({ points = [], samples }: SeriesDoc): number =>
  points.length + (samples?.values.length ?? 0);

/** By the record's code, else by the spelling of clinicians: "K/uL" is no kelvin. */
function ucumOf(unit: UnitDoc): string | undefined {
  if (typeof unit !== 'string' && unit.ucum !== undefined) return unit.ucum;
  const known = toUnitDoc(sayUnit(unit));
  return typeof known === 'string' ? undefined : known.ucum;
}

function join(
  { series: main, nowOf }: Joined,
  other: SeriesDoc,
  change: Change,
): Joined | undefined {
  if (change.convert(1) === undefined) return undefined;
  const isShared = sharesRange(main, other, change);
  const runs = joinRuns(main, other, change);
  // A sample has no range of its own, so that of a run cannot differ within the series.
  if (runs === undefined || (runs.samples && !isShared)) return undefined;
  const added = (isShared ? (other.points ?? []) : withRanges(other)).map((point) =>
    toOtherUnit(point, change, other.evidence),
  );
  if (added.some((point) => point === undefined)) return undefined;
  const own = isShared ? (main.points ?? []) : withRanges(main);
  const points = [...own, ...(added as readonly PointDoc[])];
  const { range, ...rest } = main;
  const places: Places = { main, other, runs };
  return {
    series: {
      ...rest,
      ...(isShared && range !== undefined && { range }),
      ...(runs.samples && { samples: runs.samples }),
      ...(runs.evidence && { evidence: runs.evidence }),
      ...(points.length > 0 && { points }),
    },
    nowOf: (id) => {
      const earlier = nowOf(id) ?? id;
      const now = earlier === other.id ? main.id : placeIn(earlier, places);
      return now ?? (earlier === id ? undefined : earlier);
    },
  };
}

interface Places {
  readonly main: SeriesDoc;
  readonly other: SeriesDoc;
  readonly runs: Runs;
}

/** Values without a name are called by their number: samples first, then points in their order. */
function placeIn(id: string, { main, other, runs }: Places): string | undefined {
  const ownRun = main.samples?.values.length ?? 0;
  const theirRun = other.samples?.values.length ?? 0;
  const run = runs.samples?.values.length ?? 0;
  const own = numberIn(id, main.id);
  if (own !== undefined)
    return `${main.id}/${own <= ownRun ? runs.placeOf('main', own) : run + own - ownRun}`;
  const theirs = numberIn(id, other.id);
  if (theirs === undefined) return undefined;
  const before = main.points?.length ?? 0;
  return `${main.id}/${theirs <= theirRun ? runs.placeOf('other', theirs) : run + before + theirs - theirRun}`;
}

function numberIn(id: string, series: string): number | undefined {
  if (!id.startsWith(`${series}/`)) return undefined;
  const at = Number(id.slice(series.length + 1));
  return Number.isInteger(at) && at > 0 ? at : undefined;
}

/** A range that all values of a series share becomes each value's own. */
function withRanges({ points = [], range }: SeriesDoc): readonly PointDoc[] {
  if (range === undefined || isList(range)) return points;
  return points.map((point) => (point.range ? point : { ...point, range }));
}

const isList = (range: RangeDoc | readonly RangeDoc[]): range is readonly RangeDoc[] =>
  Array.isArray(range);

/** Both have the same range once it is converted, or neither has one. */
function sharesRange(main: SeriesDoc, other: SeriesDoc, { convert }: Change): boolean {
  if (main.range === undefined || other.range === undefined) return main.range === other.range;
  if (isList(main.range) || isList(other.range)) return false;
  const [own, theirs] = [main.range, other.range];
  const isSame = (a: number | undefined, b: number | undefined): boolean => {
    const there = b === undefined ? undefined : convert(b);
    return a === undefined
      ? there === undefined
      : there !== undefined && Math.abs(a - there) <= Math.abs(a) * 1e-9;
  };
  return isSame(own.low, theirs.low) && isSame(own.high, theirs.high);
}

function applyMerge(read: ForeignRead, merge: Merge): ForeignRead {
  const { document } = read;
  if (document === undefined) return read;
  const series = (document.series ?? []).flatMap((each) =>
    merge.gone.has(each.id) ? [] : [each.id === merge.main.id ? merge.series : each],
  );
  const isOld = (issue: ForeignRead['issues'][number]): boolean =>
    issue.code === 'foreign-unit-differs' &&
    [issue.path, shortTest(issue.path)].includes(merge.base);
  return {
    ...read,
    document: { ...document, series },
    issues: [
      ...read.issues.filter((issue) => !isOld(issue)),
      formatIssue('foreign-unit-converted', merge.base, {
        about: merge.says,
        outcome: 'Each is marked as derived.',
      }),
    ],
    ledger: read.ledger.map((entry) => renamed(entry, merge)),
  };
}

function renamed(entry: LedgerEntry, { gone, converted, nowOf, says }: Merge): LedgerEntry {
  const ids = entry.ids.map((id) => nowOf(id) ?? id);
  const isConverted = entry.ids.some(
    (id) => converted.has(id) || gone.has(id) || gone.has(id.replace(/\/\d+$/, '')),
  );
  if (!isConverted && ids.every((id, at) => id === entry.ids[at])) return entry;
  return { ...entry, ids, ...(isConverted && entry.why === undefined && { why: says }) };
}
