/** `caseline import`: files of other programs become a case file of ours, with a report of every record. */
import { writeCase } from '../formats/write.ts';
import { sayImport } from './import-report.ts';
import { checkUsed, readMap } from './map.ts';
import { complain, UsageError, writeBytes, type ExitCode } from './node.ts';
import type { TableRead } from '../formats/table-asks.ts';
import { openCase } from './open.ts';
import { reportIssues } from './report.ts';
import { howOf } from './together.ts';

export interface ImportOptions {
  readonly output: string;
  readonly patient?: string;
  readonly force?: boolean;
  readonly ledger?: string;
  readonly map?: string;
  readonly printMap?: boolean;
}

export async function importFiles(
  given: readonly string[],
  options: ImportOptions,
): Promise<ExitCode> {
  const { files, how } = howOf(given, { ...options, together: true });
  const { map } = options;
  const mapping = map === undefined ? undefined : await readMap(map);
  const opened = await openCase(files[0] ?? '', { ...how, ...(mapping && { mapping }) });
  const { name, case: read, issues, foreign } = opened;
  if (map !== undefined && mapping) checkUsed(map, mapping, foreign?.tables);
  if (foreign === undefined && read !== undefined)
    throw new UsageError(`${name} is a case of Caseline already`);
  const force = options.force === true;
  if (options.printMap === true) return printMap(name, foreign?.tables, options.output, force);
  if (foreign) {
    for (const line of sayImport(foreign)) complain(line);
    if (options.ledger !== undefined) {
      const { toTsv } = await import('../formats/ledger-text.ts');
      const text = toTsv(foreign.ledger);
      await writeBytes(options.ledger, new TextEncoder().encode(text), { force });
    }
  }
  if (read !== undefined)
    await writeBytes(options.output, new TextEncoder().encode(writeCase(read)), { force });
  return reportIssues(name, issues);
}

/** Instead of a case: the proposal for each table, for a person to correct. */
async function printMap(
  name: string,
  tables: readonly TableRead[] | undefined,
  output: string,
  force: boolean,
): Promise<ExitCode> {
  if (tables === undefined)
    throw new UsageError(`--print-map: ${name} is no table, so there are no columns to map`);
  const { sayAsk, writeMapFile } = await import('../formats/table-map-file.ts');
  for (const { file, asks } of tables) for (const ask of asks) complain(`${file}: ${sayAsk(ask)}`);
  await writeBytes(output, new TextEncoder().encode(writeMapFile(tables)), { force });
  return 0;
}
