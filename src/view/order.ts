/** Lanes and panels in the order wanted: what the view names first, the rest as in the case. */

interface Item {
  readonly id: string;
}

/** The items themselves where nothing is named. */
export function inOrder<T extends Item>(
  items: readonly T[],
  order: readonly string[],
): readonly T[] {
  if (order.length === 0) return items;
  const rank = new Map(order.map((id, at) => [id, at]));
  // Sorting is stable: what is not named keeps its place among its like.
  return [...items].sort(
    (a, b) => (rank.get(a.id) ?? order.length) - (rank.get(b.id) ?? order.length),
  );
}

/**
 * The order after an item moved by some places among those in sight; hidden ones stay where they
 * are. Empty where that is the order of the case; the same where nothing moves.
 */
export function moved(
  items: readonly Item[],
  order: readonly string[],
  move: { readonly id: string; readonly by: number; readonly hidden: readonly string[] },
): readonly string[] {
  const all = inOrder(items, order).map(({ id }) => id);
  const seen = all.filter((id) => !move.hidden.includes(id));
  const from = seen.indexOf(move.id);
  const to = Math.min(Math.max(from + Math.trunc(move.by), 0), seen.length - 1);
  if (from < 0 || to === from || Number.isNaN(to)) return order;
  const rest = seen.filter((id) => id !== move.id);
  const next = [...rest.slice(0, to), move.id, ...rest.slice(to)].values();
  const wanted = all.map((id) => (seen.includes(id) ? (next.next().value ?? id) : id));
  return items.every(({ id }, at) => id === wanted[at]) ? [] : wanted;
}
