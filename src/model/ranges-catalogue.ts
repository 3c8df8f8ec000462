/**
 * Reference ranges that a reader may choose in place of the case's own. A catalogue holds only what
 * has a source, says for whom it holds, and is never applied unasked: for ALT the choice among
 * sources moves an answer by a factor of two.
 */
import { analyteOf } from './analytes.ts';
import type { Series } from './course.ts';
import type { ReferenceRange } from './range.ts';

export interface CatalogueRange {
  readonly id: string;
  /** LOINC code of the test. */
  readonly loinc: string;
  /** The unit its limits are in, by UCUM code. */
  readonly ucum: string;
  readonly low?: number;
  readonly high: number;
  /** For whom the source gives it. */
  readonly population: string;
  readonly source: string;
}

const alt = { loinc: '1742-6', ucum: 'U/L', population: 'boy of 12' } as const;

export const RANGES: readonly CatalogueRange[] = [
  { ...alt, id: 'alt-caliper', high: 30, source: 'CALIPER' },
  { ...alt, id: 'alt-naspghan', high: 26, source: 'NASPGHAN' },
  { ...alt, id: 'alt-mayo', high: 55, source: 'Mayo' },
];

/** Those for the test of a series, in its own unit: nothing is converted unasked. */
export function catalogueFor(
  series: Pick<Series, 'codes' | 'label' | 'unit' | 'relative'>,
): readonly CatalogueRange[] {
  const analyte = analyteOf(series);
  if (analyte === undefined || series.relative) return [];
  return RANGES.filter(({ loinc, ucum }) => loinc === analyte.loinc && ucum === series.unit.ucum);
}

/** As a range of a series; its source names the population, because both are printed. */
export function toReferenceRange({
  low,
  high,
  source,
  population,
}: CatalogueRange): ReferenceRange {
  return { ...(low !== undefined && { low }), high, source: `${source}, ${population}` };
}
