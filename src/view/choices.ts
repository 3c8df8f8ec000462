/** What there is to choose from, with the words of each choice, and why a choice is not open. */
import type { DateForm, Series } from '../model/course.ts';
import type { EvidenceKind } from '../model/evidence.ts';
import { extremesOf } from '../model/pyramid.ts';
import { besideOf } from '../model/sample-points.ts';
import type { AxisKind, ThemeName } from './view.ts';

export const AXES: readonly { readonly kind: AxisKind; readonly label: string }[] = [
  { kind: 'phases', label: 'Phases' },
  { kind: 'linear', label: 'Linear' },
  { kind: 'calendar', label: 'Calendar' },
];

export const THEMES: readonly { readonly name: ThemeName; readonly label: string }[] = [
  { name: 'light', label: 'Light' },
  { name: 'dark', label: 'Dark' },
  { name: 'projector', label: 'Projector' },
  { name: 'print', label: 'Print' },
];

/** Instead of the dates as written. */
export const DATE_FORMS: readonly DateForm[] = ['shifted', 'relative'];

/** From strongest to weakest. */
export const EVIDENCE_KINDS: readonly EvidenceKind[] = ['reported', 'derived', 'illustrative'];

/** Why values of the series cannot stand on a logarithmic scale; undefined when they can. */
export function whyNotLog(series: Series): string | undefined {
  const values = numbersOf(series);
  if (values.length === 0) return 'No numbers are stated.';
  return values.some((value) => value <= 0) ? 'A value is zero or less.' : undefined;
}

/** Why they cannot be drawn as multiples of the upper limit; undefined when they can. */
export function whyNotLimit(series: Series): string | undefined {
  if (series.relative) return 'The source gives no absolute values: multiples already.';
  const limits = [...series.ranges, ...besideOf(series).flatMap(({ range }) => range ?? [])];
  return limits.some(({ high }) => high !== undefined) ? undefined : 'No upper limit is stated.';
}

function numbersOf(series: Series): readonly number[] {
  const { low, high } = extremesOf(series.samples?.values ?? new Float64Array());
  const others = besideOf(series).flatMap(({ value }) => {
    if (value.kind === 'number') return [value.value];
    return value.kind === 'range' ? [value.low, value.high] : [];
  });
  return series.samples ? [low, high, ...others] : others;
}
