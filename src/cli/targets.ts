/** Where the files of a command go, and what is said of many: one that fails does not stop the others. */
import { basename } from 'node:path';
import { complain, STREAM, UsageError, type ExitCode } from './node.ts';
import { Progress } from './progress.ts';

/** "cases/my.case.yaml" becomes "my". */
export function stemOf(file: string): string {
  return file === STREAM ? 'stdin' : basename(file).replace(/(\.case)?\.(ya?ml|json)$/i, '');
}

/** Two inputs that would write one file: the second would replace the first. */
export function checkTargets(files: readonly string[], targetOf: (file: string) => string): void {
  const seen = new Map<string, string>();
  for (const file of files) {
    const target = targetOf(file);
    const other = seen.get(target);
    if (other !== undefined)
      throw new UsageError(`${other} and ${file} would both be written to ${target}`);
    seen.set(target, file);
  }
}

/** Writes them one after the other; the worst of their exit codes. */
export async function writeAll(
  files: readonly string[],
  writeOne: (file: string) => Promise<ExitCode>,
): Promise<ExitCode> {
  const progress = new Progress(files.length);
  const codes: ExitCode[] = [];
  for (const file of files) {
    progress.show(file);
    codes.push(await writeOne(file).catch(sayFailure));
  }
  progress.end();
  const failed = codes.filter((code) => code === 2).length;
  const faulty = codes.filter((code) => code === 1).length;
  const errors = faulty > 0 ? `, ${faulty} with errors in the case` : '';
  complain(`${files.length} files: ${files.length - failed} written${errors}, ${failed} failed`);
  return codes.reduce((worst, code) => (code > worst ? code : worst), 0);
}

function sayFailure(error: unknown): ExitCode {
  if (!(error instanceof UsageError)) throw error;
  complain(`caseline: ${error.message}`);
  return 2;
}
