/** Which tests of a record come in more than one unit: looked at before any converter is loaded. */
import type { CaseDocument, SeriesDoc } from '../model/document.ts';
import { sayUnit } from './table-units.ts';

/** Several series of one test: the same codes, and the same name but for its unit. */
export function testsInTwoUnits(
  document: CaseDocument | undefined,
): readonly (readonly SeriesDoc[])[] {
  const tests = new Map<string, SeriesDoc[]>();
  for (const series of document?.series ?? []) {
    const key = JSON.stringify([baseOf(series).toLowerCase(), series.codes ?? []]);
    const same = tests.get(key);
    if (same) same.push(series);
    else tests.set(key, [series]);
  }
  return [...tests.values()].filter((same) => same.length > 1);
}

/** "Glucose (mg/dL)" is "Glucose", "Glucose (Serum, mg/dL)" is "Glucose (Serum)": readers add the unit. */
export function baseOf({ label, unit }: SeriesDoc): string {
  const shown = sayUnit(unit);
  for (const words of shown === '' ? ['no unit', 'unit not stated'] : [shown]) {
    if (label.endsWith(` (${words})`)) return label.slice(0, -words.length - 3);
    if (label.endsWith(`, ${words})`)) return `${label.slice(0, -words.length - 3)})`;
  }
  return label;
}
