/** `caseline import`: files of other programs become a case file of ours, with a report of every record. */
import { writeCase } from '../formats/write.ts';
import { sayImport } from './import-report.ts';
import { complain, UsageError, writeBytes, type ExitCode } from './node.ts';
import { openCase } from './open.ts';
import { reportIssues } from './report.ts';
import { howOf } from './together.ts';

export interface ImportOptions {
  readonly output: string;
  readonly patient?: string;
  readonly force?: boolean;
  readonly ledger?: string;
}

export async function importFiles(
  given: readonly string[],
  options: ImportOptions,
): Promise<ExitCode> {
  const { files, how } = howOf(given, { ...options, together: true });
  const { name, case: read, issues, foreign } = await openCase(files[0] ?? '', how);
  if (foreign === undefined && read !== undefined)
    throw new UsageError(`${name} is a case of Caseline already`);
  const force = options.force === true;
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
