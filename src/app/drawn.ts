/**
 * What of a view is drawn: a change of the rest (a pinned cursor, a pinned mark; for the overview
 * the window too) must not draw anew, so the view that was drawn last comes back. And how much room
 * the drawing keeps while it changes.
 */
import type { View } from '../view/view.ts';

/** The view given last, as long as the new one differs from it only in these fields. */
export function apartFrom(...fields: readonly (keyof View)[]): (view: View) => View {
  let last: View | undefined;
  return (view) => {
    if (last === undefined || !isSameBut(fields, last, view)) last = view;
    return last;
  };
}

/** What was computed last, as long as it is held; computed anew when it is not. */
export function lastWhile<T>(): (isHeld: boolean, compute: () => T) => T {
  let last: { readonly value: T } | undefined;
  return (isHeld, compute) => {
    if (!isHeld || last === undefined) last = { value: compute() };
    return last.value;
  };
}

/** The greatest height since it is held; undefined while it is not. */
export function greatest(): (height: number, isHeld: boolean) => number | undefined {
  let most = 0;
  return (height, isHeld) => {
    most = isHeld ? Math.max(most, height) : 0;
    return isHeld ? most : undefined;
  };
}

function isSameBut(fields: readonly (keyof View)[], a: View, b: View): boolean {
  const keys = new Set([...Object.keys(a), ...Object.keys(b)] as (keyof View)[]);
  return [...keys].every((key) => a[key] === b[key] || fields.includes(key));
}
