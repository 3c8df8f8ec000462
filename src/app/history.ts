/**
 * Undo and redo of a value that is replaced, never mutated. It knows nothing of what the value is.
 */

export interface History<T> {
  readonly past: readonly T[];
  readonly present: T;
  readonly future: readonly T[];
}

/** More steps than this are forgotten, oldest first. */
const DEPTH = 100;

export function startHistory<T>(present: T): History<T> {
  return { past: [], present, future: [] };
}

/** A new present; what was undone before is gone. */
export function advance<T>(history: History<T>, present: T): History<T> {
  return { past: [...history.past, history.present].slice(-DEPTH), present, future: [] };
}

/** Another present in place of this one, as one step with it. */
export function replace<T>({ past }: History<T>, present: T): History<T> {
  return { past, present, future: [] };
}

/** The step before, or the same history where there is none. */
export function back<T>({ past, present, future }: History<T>): History<T> {
  const last = past[past.length - 1];
  if (last === undefined) return { past, present, future };
  return { past: past.slice(0, -1), present: last, future: [present, ...future] };
}

/** The step that was undone last, or the same history where there is none. */
export function forth<T>({ past, present, future }: History<T>): History<T> {
  const [next, ...rest] = future;
  if (next === undefined) return { past, present, future };
  return { past: [...past, present], present: next, future: rest };
}
