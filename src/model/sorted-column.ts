/** Places in an ascending column, found by halving. */

/** How many numbers of an ascending column are less than `value`; at least `from` are known to be. */
export function below(column: Float64Array, value: number, from = 0): number {
  let [low, high] = [from, column.length];
  // From a place that is known in steps that double: the next edge is mostly near.
  for (let step = 8; from > 0 && low + step < high; step *= 2) {
    if ((column[low + step] as number) < value) low += step;
    else high = low + step;
  }
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((column[middle] as number) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** How many numbers of an ascending column are at most `value`; at least `from` are known to be. */
export function atMost(column: Float64Array, value: number, from = 0): number {
  let [low, high] = [from, column.length];
  for (let step = 8; from > 0 && low + step < high; step *= 2) {
    if ((column[low + step] as number) <= value) low += step;
    else high = low + step;
  }
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((column[middle] as number) <= value) low = middle + 1;
    else high = middle;
  }
  return low;
}
