/** Whether two plain documents say the same: the order of keys counts for nothing, that of lists does. */
export function isSame(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return a === b;
  if (isList(a) || isList(b)) return isSameList(a, b);
  const keys = keysOf(a);
  return (
    keys.length === keysOf(b).length &&
    keys.every((key) => Object.hasOwn(b, key) && isSame(at(a, key), at(b, key)))
  );
}

function isSameList(a: unknown, b: unknown): boolean {
  if (!isList(a) || !isList(b) || a.length !== b.length) return false;
  for (let index = 0; index < a.length; index++) if (!isSame(a[index], b[index])) return false;
  return true;
}

/** A column of floats says the same as a list of its numbers. */
function isList(value: unknown): value is ArrayLike<unknown> {
  return Array.isArray(value) || value instanceof Float64Array;
}

/** A key that holds undefined is a key that is not there. */
export function keysOf(value: object): readonly string[] {
  return Object.keys(value).filter((key) => at(value, key) !== undefined);
}

export function at(value: object, key: string): unknown {
  return (value as Readonly<Record<string, unknown>>)[key];
}
