/** `--map` and `--print-map`: what the columns of tables mean, as a file that a person corrects. */
import type { TableRead } from '../formats/table-asks.ts';
import type { Mapping } from '../formats/table-mapping.ts';
import { readBytes, UsageError } from './node.ts';

/** The mappings of a file; what is wrong in it is wrong use, with the place and the remedy. */
export async function readMap(path: string): Promise<readonly Mapping[]> {
  const { readMapFile } = await import('../formats/table-map-file.ts');
  const text = new TextDecoder().decode(await readBytes(path));
  const { mappings, faults } = readMapFile(text);
  if (faults.length > 0)
    throw new UsageError(faults.map((fault) => `--map ${path}:${fault}`).join('\n'));
  return mappings;
}

/** A mapping for other headings would be passed over without a word. */
export function checkUsed(
  path: string,
  mappings: readonly Mapping[],
  tables: readonly TableRead[] | undefined,
): void {
  if (tables === undefined)
    throw new UsageError(`--map ${path}: the files are no tables, so there are no columns to map`);
  for (const [at, { signature, columns }] of mappings.entries()) {
    if (tables.some(({ mapping }) => mapping.signature === signature)) continue;
    const some = columns.slice(0, 4).map(({ heading }) => `“${heading}”`);
    throw new UsageError(
      `--map ${path}: mapping ${at + 1} (${some.join(', ')}${columns.length > 4 ? ', …' : ''}) ` +
        'has the headings of no table here. Print the map anew with --print-map.',
    );
  }
}
