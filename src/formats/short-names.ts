/** What files are called where a case is read: without their folders, which may name a person. */

/**
 * What the case calls its files: without the folders, which may name a person, but for those that
 * tell two files apart.
 */
export function shortNames(paths: readonly string[]): readonly string[] {
  const partsOf = (path: string): readonly string[] => path.split(/[\\/]/);
  return paths.map((path) => {
    const parts = partsOf(path);
    const others = paths.filter((other) => other !== path).map(partsOf);
    const ends = parts.map((_, at) => parts.slice(parts.length - 1 - at).join('/'));
    const isOnly = (end: string, at: number): boolean =>
      others.every((other) => other.slice(-1 - at).join('/') !== end);
    return ends.find(isOnly) ?? path;
  });
}
