/**
 * From mark to mark by keyboard: left and right within a lane or series, up and down to the mark
 * nearest in time in the next row, Home and End to the ends of the row.
 */
import type { Target } from '../layout/targets.ts';

type Step = (
  row: readonly Target[],
  rows: readonly (readonly Target[])[],
  from: Target,
) => Target | undefined;

const STEPS: Readonly<Record<string, Step>> = {
  ArrowRight: (row, _, from) => row[row.indexOf(from) + 1],
  ArrowLeft: (row, _, from) => row[row.indexOf(from) - 1],
  ArrowDown: (row, rows, from) => nearest(rows[rows.indexOf(row) + 1], from),
  ArrowUp: (row, rows, from) => nearest(rows[rows.indexOf(row) - 1], from),
  Home: (row) => row[0],
  End: (row) => row[row.length - 1],
};

/** Where the key leads; undefined when it is none of ours, `from` itself at the edge. */
export function walk(
  targets: readonly Target[],
  from: string | undefined,
  key: string,
): Target | undefined {
  const step = Object.hasOwn(STEPS, key) ? STEPS[key] : undefined;
  const start = targets.find((target) => target.id === from) ?? targets[0];
  if (step === undefined || start === undefined) return undefined;
  const rows = rowsOf(targets);
  const row = rows.find((candidates) => candidates.includes(start)) ?? [];
  return step(row, rows, start) ?? start;
}

/** In the order of the figure; within a row from left to right. */
function rowsOf(targets: readonly Target[]): readonly (readonly Target[])[] {
  const rows = new Map<string, Target[]>();
  for (const target of targets) {
    const row = rows.get(target.row);
    if (row === undefined) rows.set(target.row, [target]);
    else row.push(target);
  }
  return [...rows.values()];
}

function nearest(row: readonly Target[] | undefined, from: Target): Target | undefined {
  const distance = (target: Target): number => Math.abs(middle(target) - middle(from));
  return row?.reduce((best, target) => (distance(target) < distance(best) ? target : best));
}

const middle = ({ box }: Target): number => box.x + box.width / 2;
