/**
 * What a person said of the columns of a table, to be kept for other tables with these headings. It
 * holds a fingerprint of the headings instead of them, and no cell: headings may be as private as
 * what stands below. Names and units are kept only where the person typed them.
 */
import * as v from 'valibot';
import { settingsSchema, ROLES, type Mapping } from './table-mapping.ts';
import { proposeMapping } from './table-propose.ts';
import { signatureOf, type Sheet } from './table-sheet.ts';

const word = v.pipe(v.string(), v.maxLength(200));
const rememberedSchema = v.object({
  headings: v.pipe(v.string(), v.regex(/^\d{1,4}-[0-9a-f]{16}$/)),
  columns: v.pipe(
    v.array(v.object({ role: v.picklist(ROLES), label: v.optional(word), unit: v.optional(word) })),
    v.maxLength(2000),
  ),
  ...settingsSchema,
});

export type Remembered = v.InferOutput<typeof rememberedSchema>;

/** For how many columns, and a hash of their headings: 64 bits of FNV-1a, which nothing has to be loaded for. */
export function fingerprintOf(signature: string): string {
  const columns = signature.split('|').length;
  return `${columns}-${hash(signature, 0x811c9dc5)}${hash(signature, 0x01234567)}`;
}

function hash(text: string, seed: number): string {
  let sum = seed;
  for (const sign of text) sum = Math.imul(sum ^ (sign.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  return sum.toString(16).padStart(8, '0');
}

/** Of a mapping what differs from the proposal by a person's own words, and all that was chosen. */
export function toRemembered(mapping: Mapping, sheet: Sheet): Remembered {
  const { signature, columns, ...settings } = mapping;
  const proposed = proposeMapping(sheet).columns;
  return {
    ...settings,
    missing: [...settings.missing],
    headings: fingerprintOf(signature),
    columns: columns.map(({ role, label, unit }, at) => ({
      role,
      ...(label !== undefined && label !== proposed[at]?.label && { label }),
      ...(unit !== undefined && unit !== proposed[at]?.unit && { unit }),
    })),
  };
}

/** What storage or a link of the page holds, taken for nothing but what it says. */
export function readRemembered(value: unknown): readonly Remembered[] {
  return (Array.isArray(value) ? value : [value]).flatMap((each): readonly Remembered[] => {
    const read = v.safeParse(rememberedSchema, each);
    return read.success ? [read.output] : [];
  });
}

/** The mapping that is remembered for the headings of this sheet; names and units come from its headings. */
export function recall(sheet: Sheet, all: readonly Remembered[]): Mapping | undefined {
  const headings = fingerprintOf(signatureOf(sheet));
  const found = all.find(
    (each) => each.headings === headings && each.columns.length === sheet.header.length,
  );
  if (found === undefined) return undefined;
  const { columns, headings: _, ...settings } = found;
  const proposed = proposeMapping(sheet).columns;
  return {
    ...settings,
    signature: signatureOf(sheet),
    columns: columns.map((column, at) => {
      const own = proposed[at];
      const heading = sheet.header[at] ?? '';
      return own?.role === column.role ? { ...own, ...column } : { heading, ...column };
    }),
  };
}
