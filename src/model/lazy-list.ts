/**
 * A list that holds nothing: its length is known, each item is made when it is read. For whoever
 * walks through a million of something once, so that they never exist together.
 */

/** `own` stands in for methods of arrays that would look for the very same object. */
export function lazyList<T>(
  length: number,
  read: (at: number) => T,
  own: Readonly<Record<string, unknown>> = {},
): readonly T[] {
  const known: Readonly<Record<string, unknown>> = { ...own, length };
  const isPlace = (key: string | symbol): key is string =>
    typeof key === 'string' && Number(key) < length && /^\d+$/.test(key);
  return new Proxy<T[]>([], {
    get: (target, key) => {
      if (typeof key !== 'string') return Reflect.get(target, key) as unknown;
      const at = Number(key);
      if (at >= 0) return at < length ? read(at) : undefined;
      return Object.hasOwn(known, key) ? known[key] : (Reflect.get(target, key) as unknown);
    },
    has: (target, key) => isPlace(key) || Reflect.has(target, key),
    ownKeys: () => [...Array.from({ length }, (_, at) => String(at)), 'length'],
    getOwnPropertyDescriptor: (target, key) =>
      isPlace(key)
        ? { value: read(Number(key)), enumerable: true, configurable: true, writable: true }
        : Reflect.getOwnPropertyDescriptor(target, key),
    set: () => false,
  });
}
