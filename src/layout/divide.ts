/** Rows over pages, in their order: as few pages as can be, filled as evenly as can be. */

export interface Fill {
  /** px left on a page with these rows; below 0 they do not fit. */
  readonly left: number;
  /** The rows of the next page are of another sort. */
  readonly isTurn: boolean;
}

/** A page that ends where the sort changes may be this much less full. */
const TURN = 0.5;

/**
 * The end of each page: the first row after it. A row that fits on no page has one to itself.
 * `fillOf` says how a page from a row to before another would be filled.
 */
export function divide(
  count: number,
  fillOf: (from: number, to: number) => Fill,
): readonly number[] {
  interface Best {
    readonly pages: number;
    readonly cost: number;
    readonly from: number;
  }
  const best: Best[] = [{ pages: 0, cost: 0, from: 0 }];
  for (let to = 1; to <= count; to++) {
    let found: Best | undefined;
    for (let from = to - 1; from >= 0; from--) {
      const { left, isTurn } = fillOf(from, to);
      if (left < 0 && from < to - 1) break;
      const before = best[from] as Best;
      const own = Math.max(0, left) ** 2 * (isTurn ? TURN : 1);
      const next = { pages: before.pages + 1, cost: before.cost + own, from };
      if (
        found === undefined ||
        next.pages < found.pages ||
        (next.pages === found.pages && next.cost < found.cost)
      )
        found = next;
    }
    best.push(found as Best);
  }
  const ends: number[] = [];
  for (let to = count; to > 0; to = best[to]?.from ?? 0) ends.unshift(to);
  return ends.length === 0 ? [0] : ends;
}
