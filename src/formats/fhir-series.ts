/**
 * Results become series, one for each test and unit. A result in words joins the series of its test
 * where numbers make one, and is an event otherwise. Units of one test are kept apart, and told.
 */
import type { CodeDoc, PointDoc, RangeDoc, SeriesDoc, ValueDoc } from '../model/document.ts';
import { evidenceOf, join, type Building, type FhirDesk } from './fhir-desk.ts';
import { codesOf, identityOf, labelOf, shortTest } from './fhir-codes.ts';
import type { Node } from './fhir-node.ts';
import type { LaneName } from './fhir-lanes.ts';
import type { FhirRecord } from './fhir-records.ts';
import { unitKey, type FhirUnit } from './fhir-units.ts';
import { sampled } from './foreign-samples.ts';
import { formatIssue } from './issues.ts';
import type { Issue } from '../model/issue.ts';

/** What is measured: one for all results with its code, or its name. */
export interface Test {
  readonly label: string;
  readonly codes: readonly CodeDoc[];
}

/** One value of one test. */
export interface Result {
  readonly record: FhirRecord;
  readonly test: Test;
  readonly at: string | undefined;
  readonly derived: string | undefined;
  readonly notes: readonly (string | undefined)[];
}
export interface Measured extends Result {
  readonly value: ValueDoc;
  readonly unit: FhirUnit;
  readonly range: RangeDoc | undefined;
}
export interface Worded extends Result {
  /** Of a point: a titre, words, or why there is nothing. */
  readonly value: ValueDoc;
  readonly words: string;
  readonly valueCodes: readonly CodeDoc[];
  readonly status?: string;
  readonly lane: LaneName;
}

interface Column {
  readonly test: Test;
  readonly unit: FhirUnit;
  readonly results: (Measured | Worded)[];
}

export class SeriesBook {
  readonly #tests = new Map<string, Test>();
  readonly #byConcept = new Map<Node, Test>();
  readonly #columns = new Map<Test, Map<string, Column>>();
  readonly #worded: Worded[] = [];

  /** The test that a concept names. */
  test(concept: Node | undefined): Test {
    // A shrunk record tells one concept by one object.
    const same = concept && this.#byConcept.get(concept);
    if (same) return same;
    const test = this.#testOf(concept);
    if (concept) this.#byConcept.set(concept, test);
    return test;
  }

  #testOf(concept: Node | undefined): Test {
    const identity = identityOf(concept) ?? '';
    const known = this.#tests.get(identity);
    if (known) return known;
    const test = { label: labelOf(concept) ?? 'Observation not named', codes: codesOf(concept) };
    this.#tests.set(identity, test);
    return test;
  }

  measure(result: Measured): void {
    const { test, unit } = result;
    const ofTest = this.#columns.get(test) ?? new Map<string, Column>();
    this.#columns.set(test, ofTest);
    const key = unitKey(unit);
    const known = ofTest.get(key);
    if (known) known.results.push(result);
    else ofTest.set(key, { test, unit, results: [result] });
  }

  word(result: Worded): void {
    this.#worded.push(result);
  }

  /** The series, the most telling first; results in words without a series become events. */
  close(desk: FhirDesk): {
    readonly series: readonly SeriesDoc[];
    readonly issues: readonly Issue[];
  } {
    for (const result of this.#worded) {
      const column = this.#columns.get(result.test)?.values().next().value;
      if (column) column.results.push(result);
      else addWorded(result, desk);
    }
    const byTest = [...this.#columns.values()].map((ofTest) => [...ofTest.values()]);
    // A trend says more than a single value; the order of the record decides among equals.
    const columns = byTest.flat().sort((a, b) => b.results.length - a.results.length);
    const labels = labelsOf(columns);
    return {
      series: columns.map((column) =>
        toSeries(column, labels.get(column) ?? column.test.label, desk),
      ),
      issues: byTest.flatMap((same) => (same.length > 1 ? [differing(same)] : [])),
    };
  }
}

function addWorded(result: Worded, desk: FhirDesk): void {
  const { record, test, words, valueCodes, lane, at, derived, notes, status } = result;
  const name = shortTest(test.label);
  const isShort = words.length <= 80 && words !== '';
  desk.addEvent(record, {
    kind: lane === 'results' ? 'measurement' : 'finding',
    lane,
    label: isShort ? `${name}: ${words}` : name,
    time: { ...(at !== undefined && { at }), ...(derived !== undefined && { derived }) },
    codes: [...test.codes, ...valueCodes],
    ...(status !== undefined && { status }),
    details: [...(isShort ? [] : [words]), ...notes],
  });
}

/** The short names of the tests; where two would share one, their units or full names tell them apart. */
function labelsOf(columns: readonly Column[]): ReadonlyMap<Column, string> {
  const forms: readonly ((column: Column) => string)[] = [
    ({ test }) => shortTest(test.label),
    ({ test, unit }) => withUnit(shortTest(test.label), unit),
    ({ test }) => test.label,
    ({ test, unit }) => withUnit(test.label, unit),
    ({ test, unit }) => withUnit(`${test.label}, ${test.codes[0]?.code ?? 'other'}`, unit),
  ];
  const told = new Map<Column, string>();
  let left: readonly Column[] = columns;
  for (const form of forms) {
    const counts = new Map<string, number>();
    for (const column of left) counts.set(form(column), (counts.get(form(column)) ?? 0) + 1);
    const isLast = form === forms.at(-1);
    for (const column of left)
      if (isLast || counts.get(form(column)) === 1) told.set(column, form(column));
    left = left.filter((column) => !told.has(column));
  }
  return told;
}

function withUnit(label: string, { display }: FhirUnit): string {
  return `${label} (${display === '' ? 'no unit' : display})`;
}

function differing(columns: readonly Column[]): Issue {
  const units = columns.map(({ unit }) => (unit.display === '' ? 'no unit' : unit.display));
  const [first] = columns;
  return formatIssue('foreign-unit-differs', first?.test.label ?? '', {
    about: `${first?.test.label ?? ''} is given in ${units.join(' and ')}; each has a panel of its own.`,
  });
}

function toSeries(column: Column, label: string, desk: FhirDesk): SeriesDoc {
  const id = desk.makeId(label);
  const results = [...column.results].sort(byTime);
  const range = sharedRange(results);
  const points = results.map((result) => toPoint(result, range === undefined));
  const { display, ucum } = column.unit;
  const series: SeriesDoc = {
    id,
    label: label.slice(0, 200),
    unit: ucum === undefined ? display : { display, ucum },
    ...(column.test.codes.length > 0 && { codes: column.test.codes }),
    ...(range && { range }),
    points,
  };
  const dense = sampled(series);
  results.forEach(({ record }, at) =>
    desk.note(record, 'value', dense?.ids[at] ?? `${id}/${String(at + 1)}`),
  );
  return dense?.series ?? series;
}

function byTime(a: Result, b: Result): number {
  const [first, second] = [a.at ?? '~', b.at ?? '~'];
  return first < second ? -1 : first > second ? 1 : 0;
}

/** The range that every number of the series has. */
function sharedRange(results: readonly (Measured | Worded)[]): RangeDoc | undefined {
  const measured = results.filter((result) => 'unit' in result);
  const first = measured[0]?.range;
  const isShared = measured.every(
    ({ range }) => range?.low === first?.low && range?.high === first?.high,
  );
  return isShared ? first : undefined;
}

function toPoint(result: Measured | Worded, keepsRange: boolean): PointDoc {
  const note = join(result.notes, '; ');
  const range = keepsRange && 'unit' in result ? result.range : undefined;
  const { at, value } = result;
  const point: Building<PointDoc> = at === undefined ? { value } : { at, value };
  if (note !== undefined) point.note = note;
  if (range) point.range = range;
  point.evidence = evidenceOf(result.record, result.derived);
  return point;
}
