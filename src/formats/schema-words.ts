/** A schema in words, and the choices it leaves: which member of a union is meant, which key. */

/** A valibot schema as far as it is walked here. */
export interface Schema {
  readonly type: string;
  readonly pipe?: unknown;
  readonly wrapped?: unknown;
  readonly item?: unknown;
  readonly items?: unknown;
  readonly key?: unknown;
  readonly value?: unknown;
  readonly entries?: unknown;
  readonly options?: unknown;
  readonly literal?: unknown;
}

/** The members of a union that a value may mean, the likeliest first. */
export function candidates(union: Schema, input: unknown): readonly Schema[] {
  const options = (union.options as readonly Schema[]).filter((option) => isLike(option, input));
  if (typeof input !== 'object' || input === null || Array.isArray(input)) return options;
  const keys = Object.keys(input);
  const shared = (option: Schema) => keys.filter((key) => keysOf(option).includes(key)).length;
  return [...options].sort((a, b) => shared(b) - shared(a));
}

function isLike(schema: Schema, input: unknown): boolean {
  switch (schema.type) {
    case 'strict_object':
      return typeof input === 'object' && input !== null && !Array.isArray(input);
    case 'array':
      return Array.isArray(input);
    case 'literal':
      return input === schema.literal;
    default:
      return typeof input === schema.type;
  }
}

function keysOf(schema: Schema): readonly string[] {
  return schema.type === 'strict_object' ? Object.keys(schema.entries as object) : [];
}

/** "text", "a number or a group with low, high": what a schema takes. */
export function expectedBy(schema: Schema): string {
  switch (schema.type) {
    case 'string':
      return 'text';
    case 'number':
      return 'a number';
    case 'boolean':
      return 'true or false';
    case 'literal':
      return String(schema.literal);
    case 'picklist':
      return `one of ${(schema.options as readonly string[]).join(', ')}`;
    case 'array':
      return 'a list';
    case 'custom':
      return 'a list of numbers';
    case 'strict_object':
      return `a group with ${keysOf(schema).slice(0, 6).join(', ')}`;
    case 'union':
      return [...new Set((schema.options as readonly Schema[]).map(expectedBy))].join(' or ');
    default:
      return 'something else';
  }
}

/** The known key that a mistyped one is nearest to, if any is near. */
export function closestTo(key: string, known: readonly string[]): string | undefined {
  if (key.length > 40) return undefined;
  const limit = Math.max(1, Math.floor(key.length / 3));
  const near = known
    .map((each) => ({ each, distance: editDistance(key.toLowerCase(), each.toLowerCase()) }))
    .filter(({ distance }) => distance <= limit)
    .sort((a, b) => a.distance - b.distance);
  return near[0]?.each;
}

/** Insertions, deletions, replacements and swaps of neighbours (optimal string alignment). */
function editDistance(a: string, b: string): number {
  let before: number[] = [];
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const isSame = a[i - 1] === b[j - 1];
      const isSwapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      const swap = isSwapped ? (before[j - 2] ?? Infinity) + 1 : Infinity;
      next.push(
        Math.min(
          (row[j] ?? 0) + 1,
          (next[j - 1] ?? 0) + 1,
          (row[j - 1] ?? 0) + (isSame ? 0 : 1),
          swap,
        ),
      );
    }
    before = row;
    row = next;
  }
  return row[b.length] ?? 0;
}
