/** Numbers that tables write for "no value" stay numbers until a person says otherwise; a doubt is told. */
import type { CaseDocument } from '../model/document.ts';
import type { Issue } from '../model/issue.ts';
import { formatIssue } from './issues.ts';

/** One for each series in which such a number lies far from all others. */
export function doubtsOf(series: NonNullable<CaseDocument['series']>): readonly Issue[] {
  return series.flatMap(({ label, points = [], samples }) => {
    const numbers = [
      ...points.map(({ value }) => value).filter((value) => typeof value === 'number'),
      ...(samples?.values ?? []),
    ];
    const others = numbers.filter((value) => !SENTINELS.includes(value));
    const odd = SENTINELS.filter((value) => numbers.includes(value) && isFar(value, others));
    if (odd.length === 0) return [];
    const one = odd.length === 1;
    const about = `“${label}” holds ${odd.join(', ')}, far from its other values; ${one ? 'it is drawn as a number' : 'they are drawn as numbers'}, though tables often write ${one ? 'it' : 'them'} for “no value”.`;
    return [formatIssue('foreign-assumed', label, { about })];
  });
}

const SENTINELS: readonly number[] = [-1, -9, -99, -999, -9999, 99, 999, 9999, 99999];

function isFar(value: number, others: readonly number[]): boolean {
  if (others.length === 0) return false;
  const least = others.reduce((a, b) => Math.min(a, b));
  const most = others.reduce((a, b) => Math.max(a, b));
  return value < 0 ? least >= 0 : value > 5 * most;
}
