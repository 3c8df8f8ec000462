/**
 * Declared order: pairs [earlier, later] of ids, closed transitively. Pairs that lie on a circle say
 * nothing and are left out; a closure too large to keep falls back to the pairs themselves.
 */

export type Pair = readonly [earlier: string, later: string];

export interface Order {
  readonly later: ReadonlyMap<string, ReadonlySet<string>>;
  /** Each circle by its members, in the order met. */
  readonly cycles: readonly (readonly string[])[];
  /** False when the closure was too large, and only the pairs are kept. */
  readonly isClosed: boolean;
}

/** Entries of a closure: beyond this, memory rather than meaning grows. */
const MAX_CLOSURE = 1_000_000;

export function closeOrder(pairs: readonly Pair[]): Order {
  const direct = directPairs(pairs);
  const components = findComponents(direct);
  const cycles = components.filter(
    (members) => members.length > 1 || direct.get(members[0] ?? '')?.has(members[0] ?? ''),
  );
  const circle = new Map(cycles.flatMap((members, at) => members.map((id) => [id, at] as const)));
  for (const [id, later] of direct) {
    const own = circle.get(id);
    if (own !== undefined)
      for (const other of [...later]) if (circle.get(other) === own) later.delete(other);
  }
  // Tarjan gives components latest first, so every set that a set needs is already closed.
  const closed = closeFrom(components.flat(), direct);
  return { later: closed ?? direct, cycles, isClosed: closed !== undefined };
}

function directPairs(pairs: readonly Pair[]): Map<string, Set<string>> {
  const direct = new Map<string, Set<string>>();
  for (const [earlier, later] of pairs) {
    const known = direct.get(earlier);
    if (known) known.add(later);
    else direct.set(earlier, new Set([later]));
  }
  return direct;
}

function closeFrom(
  ids: readonly string[],
  direct: ReadonlyMap<string, ReadonlySet<string>>,
): Map<string, Set<string>> | undefined {
  const closed = new Map<string, Set<string>>();
  let entries = 0;
  for (const id of ids) {
    const next = direct.get(id);
    if (!next || next.size === 0) continue;
    const all = new Set(next);
    for (const other of next) {
      for (const far of closed.get(other) ?? []) all.add(far);
      if (entries + all.size > MAX_CLOSURE) return undefined;
    }
    entries += all.size;
    closed.set(id, all);
  }
  return closed;
}

interface Visit {
  readonly id: string;
  readonly next: Iterator<string>;
}

/** Strongly connected components after Tarjan, latest first; a loop instead of recursion, for chains of any length. */
function findComponents(direct: ReadonlyMap<string, ReadonlySet<string>>): string[][] {
  const index = new Map<string, number>();
  const low = new Map<string, number>();
  const open: string[] = [];
  const isOpen = new Set<string>();
  const components: string[][] = [];

  const enter = (id: string): Visit => {
    index.set(id, index.size);
    low.set(id, index.size - 1);
    open.push(id);
    isOpen.add(id);
    return { id, next: (direct.get(id) ?? new Set<string>()).values() };
  };
  const lower = (id: string, to: number | undefined) =>
    low.set(id, Math.min(low.get(id) ?? 0, to ?? 0));
  const leave = (id: string) => {
    if (low.get(id) !== index.get(id)) return;
    const members = open.splice(open.lastIndexOf(id));
    for (const member of members) isOpen.delete(member);
    components.push(members);
  };

  for (const root of direct.keys()) {
    if (index.has(root)) continue;
    const path = [enter(root)];
    for (let visit = path.at(-1); visit; visit = path.at(-1)) {
      const step = visit.next.next();
      if (step.done === true) {
        path.pop();
        leave(visit.id);
        const above = path.at(-1);
        if (above) lower(above.id, low.get(visit.id));
      } else if (!index.has(step.value)) path.push(enter(step.value));
      else if (isOpen.has(step.value)) lower(visit.id, index.get(step.value));
    }
  }
  return components;
}
