/** How often a series is measured, and what gap is longer than its rhythm. */

/** A gap this many times the usual one breaks a line. */
const RHYTHM = 3;

/** The longest gap that a line may bridge, ms; Infinity for a handful, which have no rhythm. */
export function longestGap(times: ArrayLike<number>): number {
  if (times.length < 4) return Infinity;
  const gaps = new Float64Array(times.length - 1);
  for (let at = 0; at < gaps.length; at++) gaps[at] = (times[at + 1] ?? 0) - (times[at] ?? 0);
  return select(gaps, gaps.length >> 1) * RHYTHM;
}

const known = new WeakMap<Float64Array, number>();

/** The same of a column, worked out once. */
export function longestGapOf(times: Float64Array): number {
  const found = known.get(times) ?? longestGap(times);
  known.set(times, found);
  return found;
}

/** The n-th smallest, by Hoare's selection: sorting a million gaps would hold up the first frame. */
function select(numbers: Float64Array, n: number): number {
  let [left, right] = [0, numbers.length - 1];
  while (left < right) {
    const pivot = numbers[(left + right) >> 1] ?? 0;
    let [i, j] = [left, right];
    while (i <= j) {
      while ((numbers[i] ?? 0) < pivot) i++;
      while ((numbers[j] ?? 0) > pivot) j--;
      if (i > j) break;
      const held = numbers[i] ?? 0;
      numbers[i++] = numbers[j] ?? 0;
      numbers[j--] = held;
    }
    if (n <= j) right = j;
    else if (n >= i) left = i;
    else break;
  }
  return numbers[n] ?? Infinity;
}
