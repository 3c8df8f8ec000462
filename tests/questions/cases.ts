// The four cases that come with the program, by id and reading.
import type { Course } from '../../src/model/course.ts';
import type { CaseDocument } from '../../src/model/document.ts';
import { resolveCase } from '../../src/model/resolve.ts';

const files = import.meta.glob<CaseDocument>('../../static/cases/*.case.yaml', {
  query: '?case',
  import: 'default',
  eager: true,
});

export const documents: readonly CaseDocument[] = Object.values(files);

export function courseOf(id: string, reading?: string): Course {
  const document = documents.find((each) => each.id === id);
  if (document === undefined) throw new Error(`no case ${id}`);
  return resolveCase(document, reading).course;
}

type Part = Pick<CaseDocument, 'events' | 'series' | 'anchors' | 'order' | 'phases'>;

/** A course of a few lines: anchors `start` and, some time after it, `later`. */
export function courseWith(part: Part): Course {
  const { course, issues } = resolveCase({
    caseline: 1,
    id: 'test',
    title: 'A test',
    patient: { label: 'Nobody' },
    source: { basis: 'synthetic', locator: 'synthetic' },
    anchors: [{ id: 'start' }, { id: 'later', after: 'start' }],
    dayZero: 'start',
    lanes: [{ id: 'all', label: 'All' }],
    ...part,
  });
  if (issues.length > 0) throw new Error(issues.map(({ code, path }) => `${code} ${path}`).join());
  return course;
}

type SeriesPart = NonNullable<CaseDocument['series']>[number];
export type Rows = readonly (readonly [at: string, value: string | number])[];

/** "start + 3" is day 3. */
export function aSeries(id: string, rows: Rows, more: Partial<SeriesPart> = {}): SeriesPart {
  const points = rows.map(([at, value]) => ({
    at: /[+-] \d+$/.test(at) ? `${at} days` : at,
    value: /^(?:low|normal|high)$/.test(String(value))
      ? { level: value as 'low' | 'normal' | 'high' }
      : value,
  }));
  return { id, label: id, unit: 'U/L', points, ...more };
}

export const platelets = (rows: Rows, more: Partial<SeriesPart> = {}): SeriesPart =>
  aSeries('platelets', rows, { label: 'Platelets', unit: '×10⁹/L', ...more });

export const alt = (
  rows: Rows,
  high: number | undefined,
  more: Partial<SeriesPart> = {},
): SeriesPart =>
  aSeries('alt', rows, {
    label: 'ALT',
    ...(high !== undefined && { range: { high, source: 'laboratory' } }),
    ...more,
  });
