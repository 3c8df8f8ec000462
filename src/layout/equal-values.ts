/** Numbers that follow each other and are the same: a panel says them once. */
import type { Point } from '../model/course.ts';
import type { PlacedPoint } from './figure.ts';

/** A plain number can be read off the axis; anything else must be said. */
export function isPlain(point: Point | undefined): boolean {
  return (
    point?.label === undefined &&
    point?.value.kind === 'number' &&
    (point.value.comparator === '=' || point.value.comparator === '~')
  );
}

/** For each value the number of its run: of plain numbers that follow each other and are the same. */
export function runsOf(
  marks: readonly PlacedPoint[],
  points: ReadonlyMap<string, Point>,
): readonly number[] {
  let run = -1;
  return marks.map((mark, at) => {
    const before = marks[at - 1];
    if (!before || !isSame(points.get(before.id), points.get(mark.id), before, mark)) run++;
    return run;
  });
}

function isSame(
  a: Point | undefined,
  b: Point | undefined,
  { evidence }: PlacedPoint,
  other: PlacedPoint,
): boolean {
  if (!isPlain(a) || !isPlain(b) || evidence !== other.evidence) return false;
  if (a?.value.kind !== 'number' || b?.value.kind !== 'number') return false;
  return a.value.value === b.value.value && a.value.comparator === b.value.comparator;
}
