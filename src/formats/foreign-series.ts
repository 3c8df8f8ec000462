/**
 * Values of records become series, one for each test and unit: nothing is converted and nothing is
 * averaged. A test that never gives a number, or never says when, has no curve: its values become
 * events of the kind measurement.
 */
import type { EventDoc, PointDoc, RangeDoc, SeriesDoc } from '../model/document.ts';
import type { Issue } from '../model/issue.ts';
import { parseValue } from '../model/parse-value.ts';
import { sayValue } from '../model/quantity.ts';
import { toUnit } from '../model/unit.ts';
import type { ForeignLane, ForeignValue } from './foreign-became.ts';
import { sampled } from './foreign-samples.ts';
import { formatIssue } from './issues.ts';

export const MEASUREMENTS: ForeignLane = { id: 'measurements', label: 'Measurements' };

/** With the number of the record that it comes from. */
export interface PlacedValue extends ForeignValue {
  readonly owner: number;
}

export interface ForeignSeries {
  readonly series: readonly SeriesDoc[];
  /** Ids of the points, by the number of their record. */
  readonly ids: ReadonlyMap<number, readonly string[]>;
  readonly asEvents: readonly { readonly owner: number; readonly event: EventDoc }[];
  readonly issues: readonly Issue[];
}

export function toSeries(
  values: readonly PlacedValue[],
  idOf: (wanted: string) => string,
): ForeignSeries {
  const tests = groupBy(values, ({ test }) => test);
  const series: SeriesDoc[] = [];
  const ids = new Map<number, string[]>();
  const asEvents: { owner: number; event: EventDoc }[] = [];
  const issues: Issue[] = [];
  for (const ofTest of tests.values()) {
    const units = groupBy(ofTest, ({ unit }) => JSON.stringify(unit));
    if (units.size > 1) issues.push(unitIssue(ofTest));
    for (const ofUnit of units.values()) {
      if (!isCurve(ofUnit)) {
        asEvents.push(
          ...ofUnit.map((value) => ({ owner: value.owner, event: toEvent(value, idOf) })),
        );
        continue;
      }
      const points = oneSeries(ofUnit, units.size > 1, idOf);
      const dense = sampled(points);
      series.push(dense?.series ?? points);
      ofUnit.forEach(({ owner }, at) => {
        const own = ids.get(owner) ?? [];
        own.push(dense?.ids[at] ?? points.points?.[at]?.id ?? points.id);
        ids.set(owner, own);
      });
    }
  }
  return { series, ids, asEvents, issues };
}

/** A number that has a time. */
function isCurve(values: readonly PlacedValue[]): boolean {
  return values.some(({ value, at }) => {
    const parsed = parseValue(value);
    return at !== undefined && typeof parsed !== 'string' && NUMERIC.includes(parsed.kind);
  });
}

const NUMERIC: readonly string[] = ['number', 'range', 'pair', 'titre', 'level', 'ordinal'];

function oneSeries(
  values: readonly PlacedValue[],
  isOneOfSeveral: boolean,
  idOf: (wanted: string) => string,
): SeriesDoc {
  const [first] = values;
  if (first === undefined) throw new Error('a series of no value');
  const { label, unit, codes } = first;
  const shown = toUnit(unit).display;
  const id = idOf(isOneOfSeveral && shown !== '' ? `${label}-${shown}` : label);
  const ranges = values.map(rangeOf);
  const isShared = new Set(ranges.map((range) => JSON.stringify(range))).size === 1;
  return {
    id,
    label: isOneOfSeveral && shown !== '' ? `${label} (${shown})` : label,
    unit,
    ...(codes && codes.length > 0 && { codes }),
    ...(isShared && ranges[0] && { range: ranges[0] }),
    points: values.map((value, at) => toPoint(value, idOf(`${id}-${at + 1}`), !isShared)),
  };
}

function rangeOf({ low, high }: PlacedValue): RangeDoc | undefined {
  if (low === undefined && high === undefined) return undefined;
  return {
    ...(low !== undefined && { low }),
    ...(high !== undefined && { high }),
    source: 'the record',
  };
}

function toPoint(value: PlacedValue, id: string, hasOwnRange: boolean): PointDoc {
  const range = hasOwnRange ? rangeOf(value) : undefined;
  return {
    id,
    ...(value.at !== undefined && { at: value.at }),
    value: value.value,
    ...(value.note !== undefined && { note: value.note }),
    ...(range && { range }),
    ...(value.evidence && { evidence: value.evidence }),
  };
}

function toEvent(given: PlacedValue, idOf: (wanted: string) => string): EventDoc {
  const { label, value, unit, at, codes, note, evidence } = given;
  const parsed = parseValue(value);
  const said = typeof parsed === 'string' ? 'not readable' : sayValue(parsed, toUnit(unit));
  const range = sayRange(given);
  return {
    id: idOf(label),
    kind: 'measurement',
    lane: MEASUREMENTS.id,
    label: `${label}: ${said}`,
    ...(at !== undefined && { at }),
    ...(codes && codes.length > 0 && { codes }),
    ...(note !== undefined && { note }),
    ...(range !== undefined && { detail: range }),
    ...(evidence && { evidence }),
  };
}

function sayRange({ low, high, unit }: PlacedValue): string | undefined {
  if (low === undefined && high === undefined) return undefined;
  const shown = toUnit(unit).display;
  const bounds =
    low === undefined ? `up to ${high}` : high === undefined ? `from ${low}` : `${low} to ${high}`;
  return `Reference range of the record: ${bounds}${shown === '' ? '' : ` ${shown}`}.`;
}

function unitIssue(values: readonly PlacedValue[]): Issue {
  const label = values[0]?.label ?? '';
  const units = [...new Set(values.map(({ unit }) => toUnit(unit).display || 'no unit'))];
  return formatIssue('foreign-unit-differs', label, {
    about: `The values of ${label} are in different units: ${units.join(', ')}.`,
    outcome: 'Each unit has a series of its own; nothing was converted.',
  });
}

function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): ReadonlyMap<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}
