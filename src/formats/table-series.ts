/**
 * The values of tables by test, unit, specimen and code. Of a test with more than 2,000 plain values
 * those become columns, and what is not plain stands beside them as points.
 */
import type { CodeDoc, PointDoc, RangeDoc, SeriesDoc, UnitDoc } from '../model/document.ts';
import { Columns, isPlain, precisionOf, SAMPLES_ABOVE } from './table-columns.ts';
import { sayUnit, unitKey } from './table-units.ts';

export interface Sample {
  readonly test: string;
  readonly unit: UnitDoc;
  readonly group: string;
  readonly code?: CodeDoc;
  readonly point: Omit<PointDoc, 'id'>;
  readonly range?: Limits;
}

type Limits = Pick<RangeDoc, 'low' | 'high'>;

interface Kept {
  readonly point: PointDoc;
  readonly range?: Limits;
}

/** One test in one unit. */
export interface TestValues {
  readonly id: string;
  readonly test: string;
  readonly unit: UnitDoc;
  readonly group: string;
  readonly code?: CodeDoc;
  points: Kept[];
  /** How many of the points a column could hold. */
  plain: number;
  columns?: ColumnsOf;
}

interface ColumnsOf {
  readonly values: Columns;
  /** Shared by all of them. */
  readonly range?: Limits;
  readonly rangeKey: string;
  readonly first: string;
  last: string;
}

/** The id of the value, and of its series; one and the same where it went into a column. */
export interface Added {
  readonly id: string;
  readonly series: string;
}

export class TableSeries {
  readonly #makeId: (wanted: string) => string;
  readonly #samplesAbove: number;
  readonly #byKey = new Map<string, TestValues>();
  /** Ids that points had before they went into a column, and the series. */
  readonly moved = new Map<string, string>();

  constructor(makeId: (wanted: string) => string, samplesAbove = SAMPLES_ABOVE) {
    this.#makeId = makeId;
    this.#samplesAbove = samplesAbove;
  }

  add(sample: Sample, wanted: () => string): Added {
    const values = this.#valuesOf(sample);
    const { point, range } = sample;
    if (values.columns && take(values.columns, point, range))
      return { id: values.id, series: values.id };
    const id = this.#makeId(wanted());
    values.points.push({ point: { id, ...point }, ...(range && { range }) });
    if (isPlain(point)) values.plain += 1;
    if (values.columns === undefined && values.plain > this.#samplesAbove) this.#toColumns(values);
    return { id: this.moved.get(id) ?? id, series: values.id };
  }

  all(): readonly TestValues[] {
    this.#joinWords();
    return [...this.#byKey.values()];
  }

  /** Words and "no value" have no unit of their own: they belong to the one unit of their test. */
  #joinWords(): void {
    for (const [key, words] of this.#byKey) {
      const isUnitless = unitKey(words.unit) === '' && words.columns === undefined;
      if (!isUnitless || !words.points.every(({ point }) => isWord(point))) continue;
      const others = [...this.#byKey.values()].filter(
        (other) => other !== words && testKey(other) === testKey(words),
      );
      const [only] = others;
      if (only === undefined || others.length > 1) continue;
      only.points.push(...words.points);
      this.moved.set(words.id, only.id);
      this.#byKey.delete(key);
    }
  }

  #valuesOf({ test, unit, group, code }: Sample): TestValues {
    const key = `${unitKey(unit)}\n${testKey({ test, group, ...(code && { code }) })}`;
    const known = this.#byKey.get(key);
    if (known) return known;
    const id = this.#makeId(test);
    const made = { id, test, unit, group, ...(code && { code }), points: [], plain: 0 };
    this.#byKey.set(key, made);
    return made;
  }

  #toColumns(values: TestValues): void {
    const first = values.points.find(({ point }) => isPlain(point));
    const precision = precisionOf(first?.point.at);
    if (first === undefined || precision === undefined) return;
    const columns: ColumnsOf = {
      values: new Columns(precision),
      ...(first.range && { range: first.range }),
      rangeKey: keyOf(first.range),
      ...{ first: locatorOf(first.point), last: locatorOf(first.point) },
    };
    values.points = values.points.filter(({ point, range }) => {
      const isTaken = take(columns, point, range);
      if (isTaken && point.id !== undefined) this.moved.set(point.id, values.id);
      return !isTaken;
    });
    values.columns = columns;
  }
}

function testKey({ test, group, code }: Pick<TestValues, 'test' | 'group' | 'code'>): string {
  return `${test.toLowerCase()}\n${group.toLowerCase()}\n${code?.code ?? ''}`;
}

function isWord({ value }: PointDoc): boolean {
  if (typeof value === 'object') return 'text' in value || 'absent' in value;
  return typeof value === 'string' && !/\d/.test(value);
}

function take(columns: ColumnsOf, point: Omit<PointDoc, 'id'>, range: Limits | undefined): boolean {
  const { at, value } = point;
  const isFitting =
    isPlain(point) &&
    precisionOf(at) === columns.values.precision &&
    keyOf(range) === columns.rangeKey;
  if (!isFitting || at === undefined || typeof value !== 'number') return false;
  columns.values.add(at, value);
  columns.last = locatorOf(point);
  return true;
}

function keyOf(range: Limits | undefined): string {
  return range === undefined ? '' : `${range.low ?? ''}/${range.high ?? ''}`;
}

function locatorOf({ evidence }: Omit<PointDoc, 'id'>): string {
  return evidence !== undefined && 'locator' in evidence ? (evidence.locator ?? '') : '';
}

/** The test's name, with what tells it from others of that name. */
export function labelAmong(series: TestValues, all: readonly TestValues[]): string {
  const same = all.filter(({ test }) => test.toLowerCase() === series.test.toLowerCase());
  const differs = (of: (each: TestValues) => string) => new Set(same.map(of)).size > 1;
  const parts = [
    differs(({ group }) => group) ? series.group : '',
    differs(({ unit }) => sayUnit(unit)) ? sayUnit(series.unit) || 'unit not stated' : '',
  ].filter((part) => part !== '');
  const isAlike = same.some(
    (other) =>
      other !== series &&
      other.group === series.group &&
      sayUnit(other.unit) === sayUnit(series.unit),
  );
  if (isAlike) parts.push(series.code?.code ?? 'no code');
  return parts.length === 0 ? series.test : `${series.test} (${parts.join(', ')})`;
}

export function toSeries(
  { id, unit, code, points, columns }: TestValues,
  label: string,
): SeriesDoc {
  const ranges = new Set(points.map(({ range }) => JSON.stringify(range ?? null)));
  const shared = columns ? columns.range : ranges.size === 1 ? points[0]?.range : undefined;
  const isShared = (range: Limits | undefined) =>
    columns ? keyOf(range) === columns.rangeKey : shared !== undefined;
  return {
    id,
    label,
    unit,
    ...(code && { codes: [code] }),
    ...(shared && { range: { ...shared, source: RANGE_SOURCE } }),
    ...(columns && { samples: columns.values.close(), evidence: evidenceOf(columns) }),
    points: points.map(({ point, range }) =>
      isShared(range) || !range ? point : { ...point, range: { ...range, source: RANGE_SOURCE } },
    ),
  };
}

/** "labs.csv, row 2 to row 100001". */
function evidenceOf({ first, last }: ColumnsOf): { reported: true; locator: string } {
  const end = last.slice(last.lastIndexOf(', ') + 2);
  return { reported: true, locator: `${first} to ${end}` };
}

const RANGE_SOURCE = 'the record';
